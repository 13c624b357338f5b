//===- two_moons.c - Trains the networks of two_moons.mlir ----------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Draws the points, calls the compiled steps, prints the loss, and writes a
// picture of the three decision boundaries (PNG). See two_moons.mlir.
//
// Exit 0 if the networks with an activation are right on more than 97 % of the
// points and the one without is not, else 1.
//
//===----------------------------------------------------------------------===//

// clang-format off
// REQUIRES: crease-compile
// RUN: mkdir -p %t.dir
// RUN: crease-compile %S/two_moons.mlir -o %t.dir/two_moons.o --header=%t.dir/two_moons.h
// RUN: %cc -std=c11 -O2 -Wall -Werror -I%t.dir %s %t.dir/two_moons.o -lm -o %t.dir/two_moons
// RUN: %t.dir/two_moons %t.dir/two_moons.png | FileCheck %s
//
// The same through the reference path:
// RUN: crease-compile %S/two_moons.mlir -o %t.dir/reference.o --reference
// RUN: %cc -std=c11 -O2 -I%t.dir %s %t.dir/reference.o -lm -o %t.dir/reference
// RUN: %t.dir/reference %t.dir/reference.png | FileCheck %s
// CHECK: linear: right on {{.*}} % of the points
// CHECK: tanh: right on {{.*}} % of the points
// CHECK: swiglu: right on {{.*}} % of the points
// clang-format on

#include "two_moons.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { POINTS = 1000, BATCH = 50, EPOCHS = 300, HIDDEN = 16, MAX_PARAMS = 6 };

/* A small generator of our own, so that every machine draws the same. */
static uint64_t state = 1;
static float uniform(void) { /* in [0, 1) */
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (float)(state >> 40) / 16777216.0f;
}
static float normal(void) { /* by twelve uniforms */
  float sum = -6;
  for (int i = 0; i < 12; ++i)
    sum += uniform();
  return sum;
}

static float points[POINTS][2], targets[POINTS];

static void draw_moons(void) {
  for (int i = 0; i < POINTS; ++i) {
    int upper = i % 2;
    float angle = 3.14159265f * uniform();
    float x = upper ? cosf(angle) : 1 - cosf(angle);
    float y = upper ? sinf(angle) : 0.5f - sinf(angle);
    points[i][0] = x + 0.1f * normal();
    points[i][1] = y + 0.1f * normal();
    targets[i] = (float)upper;
  }
}

/* A network: its parameters and its compiled functions. */
typedef void step_function(const float *x, const float *t, float **p,
                           float *loss, float **q);
typedef void logits_function(int64_t n, const float *x, float **p, float *z);
typedef struct {
  const char *name;
  int count;              /* of parameters */
  int inputs[MAX_PARAMS]; /* what each sums over; 0 for a bias */
  int sizes[MAX_PARAMS];
  step_function *step;
  logits_function *logits;
} network;

static void linear_train(const float *x, const float *t, float **p, float *loss,
                         float **q) {
  linear_step(BATCH, BATCH, x, t, p[0], p[1], p[2], p[3], loss, q[0], q[1],
              q[2], q[3]);
}
static void linear_eval(int64_t n, const float *x, float **p, float *z) {
  linear_logits(n, x, p[0], p[1], p[2], p[3], z);
}
static void tanh_train(const float *x, const float *t, float **p, float *loss,
                       float **q) {
  tanh_step(BATCH, BATCH, x, t, p[0], p[1], p[2], p[3], loss, q[0], q[1], q[2],
            q[3]);
}
static void tanh_eval(int64_t n, const float *x, float **p, float *z) {
  tanh_logits(n, x, p[0], p[1], p[2], p[3], z);
}
static void swiglu_train(const float *x, const float *t, float **p, float *loss,
                         float **q) {
  swiglu_step(BATCH, BATCH, x, t, p[0], p[1], p[2], p[3], p[4], p[5], loss,
              q[0], q[1], q[2], q[3], q[4], q[5]);
}
static void swiglu_eval(int64_t n, const float *x, float **p, float *z) {
  swiglu_logits(n, x, p[0], p[1], p[2], p[3], p[4], p[5], z);
}

