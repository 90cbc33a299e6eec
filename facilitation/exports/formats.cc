#include "facilitation/exports/formats.h"

#include <algorithm>
#include <array>

#include "facilitation/exports/json.h"
#include "facilitation/exports/markdown.h"

namespace plenary {
namespace {

constexpr std::array kFormats = {
    Format{"md", "text/markdown; charset=utf-8", ".md", to_markdown},
    Format{"json", "application/json", ".json", to_json},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* format_named(std::string_view name) {
  const auto found =
      std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& format) { return format.name == name; });
  return found == kFormats.end() ? nullptr : &*found;
}

std::string format_names() {
  std::string names;
  for (const Format& format : kFormats) names += (names.empty() ? "" : ", ") + std::string(format.name);
  return names;
}

}  // namespace plenary
