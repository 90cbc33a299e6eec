# How a folder of tests says what it is; included by the top CMakeLists.txt.
enable_testing()
add_library(plenary_catch_main STATIC tests/catch_main.cc)
target_link_libraries(plenary_catch_main PUBLIC plenary_options)
if(Catch2_VERSION VERSION_GREATER_EQUAL 3)
  target_link_libraries(plenary_catch_main PUBLIC Catch2::Catch2WithMain)
else()
  target_link_libraries(plenary_catch_main PUBLIC Catch2::Catch2)
endif()

# plenary_test(name FILES... USES libraries...): one Catch2 program, one CTest entry.
function(plenary_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "FILES;USES" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  add_executable(${name} ${ARG_FILES})
  target_link_libraries(${name} PRIVATE plenary_catch_main ${ARG_USES})
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT}
    ENVIRONMENT "PLENARY_SOURCE=${CMAKE_SOURCE_DIR};PLENARY_BUILD=${CMAKE_BINARY_DIR}")
endfunction()
