// A guidebook as pages for any web server: a zip with an index, a page for each chapter and one that says what all of it
// rests on. No script, nothing fetched from anywhere, light and dark, readable on a telephone and on paper. Every entry has
// an address of its own (routes.html#harbour).
#pragma once

#include <string>

#include "proto/guidebook_record.pb.h"

namespace plenary {

[[nodiscard]] std::string to_site(const GuidebookRecord& record);

}  // namespace plenary
