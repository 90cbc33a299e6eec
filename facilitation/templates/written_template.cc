#include "facilitation/templates/written_template.h"

#include <google/protobuf/descriptor.h>

#include <cctype>
#include <map>

#include "facilitation/templates/schema.h"
#include "facilitation/templates/yaml_text.h"

namespace plenary {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Ids and kinds stand as they are, words in quotes: whatever somebody wrote then means itself.
bool stands_as_it_is(const std::string& text) {
  return yaml::is_id(text) && std::isalpha(static_cast<unsigned char>(text.front())) != 0 && text != "null" &&
         text != "Null" && text != "NULL";
}
std::string scalar(const std::string& text) {
  yaml::Node node;
  node.kind = yaml::Node::scalar;
  node.text = text;
  node.quoted = !stands_as_it_is(text);
  return yaml::in_one_line(node);
}

class Writing {
 public:
  std::string all(const Message& board) {
    write(board, "");
    return std::move(text_);
  }

 private:
  const yaml::Schema& schema_ = template_schema();
  std::string text_;
  std::string dash_;  // "- " before the first key of an item

  void line(const std::string& indent, const std::string& key, const std::string& value) {
    std::string before = indent;
    if (!dash_.empty()) before.replace(before.size() - dash_.size(), dash_.size(), dash_);
    dash_.clear();
    text_ += before + key + ":" + (value.empty() ? "" : " ") + value + "\n";
  }

  void write(const Message& message, const std::string& indent) {
    const auto* type = message.GetDescriptor();
    for (int i = 0; i < type->field_count(); ++i) {
      const FieldDescriptor& field = *type->field(i);
      if (const std::string key = yaml::key_for(field, schema_); !key.empty())
        write_field(message, field, key, indent);
      else if (!field.is_map())
        write_spread(message, field, indent);
    }
    write_other(message, indent);
  }

  void write_field(const Message& message, const FieldDescriptor& field, const std::string& key,
                   const std::string& indent) {
    const auto& reflection = *message.GetReflection();
    const bool items = field.is_repeated() && field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (items && reflection.FieldSize(message, &field) > 0) {
      line(indent, key, "");
      for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
        dash_ = "- ";
        const std::size_t before = text_.size();
        write(reflection.GetRepeatedMessage(message, &field, i), indent + "    ");
        if (text_.size() == before) text_ += indent + "  - {}\n";
        dash_.clear();
      }
    } else if (const std::string value = value_of(message, field); !value.empty()) {
      line(indent, key, value);
    }
  }

  // In one line; empty: the field says nothing.
  [[nodiscard]] std::string value_of(const Message& message, const FieldDescriptor& field) const {
    const auto& reflection = *message.GetReflection();
    if (field.is_repeated()) {
      std::string list;
      for (int i = 0; i < reflection.FieldSize(message, &field); ++i)
        list += (i == 0 ? "" : ", ") + scalar(reflection.GetRepeatedString(message, &field, i));
      return list.empty() ? "" : "[" + list + "]";
    }
    const bool required = schema_.required.contains(field.containing_type()->name() + "." + field.name());
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_STRING: {
        const std::string text = reflection.GetString(message, &field);
        return text.empty() ? "" : scalar(text);
      }
      case FieldDescriptor::CPPTYPE_UINT32: {
        const std::uint32_t number = reflection.GetUInt32(message, &field);
        return number == 0 && !required ? "" : std::to_string(number);
      }
      case FieldDescriptor::CPPTYPE_BOOL: return reflection.GetBool(message, &field) ? "true" : "";
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return reflection.HasField(message, &field) ? in_braces(reflection.GetMessage(message, &field)) : "";
      default: return "";
    }
  }

  [[nodiscard]] std::string in_braces(const Message& message) const {
    const auto* type = message.GetDescriptor();
    std::string keys;
    for (int i = 0; i < type->field_count(); ++i)
      if (const std::string value = value_of(message, *type->field(i)); !value.empty())
        keys += (keys.empty() ? "" : ", ") + yaml::key_for(*type->field(i), schema_) + ": " + value;
    return "{" + keys + "}";
  }

  // score: {min: 1, max: 5}, where the first of its fields stands.
  void write_spread(const Message& message, const FieldDescriptor& field, const std::string& indent) {
    const std::string type = field.containing_type()->name() + ".";
    for (const auto& [key, parts] : schema_.spread) {
      if (!key.starts_with(type)) continue;
      std::string values;
      const FieldDescriptor* first = nullptr;
      for (const auto& [part, name] : parts) {
        const auto* one = field.containing_type()->FindFieldByName(name);
        if (!first || one->index() < first->index()) first = one;
        if (const std::string value = value_of(message, *one); !value.empty())
          values += (values.empty() ? "" : ", ") + part + ": " + value;
      }
      if (first == &field && !values.empty()) line(indent, key.substr(type.size()), "{" + values + "}");
    }
  }

  // Keys that no field is there for, kept as YAML in one line.
  void write_other(const Message& message, const std::string& indent) {
    const auto* other = message.GetDescriptor()->FindFieldByName("other");
    if (!other) return;
    const auto& reflection = *message.GetReflection();
    std::map<std::string, std::string> sorted;
    for (int i = 0; i < reflection.FieldSize(message, other); ++i) {
      const Message& pair = reflection.GetRepeatedMessage(message, other, i);
      const auto& words = *pair.GetReflection();
      sorted[words.GetString(pair, pair.GetDescriptor()->map_key())] =
          words.GetString(pair, pair.GetDescriptor()->map_value());
    }
    for (const auto& [key, value] : sorted)
      line(indent, stands_as_it_is(key) ? key : scalar(key),
           value.find('\n') == std::string::npos ? value : scalar(value));
  }
};

}  // namespace

std::string as_yaml(const Template& board) { return Writing().all(board); }

}  // namespace plenary
