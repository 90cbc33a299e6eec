// The one translation unit that compiles Catch2's own main (2.x); with 3.x the library brings it.
#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif
