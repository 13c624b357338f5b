# Part of the Crease project, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Draws the error of an activation over its inputs as a small SVG."""

import math

WIDTH, HEIGHT = 720, 250
LEFT, RIGHT, TOP, BOTTOM = 46, 12, 26, 34
BINADES = 255  # of each sign, subnormal numbers being the first
# Errors beyond it, such as those of subnormal results at `fast`, are cut off;
# 2^-16 of a result is 128 to 256 ULP.
CEILING = 256
COLOURS = ["#1f6feb", "#d9480f", "#2b8a3e", "#862e9c"]


def column(index):
    """The x of the left edge of a binade: -inf on the left, 0 in the middle."""
    sign, exponent = divmod(index, 256)
    steps = BINADES + exponent if sign == 0 else BINADES - exponent
    return LEFT + steps * (WIDTH - LEFT - RIGHT) / (2 * BINADES)


def in_order(profile):
    """The errors from the most negative binade to the largest positive one."""
    return profile[256 + BINADES - 1:255:-1] + profile[:BINADES]


def path(values, row):
    """A staircase with one step for each run of equal values."""
    step = (WIDTH - LEFT - RIGHT) / (2 * BINADES)
    text, last = "", None
    for i, value in enumerate(values):
        y = f"{row(value):.1f}".rstrip("0").rstrip(".")
        if y == last:
            continue
        x = f"{LEFT + i * step:.1f}".rstrip("0").rstrip(".")
        text += f"M{x} {y}" if last is None else f"H{x}V{y}"
        last = y
    return text + f"H{WIDTH - RIGHT}"


def decades():
    """Marks at powers of ten: (x, label)."""
    for power in (-24, -12, 0, 12, 24, 36):
        exponent = power * math.log2(10) + 127
        for sign, side in ((-1, 256), (1, 0)):
            label = f"{'−' if sign < 0 else ''}1e{power}" if power else (
                "1" if sign > 0 else "−1")
            step = (WIDTH - LEFT - RIGHT) / (2 * BINADES)
            yield LEFT + (BINADES + sign * exponent) * step, label
    yield LEFT + (WIDTH - LEFT - RIGHT) / 2, "0"


def number(value):
    return float("inf") if value == "inf" else float(value)


def plot(title, curves):
    """An SVG of curves, each (name, 512 errors in ULP by bit pattern)."""
    curves = [(name, [number(v) for v in in_order(profile)])
              for name, profile in curves]
    most = max(min(v, CEILING) for _, values in curves for v in values)
    # Linear to 1 ULP, a doubling for each further step.
    top = max(1.25, 1 + math.log2(most) * 0.25 if most > 1 else 0)

    def scaled(v):
        return v if v <= 1 else 1 + math.log2(min(v, CEILING)) * 0.25

    def row(v):
        return TOP + (1 - scaled(v) / top) * (HEIGHT - TOP - BOTTOM)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} '
           f'{HEIGHT}" font-family="sans-serif" font-size="11" fill="#444">',
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
           f'<text x="{LEFT}" y="16" font-size="13" fill="#111">{title}'
           '</text>']
    ticks = [0, 0.5, 1] + [2.0 ** k for k in (1, 2, 4, 6, 8)
                           if scaled(2.0 ** k) <= top]
    for tick in ticks:
        y = row(tick)
        out.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>'
                   f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">'
                   f'{tick:g}</text>')
    for x, label in decades():
        out.append(f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM + 4}" '
                   f'stroke="#eee"/><text x="{x:.1f}" y="{HEIGHT - 16}" '
                   f'text-anchor="middle">{label}</text>')
    out.append(f'<text x="{LEFT}" y="{HEIGHT - 3}">input, each step one '
               'binade; largest error in ULP, cut off at 256</text>')
    x = WIDTH - RIGHT
    for (name, values), colour in reversed(list(zip(curves, COLOURS))):
        out.append(f'<path d="{path(values, row)}" fill="none" '
                   f'stroke="{colour}" stroke-width="1.3"/>')
    for (name, _), colour in reversed(list(zip(curves, COLOURS))):
        out.append(f'<text x="{x}" y="16" text-anchor="end" fill="{colour}">'
                   f'{name}</text>')
        x -= 7 * len(name) + 12
    return "\n".join(out) + "\n</svg>\n"
