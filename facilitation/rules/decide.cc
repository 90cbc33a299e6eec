#include "facilitation/rules/decide.h"

#include "facilitation/document/session_record.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

// Words of a note are a matter of notes, those of a paragraph of records, those of a field of guidebooks. Only of what the
// asker may see: anything else is as if it were not there.
policy::Verb judged_as(const Document& document, const Request& request, const Actor& actor, Role role) {
  if (request.has_edit_text()) {
    const Moment no_moment;
    const Situation looking{document, actor, role, {}, {}, no_moment};
    const Record* of = looking.seen(request.edit_text().id());
    if (of && of->has_note()) return Request::kSetNote;
    if (of && of->has_paragraph()) return Request::kSetParagraph;
    if (of && of->has_entry_field()) return Request::kSetField;
  }
  return request.verb_case();
}

Refusal refusal_by_policy(RefusalCode code, const Situation& here) {
  if (code == PHASE_CLOSED) return here.not_now();
  if (code == LOCKED) return refusal(code, {"board"});
  return refusal(code);
}

// Somewhere where the verb has a meaning?
No is_the_place(const policy::Row& row, const Document& document) {
  switch (row.where) {
    case policy::Where::every_document: return {};
    case policy::Where::boards: return document.board() ? No() : not_found("board");
    case policy::Where::meetings: return document.meeting() ? No() : not_found("meeting");
    case policy::Where::records: return record_head(document) ? No() : not_found("record");
    case policy::Where::guidebooks: return document.find("guidebook") ? No() : not_found("guidebook");
  }
  return {};
}

bool only_reopens(const Request& request) {
  const SetBoard& asked = request.set_board();
  return request.has_set_board() && asked.has_closed() && !asked.closed() && !asked.has_locked() && !asked.has_title();
}

