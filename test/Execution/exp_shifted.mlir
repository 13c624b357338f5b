// RUN: crease-run %s --entry=tensor --check --max-ulp=2
// RUN: crease-run %s --entry=vector --check --max-ulp=2

func.func @tensor(%x: tensor<40x8xf32>) -> tensor<40x8xf32> {
  %shift = arith.constant dense<64.0> : tensor<40x8xf32>
  %y = crease.exp_shifted %x, %shift : tensor<40x8xf32>
  return %y : tensor<40x8xf32>
}

// exp(1000 + x) 2^(64 - 1400): neither factor is an f32.
func.func @vector(%x: vector<16xf32>) -> vector<16xf32> {
  %large = arith.constant dense<1000.0> : vector<16xf32>
  %shift = arith.constant dense<1400.0> : vector<16xf32>
  %sum = arith.addf %x, %large : vector<16xf32>
  %y = crease.exp_shifted %sum, %shift : vector<16xf32>
  return %y : vector<16xf32>
}
