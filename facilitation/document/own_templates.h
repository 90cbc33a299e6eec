// Board templates of a meeting's own, in its document: every version of each. Their ids begin with "own.", which no
// template of a server does: so they are never confused, whatever server the meeting is taken to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/document/document.h"

namespace plenary {

inline constexpr std::string_view kOwnTemplate = "own.";
inline constexpr std::size_t kLongestOwnTemplateId = 48;  // "template." + id + "." + number is an id too

[[nodiscard]] bool is_own_template(std::string_view id);
// The id of the record that holds a version.
[[nodiscard]] std::string own_template_record(const std::string& id, std::uint32_t number);

// 0: the latest. nullptr: there is no such version.
[[nodiscard]] const Record* own_template(const Document& meeting, const std::string& id, std::uint32_t number = 0);
// The latest version of each, by id; with those in the trash.
[[nodiscard]] std::vector<const Record*> own_templates(const Document& meeting);

}  // namespace plenary
