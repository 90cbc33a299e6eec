// A decision by a method, from a draft to its review: `facilitation/rules/deciding.h` draws the way. The outline numbers
// decisions d1, d2, ..., their questions, objections and options from 1.
#include "clients/cli/said_line.h"

namespace plenary::cli {
namespace {

const Record& find_proposal(const SaidWhere& where, Rest& rest) {
  const std::string id = must(find_decision(where.document, rest.word("which decision, for example d1")));
  const Record& record = *where.document.find(id);
  if (!record.decision().by_method())
    unclear("That decision was written down and goes by no method. `propose` drafts one that does.");
  return record;
}

std::uint32_t place(const std::string& word, const char* of_what, int most) {
  const bool is_number = !word.empty() && word.size() < 4 && word.find_first_not_of("0123456789") == std::string::npos;
  const int number = is_number ? std::stoi(word) : 0;
  if (number == 0 || number > most)
    unclear(most == 0
                ? std::string("There is no ") + of_what + " there. `show` tells what there is."
                : std::string("Say which ") + of_what + ", by its number from 1 to " + std::to_string(most) + ".");
  return static_cast<std::uint32_t>(number);
}

// "/named" alone, anywhere in the line; taken out of it.
bool flag(std::string& line, const std::string& name) {
  const std::string wanted = "/" + name;
  for (std::size_t at = line.find(wanted); at != std::string::npos; at = line.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    if ((at > 0 && line[at - 1] != ' ') || (end < line.size() && line[end] != ' ')) continue;
    line = trimmed(line.substr(0, at) + line.substr(end));
    return true;
  }
  return false;
}

// "... because WORDS": the words, taken out of the line; empty: there are none.
std::string because(std::string& line) {
  const std::string small = lower(line);
  const std::size_t at = small.starts_with("because ") ? 0 : small.find(" because ");
  if (at == std::string::npos) return {};
  const std::string words = trimmed(line.substr(small.find("because ", at) + 8));
  line = trimmed(line.substr(0, at));
  return words;
}

std::vector<std::string> split(const std::string& line, char at) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= line.size();) {
    const std::size_t end = std::min(line.find(at, from), line.size());
    if (std::string part = trimmed(line.substr(from, end - from)); !part.empty()) parts.push_back(std::move(part));
    from = end + 1;
  }
  return parts;
}

DecisionMethod method_in(const std::string& word) {
  if (word == "consent") return CONSENT;
  if (word == "gradients") return GRADIENTS;
  if (word == "majority") return MAJORITY;
  if (word == "sense") return SENSE_OF_THE_ROOM;
  unclear("Say by which method: /by consent, gradients, majority or sense (of the room).");
}

std::string participant(const SaidWhere& where, const std::string& name) {
  return where.document.find(must(find_person(where.document, where.people, name)))->member().participant();
}

Said propose(Rest rest, const SaidWhere& where) {
  std::string line = rest.all("a title and the words: `propose TITLE: WORDS /by consent`");
  Request request;
  DraftProposal& draft = *request.mutable_draft_proposal();
  draft.set_id("p" + where.new_id().substr(0, 16));
  draft.set_within_the_room(flag(line, "room"));
  if (const auto options = option(line, "options"))
    for (std::string& one : split(*options, '|')) draft.add_options(std::move(one));
  if (const auto scale = option(line, "scale")) {
    if (*scale != "original" && *scale != "2014") unclear("The scale of gradients is /scale original or /scale 2014.");
    draft.set_scale("kaner-8-" + *scale);
  }
  draft.set_stakes(lower(option(line, "stakes").value_or("")));
  if (const auto owner = option(line, "owner")) draft.set_owner(participant(where, *owner));
  if (const auto replaced = option(line, "replaces"))
    draft.set_replaces(must(find_decision(where.document, *replaced)));
  draft.set_review_date(option(line, "review").value_or(""));
  draft.set_change_signal(option(line, "signal").value_or(""));
  draft.set_method(method_in(lower(option(line, "by").value_or("consent"))));
  if (draft.method() == GRADIENTS && draft.scale().empty()) draft.set_scale("kaner-8-2014");
  if (draft.method() == GRADIENTS && draft.stakes().empty()) draft.set_stakes("normal");
  if (draft.method() == MAJORITY && draft.options_size() < 2)
    unclear("A majority chooses among options: /options FIRST | SECOND.");
  const std::size_t colon = line.find(':');
  if (colon == std::string::npos) unclear("Say a title and the words: `propose TITLE: WORDS /by consent`.");
  draft.set_title(trimmed(line.substr(0, colon)));
  draft.set_text(trimmed(line.substr(colon + 1)));
  return Ask{request};
}

