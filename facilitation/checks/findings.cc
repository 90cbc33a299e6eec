#include "facilitation/checks/findings.h"

#include <algorithm>
#include <tuple>

#include "facilitation/checks/judging.h"

namespace plenary::checks {
namespace {

bool is_settled(const Decision& decision) {
  switch (decision.state()) {
    case DRAFT:
    case PROPOSED:
    case CLARIFYING:
    case REACTING:
    case TESTING:
    case OBJECTION_HANDLING:
    case PAUSED_QUORUM: return false;
    default: return true;  // one way or the other
  }
}

const Dismissal* dismissal_of(const Document& document, const CheckFinding& finding) {
  const std::string on = on_of(finding);
  for (const Dismissal& one : document.board()->dismissed())
    if (one.check() == finding.check() && one.on() == on &&
        (!is_about_words(one.check()) || one.words() == words_hash(words_of(document, on))))
      return &one;
  return nullptr;
}

CheckFinding finding_of(const TemplateCheck& asked, const Check& check) {
  CheckFinding finding;
  finding.set_check(asked.id());
  finding.set_level(asked.level());
  finding.set_text(std::string(check.sentence));
  return finding;
}

void mark_dismissed(const Document& document, CheckFinding& finding) {
  if (finding.level() != "warn") return;
  const Dismissal* dismissal = dismissal_of(document, finding);
  if (!dismissal) return;
  finding.set_dismissed(true);
  finding.set_reason(dismissal->reason());
}

std::vector<const Record*> decisions_to_judge(const Document& document) {
  std::vector<const Record*> found;
  for (const auto& [id, entry] : document.entries())
    if (entry.record.has_decision() && !entry.record.decision().has_trashed()) found.push_back(&entry.record);
  std::sort(found.begin(), found.end(), [](const Record* a, const Record* b) {
    return std::make_tuple(a->decision().number(), std::string_view(a->id())) <
           std::make_tuple(b->decision().number(), std::string_view(b->id()));
  });
  return found;
}

// Without an effect beyond the room nothing is asked of it but who has an interest.
bool is_asked_of(const Check& check, const Decision& decision) {
  return check.fails && (check.of_all || !decision.within_the_room());
}

}  // namespace

std::vector<std::string> known() {
  std::vector<std::string> ids;
  for (const Check& check : all_checks()) ids.emplace_back(check.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::string_view sentence(std::string_view check) {
  const Check* found = find_check(check);
  return found ? found->sentence : std::string_view();
}

bool is_about_words(std::string_view check) {
  const Check* found = find_check(check);
  return found && found->about == About::words;
}

std::uint32_t words_hash(std::string_view words) {  // FNV-1a
  std::uint32_t hash = 2166136261u;
  for (const char c : words) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

std::string on_of(const CheckFinding& finding) {
  if (!finding.decision().empty()) return finding.decision();
  return finding.cards_size() == 1 ? finding.cards(0) : "";
}

std::string words_of(const Document& document, std::string_view on) {
  const Record* record = document.find(on);
  if (!record) return "";
  if (record->has_decision())
    return record->decision().versions().empty() ? "" : record->decision().versions().rbegin()->text();
  return record->text().content();
}

std::vector<CheckFinding> findings(const Document& document, const Names& names_somebody) {
  std::vector<CheckFinding> all;
  const Board* board = document.board();
  if (!board || board->checks().empty()) return all;
  const StandingCards cards(document);
  const Looking look{document, cards, names_somebody};
  const auto decisions = decisions_to_judge(document);
  for (const TemplateCheck& asked : board->checks()) {
    const Check* check = find_check(asked.id());
    if (!check) continue;  // of a template that a later version of the program knew
    if (check->on_cards)
      for (const Lack& lack : check->on_cards(look)) {
        CheckFinding finding = finding_of(asked, *check);
        for (const Record* card : lack.cards) {
          finding.add_cards(card->id());
          finding.add_numbers(card->card().number());
        }
        for (const std::string& field : lack.fields) finding.add_fields(field);
        mark_dismissed(document, finding);
        all.push_back(std::move(finding));
      }
    for (const Record* record : decisions) {
      const Decision& decision = record->decision();
      if (!is_asked_of(*check, decision) || (is_settled(decision) && !check->of_settled)) continue;
      if (!check->fails(look, decision)) continue;
      CheckFinding finding = finding_of(asked, *check);
      finding.set_decision(record->id());
      mark_dismissed(document, finding);
      all.push_back(std::move(finding));
    }
  }
  return all;
}

std::optional<CheckFinding> blocks(const Document& document, const Decision& decision, bool by_its_words_alone) {
  const Board* board = document.board();
  if (!board) return std::nullopt;
  const StandingCards cards(document);
  const Names nobody;
  const Looking look{document, cards, nobody};
  for (const TemplateCheck& asked : board->checks()) {
    const Check* check = asked.level() == "block_decision" ? find_check(asked.id()) : nullptr;
    if (!check || !is_asked_of(*check, decision) || (by_its_words_alone && check->after_opening)) continue;
    if (check->fails(look, decision)) return finding_of(asked, *check);
  }
  return std::nullopt;
}

std::optional<CheckFinding> warning(const Document& document, std::string_view check, std::string_view on) {
  for (CheckFinding& finding : findings(document))
    if (finding.check() == check && on_of(finding) == on && finding.level() == "warn") return std::move(finding);
  return std::nullopt;
}

}  // namespace plenary::checks
