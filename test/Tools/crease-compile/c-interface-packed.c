// Weights packed ahead of time, through the functions that the header declares.

// RUN: rm -rf %t && mkdir %t
// RUN: crease-compile %S/Inputs/c-interface-packed.mlir -o %t/layer.o --header=%t/layer.h
// RUN: %cc -std=c11 -Wall -Wextra -Werror -pedantic -I%t %s %t/layer.o -lm -o %t/packed
// RUN: %t/packed | FileCheck %s

#include "layer.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { M = 5, K = 33, N = 70 };

int main(void) {
  static float x[M][K], w[K][N], plain[M][N], fast[M][N];
  for (int m = 0; m < M; ++m)
    for (int k = 0; k < K; ++k)
      x[m][k] = (float)((m * 7 + k * 3) % 11 - 5);
  for (int k = 0; k < K; ++k)
    for (int n = 0; n < N; ++n)
      w[k][n] = (float)((k * 5 + n) % 13 - 6) / 8;
  size_t size = layer_packed_size();
  void *packed = malloc(size);
  layer_pack(&w[0][0], packed);
  layer(M, &x[0][0], &w[0][0], &plain[0][0]);
  layer_packed(M, &x[0][0], packed, &fast[0][0]);
  free(packed);

  int wrong = 0;
  for (int m = 0; m < M; ++m)
    for (int n = 0; n < N; ++n) {
      double sum = 0;
      for (int k = 0; k < K; ++k)
        sum += (double)x[m][k] * w[k][n];
      double expected = sum < 0 ? 0 : sum;
      wrong += fabs(plain[m][n] - expected) > 1e-4 ||
               fabs(fast[m][n] - expected) > 1e-4;
    }
  // CHECK: enough: 1 wrong: 0
  printf("enough: %d wrong: %d\n", size >= sizeof w, wrong);
  return 0;
}
