#!/usr/bin/env python3
# ===- exact_tables.py - Coefficients of the level `exact` ----------------===//
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===----------------------------------------------------------------------===//
"""Writes include/crease/Numerics/ExactTables.h. Needs mpmath.

  scripts/numerics/exact_tables.py [--check]

--check compares with the file that stands there instead of writing it.

Every polynomial interpolates its function at the zeros of a Chebyshev
polynomial, in 60 digits, and each coefficient is then rounded to a double. The
degree leaves several bits to spare below 2^-53, so nothing cleverer is needed.
"""

import os
import struct
import sys

from mpmath import (atanh, cos, erfc, exp, expm1, log, lu_solve, matrix, mp,
                    mpf, pi, sqrt, workdps)

mp.dps = 60
PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                    "../../include/crease/Numerics/ExactTables.h")


def interpolate(f, low, high, degree):
    """Coefficients of x^0 … x^degree of the interpolant of f on [low, high]."""
    n = degree + 1
    nodes = [(low + high) / 2 + (high - low) / 2 *
             cos(pi * (2 * i + 1) / (2 * n)) for i in range(n)]
    with workdps(200):  # for quotients like (f(x) - x) / x near zero
        divided = [f(x) for x in nodes]  # Newton's divided differences
    for level in range(1, n):
        for i in range(n - 1, level - 1, -1):
            divided[i] = (divided[i] - divided[i - 1]) / (nodes[i] -
                                                          nodes[i - level])
    coefficients = [mpf(0)] * n
    for i in range(n - 1, -1, -1):  # Horner over the Newton form
        shifted = [mpf(0)] + coefficients[:-1]
        coefficients = [s - nodes[i] * c
                        for s, c in zip(shifted, coefficients)]
        coefficients[0] += divided[i]
    return [float(c) for c in coefficients]


def value(coefficients, x):
    total = mpf(0)
    for c in reversed(coefficients):
        total = total * x + mpf(c)
    return total


def worst(f, g, low, high, points=400):
    """log2 of the largest relative distance of g from f."""
    most = mpf(0)
    for i in range(points + 1):
        x = low + (high - low) * i / points
        if x != 0:
            most = max(most, abs(g(x) / f(x) - 1))
    return "2^%.1f" % float(log(most, 2))


def hexadecimal(number):
    if number == 0 or number == int(number) and abs(number) < 1000:
        return "%d.0" % number
    mantissa, exponent = float(number).hex().split("p")
    return mantissa.rstrip("0").rstrip(".") + "p" + exponent.replace("+", "")


def block(items, indent):
    lines, line = [], indent
    for item in items:
        if len(line) + len(item) + 2 > 80:
            lines.append(line.rstrip())
            line = indent
        line += item + ", "
    lines.append(line.rstrip().rstrip(","))
    return "\n".join(lines)


def constant(name, number, comment):
    return (f"/// {comment}\nconstexpr double {name} = "
            f"{hexadecimal(float(number))};\n")


def array(name, numbers, comment):
    body = block([hexadecimal(n) for n in numbers], "    ")
    return f"{comment}\nconstexpr double {name}[] = {{\n{body}}};\n"


def table(name, numbers, comment):
    body = block([hexadecimal(n) for n in numbers], "    ")
    return f"{comment}\nconstexpr WideTable16 {name} = {{{{\n{body}}}}};\n"


def exp_section(out):
    step = log(mpf(2)) / 16
    high = float(step)
    out.append(constant("exactSixteenths", 16 / log(mpf(2)), "16 / log(2)."))
    out.append(constant("exactStep", high, "log(2) / 16, its leading part"))
    out.append(constant("exactStepLow", step - mpf(high), "and the rest."))

    adjusted = []
    for j in range(16):
        bits = struct.unpack("<q", struct.pack("<d", float(
            mpf(2)**(mpf(j) / 16))))[0] - (j << 48)
        adjusted.append(struct.unpack("<d", struct.pack("<q", bits))[0])
    out.append(table(
        "exactPowers", adjusted,
        "/// 2^(j/16), less j 2^48 in its bits: adding n 2^48 to them with\n"
        "/// n = 16 k + j gives 2^(n/16)."))

    edge = step / 2 * (1 + mpf(2)**-20)
    q = interpolate(lambda r: (expm1(r) / r - 1) / r, -edge, edge, 4)
    p = lambda r: r * (1 + r * value(q, r))
    out.append(array(
        "exactExpm1", q,
        "/// Q of exp(r) - 1 = r (1 + r Q(r)) on +-log(2)/32: relative error "
        f"{worst(expm1, p, -edge, edge)},\n/// of exp(r) "
        f"{worst(exp, lambda r: 1 + p(r), -edge, edge)}."))


