"""Writes a module of fused linears: one whose sizes are all dynamic, one of each
kind with packed weights, and static ones with each odd size in each dimension.

  make-ragged.py OUT.mlir
"""

import sys

SIZES = (1, 2, 7, 8, 9, 15, 16, 17, 63, 64, 65)
PACKED = (1, 9, 16, 65)


def function(name, m, k, n, mark=""):
    """A gate, whose value is transposed, a bias and a residual."""
    x, w, t, b, y = (f"tensor<{shape}xf32>" for shape in
                     (f"{m}x{k}", f"{k}x{n}", f"{n}x{k}", n, f"{m}x{n}"))
    return f"""
func.func @{name}(%x: {x}, %w: {w}{mark}, %t: {t}{mark}, %b: {b}, %r: {y}) -> {y} {{
  %0 = crease.linear %x, %w, %b : ({x}, {w}, {b}) -> {y}
  %1 = crease.linear %x, %t {{transpose_weight}} : ({x}, {t}) -> {y}
  %2 = crease.reglu gate(%0) value(%1) : {y}
  %3 = arith.addf %2, %r : {y}
  return %3 : {y}
}}
"""


with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write(function("dynamic", "?", "?", "?"))
    for size in PACKED:
        file.write(function(f"late_rows_{size}", "?", size, size,
                            " {crease.weight}"))
    shapes = set()
    for size in SIZES:
        shapes |= {(size, 17, 17), (17, 17, size), (1, size, 65)}
    for m, k, n in sorted(shapes):
        file.write(function(f"static_{m}_{k}_{n}", m, k, n))
