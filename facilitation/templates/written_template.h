// A template as a file: the same that load_templates reads. Reading it again gives the same template (the round trip is a
// test), with all that no form shows.
#pragma once

#include <string>

#include "proto/templates.pb.h"

namespace plenary {

[[nodiscard]] std::string as_yaml(const Template& board);

}  // namespace plenary
