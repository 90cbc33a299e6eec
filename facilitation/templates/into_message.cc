#include "facilitation/templates/into_message.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>

namespace plenary::yaml {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// How many letters must change to make one word the other.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = corner + (a[i] == b[j] ? 0 : 1);
      corner = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

// "a, b or c"
std::string listed(const std::vector<std::string>& words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i != 0) list += i + 1 == words.size() ? " or " : ", ";
    list += words[i];
  }
  return list;
}

std::string name_of(Node::Kind kind) {
  switch (kind) {
    case Node::null: return "nothing";
    case Node::scalar: return "a single value";
    case Node::sequence: return "a list";
    case Node::map: return "a map of keys";
  }
  return "something else";
}

std::size_t characters(std::string_view words) {
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

// Escapes in quotes can write what may not stand in a file itself.
bool has_control(std::string_view words) {
  return std::any_of(words.begin(), words.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
  });
}

class Reader {
 public:
  Reader(const Schema& schema, const std::string& file, std::vector<Problem>& problems)
      : schema_(schema), file_(file), problems_(problems) {}

  void read(const Node& node, const std::string& path, Message& message) {
    if (node.kind != Node::map) return wrong_type(node, path, "a map of keys");
    for (const Entry& entry : node.entries) read_entry(entry, joined(path, entry.key), message);
    report_missing(node, path, *message.GetDescriptor());
  }

 private:
  const Schema& schema_;
  const std::string& file_;
  std::vector<Problem>& problems_;

  void problem(std::uint32_t line, std::uint32_t column, const std::string& path, std::string what,
               std::string kind = "", std::uint32_t limit = 0) {
    problems_.push_back({file_, line, column, path, std::move(what), std::move(kind), limit});
  }
  void wrong_type(const Node& node, const std::string& path, const std::string& wanted) {
    problem(node.line, node.column, path, "this is " + name_of(node.kind) + "; write " + wanted);
  }
  static std::string joined(const std::string& path, const std::string& key) {
    return path.empty() ? key : path + "." + key;
  }

  void read_entry(const Entry& entry, const std::string& path, Message& message) {
    const Descriptor& type = *message.GetDescriptor();
    const std::string name = type.name() + "." + entry.key;
    if (const auto parts = schema_.spread.find(name); parts != schema_.spread.end())
      return read_spread(entry, path, parts->second, message);
    if (const auto kept = schema_.kept_as_text.find(type.name());
        kept != schema_.kept_as_text.end() && kept->second.contains(entry.key))
      return keep_as_text(entry, message);
    const auto* field = field_for(type, entry.key);
    if (!field) return unknown_key(entry, path, type);
    if (entry.value.kind == Node::null) return;
    if (field->is_repeated())
      read_list(entry.value, path, *field, message);
    else
      read_single(entry.value, path, *field, message);
  }

  // The field that a key means: by name, or as the schema renames it. `other` and renamed fields are no keys.
  [[nodiscard]] const FieldDescriptor* field_for(const Descriptor& type, const std::string& key) const {
    if (const auto renamed = schema_.renamed.find(type.name() + "." + key); renamed != schema_.renamed.end())
      return type.FindFieldByName(renamed->second);
    const auto* field = type.FindFieldByName(key);
    return field && key_for(*field) == key ? field : nullptr;
  }

  [[nodiscard]] std::string key_for(const FieldDescriptor& field) const { return yaml::key_for(field, schema_); }

  [[nodiscard]] std::vector<std::string> keys_of(const Descriptor& type) const {
    std::vector<std::string> keys;
    for (int i = 0; i < type.field_count(); ++i)
      if (auto key = key_for(*type.field(i)); !key.empty()) keys.push_back(std::move(key));
    for (const auto& [key, parts] : schema_.spread)
      if (key.starts_with(type.name() + ".")) keys.push_back(key.substr(type.name().size() + 1));
    if (const auto kept = schema_.kept_as_text.find(type.name()); kept != schema_.kept_as_text.end())
      keys.insert(keys.end(), kept->second.begin(), kept->second.end());
    return keys;
  }

