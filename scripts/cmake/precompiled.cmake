# plenary_compile_quickly(target): tests, and what waits for a network or a person, spend most of their time being compiled, a
# quarter less without optimization; what is measured and simulated keeps its own. Not where the hardening wants optimized code.
function(plenary_compile_quickly name)
  if(NOT PLENARY_HARDENED)
    target_compile_options(${name} PRIVATE -O0)
  endif()
endfunction()

# Most of the time a small file of ours takes to compile goes into the headers of the vocabulary and the standard
# library: 5.8 s without these, 2 s with them (-O1, view.cc). They are compiled once a preset.
option(PLENARY_PRECOMPILED "precompile the vocabulary and the standard library" OFF)
if(NOT PLENARY_PRECOMPILED)
  function(plenary_precompiled name)
  endfunction()
  return()
endif()

set(PLENARY_VOCABULARY
  <proto/session_record.pb.h> <proto/templates.pb.h> <proto/wire.pb.h>
  <algorithm> <array> <deque> <functional> <map> <memory> <optional> <set> <string> <string_view> <unordered_map>
  <utility> <variant> <vector>)

file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cc "// what every file begins with\n")
add_library(plenary_precompiled STATIC ${CMAKE_BINARY_DIR}/precompiled.cc)
target_link_libraries(plenary_precompiled PUBLIC plenary_options plenary_proto)
target_precompile_headers(plenary_precompiled PRIVATE ${PLENARY_VOCABULARY})

# What talks over the network or has a command line reads Asio and CLI11 as well: 13 s a file without, 5 s with.
add_library(plenary_wired_precompiled STATIC ${CMAKE_BINARY_DIR}/precompiled.cc)
target_link_libraries(plenary_wired_precompiled PUBLIC plenary_options plenary_proto Boost::headers CLI11::CLI11)
target_precompile_headers(plenary_wired_precompiled PRIVATE ${PLENARY_VOCABULARY}
  <boost/asio/io_context.hpp> <boost/asio/ip/tcp.hpp> <boost/asio/post.hpp> <boost/asio/steady_timer.hpp>
  <CLI/CLI.hpp> <chrono> <iostream>)
plenary_compile_quickly(plenary_wired_precompiled)

if(PLENARY_TESTS)
  add_library(plenary_tests_precompiled STATIC ${CMAKE_BINARY_DIR}/precompiled.cc)
  target_link_libraries(plenary_tests_precompiled PUBLIC plenary_options plenary_proto)
  target_precompile_headers(plenary_tests_precompiled PRIVATE ${PLENARY_VOCABULARY} "${CMAKE_SOURCE_DIR}/tests/catch.h")
  plenary_compile_quickly(plenary_tests_precompiled)
endif()

# Compiled anew in each build folder: a compiler cache takes one that another branch left for its own.
foreach(header plenary_precompiled plenary_wired_precompiled plenary_tests_precompiled)
  if(TARGET ${header})
    set_target_properties(${header} PROPERTIES CXX_COMPILER_LAUNCHER "")
  endif()
endforeach()

# plenary_precompiled(target [plenary_tests_precompiled | plenary_wired_precompiled])
function(plenary_precompiled name)
  set(from plenary_precompiled)
  if(ARGC GREATER 1)
    set(from ${ARGV1})
  endif()
  target_precompile_headers(${name} REUSE_FROM ${from})
  if(from STREQUAL "plenary_wired_precompiled")
    plenary_compile_quickly(${name})
  endif()
endfunction()
