// What is said to lead a group, and to take part in what is led: phases, rounds, votes, signs, the harvest.
#include "clients/cli/said_line.h"
#include "facilitation/policy/policy.h"

namespace plenary::cli {
namespace {

std::int32_t number(const std::string& word, const char* of_what) {
  std::size_t used = 0;
  try {
    const int value = std::stoi(word, &used);
    if (used == word.size() && value >= -1440 && value <= 1440) return value;
  } catch (const std::logic_error&) {
  }
  unclear(std::string("Say ") + of_what + " as a number.");
}

PhaseKind phase_kind(const std::string& word) {
  std::string known;
  for (int kind = ARRIVE; kind < PhaseKind_ARRAYSIZE; ++kind) {
    const std::string name = policy::phase_word(static_cast<PhaseKind>(kind));
    if (name == lower(word)) return static_cast<PhaseKind>(kind);
    known += (known.empty() ? "" : ", ") + name;
  }
  unclear("There is no phase '" + word + "'. Phases are " + known + ".");
}

std::vector<const Record*> phases(const Document& document) {
  std::vector<const Record*> found;
  for (const Record* record : document.sorted())
    if (record->has_phase()) found.push_back(record);
  std::stable_sort(found.begin(), found.end(),
                   [](const Record* a, const Record* b) { return a->phase().order() < b->phase().order(); });
  return found;
}
const Record* running(const Document& document) {
  return document.board() && !document.board()->phase().empty() ? document.find(document.board()->phase()) : nullptr;
}
const Record& must_run(const Document& document) {
  const Record* record = running(document);
  if (!record) unclear("No phase runs. `next` begins one.");
  return *record;
}

Said begin(const Document& document, const std::string& id) {
  Request request;
  StartPhase& start = *request.mutable_start_phase();
  start.set_id(id);
  if (const Record* now = running(document)) {
    start.set_after(now->id());
    start.set_generation(now->phase().generation());
  }
  return Ask{request};
}

// "plan frame 4, silent 6, round 9"
Said plan(Rest rest, const SaidWhere& where) {
  Request request;
  SetPhases& set = *request.mutable_set_phases();
  std::string line = rest.all("which phases, with their minutes: `plan frame 4, silent 6, round 9`");
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t comma = std::min(line.find(',', at), line.size());
    Rest one(std::string_view(line).substr(at, comma - at));
    at = comma + 1;
    if (one.empty()) continue;
    PlannedPhase& phase = *set.add_phases();
    phase.set_id(where.new_id());
    phase.set_kind(phase_kind(one.word("which phase")));
    if (!one.empty())
      phase.set_planned_minutes(static_cast<std::uint32_t>(std::max(0, number(one.word("minutes"), "the minutes"))));
  }
  return Ask{request};
}

Said next(Rest, const SaidWhere& where) {
  const Record* now = running(where.document);
  for (const Record* record : phases(where.document)) {
    const bool later = !now || record->phase().order() > now->phase().order();
    if (later && (record->phase().state() == Phase::PLANNED || record->phase().state() == Phase::SKIPPED))
      return begin(where.document, record->id());
  }
  unclear("No phase is left. `plan` makes some; `over` ends the one that runs.");
}

Said phase(Rest rest, const SaidWhere& where) {
  const PhaseKind kind = phase_kind(rest.word("which phase"));
  for (const Record* record : phases(where.document))
    if (record->phase().kind() == kind && record != running(where.document)) return begin(where.document, record->id());
  unclear("There is no other phase '" + policy::phase_word(kind) + "' in the plan. `plan` adds one.");
}

Said over(Rest, const SaidWhere& where) {
  (void)must_run(where.document);
  return begin(where.document, "");
}

Said extend(Rest rest, const SaidWhere& where) {
  Request request;
  request.mutable_set_phase_time()->set_id(must_run(where.document).id());
  request.mutable_set_phase_time()->set_minutes(number(rest.word("how many minutes"), "the minutes"));
  return Ask{request};
}

Said pause(const SaidWhere& where, bool paused) {
  Request request;
  request.mutable_pause_phase()->set_id(must_run(where.document).id());
  request.mutable_pause_phase()->set_paused(paused);
  return Ask{request};
}

// "round 60 Ada, Ben"
Said round(Rest rest, const SaidWhere& where) {
  Request request;
  StartRound& start = *request.mutable_start_round();
  if (!rest.empty())
    start.set_seconds_each(static_cast<std::uint32_t>(std::max(0, number(rest.word("seconds"), "the seconds"))));
  const std::string line = rest.all_or_nothing();
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t comma = std::min(line.find(',', at), line.size());
    const std::string name = trimmed(std::string_view(line).substr(at, comma - at));
    at = comma + 1;
    const std::string member = must(find_person(where.document, where.people, name));
    start.add_participants(where.document.find(member)->member().participant());
  }
  return Ask{request};
}