static const network networks[3] = {
    {"linear",
     4,
     {2, 0, HIDDEN, 0},
     {2 * HIDDEN, HIDDEN, HIDDEN, 1},
     linear_train,
     linear_eval},
    {"tanh",
     4,
     {2, 0, HIDDEN, 0},
     {2 * HIDDEN, HIDDEN, HIDDEN, 1},
     tanh_train,
     tanh_eval},
    {"swiglu",
     6,
     {2, 0, 2, 0, HIDDEN, 0},
     {2 * HIDDEN, HIDDEN, 2 * HIDDEN, HIDDEN, HIDDEN, 1},
     swiglu_train,
     swiglu_eval},
};

/* Trains a network and gives the share of points that it gets right. */
static float train(const network *net, float **p, float **q) {
  for (int i = 0; i < net->count; ++i)
    for (int j = 0; j < net->sizes[i]; ++j)
      p[i][j] = net->inputs[i] ? normal() / sqrtf((float)net->inputs[i]) : 0.0f;
  for (int epoch = 0; epoch <= EPOCHS; ++epoch) {
    double sum = 0;
    /* The points come in a new order each time. */
    for (int i = POINTS - 1; i > 0; --i) {
      int j = (int)(uniform() * (float)(i + 1));
      float point[2] = {points[i][0], points[i][1]}, target = targets[i];
      memcpy(points[i], points[j], sizeof point);
      memcpy(points[j], point, sizeof point);
      targets[i] = targets[j];
      targets[j] = target;
    }
    for (int start = 0; start < POINTS; start += BATCH) {
      float loss;
      net->step(points[start], targets + start, p, &loss, q);
      sum += loss;
      for (int i = 0; i < net->count; ++i)
        memcpy(p[i], q[i], (size_t)net->sizes[i] * sizeof(float));
    }
    if (epoch % 50 == 0)
      printf("%s: epoch %3d, loss %.4f\n", net->name, epoch,
             sum / (POINTS / BATCH));
  }
  static float logits[POINTS];
  net->logits(POINTS, points[0], p, logits);
  int right = 0;
  for (int i = 0; i < POINTS; ++i)
    right += (logits[i] > 0) == (targets[i] > 0.5f);
  return (float)right / POINTS;
}

/* The picture: the three planes side by side, x in [-1.5, 2.5], y in
 * [-1.25, 1.75], coloured by the probability that the network gives. */
enum { SCALE = 80, WIDTH = 4 * SCALE, HEIGHT = 3 * SCALE, GAP = 8 };
enum { FULL = 3 * WIDTH + 2 * GAP };
static uint8_t pixels[HEIGHT][1 + 3 * FULL]; /* each row after its filter, 0 */

static void set_pixel(int column, int row, float r, float g, float b) {
  uint8_t *pixel = &pixels[row][1 + 3 * column];
  pixel[0] = (uint8_t)(255 * r);
  pixel[1] = (uint8_t)(255 * g);
  pixel[2] = (uint8_t)(255 * b);
}

static void draw(const network *net, float **p, int left) {
  static float plane[HEIGHT * WIDTH][2], logits[HEIGHT * WIDTH];
  for (int row = 0; row < HEIGHT; ++row)
    for (int column = 0; column < WIDTH; ++column) {
      plane[row * WIDTH + column][0] = (float)column / SCALE - 1.5f;
      plane[row * WIDTH + column][1] = 1.75f - (float)row / SCALE;
    }
  net->logits(HEIGHT * WIDTH, plane[0], p, logits);
  for (int row = 0; row < HEIGHT; ++row)
    for (int column = 0; column < WIDTH; ++column) {
      const float *logit = &logits[row * WIDTH + column];
      float share = 1 / (1 + expf(-*logit));
      /* The boundary is where a neighbour is on the other side. */
      int right = column + 1 < WIDTH, below = row + 1 < HEIGHT;
      float line = (right && (logit[0] > 0) != (logit[1] > 0)) ||
                           (below && (logit[0] > 0) != (logit[WIDTH] > 0))
                       ? 0.0f
                       : 1.0f;
      set_pixel(left + column, row, line * (0.65f + 0.3f * share), line * 0.8f,
                line * (0.95f - 0.3f * share));
    }
  for (int i = 0; i < POINTS; ++i) {
    int column = (int)((points[i][0] + 1.5f) * SCALE);
    int row = (int)((1.75f - points[i][1]) * SCALE);
    for (int dy = 0; dy < 2; ++dy)
      for (int dx = 0; dx < 2; ++dx)
        if (column >= 0 && column + dx < WIDTH && row >= 0 && row + dy < HEIGHT)
          set_pixel(left + column + dx, row + dy, targets[i] * 0.75f, 0.1f,
                    0.75f - 0.75f * targets[i]);
  }
}

