#!/usr/bin/env python3
# ===----------------------------------------------------------------------===//
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===----------------------------------------------------------------------===//
"""Writes the tests of elementwise ops: test/Dialect/<op>.mlir and
<op>-invalid.mlir, and test/Execution/<op>.mlir.

Run by hand when an op is added (needs python3-mpmath and a built crease-opt):

    scripts/write-op-tests.py build/bin/crease-opt

The files are checked in and read like any other test. What constants fold to is
held here against textbook formulas in 60 digits, which share nothing with
Crease's definitions, before it is written down.
"""

import math
import pathlib
import re
import struct
import subprocess
import sys

import mpmath
from mpmath import mpf

mpmath.mp.dps = 60
TESTS = pathlib.Path(__file__).resolve().parent.parent / "test"
LEAKY_SLOPE = mpf(struct.unpack("f", struct.pack("f", 0.01))[0])
SELU_LAMBDA = mpf("1.0507009873554804934193349852946")
SELU_ALPHA = mpf("1.6732632423543772848170429916717")


def sigmoid(x):
    return 1 / (1 + mpmath.exp(-x))


def normal_cdf(x):
    return mpmath.erfc(-x / mpmath.sqrt(2)) / 2


def elu(x, alpha):
    return x if x > 0 else alpha * mpmath.expm1(x)


def gelu_tanh(x):
    inner = mpmath.sqrt(2 / mpmath.pi) * (x + mpf("0.044715") * x**3)
    return x / 2 * (1 + mpmath.tanh(inner))


def clamp(x, low, high):
    return min(max(x, low), high)


# name: (function, value at -inf, value at -0, value at +inf)
UNARY = {
    "sigmoid": (sigmoid, 0.0, 0.5, 1.0),
    "tanh": (mpmath.tanh, -1.0, -0.0, 1.0),
    "relu": (lambda x: max(x, 0), 0.0, -0.0, math.inf),
    "leaky_relu": (
        lambda x: x if x >= 0 else LEAKY_SLOPE * x, -math.inf, -0.0, math.inf),
    "elu": (lambda x: elu(x, 1), -1.0, -0.0, math.inf),
    "selu": (
        lambda x: SELU_LAMBDA * elu(x, SELU_ALPHA),
        float(-SELU_LAMBDA * SELU_ALPHA), -0.0, math.inf),
    "celu": (lambda x: elu(x, 1), -1.0, -0.0, math.inf),
    "softplus": (lambda x: mpmath.log1p(mpmath.exp(x)), 0.0, math.log(2), math.inf),
    "silu": (lambda x: x * sigmoid(x), -0.0, -0.0, math.inf),
    "swish": (lambda x: x * sigmoid(x), -0.0, -0.0, math.inf),
    "gelu": (lambda x: x * normal_cdf(x), -0.0, -0.0, math.inf),
    "gelu_tanh": (gelu_tanh, -0.0, -0.0, math.inf),
    "quick_gelu": (lambda x: x * sigmoid(mpf("1.702") * x), -0.0, -0.0, math.inf),
    "mish": (
        lambda x: x * mpmath.tanh(mpmath.log1p(mpmath.exp(x))), -0.0, -0.0, math.inf),
    "relu6": (lambda x: clamp(x, 0, 6), 0.0, -0.0, 6.0),
    "hard_sigmoid": (lambda x: clamp(x + 3, 0, 6) / 6, 0.0, 0.5, 1.0),
    "hard_swish": (lambda x: x * clamp(x + 3, 0, 6) / 6, -0.0, -0.0, math.inf),
    "hard_tanh": (lambda x: clamp(x, -1, 1), -1.0, -0.0, 1.0),
    "softsign": (lambda x: x / (1 + abs(x)), -1.0, -0.0, 1.0),
    "log_sigmoid": (lambda x: -mpmath.log1p(mpmath.exp(-x)), -math.inf, -math.log(2), -0.0),
    "relu_squared": (lambda x: max(x, 0) ** 2, 0.0, 0.0, math.inf),
}

