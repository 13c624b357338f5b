#!/usr/bin/env python3
# ===- autograd.py - Gradients of the examples against PyTorch --------------===#
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Compares the gradients of examples/ with those of PyTorch's autograd.

  autograd.py crease-opt crease-compile EXAMPLES FOLDER [--reference]

Every block is differentiated and compiled with small sizes (a gradient's rules
do not depend on them), and called on random numbers; PyTorch computes the same
block in f64. The largest difference of each gradient must be below 2e-6 of its
largest value, some 30 roundings of an f32.
"""

import ctypes
import pathlib
import re
import subprocess
import sys

import torch
from torch.nn import functional as F

TOLERANCE = 2e-6
ROWS = 5
# Sizes of the examples, and what takes their place.
SMALL = {
    "784": 40, "128": 24, "768": 24, "3072": 56, "2048": 32, "8192": 72,
    "16384": 88, "256": 40, "512": 64,
}


def linear(x, w, b=None):
    y = x @ w
    return y if b is None else y + b


def snake(x, a):
    return x + torch.sin(a * x) ** 2 / a


def two_layers(activation):
    return lambda x, w1, b1, w2, b2: linear(activation(linear(x, w1, b1)), w2, b2)


def gated(factor):
    return lambda x, wg, wu, wd: linear(factor(x @ wg) * (x @ wu), wd)


BLOCKS = {
    "bert_ffn.mlir": {"bert_ffn": two_layers(F.gelu)},
    "gpt2_ffn.mlir": {
        "gpt2_ffn": two_layers(lambda z: F.gelu(z, approximate="tanh"))
    },
    "llama_ffn.mlir": {"llama_ffn": gated(F.silu)},
    "gemma_ffn.mlir": {
        "gemma_ffn": gated(lambda z: F.gelu(z, approximate="tanh"))
    },
    "mlp_softmax.mlir": {
        "digits": lambda *p: torch.softmax(two_layers(torch.relu)(*p), 1),
        "digits_loss": lambda x, t: F.cross_entropy(x, t, reduction="none"),
    },
    "linear_collapse.mlir": {
        "flat": two_layers(lambda z: z),
        "creased": two_layers(torch.relu),
    },
    "custom_activation.mlir": {
        "snake_layer": lambda x, w, b, a: snake(linear(x, w, b), a),
        "snake_gate_layer": lambda x, wg, wu: torch.sigmoid(
            snake(x @ wg, torch.ones((), dtype=torch.float64))
        )
        * (x @ wu),
    },
}


def shrink(text):
    def size(match):
        return str(SMALL.get(match.group(), match.group()))

    return re.sub(r"(?<=[<x])\d+(?=x)", size, text)


def shapes(text, name):
    """Shapes and element types of the arguments of @name."""
    head = re.search(rf"^func\.func @{name}\((.*?)\) ->", text, re.S | re.M).group(1)
    types = re.findall(r"tensor<([^>]*)>", head)
    parts = [entry.split("x") for entry in types]
    return [
        ([ROWS if size == "?" else int(size) for size in p[:-1]], p[-1],
         p[:-1].count("?"))
        for p in parts
    ]


def call(function, arguments, dynamic, outputs):
    """Sizes, inputs, outputs: the C interface."""
    pointers = [ctypes.c_void_p(a.data_ptr()) for a in arguments + outputs]
    function.restype = None
    function(*[ctypes.c_int64(ROWS)] * dynamic, *pointers)


def check(library, text, name, block):
    inputs = []
    dynamic = 0
    for shape, element, sizes in shapes(text, name):
        dynamic += sizes
        if element == "i64":
            inputs.append(torch.randint(0, 10, shape))
        else:
            scale = shape[0] ** -0.5 if len(shape) == 2 and sizes == 0 else 1.0
            inputs.append(torch.randn(shape) * scale)
    leaves = [
        x.double().requires_grad_() if x.is_floating_point() else x for x in inputs
    ]
    result = block(*leaves)
    incoming = torch.randn(result.shape)
    floats = [x for x in leaves if x.is_floating_point()]
    want = torch.autograd.grad(result, floats, incoming.double())
    got = [torch.full(w.shape, float("nan")) for w in want]
    # The incoming gradient has a dynamic size too, where its rows have one.
    call(getattr(library, name + "_grad"), inputs + [incoming], dynamic + 1, got)
    worst = max(
        float((g.double() - w).abs().max() / w.abs().max())
        for g, w in zip(got, want)
    )
    print(f"{name}: {len(want)} gradients within {worst:.1e} of their largest")
    return worst <= TOLERANCE


def main():
    opt, compiler, examples, folder, *options = sys.argv[1:]
    print("PyTorch", torch.__version__)
    torch.manual_seed(1)
    passed = True
    for file, blocks in BLOCKS.items():
        source = pathlib.Path(examples, file)
        text = shrink(source.read_text())
        small = pathlib.Path(folder, file)
        small.write_text(text)
        library = small.with_suffix(".so")
        gradients = small.with_suffix(".grad.mlir")
        subprocess.run(
            [opt, small, "-o", gradients, "--crease-differentiate=functions="
             + ",".join(blocks)], check=True)
        subprocess.run([compiler, gradients, "-o", library, *options], check=True)
        loaded = ctypes.CDLL(str(library.resolve()))
        for name, block in blocks.items():
            passed &= check(loaded, text, name, block)
    if not passed:
        sys.exit("a gradient differs from PyTorch's")


if __name__ == "__main__":
    main()
