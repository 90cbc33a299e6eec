// Within this folder: what the verbs of a guidebook have in common.
#pragma once

#include <string>

#include <google/protobuf/repeated_ptr_field.h>

#include "facilitation/rules/situation.h"

namespace plenary {

using SourceRefs = google::protobuf::RepeatedPtrField<SourceRef>;

// The chapter or entry, if the asker may see it; nullptr otherwise.
[[nodiscard]] const Record* part_seen(const Situation& here, std::string_view id);
// NOT_FOUND, GONE, or INVALID is_ready: what is ready stands still, so that what readers see is what was looked at.
[[nodiscard]] No part_can_change(const Record* part);

[[nodiscard]] No source_fits(std::string_view field, const SourceRef& source);
[[nodiscard]] No sources_fit(const SourceRefs& sources);
[[nodiscard]] bool is_same(const SourceRef& one, const SourceRef& other);  // whatever of it was seen
[[nodiscard]] bool is_among(const SourceRefs& sources, const SourceRef& source);

// A field that is not there yet, with its first words.
void put_new_field(Outcome& outcome, const std::string& owner, const std::string& name, const std::string& words,
                   const SourceRefs& sources);
[[nodiscard]] No field_words_fit(const std::string& words);
[[nodiscard]] No field_is_of(const Record& part, const std::string& name);

}  // namespace plenary
