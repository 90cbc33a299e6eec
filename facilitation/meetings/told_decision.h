// Within this folder: one decision of a transcript, with everything that led to it.
#pragma once

#include <functional>

#include "facilitation/meetings/transcript.h"
#include "facilitation/templates/keys.h"

namespace plenary {

// `person` gives the participant that a key names. The caller sees to the uniqueness of the id.
[[nodiscard]] ToldDecision told_decision(yaml::Keys& keys, std::int64_t starts_ms, std::uint32_t number,
                                         const std::function<std::string(yaml::Keys&, std::string_view)>& person);

}  // namespace plenary
