# Finds Debian's MLIR and LLVM 22 and sets them up for an out-of-tree project
# that links their shared libraries.

find_package(MLIR 22.1 REQUIRED CONFIG
  HINTS /usr/lib/llvm-22/lib/cmake/mlir)
message(STATUS "Using MLIR ${LLVM_PACKAGE_VERSION} from ${MLIR_DIR}")

list(APPEND CMAKE_MODULE_PATH "${MLIR_CMAKE_DIR}" "${LLVM_CMAKE_DIR}")
# The installed MLIRConfig does not say how MLIR was linked.
set(MLIR_LINK_MLIR_DYLIB ON)
include(TableGen)
include(AddLLVM)
include(AddMLIR)

find_program(CREASE_LLD NAMES ld.lld-22 ld.lld
  HINTS "${LLVM_TOOLS_BINARY_DIR}" DOC "The LLVM linker")
if(CREASE_LLD AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  add_link_options("--ld-path=${CREASE_LLD}")
elseif(CREASE_LLD)
  # g++ finds lld by the name ld.lld in a folder that -B names.
  add_link_options("-fuse-ld=lld" "-B${LLVM_TOOLS_BINARY_DIR}")
endif()

# What every target that sees LLVM headers needs. LLVM_DEFINITIONS is one
# string; _GLIBCXX_USE_CXX11_ABI in it must not be passed on mangled.
separate_arguments(crease_llvm_definitions NATIVE_COMMAND "${LLVM_DEFINITIONS}")
list(FILTER crease_llvm_definitions EXCLUDE REGEX "_GLIBCXX_USE_CXX11_ABI")
set(CREASE_LLVM_INCLUDE_DIRS ${LLVM_INCLUDE_DIRS} ${MLIR_INCLUDE_DIRS})
list(REMOVE_DUPLICATES CREASE_LLVM_INCLUDE_DIRS)
include_directories(SYSTEM ${CREASE_LLVM_INCLUDE_DIRS})
include_directories("${PROJECT_SOURCE_DIR}/include"
                    "${PROJECT_BINARY_DIR}/include")
