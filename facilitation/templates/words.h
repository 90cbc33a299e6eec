// The words that files and records use for the kinds of the vocabulary: CARD_KIND "idea", PHASE "cluster",
// ROLE "plenary_host". They are the names in proto/records.proto, in small letters, without what only keeps two enums
// apart there (CLUSTER_PHASE is "cluster", ACTION_PROPOSED is "proposed").
#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/generated_enum_reflection.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plenary {

// From CLUSTER_PHASE to "cluster"; empty for the UNSPECIFIED value.
[[nodiscard]] std::string word_for_name(std::string_view enum_name);

template <class Enum>
std::string word_for(Enum value) {
  const auto* kind = google::protobuf::GetEnumDescriptor<Enum>()->FindValueByNumber(static_cast<int>(value));
  return kind ? word_for_name(kind->name()) : "";
}

// Every word of an enum, in its order.
template <class Enum>
std::vector<std::string> words_of() {
  std::vector<std::string> words;
  const auto* kinds = google::protobuf::GetEnumDescriptor<Enum>();
  for (int i = 0; i < kinds->value_count(); ++i)
    if (auto word = word_for_name(kinds->value(i)->name()); !word.empty()) words.push_back(std::move(word));
  return words;
}

template <class Enum>
std::optional<Enum> kind_for(std::string_view word) {
  const auto* kinds = google::protobuf::GetEnumDescriptor<Enum>();
  for (int i = 0; i < kinds->value_count(); ++i)
    if (!word.empty() && word_for_name(kinds->value(i)->name()) == word)
      return static_cast<Enum>(kinds->value(i)->number());
  return std::nullopt;
}

// Policy.smallest_group: how few people something may fit so that it still names none of them.
inline constexpr std::uint32_t kSmallestGroup = 3;
// How long working notes may be kept once their record is approved.
[[nodiscard]] constexpr bool are_working_notes_days(std::uint32_t days) { return days >= 1 && days <= 3'650; }
[[nodiscard]] constexpr bool is_smallest_group(std::uint32_t people) {
  return people >= kSmallestGroup && people <= 20;
}

}  // namespace plenary
