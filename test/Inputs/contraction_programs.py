#!/usr/bin/env python3
# Part of the Crease project, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Contractions of two tensors with their dimensions in any order, and what
follows them by element, run by crease-run --check: the optimised path, which
makes matmuls of them where it can, against the reference path.

  contraction_programs.py [--seed N] [--count N] [--seconds N]
  contraction_programs.py --print --seed N     the program of a seed
"""

import os
import random
import sys

from fused_programs import call, draw_and_check

SMALL = [1, 2, 3, 5, 8, 17, 33]
LARGE = [1, 3, 16, 33, 64, 70]


def write(seed):
    """A function @f of a seed."""
    draw = random.Random(seed)
    batch = [f"b{i}" for i in range(draw.choice([0, 0, 1, 1, 2]))]
    rows = [f"m{i}" for i in range(draw.choice([0, 1, 1, 2]))]
    size = {d: draw.choice(SMALL) for d in batch + rows}
    size.update({d: draw.choice(LARGE) for d in "nk"})
    left, right = batch + rows + ["k"], batch + ["n", "k"]
    result = batch + rows + ["n"]
    for dims in (left, right, result):
        draw.shuffle(dims)
    operands = [left, right]
    draw.shuffle(operands)
    a, b = operands
    loops = ", ".join(result + ["k"])
    kinds = ", ".join(['"parallel"'] * len(result) + ['"reduction"'])
    from_start = draw.random() < 0.3
    tail = draw.choice([[], ["silu"], ["add"], ["scale"], ["add", "silu"],
                        ["scale", "add"]])

    def kind(dims):
        return "tensor<" + "".join(f"{size[d]}x" for d in dims) + "f32>"

    def by(dims):
        return f"affine_map<({loops}) -> ({', '.join(dims)})>"

    own = kind(result)
    lines = []
    if not from_start:
        lines += ["%zero = arith.constant 0.0 : f32",
                  f"%e = tensor.empty() : {own}",
                  f"%s = linalg.fill ins(%zero : f32) outs(%e : {own}) -> {own}"]
    lines += ["%0 = linalg.generic {indexing_maps = "
              f"[{by(a)}, {by(b)}, {by(result)}], iterator_types = [{kinds}]}} "
              f"ins(%a, %b : {kind(a)}, {kind(b)}) outs(%s : {own}) {{",
              "^bb0(%x: f32, %y: f32, %sum: f32):",
              "  %p = arith.mulf %x, %y : f32",
              "  %q = arith.addf %sum, %p : f32",
              "  linalg.yield %q : f32", f"}} -> {own}"]
    value = "%0"
    for index, op in enumerate(tail, 1):
        if op == "scale":
            lines += [f"%half = arith.constant dense<0.5> : {own}"]
        code = {"silu": f"crease.silu {value}", "add": f"arith.addf {value}, %r",
                "scale": f"arith.mulf {value}, %half"}[op]
        value = f"%{index}"
        lines += [f"{value} = {code} : {own}"]
    arguments = [f"%a: {kind(a)}", f"%b: {kind(b)}", f"%r: {own}"]
    if from_start:
        arguments += [f"%s: {own}"]
    body = "".join(f"  {line}\n" for line in lines)
    return (f"func.func @f({', '.join(arguments)}) -> {own} {{\n{body}"
            f"  return {value} : {own}\n}}\n")


def check(text, folder, extra):
    path = os.path.join(folder, "f.mlir")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return call("crease-run", path, "--check", "--tolerance=2e-6", *extra)


if __name__ == "__main__":
    sys.exit(draw_and_check(__doc__, write, str, check))
