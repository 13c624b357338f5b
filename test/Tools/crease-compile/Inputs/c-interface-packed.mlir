func.func @layer(%x: tensor<?x33xf32>, %w: tensor<33x70xf32> {crease.weight}) -> tensor<?x70xf32> {
  %y = crease.linear %x, %w : (tensor<?x33xf32>, tensor<33x70xf32>) -> tensor<?x70xf32>
  %z = crease.relu %y : tensor<?x70xf32>
  return %z : tensor<?x70xf32>
}
