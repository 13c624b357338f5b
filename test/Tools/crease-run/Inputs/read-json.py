"""Prints a crease-run report line by line; measured figures as "positive"."""

import json
import sys

measured = {
    "calls", "compile_ms", "gbps", "gflops", "least_ns", "median_ns",
    "peak_gflops", "percent_of_peak", "spread_percent",
}
for name, value in sorted(json.load(sys.stdin).items()):
    if name in measured and value is not None and value > 0:
        print(f"{name}: positive")
    elif name == "outputs":
        print(f"{name}: {len(value)}")
    else:
        print(f"{name}: {value!r}")
