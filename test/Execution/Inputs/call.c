/*===- call.c - Calls a function of a shared library -----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===*/

/* call LIBRARY FUNCTION INPUTS: fills that many arrays of 65536 floats, the
 * i-th with 0.5 * (i + 1), and prints the first and the last of the output. */

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

enum { count = 65536 };
static float in[4][count], out[count];

int main(int argc, char **argv) {
  if (argc != 4)
    return 2;
  void *library = dlopen(argv[1], RTLD_NOW);
  void *symbol = library ? dlsym(library, argv[2]) : NULL;
  if (!symbol) {
    fprintf(stderr, "%s\n", dlerror());
    return 1;
  }
  for (int i = 0; i < 4; ++i)
    for (int j = 0; j < count; ++j)
      in[i][j] = 0.5f * (float)(i + 1);
  switch (atoi(argv[3])) {
  case 1:
    ((void (*)(const float *, float *))symbol)(in[0], out);
    break;
  case 2:
    ((void (*)(const float *, const float *, float *))symbol)(in[0], in[1],
                                                              out);
    break;
  default:
    ((void (*)(const float *, const float *, const float *, const float *,
               float *))symbol)(in[0], in[1], in[2], in[3], out);
  }
  printf("%.9g %.9g\n", out[0], out[count - 1]);
  return 0;
}
