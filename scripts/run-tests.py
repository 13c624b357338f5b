#!/usr/bin/env python3
# ===----------------------------------------------------------------------===//
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===----------------------------------------------------------------------===//
"""Runs lit and the GoogleTest programs of a build tree and counts both.

The last line is `N passed, M failed`; the exit code is 0 if M is 0 and some
test ran. Where lit and ctest are stands in the build tree's CMakeCache.txt.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile


def read_cache(build):
    """The variables of a build tree's CMakeCache.txt."""
    cache = {}
    for line in (build / "CMakeCache.txt").read_text().splitlines():
        name, equals, value = line.partition("=")
        if equals and not name.startswith(("#", "//")):
            cache[name.split(":")[0]] = value
    return cache


def run_lit(build, lit, results):
    """Runs lit; returns the numbers of passed, failed and skipped tests."""
    report = results / "lit.json"
    # A progress bar for a terminal, failures only for a log.
    style = "-sv" if sys.stdout.isatty() else "-qv"
    command = [sys.executable, lit, style, "--order=smart", "-o", str(report)]
    command += [str(build / "test"), str(build / "examples")]
    code = subprocess.run(command).returncode
    if not report.exists():
        return 0, 1, 0
    codes = [test["code"] for test in json.loads(report.read_text())["tests"]]
    passed = sum(code in ("PASS", "XFAIL", "FLAKYPASS") for code in codes)
    skipped = sum(code in ("UNSUPPORTED", "EXCLUDED", "SKIPPED") for code in codes)
    failed = len(codes) - passed - skipped
    # lit can fail without a failing test, by a broken configuration for one.
    return passed, max(failed, 1 if code else 0), skipped


def run_unit_tests(build, ctest, results):
    """Runs ctest's label unit; returns the numbers of passed and failed cases."""
    environment = dict(os.environ, GTEST_OUTPUT=f"json:{results}/")
    command = [ctest, "--test-dir", str(build), "-L", "unit"]
    command += ["--output-on-failure", "--no-tests=error"]
    command += ["-j", str(os.cpu_count() or 1)]
    code = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, text=True
    )
    if code.returncode:
        print(code.stdout)
    passed = failed = 0
    for report in results.glob("*.json"):
        if report.name == "lit.json":
            continue
        counts = json.loads(report.read_text())
        bad = counts["failures"] + counts["errors"]
        failed += bad
        passed += counts["tests"] - bad - counts.get("disabled", 0)
    return passed, max(failed, 1 if code.returncode else 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    cache = read_cache(arguments.build)
    for needed in ["CREASE_LIT", "CMAKE_CTEST_COMMAND"]:
        if not cache.get(needed) or cache[needed].endswith("-NOTFOUND"):
            sys.exit(f"error: {arguments.build}/CMakeCache.txt names no {needed}")
    with tempfile.TemporaryDirectory() as folder:
        results = pathlib.Path(folder)
        lit_passed, lit_failed, skipped = run_lit(
            arguments.build, cache["CREASE_LIT"], results
        )
        unit_passed, unit_failed = run_unit_tests(
            arguments.build, cache["CMAKE_CTEST_COMMAND"], results
        )
    print(
        f"lit: {lit_passed} passed, {lit_failed} failed, {skipped} not "
        f"supported here; GoogleTest: {unit_passed} passed, {unit_failed} failed"
    )
    passed, failed = lit_passed + unit_passed, lit_failed + unit_failed
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
