// What is judged the same way everywhere: ids, words, dates, counts.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include <google/protobuf/repeated_ptr_field.h>

#include "facilitation/rules/situation.h"

namespace plenary {

using Ids = google::protobuf::RepeatedPtrField<std::string>;

// The first refusal among several checks.
[[nodiscard]] No first_of(std::initializer_list<No> checks);

// 1 to 64 of [A-Za-z0-9._-].
[[nodiscard]] bool is_id(std::string_view id);
[[nodiscard]] bool is_participant(std::string_view participant);
// May this be the id of something new? INVALID, or ALREADY_EXISTS. Ids that a noun reserves ("board", "member.x") are
// INVALID for all others. What is hidden takes its id too: ids are random, so nobody learns by it.
[[nodiscard]] No id_is_free(const Document& document, std::string_view id);

// Words that people write. One line: no control characters. Several lines: tab and line feed are let through.
[[nodiscard]] No one_line(std::string_view field, std::string_view words, std::uint32_t most_characters);
[[nodiscard]] No lines(std::string_view field, std::string_view words, std::uint32_t most_characters);
[[nodiscard]] bool has_forbidden_control(std::string_view words, bool several_lines);

// "" or a day that exists, "2027-04-15".
[[nodiscard]] No date_or_nothing(std::string_view field, std::string_view date);
[[nodiscard]] No participant_or_nothing(std::string_view field, std::string_view participant);
// At most limits::presenters, each once.
[[nodiscard]] No participants_fit(std::string_view field, const Ids& participants);
// Sustainable Development Goals: 1 to 17, each once.
[[nodiscard]] No goals_fit(const google::protobuf::RepeatedField<std::uint32_t>& sdgs);
// At most limits::refs ids, each once. They need not be there: what a note speaks of may come later, or be for others.
[[nodiscard]] No refs_are_ids(std::string_view field, const Ids& refs);
// 1 to limits::ids_in_a_request, each once.
[[nodiscard]] No ids_to_act_on(std::string_view field, const Ids& ids);

// 0 = whatever it is now.
[[nodiscard]] No version_is(const Record& record, std::uint32_t if_version);
[[nodiscard]] std::uint32_t count_of(const Document& document, Record::BodyCase kind);
[[nodiscard]] No room_for_one_more(const Document& document, Record::BodyCase kind, std::string_view which,
                                   std::uint32_t limit);

[[nodiscard]] Refusal not_found(std::string_view what);
[[nodiscard]] Refusal invalid(std::string_view field, std::string_view problem);

}  // namespace plenary
