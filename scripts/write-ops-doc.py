#!/usr/bin/env python3
# ===----------------------------------------------------------------------===//
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===----------------------------------------------------------------------===//
"""Writes docs/Ops.md, the table of ops, from the TableGen records and from the
definitions as the formula printer (docs/formulas.cpp) reads them.

With --check it writes nothing, and fails if the file is not what it would
write, or if the README leaves an op out. `ninja docs` calls this.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parent.parent
OPS = SOURCE / "include" / "crease" / "Dialect" / "CreaseOps.td"

HEAD = """\
# The ops

<!-- Written by `ninja docs` (scripts/write-ops-doc.py). Do not edit. -->

Every op of the dialect, from its record in include/crease/Dialect. *Definition*
is the C++ function of include/crease/Activations/Definitions.h, instantiated
with a printer, at the default parameters; `Phi` is the normal distribution
function. Constraints and special values in full: [Spec.md](Spec.md).
"""


def load_records(tblgen, include):
    command = [tblgen, "--dump-json", "-I", SOURCE / "include"]
    command += [part for path in include for part in ("-I", path)]
    run = subprocess.run([*command, OPS], capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    return json.loads(run.stdout)


def load_formulas(program):
    run = subprocess.run([program], capture_output=True, text=True, check=True)
    return dict(line.split("\t", 1) for line in run.stdout.splitlines())


def one_line(text):
    """Text for a cell of a table."""
    return re.sub(r"\s+", " ", text).strip().replace("|", "\\|")


def section(name):
    return f"\n## {name}\n\n"


def table(header, rows):
    lines = ["| " + " | ".join(row) + " |" for row in [header, *rows]]
    lines.insert(1, "|" + "---|" * len(header))
    return "\n".join(lines) + "\n"


def op_records(records):
    """The names of the ops' records, but for derivatives."""
    derivatives = set(records["!instanceof"]["Crease_Derivative"])
    return [name for name in records["!instanceof"]["Crease_Op"] if name not in derivatives]


def write(records, formulas):
    activations, gates, others = [], [], []
    gate_records = set(records["!instanceof"]["Crease_Gate"])
    activation_records = set(records["!instanceof"]["Crease_Activation"])
    for name in sorted(op_records(records), key=lambda name: records[name]["opName"]):
        record = records[name]
        op = f"`{record['opName']}`"
        summary = one_line(record["summary"])
        if name in activation_records:
            row = [op, summary, f"`{one_line(record['formulaText'])}`",
                   f"`{one_line(formulas[record['opName']])}`",
                   one_line(record["limits"]), one_line(record["source"])]
            (gates if name in gate_records else activations).append(row)
        else:
            formula = re.search(r"Formula: `([^`]+)`", record["description"])
            others.append([op, summary, f"`{one_line(formula[1])}`" if formula else ""])
    header = ["Op", "", "Formula", "Definition", "Special values", "Source"]
    return (HEAD + section("Activations") + table(header, activations)
            + section("Gates") + table(header, gates)
            + section("Derivatives")
            + "Every op of the two tables above has a derivative of its name and `_grad`,\n"
            "made from the same definition by dual numbers: "
            + ", ".join(sorted(f"`{records[name]['opName']}`" for name in
                               records["!instanceof"]["Crease_Derivative"])) + ".\n"
            + section("Rows, layers and structure")
            + table(["Op", "", "Formula"], others))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tblgen", required=True)
    parser.add_argument("--formulas", required=True)
    parser.add_argument("--mlir-include", action="append", default=[])
    parser.add_argument("--output", type=pathlib.Path)
    parser.add_argument("--check", type=pathlib.Path)
    parser.add_argument("--readme", type=pathlib.Path)
    arguments = parser.parse_args()
    include = [path for given in arguments.mlir_include for path in given.split(";")]
    records = load_records(arguments.tblgen, include)
    text = write(records, load_formulas(arguments.formulas))
    if arguments.output:
        arguments.output.write_text(text)
    if arguments.check and arguments.check.read_text() != text:
        sys.exit(f"{arguments.check} is stale: run `ninja docs` and commit it")
    if arguments.readme:
        readme = arguments.readme.read_text()
        for name in op_records(records):
            op = records[name]["opName"]
            if f"`{op}`" not in readme:
                sys.exit(f"{arguments.readme} has no `{op}` in its table of ops")
    for name in records["!instanceof"]["Crease_Op"]:
        if not records[name]["summary"] or not records[name]["description"].strip():
            sys.exit(f"{name} has no summary or no description")


if __name__ == "__main__":
    main()
