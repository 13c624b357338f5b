#!/usr/bin/env python3
# Part of the Crease project, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes docs/Accuracy.md, and docs/accuracy/*.svg, from recorded measurements.

  scripts/write-accuracy-doc.py [--records build/exhaustive]

check-exhaustive.py makes the records, and calls this at its end.
"""

import argparse
import json
import os
import platform
import re

import accuracy_plot

KINDS = ["regular", "subnormal", "special"]
# That of include/crease/Accuracy/Ops.def.
with open(os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(
        __file__))), "include/crease/Accuracy/Ops.def"),
          encoding="utf-8") as ops:
    ORDER = re.findall(r"^CREASE_OP\((\w+)", ops.read(), re.M)
INTRODUCTION = """# Accuracy

Written by `scripts/check-exhaustive.py` (`ninja check-exhaustive`) from what
`crease-ulp` measures: the errors of the activations as `crease-compile` compiles
them. An error is |result - true value| in units of the last place (ULP) that a
number near the true value has, subnormal numbers having the unit of the
smallest. What is promised stands in include/crease/Accuracy/Bounds.def, and in
section 6 of [Design.md](Design.md); what follows was measured.

The judge is the definition (Activations/Definitions.h), evaluated over doubles
that carry a bound on their error, and by MPFR at growing precision wherever that
bound leaves a rounding open. Derivatives are judged by dual numbers over the
same definitions. For f32 the doubles are evaluated in vectors first; what they
give for all 2^32 inputs has, op for op, the hash that the scalar oracle computed
(ExactHashes.def), or the run fails.

