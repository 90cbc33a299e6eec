#include "server/network/frame_parser.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/stubs/logging.h>

#include <cmath>
#include <vector>

namespace plenary {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// libprotobuf writes a line to stderr for each string that is not UTF-8, and a client can send such strings all day.
// What is wrong with a frame is our caller's to count; an error inside libprotobuf itself still ends the process.
void silence_library() {
  [[maybe_unused]] static const bool done = [] {
    google::protobuf::SetLogHandler([](google::protobuf::LogLevel, const char*, int, const std::string&) {});
    return true;
  }();
}

FrameFault fault_in(const Message& message);

template <class At>
FrameFault fault_in_each(int count, At at) {
  for (int i = 0; i < count; ++i)
    if (const auto fault = at(i); fault != FrameFault::none) return fault;
  return FrameFault::none;
}

bool is_known(const FieldDescriptor* field, int value) { return field->enum_type()->FindValueByNumber(value) != nullptr; }

FrameFault fault_in(const Message& message, const FieldDescriptor* field) {
  const auto& values = *message.GetReflection();
  const bool many = field->is_repeated();
  const int count = many ? values.FieldSize(message, field) : 1;
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return fault_in_each(count, [&](int i) { return fault_in(many ? values.GetRepeatedMessage(message, field, i) : values.GetMessage(message, field)); });
    case FieldDescriptor::CPPTYPE_ENUM:
      return fault_in_each(count, [&](int i) {
        const int value = many ? values.GetRepeatedEnumValue(message, field, i) : values.GetEnumValue(message, field);
        return is_known(field, value) ? FrameFault::none : FrameFault::unknown_value;
      });
    case FieldDescriptor::CPPTYPE_FLOAT:
      return fault_in_each(count, [&](int i) {
        return std::isfinite(many ? values.GetRepeatedFloat(message, field, i) : values.GetFloat(message, field)) ? FrameFault::none : FrameFault::not_a_number;
      });
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return fault_in_each(count, [&](int i) {
        return std::isfinite(many ? values.GetRepeatedDouble(message, field, i) : values.GetDouble(message, field)) ? FrameFault::none : FrameFault::not_a_number;
      });
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_INT64:
    case FieldDescriptor::CPPTYPE_UINT32:
    case FieldDescriptor::CPPTYPE_UINT64:
    case FieldDescriptor::CPPTYPE_BOOL:
    case FieldDescriptor::CPPTYPE_STRING:
      return FrameFault::none;  // parsing has seen to UTF-8; ranges are the rules' business
  }
  return FrameFault::none;
}

FrameFault fault_in(const Message& message) {
  std::vector<const FieldDescriptor*> present;
  message.GetReflection()->ListFields(message, &present);
  for (const auto* field : present)
    if (const auto fault = fault_in(message, field); fault != FrameFault::none) return fault;
  return FrameFault::none;
}

}  // namespace

std::string_view name(FrameFault fault) {
  switch (fault) {
    case FrameFault::none: return "none";
    case FrameFault::too_large: return "too_large";
    case FrameFault::malformed: return "malformed";
    case FrameFault::unknown_value: return "unknown_value";
    case FrameFault::not_a_number: return "not_a_number";
  }
  return "malformed";
}

FrameFault parse_frame(std::string_view bytes, ClientFrame& frame) {
  if (bytes.size() > kFrameBytes) return FrameFault::too_large;
  silence_library();
  google::protobuf::io::CodedInputStream input(reinterpret_cast<const std::uint8_t*>(bytes.data()), static_cast<int>(bytes.size()));
  input.SetRecursionLimit(kFrameDepth);
  if (!frame.ParseFromCodedStream(&input) || !input.ConsumedEntireMessage()) return FrameFault::malformed;
  frame.DiscardUnknownFields();
  return fault_in(frame);
}

}  // namespace plenary
