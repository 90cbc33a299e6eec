#include "facilitation/templates/template_file.h"

#include <google/protobuf/util/message_differencer.h>

#include <algorithm>
#include <map>

#include "facilitation/document/own_templates.h"
#include "facilitation/templates/into_message.h"
#include "facilitation/templates/schema.h"
#include "facilitation/templates/words.h"
#include "facilitation/templates/written_template.h"
#include "proto/records.pb.h"

namespace plenary {
namespace {

// Regions become records of a board under their own ids; these are taken there.
bool is_taken_on_a_board(std::string_view id) {
  return id == "board" || id == "late_additions" || id.starts_with("phase.") || id.starts_with("member.") ||
         id.starts_with("invitation.");
}

void check_regions(const yaml::Node& root, const std::string& file, std::vector<Problem>& problems) {
  const auto* regions = root.find("regions");
  if (!regions) return;
  for (std::size_t i = 0; i < regions->items.size(); ++i)
    if (const auto* id = regions->items[i].find("id"); id && is_taken_on_a_board(id->text))
      problems.push_back({file, id->line, id->column, "regions[" + std::to_string(i) + "].id",
                          "'" + id->text + "' is taken by the board itself; choose another id"});
}

// "region:rivers[kind=example]", "decision:direction", "board": of this template.
void check_hooks(const Template& board, const yaml::Node& root, const std::string& file,
                 std::vector<Problem>& problems) {
  const auto* hooks = root.find("guidebook_hooks");
  if (!hooks) return;
  std::vector<std::string> sources = {"board"};
  for (const auto& region : board.regions()) sources.push_back("region:" + region.id());
  for (const auto& prompt : board.decision_prompts()) sources.push_back("decision:" + prompt.id());
  for (std::size_t i = 0; i < hooks->items.size(); ++i) {
    const auto* from = hooks->items[i].find("from");
    if (!from) continue;
    const std::string source = from->text.substr(0, from->text.find('['));
    if (std::find(sources.begin(), sources.end(), source) == sources.end())
      problems.push_back({file, from->line, from->column, "guidebook_hooks[" + std::to_string(i) + "].from",
                          "there is no '" + source + "' in this template; use" + yaml::suggestion(source, sources)});
  }
}

void check_scores(const Template& board, const yaml::Node& root, const std::string& file,
                  std::vector<Problem>& problems) {
  for (int i = 0; i < board.regions_size(); ++i) {
    if (board.regions(i).score_min() <= board.regions(i).score_max()) continue;
    const auto& score = *root.find("regions")->items[static_cast<std::size_t>(i)].find("score");
    problems.push_back({file, score.line, score.column, "regions[" + std::to_string(i) + "].score",
                        "the smallest score is larger than the largest; swap them"});
  }
}

void check_minutes(const yaml::Node& root, const Template& board, const std::string& file,
                   std::vector<Problem>& problems) {
  std::uint64_t sum = 0;
  for (const auto& phase : board.phases()) sum += phase.minutes();
  if (sum == board.total_minutes()) return;
  const auto& total = *root.find("total_minutes");
  problems.push_back({file, total.line, total.column, "total_minutes",
                      "the phases add up to " + std::to_string(sum) + " minutes, not " +
                          std::to_string(board.total_minutes()) + "; make the two agree"});
}

// The words that conventions.yaml explains must be the words that templates may use.
void check_conventions(const yaml::Node& conventions, const std::string& file, std::vector<Problem>& problems) {
  const auto compare = [&](const std::string& key, const std::vector<std::string>& known) {
    const auto* node = conventions.find(key);
    std::vector<std::string> written;
    if (node)
      for (const auto& item : node->items) written.push_back(item.text);
    if (node)
      for (const auto& entry : node->entries) written.push_back(entry.key);
    for (const auto& word : known)
      if (std::find(written.begin(), written.end(), word) == written.end())
        problems.push_back({file, node ? node->line : conventions.line, node ? node->column : conventions.column,
                            "conventions." + key, "'" + word + "' is missing; add it"});
    for (const auto& word : written)
      if (std::find(known.begin(), known.end(), word) == known.end())
        problems.push_back({file, node->line, node->column, "conventions." + key,
                            "'" + word + "' is not known to the program; use" + yaml::suggestion(word, known)});
  };
  compare("card_kinds", words_of<CardKind>());
  compare("phase_kinds", words_of<PhaseKind>());
  compare("decision_methods", words_of<DecisionMethod>());
}

// What cards may be asked must be told apart, and a choice be one.
void check_sheet(const yaml::Node& root, const Template& board, const std::string& file,
                 std::vector<Problem>& problems) {
  const auto* fields = root.find("indicator_fields");
  for (int i = 0; fields && i < board.indicator_fields_size(); ++i)
    for (int k = 0; k < i; ++k)
      if (board.indicator_fields(i).id() == board.indicator_fields(k).id()) {
        const auto& id = *fields->items[static_cast<std::size_t>(i)].find("id");
        problems.push_back({file, id.line, id.column, "indicator_fields[" + std::to_string(i) + "].id",
                            "'" + id.text + "' stands there twice; take one of them out"});
      }
}

// Whether it is right, problems tell.
Template read_template(const yaml::Node& root, const std::string& file, std::vector<Problem>& problems) {
  const std::size_t before = problems.size();
  Template board;
  yaml::read_into(root, template_schema(), file, board, problems);
  check_regions(root, file, problems);
  check_sheet(root, board, file, problems);
  if (problems.size() != before) return board;
  if (board.version() == 0)
    problems.push_back(
        {file, root.find("version")->line, root.find("version")->column, "version", "versions begin at 1"});
  check_minutes(root, board, file, problems);
  check_hooks(board, root, file, problems);
  check_scores(board, root, file, problems);
  return board;
}

void check_own_id(const yaml::Node& root, const std::string& file, std::vector<Problem>& problems) {
  const auto* id = root.find("id");
  if (!id || id->kind != yaml::Node::scalar || id->text.empty()) return;  // told already
  const auto problem = [&](std::string what) {
    problems.push_back({file, id->line, id->column, "id", std::move(what)});
  };
  if (!is_own_template(id->text))
    return problem("the id of a meeting's own template begins with '" + std::string(kOwnTemplate) +
                   "', so that it is never that of another; write '" + std::string(kOwnTemplate) + id->text + "'");
  if (id->text.size() > kLongestOwnTemplateId)
    problem("has " + std::to_string(id->text.size()) + " characters; shorten it to at most " +
            std::to_string(kLongestOwnTemplateId));
}

// Whether words stand after a # somewhere. Within quotes it is no remark; a block of words with one counts, too.
bool has_remarks(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if (quote == 0 && c == '#' && (i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t')) return true;
      if (quote == 0 && (c == '"' || c == '\'') &&
          (i == 0 || std::string_view(" [{,:").find(line[i - 1]) != std::string_view::npos))
        quote = c;
      else if (quote == '"' && c == '\\')
        ++i;
      else if (quote != 0 && c == quote)
        quote = 0;
    }
  }
  return false;
}

}  // namespace

const Template* LoadedTemplates::find(std::string_view id) const {
  const auto found = std::find_if(templates.begin(), templates.end(), [&](const Template& t) { return t.id() == id; });
  return found == templates.end() ? nullptr : &*found;
}

LoadedTemplates load_templates(const std::vector<NamedText>& files) {
  LoadedTemplates loaded;
  std::map<std::string, std::string> file_of;  // by template id
  for (const NamedText& file : files) {
    const auto root = yaml::parse(file, loaded.problems);
    if (!root) continue;
    if (const auto* conventions = root->find("conventions")) {
      check_conventions(*conventions, file.name, loaded.problems);
      continue;
    }
    const std::size_t before = loaded.problems.size();
    Template board = read_template(*root, file.name, loaded.problems);
    if (loaded.problems.size() != before) continue;
    const auto& id = *root->find("id");
    if (is_own_template(board.id())) {
      loaded.problems.push_back({file.name, id.line, id.column, "id",
                                 "ids that begin with '" + std::string(kOwnTemplate) +
                                     "' are those of a meeting's own templates; choose another"});
      continue;
    }
    const auto [known, is_new] = file_of.emplace(board.id(), file.name);
    if (is_new) {
      loaded.templates.push_back(std::move(board));
    } else {
      loaded.problems.push_back(
          {file.name, id.line, id.column, "id",
           "'" + id.text + "' is the id of the template in " + known->second + "; choose another"});
    }
  }
  std::sort(loaded.templates.begin(), loaded.templates.end(),
            [](const Template& a, const Template& b) { return a.id() < b.id(); });
  return loaded;
}

OwnTemplate read_own_template(const NamedText& file) {
  OwnTemplate own;
  if (file.text.size() > kLongestOwnTemplate) {
    own.problems.push_back({file.name, 0, 0, "",
                            "has " + std::to_string(file.text.size()) + " bytes; a template has at most " +
                                std::to_string(kLongestOwnTemplate) + ", so shorten it"});
    return own;
  }
  const auto root = yaml::parse(file, own.problems);
  if (!root) return own;
  own.board = read_template(*root, file.name, own.problems);
  check_own_id(*root, file.name, own.problems);
  own.remarks = has_remarks(file.text);
  return own;
}

std::string with_version(const std::string& yaml, std::uint32_t version) {
  std::vector<Problem> problems;
  const auto root = yaml::parse({"", yaml, ""}, problems);
  const auto* written = root ? root->find("version") : nullptr;
  if (!written || written->kind != yaml::Node::scalar) return yaml;
  Template wanted = read_template(*root, "", problems);
  wanted.set_version(version);
  std::size_t at = 0;
  for (std::uint32_t line = 1; line < written->line && at != std::string::npos; ++line) {
    at = yaml.find('\n', at);
    if (at != std::string::npos) ++at;
  }
  if (at != std::string::npos) {
    at += written->column - 1;
    if (yaml.compare(at, written->text.size(), written->text) == 0) {
      std::string counted = yaml;
      counted.replace(at, written->text.size(), std::to_string(version));
      const OwnTemplate again = read_own_template({"", counted, ""});
      if (again.board && google::protobuf::util::MessageDifferencer::Equals(*again.board, wanted)) return counted;
    }
  }
  return as_yaml(wanted);
}

}  // namespace plenary
