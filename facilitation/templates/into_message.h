// A YAML tree into a protobuf message, field by field name, strictly: a key that is no field, a value of another type,
// a missing field, a word that is not in its vocabulary are problems that name line, column and field. Reading goes
// on after a problem, so that one run shows everything there is to mend.
#pragma once

#include <google/protobuf/message.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facilitation/templates/yaml_text.h"

namespace plenary::yaml {

struct Vocabulary {
  std::string what;                // "a card kind"
  std::vector<std::string> words;  // in the order in which a message lists them
};

// What the message alone does not say. Names are "Message.field"; a key is as written in the file.
struct Between {
  std::uint32_t least, most;
};
struct Schema {
  std::set<std::string> required;
  std::map<std::string, std::uint32_t> longest;  // of words: characters
  std::map<std::string, std::uint32_t> most;     // of lists: items
  std::map<std::string, Between> between;        // of numbers
  std::set<std::string> one_line;                // words without a line break
  std::map<std::string, Vocabulary> vocabularies;
  std::map<std::string, std::string> renamed;  // key "DecisionPrompt.requires" is field "needs"
  std::map<std::string, std::map<std::string, std::string>>
      spread;                                                 // key "TemplateRegion.score": {min: score_min, ...}
  std::map<std::string, std::set<std::string>> kept_as_text;  // message: keys that go to its `other` as they are
};

// The key that leads to a field directly; empty: none does (it is part of another, or `other`).
[[nodiscard]] std::string key_for(const google::protobuf::FieldDescriptor& field, const Schema& schema);

void read_into(const Node& node, const Schema& schema, const std::string& file, google::protobuf::Message& message,
               std::vector<Problem>& problems);

// " one of a, b or c (did you mean 'b'?)": what a person may write instead, and what they most likely meant.
[[nodiscard]] std::string suggestion(std::string_view written, const std::vector<std::string>& words);

// May this be the id of a record? 1 to 64 of [A-Za-z0-9._-].
[[nodiscard]] bool is_id(std::string_view text);

}  // namespace plenary::yaml