Outcome decide_in(const Situation& here, const Request& request) {
  switch (request.verb_case()) {
    case Request::kAddCard: return decide_verb(here, request.add_card());
    case Request::kSetCard: return decide_verb(here, request.set_card());
    case Request::kEditText: return decide_verb(here, request.edit_text());
    case Request::kMoveCards: return decide_verb(here, request.move_cards());
    case Request::kLockCards: return decide_verb(here, request.lock_cards());
    case Request::kParkCards: return decide_verb(here, request.park_cards());
    case Request::kTrashCards: return decide_verb(here, request.trash_cards());
    case Request::kRestoreCards: return decide_verb(here, request.restore_cards());
    case Request::kMergeCards: return decide_verb(here, request.merge_cards());
    case Request::kWithdrawCard: return decide_verb(here, request.withdraw_card());
    case Request::kAddCluster: return decide_verb(here, request.add_cluster());
    case Request::kSetCluster: return decide_verb(here, request.set_cluster());
    case Request::kMergeClusters: return decide_verb(here, request.merge_clusters());
    case Request::kDissolveCluster: return decide_verb(here, request.dissolve_cluster());
    case Request::kRestoreCluster: return decide_verb(here, request.restore_cluster());
    case Request::kAddLink: return decide_verb(here, request.add_link());
    case Request::kSetLink: return decide_verb(here, request.set_link());
    case Request::kRemoveLink: return decide_verb(here, request.remove_link());
    case Request::kAddNote: return decide_verb(here, request.add_note());
    case Request::kSetNote: return decide_verb(here, request.set_note());
    case Request::kTrashNote: return decide_verb(here, request.trash_note());
    case Request::kRestoreNote: return decide_verb(here, request.restore_note());
    case Request::kMergeNotes: return decide_verb(here, request.merge_notes());
    case Request::kAddDecision: return decide_verb(here, request.add_decision());
    case Request::kSetDecision: return decide_verb(here, request.set_decision());
    case Request::kAddAction: return decide_verb(here, request.add_action());
    case Request::kSetAction: return decide_verb(here, request.set_action());
    case Request::kAcceptAction: return decide_verb(here, request.accept_action());
    case Request::kAskAboutInterests: return decide_verb(here, request.ask_about_interests());
    case Request::kCheckHarvest: return decide_verb(here, request.check_harvest());
    case Request::kAddLateThought: return decide_verb(here, request.add_late_thought());
    case Request::kDismissCheck: return decide_verb(here, request.dismiss_check());
    case Request::kStartSilentWriting: return decide_verb(here, request.start_silent_writing());
    case Request::kRevealCards: return decide_verb(here, request.reveal_cards());
    case Request::kSetBoard: return decide_verb(here, request.set_board());
    case Request::kSetRegion: return decide_verb(here, request.set_region());
    case Request::kSetRole: return decide_verb(here, request.set_role());
    case Request::kRemoveMember: return decide_verb(here, request.remove_member());
    case Request::kAddInvitation: return decide_verb(here, request.add_invitation());
    case Request::kRevokeInvitation: return decide_verb(here, request.revoke_invitation());
    case Request::kSetPhases: return decide_verb(here, request.set_phases());
    case Request::kStartPhase: return decide_verb(here, request.start_phase());
    case Request::kSetPhaseTime: return decide_verb(here, request.set_phase_time());
    case Request::kPausePhase: return decide_verb(here, request.pause_phase());
    case Request::kStartRound: return decide_verb(here, request.start_round());
    case Request::kEndTurn: return decide_verb(here, request.end_turn());
    case Request::kGiveTurnBack: return decide_verb(here, request.give_turn_back());
    case Request::kOpenVote: return decide_verb(here, request.open_vote());
    case Request::kCastBallot: return decide_verb(here, request.cast_ballot());
    case Request::kCloseVote: return decide_verb(here, request.close_vote());
    case Request::kSetSignal: return decide_verb(here, request.set_signal());
    case Request::kSetHarvest: return decide_verb(here, request.set_harvest());
    case Request::kSetOffRecord: return decide_verb(here, request.set_off_record());
    case Request::kSetSpotlight: return decide_verb(here, request.set_spotlight());
    case Request::kSetPairs: return decide_verb(here, request.set_pairs());
    case Request::kReleaseCards: return decide_verb(here, request.release_cards());
    case Request::kHoldCards: return decide_verb(here, request.hold_cards());
    case Request::kAnnounce: return decide_verb(here, request.announce());
    case Request::kAcknowledge: return decide_verb(here, request.acknowledge());
    case Request::kSetGather: return decide_verb(here, request.set_gather());
    case Request::kAcknowledgePolicy: return decide_verb(here, request.acknowledge_policy());
    case Request::kSetCredit: return decide_verb(here, request.set_credit());
    case Request::kSetVoices: return decide_verb(here, request.set_voices());
    case Request::kTakeOver: return decide_verb(here, request.take_over());
    case Request::kAddAgendaItem: return decide_verb(here, request.add_agenda_item());
    case Request::kSetAgendaItem: return decide_verb(here, request.set_agenda_item());
    case Request::kMoveAgendaItem: return decide_verb(here, request.move_agenda_item());
    case Request::kTrashAgendaItem: return decide_verb(here, request.trash_agenda_item());
    case Request::kRestoreAgendaItem: return decide_verb(here, request.restore_agenda_item());
    case Request::kBeginAgendaItem: return decide_verb(here, request.begin_agenda_item());
    case Request::kEndAgendaItem: return decide_verb(here, request.end_agenda_item());
    case Request::kRevealAgendaItem: return decide_verb(here, request.reveal_agenda_item());
    case Request::kSetMeeting: return decide_verb(here, request.set_meeting());
    case Request::kImportProgramme: return decide_verb(here, request.import_programme());
    case Request::kHandOver: return decide_verb(here, request.hand_over());
    case Request::kSetRehearsal: return decide_verb(here, request.set_rehearsal());
    case Request::kAddBreakout: return decide_verb(here, request.add_breakout());
    case Request::kSetBreakout: return decide_verb(here, request.set_breakout());
    case Request::kTrashBreakout: return decide_verb(here, request.trash_breakout());
    case Request::kRestoreBreakout: return decide_verb(here, request.restore_breakout());
    case Request::kSeatPeople: return decide_verb(here, request.seat_people());
    case Request::kSetTemplate: return decide_verb(here, request.set_template());
    case Request::kTrashTemplate: return decide_verb(here, request.trash_template());
    case Request::kRestoreTemplate: return decide_verb(here, request.restore_template());
    case Request::kTakeSeat: return decide_verb(here, request.take_seat());
    case Request::kOpenDocument: return decide_verb(here, request.open_document());
    case Request::kAdmit: return decide_verb(here, request.admit());
    case Request::kNoteAbsence: return decide_verb(here, request.note_absence());
    case Request::kSeatMember: return decide_verb(here, request.seat_member());
    case Request::kCaptureQuote: return decide_verb(here, request.capture_quote());
    case Request::kSetQuote: return decide_verb(here, request.set_quote());
    case Request::kDiscardQuote: return decide_verb(here, request.discard_quote());
    case Request::kRequestAttribution: return decide_verb(here, request.request_attribution());
    case Request::kAnswerAttribution: return decide_verb(here, request.answer_attribution());
    case Request::kReportGrant: return decide_verb(here, request.report_grant());
    case Request::kReopenAttribution: return decide_verb(here, request.reopen_attribution());
    case Request::kWithdrawAttribution: return decide_verb(here, request.withdraw_attribution());
    case Request::kSetCapture: return decide_verb(here, request.set_capture());
    case Request::kAddMarker: return decide_verb(here, request.add_marker());
    case Request::kRemoveMarker: return decide_verb(here, request.remove_marker());
    case Request::kDraftProposal: return decide_verb(here, request.draft_proposal());
    case Request::kAmendProposal: return decide_verb(here, request.amend_proposal());
    case Request::kOpenProposal: return decide_verb(here, request.open_proposal());
    case Request::kTakeProposalOn: return decide_verb(here, request.take_proposal_on());
    case Request::kAskAboutProposal: return decide_verb(here, request.ask_about_proposal());
    case Request::kAnswerAboutProposal: return decide_verb(here, request.answer_about_proposal());
    case Request::kReactToProposal: return decide_verb(here, request.react_to_proposal());
    case Request::kOpenDecisionRound: return decide_verb(here, request.open_decision_round());
    case Request::kRespondToProposal: return decide_verb(here, request.respond_to_proposal());
    case Request::kExcuseOneself: return decide_verb(here, request.excuse_oneself());
    case Request::kPauseDecisionRound: return decide_verb(here, request.pause_decision_round());
    case Request::kCloseDecisionRound: return decide_verb(here, request.close_decision_round());
    case Request::kJudgeObjection: return decide_verb(here, request.judge_objection());
    case Request::kWithdrawObjection: return decide_verb(here, request.withdraw_objection());
    case Request::kConcludeProposal: return decide_verb(here, request.conclude_proposal());
    case Request::kWithdrawProposal: return decide_verb(here, request.withdraw_proposal());
    case Request::kReadBackDecision: return decide_verb(here, request.read_back_decision());
    case Request::kReviewDecision: return decide_verb(here, request.review_decision());
    case Request::kSetPlenaryOutcome: return decide_verb(here, request.set_plenary_outcome());
    case Request::kBeginReport: return decide_verb(here, request.begin_report());
    case Request::kEndReport: return decide_verb(here, request.end_report());
    case Request::kOrderReports: return decide_verb(here, request.order_reports());
    case Request::kAnswerDecision: return decide_verb(here, request.answer_decision());
    case Request::kKeepDifference: return decide_verb(here, request.keep_difference());
    case Request::kRemoveDifference: return decide_verb(here, request.remove_difference());
    case Request::kOpenGallery: return decide_verb(here, request.open_gallery());
    case Request::kLeaveMark: return decide_verb(here, request.leave_mark());
    case Request::kAskTheGroup: return decide_verb(here, request.ask_the_group());
    case Request::kLetIn: return decide_verb(here, request.let_in());
    case Request::kAddParagraph: return decide_verb(here, request.add_paragraph());
    case Request::kSetParagraph: return decide_verb(here, request.set_paragraph());
    case Request::kTrashParagraph: return decide_verb(here, request.trash_paragraph());
    case Request::kRestoreParagraph: return decide_verb(here, request.restore_paragraph());
    case Request::kSetRecord: return decide_verb(here, request.set_record());
    case Request::kCirculateRecord: return decide_verb(here, request.circulate_record());
    case Request::kProposeCorrection: return decide_verb(here, request.propose_correction());
    case Request::kAnswerCorrection: return decide_verb(here, request.answer_correction());
    case Request::kWithdrawCorrection: return decide_verb(here, request.withdraw_correction());
    case Request::kApproveRecord: return decide_verb(here, request.approve_record());
    case Request::kIssueCorrigendum: return decide_verb(here, request.issue_corrigendum());
    case Request::kSettleOffer: return decide_verb(here, request.settle_offer());
    case Request::kTakeReport: return decide_verb(here, request.take_report());
    case Request::kLapseAttributions: return decide_verb(here, request.lapse_attributions());
    case Request::kDiscardBallots: return decide_verb(here, request.discard_ballots());
    case Request::kPurgeWorkingNotes: return decide_verb(here, request.purge_working_notes());
    case Request::kNoteErased: return decide_verb(here, request.note_erased());
    case Request::kSetGuidebook: return decide_verb(here, request.set_guidebook());
    case Request::kAddEntry: return decide_verb(here, request.add_entry());
    case Request::kSetEntry: return decide_verb(here, request.set_entry());
    case Request::kMoveEntry: return decide_verb(here, request.move_entry());
    case Request::kTrashEntry: return decide_verb(here, request.trash_entry());
    case Request::kRestoreEntry: return decide_verb(here, request.restore_entry());
    case Request::kSetField: return decide_verb(here, request.set_field());
    case Request::kUseQuote: return decide_verb(here, request.use_quote());
    case Request::kMarkReady: return decide_verb(here, request.mark_ready());
    case Request::kAgreeToBeNamed: return decide_verb(here, request.agree_to_be_named());
    case Request::kTakeInMeeting: return decide_verb(here, request.take_in_meeting());
    case Request::kPublishEdition: return decide_verb(here, request.publish_edition());
    case Request::VERB_NOT_SET: break;
  }
  return refused(UNSUPPORTED);
}

}  // namespace

