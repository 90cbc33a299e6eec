// Every verb, by every role, in every state of the board and every phase, on one's own things and on another's: as the
// table says.
#include <array>
#include <vector>

#include "facilitation/policy/policy.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;
using policy::BoardState;
using policy::When;
using policy::Who;

namespace {

constexpr std::array kPeople = {"obs", "ann", "ria", "fay", "col", "hos", "pre"};

// One of each kind of thing, of `who`: as somebody of that role would have it, or have had it in an earlier role.
void add_things_of(OpenDocument& open, const std::string& who) {
  const auto add = [&](const std::string& id, const std::string& body) {
    *open.add_records() = record("id: '" + id + "' " + body);
  };
  const std::string author = "author: '" + who + "'";
  add("card." + who, "card { kind: IDEA region: 'here' order: 'V000' " + author + " }");
  add("near." + who, "card { kind: IDEA region: 'here' order: 'V000' " + author + " }");
  add("bin." + who, "card { kind: IDEA region: 'here' order: 'V000' " + author + " trashed { by: 'fay' } }");
  add("link." + who, "link { from: 'card." + who + "' to: 'near." + who + "' label: 'x' " + author + " }");
  add("decision." + who, "decision { state: PROPOSED title: 'x' proposer: '" + who + "' }");
  const auto add_proposal = [&](const std::string& kind, const std::string& more) {
    add(kind + "." + who,
        "decision { by_method: true method: CONSENT title: 'x' versions { number: 1 text: 'x' } owner: 'ann' "
        "review_date: '2099-01-01' proposer: '" +
            who + "' " + more + " }");
  };
  add_proposal("draft", "state: DRAFT");
  add_proposal("clear", "state: CLARIFYING clarifications { question: 'x' }");
  add_proposal("react", "state: REACTING");
  add_proposal("round", "state: TESTING rounds { number: 1 version: 1 opened_ms: 1 }");
  add_proposal("objected", "state: OBJECTION_HANDLING objections { by: '" + who + "' version: 1 reason: 'x' }");
  add_proposal("adopted", "state: ADOPTED adopted_version: 1 closed_ms: 1");
  add("turn." + who, "speaking_turn { participant: '" + who + "' state: 'speaking' round: 1 order: 1 }");
  const std::string speaker = "speaker: '" + who + "'";
  const auto add_quote = [&](const std::string& kind, const std::string& state, const std::string& answer) {
    add(kind + "." + who, "quote { state: " + state + " " + speaker + " request: 'of." + kind + "." + who + "' }");
    add("of." + kind + "." + who, "attribution_request { quote: '" + kind + "." + who + "' " + speaker +
                                      " for_kinds: 'blog' answer_by: '2099-01-01' " + answer + " }");
  };
  add_quote("asked", "REQUESTED", "identification_asked: FULL");
  add_quote("declined", "DECLINED", "answer: 'declined'");
  add_quote("granted", "GRANTED", "answer: 'granted' kinds: 'blog' identification: FULL");
  add("action." + who, "action { text: 'x' state: ACTION_PROPOSED owner: '" + who + "' proposed_by: '" + who + "' }");
}

Story board_in(policy::Time time) {
  const BoardState state = time.state;
  std::string board =
      "id: 'board' board { title: 'Group 1' phase: 'phase.now' phase_kind: " + PhaseKind_Name(time.phase) + " ";
  if (state == BoardState::off_record) board += "off_record_ms: 1 ";
  if (state == BoardState::silent) board += "silent_writing: true ";
  if (state == BoardState::locked) board += "locked: true ";
  if (state == BoardState::closed) board += "closed: true ";
  Story story(
      {board + "}",
       "id: 'cluster.1' cluster { title: 'x' }",
       "id: 'cluster.2' cluster { title: 'y' }",
       "id: 'cluster.old' cluster { dissolved: true }",
       "id: 'note.1' note { visibility: RECORD by: 'rob' }",
       "id: 'note.2' note { visibility: RECORD by: 'rob' }",
       "id: 'note.bin' note { visibility: RECORD by: 'rob' trashed { by: 'rob' } }",
       "id: 'invitation.1' invitation { role: OBSERVER }",
       "id: 'announcement.1' announcement { text: 'Five more minutes.' by: 'fay' }",
       "id: 'captured' quote { state: CAPTURED speaker: 'ann' captured_by: 'ria' }",
       "id: 'member.new' member { participant: 'new' role: PARTICIPANT removed: true waiting: true }",
       "id: 'report.heard' report { breakout: 'heard' order: 1 started_ms: 1 ended_ms: 2 decisions { id: 'theirs' } }",
       "id: 'report.speaks' report { breakout: 'speaks' order: 2 started_ms: 3 }",
       "id: 'differ' difference { subject: 'x' sides { report: 'report.heard' } sides { report: 'report.speaks' } }",
       "id: 'turn.passed' speaking_turn { participant: 'ann' state: 'passed' round: 1 order: 2 }",
       "id: 'marker' recording_marker { kind: MOMENT channel: 'audio' at_ms: 1 }",
       "id: 'phase.now' phase { kind: ROUND order: 1 state: RUNNING generation: 1 }",
       "id: 'phase.next' phase { kind: DISCUSS order: 2 }",
       "id: 'vote.open' vote { method: DOTS target: 'cluster' targets: 'cluster.1' dots_each: 5 max_per_target: 5 }",
       "id: 'vote.over' vote { method: DOTS target: 'cluster' closed_ms: 5 }"});
  OpenDocument things;
  for (const char* who : kPeople) add_things_of(things, who);
  add_things_of(things, "ben");
  for (const Record& thing : things.records()) {
    Effect effect;
    *effect.mutable_put() = thing;
    (void)evolve(story.document, effect, story.document.seq());
  }
  return story;
}

// A request of this verb, about the things of `whose`, that is accepted if anything is.
std::string request_about(policy::Verb verb, const std::string& whose) {
  const std::string card = "'card." + whose + "'", link = "'link." + whose + "'";
  switch (verb) {
    case Request::kAddCard: return "add_card { id: 'new' kind: IDEA text: 'x' place { region: 'here' } }";
    case Request::kSetCard: return "set_card { id: " + card + " kind: RISK }";
    case Request::kEditText: return "edit_text { id: " + card + " change { runs: 0 inserts: 'x' } }";
    case Request::kMoveCards: return "move_cards { ids: " + card + " to { region: 'there' } }";
    case Request::kLockCards: return "lock_cards { ids: " + card + " locked: true }";
    case Request::kParkCards: return "park_cards { ids: " + card + " parked: true }";
    case Request::kTrashCards: return "trash_cards { ids: " + card + " reason: 'x' }";
    case Request::kRestoreCards: return "restore_cards { ids: 'bin." + whose + "' }";
    case Request::kMergeCards: return "merge_cards { into: " + card + " from: 'near." + whose + "' }";
    case Request::kWithdrawCard: return "withdraw_card { id: " + card + " }";
    case Request::kAddCluster: return "add_cluster { id: 'new' title: 'x' cards: " + card + " }";
    case Request::kSetCluster: return "set_cluster { id: 'cluster.1' title: 'z' }";
    case Request::kMergeClusters: return "merge_clusters { into: 'cluster.1' from: 'cluster.2' }";
    case Request::kDissolveCluster: return "dissolve_cluster { id: 'cluster.1' }";
    case Request::kRestoreCluster: return "restore_cluster { id: 'cluster.old' }";
    case Request::kAddLink: return "add_link { id: 'new' from: " + card + " to: 'near." + whose + "' }";
    case Request::kSetLink: return "set_link { id: " + link + " label: 'y' }";
    case Request::kRemoveLink: return "remove_link { id: " + link + " }";
    case Request::kAddNote: return "add_note { id: 'new' text: 'x' visibility: RECORD }";
    case Request::kSetNote: return "set_note { id: 'note.1' visibility: WORKING }";
    case Request::kTrashNote: return "trash_note { id: 'note.1' }";
    case Request::kRestoreNote: return "restore_note { id: 'note.bin' }";
    case Request::kMergeNotes: return "merge_notes { into: 'note.1' from: 'note.2' }";
    case Request::kAddDecision: return "add_decision { id: 'new' text: 'x' state: PROPOSED }";
    case Request::kSetDecision: return "set_decision { id: 'decision." + whose + "' title: 'y' }";
    case Request::kAddAction: return "add_action { id: 'new' text: 'x' }";
    case Request::kSetAction: return "set_action { id: 'action." + whose + "' text: 'y' }";
    case Request::kAcceptAction: return "accept_action { id: 'action." + whose + "' accepted: true }";
    case Request::kAskAboutInterests: return "ask_about_interests { id: 'decision." + whose + "' }";
    case Request::kDismissCheck: return "dismiss_check { check: 'no-resident-voice' reason: 'x' }";
    case Request::kCheckHarvest: return "check_harvest { answered: true }";
    case Request::kAddLateThought: return "add_late_thought { id: 'new' text: 'x' }";
    case Request::kStartSilentWriting: return "start_silent_writing {}";
    case Request::kRevealCards: return "reveal_cards {}";
    case Request::kSetBoard: return "set_board { title: 'y' }";
    case Request::kSetRegion: return "set_region { id: 'here' locked: true }";
    case Request::kSetRole: return "set_role { participant: 'cid' role: RAPPORTEUR }";
    case Request::kRemoveMember: return "remove_member { participant: 'cid' }";
    case Request::kAddInvitation: return "add_invitation { id: 'invitation.new' role: OBSERVER }";
    case Request::kRevokeInvitation: return "revoke_invitation { id: 'invitation.1' }";
    case Request::kSetPhases: return "set_phases { phases { id: 'phase.new' kind: FRAME } }";
    case Request::kStartPhase: return "start_phase { id: 'phase.next' after: 'phase.now' generation: 1 }";
    case Request::kSetPhaseTime: return "set_phase_time { id: 'phase.now' minutes: 5 }";
    case Request::kPausePhase: return "pause_phase { id: 'phase.now' paused: true }";
    case Request::kStartRound: return "start_round {}";
    case Request::kEndTurn: return "end_turn { id: 'turn." + whose + "' }";
    case Request::kGiveTurnBack: return "give_turn_back { id: 'turn.passed' }";
    case Request::kAcknowledgePolicy: return "acknowledge_policy {}";
    case Request::kSetCredit: return "set_credit { kinds: 'network' }";
    case Request::kOpenVote: return "open_vote { id: 'new' method: DOTS target: 'cluster' }";
    case Request::kCastBallot: return "cast_ballot { vote: 'vote.open' dots { key: 'cluster.1' value: 1 } }";
    case Request::kCloseVote: return "close_vote { id: 'vote.open' }";
    case Request::kSetSignal: return "set_signal { kind: 'hand' up: true }";
    case Request::kSetHarvest: return "set_harvest { headline: 'x' }";
    case Request::kSetOffRecord: return "set_off_record { off: true }";
    case Request::kSetSpotlight: return "set_spotlight { id: 'cluster.1' }";
    case Request::kTakeOver: return "take_over {}";
    case Request::kSetPairs: return "set_pairs { pairs { participants: 'ann' participants: 'ben' } }";
    case Request::kReleaseCards: return "release_cards { cards { id: 'card.ann' } }";
    case Request::kHoldCards: return "hold_cards { ids: 'card.ann' reason: 'x' }";
    case Request::kAnnounce: return "announce { id: 'new' text: 'x' }";
    case Request::kAcknowledge: return "acknowledge { id: 'announcement.1' }";
    case Request::kSetGather: return "set_gather { on: 'cluster.1' }";
    case Request::kSetVoices: return "set_voices { participant: '" + whose + "' voices: 3 }";
    case Request::kCaptureQuote: return "capture_quote { id: 'new' text: 'x' speaker: 'ann' }";
    case Request::kSetQuote: return "set_quote { id: 'captured' speaker: 'unknown' }";
    case Request::kDiscardQuote: return "discard_quote { id: 'captured' }";
    case Request::kRequestAttribution:
      return "request_attribution { id: 'new' quote: 'captured' for_kinds: 'blog' identification: FULL answer_by: "
             "'2099-01-01' }";
    case Request::kAnswerAttribution: return "answer_attribution { id: 'of.asked." + whose + "' answer: 'declined' }";
    case Request::kReportGrant:
      return "report_grant { request: 'of.asked.ben' kinds: 'blog' identification: NONE given_on: '1970-01-01' how: "
             "'voice' "
             "evidence: 'x' }";
    case Request::kReopenAttribution: return "reopen_attribution { id: 'of.declined." + whose + "' }";
    case Request::kWithdrawAttribution: return "withdraw_attribution { quote: 'granted." + whose + "' }";
    case Request::kSetCapture: return "set_capture { channels { key: 'audio' value: 'declined' } }";
    case Request::kAddMarker: return "add_marker { id: 'new' kind: MOMENT channel: 'audio' }";
    case Request::kRemoveMarker: return "remove_marker { id: 'marker' }";
    case Request::kDraftProposal: return "draft_proposal { id: 'new' text: 'x' }";
    case Request::kAmendProposal: return "amend_proposal { id: 'draft." + whose + "' text: 'y' }";
    case Request::kOpenProposal: return "open_proposal { id: 'draft." + whose + "' }";
    case Request::kTakeProposalOn: return "take_proposal_on { id: 'clear." + whose + "' to: REACTING }";
    case Request::kAskAboutProposal: return "ask_about_proposal { id: 'clear." + whose + "' question: 'x' }";
    case Request::kAnswerAboutProposal:
      return "answer_about_proposal { id: 'clear." + whose + "' question: 1 answer: 'x' }";
    case Request::kReactToProposal: return "react_to_proposal { id: 'react." + whose + "' text: 'x' }";
    case Request::kOpenDecisionRound: return "open_decision_round { id: 'react." + whose + "' }";
    case Request::kRespondToProposal:
      return "respond_to_proposal { id: 'round." + whose + "' round: 1 response: 'consent' }";
    case Request::kExcuseOneself: return "excuse_oneself { id: 'draft." + whose + "' }";
    case Request::kPauseDecisionRound: return "pause_decision_round { id: 'round." + whose + "' paused: true }";
    case Request::kCloseDecisionRound: return "close_decision_round { id: 'round." + whose + "' round: 1 }";
    case Request::kJudgeObjection: return "judge_objection { id: 'objected." + whose + "' objection: 1 reason: 'x' }";
    case Request::kWithdrawObjection: return "withdraw_objection { id: 'objected." + whose + "' objection: 1 }";
    case Request::kConcludeProposal:
      return "conclude_proposal { id: 'draft." + whose + "' state: REFERRED reason: 'x' to: 'x' }";
    case Request::kWithdrawProposal: return "withdraw_proposal { id: 'draft." + whose + "' }";
    case Request::kReadBackDecision: return "read_back_decision { id: 'adopted." + whose + "' }";
    case Request::kReviewDecision: return "review_decision { id: 'adopted." + whose + "' state: DUE_FOR_REVIEW }";
    case Request::kSetPlenaryOutcome: return "set_plenary_outcome { id: 'adopted." + whose + "' outcome: 'confirmed' }";
    case Request::kLapseAttributions: return "lapse_attributions {}";
    case Request::kNoteErased: return "note_erased { records: 'withdrawn' }";
    case Request::kAddAgendaItem: return "add_agenda_item { id: 'new' kind: DISCUSSION title: 'x' }";
    case Request::kSetAgendaItem: return "set_agenda_item { id: 'talk' title: 'y' }";
    case Request::kMoveAgendaItem: return "move_agenda_item { id: 'lunch' }";
    case Request::kTrashAgendaItem: return "trash_agenda_item { id: 'lunch' }";
    case Request::kRestoreAgendaItem: return "restore_agenda_item { id: 'bin' }";
    case Request::kBeginAgendaItem: return "begin_agenda_item { id: 'lunch' after: 'talk' }";
    case Request::kEndAgendaItem: return "end_agenda_item { id: 'talk' }";
    case Request::kRevealAgendaItem: return "reveal_agenda_item { id: 'surprise' }";
    case Request::kSetMeeting: return "set_meeting { title: 'y' }";
    case Request::kImportProgramme:
      return "import_programme { records { id: 'walk' agenda_item { kind: WALK_AND_TALK title: 'x' } } }";
    case Request::kSetRehearsal: return "set_rehearsal { minutes: 60 }";
    case Request::kHandOver: return "hand_over { participant: 'cid' }";
    case Request::kAddBreakout: return "add_breakout { id: 'new' agenda_item: 'talk' title: 'One more' }";
    case Request::kSetBreakout: return "set_breakout { id: 'group' cap: 7 }";
    case Request::kTrashBreakout: return "trash_breakout { id: 'group' }";
    case Request::kRestoreBreakout: return "restore_breakout { id: 'group.bin' }";
    case Request::kSetTemplate:
      return "set_template { id: 'own.new' yaml: 'id: own.new\\nversion: 1\\ntitle: x\\npillar: any\\npurpose: "
             "x\\nframing_question: x\\ntotal_minutes: 1\\nregions: [{id: a, title: x, prompt: x, card_kinds: [idea], "
             "layout: {col: 0, row: 0, w: 1, h: 1}}]\\nphases: [{kind: frame, minutes: 1, title: x}]\\n' }";
    case Request::kTrashTemplate: return "trash_template { id: 'own.here' }";
    case Request::kRestoreTemplate: return "restore_template { id: 'own.bin' }";
    case Request::kSeatPeople: return "seat_people { places { participant: 'cid' breakout: 'group' } }";
    case Request::kTakeSeat: return "take_seat { breakout: 'group' }";
    case Request::kBeginReport: return "begin_report { id: 'report.heard' }";
    case Request::kEndReport: return "end_report { id: 'report.speaks' }";
    case Request::kOrderReports: return "order_reports { ids: 'report.speaks' }";
    case Request::kAnswerDecision:
      return "answer_decision { report: 'report.heard' decision: 'theirs' outcome: 'confirmed' }";
    case Request::kKeepDifference:
      return "keep_difference { id: 'new' subject: 'x' sides { report: 'report.heard' } sides { report: "
             "'report.speaks' } }";
    case Request::kRemoveDifference: return "remove_difference { id: 'differ' }";
    case Request::kOpenGallery: return "open_gallery { open: true }";
    case Request::kLeaveMark: return "leave_mark { on: " + card + " }";
    case Request::kAskTheGroup: return "ask_the_group { question: 'Why?' }";
    case Request::kLetIn: return "let_in { participants: 'new' }";
    case Request::kAddParagraph: return "add_paragraph { id: 'new' section: 'summary' text: 'x' }";
    case Request::kSetParagraph: return "set_paragraph { id: 'p1' internal: true }";
    case Request::kTrashParagraph: return "trash_paragraph { id: 'p1' }";
    case Request::kRestoreParagraph: return "restore_paragraph { id: 'p1' }";
    case Request::kSetRecord: return "set_record { title: 'x' }";
    case Request::kCirculateRecord: return "circulate_record { corrections_until_ms: 9999999 }";
    case Request::kProposeCorrection: return "propose_correction { id: 'new' section: 'summary' proposed_text: 'x' }";
    case Request::kAnswerCorrection: return "answer_correction { id: 'c' accepted: true }";
    case Request::kWithdrawCorrection: return "withdraw_correction { id: 'c' }";
    case Request::kApproveRecord: return "approve_record { seen_seq: 1 }";
    case Request::kIssueCorrigendum: return "issue_corrigendum { id: 'new' paragraph: 'p1' text: 'x' reason: 'y' }";
    case Request::kSettleOffer: return "settle_offer { key: 'k' digest: '12345678' }";
    case Request::kDiscardBallots: return "discard_ballots {}";
    case Request::kPurgeWorkingNotes: return "purge_working_notes {}";
    case Request::kTakeReport: return "take_report { report { breakout: 'group' board: 'theirs' headline: 'x' } }";
    case Request::kSetGuidebook: return "set_guidebook { title: 'y' }";
    case Request::kAddEntry: return "add_entry { id: 'new' type: 'tool' chapter: 'routes' title: 'x' }";
    case Request::kSetEntry: return "set_entry { id: 'tool.1' place: 'y' }";
    case Request::kMoveEntry: return "move_entry { id: 'tool.2' chapter: 'routes' }";
    case Request::kTrashEntry: return "trash_entry { id: 'tool.1' }";
    case Request::kRestoreEntry: return "restore_entry { id: 'tool.bin' }";
    case Request::kSetField: return "set_field { owner: 'tool.1' name: 'limits' text: 'y' }";
    case Request::kUseQuote: return "use_quote { owner: 'tool.1' quote { document: 'board' id: 'q' } }";
    case Request::kMarkReady: return "mark_ready { id: 'tool.ready' undo: true }";
    case Request::kAgreeToBeNamed: return "agree_to_be_named { field: 'field.tool.ready.limits' }";
    case Request::kTakeInMeeting: return "take_in_meeting { meeting: 'next' }";
    case Request::kPublishEdition:
      return "publish_edition { edition { number: '1' date: '2027-03-01' content { chapters { id: 'routes' } } } }";
    case Request::kSeatMember: return "seat_member { participant: 'dan' here: true role: PARTICIPANT }";
    case Request::kNoteAbsence: return "note_absence { participant: 'fay' away: true }";
    case Request::kOpenDocument: return "open_document { records { id: 'x' region {} } }";
    case Request::kAdmit: return "admit { participant: 'cid' }";
    case Request::VERB_NOT_SET: break;
  }
  return "";
}

bool is_their_speakers(policy::Verb verb) {
  return verb == Request::kAnswerAttribution || verb == Request::kReopenAttribution ||
         verb == Request::kWithdrawAttribution;
}

bool is_their_proposers(policy::Verb verb) {
  return verb == Request::kAmendProposal || verb == Request::kAnswerAboutProposal;
}
bool is_theirs_alone(policy::Verb verb) {
  return verb == Request::kWithdrawObjection || verb == Request::kWithdrawProposal;
}

// Verbs that are about nobody's thing in particular.
bool belongs_to_nobody(policy::Verb verb) {
  return verb == Request::kAddCard || (verb >= Request::kAddNote && verb <= Request::kAddDecision) ||
         verb == Request::kAddAction || verb == Request::kAskAboutInterests || verb == Request::kDismissCheck ||
         (verb >= Request::kSetPhases && verb != Request::kEndTurn && verb != Request::kSetVoices &&
          !is_their_speakers(verb) && !is_their_proposers(verb) && !is_theirs_alone(verb));
}

std::string whose_it_is(policy::Verb verb, Role role) {
  // What somebody said is known to rapporteurs, but nobody answers for another.
  if (is_their_speakers(verb) && role == RAPPORTEUR) return "NOT_YOURS said_it";
  if (is_their_speakers(verb)) return verb == Request::kWithdrawAttribution ? "NOT_FOUND quote" : "NOT_FOUND request";
  if (is_their_proposers(verb)) return "NOT_YOURS proposer";
  if (is_theirs_alone(verb))
    return verb == Request::kWithdrawObjection ? "NOT_YOURS objector" : "NOT_YOURS its_proposer";
  if (verb == Request::kAcceptAction) return "NOT_YOURS owner";
  if (verb == Request::kEndTurn) return "NOT_YOURS speaker";
  if (verb == Request::kSetVoices) return "NOT_YOURS voices";
  return verb == Request::kSetDecision || verb == Request::kSetAction ? "NOT_YOURS proposer" : "NOT_YOURS author";
}

// What a cell of a time says of this; empty: yes.
std::string refused_by(When when, Role role, bool own, const std::string& phase) {
  switch (when) {
    case When::late:  // what is asked here was written just now
    case When::phase_closed: return "PHASE_CLOSED " + phase;
    case When::facilitators: return role == FACILITATOR || role == CO_FACILITATOR ? "" : "PHASE_CLOSED " + phase;
    case When::locked: return "LOCKED board";
    case When::off_record: return "OFF_RECORD";
    case When::closed:
    case When::reopening: return "CLOSED_BOARD";
    case When::own: return own ? "" : "PHASE_CLOSED " + phase;
    case When::yes: break;
  }
  return "";
}

std::string expected(const policy::Row& row, Role role, policy::Time time, bool is_own, const std::string& asked) {
  if (row.server_only || row.who[role] == Who::no) return "FORBIDDEN";
  const bool own = is_own || belongs_to_nobody(row.verb);
  const bool silent = time.state == BoardState::silent || time.phase == PHASE_KIND_UNSPECIFIED;
  const std::string phase = silent ? "silent_writing" : policy::phase_word(time.phase);
  if (const auto no = refused_by(row.when[static_cast<std::size_t>(time.state)], role, own, phase); !no.empty())
    return no;
  if (time.state == BoardState::open)
    if (const auto no = refused_by(row.phases[time.phase], role, own, phase); !no.empty()) return no;
  if (row.who[role] == Who::own && !own) return whose_it_is(row.verb, role);
  if (row.where == policy::Where::meetings) return "NOT_FOUND meeting";
  if (row.where == policy::Where::records) return "NOT_FOUND record";
  if (row.where == policy::Where::guidebooks) return "NOT_FOUND guidebook";
  const bool silence = time.state == BoardState::silent;
  if (row.verb == Request::kStartSilentWriting && silence) return "NOTHING_TO_DO";
  if (row.verb == Request::kStartSilentWriting && time.state == BoardState::locked && time.phase == CLUSTER_PHASE)
    return "PHASE_CLOSED cluster";
  if (row.verb == Request::kRevealCards && !silence) return "NOTHING_TO_DO";
  if (row.verb == Request::kSetOffRecord && time.state == BoardState::off_record) return "NOTHING_TO_DO";
  if (row.verb == Request::kOpenVote) return "LIMIT_REACHED open_votes 1";
  if (row.verb == Request::kOpenProposal) return "LIMIT_REACHED open_proposals 1";
  if (row.verb == Request::kReleaseCards || row.verb == Request::kHoldCards)
    return silence ? "PHASE_CLOSED silent_writing" : "INVALID board not_moderated";
  if (row.verb == Request::kSetPairs && time.phase != PAIR) return "PHASE_CLOSED " + phase;
  if (row.verb == Request::kSetVoices) return "INVALID voices not_a_table";
  if (row.verb == Request::kLeaveMark || row.verb == Request::kAskTheGroup) return "FORBIDDEN not_on_a_walk";
  if (row.verb == Request::kDismissCheck) return "NOT_FOUND warning";  // the board has no checks
  if (row.verb == Request::kCheckHarvest) return "INVALID board no_case";
  if (row.verb == Request::kAddLateThought && time.state != BoardState::closed) return "INVALID board not_closed";
  if (row.verb == Request::kTakeOver) return "FORBIDDEN facilitator_is_here";
  return asked;
}

std::vector<policy::Time> all_times() {
  std::vector<policy::Time> times;
  for (const BoardState state : {BoardState::silent, BoardState::locked, BoardState::off_record, BoardState::closed})
    times.push_back({state});
  for (int kind = 0; kind < PhaseKind_ARRAYSIZE; ++kind)
    times.push_back({BoardState::open, static_cast<PhaseKind>(kind)});
  times.push_back({BoardState::silent, SILENT});
  times.push_back({BoardState::silent, PAIR});
  times.push_back({BoardState::locked, CLUSTER_PHASE});
  return times;
}

}  // namespace

