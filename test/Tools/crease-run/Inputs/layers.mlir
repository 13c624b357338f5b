func.func @layer(%x: tensor<?x8xf32>, %w: tensor<8x16xf32> {crease.weight}) -> tensor<?x16xf32> {
  %y = crease.linear %x, %w : (tensor<?x8xf32>, tensor<8x16xf32>) -> tensor<?x16xf32>
  %z = crease.gelu %y : tensor<?x16xf32>
  return %z : tensor<?x16xf32>
}

func.func @gate(%g: tensor<?x?xf32>, %v: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %y = crease.swiglu gate(%g) value(%v) : tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

func.func @tanh(%x: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %y = crease.tanh %x : tensor<4x6xf32>
  return %y : tensor<4x6xf32>
}

func.func @half(%x: tensor<3xbf16>) -> tensor<3xbf16> {
  %y = crease.relu %x : tensor<3xbf16>
  return %y : tensor<3xbf16>
}

func.func @loss(%x: tensor<64x5xf32>, %labels: tensor<64xi64>) -> tensor<64xf32> {
  %y = crease.softmax_cross_entropy %x, %labels : tensor<64x5xf32>, tensor<64xi64> -> tensor<64xf32>
  return %y : tensor<64xf32>
}

func.func @copies(%a: tensor<2x3xf64>, %b: tensor<2x3xf32>, %c: tensor<2x3xf16>, %d: tensor<2x3xbf16>,
                  %e: tensor<2x3xi1>, %f: tensor<2x3xi8>, %g: tensor<2x3xi16>, %h: tensor<2x3xi32>,
                  %i: tensor<2x3xi64>, %j: tensor<2x3xindex>, %k: f32)
    -> (tensor<2x3xf64>, tensor<2x3xf32>, tensor<2x3xf16>, tensor<2x3xbf16>,
        tensor<2x3xi1>, tensor<2x3xi8>, tensor<2x3xi16>, tensor<2x3xi32>,
        tensor<2x3xi64>, tensor<2x3xindex>, f32) {
  return %a, %b, %c, %d, %e, %f, %g, %h, %i, %j, %k
    : tensor<2x3xf64>, tensor<2x3xf32>, tensor<2x3xf16>, tensor<2x3xbf16>,
      tensor<2x3xi1>, tensor<2x3xi8>, tensor<2x3xi16>, tensor<2x3xi32>,
      tensor<2x3xi64>, tensor<2x3xindex>, f32
}
