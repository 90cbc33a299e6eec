// What is missing from a guidebook, and what was published of it, in words. Pure.
#pragma once

#include <string>

#include "proto/api.pb.h"

namespace plenary::cli {

// A line a part, entries under their chapter, with what each lacks; then what waits for somebody's yes, and the editions.
[[nodiscard]] std::string guidebook_in_words(const ReadinessAnswer& answer);

}  // namespace plenary::cli
