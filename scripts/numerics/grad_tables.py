#!/usr/bin/env python3
# ===- grad_tables.py - Coefficients of the derivatives -------------------===//
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===----------------------------------------------------------------------===//
"""Writes include/crease/Numerics/TablesGrad.h (f32) and ExactGradTables.h
(f64). Needs mpmath.

  scripts/numerics/grad_tables.py [--check]

--check compares with the files that stand there instead of writing them.

A derivative that changes sign is a decaying factor times a smooth one with a
root. In f32 the smooth factor is tabulated by intervals; the centre of the one
that holds the root is the float next to it, and the value there is the tiny one
that is right, so that the relative error and the sign hold through the root. In
f64 it is computed by its formula but near the root, where it is d P(d), d the
distance from the root in two doubles."""

import os
import sys

import exact_tables
from fit import centre_near_float, f32, fit
from mpmath import (diff, erfc, exp, findroot, mp, mpf, pi, sqrt)
from tables import Writer, bits_of, octaves, relative

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                      "../../include/crease/Numerics")

U1 = 2 * sqrt(2 / pi)
U3 = U1 * mpf("0.044715")


def silu(a):
    """silu'(-a) exp(a)."""
    e = exp(-a)
    return (1 + e - a) / (1 + e)**2


def gelu(a):
    """gelu'(-a) exp(a^2/2)."""
    g = erfc(a / sqrt(mpf(2))) * exp(a * a / 2) / 2
    return g - a / sqrt(2 * pi)


def gelu_tanh(a):
    """gelu_tanh'(-a) exp(2u(a))."""
    e = exp(-a * (U1 + U3 * a * a))
    return (1 + e - a * (U1 + 3 * U3 * a * a)) / (1 + e)**2


def mish_numerator(x):
    e = exp(x)
    return e**3 + 4 * e**2 + 6 * e + 4 + 4 * x * (e + 1)


def mish_left(a):
    """mish'(-a) exp(a)."""
    e = exp(-a)
    return mish_numerator(-a) / (e * (e + 2) + 2)**2


def mish_right(a):
    """(mish'(a) - 1) exp(2a)."""
    e = exp(-a)
    n = 1 + 2 * e + 2 * e**2
    return (4 * a * (1 + e) - 2 * n) / n**2


def mish(x):
    e = exp(x)
    return e * mish_numerator(x) / (e * (e + 2) + 2)**2


def root_of(function, near):
    return findroot(function, mpf(near))


def rows_of(function, intervals, degree, root=None):
    """(centre, value, coefficients from 1 on, error) of each interval. Where
    the root is in it or near, the centre is the float next to the root."""
    rows = []
    for lo, hi in intervals:
        near = (hi - lo) / 4
        holds = root is not None and lo - near <= root < hi + near
        centre = f32(root if holds else (lo + hi) / 2)
        value = f32(function(centre))
        margin = (hi - lo) * mpf(2)**-12
        f = fit(function, relative, max(lo - margin, mpf(0)), hi + margin,
                list(range(1, degree + 1)), centre, [(0, value)])
        rows.append((centre, value, f.coefficients, f.error))
    return rows


def line(rows, index, value, slope):
    """Replaces a row by a straight line."""
    centre, _, coefficients, error = rows[index]
    rows[index] = (centre, f32(value(centre)),
                   [mpf(slope)] + [mpf(0)] * (len(coefficients) - 1), error)


def slope(w, name, function, near, text, ends, number, degree=5):
    """The tables of a function(-a) whose root is a centre: that of interval
    `number`."""
    root = root_of(function, near)
    square = (mpf("31.4") / ends - number / root) / (ends - root)
    linear = number / root - square * root

    def place(k, lo, hi):
        centre = mpf(0)
        if k == number:
            centre = f32(root)
        elif k > 0:
            centre = centre_near_float(function, lo, hi)
        return centre, f32(function(centre))
    w.centred(name, function, text, ends, linear, square, place, degree)


