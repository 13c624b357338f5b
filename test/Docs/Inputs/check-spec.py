# ===----------------------------------------------------------------------===//
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===----------------------------------------------------------------------===//
"""Compares the numbers of constraints in the code with those of docs/Spec.md."""

import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1])
number = re.compile(r"\((C\d+)\)")


def numbers(folders, suffixes, pattern=number):
    found = set()
    for folder in folders:
        for path in (source / folder).rglob("*"):
            if path.suffix in suffixes:
                found |= set(pattern.findall(path.read_text()))
    return found


code = numbers(["lib", "include"], {".cpp", ".h", ".td"}) | set(sys.argv[3:])
spec = set(re.findall(r"^\| (C\d+) \|", (source / "docs/Spec.md").read_text(), re.M))
tested = numbers(["test"], {".mlir", ".test"}, re.compile(r"error.*\((C\d+)\)"))
problems = [
    ("in the code but not in docs/Spec.md", code - spec),
    ("in docs/Spec.md but not in the code", spec - code),
    ("without a test", spec - tested),
]
for what, names in problems:
    if names:
        print(f"{what}: {', '.join(sorted(names))}", file=sys.stderr)
sys.exit(any(names for _, names in problems))
