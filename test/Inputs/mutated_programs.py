#!/usr/bin/env python3
# Part of the Crease project, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests and examples with something changed: whatever that gives, no tool crashes,
every refusal is an error with its place, and what is accepted runs as the
reference does.

  mutated_programs.py [--seed N] [--count N] [--seconds N] [FILTER]
  mutated_programs.py --print --seed N     the program of a seed

Sizes, element types, activations, attributes, numbers and operands are changed,
most often so that the program remains one. It then goes through crease-opt with
the passes of its test or a pipeline, or through crease-run --check, with sizes
that may not go together.
"""

import argparse
import pathlib
import random
import re
import subprocess
import sys
import time

from fused_programs import ACTIVATIONS, FURTHER, GATES, LEVELS

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ["test/Conversion", "test/Dialect", "test/Execution", "test/Kernels",
           "test/Numerics", "test/Tools", "test/Transforms", "examples"]
# Functions that are not meant to run as their reference does.
APART = {"cancelled", "exp_shifted"}
SIMPLE = [name for name in ACTIVATIONS if name not in FURTHER]
SIZES = ["0", "1", "2", "3", "5", "7", "8", "16", "17", "33", "64", "100", "1000",
         "?"]
NUMBERS = ["0", "1", "-1", "2", "-2", "3", "100", "9223372036854775807", "0.0",
           "-0.0", "0.5", "1.702", "-1.0", "1.0e-40", "3.0e38", "0x7FC00000",
           "0x7F800000"]
ATTRIBUTES = ["", " {transpose_weight}", " {alpha = 0.5 : f32}",
              " {beta = -2.0 : f32}", " {beta = 0.0 : f32}", " {limit = 1.0 : f32}",
              " {axis = 0 : i64}", " {safe}", ' {layout = "interleaved"}',
              " {crease.weight}", " {negative_slope = -1.0 : f64}"]
PASSES = [
    ["--crease-cpu-pipeline=target=x86-64-v3"],
    ["--crease-cpu-pipeline=target=x86-64-v4 accuracy=exact"],
    ["--crease-cpu-pipeline=target=x86-64-v2 threads=openmp accuracy=fast"],
    ["--crease-reference-pipeline"],
    ["--canonicalize"],
    ["--crease-fuse", "--crease-pack-weights"],
    ["--crease-collapse-linear"],
    ["--crease-differentiate"],
    ["--crease-differentiate=split"],
    ["--crease-differentiate", "--crease-cpu-pipeline=target=x86-64-v3"],
    ["--crease-differentiate=save=all", "--crease-reference-pipeline"],
    ["--convert-crease-to-linalg"],
    ["--crease-decompose"],
]
# Errors that no program may meet: the two paths differ, or a pass left something
# that a later one does not know.
FAULTS = re.compile(
    r"too far from the reference|where the reference has not|LLVM Translation failed|"
    r"cannot be converted to LLVM IR|failed to legalize|unrealized_conversion_cast")


def corpus():
    """(name, text, lists of passes) of each part of each file."""
    parts = []
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.mlir")):
            text = path.read_text()
            commands = re.sub(r"\\\n//\s*(RUN:)?", " ", text)
            passes = []
            for line in re.findall(r"RUN:.*crease-opt(.*)", commands):
                own = [word.replace('"', "").replace("'", "") for word in re.findall(
                    r"--[\w-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s|]+))?",
                    line.split("|")[0])]
                own = [word for word in own if re.match(
                    r"--(crease|convert|canonicalize|cse|vectorize|linalg)", word)]
                if own:
                    passes.append(own)
            for index, part in enumerate(text.split("// -----")):
                lines = [line for line in part.splitlines()
                         if not line.lstrip().startswith("//")]
                body = "\n".join(lines).strip() + "\n"
                if 30 < len(body) < 6000:
                    parts.append((f"{path.relative_to(ROOT)}#{index}", body, passes))
    return parts


def replace_one(source, text, pattern, choices):
    """Another choice for one of what matches."""
    found = list(re.finditer(pattern, text))
    if not found:
        return text
    match = source.choice(found)
    return text[:match.start()] + source.choice(choices) + text[match.end():]


def replace_all(source, text, pattern, choices):
    """Another choice for one of what matches, wherever it stands."""
    found = sorted(set(re.findall(pattern, text)))
    if not found:
        return text
    old, new = source.choice(found), source.choice(choices)
    return re.sub(pattern, lambda m: new if m.group(0) == old else m.group(0), text)


def change_activation(source, text):
    kind = source.choice([SIMPLE, GATES])
    return replace_one(source, text,
                       r"(?<=crease\.)(?:" + "|".join(kind) + r")(?=(?:_grad)?\b)",
                       kind)


def change_attribute(source, text):
    if source.random() < 0.6 and re.search(r" \{[^{}\n%]*\}", text):
        return replace_one(source, text, r" \{[^{}\n%]*\}", ATTRIBUTES)
    return replace_one(source, text, r"(?= : tensor)", ATTRIBUTES)


def change_line(source, text):
    lines = text.split("\n")
    here, there = (source.randrange(len(lines)) for _ in range(2))
    if source.random() < 0.4:
        lines.pop(here)
    elif source.random() < 0.5:
        lines.insert(there, lines[here])
    else:
        lines[here], lines[there] = lines[there], lines[here]
    return "\n".join(lines)


CHANGES = [
    (35, lambda s, t: replace_all(s, t, r"(?<=[<x])(?:\d+|\?)(?=x)", SIZES)),
    (20, lambda s, t: replace_all(s, t, r"(?<![A-Za-z_.])(?:bf16|f16|f32|f64)\b|"
                                  r"(?<=x)(?:bf16|f16|f32|f64)\b",
                                  ["f64", "f32", "f16", "bf16"])),
    (20, change_activation),
    (10, lambda s, t: replace_one(s, t, r"(?<== )-?\d[\d.]*(?:e[+-]?\d+)?", NUMBERS)),
    (8, lambda s, t: replace_one(s, t, r"%\w+", sorted(set(re.findall(r"%\w+", t)))
                                 or [""])),
    (7, change_attribute),
    (3, lambda s, t: replace_one(s, t, r"\b[a-z_]\w*\b", ["tensor", "f32", "crease"])),
    (5, change_line),
]


class Program:
    """The program of a seed, and the command that it goes through."""

    def __init__(self, seed, parts):
        source = random.Random(seed)
        self.name, self.text, passes = source.choice(parts)
        for _ in range(source.choice([1, 1, 2, 3, 4])):
            weights, changes = zip(*CHANGES)
            self.text = source.choices(changes, weights)[0](source, self.text)
        functions = re.findall(r"func\.func @(\w+)\(", self.text)
        functions = [name for name in functions if name not in APART]
        self.runs = bool(functions) and source.random() < 0.5
        if not self.runs:
            own = passes and source.random() < 0.4
            chosen = source.choice(passes) if own else source.choice(PASSES)
            self.command = ["crease-opt", "-", "-o", "/dev/null", *chosen]
            return
        name = source.choice(functions)
        self.command = ["crease-run", "-", f"--entry={name}", "--check",
                        f"--seed={seed % 5}",
                        f"--accuracy={source.choice(LEVELS)}"]
        if source.random() < 0.3:
            self.command.append("--threads=openmp")
        head = self.text.split(f"@{name}(", 1)[1].split("{\n", 1)[0]
        count = head.split("->")[0].count("?")
        if count:
            size = source.choice([1, 2, 3, 8, 17, 40])
            agree = source.random() < 0.7
            self.command.append("--dims=" + ",".join(
                str(size if agree else source.choice([0, 1, 3, 8, 17]))
                for _ in range(count)))

    def __str__(self):
        return f"// {self.name}\n{self.text}\n// {' '.join(self.command)}"


def call(command, text):
    try:
        return subprocess.run(command, input=text, capture_output=True, text=True,
                              timeout=120, check=False)
    except subprocess.TimeoutExpired:
        return None


def check(program):
    """What is wrong with how a program was taken; empty if nothing is."""
    done = call(program.command, program.text)
    if done is None:
        return "it takes more than two minutes"
    if done.returncode not in (0, 1):
        # Upstream's parsers are not ours to mend.
        if "MLIR Parser: custom op parser 'crease" not in done.stderr and \
                "MLIR Parser:" in done.stderr:
            return ""
        return f"it ends with {done.returncode}\n{done.stderr[-3000:]}"
    if done.returncode == 0:
        return ""
    if not re.search(r"^(<stdin>:\d+:\d+: )?error: ", done.stderr, re.M):
        return f"it fails without an error\n{done.stderr[-1000:]}"
    if FAULTS.search(done.stderr):
        return f"what is accepted fails later\n{done.stderr[-1000:]}"
    return ""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("filter", nargs="?", default="")
    parser.add_argument("--print", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10 ** 9)
    parser.add_argument("--seconds", type=float, default=600)
    options = parser.parse_args()
    parts = [part for part in corpus() if options.filter in part[0]]
    if not parts:
        sys.exit(f"no test or example is called '{options.filter}'")
    if options.print:
        print(Program(options.seed, parts))
        return 0
    end = time.monotonic() + options.seconds
    count = failures = 0
    while count < options.count and time.monotonic() < end:
        program = Program(options.seed + count, parts)
        count += 1
        wrong = check(program)
        if wrong:
            failures += 1
            print(f"seed {options.seed + count - 1}: {wrong}\n{program}\n",
                  flush=True)
    print(f"{count} programs, {failures} failed")
    return 1 if failures or not count else 0


if __name__ == "__main__":
    sys.exit(main())
