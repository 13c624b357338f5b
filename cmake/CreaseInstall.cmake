# The package that find_package(Crease) finds.

include(CMakePackageConfigHelpers)
set(crease_cmake_dir "${CMAKE_INSTALL_LIBDIR}/cmake/Crease")

install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/crease"
                  "${PROJECT_BINARY_DIR}/include/crease"
  DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
  FILES_MATCHING PATTERN "*.h" PATTERN "*.def" PATTERN "*.td" PATTERN "*.inc"
  PATTERN "CMakeFiles" EXCLUDE)
install(TARGETS Crease CreaseTarget EXPORT CreaseTargets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(TARGETS CreasePlugin
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(EXPORT CreaseTargets NAMESPACE Crease::
  DESTINATION "${crease_cmake_dir}")
configure_package_config_file(
  "${PROJECT_SOURCE_DIR}/cmake/CreaseConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/CreaseConfig.cmake"
  INSTALL_DESTINATION "${crease_cmake_dir}")
write_basic_package_version_file(
  "${PROJECT_BINARY_DIR}/CreaseConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/CreaseConfig.cmake"
              "${PROJECT_BINARY_DIR}/CreaseConfigVersion.cmake"
  DESTINATION "${crease_cmake_dir}")