TEST_CASE("every verb, role, state of the board and phase: as the table says", "[rules][policy]") {
  int accepted = 0, refused = 0;
  for (const policy::Time& time : all_times()) {
    const Story story = board_in(time);
    for (const policy::Row& row : policy::table()) {
      for (const std::string who : kPeople) {
        for (const std::string& whose : {who, std::string("ben")}) {
          const Role role = story.document.role_of(who);
          const std::string text = request_about(row.verb, whose);
          const Outcome outcome = story.decided(who, text);
          INFO(who << " in state " << static_cast<int>(time.state) << ", phase '" << policy::phase_word(time.phase)
                   << "': " << text);
          CHECK(spelled(outcome) ==
                expected(row, role, time, whose == who, outcome.accepted() ? spelled(outcome) : "accepted"));
          ++(outcome.accepted() ? accepted : refused);
        }
      }
    }
  }
  CHECK(accepted > 2000);
  CHECK(refused > 5000);
}

TEST_CASE("SYS-37: every verb of a meeting, by every role: as the table says", "[rules][policy]") {
  const Story story(
      {"id: 'meeting' meeting { title: 'x' rehearsal_until_ms: 99000000 }",
       "id: 'talk' agenda_item { kind: PRESENTATION title: 'x' order: 1 started_ms: 1 }",
       "id: 'lunch' agenda_item { kind: MEAL title: 'x' order: 2 }",
       "id: 'bin' agenda_item { kind: MEAL title: 'x' order: 3 trashed { by: 'fay' } }",
       "id: 'surprise' agenda_item { kind: SURPRISE title: 'x' order: 2 hidden: true }",
       "id: 'template.own.here.1' board_template { template_id: 'own.here' number: 1 }",
       "id: 'template.own.bin.1' board_template { template_id: 'own.bin' number: 1 trashed { by: 'fay' } }",
       "id: 'group' breakout { agenda_item: 'talk' title: 'x' self_choice: true }",
       "id: 'group.bin' breakout { agenda_item: 'talk' title: 'In the bin' trashed { by: 'fay' } }"});
  int accepted = 0;
  for (const policy::Row& row : policy::table()) {
    if (row.where == policy::Where::boards || row.where == policy::Where::records) continue;
    if (row.where == policy::Where::boards || row.where == policy::Where::guidebooks) continue;
    for (const std::string who : kPeople) {
      const Role role = story.document.role_of(who);
      const std::string text = request_about(row.verb, who);
      if (text.find("invitation.1") != std::string::npos) continue;  // of the board in this file
      const Outcome outcome = story.decided(who, text);
      INFO(who << ": " << text);
      const bool may = !row.server_only && row.who[role] != Who::no;
      CHECK(spelled(outcome) == (may && outcome.accepted() ? spelled(outcome) : may ? "accepted" : "FORBIDDEN"));
      accepted += outcome.accepted();
    }
    if (row.where == policy::Where::meetings)
      CHECK(spelled(story.decided("nobody", request_about(row.verb, "ann"))) == "NOT_A_MEMBER");
  }
  CHECK(accepted > 40);
}

