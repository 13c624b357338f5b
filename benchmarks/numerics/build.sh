#!/bin/sh
# Builds the sweep alone, without MLIR: benchmarks/numerics/build.sh OUT
set -e
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-sweep}
dir=$(mktemp -d)
cxx="${CXX:-clang++-22} -std=c++17 -O2 -Wall -Wextra -ffp-contract=off
     -I$here/../../include"
$cxx -march=x86-64-v4 -mtune=native -c "$here/KernelsAvx512.cpp" -o "$dir/a.o" &
$cxx -march=x86-64-v3 -c "$here/KernelsAvx2.cpp" -o "$dir/b.o"
wait $!
$cxx -march=x86-64-v3 -c "$here/KernelsPortable.cpp" -o "$dir/c.o" &
$cxx -march=x86-64-v3 -c "$here/Sweep.cpp" -o "$dir/d.o"
wait $!
$cxx "$dir"/?.o -o "$out"
rm -r "$dir"
