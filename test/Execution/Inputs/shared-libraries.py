# ===----------------------------------------------------------------------===//
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===----------------------------------------------------------------------===//
"""shared-libraries.py CREASE-COMPILE CALL FOLDER: compiles each op alone to a
shared library, calls it from C, and compares with the formula in double."""

import math
import subprocess
import sys

compiler, caller, folder = sys.argv[1:]


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def gelu(x):
    return x * math.erfc(-x / math.sqrt(2)) / 2


def gelu_tanh(x):
    return x * sigmoid(2 * math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))


def softplus(x):
    return math.log1p(math.exp(x))


# All inputs are positive: 0.5, and 1, 1.5 and 2 for further operands.
LIKE_X = ["relu", "leaky_relu", "elu", "celu", "relu6", "hard_tanh"]
UNARY = {
    **{name: lambda x: x for name in LIKE_X},
    "sigmoid": sigmoid,
    "tanh": math.tanh,
    "selu": lambda x: 1.0507009873554804934 * x,
    "softplus": softplus,
    "silu": lambda x: x * sigmoid(x),
    "swish": lambda x: x * sigmoid(x),
    "gelu": gelu,
    "gelu_tanh": gelu_tanh,
    "quick_gelu": lambda x: x * sigmoid(1.702 * x),
    "mish": lambda x: x * math.tanh(softplus(x)),
    "hard_sigmoid": lambda x: (x + 3) / 6,
    "hard_swish": lambda x: x * (x + 3) / 6,
    "softsign": lambda x: x / (1 + x),
    "log_sigmoid": lambda x: -softplus(-x),
    "relu_squared": lambda x: x * x,
    "softmax": lambda x: 1 / 65536,
    "log_softmax": lambda x: -math.log(65536),
}
GATES = {
    "glu": sigmoid,
    "swiglu": lambda x: x * sigmoid(x),
    "geglu": gelu,
    "geglu_tanh": gelu_tanh,
    "reglu": lambda x: x,
    "bilinear": lambda x: x,
}
TYPE = "tensor<65536xf32>"
cases = {}
for name, function in UNARY.items():
    cases[name] = (1, f"crease.{name} %a : {TYPE}", function(0.5))
for name, factor in GATES.items():
    cases[name] = (2, f"crease.{name} gate(%a) value(%b) : {TYPE}", factor(0.5) * 1.0)
cases["prelu"] = (2, f"crease.prelu %a, %b : {TYPE}, {TYPE}", 0.5)
# log(1 + exp(x)) - x * t
cases["bce_with_logits"] = (2, f"crease.bce_with_logits %a, %b : {TYPE}", softplus(0.5) - 0.5)
# (p1 - p2) x sigmoid(beta (p1 - p2) x) + p2 x with p1 = 1, p2 = 1.5, beta = 2
cases["acon_c"] = (4, f"crease.acon_c %a, %b, %c, %d : {TYPE}, {TYPE}, {TYPE}, {TYPE}",
                   -0.25 * sigmoid(-0.5) + 0.75)
cases["apply"] = (1, f"crease.apply @square(%a) : {TYPE}", 0.25)
for layout in ["split", "swapped"]:
    cases[f"{layout}"] = (1, None, 0.5)

SQUARE = """crease.define @square(%x: f32) -> f32 {
  %y = arith.mulf %x, %x : f32
  crease.yield %y : f32
}
"""
passed = 0
for name, (inputs, use, want) in cases.items():
    arguments = ", ".join(f"%{letter}: {TYPE}" for letter in "abcd"[:inputs])
    text = SQUARE if name == "apply" else ""
    if use is None:
        text += (f"func.func @f_{name}({arguments}) -> tensor<32768xf32> {{\n"
                 f'  %g, %v = crease.split %a {{layout = "{name}"}} : {TYPE} -> tensor<32768xf32>\n'
                 f"  return %g : tensor<32768xf32>\n}}\n")
    else:
        text += (f"func.func @f_{name}({arguments}) -> {TYPE} {{\n"
                 f"  %y = {use}\n  return %y : {TYPE}\n}}\n")
    library = f"{folder}/{name}.so"
    run = subprocess.run([compiler, "-", "-o", library], input=text, text=True,
                         stderr=subprocess.PIPE)
    if run.returncode:
        sys.exit(f"{name}: {run.stderr}")
    run = subprocess.run([caller, library, f"f_{name}", str(inputs)],
                         stdout=subprocess.PIPE, text=True, check=True)
    first, last = map(float, run.stdout.split())
    for got in [first] if use is None else [first, last]:
        if abs(got - want) > 1e-6 * abs(want):
            sys.exit(f"{name}: {got}, not {want}")
    passed += 1
print(passed, "ops called from C")