// One's own turn, or the one that runs.
Said turn(const SaidWhere& where, bool passed) {
  const Record* mine = nullptr;
  const Record* speaking = nullptr;
  for (const Record* record : where.document.sorted()) {
    if (!record->has_speaking_turn()) continue;
    const SpeakingTurn& turn = record->speaking_turn();
    if (turn.state() == "speaking") speaking = record;
    if (turn.participant() == where.me && (turn.state() == "waiting" || turn.state() == "speaking")) mine = record;
  }
  const Record* which = mine && (passed || mine == speaking) ? mine : speaking;
  if (!which) unclear("Nobody's turn runs. `round` begins one.");
  Request request;
  request.mutable_end_turn()->set_id(which->id());
  request.mutable_end_turn()->set_passed(passed);
  return Ask{request};
}

// "turn Ada": of the last round, in which nobody has two.
Said turn_back(Rest rest, const SaidWhere& where) {
  const std::string name = rest.all("whose turn to give back");
  const std::string member = must(find_person(where.document, where.people, name));
  const std::string& who = where.document.find(member)->member().participant();
  const Record* theirs = nullptr;
  for (const Record* record : where.document.sorted()) {
    const SpeakingTurn& turn = record->speaking_turn();
    if (!record->has_speaking_turn() || turn.participant() != who || turn.state() != "passed") continue;
    if (!theirs || turn.round() > theirs->speaking_turn().round()) theirs = record;
  }
  if (!theirs) unclear(name + " passed no turn.");
  Request request;
  request.mutable_give_turn_back()->set_id(theirs->id());
  return Ask{request};
}

const Record& open_vote(const SaidWhere& where) {
  for (const Record* record : where.document.sorted())
    if (record->has_vote() && record->vote().closed_ms() == 0) return *record;
  unclear("No vote is open.");
}

Vote::Method vote_method(const std::string& word) {
  if (word == "dots") return Vote::DOTS;
  if (word == "rating") return Vote::RATING;
  if (word == "ranking") return Vote::RANKING;
  if (word == "gradients") return Vote::GRADIENTS_VOTE;
  if (word == "fist") return Vote::FIST_TO_FIVE;
  return Vote::METHOD_UNSPECIFIED;
}

// "vote clusters 5 2", "vote rating cards /criteria Impact, Effort"
Said vote(Rest rest, const SaidWhere& where) {
  Request request;
  OpenVote& open = *request.mutable_open_vote();
  open.set_method(Vote::DOTS);
  std::string what = lower(rest.word("on what: `vote clusters 5 2` or `vote cards`"));
  if (const Vote::Method method = vote_method(what); method != Vote::METHOD_UNSPECIFIED) {
    open.set_method(method);
    what = lower(rest.word("on what: clusters or cards"));
  }
  if (what != "clusters" && what != "cards")
    unclear("Say on what: `vote clusters 5 2`, `vote cards`; or `vote rating cards`, ranking, gradients, fist.");
  std::string line = rest.all_or_nothing();
  if (const auto title = option(line, "title")) open.set_title(*title);
  if (const auto scale = option(line, "scale")) open.set_scale("kaner-8-" + *scale);
  if (open.method() == Vote::GRADIENTS_VOTE && open.scale().empty()) open.set_scale("kaner-8-2014");
  if (const auto criteria = option(line, "criteria")) {
    for (std::size_t at = 0; at < criteria->size();) {
      const std::size_t comma = std::min(criteria->find(',', at), criteria->size());
      open.add_criteria(trimmed(std::string_view(*criteria).substr(at, comma - at)));
      at = comma + 1;
    }
  }
  rest = Rest(line);
  open.set_id("v" + where.new_id().substr(0, 16));
  open.set_target(what.substr(0, what.size() - 1));
  if (!rest.empty())
    open.set_dots_each(static_cast<std::uint32_t>(std::max(0, number(rest.word("dots"), "the dots of each"))));
  if (!rest.empty())
    open.set_max_per_target(
        static_cast<std::uint32_t>(std::max(0, number(rest.word("at most"), "the dots on one thing"))));
  return Ask{request};
}