Said amend(Rest rest, const SaidWhere& where) {
  Request request;
  AmendProposal& amend = *request.mutable_amend_proposal();
  amend.set_id(find_proposal(where, rest).id());
  std::string line = rest.all("what is to change: new words, or /title, /owner, /review, /signal");
  if (const auto title = option(line, "title")) amend.set_title(*title);
  if (const auto owner = option(line, "owner")) amend.set_owner(participant(where, *owner));
  if (const auto review = option(line, "review")) amend.set_review_date(*review);
  if (const auto signal = option(line, "signal")) amend.set_change_signal(*signal);
  if (!line.empty()) amend.set_text(line);
  return Ask{request};
}

Said question(Rest rest, const SaidWhere& where) {
  Request request;
  request.mutable_ask_about_proposal()->set_id(find_proposal(where, rest).id());
  request.mutable_ask_about_proposal()->set_question(rest.all("the question"));
  return Ask{request};
}

Said answer_question(Rest rest, const SaidWhere& where) {
  const Record& record = find_proposal(where, rest);
  Request request;
  AnswerAboutProposal& answer = *request.mutable_answer_about_proposal();
  answer.set_id(record.id());
  answer.set_question(place(rest.word("which question"), "question", record.decision().clarifications_size()));
  const std::string words = rest.all("the answer, or `unknown`");
  if (lower(words) == "unknown")
    answer.set_not_known(true);
  else
    answer.set_answer(words);
  return Ask{request};
}

Said react(Rest rest, const SaidWhere& where) {
  Request request;
  request.mutable_react_to_proposal()->set_id(find_proposal(where, rest).id());
  request.mutable_react_to_proposal()->set_text(rest.all("your reaction, in one line"));
  return Ask{request};
}

std::uint32_t round_of(const Record& record) {
  if (record.decision().rounds().empty()) unclear("No round is open for it. A facilitator opens one: `test d1`.");
  return record.decision().rounds().rbegin()->number();
}

Said test_it(Rest rest, const SaidWhere& where) {
  const Record& record = find_proposal(where, rest);
  const std::string what = lower(rest.all_or_nothing());
  Request request;
  if (what.empty()) {
    request.mutable_open_decision_round()->set_id(record.id());
  } else if (what == "pause" || what == "resume") {
    request.mutable_pause_decision_round()->set_id(record.id());
    request.mutable_pause_decision_round()->set_paused(what == "pause");
  } else {
    unclear("Say `test d1` to open a round, `test d1 pause` or `test d1 resume`. `count d1` closes it.");
  }
  return Ask{request};
}

Said count(Rest rest, const SaidWhere& where) {
  const Record& record = find_proposal(where, rest);
  Request request;
  request.mutable_close_decision_round()->set_id(record.id());
  request.mutable_close_decision_round()->set_round(round_of(record));
  return Ask{request};
}

// As the protocol has it: "consent_with_concern", a level "1".."8", the place of an option.
std::string response_in(const Decision& decision, const std::string& said) {
  const std::string word = lower(said);
  switch (decision.method()) {
    case CONSENT:
      if (word == "consent" || word == "object") return word;
      if (word == "concern") return "consent_with_concern";
      if (word == "abstain") return word;
      unclear("By consent one says: consent, concern because WORDS, object because WORDS, or abstain.");
    case GRADIENTS:
      if (word.size() == 1 && word[0] >= '1' && word[0] <= '8') return word;
      if (word == "abstain") return word;
      unclear("By gradients one says a level from 1 to 8, or abstain.");
    case MAJORITY: {
      if (word == "abstain") return word;
      for (int i = 0; i < decision.options_size(); ++i)
        if (word == std::to_string(i + 1) || word == lower(decision.options(i))) return std::to_string(i + 1);
      unclear("Say one of the options, by its number from 1 to " + std::to_string(decision.options_size()) +
              " or its words; or abstain.");
    }
    default:
      if (word == "yes" || word == "no" || word == "abstain") return word;
      unclear("To a sense of the room one says yes, no because WORDS, or abstain.");
  }
}

