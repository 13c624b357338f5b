func.func @static_layer(%x: tensor<2x3xf32>, %w: tensor<3x2xf32>, %b: tensor<2xf32>) -> tensor<2x2xf32> {
  %y = crease.linear %x, %w, %b : (tensor<2x3xf32>, tensor<3x2xf32>, tensor<2xf32>) -> tensor<2x2xf32>
  %z = crease.relu %y : tensor<2x2xf32>
  return %z : tensor<2x2xf32>
}

func.func @dynamic_layer(%x: tensor<?x3xf32>, %w: tensor<3x?xf32>) -> tensor<?x?xf32> {
  %y = crease.linear %x, %w : (tensor<?x3xf32>, tensor<3x?xf32>) -> tensor<?x?xf32>
  %z = crease.relu %y : tensor<?x?xf32>
  return %z : tensor<?x?xf32>
}

func.func @two_results(%x: tensor<4xf64>, %s: f64) -> (tensor<4xf64>, f64) {
  %y = crease.hard_tanh %x : tensor<4xf64>
  %t = crease.hard_tanh %s : f64
  return %y, %t : tensor<4xf64>, f64
}

func.func @half(%x: tensor<3xbf16>) -> tensor<3xbf16> {
  %y = crease.relu %x : tensor<3xbf16>
  return %y : tensor<3xbf16>
}
