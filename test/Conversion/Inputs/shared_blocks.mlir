func.func @f(%x: tensor<512x1024xf32>, %w: tensor<1024x4096xf32> {crease.weight},
             %b: tensor<4096xf32>) -> tensor<512x4096xf32> {
  %z = crease.linear %x, %w, %b
      : (tensor<512x1024xf32>, tensor<1024x4096xf32>, tensor<4096xf32>)
      -> tensor<512x4096xf32>
  %y = crease.gelu %z : tensor<512x4096xf32>
  return %y : tensor<512x4096xf32>
}