Outcome decide(const Document& document, const Request& request, const Actor& actor, const Moment& now) {
  const policy::Row* row = policy::row_of(request.verb_case());
  if (!row) return refused(UNSUPPORTED);
  const Role role = actor.server ? FACILITATOR : document.role_of(actor.participant);
  const Situation as_asked{document, actor, role, policy::time_of(document.board()), {}, now};
  if (row->server_only) {
    if (!actor.server) return refused(FORBIDDEN);
    if (No no = is_the_place(*row, document)) return refused(*no);
    return decide_in(as_asked, request);
  }
  const policy::Verb judged = judged_as(document, request, actor, role);
  const policy::Answer answer = policy::answer(judged, role, as_asked.time);
  // Whoever sits elsewhere now, or was removed, keeps what is theirs here; somebody who never was here has nothing.
  if (role == ROLE_UNSPECIFIED && (answer.refusal == FORBIDDEN || !document.member(actor.participant)))
    return refused(NOT_A_MEMBER);
  if (answer.refusal != REFUSAL_NONE) return refused(refusal_by_policy(answer.refusal, as_asked));
  if (answer.reopening_only && !only_reopens(request)) return refused(CLOSED_BOARD);
  if (No no = is_the_place(*policy::row_of(judged), document)) return refused(*no);
  return decide_in({document, actor, role, as_asked.time, answer, now}, request);
}

}  // namespace plenary
