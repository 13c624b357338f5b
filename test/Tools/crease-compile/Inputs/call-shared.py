"""Loads a library that crease-compile has made and calls dynamic_layer."""

import ctypes
import sys

library = ctypes.CDLL(sys.argv[1])
floats = lambda *values: (ctypes.c_float * len(values))(*values)
result = floats(9, 9, 9)
library.dynamic_layer(
    ctypes.c_int64(1),
    ctypes.c_int64(3),
    floats(1, 2, 3),
    floats(1, 0, -1, 1, 1, -1, -1, 0, -1),
    result,
)
print(list(result))