# name: its parameters, each with a value that is not the default.
PARAMETERS = {
    "leaky_relu": {"negative_slope": "2.000000e-01"},
    "elu": {"alpha": "5.000000e-01"},
    "celu": {"alpha": "2.000000e+00"},
    "softplus": {"beta": "2.000000e+00"},
    "swish": {"beta": "1.500000e+00"},
    "hard_tanh": {"max": "2.000000e+00", "min": "-2.000000e+00"},
    "swiglu": {"beta": "1.702000e+00"},
}
DEFAULTS = {
    "leaky_relu": "negative_slope = 0.01 : f32",
    "elu": "alpha = 1.0 : f32",
    "celu": "alpha = 1.0 : f32",
    "softplus": "beta = 1.0 : f32",
    "swish": "beta = 1.0 : f32",
    "hard_tanh": "min = -1.0 : f32, max = 1.0 : f32",
    "swiglu": "beta = 1.0 : f32",
}
# What --canonicalize calls the op at its default parameters.
CANONICAL = {"celu": "elu", "swish": "silu"}

# name: (function of gate and value)
GATES = {
    "glu": lambda g, v: sigmoid(g) * v,
    "swiglu": lambda g, v: g * sigmoid(g) * v,
    "geglu": lambda g, v: g * normal_cdf(g) * v,
    "geglu_tanh": lambda g, v: gelu_tanh(g) * v,
    "reglu": lambda g, v: max(g, 0) * v,
    "bilinear": lambda g, v: g * v,
}

POINTS = ["0xFF800000", "-2.0", "-0.5", "-0.0", "0.0", "0.5", "2.0", "0x7F800000",
          "0x7FC00000"]
TYPES = [("scalar", "f32"), ("vector", "vector<16xf32>"),
         ("matrix", "vector<2x8xf64>"), ("tensor", "tensor<4x8xf32>"),
         ("dynamic", "tensor<?x?xbf16>"), ("rank_zero", "tensor<f16>")]
FLOATS = "scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)"


def to_f32(value):
    """The float nearest to a number of 60 digits, ties to even."""
    if not isinstance(value, mpmath.mpf) or value == 0:
        return struct.unpack("f", struct.pack("f", float(value)))[0]
    exponent = max(mpmath.frexp(value)[1] - 24, -149)
    return float(mpmath.nint(mpmath.ldexp(value, -exponent)) * mpf(2) ** exponent)


def same(a, b):
    if math.isnan(a) or math.isnan(b):
        return math.isnan(a) and math.isnan(b)
    return a == b and math.copysign(1, a) == math.copysign(1, b)


def read_float(text):
    if text.startswith("0x"):
        return struct.unpack(">f", bytes.fromhex(text[2:]))[0]
    return struct.unpack("f", struct.pack("f", float(text)))[0]


