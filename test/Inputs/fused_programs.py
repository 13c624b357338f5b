#!/usr/bin/env python3
# Part of the Crease project, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Programs of linear layers and what is fused behind them, run by crease-run
--check: the optimised path against the reference path.

  fused_programs.py matrix PART    activations, gates, extras, weights or sizes
  fused_programs.py fuzz [--seed N] [--count N] [--seconds N]
  fused_programs.py print --seed N     the program of a seed

`matrix` runs a fixed list, `fuzz` programs drawn from a seed, each from the seed
before plus one. A program that fails is made smaller for as long as it fails, and
printed with the command that runs it. Options of crease-run follow "--".
"""

import argparse
import copy
import dataclasses
import os
import random
import struct
import subprocess
import sys
import tempfile
import time

# On both sides of vectors, register tiles and panels.
SIZES = [1, 2, 7, 8, 9, 15, 16, 17, 63, 64, 65]
ACTIVATIONS = [
    "sigmoid", "tanh", "relu", "leaky_relu", "prelu", "elu", "selu", "celu",
    "softplus", "silu", "swish", "quick_gelu", "gelu", "gelu_tanh", "mish",
    "acon_c", "relu6", "hard_sigmoid", "hard_swish", "hard_tanh", "softsign",
    "log_sigmoid", "relu_squared"]
# How many further operands, each of one value a column.
FURTHER = {"prelu": 1, "acon_c": 3}
# These hide how large their inputs were, of which errors are a share.
CAPPED = ["sigmoid", "tanh", "relu6", "hard_sigmoid", "hard_tanh", "softsign"]
GATES = ["glu", "swiglu", "geglu", "geglu_tanh", "reglu", "bilinear"]
LAYOUTS = ["split", "swapped", "interleaved"]
OPERANDS = ["row", "column", "element", "scalar"]
WEIGHTS = ["plain", "packed", "constant", "transposed", "transposed packed",
           "transposed constant"]
LEVELS = ["high", "exact", "fast"]


@dataclasses.dataclass
class Layer:
    """A linear layer of n columns. A gate is a second one beside it; with a
    layout, both are halves of one. Steps are the name of an activation, or
    (arith op, operand): an operand by row holds one value a column, by column
    one value a row; or ("reshape", activation), the activation on rows of two
    dimensions."""
    n: int
    weight: str = "packed"
    bias: bool = False
    gate: str = ""
    layout: str = ""
    steps: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Program:
    m: int
    k: int
    layers: list
    dynamic: str = "none"  # Or "rows", or "all" sizes of all inputs.
    accuracy: str = "high"
    more_rows: list = dataclasses.field(default_factory=list)
    # Other (m, k, n) of a program of one layer with all sizes dynamic.
    more_sizes: list = dataclasses.field(default_factory=list)


class Writer:
    """Writes the function @f of a program, and collects its dynamic sizes."""

    def __init__(self, program):
        self.program = program
        self.arguments, self.lines, self.dims = [], [], []
        self.count = 0
        self.random = random.Random(7)

    def fresh(self):
        self.count += 1
        return f"%v{self.count}"

    def emit(self, text):
        name = self.fresh()
        self.lines.append(f"  {name} = {text}")
        return name

    def size(self, value):
        """As it stands in a type; value is "m", or a number."""
        if self.program.dynamic == "all":
            return "?"
        if value == "m":
            return "?" if self.program.dynamic == "rows" else self.program.m
        return value

    def type(self, *shape):
        return f"tensor<{''.join(f'{self.size(s)}x' for s in shape)}f32>"

    def argument(self, shape, is_weight=False):
        name = f"%in{len(self.arguments)}"
        mark = " {crease.weight}" if is_weight else ""
        self.arguments.append(f"{name}: {self.type(*shape)}{mark}")
        for size in shape:
            if self.size(size) == "?":
                self.dims.append(size)
        return name

    def weight(self, form, k, n):
        shape = (n, k) if form.startswith("transposed") else (k, n)
        if not form.endswith("constant") or self.program.dynamic == "all":
            return self.argument(shape, form.endswith("packed")), self.type(*shape)
        data = struct.pack(f"<{k * n}f", *(self.random.gauss(0, k ** -0.5)
                                           for _ in range(k * n)))
        kind = f"tensor<{shape[0]}x{shape[1]}xf32>"
        return self.emit(f'arith.constant dense<"0x{data.hex()}"> : {kind}'), kind

    def linear(self, x, k, n, layer):
        w, kind = self.weight(layer.weight, k, n)
        operands, types = f"{x}, {w}", f"{self.type('m', k)}, {kind}"
        if layer.bias:
            operands += ", " + self.argument((n,))
            types += ", " + self.type(n)
        mark = (" {transpose_weight}" if layer.weight.startswith("transposed")
                else "")
        return self.emit(f"crease.linear {operands}{mark} : ({types}) -> "
                         f"{self.type('m', n)}")

    def step(self, x, n, step):
        kind = self.type("m", n)
        if isinstance(step, str):
            operands, types = x, kind
            for _ in range(FURTHER.get(step, 0)):
                operands += ", " + self.argument((n,))
                types += ", " + self.type(n)
            return self.emit(f"crease.{step} {operands} : {types}")
        operation, operand = step
        if operation == "reshape":
            return self.reshaped(x, n, operand)
        shape, place = {"row": ((n,), "d1"), "column": (("m",), "d0"),
                        "element": (("m", n), "d0, d1"),
                        "scalar": ((), "")}[operand]
        other = self.argument(shape)
        own = "affine_map<(d0, d1) -> (d0, d1)>"
        sizes = []
        for axis, size in enumerate(("m", n)):
            if self.size(size) == "?":
                index = self.emit(f"arith.constant {axis} : index")
                sizes.append(self.emit(f"tensor.dim {x}, {index} : {kind}"))
        empty = self.emit(f"tensor.empty({', '.join(sizes)}) : {kind}")
        return self.emit(
            f"linalg.generic {{indexing_maps = [{own}, "
            f"affine_map<(d0, d1) -> ({place})>, {own}], "
            'iterator_types = ["parallel", "parallel"]} '
            f"ins({x}, {other} : {kind}, {self.type(*shape)}) "
            f"outs({empty} : {kind}) {{\n"
            "  ^bb0(%a: f32, %b: f32, %o: f32):\n"
            f"    %r = arith.{operation} %a, %b : f32\n"
            f"    linalg.yield %r : f32\n  }} -> {kind}")

    def reshaped(self, x, n, activation):
        kind, m = self.type("m", n), self.size("m")
        outer = next(d for d in (3, 2, 1) if m == "?" and d == 1 or
                     m != "?" and m % d == 0)
        inner = m if m == "?" else m // outer
        rows = f"tensor<{outer}x{inner}x{self.size(n)}xf32>"
        sizes = [str(outer)]
        for axis, size in enumerate((inner, self.size(n))):
            if size == "?":
                index = self.emit(f"arith.constant {axis} : index")
                size = self.emit(f"tensor.dim {x}, {index} : {kind}")
            sizes.append(str(size))
        x = self.emit(f"tensor.expand_shape {x} [[0, 1], [2]] output_shape "
                      f"[{', '.join(sizes)}] : {kind} into {rows}")
        operands, types = x, rows
        for _ in range(FURTHER.get(activation, 0)):
            operands += ", " + self.argument((n,))
            types += ", " + self.type(n)
        x = self.emit(f"crease.{activation} {operands} : {types}")
        return self.emit(f"tensor.collapse_shape {x} [[0, 1], [2]] : {rows} into "
                         f"{kind}")

    def write(self):
        program = self.program
        x, k = self.argument(("m", program.k)), program.k
        for layer in program.layers:
            n = layer.n
            if layer.layout and program.dynamic != "all":
                both = self.linear(x, k, 2 * n, layer)
                gate, value = self.fresh(), self.fresh()
                self.lines.append(
                    f'  {gate}, {value} = crease.split {both} {{layout = '
                    f'"{layer.layout}"}} : {self.type("m", 2 * n)} -> '
                    f'{self.type("m", n)}')
            else:
                gate = self.linear(x, k, n, layer)
                value = self.linear(x, k, n, layer) if layer.gate else None
            x = gate
            if layer.gate:
                x = self.emit(f"crease.{layer.gate} gate({gate}) value({value}) "
                              f": {self.type('m', n)}")
            for step in layer.steps:
                x = self.step(x, n, step)
            k = n
        kind = self.type("m", k)
        return (f"func.func @f({', '.join(self.arguments)}) -> {kind} {{\n"
                + "\n".join(self.lines) + f"\n  return {x} : {kind}\n}}\n")


def arguments_of(program, writer, tolerance=None):
    """Of crease-run, without the file."""
    # The error is a share of the largest element. Where there are only one or two,
    # that one may have cancelled (seed 0 has one such at K = 63), by more or less
    # with the order of the sum.
    narrowest = min([program.layers[-1].n] + [n for _, _, n in program.more_sizes])
    tolerance = tolerance or ("3e-4" if program.accuracy == "fast"
                              else "1e-4" if narrowest <= 2 else "1e-5")
    options = ["--entry=f", "--check", "--seed=1", f"--accuracy={program.accuracy}",
               f"--tolerance={tolerance}"]
    runs = [(m, program.k, None) for m in [program.m, *program.more_rows]]
    runs += program.more_sizes
    if not writer.dims:
        return options
    for m, k, n in runs:
        last = program.layers[-1].n
        sizes = [m if d == "m" else k if d == program.k and d != last
                 else n if n is not None and d == last else d
                 for d in writer.dims]
        options.append("--dims=" + ",".join(map(str, sizes)))
    return options


def call(*command):
    """What is wrong with a command; empty if nothing is."""
    try:
        done = subprocess.run(command, capture_output=True, text=True,
                              timeout=120, check=False)
    except subprocess.TimeoutExpired:
        return "it takes more than two minutes"
    if done.returncode < 0:
        return f"it ends by signal {-done.returncode}\n{done.stderr[-2000:]}"
    return done.stderr[-2000:] if done.returncode else ""


def draw_and_check(description, draw, write, check):
    """The main program of a script that checks a program for each seed: draws
    it, checks it in a folder (with what stands behind --), which says what is
    wrong, and prints one that fails."""
    parser = argparse.ArgumentParser(
        description=description,
        formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10 ** 9)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--print", action="store_true")
    own, extra = sys.argv[1:], []
    if "--" in own:
        extra = own[own.index("--") + 1:]
        own = own[:own.index("--")]
    options = parser.parse_args(own)
    if options.print:
        print(write(draw(options.seed)))
        return 0
    end = time.monotonic() + options.seconds
    count = failures = 0
    with tempfile.TemporaryDirectory() as folder:
        while count < options.count and time.monotonic() < end:
            program = draw(options.seed + count)
            wrong = check(program, folder, extra)
            if wrong:
                failures += 1
                print(f"seed {options.seed + count} fails:\n{wrong}\n"
                      f"{write(program)}", flush=True)
            count += 1
    print(f"{count} programs, {failures} failed")
    return 1 if failures or not count else 0


def run(program, extra, tolerance=None):
    """What is wrong with a program; empty if nothing is."""
    writer = Writer(program)
    source = writer.write()
    with tempfile.NamedTemporaryFile("w", suffix=".mlir") as file:
        file.write(source)
        file.flush()
        return call("crease-run", file.name, *arguments_of(program, writer, tolerance),
                    *extra)


def smaller(program):
    """Programs that are a little simpler."""
    def with_(change):
        other = copy.deepcopy(program)
        change(other)
        return other

    for field in ("more_sizes", "more_rows"):
        values = getattr(program, field)
        if len(values) > 1:
            half = len(values) // 2
            yield with_(lambda p, f=field, h=half: setattr(p, f, values[:h]))
            yield with_(lambda p, f=field, h=half: setattr(p, f, values[h:]))
        elif values:
            yield with_(lambda p, f=field: setattr(p, f, []))
    if program.more_rows:
        yield with_(lambda p: (setattr(p, "m", p.more_rows[0]),
                               setattr(p, "more_rows", [])))
    for index, layer in enumerate(program.layers):
        if len(program.layers) > 1:
            yield with_(lambda p, i=index: p.layers.pop(i))
        for step in range(len(layer.steps)):
            yield with_(lambda p, i=index, s=step: p.layers[i].steps.pop(s))
        for field, plain in (("bias", False), ("layout", ""), ("gate", ""),
                             ("weight", "plain")):
            if getattr(layer, field) != plain and not (
                    field == "gate" and layer.layout):
                yield with_(lambda p, i=index, f=field, v=plain:
                            setattr(p.layers[i], f, v))
        if layer.n > 1:
            yield with_(lambda p, i=index: setattr(p.layers[i], "n",
                                                   p.layers[i].n // 2))
    for field in ("m", "k"):
        if getattr(program, field) > 1:
            yield with_(lambda p, f=field: setattr(p, f, getattr(p, f) // 2))
    if program.dynamic != "none" and not program.more_rows and \
            not program.more_sizes:
        yield with_(lambda p: setattr(p, "dynamic", "none"))


def report(program, wrong, extra):
    """Makes a failing program smaller, and prints it."""
    end = time.monotonic() + 120
    again = True
    while again and time.monotonic() < end:
        again = False
        for other in smaller(program):
            still = run_drawn(other, extra)
            if still:
                program, wrong, again = other, still, True
                break
    writer = Writer(program)
    source = writer.write()
    command = ["crease-run", "-", *arguments_of(program, writer), *extra]
    print(f"{wrong}\n{program}\n\n{source}\n// {' '.join(command)}", flush=True)


def matrix(part):
    """The fixed programs of one part."""
    programs = []

    def pick(values, index):
        return values[index % len(values)]

    rows = SIZES[1:]
    if part == "activations":
        for i, name in enumerate(ACTIVATIONS):
            layer = Layer(pick(SIZES, 3 * i + 7), pick(WEIGHTS, i), i % 2 == 0,
                          steps=[name])
            if i % 3:
                layer.steps.insert(i % 3 - 1, ("addf", pick(OPERANDS, i)))
            programs.append(Program(1, pick(SIZES, 5 * i + 4), [layer], "rows",
                                    more_rows=rows))
    elif part == "gates":
        for i, name in enumerate(GATES):
            for layout in ("", pick(LAYOUTS, i)):
                layer = Layer(pick(SIZES, 3 * i + 5), pick(WEIGHTS, i),
                              i % 2 == 1, name, layout)
                if i % 2:
                    layer.steps = [("addf", pick(OPERANDS, i // 2))]
                programs.append(Program(1, pick(SIZES, 4 * i + 3), [layer],
                                        "rows", more_rows=rows))
        # Whole blocks: gate, value and the way down.
        for i, name in enumerate(GATES[:3]):
            programs.append(Program(1, 17, [
                Layer(65, pick(WEIGHTS, i + 1), gate=name),
                Layer(17, pick(WEIGHTS, i + 1), steps=[("addf", "element")])],
                "rows", more_rows=rows))
    elif part == "extras":
        for i, operand in enumerate(OPERANDS):
            for j, steps in enumerate([
                    [("addf", operand), "silu"], ["silu", ("addf", operand)],
                    [("mulf", operand), "gelu"], ["gelu", ("mulf", operand)],
                    [("reshape", "silu"), ("addf", operand)],
                    [("addf", operand), ("reshape", "prelu")]]):
                programs.append(Program(1, pick(SIZES, i + j), [
                    Layer(pick(SIZES, 5 * i + 2 * j + 6), pick(WEIGHTS, i + j),
                          j % 2 == 0, steps=steps)], "rows", more_rows=rows))
    elif part == "weights":
        for i, weight in enumerate(WEIGHTS):
            programs.append(Program(1, 17, [Layer(65, weight, True,
                                                  steps=["gelu"])]))
            programs.append(Program(65, 64, [Layer(15, weight, steps=["tanh"]),
                                             Layer(9, weight, True)]))
            programs.append(Program(2, 8, [Layer(16, weight, gate="swiglu")],
                                    "all", more_sizes=[]))
    elif part == "sizes":
        sizes = [(m, k, n) for m in SIZES for k in SIZES for n in SIZES]
        for narrow in (True, False):
            own = [size for size in sizes if (size[2] <= 2) == narrow]
            for layer in (Layer(71, "packed", True, steps=["gelu"]),
                          Layer(71, "transposed",
                                steps=[("addf", "element"), "silu"])):
                programs.append(Program(3, 70, [layer], "all", more_sizes=own))
        for i, k in enumerate(SIZES):
            programs.append(Program(1, k, [
                Layer(pick(SIZES, 4 * i + 1), "packed", True, steps=["silu"])],
                "rows", more_rows=rows))
            programs.append(Program(pick(SIZES, 7 * i + 2), k, [
                Layer(pick(SIZES, 3 * i + 10), "packed", steps=["tanh"])]))
    else:
        sys.exit(f"no part of the matrix is called '{part}'")
    return programs


def draw(seed):
    """The program of a seed."""
    source = random.Random(seed)

    def size():
        return source.choice(SIZES) if source.random() < 0.7 else \
            source.randint(1, source.choice([200, 200, 700]))

    layers = []
    for _ in range(source.choice([1, 1, 1, 2, 2, 3])):
        layer = Layer(size(), source.choice(WEIGHTS), source.random() < 0.5)
        if source.random() < 0.3:
            layer.gate = source.choice(GATES)
            if source.random() < 0.5:
                layer.layout = source.choice(LAYOUTS)
        for _ in range(source.choice([0, 1, 1, 2, 3])):
            layer.steps.append(
                source.choice(ACTIVATIONS) if source.random() < 0.5 else
                (source.choice(["addf", "addf", "mulf", "subf", "maximumf"]),
                 source.choice(OPERANDS)))
        layers.append(layer)
    program = Program(size(), size(), layers,
                      source.choice(["none", "rows", "rows", "all"]),
                      source.choice(LEVELS))
    if program.dynamic == "rows":
        program.more_rows = [size() for _ in range(4)]
    # Drawn apart, so that seeds keep what else they stand for.
    source = random.Random(f"reshapes of {seed}")
    for layer in layers:
        if source.random() < 0.2:
            layer.steps.insert(source.randint(0, len(layer.steps)),
                               ("reshape", source.choice(ACTIVATIONS)))
    return program


def without_caps_on_products(program):
    """The program with silu in the place of what caps values that may be large,
    since something before multiplied."""
    program = copy.deepcopy(program)
    multiplied = False

    def uncapped(name):
        return "silu" if multiplied and name in CAPPED else name
    for layer in program.layers:
        multiplied |= layer.gate not in ("", "glu")
        for i, step in enumerate(layer.steps):
            if isinstance(step, str):
                layer.steps[i] = uncapped(step)
            elif step[0] == "reshape":
                layer.steps[i] = ("reshape", uncapped(step[1]))
            multiplied |= step == "relu_squared" or step[0] == "mulf" or (
                step[1] == "relu_squared")
    return program


def run_drawn(program, extra):
    """As run(). Where a cap hides values of hundreds, rounding errors that are
    right for these count against a largest element of one: such a program may
    be off by more, if it is right without the cap."""
    wrong = run(program, extra)
    uncapped = without_caps_on_products(program)
    if not wrong or uncapped == program:
        return wrong
    return run(uncapped, extra) or run(program, extra, tolerance="1e-3")


def fuzz(options, extra):
    end = time.monotonic() + options.seconds
    failures = count = 0
    while count < options.count and time.monotonic() < end:
        seed = options.seed + count
        count += 1
        program = draw(seed)
        wrong = run_drawn(program, extra)
        if wrong:
            failures += 1
            print(f"seed {seed} fails:")
            report(program, wrong, extra)
        if sys.stderr.isatty():
            print(f"\r{count} programs, {failures} failed ", end="",
                  file=sys.stderr)
    print(f"{count} programs, {failures} failed")
    return 1 if failures or not count else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("mode", choices=["matrix", "fuzz", "print"])
    parser.add_argument("part", nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10 ** 9)
    parser.add_argument("--seconds", type=float, default=600)
    own, extra = sys.argv[1:], []
    if "--" in own:
        extra = own[own.index("--") + 1:]
        own = own[:own.index("--")]
    options = parser.parse_args(own)
    if options.mode == "print":
        print(draw(options.seed), Writer(draw(options.seed)).write(), sep="\n")
        return 0
    if options.mode == "fuzz":
        return fuzz(options, extra)
    programs = matrix(options.part)
    failures = 0
    for program in programs:
        wrong = run(program, extra)
        if wrong:
            failures += 1
            report(program, wrong, extra)
    print(f"{len(programs)} programs, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
