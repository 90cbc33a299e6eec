#include "clients/cli/said.h"

#include <cctype>

#include "clients/cli/said_line.h"

namespace plenary::cli {

std::optional<std::string> option(std::string& line, const std::string& name) {
  const std::string wanted = "/" + name + " ";
  std::size_t at = line.starts_with(wanted) ? 0 : line.find(" " + wanted);
  if (at == std::string::npos) return std::nullopt;
  const std::size_t from = line.find(wanted, at) + wanted.size();
  std::size_t to = line.find(" /", from);
  if (to == std::string::npos) to = line.size();
  std::string value = trimmed(std::string_view(line).substr(from, to - from));
  line = trimmed(line.substr(0, at) + line.substr(to));
  return value;
}

namespace {

std::vector<std::string> cards(const SaidWhere& where, const Words& words) {
  if (words.empty()) unclear("Say which cards, by their numbers.");
  std::vector<std::string> ids;
  for (const std::string& word : words) ids.push_back(must(find_card(where.document, word)));
  return ids;
}

template <class Verb>
void add_ids(Verb& verb, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) verb.add_ids(id);
}

Said add(Rest rest, const SaidWhere& where) {
  Request request;
  AddCard& add = *request.mutable_add_card();
  add.set_id(where.new_id());
  std::vector<std::string> titles;
  for (const Record* region : regions_in_order(where.document)) titles.push_back(region->region().title());
  const std::string named = rest.name_of(titles);
  add.mutable_place()->set_region(must(find_region(where.document, named.empty() ? rest.word("a region") : named)));
  if (const auto kind = rest.slashed()) {
    const std::optional<CardKind> known = kind_from(*kind);
    if (!known) unclear("There is no kind of card '" + *kind + "'; for example /idea, /question, /evidence, /barrier.");
    add.set_kind(*known);
  } else if (const Region* region = where.document.region(add.place().region()); !region->card_kinds().empty()) {
    add.set_kind(
        static_cast<CardKind>(region->card_kinds(0)));  // as the server would; so it is shown at once as it will be
  }
  add.set_text(rest.all("the words of the card"));
  return Ask{request};
}

Said edit(Rest rest, const SaidWhere& where) {
  std::string which = rest.word("which card or note");
  if (lower(which) == "note")
    return WriteWords{must(find_note(where.document, rest.word("which note"))), rest.all("the new words")};
  if (which.size() > 1 && (which[0] == 'n' || which[0] == 'N') && std::isdigit(static_cast<unsigned char>(which[1])))
    return WriteWords{must(find_note(where.document, which)), rest.all("the new words")};
  return WriteWords{must(find_card(where.document, which)), rest.all("the new words")};
}

Said kind(Rest rest, const SaidWhere& where) {
  Request request;
  request.mutable_set_card()->set_id(must(find_card(where.document, rest.word("which card"))));
  const std::string word = rest.word("which kind");
  const std::optional<CardKind> known = kind_from(word);
  if (!known) unclear("There is no kind of card '" + word + "'; for example idea, question, evidence, barrier.");
  request.mutable_set_card()->set_kind(*known);
  return Ask{request};
}

Said move(Rest rest, const SaidWhere& where) {
  Request request;
  std::string end;
  const auto ids = cards(where, rest.until({"to", "into", "after", "before", "out"}, end));
  MoveCards& move = *request.mutable_move_cards();
  add_ids(move, ids);
  Place& place = *move.mutable_to();
  if (end.empty()) unclear("Say where to: `move 3 to REGION`, `move 3 into GROUP`, `move 3 after 7`, `move 3 out`.");
  if (end == "out") {
    place.set_region(where.document.card(ids.front())->region());
    return Ask{request};
  }
  if (end == "into") {
    place.set_cluster(must(find_cluster(where.document, rest.all("which group"))));
    return Ask{request};
  }
  if (end == "to") {
    std::string beside;
    std::string region;
    for (const std::string& word : rest.until({"after", "before"}, beside))
      region += (region.empty() ? "" : " ") + word;
    place.set_region(must(find_region(where.document, region)));
    end = beside;
  }
  if (end == "after") place.set_after(must(find_card(where.document, rest.word("after which card"))));
  if (end == "before") place.set_before(must(find_card(where.document, rest.word("before which card"))));
  const Card* neighbour = where.document.card(place.after().empty() ? place.before() : place.after());
  if (place.region().empty() && neighbour) place.set_region(neighbour->region());
  return Ask{request};
}

Said cluster(Rest rest, const SaidWhere& where) {
  std::string end;
  const auto ids = cards(where, rest.until({"as"}, end));
  Request request;
  AddCluster& add = *request.mutable_add_cluster();
  add.set_id(where.new_id());
  for (const std::string& id : ids) add.add_cards(id);
  add.set_region(where.document.card(ids.front())->region());
  add.set_title(rest.all("its name: `cluster 3 4 as NAME`"));
  return Ask{request};
}

// "OLD as NEW": names of groups have spaces.
Said name(Rest rest, const SaidWhere& where) {
  const std::string line = rest.all("which group, and its new name: `name OLD as NEW`");
  const std::size_t as = lower(line).find(" as ");
  if (as == std::string::npos) unclear("Say both names: `name OLD as NEW`.");
  Request request;
  request.mutable_set_cluster()->set_id(must(find_cluster(where.document, trimmed(line.substr(0, as)))));
  request.mutable_set_cluster()->set_title(trimmed(line.substr(as + 4)));
  return Ask{request};
}

Said nest(Rest rest, const SaidWhere& where) {
  const std::string line = rest.all("which group, and into which: `nest INNER into OUTER`, or `nest INNER out`");
  Request request;
  SetCluster& set = *request.mutable_set_cluster();
  const std::string low = lower(line);
  const auto is_group = [&](const std::string& title) {
    return static_cast<bool>(find_cluster(where.document, trimmed(title)));
  };
  // A title may have the word in it: where both sides are groups is where it was meant.
  std::size_t into = low.find(" into ");
  const auto both_are_groups = [&](std::size_t at) {
    return is_group(line.substr(0, at)) && is_group(line.substr(at + 6));
  };
  for (std::size_t at = into; at != std::string::npos; at = low.find(" into ", at + 1))
    if (both_are_groups(at)) into = at;
  if (into != std::string::npos) {
    set.set_id(must(find_cluster(where.document, trimmed(line.substr(0, into)))));
    set.set_parent(must(find_cluster(where.document, trimmed(line.substr(into + 6)))));
  } else if (low.ends_with(" out") && !is_group(line)) {
    set.set_id(must(find_cluster(where.document, trimmed(line.substr(0, line.size() - 4)))));
    set.set_parent("");
  } else {
    unclear("Say where to: `nest INNER into OUTER`, or `nest INNER out`.");
  }
  return Ask{request};
}

Said dissolve(Rest rest, const SaidWhere& where) {
  Request request;
  request.mutable_dissolve_cluster()->set_id(must(find_cluster(where.document, rest.all("which group"))));
  return Ask{request};
}

Said link(Rest rest, const SaidWhere& where) {
  Request request;
  AddLink& add = *request.mutable_add_link();
  add.set_id(where.new_id());
  add.set_from(must(find_card(where.document, rest.word("from which card"))));
  add.set_to(must(find_card(where.document, rest.word("to which card"))));
  add.set_label(rest.all_or_nothing());
  return Ask{request};
}

Said unlink(Rest rest, const SaidWhere& where) {
  const std::string from = must(find_card(where.document, rest.word("from which card")));
  const std::string to = must(find_card(where.document, rest.word("to which card")));
  for (const Record* record : where.document.sorted()) {
    if (!record->has_link() || record->link().from() != from || record->link().to() != to) continue;
    Request request;
    request.mutable_remove_link()->set_id(record->id());
    return Ask{request};
  }
  unclear("There is no link between these two.");
}

bool is_note(const SaidWhere& where, const std::string& word) {
  return word.size() > 1 && (word[0] == 'n' || word[0] == 'N') && find_note(where.document, word);
}

Said merge(Rest rest, const SaidWhere& where) {
  std::string end;
  const Words from = rest.until({"into"}, end);
  if (!from.empty() && is_note(where, from[0])) {
    Request notes;
    for (const std::string& word : from) notes.mutable_merge_notes()->add_from(must(find_note(where.document, word)));
    notes.mutable_merge_notes()->set_into(
        must(find_note(where.document, rest.word("into which note: `merge n3 into n2`"))));
    return Ask{notes};
  }
  const auto ids = cards(where, from);
  Request request;
  request.mutable_merge_cards()->set_into(
      must(find_card(where.document, rest.word("into which card: `merge 3 4 into 5`"))));
  for (const std::string& id : ids) request.mutable_merge_cards()->add_from(id);
  return Ask{request};
}

Said trash(Rest rest, const SaidWhere& where) {
  if (rest.empty()) return Simple::trash;
  std::string end;
  const Words words = rest.until({"because"}, end);
  Request request;
  if (words.size() == 1 && is_note(where, words[0])) {
    request.mutable_trash_note()->set_id(must(find_note(where.document, words[0])));
    request.mutable_trash_note()->set_reason(rest.all_or_nothing());
    return Ask{request};
  }
  add_ids(*request.mutable_trash_cards(), cards(where, words));
  request.mutable_trash_cards()->set_reason(rest.all_or_nothing());
  return Ask{request};
}

Words all_words(Rest& rest) {
  std::string end;
  return rest.until({}, end);
}

Said restore(Rest rest, const SaidWhere& where) {
  Request request;
  // A note in the trash has no number: it is called by its id.
  if (!find_card(where.document, rest.peek()) && find_note(where.document, rest.peek())) {
    request.mutable_restore_note()->set_id(must(find_note(where.document, rest.peek())));
    return Ask{request};
  }
  add_ids(*request.mutable_restore_cards(), cards(where, all_words(rest)));
  return Ask{request};
}
Said park_cards(Rest rest, const SaidWhere& where, bool parked) {
  Request request;
  add_ids(*request.mutable_park_cards(), cards(where, all_words(rest)));
  request.mutable_park_cards()->set_parked(parked);
  return Ask{request};
}
// Without numbers it is the board.
Said lock_cards(Rest rest, const SaidWhere& where, bool locked) {
  Request request;
  if (rest.empty()) {
    request.mutable_set_board()->set_locked(locked);
    return Ask{request};
  }
  add_ids(*request.mutable_lock_cards(), cards(where, all_words(rest)));
  request.mutable_lock_cards()->set_locked(locked);
  return Ask{request};
}

Said note(Rest rest, const SaidWhere& where) {
  Request request;
  AddNote& add = *request.mutable_add_note();
  add.set_id(where.new_id());
  add.set_visibility(Note::RECORD);
  if (const auto visibility = rest.slashed()) {
    if (lower(*visibility) != "working" && lower(*visibility) != "record") unclear("A note is /record or /working.");
    if (lower(*visibility) == "working") add.set_visibility(Note::WORKING);
  }
  // "(3 7) words": about cards 3 and 7
  std::string words = rest.all("the words of the note");
  const std::size_t close = words.starts_with('(') ? words.find(')') : std::string::npos;
  if (close != std::string::npos) {
    Rest about(words.substr(1, close - 1));
    bool all_found = true;
    std::vector<std::string> ids;
    for (const std::string& word : all_words(about)) {
      const Found card = find_card(where.document, word);
      all_found = all_found && card;
      ids.push_back(card.id);
    }
    if (all_found) {
      for (const std::string& id : ids) add.add_refs(id);
      words = trimmed(words.substr(close + 1));
    }
  }
  add.set_text(words);
  return Ask{request};
}

Said decide(Rest rest, const SaidWhere& where) {
  std::string line = rest.all("what was decided: `decide TITLE: WORDS`");
  Request request;
  AddDecision& add = *request.mutable_add_decision();
  add.set_id(where.new_id());
  add.set_method(SENSE_OF_THE_ROOM);
  // Who works on the board proposes; who keeps the record writes down that something was decided.
  add.set_state(where.role == PARTICIPANT ? PROPOSED : ADOPTED);
  if (const auto state = option(line, "state")) {
    const std::optional<DecisionState> known = decision_state_from(*state);
    if (!known) unclear("A decision's state is adopted, proposed, deferred, not adopted or referred.");
    add.set_state(*known);
  }
  if (const auto owner = option(line, "owner"))
    add.set_owner(where.document.find(must(find_person(where.document, where.people, *owner)))->member().participant());
  if (const auto review = option(line, "review")) add.set_review_date(*review);
  const auto because = option(line, "because"), until = option(line, "until");
  const bool open = add.state() == DEFERRED || add.state() == REFERRED || add.state() == NOT_ADOPTED;
  if ((because || until) && !open)
    unclear(
        "/because and /until tell why something is not decided now: with /state deferred, referred or not adopted. "
        "Reasons for what is decided belong into its words.");
  if (because) add.set_deferred_reason(*because);
  if (until) add.set_deferred_to(*until);
  const std::size_t colon = line.find(':');
  if (colon == std::string::npos) unclear("Say a title and the words: `decide TITLE: WORDS`.");
  add.set_title(trimmed(line.substr(0, colon)));
  add.set_text(trimmed(line.substr(colon + 1)));
  return Ask{request};
}

Said action(Rest rest, const SaidWhere& where) {
  std::string line = rest.all("what is to be done");
  Request request;
  AddAction& add = *request.mutable_add_action();
  add.set_id(where.new_id());
  if (const auto owner = option(line, "owner"))
    add.set_owner(where.document.find(must(find_person(where.document, where.people, *owner)))->member().participant());
  if (const auto due = option(line, "due")) add.set_due(*due);
  if (const auto from = option(line, "from")) {
    const Found decision = find_decision(where.document, *from);
    add.set_from(decision ? decision.id : must(find_card(where.document, *from)));
  }
  add.set_text(line);
  return Ask{request};
}

Said accept(Rest rest, const SaidWhere& where) {
  Request request;
  request.mutable_accept_action()->set_id(must(find_action(where.document, rest.word("which action"))));
  request.mutable_accept_action()->set_accepted(true);
  return Ask{request};
}

Said role(Rest rest, const SaidWhere& where) {
  const std::string line = rest.all("who, and which role: `role NAME ROLE`");
  const std::size_t space = line.find_last_of(' ');
  const std::optional<Role> known = space == std::string::npos ? std::nullopt : role_from(line.substr(space + 1));
  if (!known)
    unclear(
        "Roles are observer, participant, rapporteur, facilitator, co_facilitator, plenary_host: `role NAME ROLE`.");
  const std::string member = must(find_person(where.document, where.people, trimmed(line.substr(0, space))));
  Request request;
  request.mutable_set_role()->set_participant(where.document.find(member)->member().participant());
  request.mutable_set_role()->set_role(*known);
  return Ask{request};
}

Said silent(Rest, const SaidWhere&) {
  Request request;
  request.mutable_start_silent_writing();
  return Ask{request};
}
Said reveal(Rest, const SaidWhere&) {
  Request request;
  request.mutable_reveal_cards();
  return Ask{request};
}
Said wait(Rest rest, const SaidWhere&) {
  const std::string seconds = rest.word("how many seconds");
  char* end = nullptr;
  const double value = std::strtod(seconds.c_str(), &end);
  if (end == seconds.c_str() || *end || !(value >= 0 && value <= 3600))
    unclear("Say how many seconds, at most 3600: `wait 2`.");
  return Wait{static_cast<std::int64_t>(value * 1000)};
}

Said simply(Simple simple) { return simple; }

std::vector<Row> rows_of_a_board() {
  return {
      {"add", "add REGION [/KIND] WORDS", "a new card", add},
      {"edit", "edit CARD WORDS | edit nNOTE WORDS", "other words for a card or a note", edit},
      {"kind", "kind CARD KIND", "another kind: idea, question, evidence ...", kind},
      {"move", "move CARDS to REGION [after CARD] | into GROUP | after CARD | out", "to another place", move},
      {"cluster", "cluster CARDS as NAME", "a group of cards", cluster},
      {"name", "name GROUP as NAME", "another name for a group", name},
      {"nest", "nest GROUP into GROUP | nest GROUP out", "a group within a group", nest},
      {"dissolve", "dissolve GROUP", "its cards stand alone again", dissolve},
      {"merge", "merge CARDS into CARD", "one card speaks for all; the others stay readable; notes: merge n3 into n2",
       merge},
      {"link", "link CARD CARD [LABEL]", "a line from one card to another", link},
      {"unlink", "unlink CARD CARD", "takes it away", unlink},
      {"trash", "trash CARDS [because WORDS] | trash nNOTE",
       "nothing is destroyed; without numbers: what is in the trash", trash},
      {"restore", "restore CARDS | restore NOTE", "back from the trash", restore},
      {"park", "park CARDS", "set aside, kept in the record",
       [](Rest rest, const SaidWhere& where) { return park_cards(rest, where, true); }},
      {"unpark", "unpark CARDS", "", [](Rest rest, const SaidWhere& where) { return park_cards(rest, where, false); }},
      {"lock", "lock [CARDS]", "facilitators: nobody changes them; without numbers, the board",
       [](Rest rest, const SaidWhere& where) { return lock_cards(rest, where, true); }},
      {"unlock", "unlock [CARDS]", "",
       [](Rest rest, const SaidWhere& where) { return lock_cards(rest, where, false); }},
      {"note", "note [/working] [(CARDS)] WORDS", "rapporteurs: a note for the record", note},
      {"decide", "decide TITLE: WORDS [/state STATE] [/owner NAME] [/review DATE] [/because WORDS] [/until WORDS]",
       "a decision, written down; why not now, and until when: of one that is deferred, referred or not adopted",
       decide},
      {"action", "action WORDS [/owner NAME] [/due DATE] [/from dDECISION]", "somebody will do something", action},
      {"accept", "accept aACTION", "its owner only", accept},
      {"silent", "silent", "facilitators: silent writing begins", silent},
      {"reveal", "reveal", "facilitators: everybody sees all cards", reveal},
      {"role", "role NAME ROLE", "facilitators: another role for somebody", role},
      {"people", "people", "who takes part", [](Rest, const SaidWhere&) { return simply(Simple::people); }},
      {"undo", "undo", "takes back your own last act, and says what it was",
       [](Rest, const SaidWhere&) { return simply(Simple::undo); }},
      {"redo", "redo", "", [](Rest, const SaidWhere&) { return simply(Simple::redo); }},
      {"show", "show", "the whole board", [](Rest, const SaidWhere&) { return simply(Simple::show); }},
      {"state", "state", "are my changes safe?", [](Rest, const SaidWhere&) { return simply(Simple::state); }},
      {"wait", "wait SECONDS", "for scripts", wait},
      {"help", "help", "this list", [](Rest, const SaidWhere&) { return simply(Simple::help); }},
      {"quit", "quit", "what is not sent is kept for next time",
       [](Rest, const SaidWhere&) { return simply(Simple::quit); }},
  };
}

const std::vector<Row>& rows() {
  static const std::vector<Row> table = [] {
    std::vector<Row> all = rows_of_a_board();
    const auto before_the_common =
        std::find_if(all.begin(), all.end(), [](const Row& row) { return row.name == std::string_view("people"); });
    std::vector<Row> more = rows_of_leading();
    for (auto rows : {rows_of_screening, rows_of_deciding, rows_of_quotations, rows_of_checks})
      for (Row& row : rows()) more.push_back(std::move(row));
    all.insert(before_the_common, more.begin(), more.end());
    return all;
  }();
  return table;
}

}  // namespace

Said understand(const std::string& line, const SaidWhere& where) {
  Rest rest(line);
  if (rest.empty() || rest.peek()[0] == '#') return Simple::nothing;
  const std::string verb = lower(rest.word("what to do"));
  for (const Row& row : rows()) {
    if (verb != row.name) continue;
    try {
      return row.understand(rest, where);
    } catch (const Unclear& unclear) {
      return NotUnderstood{unclear.sentence};
    }
  }
  return NotUnderstood{"'" + verb + "' is not a command here; `help` lists them."};
}

std::string help_text() {
  std::string text;
  for (const Row& row : rows()) {
    std::string line = "  " + std::string(row.usage);
    if (*row.does) line += std::string(line.size() < 44 ? 44 - line.size() : 2, ' ') + row.does;
    text += line + "\n";
  }
  return text;
}

}  // namespace plenary::cli
