// One record of every kind that this release knows, with something in each field, by reflection. It holds no story;
// it holds every number.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "tests/facilitation/golden/format_1.h"
#include "tests/facilitation/golden/writer.h"

namespace plenary::golden {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

void fill(Message& message);

// Something different in each field: its name where it is words, its number where it is a number.
void fill_one(Message& message, const FieldDescriptor& field, int nth) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  const int number = field.number() * 10 + nth;
#define PLENARY_SET(Type, value) \
  field.is_repeated() ? reflection.Add##Type(&message, &field, value) : reflection.Set##Type(&message, &field, value)
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32: PLENARY_SET(Int32, -number); break;
    case FieldDescriptor::CPPTYPE_UINT32: PLENARY_SET(UInt32, static_cast<std::uint32_t>(number)); break;
    case FieldDescriptor::CPPTYPE_INT64: PLENARY_SET(Int64, 1'847'000'000'000 + number); break;
    case FieldDescriptor::CPPTYPE_UINT64:
      PLENARY_SET(UInt64, 0xffffffff00000000u + static_cast<std::uint64_t>(number));
      break;
    case FieldDescriptor::CPPTYPE_FLOAT: PLENARY_SET(Float, static_cast<float>(number) / 4); break;
    case FieldDescriptor::CPPTYPE_DOUBLE: PLENARY_SET(Double, number / 8.0); break;
    case FieldDescriptor::CPPTYPE_BOOL: PLENARY_SET(Bool, true); break;
    case FieldDescriptor::CPPTYPE_STRING: PLENARY_SET(String, field.name() + " " + std::to_string(nth)); break;
    case FieldDescriptor::CPPTYPE_ENUM: {
      const auto& type = *field.enum_type();
      PLENARY_SET(Enum, type.value(nth == 1 ? type.value_count() - 1 : 1));
      break;
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
      fill(field.is_repeated() ? *reflection.AddMessage(&message, &field)
                               : *reflection.MutableMessage(&message, &field));
      break;
  }
#undef PLENARY_SET
}

void fill_map(Message& message, const FieldDescriptor& field, int nth) {
  Message& entry = *message.GetReflection()->AddMessage(&message, &field);
  fill_one(entry, *field.message_type()->map_key(), nth);
  fill_one(entry, *field.message_type()->map_value(), nth);
}

void fill(Message& message) {
  const google::protobuf::Descriptor& type = *message.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    for (int nth = 1; nth <= (field.is_repeated() ? 2 : 1); ++nth)
      field.is_map() ? fill_map(message, field, nth) : fill_one(message, field, nth);
  }
}

}  // namespace

GoldenLog every_noun_log() {
  Writer log("One record of every kind, with something in each field.");
  const google::protobuf::OneofDescriptor& kinds = *Record::descriptor()->FindOneofByName("body");
  for (int i = 0; i < kinds.field_count(); ++i) {
    const FieldDescriptor& kind = *kinds.field(i);
    Record record;
    record.set_id("noun." + std::to_string(kind.number()));
    record.set_version(1);
    fill(*record.GetReflection()->MutableMessage(&record, &kind));
    log.by_server(900, {put(std::move(record))});
    if (i % 8 == 7) log.commit();
  }
  for (int code = 1; RefusalCode_IsValid(code); ++code) log.refused("p1", 10, static_cast<RefusalCode>(code));
  log.commit().snapshot();
  return log.finish();
}

}  // namespace plenary::golden