def folded(tool, source):
    """The elements of the dense constant that the function returns."""
    run = subprocess.run(
        [tool, "--canonicalize", "-"], input=source, capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    match = re.search(r"dense<\[(.*?)\]>", run.stdout)
    if not match:
        sys.exit(f"not folded:\n{run.stdout}")
    return match.group(1).split(", ")


def checked(tool, name, source, expected):
    """The folded elements as a FileCheck pattern, held against `expected`."""
    texts = folded(tool, source)
    for text, want in zip(texts, expected, strict=True):
        if not same(read_float(text), to_f32(want)):
            sys.exit(f"{name} folds to {text}, not {mpmath.nstr(want, 20)}")
    pattern = ", ".join(texts)
    return re.sub(r"0x[7F]FC00000", "0x{{[7F]}}FC00000", pattern)


def run_lines(name):
    return f"""\
// crease.{name}: parse, print, fold and lower. Errors: {name}-invalid.mlir.
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: crease-opt %s --mlir-print-op-generic | crease-opt | FileCheck %s
// RUN: crease-opt %s --canonicalize | FileCheck %s --check-prefix=FOLD
// RUN: crease-opt %s --convert-crease-to-linalg | FileCheck %s --check-prefix=LINALG
// RUN: crease-opt %s --crease-decompose | FileCheck %s --check-prefix=OPEN \\
// RUN:   --implicit-check-not=crease.{name}
// RUN: crease-opt %s --crease-reference-pipeline | FileCheck %s --check-prefix=LLVM \\
// RUN:   --implicit-check-not=crease.{name} --implicit-check-not=unrealized
// RUN: crease-opt %s --crease-cpu-pipeline | FileCheck %s --check-prefix=LLVM \\
// RUN:   --implicit-check-not=crease.{name} --implicit-check-not=unrealized
"""


def function(label, arguments, body, result, checks):
    """One test function with its checks above it."""
    signature = ", ".join(f"%{name}: {kind}" for name, kind in arguments)
    lines = [f"// CHECK-LABEL: func @{label}("]
    lines += [f"// {check}" for check in checks]
    lines += [f"func.func @{label}({signature}) -> {result} {{"]
    lines += [f"  {line}" for line in body]
    lines += [f"  return %y : {result}", "}"]
    return "\n".join(lines) + "\n"


def lowered(label, kind, name):
    """The checks that a function of this type is lowered all the way."""
    checks = [f"OPEN-LABEL: func @{label}(", "OPEN: return",
              f"LLVM-LABEL: llvm.func @{label}(", "LLVM: llvm.return"]
    if kind.startswith("tensor"):
        element = re.search(r"([a-z0-9]+)>$", kind).group(1).split("x")[-1]
        checks += [f"LINALG-LABEL: func @{label}(", "LINALG: linalg.generic",
                   f"LINALG: crease.{name} {{{{.*}}}} : {element}"]
    return checks


def unary_test(tool, name):
    text = run_lines(name)
    for label, kind in TYPES:
        checks = [f"CHECK: crease.{name} %{{{{.*}}}} : {kind}"]
        text += "\n" + function(
            label, [("x", kind)], [f"%y = crease.{name} %x : {kind}"], kind,
            checks + lowered(label, kind, name))
    kind = "tensor<4x8xf32>"
    if name in PARAMETERS:
        inner = ", ".join(f"{key} = {value} : f32"
                          for key, value in PARAMETERS[name].items())
        text += "\n" + function(
            "parameters", [("x", kind)], [f"%y = crease.{name} %x {{{inner}}} : {kind}"],
            kind, [f"CHECK: crease.{name} %{{{{.*}}}} {{{inner}}} : {kind}",
                   "OPEN-LABEL: func @parameters(", "LLVM-LABEL: llvm.func @parameters("])
        text += "\n// Defaults are not printed.\n" + function(
            "default_parameters", [("x", kind)],
            [f"%y = crease.{name} %x {{{DEFAULTS[name]}}} : {kind}"], kind,
            [f"CHECK: crease.{name} %{{{{[a-z0-9]+}}}} : {kind}",
             "OPEN-LABEL: func @default_parameters(",
             "LLVM-LABEL: llvm.func @default_parameters("])
    source, left, zero, right = UNARY[name]
    expected = [left, source(mpf(-2)), source(mpf("-0.5")), zero,
                source(mpf(0)), source(mpf("0.5")), source(mpf(2)), right, math.nan]
    kind = f"tensor<{len(POINTS)}xf32>"
    body = [f"%x = arith.constant dense<[{', '.join(POINTS)}]> : {kind}",
            f"%y = crease.{name} %x : {kind}"]
    label = "fold_constants"
    plain = (f"func.func @f() -> {kind} {{\n" + "\n".join(body)
             + f"\nreturn %y : {kind}\n}}\n")
    pattern = checked(tool, name, plain, expected)
    text += "\n// At -inf, -2, -0.5, -0, 0, 0.5, 2, inf and NaN.\n" + function(
        label, [], body, kind,
        [f"CHECK: crease.{name} %", f"FOLD-LABEL: func @{label}(",
         f"FOLD: dense<[{pattern}]>", f"FOLD-NOT: crease.{name}",
         f"OPEN-LABEL: func @{label}(", f"LLVM-LABEL: llvm.func @{label}("])
    return text


def gate_test(tool, name):
    text = run_lines(name)
    for label, kind in TYPES:
        use = f"crease.{name} gate(%g) value(%v) : {kind}"
        printed = f"crease.{name} gate(%{{{{.*}}}}) value(%{{{{.*}}}}) : {kind}"
        text += "\n" + function(
            label, [("g", kind), ("v", kind)], [f"%y = {use}"], kind,
            [f"CHECK: {printed}"] + lowered(label, kind, name))
    kind = "tensor<4x8xf32>"
    attributes = dict(PARAMETERS.get(name, {}), limit="7.000000e+00")
    inner = ", ".join(f"{key} = {value} : f32" for key, value in attributes.items())
    text += "\n" + function(
        "parameters", [("g", kind), ("v", kind)],
        [f"%y = crease.{name} gate(%g) value(%v) {{{inner}}} : {kind}"], kind,
        [f"CHECK: crease.{name} gate(%{{{{.*}}}}) value(%{{{{.*}}}}) {{{inner}}} : {kind}",
         "OPEN-LABEL: func @parameters(", "LLVM-LABEL: llvm.func @parameters("])
    gates, values = ["-2.0", "-0.5", "0.5", "2.0"], ["3.0", "-1.0", "0.25", "-2.0"]
    kind = f"tensor<{len(gates)}xf32>"
    for label, limit in [("fold_constants", None), ("fold_with_limit", 1.0)]:
        suffix = f" {{limit = {limit} : f32}}" if limit else ""
        body = [f"%g = arith.constant dense<[{', '.join(gates)}]> : {kind}",
                f"%v = arith.constant dense<[{', '.join(values)}]> : {kind}",
                f"%y = crease.{name} gate(%g) value(%v){suffix} : {kind}"]
        expected = []
        for gate, value in zip(map(mpf, gates), map(mpf, values)):
            if limit:
                gate, value = min(gate, limit), clamp(value, -limit, limit)
            result = GATES[name](gate, value)
            # The sign of a zero product, which mpmath does not keep.
            expected.append(math.copysign(0.0, value) if result == 0 else result)
        plain = (f"func.func @f() -> {kind} {{\n" + "\n".join(body)
                 + f"\nreturn %y : {kind}\n}}\n")
        pattern = checked(tool, name, plain, expected)
        text += "\n" + function(
            label, [], body, kind,
            [f"CHECK: crease.{name} gate(", f"FOLD-LABEL: func @{label}(",
             f"FOLD: dense<[{pattern}]>", f"FOLD-NOT: crease.{name}",
             f"OPEN-LABEL: func @{label}(", f"LLVM-LABEL: llvm.func @{label}("])
    return text


def error(label, arguments, message, line):
    return (f"func.func @invalid_{label}({arguments}) {{\n"
            f"  // expected-error@+1 {{{{{message}}}}}\n  {line}\n  return\n}}\n")


def invalid_head(name):
    return (f"// What crease.{name} refuses, with the constraint's number in docs/Spec.md.\n"
            f"// RUN: crease-opt %s --split-input-file --verify-diagnostics\n\n")


def unary_invalid(name):
    cases = []
    for label, kind in [("integer_element", "tensor<4xi32>"),
                        ("complex_element", "tensor<4xcomplex<f32>>"),
                        ("float8_element", "vector<4xf8E5M2>"),
                        ("unranked_tensor", "tensor<*xf32>"),
                        ("scalable_vector", "vector<[4]xf32>"),
                        ("memref", "memref<4xf32>"),
                        ("encoded_tensor", 'tensor<4xf32, "sparse">')]:
        cases.append(error(label, f"%x: {kind}",
                           f"'result' must be {FLOATS}",
                           f"%y = crease.{name} %x : {kind}"))
    cases.append(error("result_type", "%x: tensor<4xf32>",
                       "input and the result have the same type (C2)",
                       f'%y = "crease.{name}"(%x) : (tensor<4xf32>) -> tensor<4xf16>'))
    cases.append(error("generic_form", "%x: i32", f"operand #0 must be {FLOATS}",
                       f'%y = "crease.{name}"(%x) : (i32) -> i32'))
    cases.append(error("operand_count", "%x: f32", "requires a single operand",
                       f'%y = "crease.{name}"(%x, %x) : (f32, f32) -> f32'))
    for parameter in PARAMETERS.get(name, {}):
        cases += parameter_errors(name, parameter, "%x", "%x: f32")
    if name == "celu":
        cases.append(error("zero_alpha", "%x: f32", "alpha must not be zero (C5)",
                           "%y = crease.celu %x {alpha = 0.0 : f32} : f32"))
    if name == "softplus":
        cases.append(error("zero_beta", "%x: f32", "beta must not be zero (C5)",
                           "%y = crease.softplus %x {beta = -0.0 : f32} : f32"))
    if name == "hard_tanh":
        cases.append(error("crossed_bounds", "%x: f32",
                           "min must not be greater than max (C6)",
                           "%y = crease.hard_tanh %x {min = 2.0 : f32} : f32"))
    return invalid_head(name) + "\n// -----\n\n".join(cases)


def parameter_errors(name, parameter, operands, arguments):
    return [
        error(f"integer_{parameter}", arguments,
              f"attribute '{parameter}' failed to satisfy constraint: "
              "floating-point parameter (C3)",
              f"%y = crease.{name} {operands} {{{parameter} = 1 : i32}} : f32"),
        error(f"infinite_{parameter}", arguments, f"{parameter} must be finite (C4)",
              f"%y = crease.{name} {operands} {{{parameter} = 0x7F800000 : f32}} : f32"),
        error(f"too_wide_{parameter}", arguments,
              f"{parameter} must be at most 64 bits wide (C4)",
              f"%y = crease.{name} {operands} {{{parameter} = 1.0 : f128}} : f32"),
    ]


def gate_invalid(name):
    cases = []
    for label, kind in [("integer_element", "tensor<4xi32>"),
                        ("unranked_tensor", "tensor<*xf32>"),
                        ("encoded_tensor", 'tensor<4xf32, "sparse">')]:
        cases.append(error(label, f"%g: {kind}, %v: {kind}",
                           f"'result' must be {FLOATS}",
                           f"%y = crease.{name} gate(%g) value(%v) : {kind}"))
    both = "%g: tensor<4xf32>, %v: tensor<8xf32>"
    cases.append(error(
        "value_shape", both, "value and the result have the same type (C2)",
        f'%y = "crease.{name}"(%g, %v) : (tensor<4xf32>, tensor<8xf32>) -> tensor<4xf32>'))
    cases.append(error(
        "gate_shape", both, "gate and the result have the same type (C2)",
        f'%y = "crease.{name}"(%v, %g) : (tensor<8xf32>, tensor<4xf32>) -> tensor<4xf32>'))
    scalars = "%g: f32, %v: f32"
    cases.append(error("unnamed_operands", scalars, "expected 'gate'",
                       f"%y = crease.{name} %g, %v : f32"))
    cases.append(error("operand_count", scalars, "expected 2 operands, but found 1",
                       f'%y = "crease.{name}"(%g) : (f32) -> f32'))
    operands = "gate(%g) value(%v)"
    for parameter in [*PARAMETERS.get(name, {}), "limit"]:
        cases += parameter_errors(name, parameter, operands, scalars)
    for label, value in [("zero_limit", "0.0"), ("negative_limit", "-7.0")]:
        cases.append(error(label, scalars, "limit must be greater than zero (C7)",
                           f"%y = crease.{name} {operands} {{limit = {value} : f32}} : f32"))
    return invalid_head(name) + "\n// -----\n\n".join(cases)


# The bound of the level high for f32 in ULP, where it is not 2.
EXACT = ["relu", "leaky_relu", "relu6", "hard_sigmoid", "hard_swish", "hard_tanh",
         "sigmoid", "tanh", "elu", "silu", "swish", "quick_gelu", "gelu",
         "gelu_tanh", "softsign"]

EXECUTION_HEAD = """\
// crease.{name}: the optimised path against the reference path, on special values
// (NaN, infinities, zeros, the smallest subnormal and normal, the largest, and
// where exponentials overflow and underflow) and 10,007 numbers of every size.
{note}// RUN: %npy inputs %t.f32.npy f32 10007 1
// RUN: %npy inputs %t.f64.npy f64 10007 2
// RUN: %npy inputs %t.f16.npy f16 10007 3
"""


def body(name, kind, operands, use):
    kinds = f"tensor<?x{kind}>"
    signature = ", ".join(f"%{operand}: {kinds}" for operand in operands)
    return (f"func.func @{name}_{kind}({signature}) -> {kinds} {{\n"
            f"  %y = crease.{name} {use} : {kinds}\n  return %y : {kinds}\n}}\n")


def unary_execution(name):
    text = EXECUTION_HEAD.format(name=name, note="")
    bound = 1 if name in EXACT else 2
    run = f"// RUN: crease-run %s --check --entry={name}_"
    for target in ["native", "x86-64-v3"]:
        text += f"{run}f32 --input=%t.f32.npy --max-ulp={bound} --target={target}\n"
    text += f"{run}f64 --input=%t.f64.npy --max-ulp=4\n"
    text += f"{run}f16 --input=%t.f16.npy --max-ulp=1\n"
    text += f"{run}bf16 --dims=10007 --specials --max-ulp=1\n\n"
    return text + "\n".join(body(name, kind, ["x"], "%x")
                            for kind in ["f32", "f64", "f16", "bf16"])


def gate_execution(name):
    note = """\
// The product adds one rounding to the factor's error; a factor near the
// smallest number is off by whole steps, which the product with a value of a few
// units multiplies.
"""
    text = EXECUTION_HEAD.format(name=name, note=note)
    for kind, seed in [("f32", 4), ("f64", 5), ("f16", 6)]:
        text += f"// RUN: %npy ordinary %t.v.{kind}.npy {kind} 10007 {seed}\n"
    run = f"// RUN: crease-run %s --check --entry={name}_"
    for target in ["native", "x86-64-v3"]:
        text += (f"{run}f32 --input=%t.f32.npy --input=%t.v.f32.npy --max-ulp=8 "
                 f"--target={target}\n")
    for kind in ["f64", "f16"]:
        text += (f"{run}{kind} --input=%t.{kind}.npy --input=%t.v.{kind}.npy "
                 f"--max-ulp=8\n")
    text += f"{run}bf16 --dims=10007,10007 --max-ulp=1\n\n"
    return text + "\n".join(body(name, kind, ["g", "v"], "gate(%g) value(%v)")
                            for kind in ["f32", "f64", "f16", "bf16"])


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    tool = sys.argv[1]
    for name in UNARY:
        (TESTS / "Dialect" / f"{name}.mlir").write_text(unary_test(tool, name))
        (TESTS / "Dialect" / f"{name}-invalid.mlir").write_text(unary_invalid(name))
        (TESTS / "Execution" / f"{name}.mlir").write_text(unary_execution(name))
    for name in GATES:
        (TESTS / "Dialect" / f"{name}.mlir").write_text(gate_test(tool, name))
        (TESTS / "Dialect" / f"{name}-invalid.mlir").write_text(gate_invalid(name))
        (TESTS / "Execution" / f"{name}.mlir").write_text(gate_execution(name))


if __name__ == "__main__":
    main()
