#!/usr/bin/env python3
# ===- tables.py - Coefficients of the f32 kernels ------------------------===//
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===----------------------------------------------------------------------===//
"""Writes include/crease/Numerics/Tables*.h. Needs mpmath.

  scripts/numerics/tables.py [--check] [--only=NAME,…]

--check compares with the files that stand there instead of writing them."""

import os
import sys

from mpmath import (mp, mpf, cos, diff, findroot, exp, expm1, erf, erfc, fabs, tanh, log, log1p, sin, sqrt, nint, floor, log as ln)

from fit import (around_middle, centre_near_float, centre_very_near_float, f32, f64, fit, fit_chain, fit_rational, piecewise, hexadecimal)

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                      "../../include/crease/Numerics")


def relative(x, value):
    return 1 / abs(value)


def absolute(x, value):
    return mpf(1)


def bits_of(error):
    return "2^%.1f" % float(ln(error, 2)) if error else "0"


class Writer:
    def __init__(self, name, what):
        self.name = name
        top = f"//===- {name} - {what} "
        tail = "*- C++ -*-===//"
        guard = "CREASE_NUMERICS_" + name.upper().replace(".", "_")
        self.guard = guard
        self.lines = [
            top + "-" * (80 - len(top) - len(tail)) + tail,
            "//",
            "// Part of the Crease project, under the Apache License v2.0 "
            "with LLVM",
            "// Exceptions. See LICENSE for license information.",
            "// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception",
            "//",
            "//===" + "-" * 70 + "===//",
            "//",
            "// Written by scripts/numerics/tables.py. Do not edit.",
            "//",
            "//===" + "-" * 70 + "===//",
            "",
            f"#ifndef {guard}",
            f"#define {guard}",
            "",
            '#include "crease/Numerics/Vec.h"',
            "",
            "namespace crease {",
            "namespace numerics {",
            "namespace tables {",
            "",
        ]

    def comment(self, text):
        line = "///"
        for word in text.split():
            if len(line) + 1 + len(word) > 80:
                self.lines.append(line)
                line = "///"
            line += " " + word
        self.lines.append(line)

    def numbers(self, values, indent):
        line = " " * indent
        for i, v in enumerate(values):
            item = hexadecimal(v) + ("," if i + 1 < len(values) else "")
            if len(line.rstrip()) + len(item) + 1 > 78:
                self.lines.append(line.rstrip())
                line = " " * indent
            line += item + " "
        self.lines.append(line.rstrip())

    def constant(self, name, value, text=None):
        if text:
            self.comment(text)
        self.lines.append(
            f"inline constexpr float {name} = {hexadecimal(f32(value))};")
        self.lines.append("")

    def pair(self, name, value, text=None, down=False):
        if text:
            self.comment(text)
        hi = f32(value)
        if down and hi > value:
            hi -= mpf(2) ** (floor(ln(hi, 2)) - 23)
        self.lines.append(f"inline constexpr PairConstant {name} = "
                          f"{{{hexadecimal(hi)}, "
                          f"{hexadecimal(f32(value - hi))}}};")
        self.lines.append("")

    def doubles(self, name, values, text):
        self.comment(text)
        self.lines.append(f"inline constexpr double {name}[] = {{")
        for v in values:
            self.lines.append(f"    {float(v).hex()},")
        self.lines[-1] = self.lines[-1][:-1] + "};"
        self.lines.append("")

    def double(self, name, value, text):
        self.comment(text)
        self.lines.append(
            f"inline constexpr double {name} = {float(value).hex()};")
        self.lines.append("")

    def short_pair(self, name, value, fraction_bits, text):
        """A pair whose high part is a multiple of 2^-fraction_bits."""
        self.comment(text)
        unit = mpf(2) ** fraction_bits
        hi = nint(value * unit) / unit
        self.lines.append(f"inline constexpr PairConstant {name} = "
                          f"{{{hexadecimal(hi)}, "
                          f"{hexadecimal(f32(value - hi))}}};")
        self.lines.append("")

    def array(self, name, values, text):
        self.comment(text)
        self.lines.append(f"inline constexpr float {name}[] = {{")
        self.numbers(values, 4)
        self.lines[-1] += "};"
        self.lines.append("")

    def table(self, name, values, text):
        self.comment(text)
        size = len(values)
        self.lines.append(f"inline constexpr Table{size} {name} = {{{{")
        self.numbers(values, 4)
        self.lines[-1] += "}};"
        self.lines.append("")

    def rows(self, name, rows, text):
        """nameCentre, nameValue and nameSlope[degree] of a piecewise fit."""
        worst = max(r[3] for r in rows)
        self.table(name + "Centre", [r[0] for r in rows],
                   text + f" Largest error {bits_of(worst)}. The centres, where"
                   " the value is almost a float:")
        self.table(name + "Value", [r[1] for r in rows], "The values there.")
        self.comment("The coefficients of the powers from 1 on.")
        size, degree = len(rows), len(rows[0][2])
        self.lines.append(
            f"inline constexpr Table{size} {name}Slope[{degree}] = {{")
        for k in range(degree):
            self.lines.append("    {{")
            self.numbers([r[2][k] for r in rows], 8)
            self.lines[-1] += "}}" + ("," if k + 1 < degree else "};")
        self.lines.append("")
        print(f"{self.name}: {name} {bits_of(worst)}", file=sys.stderr)

    def middle_rows(self, name, rows, text):
        """nameBase and namePowers[degree + 1] of a fit around the middles."""
        worst = max(r[3] for r in rows)
        self.table(name + "Base", [r[1] for r in rows],
                   text + f" Largest error {bits_of(worst)}. 15 bits of the "
                   "values in the middle:")
        self.comment("The polynomials that are added to them.")
        size, count = len(rows), len(rows[0][2])
        self.lines.append(
            f"inline constexpr Table{size} {name}Powers[{count}] = {{")
        for k in range(count):
            self.lines.append("    {{")
            self.numbers([r[2][k] for r in rows], 8)
            self.lines[-1] += "}}" + ("," if k + 1 < count else "};")
        self.lines.append("")
        print(f"{self.name}: {name} {bits_of(worst)}", file=sys.stderr)

    def centred(self, name, function, text, ends, linear, square, place,
                degree):
        """A ShareTables for function(a): place(k, lo, hi) gives the
        centre of an interval and what the function is there."""
        linear, square, ends = f32(linear), f32(square), f32(ends)
        assert square * ends ** 2 + linear * ends < 31.42
        assert linear + 2 * square * ends > 0

        def edge(v):
            return 2 * v / (linear + sqrt(linear ** 2 + 4 * square * v))
        self.around_centres(
            f"ShareTables<{degree}>", name, function, text,
            [ends, linear, square],
            [(edge(max(k - mpf(1) / 2, 0)), edge(k + mpf(1) / 2))
             for k in range(32)], place, degree, least=mpf(0))

    def around_centres(self, kind, name, function, text, numbers, intervals,
                       place, degree, least=None):
        """A structure of numbers, centres, bases and polynomials in d = centre
        - a for function(a), not asked for a below `least`."""
        centres, bases, fits = [], [], []
        for k, (lo, hi) in enumerate(intervals):
            centre, base = place(k, lo, hi)
            centres.append(centre)
            bases.append(base)
            margin = (hi - lo) / 1024
            from_ = lo - margin if least is None else max(lo - margin, least)
            fits.append(fit(function, relative, from_, hi + margin,
                            range(1, degree + 1), centre, [(0, base)]))
        self.structure(
            kind, name, text, max(f.error for f in fits), numbers,
            [centres, bases],
            [[-(-1) ** k * f.coefficients[k] for f in fits]
             for k in range(degree)])

    def two_sided(self, name, function, text, left, right, degree,
                  root=None, number=0):
        """A TwoSidedTables for function(x) from `left` to `right`, with an
        interval whose middle is 0. Where there is a root, it is the middle of
        the interval that is `number` before that one, and the slope comes from
        there; else the intervals just reach."""
        left, right = mpf(left), mpf(right)
        widest = lambda zero: min((zero + mpf("0.45")) / -left,
                                  (mpf("31.45") - zero) / right)
        zero = max(range(1, 31), key=widest)
        linear = f32(widest(zero))
        if root is not None:
            linear = f32(number / -root)
            zero = floor(mpf("31.45") - right * linear)
            assert zero + left * linear > -0.45

        def place(k, lo, hi):
            if k == zero:
                value = function(mpf(0))
                base = f32(value)
                if base == value:
                    return mpf(0), base
                # The float below, so that the rest is above 0.
                if base > value:
                    base -= mpf(2) ** (floor(ln(base, 2)) - 23)
                centre = f32(findroot(lambda x: function(x) - base,
                                      (lo / 64, hi / 64)))
            elif k == zero - number and root is not None:
                centre = f32(root)
            elif lo < 0:
                centre = -centre_near_float(lambda a: function(-a), -hi, -lo)
            else:
                centre = centre_near_float(function, lo, hi)
            return centre, f32(function(centre))
        middle = f32((left + right) / 2)
        self.around_centres(
            f"TwoSidedTables<{degree}>", name, function, text,
            [middle, f32(right - middle), linear, 3 * mpf(2) ** 22 + zero],
            [((k - zero - mpf(1) / 2) / linear,
              (k - zero + mpf(1) / 2) / linear) for k in range(32)],
            place, degree)

    def centred_share(self, name, share, text, ends, linear, square, degree):
        """The tables of a share(-a). At the centres it is almost a float and
        almost a multiple of 2^-24 besides, so that 1 - base is right. The first
        centre is 0, where the share has to be exact: of a subnormal x, x s(x)
        is a few units."""
        unit = mpf(2) ** -24

        def place(k, lo, hi):
            if k == 0:
                return mpf(0), share(mpf(0))
            # Multiples near the middle, and floats around where they are met.
            middle = (lo + hi) / 2
            slope = diff(share, middle)
            first = floor(share(middle) / unit)
            step = mpf(2) ** (floor(ln(middle, 2)) - 23)
            floats = min(int(unit / 64 / fabs(slope) / step), 40)
            multiples = max(fabs(slope) * (hi - lo) / 16 / unit, 2)
            multiples = int(min(multiples, 400 // (floats + 1)))
            best = None
            for i in range(-multiples, multiples + 1):
                multiple = (first + i) * unit
                meet = findroot(lambda a: share(a) - multiple,
                                middle + i * unit / slope)
                for j in range(-floats, floats + 1):
                    centre = f32(meet + j * step)
                    value = share(centre)
                    base = f32(value)
                    miss = fabs(value / base - 1) + fabs(base - multiple)
                    if best is None or miss < best[0]:
                        best = (miss, centre, base)
            return best[1:]
        self.centred(name, share, text, ends, linear, square, place, degree)

    def structure(self, kind, name, text, error, numbers, tables, powers,
                  last=()):
        """A struct of numbers, tables, an array of tables and the last
        tables."""
        self.comment(f"{text}, relative error {bits_of(error)}.")
        self.lines += [f"inline constexpr {kind} {name} = {{",
                       "    " + ", ".join(hexadecimal(n) for n in numbers) + ","]
        for table in tables:
            self.lines.append("    {{")
            self.numbers(table, 8)
            self.lines[-1] += "}},"
        self.lines.append("    {{{")
        for table in powers:
            self.numbers(table, 10)
            self.lines[-1] += "}}, {{"
        self.lines[-1] = self.lines[-1][:-len(", {{")] + "}"
        for table in last:
            self.lines[-1] += ","
            self.lines.append("    {{")
            self.numbers(table, 8)
            self.lines[-1] += "}}"
        self.lines[-1] += "};"
        self.lines.append("")
        print(f"{self.name}: {name} {bits_of(error)}", file=sys.stderr)

    def short_form(self, name, function, text, ends, linear, square, degree):
        """A ShortTables for function(a): centres where the value is almost a
        float, the slope there in two floats. The rest is what comes after the
        first of these; 2^-24 of it may be wrong besides the error given."""
        linear, square, ends = f32(linear), f32(square), f32(ends)

        def edge(v):
            return 2 * v / (linear + sqrt(linear ** 2 + 4 * square * v))
        last = square * ends ** 2 + linear * ends
        assert last < 31.4 and linear + 2 * square * ends > 0
        rows = []
        for k in range(32):
            if k - mpf(1) / 2 > last:  # Never looked up.
                rows.append(rows[-1])
                continue
            lo, hi = edge(max(k - mpf(1) / 2, 0)), edge(
                min(k + mpf(1) / 2, last))
            middle = mpf(0)
            if k > 0:
                middle = centre_very_near_float(function, lo, hi)
            rows.append(self.short_row(function, lo, hi, middle, degree,
                                       least=mpf(0)))
        worst = max(r[4] for r in rows)
        self.structure(
            f"ShortTables<{degree - 1}>", name, text, worst,
            [ends, linear, square, f32(2 * worst)],
            [[r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows],
             [r[3][0] for r in rows]],
            [[r[3][k] for r in rows] for k in range(1, degree)])

    def short_row(self, function, lo, hi, centre, degree, least=None,
                  whole=False):
        """Centre, base, slope and what comes after it, and the error, in an
        interval. `whole`: what the base lacks is added, and comes last."""
        value = f32(function(centre))
        low = f32(function(centre) - value) if whole else mpf(0)
        slope = diff(function, centre, direction=1 if centre == least else 0)
        # What differences make of a slope of zero.
        slope = f32(slope) if fabs(slope) > mpf(2) ** -40 else mpf(0)
        margin = (hi - lo) / 1024
        from_ = lo - margin if least is None else max(lo - margin, least)
        f = fit(function, relative, from_, hi + margin, range(1, degree + 1),
                centre, [(0, value + low), (1, slope)])
        rest = lambda d: sum(c * d ** (i + 1)
                             for i, c in enumerate(f.coefficients))
        worst = mpf(0)
        for i in range(65):
            a = lo + (hi - lo) * i / 64
            d, true = a - centre, function(a)
            error = fabs(value + low + slope * d + rest(d) - true)
            worst = max(worst, (error - fabs(rest(d)) / 2 ** 24) / true)
        return centre, value, slope, f.coefficients, worst, low

    def uniform_short(self, name, function, text, linear, zero, degree):
        """A UniformShortTables for function(x), with intervals as wide as the
        inverse of `linear`, a power of two: number `zero` has its middle at 0.
        The slack leaves room for what sums of low parts round."""
        at = lambda k: (mpf(k) - zero) / linear
        rows = [self.short_row(function, at(k - mpf(1) / 2), at(k + mpf(1) / 2),
                               at(k), degree, whole=True) for k in range(32)]
        worst = max(r[4] for r in rows)
        middle = (at(0) + at(31)) / 2
        self.structure(
            f"UniformShortTables<{degree - 1}>", name, text, worst,
            [middle, f32(at(mpf("31.45")) - middle), mpf(linear),
             3 * mpf(2) ** 22 + zero, f32(max(2 * worst, mpf(2) ** -46))],
            [[r[i] for r in rows] for i in (0, 1, 2)] +
            [[r[3][0] for r in rows]],
            [[r[3][k] for r in rows] for k in range(1, degree)],
            [[r[5] for r in rows]])

    def finish(self, check):
        self.lines += ["} // namespace tables", "} // namespace numerics",
                       "} // namespace crease", "", f"#endif // {self.guard}"]
        text = "\n".join(self.lines) + "\n"
        path = os.path.join(FOLDER, self.name)
        if check:
            with open(path) as f:
                if f.read() != text:
                    sys.exit(f"{self.name} differs from what the script makes")
            return
        with open(path, "w") as f:
            f.write(text)


def octaves(first, last, parts, entries, offset):
    """Intervals of a value v = a + offset in [first, last), `parts` an octave,
    placed at index = (bits(v) >> shift) & (entries - 1)."""
    out = [(None, None)] * entries
    low = mpf(first)
    exponent = int(round(float(ln(low, 2)))) + 127
    while low < last:
        for part in range(parts):
            lo = low * (1 + mpf(part) / parts)
            hi = low * (1 + mpf(part + 1) / parts)
            index = (exponent * parts + part) % entries
            assert out[index] == (None, None)
            out[index] = (lo - offset, hi - offset)
        low *= 2
        exponent += 1
    return out


def exponential(check):
    w = Writer("TablesExp.h", "exp and expm1 in f32")
    ln2 = ln(mpf(2))
    w.constant("log2e", 1 / ln2)
    w.constant("log2e16", 16 / ln2)
    w.pair("ln2", ln2)
    w.pair("ln2Over16", ln2 / 16)
    high = [nint(mpf(2) ** (mpf(j) / 16 + 8)) / 256 for j in range(16)]
    low = [f32(mpf(2) ** (mpf(j) / 16) - h) for j, h in enumerate(high)]
    w.table("exp2", high, "2^(j/16) = exp2[j] + exp2Low[j]; 9 bits in the first.")
    w.table("exp2Low", low, "The low parts.")
    r = ln2 / 32 * mpf("1.001")
    f = fit(lambda x: expm1(x) - x, absolute, -r, r, [2, 3])
    w.array("expTail", f.coefficients,
            "exp(r) = 1 + r + r^2 (c0 + c1 r) on |r| <= ln2/32, error "
            + bits_of(f.error) + ".")
    r = ln2 / 2 * mpf("1.001")
    f = fit(lambda x: expm1(x) - x, lambda x, v: 1 / abs(expm1(x)), -r, r,
            [2, 3, 4, 5, 6, 7])
    w.array("expm1Tail", f.coefficients,
            "expm1(r) = r + r^2 P(r) on |r| <= ln2/2, relative error "
            + bits_of(f.error) + ".")
    w.finish(check)


def gaussian(check):
    w = Writer("TablesGelu.h", "gelu, silu and their like in f32")
    g = lambda a: erfc(a / sqrt(mpf(2))) * exp(a * a / 2) / 2
    rows = around_middle(g, relative, octaves(1, 16, 4, 16, 1), 6, 15)
    w.middle_rows("geluTail", rows, "g(a) = Phi(-a) exp(a^2/2), in 16 "
                  "intervals of a + 1 in [1, 16).")
    u = 2 * sqrt(2 / mp.pi)
    w.short_pair("geluTanhLinear", u, 20,
                 "2 sqrt(2/pi) (x + 0.044715 x^3); the first constant is short,"
                 " so that differences with it are exact.")
    w.pair("geluTanhCubic", u * mpf("0.044715"))
    w.pair("quickGeluBeta", mpf("1.702"))
    sigmoid = lambda a: 1 / (1 + exp(a))
    beta = mpf("1.702")
    w.centred_share("geluShare", lambda a: erfc(a / sqrt(mpf(2))) / 2,
                    "Phi(-a)", "4.7", "2.58", "0.87", 5)
    w.centred_share("sigmoidShare", sigmoid, "sigmoid(-a)", "7.5", "4.18", 0, 4)
    w.centred_share("quickGeluShare", lambda a: sigmoid(beta * a),
                    "sigmoid(-1.702 a)", "4.4", "7.13", 0, 4)
    w.centred_share("geluTanhShare",
                    lambda a: sigmoid(u * (a + mpf("0.044715") * a ** 3)),
                    "sigmoid(-2 sqrt(2/pi) (a + 0.044715 a^3))", "4.2", "2.63",
                    "1.15", 5)
    w.finish(check)


def hyperbolic(check):
    w = Writer("TablesTanh.h", "tanh in f32")
    rows = piecewise(tanh, relative, octaves(mpf(1) / 4, 16, 4, 32, mpf(1) / 4),
                     5)
    w.rows("tanh32", rows, "tanh in intervals of a + 1/4 in [1/4, 16), four an "
           "octave.")
    w.finish(check)


def short_forms(check):
    w = Writer("TablesShort.h", "the short forms of `exact` in two floats")
    sigmoid = lambda a: 1 / (1 + exp(a))
    beta = mpf("1.702")
    u = 2 * sqrt(2 / mp.pi)
    w.short_form("sigmoidShort", sigmoid, "sigmoid(-a)", 8, "4.6",
                 "-0.09", 6)
    w.short_form("quickGeluShort", lambda a: sigmoid(beta * a),
                 "sigmoid(-1.702 a)", "4.7", "7.83", "-0.26", 6)
    w.short_form("geluShort", lambda a: erfc(a / sqrt(mpf(2))) / 2, "Phi(-a)",
                 "4.5", "6.4", "0.1", 7)
    w.short_form("geluTanhShort",
                 lambda a: sigmoid(u * (a + mpf("0.044715") * a ** 3)),
                 "sigmoid(-2 sqrt(2/pi) (a + 0.044715 a^3))", 4, "6.4",
                 "0.3", 7)
    w.short_form("tanhShort", lambda a: tanh(a) / a if a else mpf(1),
                 "tanh(a) / a", 4, 9, "-0.3", 6)
    w.short_form("expm1Short", lambda a: -expm1(-a) / a if a else mpf(1),
                 "(1 - exp(-a)) / a", 6, "5.2", 0, 5)
    w.finish(check)
    w = Writer("TablesUniform.h", "short forms of `exact`, one width")
    w.uniform_short("softplusShort", lambda a: log1p(exp(-a)), "softplus(-a)", 8,
                    0, 5)
    w.uniform_short("mishShort", lambda x: tanh(log1p(exp(x))),
                    "tanh(softplus(x))", 4, 16, 7)
    w.finish(check)


def logarithmic(check):
    w = Writer("TablesSoftplus.h", "softplus and mish in f32")
    ratio = lambda e: log1p(e) / e if e else mpf(1)
    rows = piecewise(ratio, relative,
                     [(mpf(j) / 16, mpf(j + 1) / 16) for j in range(16)], 4)
    w.rows("log1pRatio", rows, "log1p(e) / e on [0, 1], in 16 equal intervals.")
    left = lambda e: (e + 2) / (e * e + 2 * e + 2)
    right = lambda e: (1 + 2 * e) / (1 + 2 * e + 2 * e * e)
    parts = [(mpf(j) / 8, mpf(j + 1) / 8) for j in range(8)]
    rows = (piecewise(left, relative, parts, 5) +
            piecewise(right, relative, parts, 5))
    w.rows("mish", rows, "tanh(log1p(e)) / e on [0, 1] in entries 0 to 7, "
           "tanh(log1p(1/e)) in entries 8 to 15, in equal intervals.")
    w.two_sided("softplusSides", lambda x: log1p(exp(x)), "softplus(x)", -8, 8,
                5)
    w.two_sided("mishSides", lambda x: tanh(log1p(exp(x))),
                "tanh(softplus(x))", "-7", "5.9", 5)
    w.finish(check)


def scaled(check):
    w = Writer("TablesSelu.h", "The constants of selu")
    scale = mpf("1.0507009873554804934193349852946")
    alpha = mpf("1.6732632423543772848170429916717")
    w.pair("seluScale", scale, "Both parts positive, so that -0 stays -0.",
           down=True)
    w.pair("seluScaleAlpha", scale * alpha)
    w.finish(check)


def fast(check):
    w = Writer("TablesFast.h", "The level fast in f32")
    ln2 = ln(mpf(2))
    table = [mpf(2) ** (mpf(j) / 16) for j in range(16)]
    w.table("fastExp", [f32(t) for t in table], "2^(j/16).")
    w.table("fastExpOver64", [f32(t) / 64 for t in table], "The same / 64.")
    reach = mpf("1.001") / 32
    f = fit(lambda x: mpf(2) ** x - 1, absolute, -reach, reach, [1, 2])
    w.array("fastExpTail", f.coefficients, "2^f = 1 + c0 f + c1 f^2 on "
            "|f| <= 1/32, error " + bits_of(f.error) + ".")
    u = 2 * sqrt(2 / mp.pi) / ln2
    w.array("fastGeluTanh", [f32(u), f32(u * mpf("0.044715"))],
            "2 sqrt(2/pi) (x + 0.044715 x^3) / ln2.")
    rows = piecewise(tanh, relative, octaves(mpf(1) / 4, 16, 4, 32, mpf(1) / 4),
                     3)
    w.rows("fastTanh", rows, "tanh in intervals of a + 1/4 in [1/4, 16), four "
           "an octave.")
    w.finish(check)


def errors(check):
    w = Writer("TablesErf.h", "erf and erfc in f32")
    quarter = mpf(1) / 4
    slope = 2 / sqrt(mp.pi)
    low = f32(slope - f32(slope))
    w.constant("erfSlopeLow", low, "What the slope at 0 lacks.")
    rows = piecewise(erf, relative,
                     stretched(octaves(quarter, 4, 4, 16, quarter), f32("0.9")),
                     7, low)
    w.rows("erf16", rows, "erf in intervals of 0.9 a + 1/4 in [1/4, 4), four "
           "an octave.")
    scaled = lambda a: erfc(a) * exp(a * a)
    rows = around_middle(scaled, relative, octaves(1, 16, 4, 16, 1), 7, 15)
    w.middle_rows("erfcTail", rows, "erfc(a) exp(a^2), in 16 intervals of "
                  "a + 1 in [1, 16).")
    w.finish(check)


def stretched(intervals, factor):
    return [(None, None) if lo is None else (lo / factor, hi / factor)
            for lo, hi in intervals]


def logarithms(check):
    w = Writer("TablesLog.h", "log and log1p in f32")
    low, high = sqrt(mpf(2)) / 2 - 1, sqrt(mpf(2)) - 1
    f = fit(lambda x: log1p(x) - x + x * x / 2,
            lambda x, v: 1 / abs(log1p(x)), low, high,
            [3, 4, 5, 6, 7, 8, 9, 10, 11])
    w.array("logTail", f.coefficients, "log1p(f) = f - f^2/2 + f^3 P(f) for 1 "
            "+ f in [1/sqrt(2), sqrt(2)], relative error "
            + bits_of(f.error) + ".")
    w.finish(check)


def tableless(check):
    w = Writer("TablesTableless.h", "Kernels without tables in f32")
    ln2 = ln(mpf(2))
    r = ln2 / 2 * mpf("1.001")
    f = fit(lambda x: expm1(x) - x, lambda x, v: exp(-x), -r, r,
            [2, 3, 4, 5, 6])
    w.array("expWholeTail", f.coefficients, "exp(r) = 1 + r + r^2 P(r) on |r| "
            "<= ln2/2, relative error " + bits_of(f.error) + ".")
    rest = lambda e: (1 - log1p(e) / e) / e if e else mpf(1) / 2
    centre = centre_near_float(rest, mpf("0.65"), mpf("0.85"))
    f = fit(rest, lambda e, v: e * e / log1p(e), 0, 1, range(1, 9), centre,
            [(0, f32(rest(centre)))])
    w.constant("log1pCentre", centre, "log1p(e) = e - e^2 (b + d P(d)) on "
               "[0, 1], d = e - c, relative error " + bits_of(f.error)
               + ". c, where the value is almost a float:")
    w.constant("log1pBase", rest(centre), "b:")
    w.array("log1pPowers", f.coefficients, "P:")
    g = lambda a: erfc(a / sqrt(mpf(2))) * exp(a * a / 2) / 2
    # Level fast.
    f = fit(lambda x: mpf(2) ** x, relative, "-0.5005", "0.5005", range(5))
    w.array("fastExp2Powers", f.coefficients, "2^f on |f| <= 1/2, relative error "
            + bits_of(f.error) + ".")
    f = fit(lambda e: log1p(e) / e if e else mpf(1), relative, 0, 1, range(7))
    w.array("fastLog1p", f.coefficients, "log1p(e) / e on [0, 1], relative "
            "error " + bits_of(f.error) + ".")
    c = f32("0.35")
    ratio = lambda v: g((1 / v - 1) / c) / v
    f = fit(ratio, relative, 1 / (1 + c * mpf("13.2")), 1, range(7))
    w.constant("fastGeluSlope", c, "Phi(-a) exp(a^2/2) = v P(v) for a <= 13.2,"
               " v = 1 / (1 + c a), relative error " + bits_of(f.error)
               + ". c:")
    w.array("fastGeluPowers", f.coefficients, "P:")
    ends = mpf("5.75")
    # The constants to start with are the best of eleven minutes of random starts
    # of chains of eight operations, two to five of them squares.
    f = fit_chain("vxvxvvv", ["-0.0246148", "0.0867656", "-0.0397911",
                              "0.2874045", "-0.1320442", "0.9235112",
                              "0.0655819", "-0.00266194", "-1.488367e-6"],
                  2, lambda a: erfc(a / sqrt(mpf(2))) / 2, 0, ends)
    w.constant("fastGeluEnds", ends, "Phi(-a) = v^2 for a up to:")
    w.array("fastGeluChain", f.coefficients, "v = c0 a + c1, v^2 + c2, v a + c3, "
            "v^2 + c4, v a + c5, v^2 + c6, v^2 + c7, v^2 + c8. Relative error of "
            "the last square " + bits_of(f.error) + ".")
    p, q = fit_rational(lambda s: tanh(sqrt(s)) / sqrt(s), relative, 0,
                        mpf("6.5") ** 2, 3, 3)
    w.array("fastTanhOver", p.coefficients, "tanh(x) / x = P(x^2) / Q(x^2) on "
            "[0, 6.5], relative error " + bits_of(p.error) + ". P:")
    w.array("fastTanhUnder", [mpf(1)] + q, "Q:")
    w.finish(check)


def wide(check):
    w = Writer("TablesWide.h", "Kernels of f32 that compute in f64")
    half = mpf("0.5005")
    f = fit(lambda s: sqrt(s) / tanh(sqrt(s) * ln(mpf(2)) / 2), relative,
            mpf("1e-9"), half ** 2, range(3), rounded=f64)
    w.doubles("wideExp2Even", f.coefficients, "f / tanh(f ln2 / 2) by f^2 on "
              "|f| <= 1/2, relative error " + bits_of(f.error) + ".")
    f = fit(lambda s: sqrt(s) / tanh(sqrt(s) * ln(mpf(2)) / 2), relative,
            mpf("1e-9"), half ** 2, range(4), rounded=f64)
    w.doubles("wideExp2EvenFine", f.coefficients, "The same, relative error "
              + bits_of(f.error) + ".")
    p, q = fit_rational(lambda s: tanh(sqrt(s)) / sqrt(s), relative,
                        mpf("1e-9"), mpf("9.4") ** 2, 4, 5, rounded=f64)
    w.doubles("wideTanhOver", p.coefficients, "tanh(x) / x = P(x^2) / Q(x^2) "
              "on [0, 9.4], relative error " + bits_of(p.error) + ". P:")
    w.doubles("wideTanhUnder", [mpf(1)] + q, "Q:")
    ends = mpf(6)
    ratio = lambda s: tanh(sqrt(s) / 2) / sqrt(s)
    share = lambda s, v: sqrt(s) * (1 + exp(sqrt(s))) / 2
    p, q = fit_rational(ratio, share, mpf("1e-9"), ends ** 2, 3, 3,
                        rounded=f64)
    w.constant("wideExpEnds", ends, "exp(x) = (Q + x P) / (Q - x P), P and Q by "
               "x^2, for |x| up to:")
    w.doubles("wideExpOdd", p.coefficients, "Relative error of 1 / (1 + exp(x)) "
              + bits_of(p.error) + ". P:")
    w.doubles("wideExpEven", [mpf(1)] + q, "Q:")
    p, q = fit_rational(ratio, share, mpf("1e-9"), ends ** 2, 3, 4,
                        rounded=f64)
    w.doubles("wideExpOddFine", p.coefficients, "The same, relative error "
              + bits_of(p.error) + ". P:")
    w.doubles("wideExpEvenFine", [mpf(1)] + q, "Q:")
    ends = mpf(4)
    p, q = fit_rational(lambda s: tanh(sqrt(s)) / sqrt(s), relative,
                        mpf("1e-9"), ends ** 2, 3, 3, rounded=f64)
    w.constant("wideTanhEnds", ends, "The same for |x| up to:")
    w.doubles("wideTanhCentreOver", p.coefficients, "Relative error "
              + bits_of(p.error) + ". P:")
    w.doubles("wideTanhCentreUnder", [mpf(1)] + q, "Q:")
    u = 2 * sqrt(2 / mp.pi) / ln(mpf(2))
    w.doubles("wideGeluTanh", [u, u * mpf("0.044715")],
              "2 sqrt(2/pi) (x + 0.044715 x^3) / ln2.")
    g = lambda a: erfc(a / sqrt(mpf(2))) * exp(a * a / 2) / 2
    p, q = fit_rational(g, relative, 0, mpf("13.2"), 4, 5, count=80,
                        rounded=f64)
    w.doubles("wideGeluOver", p.coefficients, "Phi(-a) exp(a^2/2) = P(a) / "
              "Q(a) on [0, 13.2], relative error " + bits_of(p.error)
              + ". P:")
    w.doubles("wideGeluUnder", [mpf(1)] + q, "Q:")
    ends = mpf(4)
    p, q = fit_rational(lambda y: erf(sqrt(y / 2)) / (2 * sqrt(y)),
                        lambda y, v: sqrt(y) / (erfc(sqrt(y / 2)) / 2),
                        mpf("1e-9"), ends ** 2, 5, 5, rounded=f64)
    w.constant("wideGeluEnds", ends, "Phi(x) = 1/2 + x P(x^2) / Q(x^2) for "
               "|x| up to:")
    w.doubles("wideGeluCentreOver", p.coefficients, "Error relative to Phi(x) "
              + bits_of(p.error) + ". P:")
    w.doubles("wideGeluCentreUnder", [mpf(1)] + q, "Q:")
    density = lambda x: exp(-x * x / 2) / sqrt(2 * mp.pi)
    left = lambda x: erfc(x / sqrt(mpf(2))) / 2 - x * density(x)
    f = fit(lambda y: (mpf(1) / 2 - left(sqrt(y))) / sqrt(y),
            lambda y, v: sqrt(y) / max(abs(left(sqrt(y))), mpf(2) ** -10),
            mpf("1e-9"), ends ** 2, range(16), count=80, rounded=f64)
    w.doubles("wideGeluGradCentre", f.coefficients, "The same of Phi(x) + "
              "x phi(x), by a polynomial. Error relative to that where it is "
              "above 2^-10: "
              + bits_of(f.error) + ".")
    high = f64(mp.pi / 2)
    w.doubles("wideHalfPi", [high, mp.pi / 2 - high], "pi / 2 in two parts.")
    w.double("wideTwoOverPi", 2 / mp.pi, "2 / pi.")
    quarter = (mp.pi / 4 + mpf("0.001")) ** 2
    f = fit(lambda s: sin(sqrt(s)) / sqrt(s), relative, mpf("1e-9"), quarter,
            range(1, 5), fixed=[(0, mpf(1))], rounded=f64)
    w.doubles("wideSin", [mpf(1)] + f.coefficients, "sin(x) / x by x^2 up to "
              "pi / 4, relative error " + bits_of(f.error) + ".")
    f = fit(lambda s: cos(sqrt(s)), relative, mpf("1e-9"), quarter,
            range(1, 5), fixed=[(0, mpf(1))], rounded=f64)
    w.doubles("wideCos", [mpf(1)] + f.coefficients, "cos(x) by x^2, relative "
              "error " + bits_of(f.error) + ".")
    w.finish(check)


def doubles(check):
    w = Writer("TablesDouble.h", "Elementary functions of f64")
    two = ln(mpf(2))

    def split(name, value, bits, text):
        unit = mpf(2) ** bits
        high = floor(value * unit) / unit
        w.doubles(name, [high, f64(value - high)], text)

    w.doubles("doubleLn2", [f64(two), two - f64(two)], "ln2 in two parts.")
    split("doubleLn2Short", two, 32, "The same; the first has so few bits that "
          "its products with exponents are exact.")
    end = two / 2 * mpf("1.0001")
    f = fit(lambda r: (expm1(r) - r) / r ** 2, lambda r, v: abs(r), -end, end,
            range(11), rounded=f64)
    w.doubles("doubleExp", f.coefficients, "(exp(r) - 1 - r) / r^2 up to "
              "ln2 / 2; error of expm1 over r " + bits_of(f.error) + ".")
    end = ((sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1)) ** 2 * mpf("1.0001")
    f = fit(lambda z: (log((1 + sqrt(z)) / (1 - sqrt(z))) / sqrt(z) - 2) / z,
            lambda z, v: z / 2, mpf("1e-9"), end, range(7), rounded=f64)
    w.doubles("doubleLog", f.coefficients, "(2 artanh(s) / s - 2) / s^2 by s^2 "
              "for 1 + f from sqrt(1/2) to sqrt(2), s = f / (2 + f); error of "
              "the logarithm over f " + bits_of(f.error) + ".")
    middle, end = mpf(4), mpf(28)
    argument = lambda q: middle * (1 + q) / (1 - q)
    scaled = lambda a: (1 + 2 * a) * exp(a * a) * erfc(a)
    with mp.workdps(60):
        f = fit(lambda q: scaled(argument(q)) - 1, lambda q, v: 1 / (1 + v),
                mpf(-1), (end - middle) / (end + middle), range(23), count=120,
                rounded=f64)
    w.doubles("doubleErfc", f.coefficients, "(1 + 2a) exp(a^2) erfc(a) - 1 by "
              "(a - 4) / (a + 4) for a from 0 to 28, relative error "
              + bits_of(f.error) + ".")
    end = mpf("0.75")
    f = fit(lambda z: erf(sqrt(z)) / sqrt(z) - 1, lambda z, v: 1 / (1 + v),
            mpf("1e-9"), end ** 2, range(11), rounded=f64)
    w.doubles("doubleErf", f.coefficients, "erf(x) / x - 1 by x^2 up to 3/4, "
              "relative error " + bits_of(f.error) + ".")
    w.finish(check)


GROUPS = {"double": doubles, "wide": wide, "tableless": tableless, "erf": errors, "log": logarithms, "fast": fast, "exp": exponential, "gelu": gaussian, "tanh": hyperbolic,
          "softplus": logarithmic, "selu": scaled, "short": short_forms}


def main():
    check = "--check" in sys.argv
    only = [a.split("=")[1].split(",") for a in sys.argv if "--only=" in a]
    for name, make in GROUPS.items():
        if not only or name in only[0]:
            make(check)


if __name__ == "__main__":
    main()
