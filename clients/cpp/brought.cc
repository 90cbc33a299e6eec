#include "clients/cpp/brought.h"

#include <initializer_list>
#include <map>

namespace plenary::client {
namespace {

std::string together(std::initializer_list<std::string> pieces) {
  std::string words;
  for (const std::string& piece : pieces)
    if (!piece.empty()) words += (words.empty() ? "" : "\n\n") + piece;
  return words;
}

// New or changed, a decision brings the same.
template <class Asked>
std::string words_of_decision(const Asked& asked) {
  return together({asked.title(), asked.text(), asked.change_signal(), asked.deferred_reason(), asked.deferred_to()});
}

std::string words_of_card(const SetCard& asked) {
  std::string words = asked.source();
  for (const auto& [name, answer] : std::map<std::string, std::string>(asked.fields().begin(), asked.fields().end()))
    words = together({words, answer});
  return words;
}

}  // namespace

std::string words_in(const Request& request) {
  switch (request.verb_case()) {
    case Request::kAddCard: return together({request.add_card().text(), request.add_card().source()});
    case Request::kSetCard: return words_of_card(request.set_card());
    case Request::kTrashCards: return request.trash_cards().reason();
    case Request::kAddCluster: return request.add_cluster().title();
    case Request::kSetCluster: return request.set_cluster().title();
    case Request::kAddLink: return request.add_link().label();
    case Request::kSetLink: return request.set_link().label();
    case Request::kAddNote: return request.add_note().text();
    case Request::kAddLateThought: return request.add_late_thought().text();
    case Request::kDismissCheck: return request.dismiss_check().reason();
    case Request::kTrashNote: return request.trash_note().reason();
    case Request::kAddDecision: return words_of_decision(request.add_decision());
    case Request::kSetDecision: return words_of_decision(request.set_decision());
    case Request::kAddAction: return request.add_action().text();
    case Request::kSetAction: return request.set_action().text();
    case Request::kSetBoard: return request.set_board().title();
    case Request::kAddInvitation: return request.add_invitation().label();
    case Request::kOpenVote: return request.open_vote().title();
    case Request::kHoldCards: return request.hold_cards().reason();
    case Request::kAnnounce: return request.announce().text();
    case Request::kCaptureQuote: return request.capture_quote().text();
    case Request::kSetQuote: return request.set_quote().text();
    case Request::kRequestAttribution: return request.request_attribution().said_as();
    case Request::kAnswerAttribution: return request.answer_attribution().text();
    case Request::kAddMarker: return request.add_marker().label();
    case Request::kDraftProposal:
      return together({request.draft_proposal().title(), request.draft_proposal().text(),
                       request.draft_proposal().change_signal()});
    case Request::kAmendProposal:
      return together({request.amend_proposal().title(), request.amend_proposal().text(),
                       request.amend_proposal().change_signal()});
    case Request::kAskAboutProposal: return request.ask_about_proposal().question();
    case Request::kAnswerAboutProposal: return request.answer_about_proposal().answer();
    case Request::kReactToProposal: return request.react_to_proposal().text();
    case Request::kRespondToProposal: return request.respond_to_proposal().reason();
    case Request::kJudgeObjection: return request.judge_objection().reason();
    case Request::kConcludeProposal:
      return together({request.conclude_proposal().reason(), request.conclude_proposal().to()});
    case Request::kReviewDecision: return request.review_decision().reason();
    case Request::kSetPlenaryOutcome: return request.set_plenary_outcome().reason();
    case Request::kAnswerDecision: return request.answer_decision().reason();
    case Request::kKeepDifference:
      return together({request.keep_difference().subject(), request.keep_difference().remark()});
    case Request::kAskTheGroup: return request.ask_the_group().question();
    case Request::kAddParagraph: return together({request.add_paragraph().heading(), request.add_paragraph().text()});
    case Request::kSetParagraph: return request.set_paragraph().heading();
    case Request::kTrashParagraph: return request.trash_paragraph().reason();
    case Request::kSetRecord: return request.set_record().title();
    case Request::kProposeCorrection:
      return together({request.propose_correction().proposed_text(), request.propose_correction().reason()});
    case Request::kAnswerCorrection:
      return together({request.answer_correction().text(), request.answer_correction().answer()});
    case Request::kIssueCorrigendum:
      return together({request.issue_corrigendum().text(), request.issue_corrigendum().reason()});
    case Request::kSetSignal: return request.set_signal().text();
    case Request::kSetHarvest:
      return together({request.set_harvest().headline(), request.set_harvest().disagreement_kept(),
                       request.set_harvest().example()});
    case Request::kSetPhases: {
      std::string words;
      for (const PlannedPhase& phase : request.set_phases().phases())
        words = together({words, phase.title(), phase.words()});
      return words;
    }
    case Request::kAddAgendaItem: return request.add_agenda_item().title();
    case Request::kSetAgendaItem: return request.set_agenda_item().title();
    case Request::kTrashAgendaItem: return request.trash_agenda_item().reason();
    case Request::kSetMeeting:
      return together({request.set_meeting().title(), request.set_meeting().series(), request.set_meeting().organiser(),
                       request.set_meeting().venue(), request.set_meeting().main_outcome(),
                       request.set_meeting().verbatim()});
    case Request::kSetTemplate: return request.set_template().yaml();
    case Request::kTrashTemplate: return request.trash_template().reason();
    case Request::kAddBreakout: return request.add_breakout().title();
    case Request::kSetBreakout: return request.set_breakout().title();
    case Request::kTrashBreakout: return request.trash_breakout().reason();
    case Request::kSetGuidebook:
      return together({request.set_guidebook().title(), request.set_guidebook().organiser()});
    case Request::kAddEntry: {
      std::string words = request.add_entry().title();
      for (const NewField& field : request.add_entry().fields()) words = together({words, field.text()});
      return words;
    }
    case Request::kSetEntry:
      return together({request.set_entry().title(), request.set_entry().place(), request.set_entry().period(),
                       request.set_entry().organisation_type(), request.set_entry().sector(),
                       request.set_entry().naming().organisation()});
    case Request::kTrashEntry: return request.trash_entry().reason();
    case Request::kSetField: return request.set_field().text();
    case Request::kReportGrant: return request.report_grant().evidence();
    case Request::kDiscardQuote:
    case Request::kReopenAttribution:
    case Request::kWithdrawAttribution:
    case Request::kSetCapture:
    case Request::kRemoveMarker:
    case Request::kOpenProposal:
    case Request::kTakeProposalOn:
    case Request::kAskAboutInterests:
    case Request::kCheckHarvest:
    case Request::kOpenDecisionRound:
    case Request::kExcuseOneself:
    case Request::kPauseDecisionRound:
    case Request::kCloseDecisionRound:
    case Request::kWithdrawObjection:
    case Request::kWithdrawProposal:
    case Request::kReadBackDecision:
    case Request::kBeginReport:
    case Request::kEndReport:
    case Request::kOrderReports:
    case Request::kRemoveDifference:
    case Request::kOpenGallery:
    case Request::kLeaveMark:
    case Request::kLetIn:
    case Request::kRestoreParagraph:
    case Request::kCirculateRecord:
    case Request::kWithdrawCorrection:
    case Request::kApproveRecord:
    case Request::kSettleOffer:
    case Request::kLapseAttributions:
    case Request::kNoteErased:
    case Request::kImportProgramme:  // stands in a file
    case Request::kMoveAgendaItem:
    case Request::kRestoreAgendaItem:
    case Request::kBeginAgendaItem:
    case Request::kEndAgendaItem:
    case Request::kRevealAgendaItem:
    case Request::kSetRehearsal:
    case Request::kHandOver:
    case Request::kRestoreTemplate:
    case Request::kRestoreBreakout:
    case Request::kSeatPeople:
    case Request::kTakeSeat:
    case Request::kSeatMember:
    case Request::kTakeReport:
    case Request::kDiscardBallots:
    case Request::kPurgeWorkingNotes:
    case Request::kMoveEntry:
    case Request::kRestoreEntry:
    case Request::kUseQuote:
    case Request::kMarkReady:
    case Request::kAgreeToBeNamed:
    case Request::kTakeInMeeting:
    case Request::kPublishEdition:
    case Request::kEditText:
    case Request::kMoveCards:
    case Request::kLockCards:
    case Request::kParkCards:
    case Request::kRestoreCards:
    case Request::kMergeCards:
    case Request::kWithdrawCard:
    case Request::kMergeNotes:
    case Request::kMergeClusters:
    case Request::kDissolveCluster:
    case Request::kRestoreCluster:
    case Request::kRemoveLink:
    case Request::kSetNote:
    case Request::kRestoreNote:
    case Request::kAcceptAction:
    case Request::kStartSilentWriting:
    case Request::kRevealCards:
    case Request::kSetRegion:
    case Request::kSetRole:
    case Request::kRemoveMember:
    case Request::kRevokeInvitation:
    case Request::kOpenDocument:
    case Request::kPausePhase:
    case Request::kStartPhase:
    case Request::kSetPhaseTime:
    case Request::kStartRound:
    case Request::kEndTurn:
    case Request::kGiveTurnBack:
    case Request::kCastBallot:
    case Request::kCloseVote:
    case Request::kSetOffRecord:
    case Request::kSetSpotlight:
    case Request::kTakeOver:
    case Request::kSetPairs:
    case Request::kReleaseCards:
    case Request::kAcknowledge:
    case Request::kAcknowledgePolicy:
    case Request::kSetCredit:
    case Request::kSetGather:
    case Request::kSetVoices:
    case Request::kAdmit:
    case Request::kNoteAbsence:
    case Request::VERB_NOT_SET: break;
  }
  return {};
}

std::string words_in(const Request& request, const std::string& typed) {
  return request.has_add_card() ? together({typed, request.add_card().source()}) : typed;
}

std::string made_with_words(const Request& request) {
  if (request.has_add_card()) return request.add_card().id();
  return request.has_add_note() ? request.add_note().id() : std::string();
}

}  // namespace plenary::client
