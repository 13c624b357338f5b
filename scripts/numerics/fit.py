# ===- fit.py - Minimax fits with f32 coefficients ------------------------===//
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===----------------------------------------------------------------------===//
"""Weighted minimax polynomials (on a dense grid, in 40 digits) whose
coefficients are rounded to f32 one after the other, lowest power first, each
time fitting the rest again. Everything is deterministic."""

from mpmath import (mp, mpf, cos, pi, matrix, lu_solve, fabs, floor, log,
                    taylor)

mp.dps = 40


def f32(x):
    """The f32 nearest to x (results here are never subnormal)."""
    with mp.workprec(24):
        return +mpf(x)


def minimax(terms, values, weights, rounds=8):
    """Coefficients c that make max |w (v - sum c_k t_k)| small, for the terms t
    of each point: weighted least squares, with Lawson's reweighting towards
    the minimax. (Exchange algorithms need a Haar system, which powers above
    zero are not on an interval around zero.)"""
    n = len(terms[0])
    lawson = [mpf(1)] * len(terms)
    best = None
    for _ in range(rounds):
        a = matrix(n, n)
        b = matrix(n, 1)
        for row, v, w, l in zip(terms, values, weights, lawson):
            f = w * w * l
            for i in range(n):
                b[i] += f * row[i] * v
                for j in range(i, n):
                    a[i, j] += f * row[i] * row[j]
        for i in range(n):
            for j in range(i):
                a[i, j] = a[j, i]
        c = list(lu_solve(a, b))
        errors = [fabs(w * (v - sum(k * t for k, t in zip(c, row))))
                  for row, v, w in zip(terms, values, weights)]
        worst = max(errors)
        if best is None or worst < best[0]:
            best = (worst, c)
        if worst == 0:
            break
        lawson = [l * (e / worst) for l, e in zip(lawson, errors)]
        scale = sum(lawson) / len(lawson)
        lawson = [l / scale for l in lawson]
    return best[1]


class Fit:
    """A polynomial in d = x - centre on [lo, hi] with f32 coefficients."""

    def __init__(self, coefficients, error):
        self.coefficients = coefficients
        self.error = error  # the largest weighted error


def f64(x):
    """The f64 nearest to x."""
    with mp.workprec(53):
        return +mpf(x)


def grid(lo, hi, count):
    """A skewed Chebyshev grid: no point is in the middle."""
    return [lo + (hi - lo) * (1 - cos(pi * (i + mpf("0.37")) / count)) / 2
            for i in range(count)]


def fit(function, weight, lo, hi, powers, centre=0, fixed=(), count=0,
        rounded=f32):
    """Fits function(x) by fixed terms + sum c_p (x - centre)^p, with c_p that
    are f32, or what `rounded` makes of them.

    `fixed` lists (power, coefficient) pairs that are given; `weight(x, f(x))`
    multiplies the error. `powers` may start above zero."""
    lo, hi, centre = mpf(lo), mpf(hi), mpf(centre)
    count = count or 8 * (len(powers) + 1)
    points = grid(lo, hi, count)
    values = [function(x) for x in points]
    weights = [weight(x, v) for x, v in zip(points, values)]
    d = [x - centre for x in points]
    rest = list(values)
    for p, c in fixed:
        rest = [r - c * x ** p for r, x in zip(rest, d)]
    result = []
    remaining = list(powers)
    while remaining:
        low = remaining[0]
        terms = [[x ** p for p in remaining] for x in d]
        c = rounded(minimax(terms, rest, weights)[0])
        result.append(c)
        rest = [r - c * x ** low for r, x in zip(rest, d)]
        remaining.pop(0)
    error = max(fabs(w * r) for w, r in zip(weights, rest))
    return Fit(result, error)


def fit_chain(steps, constants, power, function, lo, hi, count=120):
    """Fits function(x) on [lo, hi] by v^power, v = c0 x + c1 and then, letter by
    letter of `steps`, "x": v x + c, "v": v^2 + c. The relative error is not
    linear in the constants: each is improved from the `constants` to start
    with, then rounded and the rest improved again."""
    lo, hi = mpf(lo), mpf(hi)
    points = grid(lo, hi, count)
    goals = [log(function(x)) / power for x in points]
    c = [mpf(k) for k in constants]

    def chain(x):
        """v and its derivatives by the constants."""
        v, by = c[0] * x + c[1], [x, mpf(1)]
        for step, k in zip(steps, c[2:]):
            slope = x if step == "x" else 2 * v
            v = (v * x if step == "x" else v * v) + k
            by = [slope * b for b in by] + [mpf(1)]
        return v, by

    for done in range(len(c)):
        for _ in range(3):
            chains = [chain(x) for x in points]
            terms = [[b / v for b in by[done:]] for v, by in chains]
            rest = [g - log(v) for g, (v, by) in zip(goals, chains)]
            better = minimax(terms, rest, [mpf(1)] * count, 20)
            c[done:] = [k + b for k, b in zip(c[done:], better)]
        c[done] = f32(c[done])
    error = max(fabs(power * (g - log(chain(x)[0])))
                for x, g in zip(points, goals))
    return Fit(c, error)


