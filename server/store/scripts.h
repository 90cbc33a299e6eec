// The Lua of scripts/, embedded at build (scripts.cc.in). Each of the log's is common.lua followed by its
// own file.
#pragma once

#include <string_view>

namespace plenary::scripts {

// Order is that of kSources.
enum class Script {
  append,
  create,
  read,
  snapshot,
  rewrite,
  people_put,
  people_remove,
  people_list,
  kept_replace,
  restoring,
  restored,
  forget
};
inline constexpr std::size_t kCount = 12;
extern const std::string_view kSources[kCount];

}  // namespace plenary::scripts
