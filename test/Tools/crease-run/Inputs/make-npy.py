"""Writes the .npy files of the tests, good and bad, into a folder."""

import os
import struct
import sys

folder = sys.argv[1]


def write(name, data):
    with open(os.path.join(folder, name + ".npy"), "wb") as file:
        file.write(data)


def npy(header, data, version=1):
    """A file of the format, padded as NumPy does it."""
    length = 2 if version == 1 else 4
    size = -(-(8 + length + len(header) + 1) // 64) * 64 - 8 - length
    text = header.ljust(size - 1) + "\n"
    return (
        b"\x93NUMPY"
        + bytes([version, 0])
        + struct.pack("<H" if version == 1 else "<I", size)
        + text.encode("utf-8" if version == 3 else "latin-1")
        + data
    )


def header(descr, shape, fortran=False):
    return f"{{'descr': '{descr}', 'fortran_order': {fortran}, 'shape': {shape}, }}"


numbers = [i / 4 - 3 for i in range(24)]
rows = struct.pack("<24f", *numbers)
good = npy(header("<f4", "(4, 6)"), rows)
write("good", good)
write("version2", npy(header("<f4", "(4, 6)"), rows, 2))
write("version3", npy(header("<f4", "(4, 6)"), rows, 3))
write("big-endian", npy(header(">f4", "(4, 6)"), struct.pack(">24f", *numbers)))
columns = [numbers[row * 6 + column] for column in range(6) for row in range(4)]
write("fortran", npy(header("<f4", "(4, 6)", True), struct.pack("<24f", *columns)))
write("bf16", npy(header("<u2", "(3,)"), struct.pack("<3H", 0x3F80, 0xBF80, 0x4000)))
write("bf16-raw", npy(header("|V2", "(3,)"), struct.pack("<3H", 0x3F80, 0xBF80, 0x4000)))
for rows_of_x in [3, 0]:
    write(
        f"x{rows_of_x}",
        npy(header("<f4", f"({rows_of_x}, 8)"), struct.pack("<f", 0.5) * rows_of_x * 8),
    )

# What is wrong with these is in their names.
write("empty", b"")
write("no-magic", b"\x89NUMPY" + good[6:])
write("no-header", good[:8])
write("cut-header", good[:40])
write("cut-data", good[:-4])
write("long-data", good + b"\0\0\0\0")
write("version9", good[:6] + b"\x09" + good[7:])
write("wrong-type", npy(header("<f8", "(4, 6)"), struct.pack("<24d", *numbers)))
write("structured", npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (24,), }", rows))
write("wrong-rank", npy(header("<f4", "(24,)"), rows))
write("wrong-size", npy(header("<f4", "(6, 4)"), rows))
write("bad-shape", npy(header("<f4", "(4, -6)"), rows))
write("bad-order", npy("{'descr': '<f4', 'fortran_order': Maybe, 'shape': (4, 6), }", rows))
write("no-shape", npy("{'descr': '<f4', 'fortran_order': False, }", rows))
write("no-dictionary", npy("[4, 6]", rows))
write("overflow", npy(header("<f4", "(4611686018427387904, 8)"), b""))
