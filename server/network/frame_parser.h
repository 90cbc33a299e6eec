// A client's message, read as a ClientFrame, or not at all. What comes from the network is judged here once: size, depth,
// UTF-8, enum values that exist, numbers that are numbers. Fields that this version does not know are dropped, so that
// nothing nobody judged is carried on.
//
// Knows the protobuf vocabulary only: no sockets. Pure; fuzzed as such.
#pragma once

#include <cstddef>
#include <string_view>

#include "proto/wire.pb.h"

namespace plenary {

inline constexpr std::size_t kFrameBytes = 64 * 1024;
inline constexpr int kFrameDepth = 32;

enum class FrameFault {
  none,
  too_large,      // more than kFrameBytes
  malformed,      // not this message: cut short, lying lengths, nested too deeply, text that is not UTF-8
  unknown_value,  // an enum value that does not exist here
  not_a_number,   // NaN or infinite
};
[[nodiscard]] std::string_view name(FrameFault fault);  // "malformed"

// On a fault `frame` holds nothing to rely on. Must be called from one thread at a time until the first call returned.
[[nodiscard]] FrameFault parse_frame(std::string_view bytes, ClientFrame& frame);

}  // namespace plenary
