// Every level and thread model is accepted, on both paths.

// RUN: crease-compile %s -o /dev/null --emit=obj --accuracy=exact
// RUN: crease-compile %s -o /dev/null --emit=obj --accuracy=high
// RUN: crease-compile %s -o /dev/null --emit=obj --accuracy=fast
// RUN: crease-compile %s -o /dev/null --emit=obj --threads=none
// RUN: crease-compile %s -o /dev/null --emit=obj --threads=openmp
// RUN: crease-compile %s -o /dev/null --emit=obj --reference --threads=openmp --accuracy=fast

func.func @gelu(%x: tensor<64xf32>) -> tensor<64xf32> {
  %y = crease.gelu %x : tensor<64xf32>
  return %y : tensor<64xf32>
}
