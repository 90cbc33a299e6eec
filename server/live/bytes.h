// What goes to a viewer: bytes that are encoded once and shared by everybody they are for.
#pragma once

#include <memory>
#include <string>

#include "proto/wire.pb.h"

namespace plenary {

using Bytes = std::shared_ptr<const std::string>;

// One message as a whole ServerFrame. Frames laid end to end are again a frame.
[[nodiscard]] Bytes encoded(const ServerMessage& message);
void append_encoded(std::string& frame, const ServerMessage& message);

}  // namespace plenary
