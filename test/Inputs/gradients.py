#!/usr/bin/env python3
# ===- gradients.py - Gradients against central differences ----------------===#
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Compares compiled gradients with central differences of compiled functions.

  gradients.py MODULE.mlir LIBRARY.so [--tolerance=T]

MODULE is the text that LIBRARY was compiled from. For every @NAME beside which
there is a @NAME_grad, all float inputs are drawn from [-2, 2] and moved one
element at a time; the change of the results, weighted by random gradients, must
be what @NAME_grad says. Only f64, f32 and integers; dynamic sizes become 3.
"""

import argparse
import ctypes
import random
import re
import sys

C_TYPES = {
    "f64": ctypes.c_double,
    "f32": ctypes.c_float,
    "i64": ctypes.c_int64,
    "i32": ctypes.c_int32,
    "index": ctypes.c_int64,
}
DYNAMIC = 3


class Type:
    """A tensor type; the C interface passes a scalar as one of rank 0."""

    def __init__(self, text):
        parts = text.removeprefix("tensor<").removesuffix(">").split("x")
        self.element = parts[-1]
        self.shape = [DYNAMIC if size == "?" else int(size) for size in parts[:-1]]
        self.dynamic = sum(size == "?" for size in parts[:-1])
        self.count = 1
        for size in self.shape:
            self.count *= size

    def is_float(self):
        return self.element in ("f64", "f32")

    def random(self, generator):
        if not self.is_float():
            return [generator.randrange(2) for _ in range(self.count)]
        return [generator.uniform(-2, 2) for _ in range(self.count)]

    def c_array(self, values):
        return (C_TYPES[self.element] * max(1, self.count))(*values)


def parse_types(text):
    types = re.findall(r"tensor<[^>]*>|\bf64\b|\bf32\b|\bi64\b|\bi32\b|\bindex\b", text)
    return [Type(entry) for entry in types]


def parse_functions(text):
    functions = {}
    pattern = r"func\.func @(\w+)\((.*?)\) ->\s*(\([^)]*\)|\S+)"
    for name, inputs, results in re.findall(pattern, text):
        functions[name] = (parse_types(inputs), parse_types(results))
    return functions


def call(library, name, signature, arguments):
    inputs, results = signature
    c_arguments = []
    for type_ in inputs:
        c_arguments += [ctypes.c_int64(DYNAMIC)] * type_.dynamic
    for type_, values in zip(inputs, arguments):
        c_arguments.append(type_.c_array(values))
    outputs = [type_.c_array([]) for type_ in results]
    function = getattr(library, name)
    function.restype = None
    function(*c_arguments, *outputs)
    return [list(output)[: type_.count] for output, type_ in zip(outputs, results)]


def check(library, name, functions, tolerance, generator):
    """The largest error of the gradients of one function."""
    forward, gradient = functions[name], functions[name + "_grad"]
    inputs, results = forward
    arguments = [type_.random(generator) for type_ in inputs]
    weights = [type_.random(generator) for type_ in results if type_.is_float()]
    got = call(library, name + "_grad", gradient, arguments + weights)

    def value():
        outputs = call(library, name, forward, arguments)
        floats = [o for o, type_ in zip(outputs, results) if type_.is_float()]
        return sum(
            w * o for ws, os in zip(weights, floats) for w, o in zip(ws, os)
        )

    worst = 0.0
    wanted = [i for i, type_ in enumerate(inputs) if type_.is_float()]
    assert len(wanted) == len(got), name
    step = 1e-5 if inputs[wanted[0]].element == "f64" else 1e-2
    for index, partials in zip(wanted, got):
        for at, partial in enumerate(partials):
            middle = arguments[index][at]
            arguments[index][at] = middle + step
            upper = value()
            arguments[index][at] = middle - step
            lower = value()
            arguments[index][at] = middle
            want = (upper - lower) / (2 * step)
            error = abs(partial - want) / (1 + abs(want))
            if not error <= tolerance:
                print(
                    f"{name}: the gradient of argument {index} at {at} is "
                    f"{partial}, by differences {want}"
                )
                return False
            worst = max(worst, error)
    print(f"{name}: within {worst:.1e}")
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("module")
    parser.add_argument("library")
    parser.add_argument("--tolerance", type=float, default=1e-7)
    options = parser.parse_args()
    functions = parse_functions(open(options.module).read())
    library = ctypes.CDLL(options.library)
    generator = random.Random(1)
    names = [name for name in functions if name + "_grad" in functions]
    if not names:
        sys.exit("no function with a gradient")
    results = [
        check(library, name, functions, options.tolerance, generator)
        for name in names
    ]
    if not all(results):
        sys.exit(1)


if __name__ == "__main__":
    main()
