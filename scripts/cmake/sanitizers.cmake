# The sanitizer builds (presets asan, tsan and fuzz). A report ends the program, so that no test passes with one.
if(PLENARY_SANITIZE STREQUAL "address")
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(PLENARY_SANITIZE STREQUAL "thread")
  # Asio uses atomic_thread_fence, which GCC's ThreadSanitizer does not follow and says so at every use.
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer -Wno-tsan
    -include ${CMAKE_SOURCE_DIR}/scripts/cmake/protobuf_as_built.h)
  add_link_options(-fsanitize=thread)
elseif(PLENARY_SANITIZE STREQUAL "fuzzer")
  # Everything counts where it went; libFuzzer's main is linked by the programs of tests/fuzz alone.
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "libFuzzer is clang's, and this is ${CMAKE_CXX_COMPILER_ID}; the preset fuzz says clang++")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(PLENARY_SANITIZE)
  message(FATAL_ERROR "PLENARY_SANITIZE is \"${PLENARY_SANITIZE}\"; it can be address, thread, fuzzer, or empty")
endif()

# plenary_sanitize_lightly(files...): for the translation units that include Beast. With all of UBSan they take more
# than five minutes each to compile; without these five checks, one minute.
function(plenary_sanitize_lightly)
  if(PLENARY_SANITIZE STREQUAL "address")
    set_source_files_properties(${ARGN} PROPERTIES
      COMPILE_OPTIONS -fno-sanitize=vptr,null,alignment,object-size,pointer-overflow
      SKIP_PRECOMPILE_HEADERS ON)  # they were compiled with all of it
  endif()
endfunction()
