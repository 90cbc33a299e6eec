#include "facilitation/records/lint.h"

#include <algorithm>
#include <optional>

#include "facilitation/records/gate.h"

namespace plenary {
namespace {

constexpr std::size_t kShortestOrganisation = 2;  // "UN"

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Letters of other scripts stand beside each other without a gap: only Latin ones can show that a word goes on.
bool stands_alone(std::string_view text, std::size_t at, std::size_t size) {
  const bool begins = at == 0 || !is_letter(text[at]) || !is_letter(text[at - 1]);
  const std::size_t end = at + size;
  const bool ends = end == text.size() || !is_letter(text[end - 1]) || !is_letter(text[end]);
  return begins && ends;
}

enum class Case { as_spelled, any };

std::optional<std::string> found_in(std::string_view text, std::string_view words, Case spelling) {
  const auto same = [spelling](char a, char b) { return spelling == Case::any ? small(a) == small(b) : a == b; };
  auto from = text.begin();
  while (true) {
    from = std::search(from, text.end(), words.begin(), words.end(), same);
    if (from == text.end()) return std::nullopt;
    const auto at = static_cast<std::size_t>(from - text.begin());
    if (stands_alone(text, at, words.size())) return std::string(text.substr(at, words.size()));
    ++from;
  }
}

std::string without_double_spaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool gap = c == ' ' || c == '\n' || c == '\t';
    if (!gap) out += c;
    if (gap && !out.empty() && out.back() != ' ') out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::string_view word_for(Finding::Kind kind) {
  switch (kind) {
    case Finding::Kind::names_person: return "names_person";
    case Finding::Kind::names_organisation: return "names_organisation";
    case Finding::Kind::quotes: return "quotes";
    case Finding::Kind::taken_back: return "taken_back";
  }
  return "";
}

Lint::Lint(const std::vector<Person>& people) : people_(people) {
  for (const Person& person : people) {
    name_of_.emplace(person.participant(), person.name());
    const std::string whole = without_double_spaces(person.name());
    // "Ada Bell (harbour authority)": what stands in brackets is no part of the name.
    const std::string name = whole.substr(0, whole.find(" ("));
    const std::size_t gap = name.rfind(' ');
    // One word may be any word: "Mark", "Hope".
    if (!name.empty()) (gap == std::string::npos ? parts_ : names_).push_back(name);
    for (const std::string& organisation : person.affiliations())
      if (organisation.size() >= kShortestOrganisation) organisations_.push_back(without_double_spaces(organisation));
  }
  for (const auto& [part, participant] : parts_of_names(people))
    if (!is_also_a_word(part)) parts_.push_back(part);  // else where no sentence begins with it: people_ finds it
  for (std::vector<std::string>* list : {&names_, &parts_, &organisations_}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
}

void Lint::forbid(std::string_view words) { forbidden_.push_back(compared_words(std::string(words))); }

void Lint::forbid_gone(const WordsTrace& words) { gone_.add(words); }

std::vector<Finding> Lint::findings(std::string_view given) const {
  const std::string text = without_double_spaces(given);
  std::vector<Finding> findings;
  const auto look_for = [&](const std::vector<std::string>& list, Case spelling, Finding::Kind kind) {
    for (const std::string& words : list)
      if (auto found = found_in(text, words, spelling)) {
        const bool known = std::any_of(findings.begin(), findings.end(), [&](const Finding& one) {
          return one.kind == kind && one.words.find(*found) != std::string::npos;
        });
        if (!known) findings.push_back({kind, std::move(*found)});
      }
  };
  look_for(names_, Case::any, Finding::Kind::names_person);
  look_for(parts_, Case::as_spelled, Finding::Kind::names_person);
  look_for(organisations_, Case::as_spelled, Finding::Kind::names_organisation);
  for (const std::string& participant : people_.in(text)) {
    const std::string& name = name_of_.at(participant);
    const bool known = std::any_of(findings.begin(), findings.end(), [&](const Finding& one) {
      return one.kind == Finding::Kind::names_person && folded(name).find(folded(one.words)) != std::string::npos;
    });
    if (!known) findings.push_back({Finding::Kind::names_person, name});
  }
  const ComparedWords compared = compared_words(text);
  const bool quotes = std::any_of(forbidden_.begin(), forbidden_.end(),
                                  [&](const ComparedWords& words) { return holds_quotation(compared, words); });
  if (quotes) findings.push_back({Finding::Kind::quotes, ""});
  if (gone_.in(compared)) findings.push_back({Finding::Kind::taken_back, ""});
  return findings;
}

Lint lint_for(const std::vector<BoardState>& boards, const std::vector<Person>& people, const Gate& gate) {
  Lint lint(people);
  for (const BoardState& board : boards)
    for (const auto& [id, entry] : board.document.entries())
      if (entry.record.has_quote()) {
        if (!gate.quotation(entry.record, board.document)) lint.forbid(entry.record.text().content());
        for (const WordsTrace& trace : entry.record.quote().traces()) lint.forbid_gone(trace);
      }
  return lint;
}

}  // namespace plenary
