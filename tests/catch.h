// Catch2 2.13 (Debian 12) and 3.x under one name. Tests include this and nothing else of Catch2.
#pragma once
// An assertion that throws where nobody expects it ends its test case, not only itself: a fifth of what tests take to compile.
#define CATCH_CONFIG_FAST_COMPILE
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#define PLENARY_CONTAINS(text) Catch::Matchers::ContainsSubstring(text)
#else
#include <catch2/catch.hpp>
#define PLENARY_CONTAINS(text) Catch::Matchers::Contains(text)
#endif
