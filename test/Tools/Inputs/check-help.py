# ===----------------------------------------------------------------------===//
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===----------------------------------------------------------------------===//
"""Compares the passes that Passes.td declares with `crease-opt --help`, and the
names in docs/Design.md with both."""

import pathlib
import re
import sys

source, help_file = map(pathlib.Path, sys.argv[1:])
help_text = help_file.read_text()
offered = set(re.findall(r"--([a-z][a-z0-9-]+)", help_text))
problems, declared = [], set()
for path in (source / "include" / "crease").glob("*/Passes.td"):
    text = path.read_text()
    for body in re.split(r"^def ", text, flags=re.M)[1:]:
        match = re.search(r':\s*Pass<\s*"([^"]+)"', body)
        if not match:
            continue
        name = match[1]
        declared.add(name)
        summary = re.search(r'let summary\s*=\s*"([^"]+)', body)
        description = re.search(r"let description = \[\{(.*?)\}\]", body, re.S)
        if not summary:
            problems.append(f"{name} has no summary")
        if not description or len(description[1].split()) < 10:
            problems.append(f"{name} has no description")
        if name not in offered:
            problems.append(f"crease-opt --help does not offer --{name}")
design = (source / "docs" / "Design.md").read_text()
for name in re.findall(r"`-*((?:crease|convert-crease)-[a-z0-9-]+)", design):
    is_tool = (source / "tools" / name).is_dir()
    if not is_tool and name not in offered:
        problems.append(f"docs/Design.md names {name}, which crease-opt has not")
if len(declared) < 5:
    problems.append("too few passes found; has Passes.td changed its form?")
print("\n".join(problems), file=sys.stderr)
sys.exit(bool(problems))
