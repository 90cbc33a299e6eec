# Flags that turn many memory errors into an immediate end of the process, or take their use away. They cost a few
# per cent, so the builds for tests go without; -D_GLIBCXX_ASSERTIONS is on in every build.
if(NOT PLENARY_HARDENED)
  return()
endif()
include(CheckCXXCompilerFlag)

# Said by hand: CMake would compile programs as -fPIE and libraries as -fPIC, and a precompiled header fits one of them.
# There are no shared libraries here.
add_compile_options(-fPIE)
add_link_options(-pie)
add_compile_definitions(_FORTIFY_SOURCE=3)
foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection)  # the last one: x86 only
  string(MAKE_C_IDENTIFIER "has${flag}" known)
  check_cxx_compiler_flag(${flag} ${known})
  if(${known})
    add_compile_options(${flag})
  endif()
endforeach()
add_link_options(-Wl,-z,relro -Wl,-z,now)
