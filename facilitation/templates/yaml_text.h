// YAML as people write it: parsed strictly into a tree in which everything knows where it stands, so that whoever reads
// on can say "facilitation/templates/roar-routes.yaml:14:5: regions[2].card_kinds: ...".
//
// Refused here, before anybody looks at the meaning: more than 1 MiB, more than 32 levels, anchors and aliases (a few
// lines of them stand for gigabytes), tags, keys that are not words, a key twice in one map, a second document, bytes
// that are not UTF-8, control characters. Pure: the caller reads the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plenary {

// A file as its reader found it. `name` is what messages call it.
struct NamedText {
  std::string name;
  std::string text;
  std::string unreadable;  // why it could not be read, in the words of the system; empty = it was
};

// One thing to mend, for the person who wrote the file.
struct Problem {
  std::string file;
  std::uint32_t line = 0;    // from 1; 0 = the file as a whole
  std::uint32_t column = 0;  // from 1
  std::string field;         // "regions[2].card_kinds", counted from 0; empty = the file as a whole
  std::string what;          // what is wrong and what to do
  std::string kind = {};     // what a form can say in other words: missing, too_long, too_many, too_small, too_large,
                             // several_lines, control_character; empty: only `what` says
  std::uint32_t limit = 0;   // of what is too long, too many, too small, too large
  friend bool operator==(const Problem&, const Problem&) = default;
};
// "file:line:column: field: what"
[[nodiscard]] std::string sentence(const Problem& problem);

namespace yaml {

inline constexpr std::size_t kLongestFile = 1'048'576;
inline constexpr std::size_t kDeepest = 32;

struct Entry;

struct Node {
  enum Kind { null, scalar, sequence, map } kind = null;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  bool quoted = false;         // then "null" and "3" are words
  std::string text;            // of a scalar
  std::vector<Node> items;     // of a sequence
  std::vector<Entry> entries;  // of a map, in the order of the file
  [[nodiscard]] const Node* find(std::string_view key) const;
};

struct Entry {
  std::string key;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  Node value;
};

// The file's tree, or nullopt with a problem added.
[[nodiscard]] std::optional<Node> parse(const NamedText& file, std::vector<Problem>& problems);

// A node as YAML in one line: the same tree when parsed again.
[[nodiscard]] std::string in_one_line(const Node& node);

}  // namespace yaml
}  // namespace plenary
