#include <algorithm>

#include "facilitation/policy/policy.h"
#include "facilitation/policy/sight.h"

namespace plenary::policy {
namespace {

constexpr Role kColumns[] = {OBSERVER,    PARTICIPANT,    PRESENTER,    RAPPORTEUR,
                             FACILITATOR, CO_FACILITATOR, PLENARY_HOST, ROLE_UNSPECIFIED};

std::string heading(const char* first) {
  return std::string("| ") + first +
         " | observer | participant | presenter | rapporteur | facilitator | co-facilitator | plenary host | no longer "
         "here |";
}

std::string words(Who who) {
  switch (who) {
    case Who::no: return "–";
    case Who::own: return "own";
    case Who::any: return "yes";
  }
  return {};
}

std::string words(When when) {
  switch (when) {
    case When::yes: return "yes";
    case When::own: return "own";
    case When::late: return "late";
    case When::facilitators: return "facilitators";
    case When::reopening: return "to reopen it";
    case When::phase_closed: return "`PHASE_CLOSED`";
    case When::locked: return "`LOCKED`";
    case When::off_record: return "`OFF_RECORD`";
    case When::closed: return "`CLOSED_BOARD`";
  }
  return {};
}

std::string words(Sight sight) {
  switch (sight) {
    case Sight::nothing: return "–";
    case Sight::own: return "own";
    case Sight::all: return "yes";
  }
  return {};
}

std::string name_of(Verb verb) { return Request::descriptor()->FindFieldByNumber(verb)->name(); }

}  // namespace

std::string as_markdown() {
  std::string out = heading("verb") + " open | silent writing | locked | off the record | closed |\n|---|";
  for (std::size_t column = 0; column < std::size(kColumns) + kBoardStates; ++column) out += "---|";
  out += '\n';
  for (const Row& row : table()) {
    out += "| `" + name_of(row.verb) + "` |";
    for (const Role role : kColumns) out += ' ' + (row.server_only ? "the server" : words(row.who[role])) + " |";
    for (const When when : row.when) out += ' ' + words(when) + " |";
    out += '\n';
  }
  return out;
}

std::string phases_as_markdown() {
  std::string out = "| verb |", line = "|---|";
  for (int kind = ARRIVE; kind < PhaseKind_ARRAYSIZE; ++kind) {
    out += " " + phase_word(static_cast<PhaseKind>(kind)) + " |";
    line += "---|";
  }
  out += "\n" + line + "\n";
  for (const Row& row : table()) {
    const auto always = [](When when) { return when == When::yes; };
    if (std::all_of(row.phases.begin(), row.phases.end(), always)) continue;
    out += "| `" + name_of(row.verb) + "` |";
    for (int kind = ARRIVE; kind < PhaseKind_ARRAYSIZE; ++kind) {
      const When when = row.phases[static_cast<std::size_t>(kind)];
      out += ' ' + (when == When::phase_closed ? std::string("–") : words(when)) + " |";
    }
    out += '\n';
  }
  return out;
}

std::string sights_as_markdown() {
  std::string out = heading("who sees") + "\n|---|";
  for (std::size_t column = 0; column < std::size(kColumns); ++column) out += "---|";
  out += '\n';
  for (const SightRow& row : sights()) {
    out += std::string("| ") + row.words + " |";
    for (const Role role : kColumns) out += ' ' + words(row.sight[role]) + " |";
    out += '\n';
  }
  return out;
}

}  // namespace plenary::policy
