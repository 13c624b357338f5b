#!/usr/bin/env python3
# Part of the Crease project, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Programs in which everything may read everything, run by crease-run --check:
the optimised path against the reference path, and so are their gradients.

  graph_programs.py [--seed N] [--count N] [--seconds N]
  graph_programs.py --print --seed N     the program of a seed

A program is drawn from its seed, each from the seed before plus one: linear
layers, activations, gates, rows, sums and splits of any values before, which may
be weights as well. What fused_programs.py draws are chains of layers.
"""

import os
import random
import sys

from fused_programs import (ACTIVATIONS, FURTHER, GATES, LAYOUTS, LEVELS, call,
                            draw_and_check)

SIZES = [[4, 8, 16], [7, 16, 33], [16, 64], [1, 3, 17], [32, 160, 320]]
SIMPLE = [name for name in ACTIVATIONS if name not in FURTHER]


class Graph:
    """A function @f of a seed; `dims` are its dynamic sizes."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.sizes = list(self.random.choice(SIZES))
        self.m = self.random.choice(self.sizes)
        self.rows = "?" if self.random.random() < 0.3 else self.m
        self.arguments, self.lines, self.dims = [], [], []
        self.values = []  # (name, columns)
        self.weights = {}
        # Of softmax along the rows, the gradient of a bias is zero, as all is of
        # one number: what is computed in its place is an error with nothing to
        # hold it against.
        self.cancels = False
        self.count = 0
        self.draw()

    def type(self, n):
        return f"tensor<{self.rows}x{n}xf32>"

    def fresh(self):
        self.count += 1
        return f"%v{self.count}"

    def emit(self, text, n=None):
        name = self.fresh()
        self.lines.append(f"  {name} = {text}")
        if n is not None:
            self.values.append((name, n))
        return name

    def argument(self, kind, is_weight=False):
        name = f"%a{len(self.arguments)}"
        mark = " {crease.weight}" if is_weight else ""
        self.arguments.append(f"{name}: {kind}{mark}")
        if "?" in kind:
            self.dims.append(self.m)
        return name

    def pick(self, n=None):
        """One of the last values, of n columns."""
        some = [v for v in self.values if n in (None, v[1])]
        return self.random.choice(some[-4:]) if some else None

    def weight(self, k, n, transposed):
        """A new one, one that another layer has, or a value."""
        kind = f"tensor<{n}x{k}xf32>" if transposed else f"tensor<{k}x{n}xf32>"
        if kind in self.weights and self.random.random() < 0.3:
            return self.weights[kind], kind
        value = None if transposed or self.rows != k else self.pick(n)
        if value and self.random.random() < 0.2:
            return value[0], kind
        name = self.argument(kind, self.random.random() < 0.4)
        self.weights[kind] = name
        return name, kind

    def linear(self, x, k):
        n = self.random.choice(self.sizes)
        transposed = self.random.random() < 0.3
        w, kind = self.weight(k, n, transposed)
        operands, types = f"{x}, {w}", f"{self.type(k)}, {kind}"
        if self.random.random() < 0.4:
            operands += ", " + self.argument(f"tensor<{n}xf32>")
            types += f", tensor<{n}xf32>"
        mark = " {transpose_weight}" if transposed else ""
        self.emit(f"crease.linear {operands}{mark} : ({types}) -> "
                  f"{self.type(n)}", n)

    def filled(self, n):
        """A tensor of zeros, and its type."""
        kind, size = self.type(n), ""
        if "?" in kind:
            zero = self.emit("arith.constant 0 : index")
            source, columns = self.values[0]
            size = self.emit(f"tensor.dim {source}, {zero} : {self.type(columns)}")
        empty = self.emit(f"tensor.empty({size}) : {kind}")
        zero = self.emit("arith.constant 0.0 : f32")
        return self.emit(f"linalg.fill ins({zero} : f32) outs({empty} : {kind}) "
                         f"-> {kind}"), kind

    def matmul(self, x, k):
        """The same by linalg."""
        n = self.random.choice(self.sizes)
        w, kind = self.weight(k, n, False)
        zeros, result = self.filled(n)
        self.emit(f"linalg.matmul ins({x}, {w} : {self.type(k)}, {kind}) "
                  f"outs({zeros} : {result}) -> {result}", n)

    def tail(self, x, n):
        """Elementwise code by linalg: a row, scaled, on top."""
        zeros, kind = self.filled(n)
        row = self.argument(f"tensor<{n}xf32>")
        own = "affine_map<(d0, d1) -> (d0, d1)>"
        self.emit(
            f"linalg.generic {{indexing_maps = [{own}, affine_map<(d0, d1) -> "
            f'(d1)>, {own}], iterator_types = ["parallel", "parallel"]}} '
            f"ins({x}, {row} : {kind}, tensor<{n}xf32>) outs({zeros} : {kind}) {{\n"
            "  ^bb0(%a: f32, %b: f32, %o: f32):\n"
            "    %t = math.tanh %a : f32\n    %r = arith.addf %t, %b : f32\n"
            f"    linalg.yield %r : f32\n  }} -> {kind}", n)

    def split(self, x, n):
        first, second = self.fresh(), self.fresh()
        layout = self.random.choice(LAYOUTS)
        self.lines.append(f'  {first}, {second} = crease.split {x} {{layout = '
                          f'"{layout}"}} : {self.type(n)} -> {self.type(n // 2)}')
        self.values += [(first, n // 2), (second, n // 2)]

    def product_with_own(self, x, n):
        """Of x and another one transposed."""
        flipped = f"tensor<{n}x{self.m}xf32>"
        empty = self.emit(f"tensor.empty() : {flipped}")
        y = self.emit(f"linalg.transpose ins({x} : {self.type(n)}) "
                      f"outs({empty} : {flipped}) permutation = [1, 0]")
        x, _ = self.pick(n)
        self.emit(f"crease.linear {x}, {y} : ({self.type(n)}, {flipped}) -> "
                  f"{self.type(self.m)}", self.m)

    def step(self):
        x, n = self.pick()
        kind = self.random.random()
        if kind < 0.27:
            self.linear(x, n)
        elif kind < 0.32:
            self.matmul(x, n)
        elif kind < 0.35:
            self.tail(x, n)
        elif kind < 0.6:
            name = self.random.choice(SIMPLE)
            self.emit(f"crease.{name} {x} : {self.type(n)}", n)
        elif kind < 0.72:
            gate, value = self.random.choice(GATES), self.pick(n)[0]
            self.emit(f"crease.{gate} gate({x}) value({value}) : {self.type(n)}",
                      n)
        elif kind < 0.87:
            name = self.random.choice(["addf", "addf", "subf", "maximumf"])
            self.emit(f"arith.{name} {x}, {self.pick(n)[0]} : {self.type(n)}", n)
        elif kind < 0.92:
            name = self.random.choice(["softmax", "log_softmax"])
            axis = self.random.choice([1, 1, 0, -1])
            self.cancels |= axis == 0 or n == 1
            self.emit(f"crease.{name} {x} {{axis = {axis} : i64}} : "
                      f"{self.type(n)}", n)
        elif kind < 0.97 and n % 2 == 0:
            self.split(x, n)
        elif self.rows == self.m:
            self.product_with_own(x, n)

    def draw(self):
        n = self.random.choice(self.sizes)
        self.values.append((self.argument(self.type(n)), n))
        if self.random.random() < 0.4:
            n = self.random.choice(self.sizes)
            self.values.append((self.argument(self.type(n)), n))
        for _ in range(self.random.randint(2, 9)):
            self.step()
        self.results = [self.values[-1]]
        if self.random.random() < 0.4:
            self.results.append(self.random.choice(self.values))
        self.accuracy = self.random.choice(LEVELS)
        self.save = self.random.choice(["all", "pre-activations", "nothing"])

    def write(self):
        types = ", ".join(self.type(n) for _, n in self.results)
        return (f"func.func @f({', '.join(self.arguments)}) -> ({types}) {{\n"
                + "\n".join(self.lines)
                + f"\n  return {', '.join(name for name, _ in self.results)} : "
                f"{types}\n}}\n")


def check(graph, folder, extra):
    """What is wrong with a program or its gradient; empty if nothing is."""
    def compared(path, entry, dims, tolerance):
        sizes = [f"--dims={','.join(map(str, dims))}"] if dims else []
        return call("crease-run", path, f"--entry={entry}", "--check", "--seed=1",
                    f"--tolerance={tolerance}", f"--accuracy={graph.accuracy}",
                    *sizes, *extra)

    path, gradient = os.path.join(folder, "f.mlir"), os.path.join(folder, "g.mlir")
    with open(path, "w", encoding="utf-8") as file:
        file.write(graph.write())
    wrong = compared(path, "f", graph.dims, "2e-3")
    if wrong or graph.cancels:
        return wrong
    wrong = call("crease-opt", path, f"--crease-differentiate=save={graph.save}",
                 "-o", gradient)
    if wrong:
        return wrong
    with open(gradient, encoding="utf-8") as file:
        text = file.read()
    arguments = text[text.index("@f_grad("):].split(") ->", 1)[0]
    return compared(gradient, "f_grad", [graph.m] * arguments.count("tensor<?x"),
                    "5e-3")


if __name__ == "__main__":
    sys.exit(draw_and_check(__doc__, Graph, Graph.write, check))
