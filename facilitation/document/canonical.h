// A message as bytes that depend on nothing but what it says.
#pragma once

#include <google/protobuf/message_lite.h>

#include <string>

namespace plenary {

// Fields in the order of their numbers, maps by key, unknown fields too: the same bytes for the same message everywhere this
// code runs. Two messages are equal if and only if these are.
[[nodiscard]] std::string canonical(const google::protobuf::MessageLite& message);

}  // namespace plenary
