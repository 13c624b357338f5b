# Part of the Crease project, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reads x86 assembly and counts the innermost loops of matmuls, and those that
spill vectors: LLVM's scheduler, where registers for addresses run out, may load
what several steps need at once.

  spills.py FILE
"""

import re
import sys

LABEL = re.compile(r"^(\.L\w+):")
JUMP = re.compile(r"^\s+j\w+\s+(\.L\w+)")
SUM = re.compile(r"^\s+vfn?m(add|sub)\d+ps\s")
SPILL = re.compile(r"^\s+vmov[au]p[sd]\s+%[yz]mm\d+, -?\d*\(%r(sp|bp|bx)\)")


def loops(lines):
    """The bodies of loops that are one block of code."""
    name, body = None, []
    for line in lines:
        label = LABEL.match(line)
        if label:
            name, body = label.group(1), []
            continue
        body.append(line)
        jump = JUMP.match(line)
        if jump and jump.group(1) == name:
            yield body
            body = []


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        found = [body for body in loops(file)
                 if sum(bool(SUM.match(line)) for line in body) >= 8]
    bad = [body for body in found if any(map(SPILL.match, body))]
    print(f"{len(found)} loops, {len(bad)} spill")
    sys.exit(bool(bad) or not found)


if __name__ == "__main__":
    main()
