# How Crease's GoogleTest programs are built.

find_package(GTest)
if(NOT GTest_FOUND)
  message(WARNING "GoogleTest was not found (Debian: libgtest-dev); "
    "unittests/ is left out")
endif()

# crease_add_unittest(NAME SOURCES...): one test program, built as
# build/unittests/.../NAME and run by `ninja check-unit` and ctest.
function(crease_add_unittest name)
  add_executable(${name} EXCLUDE_FROM_ALL ${ARGN})
  crease_target(${name})
  set_target_properties(${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}")
  target_link_libraries(${name} PRIVATE Crease MLIR LLVM GTest::gtest
    GTest::gtest_main)
  add_test(NAME ${name} COMMAND ${name} --gtest_brief=1)
  set_tests_properties(${name} PROPERTIES LABELS unit)
  set_property(GLOBAL APPEND PROPERTY CREASE_UNIT_TESTS ${name})
endfunction()