/* PNG without compression. */
static FILE *file;
static uint32_t crc;

static void put(const void *data, size_t size) {
  const uint8_t *bytes = data;
  for (size_t i = 0; i < size; ++i) {
    crc ^= bytes[i];
    for (int bit = 0; bit < 8; ++bit)
      crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
  }
  fwrite(data, 1, size, file);
}
static void put_u32(uint32_t value) {
  uint8_t bytes[4] = {(uint8_t)(value >> 24), (uint8_t)(value >> 16),
                      (uint8_t)(value >> 8), (uint8_t)value};
  put(bytes, 4);
}
static void begin_chunk(uint32_t size, const char *type) {
  put_u32(size);
  crc = ~0u;
  put(type, 4);
}
static void end_chunk(void) { put_u32(~crc); }

static int write_png(const char *path) {
  file = fopen(path, "wb");
  if (!file)
    return 0;
  put("\x89PNG\r\n\x1a\n", 8);
  begin_chunk(13, "IHDR");
  put_u32(FULL);
  put_u32(HEIGHT);
  put("\x08\x02\x00\x00\x00", 5); /* 8 bits each of red, green and blue */
  end_chunk();
  /* A stored block for each row. */
  uint32_t row_size = sizeof pixels[0], a = 1, b = 0;
  begin_chunk(2 + HEIGHT * (5 + row_size) + 4, "IDAT");
  put("\x78\x01", 2);
  for (int row = 0; row < HEIGHT; ++row) {
    uint8_t head[5] = {row == HEIGHT - 1, (uint8_t)row_size,
                       (uint8_t)(row_size >> 8), (uint8_t)~row_size,
                       (uint8_t)(~row_size >> 8)};
    put(head, 5);
    put(pixels[row], row_size);
    for (uint32_t i = 0; i < row_size; ++i) {
      a = (a + pixels[row][i]) % 65521;
      b = (b + a) % 65521;
    }
  }
  put_u32(b << 16 | a);
  end_chunk();
  begin_chunk(0, "IEND");
  end_chunk();
  return fclose(file) == 0;
}

int main(int argc, char **argv) {
  const char *path = argc > 1 ? argv[1] : "two_moons.png";
  static float old_values[MAX_PARAMS][2 * HIDDEN],
      new_values[MAX_PARAMS][2 * HIDDEN];
  float *p[MAX_PARAMS], *q[MAX_PARAMS];
  for (int i = 0; i < MAX_PARAMS; ++i) {
    p[i] = old_values[i];
    q[i] = new_values[i];
  }
  draw_moons();
  memset(pixels, 255, sizeof pixels);
  for (int row = 0; row < HEIGHT; ++row)
    pixels[row][0] = 0;
  int as_expected = 1;
  for (int i = 0; i < 3; ++i) {
    float right = train(&networks[i], p, q);
    printf("%s: right on %.1f %% of the points\n", networks[i].name,
           100 * right);
    as_expected &= (right > 0.97f) == (i > 0);
    draw(&networks[i], p, i * (WIDTH + GAP));
  }
  if (!write_png(path)) {
    fprintf(stderr, "cannot write %s\n", path);
    return 1;
  }
  printf("the boundaries are in %s\n", path);
  return !as_expected;
}
