#!/usr/bin/env python3
# Part of the Crease project, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes docs/Performance.md and docs/performance.svg from what crease-bench
measured.

  ninja -C build bench
  scripts/write-performance-doc.py [--document docs/Performance.md]
                                   [build/bench.csv ...]

Several files are runs of different workloads on one machine and commit; each
kind of machine has a document of its own. What stands in it below the line
"<!-- by hand -->" is kept.
"""

import argparse
import csv
import math
import os
import sys
from xml.sax.saxutils import escape

MARK = "<!-- by hand -->"
# Under this share a difference is noise.
TIE = 0.03


def read(paths):
    """The lines about the machine, and the rows."""
    facts, rows = {}, []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        own = {}
        for line in lines:
            if line.startswith("# "):
                key, value = line[2:].split(": ", 1)
                own.setdefault(key, []).append(value)
        for key in ("machine", "commit"):
            if facts and own[key] != facts[key]:
                sys.exit(f"{path}: the {key} is another than in {paths[0]}")
        facts = facts or own
        rows += csv.DictReader(l for l in lines if not l.startswith("# "))
    return facts, rows


def group_by(rows, key):
    groups = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups


def micros(text):
    value = float(text)
    if value >= 1000:
        return f"{value / 1000:.3g} ms" if value < 1e6 else f"{value / 1e6:.3g} s"
    return f"{value:.3g} µs"


def error(row, in_ulp):
    if in_ulp:
        return f"{float(row['max_ulp']):.3g}"
    return f"{float(row['max_relative_error']):.1e}"


def in_ulp(row):
    return row["unit"] == "GB/s" and "bandwidth" not in row["limit"] \
        or row["limit"] == "copy bandwidth"


def verdict(row):
    if not row["best_peer"]:
        return "", ""
    ratio = float(row["ratio_to_best_peer"])
    text = f"{ratio:.2f}"
    if abs(ratio - 1) < TIE:
        text += " (tie)"
    elif ratio > 1:
        text = f"**{text}**"
    return row["best_peer"], text


def our_table(rows):
    ulp = in_ulp(rows[0])
    limit = rows[0]["limit"]
    head = ["workload", "contestant", "time", "±"]
    head += [f"% of the {limit} (range)"] if limit else []
    head += ["error, ULP" if ulp else "error", "best peer",
             "its time over ours"]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    last = None
    for row in rows:
        if row["ours"] != "1" or row["why"]:
            continue
        median = float(row["median_us"])
        spread = (float(row["most_us"]) - float(row["least_us"])) / 2 / median
        cells = [row["workload"] if row["workload"] != last else "",
                 row["contestant"], micros(row["median_us"]),
                 f"{100 * spread:.1f} %"]
        last = row["workload"]
        if limit:
            cells.append(f"{float(row['percent_of_limit']):.1f} "
                         f"({float(row['least_percent']):.1f} to "
                         f"{float(row['most_percent']):.1f})")
        cells.append(error(row, ulp))
        cells += verdict(row)
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def peer_table(rows):
    """All times of all peers, with the error of each."""
    workloads = group_by(rows, "workload")
    names = [name for name, own in group_by(rows, "contestant").items()
             if own[0]["ours"] != "1" and any(not r["why"] for r in own)]
    ulp = in_ulp(rows[0])
    unit = "largest error in ULP" if ulp else "error"
    lines = [f"All peers: time ({unit}).", "",
             "| workload | " + " | ".join(names) + " |",
             "|---" * (len(names) + 1) + "|"]
    for workload, own in workloads.items():
        cells = [workload]
        for name in names:
            found = [r for r in own if r["contestant"] == name and not r["why"]]
            cells.append(f"{micros(found[0]['median_us'])} "
                         f"({error(found[0], ulp)})" if found else "–")
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def plot(rows):
    """Ours beside the best peer: a row a workload, a dot a level."""
    own = [r for r in rows if r["ours"] == "1" and r["best_peer"]]
    workloads = group_by(own, "workload")
    colors = {"high": "#1b6ca8", "fast": "#e07b39", "exact": "#5a9e4b"}
    left, width, pitch, top = 330, 520, 18, 54
    height = top + pitch * len(workloads) + 24
    least, most = 0.25, 4.0

    def place(ratio):
        share = math.log(min(max(ratio, least), most) / least)
        return left + width * share / math.log(most / least)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + width + 30}" '
           f'height="{height}" font-family="sans-serif" font-size="12">',
           '<rect width="100%" height="100%" fill="white"/>',
           '<text x="12" y="20" font-size="14">Speed beside the best peer of '
           'comparable accuracy (right of 1: Crease is faster)</text>']
    for index, (level, color) in enumerate(colors.items()):
        x = left + 110 * index
        out.append(f'<circle cx="{x}" cy="36" r="5" fill="{color}"/>'
                   f'<text x="{x + 10}" y="40">{level}</text>')
    for tick in (0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4):
        x = place(tick)
        color = "#333" if tick == 1 else "#ddd"
        out.append(f'<line x1="{x:.1f}" y1="{top}" x2="{x:.1f}" '
                   f'y2="{height - 20}" stroke="{color}"/>'
                   f'<text x="{x:.1f}" y="{height - 6}" text-anchor="middle">'
                   f'{tick:g}</text>')
    for index, (workload, entries) in enumerate(workloads.items()):
        y = top + pitch * index + pitch / 2
        out.append(f'<text x="{left - 10}" y="{y + 4:.1f}" text-anchor="end">'
                   f'{escape(workload)}</text>')
        for row in entries:
            x = place(float(row["ratio_to_best_peer"]))
            out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="'
                       f'{colors[row["level"]]}" fill-opacity="0.8"><title>'
                       f'{escape(row["contestant"])}: '
                       f'{row["ratio_to_best_peer"]} of '
                       f'{escape(row["best_peer"])}</title></circle>')
    return "\n".join(out + ["</svg>"]) + "\n"


def document(facts, rows, by_hand, picture):
    machine = facts["machine"][0]
    target = facts["target"][0]
    isa = next((i for i in ("AVX-512", "AVX2") if i in target), "")
    lines = ["# Performance" + (f" with {isa}" if isa else ""), "",
             "Written by `scripts/write-performance-doc.py` from what "
             "`ninja -C build bench`", "measured; how it measures: "
             "[benchmarks/README.md](../benchmarks/README.md).", "",
             f"Machine: {machine}, {facts['cpus'][0]} CPUs. Target: "
             f"{target}.", f"Commit {facts['commit'][0]}, "
             f"{facts['date'][0]}, medians of {facts['rounds'][0]} rounds; ± is "
             "half their range.", "",
             "f32, one thread unless said, weights packed ahead of time, peers "
             "with what they", "have of their own for that. Errors are against "
             "double: the largest absolute error", "over the largest value, or "
             "in ULP of the element where the table says so. The best", "peer "
             "is the fastest of comparable accuracy (an error of at most four "
             "times ours or", "1e-6 of the largest value), at level `fast` the "
             "fastest of all; under 3 % is a tie."]
    missing = facts.get("missing", [])
    if missing:
        names = dict.fromkeys(m.split(": ")[0] for m in missing)
        lines += ["", "Peers that were not there: " + "; ".join(names) + "."]
    lines += ["", f"![Speed beside the best peer]({picture})"]
    for group, own in group_by(rows, "group").items():
        lines += ["", f"## {group}", ""]
        # A limit of its own is a table of its own.
        for part in group_by(own, "limit").values():
            lines += our_table(part) + [""]
        for part in group_by(own, "limit").values():
            lines += peer_table(part) + [""]
        lines.pop()
    return "\n".join(lines) + "\n\n" + MARK + "\n" + by_hand


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("csv", nargs="*", default=["build/bench.csv"])
    parser.add_argument("--document", default="docs/Performance.md")
    options = parser.parse_args()
    facts, rows = read(options.csv)
    by_hand = ""
    if os.path.exists(options.document):
        with open(options.document, encoding="utf-8") as file:
            by_hand = file.read().partition(MARK + "\n")[2]
    picture = os.path.splitext(options.document)[0].lower() + ".svg"
    with open(picture, "w", encoding="utf-8") as file:
        file.write(plot(rows))
    with open(options.document, "w", encoding="utf-8") as file:
        file.write(
            document(facts, rows, by_hand, os.path.basename(picture)))


if __name__ == "__main__":
    main()