TEST_CASE("every verb of a guidebook, by every role: as the table says", "[rules][policy]") {
  const Story story(
      {"id: 'guidebook' guidebook { title: 'x' }", "id: 'routes' chapter { name: 'Routes' order: 'V000' }",
       "id: 'tool.1' entry { type: 'tool' chapter: 'routes' order: 'V001' state: 'draft' }",
       "id: 'tool.2' entry { type: 'tool' chapter: 'routes' order: 'V002' state: 'draft' }",
       "id: 'tool.bin' entry { type: 'tool' chapter: 'routes' order: 'V003' trashed { by: 'fay' } }",
       "id: 'tool.ready' entry { type: 'tool' chapter: 'routes' order: 'V004' state: 'ready' }",
       "id: 'field.tool.ready.limits' entry_field { owner: 'tool.ready' name: 'limits' approved: true }"});
  int accepted = 0;
  for (const policy::Row& row : policy::table()) {
    if (row.where != policy::Where::guidebooks) continue;
    for (const std::string who : kPeople) {
      const Role role = story.document.role_of(who);
      const std::string text = request_about(row.verb, who);
      const Outcome outcome = story.decided(who, text);
      INFO(who << ": " << text);
      const bool may = !row.server_only && row.who[role] != Who::no;
      CHECK(spelled(outcome) == (may && outcome.accepted() ? spelled(outcome) : may ? "accepted" : "FORBIDDEN"));
      accepted += outcome.accepted();
    }
    if (row.server_only)
      CHECK(decide(story.document, request(request_about(row.verb, "ann")), kServer, story.now).accepted());
    else
      CHECK(spelled(story.decided("nobody", request_about(row.verb, "ann"))) == "NOT_A_MEMBER");
  }
  CHECK(accepted == 9 * 3 + 7);
}

TEST_CASE("a closed board can be opened again, and nothing else with it", "[rules][policy]") {
  Story story = board_in({BoardState::closed});
  CHECK(story.asks("fay", "set_board { closed: false title: 'y' }") == "CLOSED_BOARD");
  CHECK(story.asks("fay", "set_board { closed: true }") == "CLOSED_BOARD");
  CHECK(story.asks("ann", "set_board { closed: false }") == "FORBIDDEN");
  CHECK(story.asks("col", "set_board { closed: false }") == "put board board v2");
  CHECK(story.asks("ann", "add_card { id: 'new' place { region: 'here' } }") == "put card new v1");
}

TEST_CASE("a role that is taken away is gone for the next request", "[rules][policy]") {
  Story story;
  CHECK(story.asks("col", "set_region { id: 'here' locked: true }") == "put region here v2");
  CHECK(story.asks("fay", "set_role { participant: 'col' role: OBSERVER }") == "put member member.col v2");
  CHECK(story.asks("col", "set_region { id: 'here' locked: false }") == "FORBIDDEN");
}
