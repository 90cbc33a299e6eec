#include "clients/cli/words.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <tuple>

#include "facilitation/clocks/local_time.h"

namespace plenary::cli {
namespace {

std::string spoken(std::string name) {
  name = lower(name);
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string enum_name(std::string_view word) {
  std::string name(word);
  for (char& c : name) c = c == ' ' || c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

std::optional<std::uint32_t> number_in(std::string_view word, std::string_view prefix) {
  if (word.starts_with(prefix)) word.remove_prefix(prefix.size());
  if (word.empty() || word.size() > 7) return std::nullopt;
  std::uint32_t number = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return number;
}

std::vector<const Record*> chosen(const Document& document, const std::function<bool(const Record&)>& wanted) {
  std::vector<const Record*> records;
  for (const Record* record : document.sorted())
    if (wanted(*record)) records.push_back(record);
  return records;
}

// By id, by exact title, else by the beginning of the title, if only one begins so.
Found find_titled(const std::vector<const Record*>& records, std::string_view word, const char* what,
                  const std::function<std::string(const Record&)>& title) {
  const std::string wanted = lower(word);
  std::vector<const Record*> beginning;
  for (const Record* record : records) {
    if (record->id() == word || lower(title(*record)) == wanted) return {record->id(), {}};
    if (!wanted.empty() && lower(title(*record)).starts_with(wanted)) beginning.push_back(record);
  }
  if (beginning.size() == 1) return {beginning.front()->id(), {}};
  std::string names;
  for (const Record* record : beginning.empty() ? records : beginning)
    names += (names.empty() ? "" : ", ") + title(*record);
  if (beginning.size() > 1) return {{}, "'" + std::string(word) + "' may be " + names + "; write more of it."};
  return {{},
          std::string("There is no ") + what + " '" + std::string(word) + "'" +
              (names.empty() ? "." : "; there are: " + names + ".")};
}

Found find_numbered(const std::vector<const Record*>& records, const Document& document, std::string_view word,
                    std::string_view prefix, const char* what) {
  const std::string wanted = lower(word);
  const std::optional<std::uint32_t> number = number_in(wanted, prefix);
  for (const Record* record : records) {
    if (record->id() == word) return {record->id(), {}};
    if (number && label_of(document, *record) == std::string(prefix) + std::to_string(*number))
      return {record->id(), {}};
  }
  std::vector<const Record*> beginning;
  for (const Record* record : records)
    if (word.size() >= 4 && record->id().starts_with(word)) beginning.push_back(record);
  if (beginning.size() == 1) return {beginning.front()->id(), {}};
  return {{}, std::string("There is no ") + what + " '" + std::string(word) + "'. `show` lists what there is."};
}

}  // namespace

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

std::string kind_word(CardKind kind) { return kind == CARD_KIND_UNSPECIFIED ? "card" : lower(CardKind_Name(kind)); }
std::optional<CardKind> kind_from(std::string_view word) {
  CardKind kind;
  if (!CardKind_Parse(enum_name(word), &kind) || kind == CARD_KIND_UNSPECIFIED) return std::nullopt;
  return kind;
}
std::string role_word(Role role) { return lower(Role_Name(role)); }
std::string policy_words(const Board& board) {
  if (!board.policy().verbatim().empty()) return board.policy().verbatim();
  return "We take written notes. Nothing you say will be published under your name, organisation or role unless we "
         "have "
         "asked you first and you have said yes to the exact words.";
}
std::optional<Role> role_from(std::string_view word) {
  Role role;
  if (!Role_Parse(enum_name(word), &role) || role == ROLE_UNSPECIFIED) return std::nullopt;
  return role;
}
std::string decision_state_word(DecisionState state) { return spoken(DecisionState_Name(state)); }
std::optional<DecisionState> decision_state_from(std::string_view word) {
  DecisionState state;
  if (!DecisionState_Parse(enum_name(word), &state) || state == DECISION_STATE_UNSPECIFIED) return std::nullopt;
  return state;
}
std::string action_state_word(Action::State state) {
  switch (state) {
    case Action::ACTION_PROPOSED: return "proposed";
    case Action::OPEN: return "open";
    case Action::DONE: return "done";
    case Action::DROPPED: return "dropped";
    default: return "";  // open enum of the wire
  }
}

std::string mode_words(Mode mode) {
  switch (mode) {
    case IN_ROOM: return "in the room";
    case REMOTE: return "remote";
    case TABLE_DEVICE: return "a table's device";
    default: return "did not say how they take part";  // open enum of the wire
  }
}

std::string person_name(const Document& document, const People& people, const std::string& participant) {
  const auto found = people.find(participant);
  if (found != people.end() && !found->second.name().empty()) return found->second.name();
  const Member* member = document.member(participant);
  return member && !member->removed() ? "a member" : "a former member";
}

std::string clock_of(const Document& document, std::int64_t ms) {
  if (ms <= 0) return "--:--";
  const std::string zone = document.board() ? document.board()->time_zone() : "";
  auto local = local_time(ms, zone);
  if (!local) local = local_time(ms, "UTC");
  return local ? local->clock : "--:--";
}

std::vector<const Record*> regions_in_order(const Document& document) {
  auto regions = chosen(document, [](const Record& record) { return record.has_region(); });
  std::stable_sort(regions.begin(), regions.end(),
                   [](const Record* a, const Record* b) { return a->region().order() < b->region().order(); });
  return regions;
}

std::vector<const Record*> notes_in_order(const Document& document) {
  auto notes = chosen(document, [](const Record& record) {
    return record.has_note() && !record.note().has_trashed() && record.note().merged_into().empty() &&
           record.note().purged_ms() == 0;
  });
  std::stable_sort(notes.begin(), notes.end(),
                   [](const Record* a, const Record* b) { return a->note().at_ms() < b->note().at_ms(); });
  return notes;
}

std::vector<const Record*> clusters_of_region(const Document& document, const std::string& region) {
  auto clusters = chosen(document, [&](const Record& record) {
    return record.has_cluster() && record.cluster().region() == region && !record.cluster().dissolved() &&
           record.cluster().merged_into().empty();
  });
  std::stable_sort(clusters.begin(), clusters.end(),
                   [](const Record* a, const Record* b) { return a->cluster().order() < b->cluster().order(); });
  return clusters;
}

std::vector<const Record*> decisions_in_order(const Document& document) {
  auto decisions =
      chosen(document, [](const Record& record) { return record.has_decision() && !record.decision().has_trashed(); });
  std::stable_sort(decisions.begin(), decisions.end(), [](const Record* a, const Record* b) {
    return a->decision().number() - 1 < b->decision().number() - 1;
  });
  return decisions;
}

std::vector<const Record*> actions_in_order(const Document& document) {
  auto actions =
      chosen(document, [](const Record& record) { return record.has_action() && !record.action().has_trashed(); });
  std::stable_sort(actions.begin(), actions.end(), [](const Record* a, const Record* b) {
    return a->action().number() - 1 < b->action().number() - 1;
  });
  return actions;
}

const Trashed* trashed(const Record& record) {
  if (record.has_card() && record.card().has_trashed()) return &record.card().trashed();
  if (record.has_note() && record.note().has_trashed()) return &record.note().trashed();
  if (record.has_decision() && record.decision().has_trashed()) return &record.decision().trashed();
  if (record.has_action() && record.action().has_trashed()) return &record.action().trashed();
  return nullptr;
}

std::vector<const Record*> in_the_trash(const Document& document) {
  auto records = chosen(document, [](const Record& record) { return trashed(record) != nullptr; });
  const auto place = [](const Record* record) {
    const std::uint32_t number = record->has_card()       ? record->card().number()
                                 : record->has_decision() ? record->decision().number()
                                                          : record->action().number();
    return std::make_tuple(record->body_case(), number);
  };
  std::stable_sort(records.begin(), records.end(),
                   [&](const Record* a, const Record* b) { return place(a) < place(b); });
  return records;
}

std::string latest_words(const Decision& decision) {
  return decision.versions().empty() ? std::string() : decision.versions(decision.versions_size() - 1).text();
}

std::string quotation_state_word(Quote::State state) {
  switch (state) {
    case Quote::REQUESTED: return "asked, no answer yet";
    case Quote::GRANTED: return "may be quoted";
    case Quote::GRANTED_WITH_EDITS: return "may be quoted, with changes";
    case Quote::DECLINED: return "not to be quoted";
    case Quote::QUOTE_LAPSED: return "no answer in time: not used";
    case Quote::QUOTE_WITHDRAWN: return "taken back";
    case Quote::SUPERSEDED: return "changed: ask anew";
    case Quote::DISCARDED: return "discarded";
    default: return "captured, not asked";
  }
}

std::vector<const Record*> quotes_in_order(const Document& document) {
  auto quotes = chosen(
      document, [](const Record& record) { return record.has_quote() && record.quote().state() != Quote::DISCARDED; });
  std::stable_sort(quotes.begin(), quotes.end(),
                   [](const Record* a, const Record* b) { return a->quote().said_ms() < b->quote().said_ms(); });
  return quotes;
}

std::string label_of(const Document& document, const Record& record) {
  if (record.has_card() && record.card().number() > 0) return std::to_string(record.card().number());
  if (record.has_decision() && record.decision().number() > 0) return "d" + std::to_string(record.decision().number());
  if (record.has_action() && record.action().number() > 0) return "a" + std::to_string(record.action().number());
  if (record.has_note()) {
    const auto notes = notes_in_order(document);
    const auto place =
        std::find_if(notes.begin(), notes.end(), [&](const Record* note) { return note->id() == record.id(); });
    if (place != notes.end()) return "n" + std::to_string(place - notes.begin() + 1);
  }
  if (record.has_quote()) {
    const auto quotes = quotes_in_order(document);
    const auto place =
        std::find_if(quotes.begin(), quotes.end(), [&](const Record* quote) { return quote->id() == record.id(); });
    if (place != quotes.end()) return "Q" + std::to_string(place - quotes.begin() + 1);
  }
  return record.id().substr(0, 8);
}

Found find_card(const Document& document, std::string_view word) {
  return find_numbered(chosen(document, [](const Record& record) { return record.has_card(); }), document, word, "",
                       "card");
}
// By its place, too, and as the outline writes its id: 3, {movers}.
Found find_region(const Document& document, std::string_view word) {
  const auto regions = regions_in_order(document);
  if (const auto place = number_in(word, ""); place && *place >= 1 && *place <= regions.size())
    return {regions[*place - 1]->id(), {}};
  if (word.size() > 2 && word.front() == '{' && word.back() == '}') word = word.substr(1, word.size() - 2);
  return find_titled(regions_in_order(document), word, "region",
                     [](const Record& record) { return record.region().title(); });
}
Found find_cluster(const Document& document, std::string_view word) {
  return find_titled(
      chosen(document, [](const Record& record) { return record.has_cluster() && !record.cluster().dissolved(); }),
      word, "group", [](const Record& record) { return record.cluster().title(); });
}
Found find_note(const Document& document, std::string_view word) {
  return find_numbered(chosen(document, [](const Record& record) { return record.has_note(); }), document, word, "n",
                       "note");
}
Found find_decision(const Document& document, std::string_view word) {
  return find_numbered(decisions_in_order(document), document, word, "d", "decision");
}
Found find_action(const Document& document, std::string_view word) {
  return find_numbered(actions_in_order(document), document, word, "a", "action");
}
Found find_person(const Document& document, const People& people, std::string_view word) {
  return find_titled(
      chosen(document, [](const Record& record) { return record.has_member() && !record.member().removed(); }), word,
      "person", [&](const Record& record) { return person_name(document, people, record.member().participant()); });
}

}  // namespace plenary::cli