  void unknown_key(const Entry& entry, const std::string& path, const Descriptor& type) {
    problem(entry.line, entry.column, path, "this key is not known here; use" + suggestion(entry.key, keys_of(type)));
  }

  void read_spread(const Entry& entry, const std::string& path, const std::map<std::string, std::string>& parts,
                   Message& message) {
    if (entry.value.kind == Node::null) return;
    if (entry.value.kind != Node::map) return wrong_type(entry.value, path, "a map of keys");
    std::vector<std::string> keys;
    for (const auto& [part, field] : parts) keys.push_back(part);
    for (const Entry& part : entry.value.entries) {
      const auto found = parts.find(part.key);
      if (found == parts.end())
        problem(part.line, part.column, joined(path, part.key),
                "this key is not known here; use" + suggestion(part.key, keys));
      else if (part.value.kind != Node::null)
        read_single(part.value, joined(path, part.key), *message.GetDescriptor()->FindFieldByName(found->second),
                    message);
    }
  }

  static void keep_as_text(const Entry& entry, Message& message) {
    const auto* other = message.GetDescriptor()->FindFieldByName("other");
    const auto& reflection = *message.GetReflection();
    Message* pair = reflection.AddMessage(&message, other);
    pair->GetReflection()->SetString(pair, pair->GetDescriptor()->map_key(), entry.key);
    pair->GetReflection()->SetString(pair, pair->GetDescriptor()->map_value(), in_one_line(entry.value));
  }

