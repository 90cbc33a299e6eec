// A programme, and what an import would do to it, in words. Pure.
#pragma once

#include <string>

#include "clients/cli/words.h"
#include "proto/api.pb.h"

namespace plenary::cli {

// A line an item, by days: "10:36-11:26  Cases (6 minutes late)". Parts stand under their session.
[[nodiscard]] std::string programme_in_words(const ProgrammeAnswer& programme);
// A meeting as its document says: its head, its items as they are planned, their groups with who sits in them.
[[nodiscard]] std::string meeting_in_words(const Document& meeting, const People& people);
// What would be, or has been, added, changed and gone; problems first, by line of `file`.
[[nodiscard]] std::string import_in_words(const ImportAnswer& answer, const std::string& file);

}  // namespace plenary::cli
