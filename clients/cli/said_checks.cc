// What is said of a card beside its words, of what a board still lacks, and once the work is done.
#include <algorithm>

#include "clients/cli/said_line.h"
#include "facilitation/checks/findings.h"
#include "facilitation/checks/sheet.h"
#include "facilitation/document/card_fields.h"
#include "facilitation/policy/policy.h"
#include "facilitation/templates/words.h"

namespace plenary::cli {
namespace {

template <class Enum>
Enum one_of(const std::string& word, const char* what) {
  if (const auto known = kind_for<Enum>(lower(word))) return *known;
  std::string all;
  for (const std::string& one : words_of<Enum>()) all += (all.empty() ? "" : ", ") + one;
  unclear(std::string("There is no ") + what + " '" + word + "'. Choose one of " + all + ".");
}

// "set 3 direction up", "set 3 direction": takes it out.
Said set(Rest rest, const SaidWhere& where) {
  const std::string id = must(find_card(where.document, rest.word("which card")));
  const std::string field = lower(rest.word("which field, and what it says: `set 3 direction up`"));
  std::string known;
  for (const IndicatorField& one : checks::fields_of(where.document, *where.document.card(id))) {
    if (one.id() == field) known.clear();
    if (one.id() == field) break;
    known += (known.empty() ? "" : ", ") + one.id();
  }
  const bool has_it = known.empty() && !checks::fields_of(where.document, *where.document.card(id)).empty();
  if (!has_it && !answer_in(*where.document.card(id), field).empty())
    unclear(known.empty() ? "This card has no fields." : "This card has the fields " + known + ".");
  Request request;
  request.mutable_set_card()->set_id(id);
  (*request.mutable_set_card()->mutable_fields())[field] = rest.all_or_nothing();
  return Ask{request};
}

// "goals 3 6 14"; without numbers: none.
Said goals(Rest rest, const SaidWhere& where) {
  Request request;
  SetCard& set = *request.mutable_set_card();
  set.set_id(must(find_card(where.document, rest.word("which card"))));
  set.set_set_sdgs(true);
  while (!rest.empty()) {
    const std::string word = rest.word("which goals");
    if (word.size() > 2 || word.find_first_not_of("0123456789") != std::string::npos)
      unclear("Goals are numbers from 1 to 17: `goals 3 6 14`.");
    set.add_sdgs(static_cast<std::uint32_t>(std::stoul(word)));
  }
  return Ask{request};
}

Said actor(Rest rest, const SaidWhere& where) {
  Request request;
  SetCard& set = *request.mutable_set_card();
  set.set_id(must(find_card(where.document, rest.word("which card"))));
  set.set_actor_type(one_of<ActorType>(rest.word("whose side: `actor 3 residents`"), "side"));
  return Ask{request};
}
Said stage(Rest rest, const SaidWhere& where) {
  Request request;
  SetCard& set = *request.mutable_set_card();
  set.set_id(must(find_card(where.document, rest.word("which card"))));
  set.set_chain_stage(one_of<ChainStage>(rest.word("which stage: `stage 3 demonstration`"), "stage"));
  return Ask{request};
}

// "letbe outcome-names-product 3 because WORDS"; a warning about the whole board, or several cards, needs no card.
Said let_be(Rest rest, const SaidWhere& where) {
  Request request;
  DismissCheck& dismiss = *request.mutable_dismiss_check();
  dismiss.set_check(lower(rest.word("which warning: `letbe WARNING [CARD] because WORDS`")));
  std::string end;
  const Words about = rest.until({"because"}, end);
  if (!about.empty()) {
    const Found decision = find_decision(where.document, about.front());
    const bool is_decision = about.front().starts_with('d') && decision;
    dismiss.set_on(is_decision ? decision.id : must(find_card(where.document, about.front())));
  }
  if (end.empty()) unclear("Say why the group lets it be: `letbe WARNING [CARD] because WORDS`.");
  dismiss.set_reason(rest.all("why the group lets it be"));
  return Ask{request};
}

Said interests(Rest rest, const SaidWhere& where) {
  Request request;
  request.mutable_ask_about_interests()->set_id(must(find_decision(where.document, rest.word("which decision"))));
  return Ask{request};
}

Said late(Rest rest, const SaidWhere& where) {
  Request request;
  request.mutable_add_late_thought()->set_id(where.new_id());
  request.mutable_add_late_thought()->set_text(rest.all("your thought"));
  return Ask{request};
}

// "presented": all was looked at. "presented 3 wrong": of one card.
Said presented(Rest rest, const SaidWhere& where) {
  Request request;
  CheckHarvest& check = *request.mutable_check_harvest();
  if (rest.empty()) {
    check.set_answered(true);
    return Ask{request};
  }
  const std::string id = must(find_card(where.document, rest.word("which card")));
  (*check.mutable_marks())[id] = lower(rest.word("correct, wrong or not_for_publication"));
  return Ask{request};
}

}  // namespace

std::vector<Row> rows_of_checks() {
  return {
      {"set", "set CARD FIELD [WORDS]", "what a card says in a field of its region, or an indicator's sheet", set},
      {"goals", "goals CARD [NUMBERS]", "the Sustainable Development Goals that it belongs to", goals},
      {"actor", "actor CARD SIDE", "public_actor, private_actor, third_sector_actor, research_actor, residents", actor},
      {"stage", "stage CARD STAGE", "where on the innovation chain", stage},
      {"letbe", "letbe WARNING [CARD] because WORDS", "who records and leads: a warning that the group lets be",
       let_be},
      {"interests", "interests dDECISION", "facilitators: the group was asked who has an interest", interests},
      {"presented", "presented [CARD correct|wrong|not_for_publication]", "the presenter of a case has looked at it",
       presented},
      {"late", "late WORDS", "after the board was closed: a thought, with its day", late},
  };
}

}  // namespace plenary::cli