  void read_list(const Node& node, const std::string& path, const FieldDescriptor& field, Message& message) {
    if (node.kind != Node::sequence) return wrong_type(node, path, "a list");
    const auto most = schema_.most.find(field.containing_type()->name() + "." + field.name());
    if (most != schema_.most.end() && node.items.size() > most->second)
      problem(node.line, node.column, path,
              "these are " + std::to_string(node.items.size()) + "; write at most " + std::to_string(most->second),
              "too_many", most->second);
    std::set<std::string> ids;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const Node& item = node.items[i];
      if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
        read_single(item, path, field, message);
        continue;
      }
      const std::string item_path = path + "[" + std::to_string(i) + "]";
      read(item, item_path, *message.GetReflection()->AddMessage(&message, &field));
      report_repeated_id(item, item_path, ids);
    }
  }

  void report_repeated_id(const Node& item, const std::string& path, std::set<std::string>& ids) {
    const Node* id = item.find("id");
    if (id && id->kind == Node::scalar && !ids.insert(id->text).second)
      problem(id->line, id->column, joined(path, "id"),
              "'" + id->text + "' is the id of an earlier one in this list; give each its own");
  }

  // Sets a field, or adds to it if it is a list.
  void read_single(const Node& node, const std::string& path, const FieldDescriptor& field, Message& message) {
    const auto& reflection = *message.GetReflection();
    const bool adds = field.is_repeated();
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_STRING:
        if (node.kind != Node::scalar) return wrong_type(node, path, "words");
        check_words(node, path, field);
        if (adds)
          reflection.AddString(&message, &field, node.text);
        else
          reflection.SetString(&message, &field, node.text);
        return;
      case FieldDescriptor::CPPTYPE_UINT32: return read_number(node, path, field, message);
      case FieldDescriptor::CPPTYPE_BOOL:
        if (node.kind != Node::scalar || node.quoted || (node.text != "true" && node.text != "false"))
          return problem(node.line, node.column, path, "write true or false, without quotes");
        return reflection.SetBool(&message, &field, node.text == "true");
      case FieldDescriptor::CPPTYPE_MESSAGE: return read(node, path, *reflection.MutableMessage(&message, &field));
      default: problem(node.line, node.column, path, "this program cannot read a field of this type from a file");
    }
  }

  void read_number(const Node& node, const std::string& path, const FieldDescriptor& field, Message& message) {
    std::uint32_t number = 0;
    const char* end = node.text.data() + node.text.size();
    const auto [stop, error] = std::from_chars(node.text.data(), end, number);
    if (node.kind != Node::scalar || node.quoted || error != std::errc{} || stop != end)
      return problem(node.line, node.column, path, "write a whole number from 0 to 4294967295, without quotes");
    const auto range = schema_.between.find(field.containing_type()->name() + "." + field.name());
    if (range != schema_.between.end() && (number < range->second.least || number > range->second.most))
      problem(
          node.line, node.column, path,
          "write a number from " + std::to_string(range->second.least) + " to " + std::to_string(range->second.most),
          number < range->second.least ? "too_small" : "too_large",
          number < range->second.least ? range->second.least : range->second.most);
    message.GetReflection()->SetUInt32(&message, &field, number);
  }

  void check_words(const Node& node, const std::string& path, const FieldDescriptor& field) {
    const std::string name = field.containing_type()->name() + "." + field.name();
    if (field.name() == "id" && !is_id(node.text))
      return problem(
          node.line, node.column, path,
          "'" + node.text + "' is not an id; use 1 to 64 of the letters A-Z and a-z, digits, '.', '_' and '-'");
    check_length(node, path, name);
    const auto vocabulary = schema_.vocabularies.find(name);
    if (vocabulary == schema_.vocabularies.end()) return;
    const auto& words = vocabulary->second.words;
    if (std::find(words.begin(), words.end(), node.text) == words.end())
      problem(node.line, node.column, path,
              "'" + node.text + "' is not " + vocabulary->second.what + "; use" + suggestion(node.text, words));
  }

  void check_length(const Node& node, const std::string& path, const std::string& name) {
    if (has_control(node.text))
      return problem(node.line, node.column, path, "holds a character that cannot be shown; take it out",
                     "control_character");
    if (schema_.one_line.contains(name) && node.text.find('\n') != std::string::npos)
      return problem(node.line, node.column, path, "holds a line break; write it in one line", "several_lines");
    const auto longest = schema_.longest.find(name);
    if (longest == schema_.longest.end()) return;
    if (const std::size_t length = characters(node.text); length > longest->second)
      problem(node.line, node.column, path,
              "has " + std::to_string(length) + " characters; shorten it to at most " + std::to_string(longest->second),
              "too_long", longest->second);
  }

  void report_missing(const Node& node, const std::string& path, const Descriptor& type) {
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      if (!schema_.required.contains(type.name() + "." + field.name())) continue;
      const std::string key = key_for(field);
      const Node* value = node.find(key);
      const bool empty = !value || value->kind == Node::null || (value->kind == Node::scalar && value->text.empty()) ||
                         (field.is_repeated() && value->kind == Node::sequence && value->items.empty());
      if (empty) problem(node.line, node.column, joined(path, key), "is missing; add it", "missing");
    }
  }
};

}  // namespace

std::string key_for(const FieldDescriptor& field, const Schema& schema) {
  if (field.is_map()) return "";
  const std::string type = field.containing_type()->name() + ".";
  for (const auto& [key, name] : schema.renamed)
    if (key.starts_with(type) && name == field.name()) return key.substr(type.size());
  for (const auto& [key, parts] : schema.spread)
    if (key.starts_with(type))
      for (const auto& [part, name] : parts)
        if (name == field.name()) return "";
  return field.name();
}

bool is_id(std::string_view text) {
  const auto allowed = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
  };
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), allowed);
}

std::string suggestion(std::string_view written, const std::vector<std::string>& words) {
  const auto nearer = [&](const std::string& a, const std::string& b) {
    return distance(written, a) < distance(written, b);
  };
  std::string text = (words.size() > 1 ? " one of " : " ") + listed(words);
  const auto nearest = std::min_element(words.begin(), words.end(), nearer);
  if (words.size() > 1 && distance(written, *nearest) <= 2) text += " (did you mean '" + *nearest + "'?)";
  return text;
}

void read_into(const Node& node, const Schema& schema, const std::string& file, Message& message,
               std::vector<Problem>& problems) {
  Reader(schema, file, problems).read(node, "", message);
}

}  // namespace plenary::yaml
