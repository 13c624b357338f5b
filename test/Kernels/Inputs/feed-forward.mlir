func.func @block(%x: tensor<128x2048xf32>, %g: tensor<2048x5632xf32> {crease.weight}, %u: tensor<2048x5632xf32> {crease.weight}, %d: tensor<5632x2048xf32> {crease.weight}) -> tensor<128x2048xf32> {
  %0 = crease.linear %x, %g : (tensor<128x2048xf32>, tensor<2048x5632xf32>) -> tensor<128x5632xf32>
  %1 = crease.linear %x, %u : (tensor<128x2048xf32>, tensor<2048x5632xf32>) -> tensor<128x5632xf32>
  %2 = crease.swiglu gate(%0) value(%1) : tensor<128x5632xf32>
  %3 = crease.linear %2, %d : (tensor<128x5632xf32>, tensor<5632x2048xf32>) -> tensor<128x2048xf32>
  %4 = arith.addf %3, %x : tensor<128x2048xf32>
  return %4 : tensor<128x2048xf32>
}

func.func @late_rows(%x: tensor<?x2048xf32>, %g: tensor<2048x5632xf32> {crease.weight}, %u: tensor<2048x5632xf32> {crease.weight}, %d: tensor<5632x2048xf32> {crease.weight}) -> tensor<?x2048xf32> {
  %0 = crease.linear %x, %g : (tensor<?x2048xf32>, tensor<2048x5632xf32>) -> tensor<?x5632xf32>
  %1 = crease.linear %x, %u : (tensor<?x2048xf32>, tensor<2048x5632xf32>) -> tensor<?x5632xf32>
  %2 = crease.geglu gate(%0) value(%1) : tensor<?x5632xf32>
  %3 = crease.linear %2, %d : (tensor<?x5632xf32>, tensor<5632x2048xf32>) -> tensor<?x2048xf32>
  return %3 : tensor<?x2048xf32>
}