Said respond_with(const SaidWhere& where, const Record& record, std::string line) {
  (void)where;
  Request request;
  RespondToProposal& respond = *request.mutable_respond_to_proposal();
  respond.set_id(record.id());
  respond.set_round(round_of(record));
  respond.set_named(flag(line, "named"));
  respond.set_reason(because(line));
  respond.set_response(response_in(record.decision(), line));
  return Ask{request};
}

Said respond(Rest rest, const SaidWhere& where) {
  const Record& record = find_proposal(where, rest);
  return respond_with(where, record, rest.all("what you respond: `respond d1 consent`, `respond d1 6`"));
}

Said object(Rest rest, const SaidWhere& where) {
  const Record& record = find_proposal(where, rest);
  if (record.decision().method() != CONSENT)
    unclear("One objects to what is decided by consent. Here say `respond` with a level, an option, or no.");
  return respond_with(where, record, "object because " + rest.all("why: `object d1 WORDS`"));
}

Said excuse(Rest rest, const SaidWhere& where) {
  Request request;
  request.mutable_excuse_oneself()->set_id(find_proposal(where, rest).id());
  const std::string word = lower(rest.all_or_nothing());
  if (!word.empty() && word != "back") unclear("Say `excuse d1`, or `excuse d1 back` to take it back.");
  request.mutable_excuse_oneself()->set_undo(word == "back");
  return Ask{request};
}

Said judge(Rest rest, const SaidWhere& where) {
  const Record& record = find_proposal(where, rest);
  Request request;
  JudgeObjection& judge = *request.mutable_judge_objection();
  judge.set_id(record.id());
  judge.set_objection(place(rest.word("which objection"), "objection", record.decision().objections_size()));
  std::string line = rest.all("what the group says: `judge d1 1 qualifies because WORDS`, or `concern`");
  judge.set_objector_confirms(flag(line, "agreed"));
  judge.set_reason(because(line));
  if (lower(line) != "qualifies" && lower(line) != "concern")
    unclear("Say `judge d1 1 qualifies because WORDS`, or `judge d1 1 concern because WORDS`.");
  judge.set_qualifies(lower(line) == "qualifies");
  return Ask{request};
}

Said withdraw(Rest rest, const SaidWhere& where) {
  const Record& record = find_proposal(where, rest);
  Request request;
  if (rest.empty()) {
    request.mutable_withdraw_proposal()->set_id(record.id());
  } else {
    request.mutable_withdraw_objection()->set_id(record.id());
    request.mutable_withdraw_objection()->set_objection(
        place(rest.word(""), "objection", record.decision().objections_size()));
  }
  return Ask{request};
}

Said outcome(Rest rest, const SaidWhere& where) {
  Request request;
  ConcludeProposal& conclude = *request.mutable_conclude_proposal();
  conclude.set_id(find_proposal(where, rest).id());
  std::string line = rest.all("the outcome: `outcome d1 deferred because WORDS /to 2027-05-03`");
  if (const auto first = option(line, "first"))
    for (std::string& one : split(*first, ';')) conclude.add_needed_first(std::move(one));
  conclude.set_to(option(line, "to").value_or(""));
  conclude.set_reason(because(line));
  const std::optional<DecisionState> state = decision_state_from(line);
  if (!state || (*state != ADOPTED && *state != NOT_ADOPTED && *state != DEFERRED && *state != REFERRED))
    unclear("An outcome is deferred, referred, not adopted, or adopted if no objection qualified.");
  conclude.set_state(*state);
  return Ask{request};
}

Said review(Rest rest, const SaidWhere& where) {
  Request request;
  ReviewDecision& review = *request.mutable_review_decision();
  review.set_id(must(find_decision(where.document, rest.word("which decision"))));
  std::string line = rest.all("what became of it: `review d1 reaffirmed because WORDS /review DATE`");
  review.set_review_date(option(line, "review").value_or(""));
  review.set_reason(because(line));
  const std::string word = lower(line);
  if (word != "due" && word != "reaffirmed" && word != "rescinded")
    unclear("A decision that is looked at again is due, reaffirmed or rescinded.");
  review.set_state(word == "due" ? DUE_FOR_REVIEW : word == "reaffirmed" ? REAFFIRMED : RESCINDED);
  return Ask{request};
}

