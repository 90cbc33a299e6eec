#include "facilitation/document/scales.h"

#include <array>
#include <cmath>

namespace plenary {
namespace {

// Sam Kaner and others, Facilitator's Guide to Participatory Decision-Making: first edition, and third of 2014.
constexpr std::array<std::string_view, 8> kOriginal = {"Endorsement",
                                                       "Endorsement with a minor point of contention",
                                                       "Agreement with reservations",
                                                       "Abstain",
                                                       "Stand aside",
                                                       "Formal disagreement, willing to go with the majority",
                                                       "Formal disagreement, asks not to carry it out",
                                                       "Block"};
constexpr std::array<std::string_view, 8> k2014 = {
    "Whole-hearted endorsement", "Agreement with a minor point of contention",
    "Support with reservations", "Abstain",
    "More discussion needed",    "Do not like, but will support",
    "Serious disagreement",      "Veto"};

}  // namespace

std::string name_of_scale(std::string_view scale) {
  if (scale == kKanerOriginal) return "gradients of agreement, original wording";
  return scale == kKaner2014 ? "gradients of agreement, wording of 2014" : std::string(scale);
}

std::string_view words_of_level(std::string_view scale, std::uint32_t level) {
  if (level == 0 || level > kOriginal.size()) return {};
  if (scale == kKanerOriginal) return kOriginal[level - 1];
  return scale == kKaner2014 ? k2014[level - 1] : std::string_view();
}

std::string median_in_words(double median) {
  const auto halves = static_cast<std::int64_t>(std::llround(median * 2));
  return std::to_string(halves / 2) + (halves % 2 == 0 ? "" : ".5");
}

}  // namespace plenary
