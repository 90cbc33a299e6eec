// What a phase is called where its plan gives it no title.
#pragma once

#include <string>
#include <string_view>

#include "proto/records.pb.h"

namespace plenary {

[[nodiscard]] std::string phase_said(PhaseKind kind);         // SILENT: "Silent writing"
[[nodiscard]] std::string phase_said(std::string_view kind);  // "silent", as records spell it; another word as it is

}  // namespace plenary