Said plenary_says(Rest rest, const SaidWhere& where) {
  Request request;
  SetPlenaryOutcome& set = *request.mutable_set_plenary_outcome();
  set.set_id(must(find_decision(where.document, rest.word("which decision"))));
  std::string line = rest.all("what the plenary says: confirmed, back, deferred, or `none`");
  set.set_reason(because(line));
  const std::string word = lower(line);
  if (word != "confirmed" && word != "back" && word != "deferred" && word != "none")
    unclear("The plenary says confirmed, back because WORDS, deferred because WORDS, or `none` to take it back.");
  set.set_outcome(word == "none" ? "" : word == "back" ? "referred_back" : word);
  return Ask{request};
}

// Verbs that say nothing but which decision.
template <class Make>
auto only_which(Make make) {
  return [make](Rest rest, const SaidWhere& where) -> Said {
    Request request;
    make(request, find_proposal(where, rest).id());
    return Ask{request};
  };
}

void take_on(Request& request, const std::string& id, DecisionState to) {
  request.mutable_take_proposal_on()->set_id(id);
  request.mutable_take_proposal_on()->set_to(to);
}

}  // namespace

std::vector<Row> rows_of_deciding() {
  return {
      {"propose", "propose TITLE: WORDS [/by METHOD] [/options A | B] [/owner NAME] [/review DATE] [/room]",
       "a draft, by consent (or gradients, majority, sense); /room: of no effect beyond it", propose},
      {"amend", "amend DECISION WORDS [/title ...] [/owner ...] [/review ...] [/signal ...]", "other words for it",
       amend},
      {"open", "open DECISION", "facilitators: a draft is put to the group",
       only_which([](Request& request, const std::string& id) { request.mutable_open_proposal()->set_id(id); })},
      {"clarify", "clarify DECISION", "facilitators: now questions are asked",
       only_which([](Request& request, const std::string& id) { take_on(request, id, CLARIFYING); })},
      {"question", "question DECISION WORDS", "asks about it", question},
      {"answer", "answer DECISION QUESTION WORDS | unknown", "its proposer, facilitators", answer_question},
      {"reactions", "reactions DECISION", "facilitators: now everybody reacts, in one line",
       only_which([](Request& request, const std::string& id) { take_on(request, id, REACTING); })},
      {"react", "react DECISION WORDS", "your reaction", react},
      {"test", "test DECISION [pause | resume]", "facilitators: a round opens; nobody sees a response before it closes",
       test_it},
      {"respond", "respond DECISION RESPONSE [because WORDS] [/named]",
       "consent, concern, object; 1 to 8; an option; yes, no; abstain", respond},
      {"object", "object DECISION WORDS [/named]", "to what is decided by consent, and why", object},
      {"excuse", "excuse DECISION [back]", "I have an interest in it, and do not respond", excuse},
      {"count", "count DECISION", "facilitators: closes the round", count},
      {"judge", "judge DECISION OBJECTION qualifies | concern because WORDS [/agreed]",
       "facilitators: what the group says of it; /agreed: whoever objected agrees", judge},
      {"withdraw", "withdraw DECISION [OBJECTION]", "my objection; without a number, my proposal", withdraw},
      {"outcome", "outcome DECISION STATE because WORDS [/to DAY | WHOM] [/first THIS; THAT]",
       "facilitators: deferred, referred, not adopted", outcome},
      {"readback", "readback DECISION", "facilitators: it was read out to the group",
       only_which([](Request& request, const std::string& id) { request.mutable_read_back_decision()->set_id(id); })},
      {"review", "review DECISION due | reaffirmed | rescinded because WORDS [/review DATE]",
       "facilitators: what became of it", review},
      {"plenary", "plenary DECISION confirmed | back | deferred | none [because WORDS]",
       "whoever runs the plenary: what it says", plenary_says},
  };
}

}  // namespace plenary::cli