Look at one activation with `crease-ulp --op=gelu --accuracy=high`, at a custom
one with `crease-ulp FILE.mlir`, which is judged by its own evaluation in f64: where
the definition cancels, so does the judge. `crease-ulp --help` lists the rest.
"""


def number(value):
    return float("inf") if value == "inf" else float(value)


def short(value):
    return f"{value:.3f}" if value else "0"


def worst(result, kinds=KINDS):
    """The largest error in ULP, and its input."""
    kind = max((result[k] for k in kinds), key=lambda k: number(k["max_ulp"]))
    return number(kind["max_ulp"]), kind["worst_input"]


def misrounded(result):
    return sum(result[kind]["misrounded"] for kind in KINDS)


def relative(result):
    return max(number(result[kind]["max_relative"]) for kind in KINDS)


def file_name(name):
    return re.sub(r"[^\w.-]+", "_", name).strip("_")


class Records:
    """All measurements, by function, type, level and target."""

    def __init__(self, folder):
        self.results, self.steps, self.order = {}, {}, []
        self.targets, self.emulated, self.seconds = [], set(), 0
        for entry in sorted(os.scandir(folder), key=lambda e: e.stat().st_mtime):
            if not entry.name.endswith(".json"):
                continue
            with open(entry.path, encoding="utf-8") as file:
                record = json.load(file)
            self.seconds += record["seconds"]
            for one in record["measured"]:
                key = one["op"], one["type"]
                if key not in self.order:
                    self.order.append(key)
                place = key + (one["accuracy"], one["target"])
                # All inputs say more than a sample, whichever came later.
                if one["step"] <= self.steps.get(place, one["step"]):
                    self.steps[place] = one["step"]
                    self.results[place] = one["result"]
                if one["target"] not in self.targets:
                    self.targets.append(one["target"])
                if one.get("emulated"):
                    self.emulated.add(one["target"])
        self.targets.sort()
        order = {name: i for i, name in enumerate(ORDER)}
        self.order.sort(key=lambda key: order.get(
            re.sub(r"_grad|\(.*", "", key[0]), len(order)))

    def names(self, kind, wanted):
        return [name for name, its in self.order
                if its == kind and wanted(name)]

    def get(self, name, kind, level, target):
        return self.results.get((name, kind, level, target))

    def mark(self, name, level, target):
        """After what a sample of the f32 gave."""
        return "" if self.steps[name, "f32", level, target] == 1 else " †"


def is_slope(name):
    return name.split("(")[0].endswith("_grad")


def is_extra(name):
    return "(" in name


def table(head, rows):
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def short_target(records, target):
    name = target.replace("x86-64-", "")
    return name + (" (emulated)" if target in records.emulated else "")


def f32_rows(records, names, with_plot):
    for name in names:
        shown = f"[`{name}`](accuracy/{file_name(name)}.svg)" if with_plot \
            else f"`{name}`"
        cells = {"exact": [], "high": [], "fast": []}
        for target in records.targets:
            results = {level: records.get(name, "f32", level, target)
                       for level in cells}
            if not all(results.values()):
                continue
            most, where = worst(results["high"])
            texts = {"exact": str(misrounded(results["exact"])),
                     "high": f"{short(most)} at `{where}`" if most else "0",
                     "fast": f"{relative(results['fast']):.2e}"}
            for level, text in texts.items():
                cells[level].append(text + records.mark(name, level, target))
        if cells["exact"]:
            yield [shown] + [values[0] if len(set(values)) == 1
                             else "; ".join(values)
                             for values in cells.values()]


def inputs_of(records, names):
    """Which inputs were taken."""
    steps = {step for (name, kind, _, _), step in records.steps.items()
             if kind == "f32" and name in names} - {1}
    if not steps:
        return "All 2^32 inputs."
    return ("All 2^32 inputs; †: one in "
            + " or ".join(str(step) for step in sorted(steps))
            + ", so that a maximum is a lower bound on the true one.")


def f32_head(records):
    targets = "; ".join(short_target(records, t) for t in records.targets)
    return ["function", "`exact`: misrounded",
            f"`high`: largest error in ULP, worst input ({targets})",
            f"`fast`: largest relative error ({targets})"]


def narrow_rows(records, kind, names):
    for name in names:
        row = [f"`{name}`"]
        for level in ("exact", "high", "fast"):
            cells = []
            for target in records.targets:
                result = records.get(name, kind, level, target)
                if result:
                    most = worst(result, ["regular"] if level == "fast"
                                 else KINDS)[0]
                    cells.append(f"{misrounded(result)}, {short(most)}")
            row.append(cells[0] if len(set(cells)) == 1 else "; ".join(cells))
        yield row


def f64_rows(records, names):
    for name in names:
        result = records.get(name, "f64", "high", records.targets[0])
        most, where = worst(result)
        yield [f"`{name}`", short(most), f"`{where}`"]


def write_plots(records, folder):
    os.makedirs(folder, exist_ok=True)
    target = records.targets[0]
    for name in records.names("f32", lambda n: not is_extra(n)):
        curves = [(level, records.get(name, "f32", level, target)["profile"])
                  for level in ("exact", "high", "fast")
                  if records.get(name, "f32", level, target)]
        if all(curve == [0] * len(curve) for _, curve in curves):
            curves = curves[:1]
        with open(os.path.join(folder, file_name(name) + ".svg"), "w",
                  encoding="utf-8") as file:
            file.write(accuracy_plot.plot(f"{name}, f32, {target}", curves))


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                return line.split(":")[1].strip()
    return platform.machine()


def document(records):
    yield INTRODUCTION
    yield (f"Machine: {machine()}. The processes that measured ran for "
           f"{records.seconds / 60:.0f} minutes in sum, beside other work.")
    for target in sorted(records.emulated):
        yield (f"\nCode for {target} ran emulated: each AVX-512 instruction that "
               "this machine lacks was replaced by what it computes.")
    usual = records.names("f32", lambda n: not is_slope(n) and not is_extra(n))
    extra = records.names("f32", lambda n: not is_slope(n) and is_extra(n))
    slopes = records.names("f32", is_slope)
    yield "\n## f32\n"
    yield ("Each name leads to a plot of the error over the inputs. Gates are "
           "measured as their factor (a value of 1), prelu at a slope of 1/4, "
           "acon_c at p1 = 1, p2 = 0, beta = 1, bce_with_logits at a target of "
           "0.1. Where the targets differ, one figure each. "
           + inputs_of(records, usual) + "\n")
    yield from table(f32_head(records), f32_rows(records, usual, True))
    if extra:
        yield "\n### Other arguments\n"
        yield ("Those of include/crease/Accuracy/ExtraArguments.def, in the "
               "order of the definition. " + inputs_of(records, extra) + "\n")
        yield from table(f32_head(records), f32_rows(records, extra, False))
    if slopes:
        yield "\n### Derivatives\n"
        yield ("By the first operand; relative to their own value, through "
               "their zeros. " + inputs_of(records, slopes) + "\n")
        yield from table(f32_head(records), f32_rows(records, slopes, True))
    for kind in ("f16", "bf16"):
        names = records.names(kind, lambda n: True)
        if not names:
            continue
        yield f"\n## {kind}\n"
        yield ("All 65,536 inputs: how many results are not correctly rounded, "
               "and the largest error in ULP (at `fast`, of normal results).\n")
        yield from table(["function", "`exact`", "`high`", "`fast`"],
                         narrow_rows(records, kind, names))
    names = records.names("f64", lambda n: True)
    if names:
        yield "\n## f64\n"
        yield ("Drawn inputs of every size against MPFR. Beside a zero of a "
               "derivative f64 has no bound.\n")
        yield from table(["function", "largest error in ULP", "worst input"],
                         f64_rows(records, names))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--records", default="build/exhaustive")
    options = parser.parse_args()
    records = Records(options.records)
    docs = os.path.join(os.path.dirname(os.path.dirname(
        os.path.abspath(__file__))), "docs")
    write_plots(records, os.path.join(docs, "accuracy"))
    with open(os.path.join(docs, "Accuracy.md"), "w",
              encoding="utf-8") as file:
        file.write("\n".join(document(records)) + "\n")


if __name__ == "__main__":
    main()
