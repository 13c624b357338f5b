#!/usr/bin/env python3
# ===----------------------------------------------------------------------===//
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===----------------------------------------------------------------------===//
"""Makes and shows .npy files for tests, without NumPy.

    npy.py inputs OUT.npy TYPE COUNT SEED      special values, then numbers of
                                               every size
    npy.py ordinary OUT.npy TYPE COUNT SEED    ordinary numbers, and special
                                               values from element 32 on
    npy.py targets OUT.npy TYPE COUNT SEED     numbers from 0 to 1
    npy.py values OUT.npy TYPE SHAPE VALUE...  the given values
    npy.py show IN.npy                         shape, type and elements

TYPE is f64, f32, f16 or, for values, bool or an integer type. Elements of `inputs` and
`ordinary` at one index are never both special.
"""

import ast
import math
import pathlib
import random
import struct
import sys

# type: (NumPy's name, struct's letter, exponents of normal numbers, digits)
FLOATS = {
    "f64": ("<f8", "d", -1022, 1023, 52),
    "f32": ("<f4", "f", -126, 127, 23),
    "f16": ("<f2", "e", -14, 15, 10),
}
OTHERS = {
    "bool": ("|b1", "?"),
    "i8": ("|i1", "b"),
    "i32": ("<i4", "i"),
    "i64": ("<i8", "q"),
}
LETTERS = {"f8": "d", "f4": "f", "f2": "e", "i1": "b", "i4": "i", "i8": "q",
           "u2": "H", "b1": "?"}


def write(path, dtype, letter, shape, values):
    sizes = "(" + "".join(f"{size}," for size in shape) + ")"
    header = f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': {sizes}, }}"
    header += " " * (-(len(header) + 11) % 64) + "\n"
    data = struct.pack(f"<{len(values)}{letter}", *values)
    start = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header))
    pathlib.Path(path).write_bytes(start + header.encode() + data)


def read(path):
    data = pathlib.Path(path).read_bytes()
    length, = struct.unpack_from("<H", data, 8)
    header = ast.literal_eval(data[10:10 + length].decode())
    letter = LETTERS[header["descr"][1:]]
    count = math.prod(header["shape"])
    return header, struct.unpack_from(f"<{count}{letter}", data, 10 + length)


def specials(kind):
    _, _, low, high, digits = FLOATS[kind]
    largest = (2 - 2.0**-digits) * 2.0**high
    magnitudes = [math.inf, 0.0, 2.0**(low - digits), 2.0**low, 2.0**-12, 1.0, 3.0,
                  14.2, 88.8, 91.9, 104.0, largest]
    return [math.nan] + [sign * value for value in magnitudes for sign in (1, -1)]


def inputs(kind, count, draw):
    """Special values; then a third each of numbers near one, numbers where
    exponentials decay, and numbers of every magnitude that the type has."""
    _, _, low, high, digits = FLOATS[kind]
    values = specials(kind)
    while len(values) < count:
        choice = len(values) % 3
        if choice == 0:
            value = draw.gauss(0, 2)
        elif choice == 1:
            value = draw.uniform(-110, 110)
        else:
            value = draw.choice((1, -1)) * (1 + draw.random())
            value *= 2.0 ** draw.randint(low - digits, high - 1)
        values.append(value)
    return values[:count]


def ordinary(kind, count, draw):
    values = [draw.gauss(0, 2) for _ in range(count)]
    values[32:32 + len(specials(kind))] = specials(kind)
    return values[:count]


def targets(kind, count, draw):
    return [[0.0, 1.0, draw.random()][min(i % 4, 2)] for i in range(count)]


def main():
    command, path, *rest = sys.argv[1:] or [None, None]
    makers = {"inputs": inputs, "ordinary": ordinary, "targets": targets}
    if command in makers:
        kind, count, seed = rest[0], int(rest[1]), int(rest[2])
        dtype, letter = FLOATS[kind][:2]
        values = makers[command](kind, count, random.Random(seed))
        write(path, dtype, letter, (count,), values)
    elif command == "values":
        kind, shape, values = rest[0], rest[1], rest[2:]
        dtype, letter = (FLOATS.get(kind) or OTHERS[kind])[:2]
        number = float if kind in FLOATS else int
        sizes = [int(size) for size in shape.split("x") if size]
        write(path, dtype, letter, sizes, [number(value) for value in values])
    elif command == "show":
        header, values = read(path)
        print("shape", header["shape"], "type", header["descr"])
        print(*values)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
