#include "facilitation/policy/sight.h"

#include <algorithm>

namespace plenary::policy {
namespace {

// Tables are read by column; laid out by hand.
// clang-format off

constexpr Sight nil = Sight::nothing;
constexpr Sight own = Sight::own;
constexpr Sight all = Sight::all;

using Roles = std::array<Sight, Role_ARRAYSIZE>;
// By Role:                   no longer here, observer, participant, rapporteur, facilitator, co, host, presenter
constexpr Roles everyone     = {nil, all, all, all, all, all, all, all};
// Words are their speaker's and their author's wherever they sit now.
constexpr Roles its_speaker  = {own, own, own, own, own, own, own, own};
constexpr Roles its_author   = {nil, own, own, own, own, own, own, own};
constexpr Roles keepers      = {own, own, own, all, own, own, own, own};
constexpr Roles recorders    = {nil, own, own, all, all, all, own, own};
constexpr Roles rapporteurs  = {nil, nil, nil, all, nil, nil, nil, nil};
constexpr Roles facilitators = {nil, nil, nil, nil, all, all, nil, nil};
constexpr Roles record_keepers = {nil, nil, nil, all, all, all, nil, nil};
constexpr Roles writers      = {nil, nil, nil, all, all, all, nil, nil};
constexpr Roles crew         = {nil, nil, nil, nil, all, all, all, nil};

constexpr SightRow rows[] = {
    {Matter::board, "regions, cards, clusters, links, decisions, actions, reports of groups, members", everyone},
    {Matter::silent_writing, "cards of silent writing, and links to them", its_author},
    {Matter::record_note, "record notes", everyone},
    {Matter::working_note, "working notes", rapporteurs},
    {Matter::quotation, "quotations and requests for them", keepers},
    {Matter::refused_quotation, "quotations to which their speaker said no, or nothing, thirty days ago", its_speaker},
    {Matter::invitation, "invitations", facilitators},
    {Matter::own_template, "board templates of the meeting's own", facilitators},
    {Matter::waiting, "who waits to be let in", facilitators},
    {Matter::hidden_item, "agenda items before their reveal, with what belongs to them", crew},
    {Matter::out_of_programme, "agenda items and groups that were taken out", crew},
    {Matter::private_answer, "ballots, responses", its_author},
    {Matter::capture_choice, "capture choices", recorders},
    {Matter::record_draft, "paragraphs of a session record before it is circulated, and those thrown away", record_keepers},
    {Matter::correction, "corrections that are asked for, and their answers", recorders},
    {Matter::unapproved, "entries of a guidebook and what its fields say, before they are ready", writers},
};

// clang-format on

}  // namespace

std::span<const SightRow> sights() { return rows; }

Sight sight(Matter matter, Role role) {
  const auto found =
      std::find_if(std::begin(rows), std::end(rows), [matter](const SightRow& row) { return row.matter == matter; });
  return found == std::end(rows) || !Role_IsValid(role) ? Sight::nothing : found->sight[role];
}

Matter matter_of(const Record& record) {
  if (record.has_card()) return record.card().hidden() ? Matter::silent_writing : Matter::board;
  if (record.has_link()) return record.link().hidden() ? Matter::silent_writing : Matter::board;
  if (record.has_note()) return record.note().visibility() == Note::RECORD ? Matter::record_note : Matter::working_note;
  if (record.has_quote() && record.quote().withheld()) return Matter::refused_quotation;
  if (record.has_quote() || record.has_attribution_request()) return Matter::quotation;
  if (record.has_invitation()) return Matter::invitation;
  if (record.has_board_template()) return Matter::own_template;
  if (record.has_member() && record.member().waiting()) return Matter::waiting;
  if (record.has_agenda_item() && record.agenda_item().hidden()) return Matter::hidden_item;
  if (record.has_breakout() && record.breakout().hidden()) return Matter::hidden_item;
  if (record.has_case_study() && record.case_study().hidden()) return Matter::hidden_item;
  if (record.has_agenda_item() && record.agenda_item().has_trashed()) return Matter::out_of_programme;
  if (record.has_breakout() && record.breakout().has_trashed()) return Matter::out_of_programme;
  if (record.has_ballot() && record.ballot().open()) return Matter::board;
  if (record.has_decision_response() && record.decision_response().open()) return Matter::board;
  if (record.has_capture_choice()) return Matter::capture_choice;
  if (record.has_entry() && (record.entry().state() != "ready" || record.entry().has_trashed()))
    return Matter::unapproved;
  if (record.has_entry_field() && !record.entry_field().approved()) return Matter::unapproved;
  if (record.has_ballot() || record.has_decision_response()) return Matter::private_answer;
  if (record.has_receipt()) return Matter::private_answer;
  if (record.has_paragraph() && (record.paragraph().number() == 0 || record.paragraph().has_trashed()))
    return Matter::record_draft;
  if (record.has_correction() && record.correction().corrigendum() == 0) return Matter::correction;
  return Matter::board;
}

const std::string& owner_of(const Record& record) {
  static const std::string nobody;
  if (record.has_card()) return record.card().author();
  if (record.has_link()) return record.link().author();
  if (record.has_ballot()) return record.ballot().voter();
  if (record.has_decision_response()) return record.decision_response().by();
  if (record.has_capture_choice()) return record.capture_choice().participant();
  if (record.has_receipt()) return record.receipt().participant();
  if (record.has_correction()) return record.correction().by();
  if (record.has_quote()) return record.quote().speaker();
  if (record.has_attribution_request()) return record.attribution_request().speaker();
  return nobody;
}

bool is_shown_to(const Record& record, const std::string& participant) {
  const auto& others = record.card().shown_to();
  return record.has_card() && std::find(others.begin(), others.end(), participant) != others.end();
}

bool may_see(const Record& record, Role role, const std::string& participant) {
  switch (sight(matter_of(record), role)) {
    case Sight::nothing: return false;
    case Sight::own:
      return !participant.empty() && (owner_of(record) == participant || is_shown_to(record, participant));
    case Sight::all: return true;
  }
  return false;
}

}  // namespace plenary::policy
