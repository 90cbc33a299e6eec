#include "server/network/frame_parser.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/stubs/logging.h>

#include <cmath>
#include <unordered_map>
#include <vector>

namespace plenary {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::OneofDescriptor;
using google::protobuf::Reflection;

// libprotobuf writes a line to stderr for each string that is not UTF-8, and a client can send such strings all day.
// What is wrong with a frame is our caller's to count; an error inside libprotobuf itself still ends the process.
void silence_library() {
  [[maybe_unused]] static const bool done = [] {
    google::protobuf::SetLogHandler([](google::protobuf::LogLevel, const char*, int, const std::string&) {});
    return true;
  }();
}

bool can_be_wrong(const FieldDescriptor* field) {
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
    case FieldDescriptor::CPPTYPE_ENUM:
    case FieldDescriptor::CPPTYPE_FLOAT:
    case FieldDescriptor::CPPTYPE_DOUBLE: return true;
    default: return false;  // parsing has seen to UTF-8; ranges are the rules' business
  }
}

// What there is to look at in a kind of message. Found once: frames come by the ten thousand, and most of their fields
// need no look.
struct Sights {
  std::vector<const FieldDescriptor*> fields;  // outside of every oneof
  std::vector<const OneofDescriptor*> oneofs;
};
using AllSights = std::unordered_map<const Descriptor*, Sights>;

void find_sights(const Descriptor* kind, AllSights& all) {
  const auto [place, fresh] = all.try_emplace(kind);
  if (!fresh) return;
  Sights sights;
  for (int i = 0; i < kind->field_count(); ++i) {
    const FieldDescriptor* field = kind->field(i);
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) find_sights(field->message_type(), all);
    if (can_be_wrong(field) && !field->real_containing_oneof()) sights.fields.push_back(field);
  }
  for (int i = 0; i < kind->real_oneof_decl_count(); ++i) sights.oneofs.push_back(kind->oneof_decl(i));
  all[kind] = std::move(sights);
}

const Sights& sights_of(const Descriptor* kind) {
  static const AllSights all = [] {
    AllSights found;
    find_sights(ClientFrame::descriptor(), found);
    return found;
  }();
  return all.at(kind);
}

struct Look {
  bool unknown_fields = false;

  FrameFault at(const Message& message) {
    const auto& values = *message.GetReflection();
    unknown_fields = unknown_fields || !values.GetUnknownFields(message).empty();
    const Sights& sights = sights_of(message.GetDescriptor());
    for (const FieldDescriptor* field : sights.fields)
      if (const auto fault = at(message, values, field); fault != FrameFault::none) return fault;
    for (const OneofDescriptor* oneof : sights.oneofs) {
      const FieldDescriptor* field = values.GetOneofFieldDescriptor(message, oneof);
      if (!field || !can_be_wrong(field)) continue;
      if (const auto fault = at(message, values, field); fault != FrameFault::none) return fault;
    }
    return FrameFault::none;
  }

 private:
  FrameFault at(const Message& message, const Reflection& values, const FieldDescriptor* field) {
    const bool many = field->is_repeated();
    const int count = many ? values.FieldSize(message, field) : values.HasField(message, field) ? 1 : 0;
    for (int i = 0; i < count; ++i)
      if (const auto fault = at(message, values, field, many, i); fault != FrameFault::none) return fault;
    return FrameFault::none;
  }

  FrameFault at(const Message& message, const Reflection& values, const FieldDescriptor* field, bool many, int i) {
    const auto number = [](double value) { return std::isfinite(value) ? FrameFault::none : FrameFault::not_a_number; };
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return at(many ? values.GetRepeatedMessage(message, field, i) : values.GetMessage(message, field));
      case FieldDescriptor::CPPTYPE_ENUM: {
        const int value = many ? values.GetRepeatedEnumValue(message, field, i) : values.GetEnumValue(message, field);
        return field->enum_type()->FindValueByNumber(value) ? FrameFault::none : FrameFault::unknown_value;
      }
      case FieldDescriptor::CPPTYPE_FLOAT:
        return number(many ? values.GetRepeatedFloat(message, field, i) : values.GetFloat(message, field));
      case FieldDescriptor::CPPTYPE_DOUBLE:
        return number(many ? values.GetRepeatedDouble(message, field, i) : values.GetDouble(message, field));
      default: return FrameFault::none;
    }
  }
};

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
  google::protobuf::io::CodedInputStream input(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                               static_cast<int>(bytes.size()));
  input.SetRecursionLimit(kFrameDepth);
  if (!frame.ParseFromCodedStream(&input) || !input.ConsumedEntireMessage()) return FrameFault::malformed;
  Look look;
  const FrameFault fault = look.at(frame);
  if (look.unknown_fields) frame.DiscardUnknownFields();
  return fault;
}

}  // namespace plenary
