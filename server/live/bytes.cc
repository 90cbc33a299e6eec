#include "server/live/bytes.h"

#include <google/protobuf/io/coded_stream.h>

namespace plenary {

// ServerFrame.messages is field 1, length-delimited: one tag byte, a length, the message.
void append_encoded(std::string& frame, const ServerMessage& message) {
  using google::protobuf::io::CodedOutputStream;
  constexpr std::uint8_t kTag = (1 << 3) | 2;
  const std::size_t size = message.ByteSizeLong();
  const std::size_t before = frame.size();
  const std::size_t prefix = 1 + CodedOutputStream::VarintSize32(static_cast<std::uint32_t>(size));
  frame.resize(before + prefix + size);
  auto* at = reinterpret_cast<std::uint8_t*>(frame.data() + before);
  *at++ = kTag;
  at = CodedOutputStream::WriteVarint32ToArray(static_cast<std::uint32_t>(size), at);
  message.SerializeWithCachedSizesToArray(at);
}

Bytes encoded(const ServerMessage& message) {
  auto frame = std::make_shared<std::string>();
  append_encoded(*frame, message);
  return frame;
}

}  // namespace plenary
