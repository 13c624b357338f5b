// Every level and thread model is accepted, on both paths.

// RUN: crease-compile %s -o /dev/null --emit=obj --accuracy=exact
// RUN: crease-compile %s -o /dev/null --emit=obj --accuracy=high
// RUN: crease-compile %s -o /dev/null --emit=obj --accuracy=fast
// RUN: crease-compile %s -o /dev/null --emit=obj --threads=none
// RUN: crease-compile %s -o /dev/null --emit=obj --threads=openmp
// RUN: crease-compile %s -o /dev/null --emit=obj --reference --threads=openmp --accuracy=fast

// The level reaches the code.
// RUN: crease-compile %s -o %t.exact.s --accuracy=exact
// RUN: crease-compile %s -o %t.high.s --accuracy=high
// RUN: crease-compile %s -o %t.fast.s --accuracy=fast
// RUN: not cmp -s %t.exact.s %t.high.s
// RUN: not cmp -s %t.high.s %t.fast.s

func.func @gelu(%x: tensor<64xf32>) -> tensor<64xf32> {
  %y = crease.gelu %x : tensor<64xf32>
  return %y : tensor<64xf32>
}
