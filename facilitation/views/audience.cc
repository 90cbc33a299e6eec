#include "facilitation/views/view.h"

#include <algorithm>

namespace plenary {

ViewerClass class_of(Role role) {
  switch (role) {
    case RAPPORTEUR: return ViewerClass::rapporteurs;
    case FACILITATOR:
    case CO_FACILITATOR: return ViewerClass::facilitators;
    case PLENARY_HOST: return ViewerClass::hosts;
    default:  // open enum of the wire: whatever it is, it is shown the least
      return ViewerClass::everyone;
  }
}

bool Audience::includes(std::string_view participant) const {
  if (participant.empty()) return false;
  return author == participant || std::find(others.begin(), others.end(), participant) != others.end();
}

Audience audience(const Record& record) {
  switch (record.body_case()) {
    case Record::kCard:
      if (record.card().hidden())
        return {Audience::author_only,
                record.card().author(),
                {record.card().shown_to().begin(), record.card().shown_to().end()}};
      return {};
    case Record::kLink:
      if (record.link().hidden()) return {Audience::author_only, record.link().author(), {}};
      return {};
    case Record::kNote:
      if (record.note().visibility() != Note::RECORD) return {Audience::rapporteurs_only, {}, {}};
      return {};
    case Record::kInvitation: return {Audience::facilitators_only, {}, {}};
    case Record::kBoardTemplate: return {Audience::facilitators_only, {}, {}};
    case Record::kMember:
      if (record.member().waiting()) return {Audience::facilitators_only, {}, {}};
      return {};
    case Record::kAgendaItem:
      if (record.agenda_item().hidden() || record.agenda_item().has_trashed()) return {Audience::crew_only, {}, {}};
      return {};
    case Record::kBreakout:
      if (record.breakout().hidden() || record.breakout().has_trashed()) return {Audience::crew_only, {}, {}};
      return {};
    case Record::kCaseStudy:
      if (record.case_study().hidden()) return {Audience::crew_only, {}, {}};
      return {};
    case Record::kBallot:
      if (record.ballot().open()) return {};
      return {Audience::author_only, record.ballot().voter(), {}};
    case Record::kDecisionResponse:
      if (record.decision_response().open()) return {};
      return {Audience::author_only, record.decision_response().by(), {}};
    case Record::kReceipt: return {Audience::author_only, record.receipt().participant(), {}};
    case Record::kCaptureChoice: return {Audience::staff_and_author, record.capture_choice().participant(), {}};
    case Record::kQuote:
      return {record.quote().withheld() ? Audience::author_only : Audience::rapporteurs_and_author,
              record.quote().speaker(),
              {}};
    case Record::kAttributionRequest:
      return {Audience::rapporteurs_and_author, record.attribution_request().speaker(), {}};
    case Record::kParagraph:  // without a number: not circulated
      if (record.paragraph().number() == 0 || record.paragraph().has_trashed()) return {Audience::staff_only, "", {}};
      return {};
    case Record::kCorrection:
      if (record.correction().corrigendum() == 0) return {Audience::staff_and_author, record.correction().by(), {}};
      return {};
    case Record::kEntry:
      if (record.entry().state() != "ready" || record.entry().has_trashed()) return {Audience::staff_only, {}, {}};
      return {};
    case Record::kEntryField:
      if (!record.entry_field().approved()) return {Audience::staff_only, {}, {}};
      return {};
    case Record::BODY_NOT_SET: return {Audience::nobody, {}, {}};
    case Record::kMeeting:
    case Record::kPillar:
    case Record::kResource:
    case Record::kBoard:
    case Record::kRegion:
    case Record::kCluster:
    case Record::kPhase:
    case Record::kVote:
    case Record::kDecision:
    case Record::kAction:
    case Record::kRecordingMarker:
    case Record::kOffRecord:
    case Record::kHarvest:
    case Record::kReport:
    case Record::kDifference:
    case Record::kWalk:
    case Record::kSpeakingTurn:
    case Record::kSignal:
    case Record::kAnnouncement:
    case Record::kSessionRecord:
    case Record::kGuidebook:
    case Record::kChapter:
    case Record::kEdition: return {};
  }
  return {Audience::nobody, {}, {}};
}

bool may_see(const Record& record, const Viewer& viewer) {
  const Audience who = audience(record);
  switch (who.kind) {
    case Audience::all: return true;
    case Audience::rapporteurs_only: return class_of(viewer.role) == ViewerClass::rapporteurs;
    case Audience::rapporteurs_and_author:
      return class_of(viewer.role) == ViewerClass::rapporteurs || who.includes(viewer.participant);
    case Audience::staff_and_author:
      return class_of(viewer.role) == ViewerClass::rapporteurs || class_of(viewer.role) == ViewerClass::facilitators ||
             who.includes(viewer.participant);
    case Audience::staff_only:
      return class_of(viewer.role) == ViewerClass::rapporteurs || class_of(viewer.role) == ViewerClass::facilitators;
    case Audience::facilitators_only: return class_of(viewer.role) == ViewerClass::facilitators;
    case Audience::crew_only:
      return class_of(viewer.role) == ViewerClass::facilitators || class_of(viewer.role) == ViewerClass::hosts;
    case Audience::author_only: return who.includes(viewer.participant);
    case Audience::nobody: return false;
  }
  return false;
}

Record shown(const Record& record, ViewerClass viewers, const Document& document) {
  Record copy = record;
  leave_out_what_is_not_shown(copy, viewers, document);
  return copy;
}

void leave_out_what_is_not_shown(Record& copy, ViewerClass viewers, const Document& document) {
  if (copy.has_card()) {
    Card& card = *copy.mutable_card();
    const Board* board = document.board();
    const bool signed_cards = board && board->policy().authors_visible_on_board();
    // Who put somebody else's card away answers for it; who put away their own would be its author.
    if (card.has_trashed() && card.trashed().by() == card.author() && !signed_cards) card.mutable_trashed()->clear_by();
    if (!signed_cards) {
      card.clear_author();
      card.clear_written_ms();
    }
    if (card.has_held()) card.mutable_held()->clear_by();
    card.clear_shown_to();
  } else if (copy.has_link()) {
    copy.mutable_link()->clear_author();
  } else if (copy.has_note() && viewers != ViewerClass::rapporteurs) {
    copy.mutable_note()->clear_speaker();
  } else if (copy.has_member()) {
    copy.mutable_member()->clear_invitation();
  } else if (copy.has_board_template()) {
    copy.mutable_board_template()->clear_yaml();  // every version of every file: whoever wants one asks for it
  } else if (copy.has_quote()) {
    copy.mutable_quote()->clear_traces();  // what is found by them is told; they are nobody's to try words on
    copy.mutable_quote()->clear_old_words_due();
  } else if (copy.has_attribution_request() && copy.attribution_request().withheld() &&
             viewers == ViewerClass::rapporteurs) {
    const AttributionRequest whole = copy.attribution_request();
    AttributionRequest& left = *copy.mutable_attribution_request();
    left.Clear();
    left.set_withheld(true);
    left.set_answer(whole.answer());
    left.set_answered_ms(whole.answered_ms());
    left.set_lapsed_ms(whole.lapsed_ms());
  } else if (copy.has_edition()) {
    // A replica does without: editions are read as files, and each holds all words anew. Who is named, writers know.
    copy.mutable_edition()->clear_content();
    if (viewers != ViewerClass::rapporteurs && viewers != ViewerClass::facilitators)
      for (ReliedOn& one : *copy.mutable_edition()->mutable_relied_on()) one.clear_participant();
  }
}

bool is_mine(const Record& record, const std::string& participant) {
  return record.has_card() && !participant.empty() && record.card().author() == participant;
}

}  // namespace plenary