// "dots 12 2, river 1": the whole ballot, instead of an earlier one.
Said dots(Rest rest, const SaidWhere& where) {
  const Record& vote = open_vote(where);
  Request request;
  CastBallot& cast = *request.mutable_cast_ballot();
  cast.set_vote(vote.id());
  const std::string line = rest.all("what to give to what: `dots 12 2, river 1`");
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t comma = std::min(line.find(',', at), line.size());
    const std::string one = trimmed(std::string_view(line).substr(at, comma - at));
    at = comma + 1;
    const std::size_t space = one.find_last_of(' ');
    if (space == std::string::npos) unclear("Say how many dots, too: `dots 12 2, river 1`.");
    // Of a rating each criterion by itself: "12/Impact 4".
    const std::string target = trimmed(one.substr(0, space));
    const std::size_t slash = vote.vote().method() == Vote::RATING ? target.find_last_of('/') : std::string::npos;
    const std::string name = trimmed(target.substr(0, slash));
    const Found found =
        vote.vote().target() == "card" ? find_card(where.document, name) : find_cluster(where.document, name);
    std::string key = must(found);
    if (slash != std::string::npos) key += "/" + trimmed(target.substr(slash + 1));
    if (vote.vote().method() == Vote::RATING && slash == std::string::npos && !vote.vote().criteria().empty())
      unclear("Say for which criterion, too: `dots 12/" + vote.vote().criteria(0) + " 4`.");
    (*cast.mutable_dots())[key] = static_cast<std::uint32_t>(std::max(0, number(one.substr(space + 1), "the dots")));
  }
  return Ask{request};
}

Said done(const SaidWhere& where, bool finished) {
  const Record& vote = open_vote(where);
  Request request;
  CastBallot& cast = *request.mutable_cast_ballot();
  cast.set_vote(vote.id());
  cast.set_finished(finished);
  for (const Record* record : where.document.sorted())
    if (record->has_ballot() && record->ballot().vote() == vote.id() && record->ballot().voter() == where.me)
      *cast.mutable_dots() = record->ballot().dots();
  return Ask{request};
}

Said close(Rest, const SaidWhere& where) {
  Request request;
  request.mutable_close_vote()->set_id(open_vote(where).id());
  return Ask{request};
}

Said sign(const char* kind, Rest rest) {
  Request request;
  SetSignal& signal = *request.mutable_set_signal();
  signal.set_kind(kind);
  const std::string words = rest.all_or_nothing();
  signal.set_up(lower(words) != "down");
  if (signal.up()) signal.set_text(words);
  return Ask{request};
}

Said off_record(bool off) {
  Request request;
  request.mutable_set_off_record()->set_off(off);
  return Ask{request};
}

Said take_over() {
  Request request;
  request.mutable_take_over();
  return Ask{request};
}

Said headline(Rest rest) {
  Request request;
  const std::string words = rest.all("the headline, in at most 20 words; or `headline none`");
  if (lower(words) == "none")
    request.mutable_set_harvest()->set_no_headline(true);
  else
    request.mutable_set_harvest()->set_headline(words);
  return Ask{request};
}

Said announce(Rest rest, const SaidWhere& where) {
  Request request;
  request.mutable_announce()->set_id("announcement." + where.new_id().substr(0, 6));
  request.mutable_announce()->set_text(rest.all("what everybody is to know"));
  return Ask{request};
}

// The newest message that I have not said so of.
Said have_read(Rest, const SaidWhere& where) {
  const Record* newest = nullptr;
  for (const Record* record : where.document.sorted()) {
    if (!record->has_announcement() || where.document.find("receipt." + record->id() + "." + where.me)) continue;
    if (!newest || record->announcement().at_ms() > newest->announcement().at_ms()) newest = record;
  }
  if (!newest) unclear("There is no message that you have not read.");
  Request request;
  request.mutable_acknowledge()->set_id(newest->id());
  return Ask{request};
}

// What is said is that these words were read, so they are brought.
Said policy(Rest rest, const SaidWhere& where) {
  const Board* board = where.document.board();
  if (!board) unclear("This is no board, so it has no policy to be read.");
  const std::string said = lower(rest.all_or_nothing());
  if (said.empty()) return Tell{policy_words(*board)};
  if (said != "read") unclear("Say `policy` to read it, and `policy read` once you have.");
  Request request;
  request.mutable_acknowledge_policy()->set_words(board->policy().verbatim());
  return Ask{request};
}

