# How lit runs the tests of Crease.
#
# Substitutions
#   %python           Python 3
#   %torch-python     a Python 3 that has PyTorch
#   %cc, %cxx         the compilers of the build
#   %mlir-opt-plugin  the stock mlir-opt with CreasePlugin loaded
#   %crease_src       the source tree
#   %crease_obj       the build tree
#   %npy              scripts for .npy files (test/Inputs/npy.py)
#   %write-ops-doc    scripts/write-ops-doc.py with its arguments
# Features
#   avx2, avx512      this machine has them
#   mlir-opt-plugin   the stock mlir-opt and the plugin are both there
#   crease-compile, crease-run, crease-lsp-server, crease-ulp   the tool is built
#   numpy, torch      some Python 3 has the package: %numpy-python, %torch-python
#   asan              built with the address sanitizer

import importlib.util
import os
import shutil
import subprocess

import lit.formats

config.name = "crease-" + config.crease_suite
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".test", ".c", ".cpp", ".py"]
config.excludes = ["Inputs", "Consumer", "lit.cfg.py", "CMakeLists.txt"]
# The suites are test/ and examples/.
config.test_source_root = os.path.join(config.crease_source_dir, config.crease_suite)
config.test_exec_root = os.path.join(config.crease_build_dir, config.crease_suite)

# A test that hangs is a failure; lit knows how to stop one if psutil is there.
if importlib.util.find_spec("psutil"):
    lit_config.maxIndividualTestTime = 600

config.environment["PATH"] = os.path.pathsep.join(
    [config.crease_tools_dir, config.llvm_tools_dir, os.environ["PATH"]]
)
for name in ["HOME", "TMPDIR", "OMP_NUM_THREADS", "ASAN_OPTIONS"]:
    if name in os.environ:
        config.environment[name] = os.environ[name]

plugin = os.path.join(config.crease_libs_dir, "CreasePlugin" + config.plugin_suffix)
npy = os.path.join(config.crease_source_dir, "test", "Inputs", "npy.py")
config.substitutions += [
    (
        "%mlir-opt-plugin",
        f"{config.mlir_opt} --load-dialect-plugin={plugin} "
        f"--load-pass-plugin={plugin}",
    ),
    (
        "%write-ops-doc",
        f"{config.python} {config.crease_source_dir}/scripts/write-ops-doc.py "
        f"--tblgen {config.llvm_tblgen} --mlir-include '{config.mlir_include}' "
        f"--formulas {config.crease_tools_dir}/crease-formulas",
    ),
    ("%npy", f"{config.python} {npy}"),
    ("%python", config.python),
    ("%cc", config.c_compiler),
    ("%cxx", config.cxx_compiler),
    ("%cmake", config.cmake),
    ("%crease_src", config.crease_source_dir),
    ("%crease_obj", config.crease_build_dir),
]


def cpu_flags():
    """The processor's flags, as the kernel sees them now."""
    try:
        with open("/proc/cpuinfo") as file:
            for line in file:
                if line.startswith("flags"):
                    return set(line.split(":")[1].split())
    except OSError:
        pass
    return set()


flags = cpu_flags()
if {"avx2", "fma"} <= flags:
    config.available_features.add("avx2")
if {"avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512cd"} <= flags:
    config.available_features.add("avx512")
# Not under a limit on memory, nor in programs that were built without it.
has_asan = "-fsanitize=address" in config.cxx_flags
if has_asan:
    config.available_features.add("asan")
if os.path.exists(plugin) and os.path.exists(config.mlir_opt) and not has_asan:
    config.available_features.add("mlir-opt-plugin")
for tool in ["crease-compile", "crease-run", "crease-lsp-server", "crease-ulp"]:
    if os.path.exists(os.path.join(config.crease_tools_dir, tool)):
        config.available_features.add(tool)


def python_with(package):
    """The first Python of this machine that has a package."""
    asks = f"import importlib.util, sys; sys.exit(not importlib.util.find_spec('{package}'))"
    for python in [config.python, "/usr/bin/python3", "python3"]:
        path = shutil.which(python, path=config.environment["PATH"])
        if path and subprocess.run([path, "-c", asks], check=False).returncode == 0:
            return path
    return None


for package in ["numpy", "torch"]:
    python = python_with(package)
    if python:
        config.available_features.add(package)
        config.substitutions.append((f"%{package}-python", python))
