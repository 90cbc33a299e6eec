// Within this folder: a list of a file becomes a list of a record.
#pragma once

#include <google/protobuf/repeated_field.h>

#include <string>
#include <vector>

namespace plenary {

inline void fill(google::protobuf::RepeatedPtrField<std::string>* list, const std::vector<std::string>& words) {
  list->Assign(words.begin(), words.end());
}

}  // namespace plenary
