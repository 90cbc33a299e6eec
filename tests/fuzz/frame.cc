// A client's message: refused, or a frame that means the same when it is written and read again.
#include <google/protobuf/message.h>

#include "server/network/frame_parser.h"
#include "tests/fuzz/target.h"

namespace plenary::fuzz {
namespace {

void look_at_frame(std::string_view input) {
  ClientFrame frame;
  if (parse_frame(input, frame) != FrameFault::none) return;
  const std::string written = canonical(frame);
  ClientFrame known = frame;
  known.DiscardUnknownFields();
  must(canonical(known) == written, "a frame carries fields on that nobody judged");
  ClientFrame again;
  const FrameFault fault = parse_frame(written, again);
  // A negative number may take five bytes where ten are written.
  if (fault == FrameFault::too_large && written.size() > kFrameBytes) return;
  must_equal(name(fault), "none", "a frame that was accepted is refused when it is written again");
  must_equal(again.DebugString(), frame.DebugString(), "a frame says something else when it is written again");
  must(canonical(again) == written, "a frame is written in two ways");
}

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Something in every field, and one message in every list.
void fill_frame(Message& message, int depth) {
  const auto* fields = message.GetDescriptor();
  const auto& reflection = *message.GetReflection();
  for (int i = 0; i < fields->field_count(); ++i) {
    const FieldDescriptor* field = fields->field(i);
    const bool many = field->is_repeated();
    if (field->real_containing_oneof() && reflection.HasOneof(message, field->real_containing_oneof())) continue;
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        if (depth < 6)
          fill_frame(many ? *reflection.AddMessage(&message, field) : *reflection.MutableMessage(&message, field),
                     depth + 1);
        break;
      case FieldDescriptor::CPPTYPE_STRING:
        many ? reflection.AddString(&message, field, "Zo\xc3\xab")
             : reflection.SetString(&message, field, "Zo\xc3\xab");
        break;
      case FieldDescriptor::CPPTYPE_ENUM: {
        const auto* values = field->enum_type();
        const int value = values->value(values->value_count() - 1)->number();
        many ? reflection.AddEnumValue(&message, field, value) : reflection.SetEnumValue(&message, field, value);
        break;
      }
      case FieldDescriptor::CPPTYPE_FLOAT:
        many ? reflection.AddFloat(&message, field, 0.5F) : reflection.SetFloat(&message, field, 0.5F);
        break;
      case FieldDescriptor::CPPTYPE_INT32:
        many ? reflection.AddInt32(&message, field, -3) : reflection.SetInt32(&message, field, -3);
        break;
      case FieldDescriptor::CPPTYPE_INT64:
        many ? reflection.AddInt64(&message, field, 7) : reflection.SetInt64(&message, field, 7);
        break;
      case FieldDescriptor::CPPTYPE_UINT32:
        many ? reflection.AddUInt32(&message, field, 300) : reflection.SetUInt32(&message, field, 300);
        break;
      case FieldDescriptor::CPPTYPE_UINT64:
        many ? reflection.AddUInt64(&message, field, 1) : reflection.SetUInt64(&message, field, 1);
        break;
      case FieldDescriptor::CPPTYPE_BOOL:
        many ? reflection.AddBool(&message, field, true) : reflection.SetBool(&message, field, true);
        break;
      case FieldDescriptor::CPPTYPE_DOUBLE:
        many ? reflection.AddDouble(&message, field, 0.25) : reflection.SetDouble(&message, field, 0.25);
        break;
    }
  }
}

// Every kind of message, and every verb.
std::vector<std::string> frame_seeds() {
  std::vector<std::string> seeds;
  const auto* kinds = ClientFrame::descriptor();
  for (int i = 0; i < kinds->field_count(); ++i) {
    ClientFrame frame;
    const FieldDescriptor* field = kinds->field(i);
    const auto& reflection = *frame.GetReflection();
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    fill_frame(field->is_repeated() ? *reflection.AddMessage(&frame, field) : *reflection.MutableMessage(&frame, field),
               1);
    seeds.push_back(canonical(frame));
  }
  const auto* verbs = Request::descriptor()->FindOneofByName("verb");
  for (int i = 0; i < verbs->field_count(); ++i) {
    ClientFrame frame;
    Request& request = *frame.add_requests();
    request.set_cseq(static_cast<std::uint32_t>(i + 1));
    fill_frame(*request.GetReflection()->MutableMessage(&request, verbs->field(i)), 1);
    seeds.push_back(canonical(frame));
  }
  return seeds;
}

}  // namespace

const Target frame{"frame", look_at_frame, frame_seeds};

}  // namespace plenary::fuzz
