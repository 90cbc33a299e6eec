#include <map>

#include "facilitation/clocks/local_time.h"
#include "facilitation/exports/paper_writing.h"

namespace plenary {
namespace {

// What is known of a card beside its words, in a few words.
Runs details_of(const RecordCard& card) {
  std::vector<Runs> details;
  if (!card.actor_type().empty()) details.push_back(ours(spoken(card.actor_type())));
  for (const auto& [field, value] : std::map<std::string, std::string>(card.fields().begin(), card.fields().end()))
    details.push_back(ours(spoken(field) + ": ") + words(value));
  if (!card.source().empty()) details.push_back(ours("source: ") + words(card.source()));
  return joined(details, "; ");
}

// A part is a row, with its cards one after the other. One that nobody filled is to be seen.
void write_parts(Writing& writing, const GroupRecord& group) {
  std::map<std::string, const RecordCard*> cards;
  for (const RecordCard& card : group.cards()) cards[card.id()] = &card;
  PaperTable table{{{"Part", "", ": ", kSome}, {"What stands there", "", "", kBroad}}, {}};
  for (const RecordRegion& region : group.regions()) {
    std::vector<Runs> said;
    for (const std::string& id : region.cards()) {
      const auto card = cards.find(id);
      if (card == cards.end() || card->second->parked() || !card->second->merged_into().empty()) continue;
      Runs details = details_of(*card->second);
      said.push_back(words(card->second->text()) +
                     (details.empty() ? Runs{} : ours(" (") + std::move(details) + ours(")")));
    }
    table.rows.push_back({{words(region.title()), said.empty() ? ours("nothing yet") : joined(said, " · ")}, "", 0});
  }
  if (!table.rows.empty()) writing.add(std::move(table));
}

void write_decided(Writing& writing, const GroupRecord& group) {
  writing.section("Decided");
  if (group.decisions().empty()) writing.paragraph(ours("Nothing has been decided yet."));
  for (const RecordDecision& decision : group.decisions()) {
    Passage paragraph;
    paragraph.lead = ours(spoken(decision.state()));
    paragraph.between = ": ";
    paragraph.runs = words(decision.text().empty() ? decision.title() : decision.text());
    if (!decision.owner().empty()) paragraph.remarks.push_back(ours("owner: ") + words(decision.owner()));
    paragraph.remarks.push_back(decision.review_date().empty()
                                    ? ours("no day to look at it again")
                                    : ours("looked at again on " + day_in_words(decision.review_date())));
    writing.paragraph(std::move(paragraph));
  }
  for (const RecordAction& action : group.actions()) {
    Passage paragraph;
    paragraph.lead = ours("to do");
    paragraph.between = ": ";
    paragraph.runs = words(action.text());
    paragraph.remarks = {ours("owner: ") + stated(action.owner()), ours("due: ") + stated(day_in_words(action.due()))};
    writing.paragraph(std::move(paragraph));
  }
}

void write_missing(Writing& writing, const GroupRecord& group) {
  std::vector<Runs> missing;
  for (const CheckFinding& finding : group.findings())
    if (!finding.dismissed()) missing.push_back(ours(finding.text()));
  if (group.names_withheld() + group.withheld() + group.left_out_by_presenter() > 0)
    missing.push_back(ours("Some of it is left out of this copy, as the record says."));
  if (missing.empty()) return;
  writing.section("Still missing");
  for (Runs& one : missing) writing.paragraph(std::move(one));
}

}  // namespace

void write_on_one_page(Writing& writing, const SessionRecord& record) {
  for (const GroupRecord& group : record.groups()) {
    const std::string& question =
        group.framing_question().empty() ? record.framing_question() : group.framing_question();
    if (!question.empty()) writing.quotation(question);
    write_parts(writing, group);
    write_decided(writing, group);
    write_missing(writing, group);
  }
}

}  // namespace plenary
