# How Crease's own libraries, tools and tests are built.

add_library(crease_options INTERFACE)
target_compile_definitions(crease_options INTERFACE ${crease_llvm_definitions})
target_compile_options(crease_options INTERFACE
  -Wall -Wextra -Wno-unused-parameter -fno-exceptions
  -ffp-contract=off -fno-semantic-interposition)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 warns about what it inlines from LLVM's headers.
  target_compile_options(crease_options INTERFACE
    -Wno-dangling-pointer -Wno-missing-field-initializers -Wno-array-bounds
    -Wno-stringop-overflow -Wno-maybe-uninitialized -Wno-comment
    -Wno-redundant-move)
endif()
if(CREASE_ENABLE_ASSERTIONS)
  string(REPLACE "-DNDEBUG" "" CMAKE_CXX_FLAGS_RELEASE
         "${CMAKE_CXX_FLAGS_RELEASE}")
  string(REPLACE "-O3" "-O2" CMAKE_CXX_FLAGS_RELEASE
         "${CMAKE_CXX_FLAGS_RELEASE}")
endif()

# crease_target(NAME): gives a target the options and the shared precompiled
# header of the library Crease, which owns it.
function(crease_target name)
  target_link_libraries(${name} PRIVATE $<BUILD_INTERFACE:crease_options>)
  # One precompiled header serves all, so all are compiled as -fPIC.
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
  target_compile_options(${name} PRIVATE -fPIC)
  if(NOT name STREQUAL "Crease")
    target_precompile_headers(${name} REUSE_FROM Crease)
  endif()
endfunction()

# crease_add_tool(NAME SOURCES...): a driver, installed with the package.
function(crease_add_tool name)
  add_executable(${name} ${ARGN})
  crease_target(${name})
  install(TARGETS ${name} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  set_property(GLOBAL APPEND PROPERTY CREASE_TEST_DEPENDS ${name})
endfunction()

# crease_add_passes(FOLDER): the declarations of include/crease/FOLDER/Passes.td.
add_custom_target(CreasePassesIncGen)
function(crease_add_passes folder)
  set(LLVM_TARGET_DEFINITIONS Passes.td)
  mlir_tablegen(Passes.h.inc -gen-pass-decls -name Crease${folder})
  add_public_tablegen_target(Crease${folder}PassesIncGen)
  add_dependencies(CreasePassesIncGen Crease${folder}PassesIncGen)
endfunction()