def single(check):
    w = Writer("TablesGrad.h", "Derivatives in f32")
    w.lines = [line.replace("tables.py", "grad_tables.py") for line in w.lines]
    # a/2 + 1 in [1, 16): a in [0, 30); in [13, 15) the line 1 - a.
    parts = [(2 * lo, 2 * hi) for lo, hi in octaves(1, 16, 4, 16, 1)]
    rows = rows_of(silu, parts, 7, root_of(silu, "1.278"))
    last = max(range(16), key=lambda i: parts[i][1])
    line(rows, last, lambda a: 1 - a, -1)
    w.rows("siluGrad", rows, "silu'(-a) exp(a) in 16 intervals of a/2 + 1 in "
           "[1, 16); the last is a line that holds beyond.")
    parts = octaves(1, 16, 4, 16, 1)
    w.rows("geluGrad", rows_of(gelu, parts, 6, root_of(gelu, "0.75")),
           "gelu'(-a) exp(a^2/2) in 16 intervals of a + 1 in [1, 16).")
    w.rows("geluTanhGrad",
           rows_of(gelu_tanh, parts, 7, root_of(gelu_tanh, "0.75")),
           "gelu_tanh'(-a) exp(2u(a)) in 16 intervals of a + 1 in [1, 16).")
    parts = [(2 * lo, 2 * hi) for lo, hi in octaves(1, 16, 2, 8, 1)]
    left = rows_of(mish_left, parts, 9, root_of(mish_left, "1.19"))
    right = rows_of(mish_right, parts, 9, root_of(mish_right, "0.7"))
    last = max(range(8), key=lambda i: parts[i][1])
    line(left, last, lambda a: 1 - a, -1)
    line(right, last, lambda a: 4 * a - 2, 4)
    w.rows("mishGrad", right + left, "In intervals of a/2 + 1 in [1, 16): "
           "(mish'(a) - 1) exp(2a) in entries 0 to 7, mish'(-a) exp(a) in "
           "entries 8 to 15; the last of each is a line that holds beyond.")
    slope(w, "siluSlope", lambda a: silu(a) * exp(-a), "1.278", "silu'(-a)", 12,
          4)
    beta = mpf("1.702")
    slope(w, "quickGeluSlope", lambda a: silu(beta * a) * exp(-beta * a),
          "0.751", "quick_gelu'(-a)", 7, 4)
    slope(w, "geluSlope", lambda a: gelu(a) * exp(-a * a / 2), "0.75",
          "gelu'(-a)", mpf("4.7"), 6)
    slope(w, "geluTanhSlope",
          lambda a: gelu_tanh(a) * exp(-a * (U1 + U3 * a * a)), "0.75",
          "gelu_tanh'(-a)", mpf("4.3"), 6)
    sigmoid = lambda a: exp(-a) / (1 + exp(-a))**2

    def place(k, lo, hi):
        centre = centre_near_float(sigmoid, lo, hi) if k > 0 else mpf(0)
        return centre, f32(sigmoid(centre))
    w.centred("sigmoidSlope", sigmoid, "sigmoid'(a)", 9, "3.49", 0, place, 4)
    w.two_sided("mishGradSides", mish, "mish'(x)", "-6.9", "5.7", 6,
                root_of(mish, "-1.19"), 3)
    w.finish(check)


def near_root(out, name, function, near, degree=11):
    """Root and P of function(x) = d P(d), d = x - root, |d| <= 1/16."""
    root = root_of(function, near)
    high = float(root)
    edge = mpf(1) / 16
    ratio = lambda d: function(root + d) / d
    p = exact_tables.interpolate(ratio, -edge, edge, degree)
    error = exact_tables.worst(ratio, lambda d: exact_tables.value(p, d),
                               -edge, edge)
    out.append(f"/// Near its root: relative error {error}.\n"
               f"constexpr ExactRoot<{len(p)}> {name} = {{\n"
               f"    {exact_tables.hexadecimal(high)},\n"
               f"    {exact_tables.hexadecimal(float(root - mpf(high)))},\n"
               "    {" + exact_tables.block(
                   [exact_tables.hexadecimal(c) for c in p], "     ").lstrip()
               + "}};\n")


def double(check):
    text = exact_tables.HEADER.replace("ExactTables.h", "ExactGradTables.h")
    text = text.replace("EXACTTABLES", "EXACTGRADTABLES")
    text = text.replace("exact_tables.py", "grad_tables.py")
    text = text.replace("ExactGradTables.h - Coefficients of the level `exact` --------",
                        "ExactGradTables.h - Derivatives in f64 -------------------")
    out = [text]
    out.append("/// The root of a function, in two parts, and P of its value "
               "d P(d) at a\n/// distance d of at most 1/16 from there.\n"
               "template <size_t N> struct ExactRoot {\n"
               "  double high, low;\n  double slope[N];\n};\n")
    out.append(exact_tables.constant("exactNormalPeak", 1 / sqrt(2 * pi),
                                     "1 / sqrt(2 pi)."))
    near_root(out, "siluGradRoot", lambda x: 1 + exp(x) + x, "-1.278")
    near_root(out, "geluGradRoot", lambda x: gelu(-x), "-0.75")
    near_root(out, "geluTanhGradRoot", lambda x: 1 + exp(
        x * (U1 + U3 * x * x)) + x * (U1 + 3 * U3 * x * x), "-0.75", 13)
    near_root(out, "mishGradRoot", mish_numerator, "-1.19")
    out.append(exact_tables.FOOTER.replace("EXACTTABLES", "EXACTGRADTABLES"))
    text = "\n".join(out)
    path = os.path.join(FOLDER, "ExactGradTables.h")
    if check:
        with open(path) as file:
            if file.read() != text:
                sys.exit("ExactGradTables.h differs from what the script makes")
        return
    with open(path, "w") as file:
        file.write(text)


def main():
    check = "--check" in sys.argv[1:]
    double(check)
    single(check)


if __name__ == "__main__":
    main()
