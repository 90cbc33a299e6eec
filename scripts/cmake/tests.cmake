# How a folder of tests says what it is; included by the top CMakeLists.txt.
enable_testing()
add_library(plenary_catch_main STATIC tests/catch_main.cc)
target_link_libraries(plenary_catch_main PUBLIC plenary_options)
if(Catch2_VERSION VERSION_GREATER_EQUAL 3)
  target_link_libraries(plenary_catch_main PUBLIC Catch2::Catch2WithMain)
else()
  target_link_libraries(plenary_catch_main PUBLIC Catch2::Catch2)
endif()
if(PLENARY_SANITIZE STREQUAL "address")
  # Catch2's own main is not what is tested, and with -O1 and UBSan it compiles for ten minutes and more.
  target_compile_options(plenary_catch_main PRIVATE -O0 -fno-sanitize=undefined)
endif()

# plenary_compile_quickly(target): what checks spends most of its time being compiled, a quarter less without optimization;
# what is checked keeps its own. Not where the hardening wants optimized code.
function(plenary_compile_quickly name)
  if(NOT PLENARY_HARDENED)
    target_compile_options(${name} PRIVATE -O0)
  endif()
endfunction()

# plenary_test(name FILES... USES libraries...): one Catch2 program, one CTest entry.
function(plenary_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "FILES;USES" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  if(PLENARY_SANITIZE)
    math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 5")
  endif()
  add_executable(${name} ${ARG_FILES})
  target_link_libraries(${name} PRIVATE plenary_catch_main ${ARG_USES})
  plenary_precompiled(${name} plenary_tests_precompiled)
  plenary_compile_quickly(${name})
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT}
    ENVIRONMENT "PLENARY_SOURCE=${CMAKE_SOURCE_DIR};PLENARY_BUILD=${CMAKE_BINARY_DIR}")
endfunction()
