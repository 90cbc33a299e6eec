// Pairs while everybody writes, and what a facilitator looks through before it is shown. What waits is called S1, S2, ...,
// as `screen` listed it last: nobody knows whose it is.
#include "clients/cli/said_line.h"

namespace plenary::cli {
namespace {

// "Ada + Ben, Cid + Dan + Eve"
Said pairs(Rest rest, const SaidWhere& where) {
  Request request;
  SetPairs& set = *request.mutable_set_pairs();
  const std::string line = rest.all("who works with whom: `pairs Ada + Ben, Cid + Dan`; or `pairs all`, `pairs none`");
  if (lower(line) == "none") return Ask{request};
  if (lower(line) == "all") {
    std::vector<std::string> people;
    for (const Record* record : where.document.sorted())
      if (record->has_member() && !record->member().removed() && record->member().role() == PARTICIPANT)
        people.push_back(record->member().participant());
    if (people.size() < 2) unclear("Pairs need two participants. Wait until others have come.");
    for (std::size_t i = 0; i < people.size(); ++i) {
      const bool one_is_left = i + 1 == people.size();  // they make the last pair three
      Pair& pair = i % 2 == 0 && !one_is_left ? *set.add_pairs() : *set.mutable_pairs()->rbegin();
      pair.add_participants(people[i]);
    }
    return Ask{request};
  }
  for (std::size_t from = 0; from < line.size();) {
    const std::size_t comma = std::min(line.find(',', from), line.size());
    const std::string one = line.substr(from, comma - from);
    from = comma + 1;
    if (trimmed(one).empty()) continue;
    Pair& pair = *set.add_pairs();
    for (std::size_t at = 0; at <= one.size();) {
      const std::size_t plus = std::min(one.find('+', at), one.size());
      const std::string name = trimmed(one.substr(at, plus - at));
      at = plus + 1;
      const std::string member = must(find_person(where.document, where.people, name));
      pair.add_participants(where.document.find(member)->member().participant());
    }
    if (pair.participants_size() < 2 || pair.participants_size() > 3)
      unclear("A pair is two people, or three where one would be alone: `pairs Ada + Ben, Cid + Dan + Eve`.");
  }
  return Ask{request};
}

Said moderate(Rest rest, const SaidWhere&) {
  const std::string word = lower(rest.all("on or off"));
  if (word != "on" && word != "off") unclear("Say `moderate on` or `moderate off`.");
  Request request;
  request.mutable_set_board()->set_moderated(word == "on");
  return Ask{request};
}

const ScreeningCard& waiting_card(const SaidWhere& where, const std::string& word) {
  const std::string digits = !word.empty() && (word[0] == 's' || word[0] == 'S') ? word.substr(1) : word;
  const bool is_number =
      !digits.empty() && digits.size() < 6 && digits.find_first_not_of("0123456789") == std::string::npos;
  const std::size_t number = is_number ? std::stoul(digits) : 0;
  if (number == 0 || number > where.waiting.size())
    unclear("There is no '" + word + "' among the cards that wait. `screen` lists them: S1, S2, ...");
  return where.waiting[number - 1];
}

std::vector<const ScreeningCard*> waiting_cards(const SaidWhere& where, const Words& words) {
  if (words.empty()) unclear("Say which: S1, S2, ... as `screen` lists them; or `all`.");
  std::vector<const ScreeningCard*> cards;
  const bool all = words.size() == 1 && lower(words[0]) == "all";
  for (const ScreeningCard& card : where.waiting)
    if (all && card.held_reason().empty()) cards.push_back(&card);
  if (!all)
    for (const std::string& word : words) cards.push_back(&waiting_card(where, word));
  if (cards.empty()) unclear("Nothing waits, as far as was listed. `screen` asks again.");
  return cards;
}

Said release(Rest rest, const SaidWhere& where) {
  std::string end;
  Request request;
  for (const ScreeningCard* card : waiting_cards(where, rest.until({}, end))) {
    ReleasedCard& released = *request.mutable_release_cards()->add_cards();
    released.set_id(card->id());
    released.set_text_version(card->text_version());
  }
  return Ask{request};
}

Said hold(Rest rest, const SaidWhere& where, bool undo) {
  std::string end;
  Request request;
  HoldCards& hold = *request.mutable_hold_cards();
  for (const ScreeningCard* card : waiting_cards(where, rest.until({"because"}, end))) hold.add_ids(card->id());
  if (!undo) hold.set_reason(rest.all("why; whoever wrote it is told: `hold S1 because WORDS`"));
  hold.set_undo(undo);
  return Ask{request};
}

}  // namespace

std::vector<Row> rows_of_screening() {
  return {
      {"pairs", "pairs NAME + NAME, ... | all | none", "facilitators: who works with whom, while a pair phase runs",
       pairs},
      {"moderate", "moderate on | off", "facilitators: what is written in silence is looked through first", moderate},
      {"screen", "screen", "facilitators: lists what waits to be looked through: S1, S2, ...",
       [](Rest, const SaidWhere&) { return Said(Simple::screen); }},
      {"release", "release S1 S2 | all", "facilitators: shows them, as they were listed", release},
      {"hold", "hold S1 S2 because WORDS", "facilitators: does not show them",
       [](Rest rest, const SaidWhere& where) { return hold(std::move(rest), where, false); }},
      {"unhold", "unhold S1", "they wait again",
       [](Rest rest, const SaidWhere& where) { return hold(std::move(rest), where, true); }},
  };
}

}  // namespace plenary::cli