def fit_rational(function, weight, lo, hi, numerator, denominator, count=64,
                 rounded=f32):
    """Fits function(x) by P(x) / (1 + Q(x)) with coefficients that are
    f32, or what `rounded` makes of them: P has the
    powers 0..numerator and Q those of 1..denominator. Each round solves
    |w (f (1 + Q) - P)| with the last round's 1 + Q as a weight; then Q is
    rounded and P fitted to what it gives."""
    lo, hi = mpf(lo), mpf(hi)
    points = grid(lo, hi, count)
    values = [function(x) for x in points]
    weights = [weight(x, v) for x, v in zip(points, values)]
    below = [mpf(1)] * count
    columns = list(range(numerator + 1)) + list(range(1, denominator + 1))
    n = len(columns)
    lawson = [mpf(1)] * count
    best = None
    for _ in range(40):
        a, b = matrix(n, n), matrix(n, 1)
        for x, v, w, l, q in zip(points, values, weights, lawson, below):
            row = [x ** p if i <= numerator else -v * x ** p
                   for i, p in enumerate(columns)]
            factor = l * (w / q) ** 2
            for i in range(n):
                b[i] += factor * row[i] * v
                for j in range(n):
                    a[i, j] += factor * row[i] * row[j]
        c = list(lu_solve(a, b))
        q = c[numerator + 1:]
        below = [1 + sum(k * x ** (p + 1) for p, k in enumerate(q))
                 for x in points]
        errors = [fabs(w * (v - sum(k * x ** p for p, k in
                                    enumerate(c[:numerator + 1])) / d))
                  for x, v, w, d in zip(points, values, weights, below)]
        worst = max(errors)
        if best is None or worst < best[0]:
            best = (worst, q)
        lawson = [l * (e / worst) for l, e in zip(lawson, errors)]
        scale = sum(lawson) / len(lawson)
        lawson = [l / scale for l in lawson]
    q = [rounded(k) for k in best[1]]

    def under(x):
        return 1 + sum(k * x ** (p + 1) for p, k in enumerate(q))
    p = fit(lambda x: function(x) * under(x),
            lambda x, v: weight(x, v / under(x)) / under(x), lo, hi,
            list(range(numerator + 1)), count=count, rounded=rounded)
    return p, q


def centre_near_float(function, lo, hi, tries=1500):
    """A float c near the middle of [lo, hi] where function(c) is almost a
    float, so that the table of values needs no low parts."""
    middle = f32((mpf(lo) + mpf(hi)) / 2)
    step = mpf(2) ** (floor(log(middle, 2)) - 23)
    with mp.workprec(70):
        best = None
        for i in range(tries):
            c = middle + step * ((i + 1) // 2) * (1 if i % 2 else -1)
            value = function(c)
            miss = fabs(value / f32(value) - 1)
            if best is None or miss < best[0]:
                best = (miss, c)
    return best[1]


def centre_very_near_float(function, lo, hi, tries=40000):
    """The same, of more floats: most are tried by a Taylor series."""
    middle = f32((mpf(lo) + mpf(hi)) / 2)
    step = mpf(2) ** (floor(log(middle, 2)) - 23)
    unit = mpf(2) ** (floor(log(function(middle), 2)) - 23)
    terms = [c * step ** k / unit
             for k, c in enumerate(taylor(function, middle, 5))]
    terms = [float(terms[0] - floor(terms[0]))] + [float(t) for t in terms[1:]]

    def miss(i):
        total = 0.0
        for t in reversed(terms):
            total = total * i + t
        return abs(total - round(total))
    likely = sorted(range(-tries, tries), key=miss)[:20]
    return min((middle + i * step for i in likely),
               key=lambda c: fabs(function(c) / f32(function(c)) - 1))


def piecewise(function, weight, intervals, degree, slope=0):
    """One polynomial an interval: (centre, T0, coefficients 1..degree, error).
    T0 = function(centre), almost exactly. The code adds `slope` to every
    coefficient 1."""
    rows = []
    for lo, hi in intervals:
        if lo is None:  # An entry that is never looked up.
            rows.append((mpf(0), mpf(0), [mpf(0)] * degree, mpf(0)))
            continue
        lo, hi = mpf(lo), mpf(hi)
        if lo == 0 and function(mpf(0)) == 0:
            c, t0 = mpf(0), mpf(0)
        else:
            c = centre_near_float(function, lo, hi)
            t0 = f32(function(c))
        # A lookup index rounds: fit a little beyond the ends.
        margin = (hi - lo) * mpf(2) ** -12
        f = fit(function, weight, max(lo - margin, mpf(0)), hi + margin,
                list(range(1, degree + 1)), c, [(0, t0), (1, slope)])
        rows.append((c, t0, f.coefficients, f.error))
    return rows


def around_middle(function, weight, intervals, degree, bits):
    """One polynomial an interval around its middle: (middle, base,
    coefficients 0..degree, error), base = function(middle) in few bits."""
    rows = []
    for lo, hi in intervals:
        if lo is None:
            rows.append((mpf(0), mpf(0), [mpf(0)] * (degree + 1), mpf(0)))
            continue
        middle = (mpf(lo) + mpf(hi)) / 2
        with mp.workprec(bits):
            base = +function(middle)
        margin = (mpf(hi) - lo) * mpf(2) ** -12
        f = fit(function, weight, max(lo - margin, mpf(0)), hi + margin,
                list(range(degree + 1)), middle, [(0, base)])
        rows.append((middle, base, f.coefficients, f.error))
    return rows


def hexadecimal(x):
    """x as a C++ literal of an f32."""
    x = mpf(x)
    assert f32(x) == x, x
    if x == 0:
        return "0.0f"
    text = float(x).hex()
    mantissa, exponent = text.split("p")
    mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    exponent = exponent.lstrip("+")
    return f"{mantissa}p{exponent}f"
