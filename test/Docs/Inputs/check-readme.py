# ===----------------------------------------------------------------------===//
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===----------------------------------------------------------------------===//
"""Writes the README's example out, or holds its assembly against a file.

  check-readme.py README.md mlir > act.mlir
  check-readme.py README.md act.s

The instructions that the README shows must stand in the file in this order,
each from where the one before it stands; registers may differ.
"""

import pathlib
import re
import sys


def block(text, language):
    return re.search(rf"```{language}\n(.*?)```", text, re.S).group(1)


readme = pathlib.Path(sys.argv[1]).read_text()
if sys.argv[2] == "mlir":
    print(block(readme, "mlir"), end="")
    sys.exit()


def instructions(text):
    text = re.sub(r"%[xyz]mm\d+", "%vector", text)
    return [line.split("#")[0].split() for line in text.splitlines()]


actual = instructions(pathlib.Path(sys.argv[2]).read_text())
at = 0
for line in instructions(block(readme, "asm")):
    if line in ([], ["..."]):
        continue
    if line not in actual[at:]:
        sys.exit(f"not in the assembly, or not in this place: {' '.join(line)}")
    at = actual.index(line, at) + 1
