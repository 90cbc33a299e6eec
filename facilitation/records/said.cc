#include "facilitation/records/said.h"

#include <algorithm>
#include <span>
#include <utility>

namespace plenary {
namespace {

using Saying = std::pair<std::string_view, std::string_view>;

constexpr Saying kPillars[] = {{"routes", "Routes and directions"},
                               {"organisation", "Organisational capacity"},
                               {"assessment", "Assessment and evaluation"},
                               {"rewards", "Risks and rewards"}};
constexpr Saying kMarks[] = {{"start", "Recording begins"},   {"pause", "Recording pauses"},
                             {"resume", "Recording goes on"}, {"stop", "Recording ends"},
                             {"moment", "A moment"},          {"quote", "A quotation"},
                             {"decision", "A decision"}};

std::string said(std::span<const Saying> all, std::string_view word) {
  for (const auto& [known, saying] : all)
    if (known == word) return std::string(saying);
  std::string other(word);
  std::replace(other.begin(), other.end(), '_', ' ');
  return other;
}

}  // namespace

std::string pillar_said(std::string_view pillar) { return said(kPillars, pillar); }
std::string mark_said(std::string_view kind, std::string_view channel) {
  return said(kMarks, kind) + (channel.empty() ? "" : " (" + said({}, channel) + ")");
}

}  // namespace plenary
