// Objects link into C11 and C++ programs by their header, with static and with
// dynamic sizes, from both paths, and as a shared library.

// RUN: rm -rf %t && mkdir %t
// RUN: crease-compile %S/Inputs/c-interface.mlir -o %t/layers.o --header=%t/layers.h
// RUN: %cc -std=c11 -Wall -Wextra -Werror -pedantic -I%t %s %t/layers.o -lm -o %t/c11
// RUN: %t/c11 | FileCheck %s
// RUN: %cxx -std=c++17 -Wall -Wextra -Werror -pedantic -I%t -x c++ %s -x none %t/layers.o -o %t/cxx
// RUN: %t/cxx | FileCheck %s

// RUN: crease-compile %S/Inputs/c-interface.mlir -o %t/reference.o --reference
// RUN: %cc -std=c11 -I%t %s %t/reference.o -lm -o %t/reference
// RUN: %t/reference | FileCheck %s

// RUN: crease-compile %S/Inputs/c-interface.mlir -o %t/liblayers.so
// RUN: %cc -std=c11 -I%t %s %t/liblayers.so -o %t/shared
// RUN: %t/shared | FileCheck %s

#include "layers.h"

#include <stdio.h>

int main(void) {
  // CHECK: static: 0 6 15 0
  const float x[2][3] = {{1, 2, 3}, {4, -5, 6}};
  const float w[3][2] = {{1, 0}, {1, 1}, {-1, 1}};
  const float b[2] = {-1, 1};
  float y[2][2];
  static_layer(&x[0][0], &w[0][0], b, &y[0][0]);
  printf("static: %g %g %g %g\n", y[0][0], y[0][1], y[1][0] + 15, y[1][1] - 2);

  // The sizes are the rows of x and the columns of w, in this order.
  // CHECK: dynamic: 0 5
  float z[1][2];
  dynamic_layer(1, 2, &x[0][0], &w[0][0], &z[0][0]);
  printf("dynamic: %g %g\n", z[0][0], z[0][1]);

  // No rows are no work.
  dynamic_layer(0, 2, &x[0][0], &w[0][0], &z[0][0]);

  // CHECK: two: -1 -0.5 0.5 1 0.25
  const double u[4] = {-7, -0.5, 0.5, 7}, s = 0.25;
  double v[4], t;
  two_results(u, &s, v, &t);
  printf("two: %g %g %g %g %g\n", v[0], v[1], v[2], v[3], t);

  // CHECK: half: 3f80 0000 7f80
  const uint16_t h[3] = {0x3f80, 0xbf80, 0x7f80};
  uint16_t r[3];
  half(h, r);
  printf("half: %04x %04x %04x\n", (unsigned)r[0], (unsigned)r[1] & 0x7fff,
         (unsigned)r[2]);
  return 0;
}
