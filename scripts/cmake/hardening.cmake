# Flags that turn many memory errors into an immediate end of the process, or take their use away. They cost a few
# per cent, so the builds for tests go without; -D_GLIBCXX_ASSERTIONS is on in every build.
if(NOT PLENARY_HARDENED)
  return()
endif()
include(CheckCXXCompilerFlag)
include(CheckPIESupported)

set(CMAKE_POSITION_INDEPENDENT_CODE ON)
check_pie_supported(LANGUAGES CXX)
add_compile_definitions(_FORTIFY_SOURCE=3)
foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection)  # the last one: x86 only
  string(MAKE_C_IDENTIFIER "has${flag}" known)
  check_cxx_compiler_flag(${flag} ${known})
  if(${known})
    add_compile_options(${flag})
  endif()
endforeach()
add_link_options(-Wl,-z,relro -Wl,-z,now)