// Whether whoever leads or records here is named for it in copies that leave the room.
Said credit(Rest rest, const SaidWhere& where) {
  if (!where.document.board()) unclear("This is no board: on which one you lead or record is what copies say.");
  const std::string said = lower(rest.all_or_nothing());
  if (said.empty())
    unclear("Say where you may be named: `credit network, publication, blog, video`, or `credit nowhere`.");
  Request request;
  SetCredit& credit = *request.mutable_set_credit();
  if (said == "nowhere") return Ask{request};
  for (std::size_t at = 0; at <= said.size();) {
    const std::size_t comma = std::min(said.find(',', at), said.size());
    credit.add_kinds(trimmed(std::string_view(said).substr(at, comma - at)));
    at = comma + 1;
  }
  return Ask{request};
}

}  // namespace

std::vector<Row> rows_of_leading() {
  return {
      {"policy", "policy | policy read", "what was promised here; I have read it", policy},
      {"credit", "credit KIND, ... | nowhere", "whoever leads or records: copies that may name me", credit},
      {"plan", "plan PHASE MINUTES, ...", "facilitators: the phases to come", plan},
      {"next", "next", "facilitators: the next phase begins", next},
      {"phase", "phase PHASE", "facilitators: that one begins, also going back", phase},
      {"over", "over", "facilitators: the phase ends, and none begins", over},
      {"extend", "extend MINUTES", "facilitators: so many more, or less: -2", extend},
      {"pause", "pause | resume", "facilitators: the clock stands still",
       [](Rest, const SaidWhere& where) { return pause(where, true); }},
      {"resume", "resume", "", [](Rest, const SaidWhere& where) { return pause(where, false); }},
      {"round", "round [SECONDS [NAME, ...]]", "facilitators: everybody speaks once, remote first; or these", round},
      {"said", "said", "my turn is over; facilitators: whoever speaks",
       [](Rest, const SaidWhere& where) { return turn(where, false); }},
      {"pass", "pass", "I do not speak this time", [](Rest, const SaidWhere& where) { return turn(where, true); }},
      {"turn", "turn NAME", "facilitators: gives back a turn that was passed", turn_back},
      {"vote", "vote [METHOD] clusters|cards [DOTS [AT MOST]] [/criteria A, B] [/title WORDS]",
       "facilitators: opens one: dots, rating, ranking, gradients, fist", vote},
      {"dots", "dots THING DOTS, ... | THING/CRITERION DOTS, ...",
       "my whole ballot, instead of an earlier one; of a ranking, places", dots},
      {"done", "done | undone", "I have voted", [](Rest, const SaidWhere& where) { return done(where, true); }},
      {"undone", "undone", "", [](Rest, const SaidWhere& where) { return done(where, false); }},
      {"close", "close", "facilitators: closes the vote; now there are totals", close},
      {"hand", "hand [WORDS] | hand down", "I want to speak",
       [](Rest rest, const SaidWhere&) { return sign("hand", std::move(rest)); }},
      {"ready", "ready | ready down", "I am ready",
       [](Rest rest, const SaidWhere&) { return sign("ready", std::move(rest)); }},
      {"call", "call [WORDS] | call down", "calls for help",
       [](Rest rest, const SaidWhere&) { return sign("help", std::move(rest)); }},
      {"off", "off | on", "rapporteurs, facilitators: off the record; nothing is kept",
       [](Rest, const SaidWhere&) { return off_record(true); }},
      {"on", "on", "", [](Rest, const SaidWhere&) { return off_record(false); }},
      {"headline", "headline WORDS | headline none", "rapporteurs, facilitators: what the group brings",
       [](Rest rest, const SaidWhere&) { return headline(std::move(rest)); }},
      {"disagreement", "disagreement WORDS", "the one that is kept",
       [](Rest rest, const SaidWhere&) {
         Request request;
         request.mutable_set_harvest()->set_disagreement_kept(rest.all("the disagreement that is kept, or none"));
         return Said(Ask{request});
       }},
      {"example", "example WORDS", "one to write up",
       [](Rest rest, const SaidWhere&) {
         Request request;
         request.mutable_set_harvest()->set_example(rest.all("the example, or none"));
         return Said(Ask{request});
       }},
      {"announce", "announce WORDS", "facilitators: a message to everybody", announce},
      {"read", "read", "I have read the newest message", have_read},
      {"takeover", "takeover", "rapporteurs, co-facilitators: the lead, if whoever has it is long gone",
       [](Rest, const SaidWhere&) { return take_over(); }},
  };
}

}  // namespace plenary::cli