def log1p_section(out):
    # log(1 + e) = 2 atanh(s), s = e / (2 + e); atanh(s) = s A(s^2).
    f = lambda z: 1 + z / 3 if z < mpf(10)**-40 else atanh(sqrt(z)) / sqrt(z)
    low, high = mpf(0), mpf(1) / 9
    q = interpolate(lambda z: 2 * f(z), low, high, 9)
    error = worst(f, lambda z: value(q, z) / 2, low, high)
    out.append(array(
        "exactLog1p", q,
        "/// 2 A of log(1 + e) = 2 s A(s^2), s = e / (2 + e), for e in [0, 1]:\n"
        f"/// relative error {error}."))


def rational(f, nodes, numerator_degree, denominator_degree):
    """N and D, D(0) = 1, with N / D = f at the nodes."""
    n = numerator_degree + denominator_degree + 1
    system, right = matrix(n, n), matrix(n, 1)
    for i, x in enumerate(nodes):
        y = f(x)
        for j in range(numerator_degree + 1):
            system[i, j] = x**j / y
        for j in range(denominator_degree):
            system[i, numerator_degree + 1 + j] = -x**(j + 1)
        right[i] = 1
    solved = lu_solve(system, right)
    split = numerator_degree + 1
    return ([float(solved[j]) for j in range(split)],
            [1.0] + [float(solved[j]) for j in range(split, n)])


def gelu_section(out):
    g = lambda a: erfc(a / sqrt(mpf(2))) / 2 * exp(a * a / 2)
    # Chebyshev nodes in t = (a - 4) / (a + 4), for a in [0, 14.75].
    low, high, count = mpf(-1), (mpf("14.75") - 4) / (mpf("14.75") + 4), 18
    nodes = []
    for i in range(count):
        t = ((low + high) / 2 +
             (high - low) / 2 * cos(pi * (2 * i + 1) / (2 * count)))
        nodes.append(4 * (1 + t) / (1 - t))
    with workdps(100):
        above, below = rational(g, nodes, 8, 9)
    assert min(above + below) > 0, "a sum with cancellation"
    error = worst(g, lambda a: value(above, a) / value(below, a), mpf(0),
                  mpf("14.75"))
    out.append(array(
        "exactGeluAbove", above,
        "/// Phi(-a) exp(a^2/2) = N(a) / D(a) for a in [0, 14.75]: relative "
        f"error\n/// {error}. All coefficients are positive: nothing cancels. "
        "This is N,"))
    out.append(array("exactGeluBelow", below, "/// and this D."))


HEADER = """\
//===- ExactTables.h - Coefficients of the level `exact` --------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Written by scripts/numerics/exact_tables.py. Do not edit.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_EXACTTABLES_H
#define CREASE_NUMERICS_EXACTTABLES_H

#include "crease/Numerics/Wide.h"

namespace crease {
namespace numerics {
"""
FOOTER = """\
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_EXACTTABLES_H
"""


def main():
    out = [HEADER]
    exp_section(out)
    log1p_section(out)
    gelu_section(out)
    out.append(FOOTER)
    text = "\n".join(out)
    if "--check" in sys.argv[1:]:
        with open(PATH) as file:
            if file.read() != text:
                sys.exit("ExactTables.h differs from what this script writes")
        return
    with open(PATH, "w") as file:
        file.write(text)


if __name__ == "__main__":
    main()
