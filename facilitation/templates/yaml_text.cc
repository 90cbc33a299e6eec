#include "facilitation/templates/yaml_text.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <sstream>

#include "facilitation/text/change.h"

namespace plenary {

std::string sentence(const Problem& problem) {
  std::string where = problem.file;
  if (problem.line != 0) where += ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
  if (!problem.field.empty()) where += ": " + problem.field;
  return where + ": " + problem.what;
}

namespace yaml {
namespace {

struct Refused {
  std::uint32_t line;
  std::uint32_t column;
  std::string what;
};

[[noreturn]] void refuse(const YAML::Mark& at, std::string what) {
  throw Refused{static_cast<std::uint32_t>(at.line + 1), static_cast<std::uint32_t>(at.column + 1), std::move(what)};
}

// Builds the tree while yaml-cpp reads. Its own nodes are not used: they forget a key that comes twice, and follow
// aliases for whoever walks them.
class TreeBuilder : public YAML::EventHandler {
 public:
  Node root;
  bool seen = false;

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (seen) refuse(mark, "a second document begins here; keep one document in a file, without '---'");
    seen = true;
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check(mark, "", anchor);
    if (wants_key()) refuse(mark, "a key is missing before ':'");
    place(node_at(mark, Node::null));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse(mark, kNoAliases); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check(mark, tag, anchor);
    if (wants_key()) return take_key(mark, value);
    Node node = node_at(mark, Node::scalar);
    node.quoted = tag == "!";
    node.text = value;
    place(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::sequence);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::map);
  }
  void OnMapEnd() override { close(); }

 private:
  static constexpr const char* kNoAliases =
      "anchors and aliases (& and *) are not allowed; write the words out, or put them in quotes";

  struct Open {
    Node node;
    bool has_key = false;
  };
  std::vector<Open> open_;

  static Node node_at(const YAML::Mark& mark, Node::Kind kind) {
    Node node;
    node.kind = kind;
    node.line = static_cast<std::uint32_t>(std::max(mark.line, 0) + 1);
    node.column = static_cast<std::uint32_t>(std::max(mark.column, 0) + 1);
    return node;
  }

  static void check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != 0) refuse(mark, kNoAliases);
    if (!tag.empty() && tag != "?" && tag != "!") refuse(mark, "tags (!) are not allowed; put the words in quotes");
  }

  [[nodiscard]] bool wants_key() const {
    return !open_.empty() && open_.back().node.kind == Node::map && !open_.back().has_key;
  }

  void take_key(const YAML::Mark& mark, const std::string& key) {
    Open& map = open_.back();
    if (map.node.find(key)) refuse(mark, "'" + key + "' stands twice here; keep one");
    map.node.entries.push_back(
        {key, static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column + 1), {}});
    map.has_key = true;
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
    check(mark, tag, anchor);
    if (wants_key()) refuse(mark, "a key must be a word, not a list or a map");
    if (open_.size() == kDeepest)
      refuse(mark, "more than " + std::to_string(kDeepest) + " levels inside one another; write it flatter");
    open_.push_back({node_at(mark, kind), false});
  }

  void close() {
    Node done = std::move(open_.back().node);
    open_.pop_back();
    place(std::move(done));
  }

  void place(Node node) {
    if (open_.empty()) {
      root = std::move(node);
      return;
    }
    Open& into = open_.back();
    if (into.node.kind == Node::sequence) {
      into.node.items.push_back(std::move(node));
    } else {
      into.node.entries.back().value = std::move(node);
      into.has_key = false;
    }
  }
};

// Where the first byte stands that may not be in a file of words; nullopt if there is none.
std::optional<Refused> forbidden_byte(std::string_view text) {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7f)
      return Refused{line, column, "a control character (byte " + std::to_string(byte) + ") stands here; delete it"};
    if (c == '\n') {
      ++line;
      column = 1;
    } else {
      ++column;
    }
  }
  return std::nullopt;
}

void write(const Node& node, YAML::Emitter& out) {
  switch (node.kind) {
    case Node::null: out << YAML::Null; break;
    case Node::scalar:
      if (node.quoted)
        out << YAML::DoubleQuoted << node.text;
      else
        out << node.text;
      break;
    case Node::sequence:
      out << YAML::Flow << YAML::BeginSeq;
      for (const Node& item : node.items) write(item, out);
      out << YAML::EndSeq;
      break;
    case Node::map:
      out << YAML::Flow << YAML::BeginMap;
      for (const Entry& entry : node.entries) {
        out << YAML::Key << entry.key << YAML::Value;
        write(entry.value, out);
      }
      out << YAML::EndMap;
      break;
  }
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto entry = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
  return entry == entries.end() ? nullptr : &entry->value;
}

std::optional<Node> parse(const NamedText& file, std::vector<Problem>& problems) {
  const auto fail = [&](std::uint32_t line, std::uint32_t column, std::string what) {
    problems.push_back({file.name, line, column, "", std::move(what)});
    return std::nullopt;
  };
  if (!file.unreadable.empty())
    return fail(0, 0, "cannot be read (" + file.unreadable + "); check that the file is there and may be read");
  if (file.text.size() > kLongestFile)
    return fail(0, 0,
                "has " + std::to_string(file.text.size()) + " bytes; at most " + std::to_string(kLongestFile) +
                    " are read, so split it");
  if (!text::to_units(file.text)) return fail(0, 0, "is not UTF-8; save it as UTF-8");
  if (const auto byte = forbidden_byte(file.text)) return fail(byte->line, byte->column, byte->what);
  try {
    std::istringstream in(file.text);
    YAML::Parser parser(in);
    TreeBuilder builder;
    while (parser.HandleNextDocument(builder)) {
    }
    if (!builder.seen) return fail(0, 0, "is empty");
    return std::move(builder.root);
  } catch (const Refused& refused) {
    return fail(refused.line, refused.column, refused.what);
  } catch (const YAML::Exception& broken) {
    return fail(static_cast<std::uint32_t>(broken.mark.line + 1), static_cast<std::uint32_t>(broken.mark.column + 1),
                "this is not YAML: " + broken.msg +
                    "; check indentation, a space after each ':', and quotes around words with ? : or #");
  }
}

std::string in_one_line(const Node& node) {
  YAML::Emitter out;
  out.SetMapFormat(YAML::Flow);
  out.SetSeqFormat(YAML::Flow);
  write(node, out);
  return out.c_str();
}

}  // namespace yaml
}  // namespace plenary
