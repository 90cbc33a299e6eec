// One function a verb. Each is given a situation in which the policy allows the verb, and judges the rest.
// The switch in decide.cc names them all; they are defined in one file per family.
#pragma once

#include "facilitation/rules/situation.h"

namespace plenary {

// cards.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const AddCard& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetCard& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const MoveCards& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const LockCards& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const ParkCards& asked);
// trash.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const TrashCards& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const RestoreCards& asked);
// merging.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const MergeCards& asked);
// words.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const EditText& asked);
// clusters.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const WithdrawCard& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const AddCluster& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetCluster& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const MergeClusters& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const DissolveCluster& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const RestoreCluster& asked);
// links.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const AddLink& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetLink& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const RemoveLink& asked);
// notes.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const AddNote& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetNote& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const TrashNote& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const RestoreNote& asked);
// decisions.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const MergeNotes& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const AddDecision& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetDecision& asked);
// actions.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const AddAction& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetAction& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const AcceptAction& asked);
// silence.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const StartSilentWriting& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const RevealCards& asked);
// board.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetBoard& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetRegion& asked);
// members.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetRole& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const RemoveMember& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const LetIn& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const Admit& asked);
// invitations.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const AddInvitation& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const RevokeInvitation& asked);
// phases.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetPhases& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const StartPhase& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetPhaseTime& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const PausePhase& asked);
// rounds.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const StartRound& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const EndTurn& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const GiveTurnBack& asked);
// votes.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const OpenVote& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const CastBallot& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const DiscardBallots& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const PurgeWorkingNotes& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const CloseVote& asked);
// signals.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetSignal& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetSpotlight& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetOffRecord& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetGather& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetVoices& asked);
// pairs.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetPairs& asked);
// screening.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const ReleaseCards& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const HoldCards& asked);
// announcements.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const Announce& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const Acknowledge& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const AcknowledgePolicy& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetCredit& asked);
// walking.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const OpenGallery& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const LeaveMark& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const AskTheGroup& asked);
// reports.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const BeginReport& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const EndReport& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const OrderReports& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const AnswerDecision& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const KeepDifference& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const RemoveDifference& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const TakeReport& asked);
// harvest.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetHarvest& asked);
// taking_over.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const TakeOver& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const NoteAbsence& asked);
// programme.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const AddAgendaItem& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetAgendaItem& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const MoveAgendaItem& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const TrashAgendaItem& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const RestoreAgendaItem& asked);
// running.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const BeginAgendaItem& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const EndAgendaItem& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const RevealAgendaItem& asked);
// meetings.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetMeeting& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const HandOver& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetRehearsal& asked);
// importing.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const ImportProgramme& asked);
// groups.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetTemplate& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const TrashTemplate& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const RestoreTemplate& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const AddBreakout& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetBreakout& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const TrashBreakout& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const RestoreBreakout& asked);
// seats.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const SeatPeople& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const TakeSeat& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SeatMember& asked);
// quotations.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const CaptureQuote& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetQuote& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const DiscardQuote& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const RequestAttribution& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const AnswerAttribution& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const ReportGrant& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const ReopenAttribution& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const WithdrawAttribution& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetCapture& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const AddMarker& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const RemoveMarker& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const LapseAttributions& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const NoteErased& asked);
// deciding.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const DraftProposal& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const AmendProposal& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const OpenProposal& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const TakeProposalOn& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const AskAboutProposal& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const AnswerAboutProposal& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const ReactToProposal& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const ConcludeProposal& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const WithdrawProposal& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const ReadBackDecision& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const ReviewDecision& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetPlenaryOutcome& asked);
// testing.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const OpenDecisionRound& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const RespondToProposal& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const ExcuseOneself& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const PauseDecisionRound& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const CloseDecisionRound& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const JudgeObjection& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const WithdrawObjection& asked);
// paragraphs.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const AddParagraph& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetParagraph& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const TrashParagraph& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const RestoreParagraph& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SettleOffer& asked);
// circulating.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetRecord& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const CirculateRecord& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const ApproveRecord& asked);
// corrections.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const ProposeCorrection& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const AnswerCorrection& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const WithdrawCorrection& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const IssueCorrigendum& asked);
// guidebooks.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetGuidebook& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const TakeInMeeting& asked);
// entries.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const AddEntry& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetEntry& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const MoveEntry& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const TrashEntry& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const RestoreEntry& asked);
// fields.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const SetField& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const UseQuote& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const MarkReady& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const AgreeToBeNamed& asked);
// editions.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const PublishEdition& asked);
// looking_after.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const AskAboutInterests& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const DismissCheck& asked);
// afterwards.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const CheckHarvest& asked);
[[nodiscard]] Outcome decide_verb(const Situation& here, const AddLateThought& asked);
// opening.cc
[[nodiscard]] Outcome decide_verb(const Situation& here, const OpenDocument& asked);

}  // namespace plenary
