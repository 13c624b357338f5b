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
The quotients of the short forms, which are wrong by more, are minimax fits.
"""

import os
import sys

from mpmath import (atanh, cos, cosh, erf, erfc, exp, expm1, log, lu_solve,
                    matrix, mp, mpf, pi, sqrt, tanh, workdps)

from fit import f64, fit, fit_rational

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


def exp_section(out):
    step = log(mpf(2))
    high = float(step)
    out.append(constant("exactLog2e", 1 / step, "1 / log(2)."))
    out.append(constant("exactStep", high, "log(2), its leading part"))
    out.append(constant("exactStepLow", step - mpf(high), "and the rest."))

    edge = step / 2 * (1 + mpf(2)**-20)
    q = interpolate(lambda r: (expm1(r) / r - 1) / r, -edge, edge, 9)
    p = lambda r: r * (1 + r * value(q, r))
    out.append(array(
        "exactExpm1", q,
        "/// Q of exp(r) - 1 = r (1 + r Q(r)) on +-log(2)/2: relative error "
        f"{worst(expm1, p, -edge, edge)},\n/// of exp(r) "
        f"{worst(exp, lambda r: 1 + p(r), -edge, edge)}."))

    # For elu and selu, where each operation counts: as accurate as one term less
    # can be where the result is exp(r) - 1, r < 0, or exp(r) / 2 - 1. Three times
    # as accurate about r = 0.17, since without that selu is wrong at -0x1.dbd9c4p-2
    # (r = 0.23), whose result lies next to the middle between two floats.
    def distance(r, _):
        size = 2 - exp(r)
        most = min(size, -expm1(r)) if r < 0 else size
        return r * r / most * (3 if 0.1 <= r <= 0.25 else 1)

    def beyond(r):
        with workdps(120):
            return (expm1(r) - r) / r**2

    lean = fit(beyond, distance, -edge, edge, range(9), rounded=f64)
    out.append(array(
        "exactExpm1Lean", lean.coefficients,
        "/// Q of exp(r) - 1 = r (1 + r Q(r)) with one term less: relative error "
        f"below\n/// 2^{float(log(lean.error, 2)):.1f} in exp(r) - 1 for r < 0, "
        "and in exp(r) / 2 - 1."))


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


def quick_section(out):
    """The short forms of Exact.h: P and Q over z = x^2."""
    def quotient(name, f, weight, ends, degrees, comment, kind):
        numerator, denominator = degrees
        with workdps(40):
            p, q = fit_rational(f, weight, mpf(2)**-40, mpf(ends)**2, numerator,
                                denominator, rounded=f64,
                                count=6 * (numerator + denominator + 2))
            p, q = p.coefficients, [mpf(1)] + q
            most = max(
                abs(weight(z, f(z)) * (value(p, z) / value(q, z) - f(z)))
                for z in [(mpf(ends) * i / 1000)**2 for i in range(1, 1001)])
        out.append(constant(f"exact{name}Ends", ends,
                            f"{comment} for |x| up to:"))
        out.append(array(f"exact{name}Over", p, f"/// {kind} error 2^%.1f. P:" %
                         float(log(most, 2))))
        out.append(array(f"exact{name}Under", q, "/// Q:"))

    quotient("HalfTanh", lambda z: tanh(sqrt(z) / 2) / sqrt(z),
             lambda z, v: 1 / v, 8, (4, 5), "tanh(x / 2) = x P(x^2) / Q(x^2)",
             "Relative")
    quotient("LogCosh", lambda z: log(2 * cosh(sqrt(z) / 2)), lambda z, v: 1, 6,
             (7, 6), "log(2 cosh(x / 2)) = P(x^2) / Q(x^2)", "Absolute")
    quotient("Normal", lambda z: erf(sqrt(z / 2)) / 2 / sqrt(z),
             lambda z, v: sqrt(z), 5, (7, 7),
             "Phi(x) = 1/2 + x P(x^2) / Q(x^2)", "Absolute")


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
    quick_section(out)
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
