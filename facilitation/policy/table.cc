#include "facilitation/policy/policy.h"

namespace plenary::policy {
namespace {

// Tables are read by column; laid out by hand.
// clang-format off

constexpr Who no = Who::no;
constexpr Who own = Who::own;
constexpr Who any = Who::any;

// By Role:                               no longer here, observer, participant, rapporteur, facilitator, co, host, presenter
using Roles = std::array<Who, Role_ARRAYSIZE>;
constexpr Roles nobody                 = {no, no, no,  no,  no,  no,  no,  no};
constexpr Roles facilitators           = {no, no, no,  no,  any, any, no,  no};
constexpr Roles rapporteurs            = {no, no, no,  any, no,  no,  no,  no};
constexpr Roles those_who_work         = {no, no, any, any, any, any, no,  no};
constexpr Roles those_who_write        = {no, no, any, any, any, any, no,  any};
constexpr Roles the_author             = {no, no, own, own, own, own, no,  own};
constexpr Roles author_or_facilitator  = {no, no, own, own, any, any, no,  own};
constexpr Roles drawer_or_facilitator  = {no, no, own, own, any, any, no,  no};
constexpr Roles proposer_or_staff      = {no, no, own, any, any, any, no,  no};
constexpr Roles the_owner              = {no, no, own, own, own, own, own, own};
constexpr Roles whoever_takes_part     = {no, no, any, any, any, any, any, any};
constexpr Roles voters                 = {no, no, any, no,  no,  no,  no,  no};
constexpr Roles their_own_turn         = {no, no, own, own, any, any, own, own};
constexpr Roles the_speaker            = {no, own, own, own, own, own, own, own};
constexpr Roles wherever_they_sit      = {own, own, own, own, own, own, own, own};  // and when they sit elsewhere now
constexpr Roles whoever_is_there       = {no, any, any, any, any, any, any, any};
constexpr Roles presenters             = {no, no, no,  no,  no,  no,  no,  any};
constexpr Roles observers              = {no, any, no, no,  no,  no,  no,  no};
constexpr Roles staff                  = {no, no, no,  any, any, any, no,  no};
constexpr Roles stand_ins              = {no, no, no,  any, no,  any, no,  no};
constexpr Roles who_run_the_meeting    = {no, no, no,  no,  any, any, any, no};
constexpr Roles who_run_or_record      = {no, no, no,  any, any, any, any, no};

// By BoardState:                      open       silent              locked        off the record    closed
using Times = std::array<When, kBoardStates>;
constexpr Times cards_in_silence = {When::yes, When::own,          When::locked, When::off_record, When::closed};
constexpr Times not_in_silence   = {When::yes, When::phase_closed, When::locked, When::off_record, When::closed};
constexpr Times until_locked     = {When::yes, When::yes,          When::locked, When::off_record, When::closed};
constexpr Times also_afterwards  = {When::yes, When::phase_closed, When::locked, When::off_record, When::yes};
constexpr Times notes            = {When::yes, When::yes,          When::yes,    When::off_record, When::closed};
constexpr Times until_closed     = {When::yes, When::yes,          When::yes,    When::yes,        When::closed};
constexpr Times or_reopening     = {When::yes, When::yes,          When::yes,    When::yes,        When::reopening};
constexpr Times on_the_record    = {When::yes, When::yes,          When::yes,    When::off_record, When::yes};
constexpr Times always           = {When::yes, When::yes,          When::yes,    When::yes,        When::yes};

constexpr When yes = When::yes;
constexpr When me_ = When::own;
constexpr When fac = When::facilitators;
constexpr When lat = When::late;
constexpr When ___ = When::phase_closed;

// By PhaseKind (domain: phases and rules):
//                              none arrive frame silent pair round cluster vote discuss decide harvest report close
using Phases = std::array<When, PhaseKind_ARRAYSIZE>;
constexpr Phases new_cards   = {yes, ___,   ___,  me_,   me_, yes,  yes,    lat, yes,    lat,   lat,    lat,   lat};
constexpr Phases words       = {yes, ___,   ___,  me_,   me_, yes,  yes,    lat, yes,    lat,   lat,    lat,   lat};
constexpr Phases moves       = {yes, ___,   ___,  me_,   me_, me_,  yes,    ___, fac,    ___,   ___,    ___,   ___};
constexpr Phases clustering  = {yes, ___,   ___,  ___,   ___, ___,  yes,    ___, fac,    ___,   ___,    ___,   ___};
constexpr Phases linking     = {yes, ___,   ___,  me_,   me_, yes,  yes,    ___, yes,    ___,   ___,    ___,   ___};
constexpr Phases locking     = {yes, yes,   yes,  ___,   ___, yes,  yes,    yes, yes,    yes,   yes,    yes,   ___};
constexpr Phases deciding    = {yes, ___,   ___,  ___,   ___, ___,  ___,    ___, ___,    yes,   ___,    ___,   ___};
constexpr Phases agreeing    = {yes, ___,   ___,  ___,   ___, ___,  ___,    ___, yes,    yes,   yes,    yes,   ___};
constexpr Phases voting      = {yes, ___,   ___,  ___,   ___, ___,  ___,    yes, ___,    ___,   ___,    ___,   ___};
constexpr Phases harvesting  = {yes, ___,   ___,  ___,   ___, ___,  ___,    ___, fac,    fac,   yes,    yes,   ___};
constexpr Phases silence     = {yes, ___,   ___,  yes,   yes, ___,  ___,    ___, ___,    ___,   ___,    ___,   ___};
constexpr Phases pairing     = {yes, ___,   ___,  ___,   yes, ___,  ___,    ___, ___,    ___,   ___,    ___,   ___};
constexpr Phases in_any      = {yes, yes,   yes,  yes,   yes, yes,  yes,    yes, yes,    yes,   yes,    yes,   yes};

constexpr Where on_boards = Where::boards;
constexpr Where in_meetings = Where::meetings;
constexpr Where in_records = Where::records;
constexpr Where in_guidebooks = Where::guidebooks;
constexpr Where in_every_document = Where::every_document;
constexpr bool for_people = false;
constexpr bool for_the_server = true;

constexpr Row rows[] = {
    {Request::kAddCard,            on_boards,         for_people,     those_who_write,       cards_in_silence, new_cards},
    {Request::kSetCard,            on_boards,         for_people,     author_or_facilitator, cards_in_silence, words},
    {Request::kEditText,           on_boards,         for_people,     the_author,            cards_in_silence, words},
    {Request::kMoveCards,          on_boards,         for_people,     those_who_work,        cards_in_silence, moves},
    {Request::kLockCards,          on_boards,         for_people,     facilitators,          not_in_silence,   locking},
    {Request::kParkCards,          on_boards,         for_people,     those_who_work,        cards_in_silence, moves},
    {Request::kTrashCards,         on_boards,         for_people,     author_or_facilitator, cards_in_silence, words},
    {Request::kRestoreCards,       on_boards,         for_people,     author_or_facilitator, cards_in_silence, words},
    {Request::kMergeCards,         on_boards,         for_people,     those_who_work,        not_in_silence,   clustering},
    {Request::kWithdrawCard,       on_boards,         for_people,     wherever_they_sit,     always,           in_any},
    {Request::kAddCluster,         on_boards,         for_people,     those_who_work,        not_in_silence,   clustering},
    {Request::kSetCluster,         on_boards,         for_people,     those_who_work,        not_in_silence,   clustering},
    {Request::kMergeClusters,      on_boards,         for_people,     those_who_work,        not_in_silence,   clustering},
    {Request::kDissolveCluster,    on_boards,         for_people,     those_who_work,        not_in_silence,   clustering},
    {Request::kRestoreCluster,     on_boards,         for_people,     those_who_work,        not_in_silence,   clustering},
    {Request::kAddLink,            on_boards,         for_people,     those_who_work,        cards_in_silence, linking},
    {Request::kSetLink,            on_boards,         for_people,     drawer_or_facilitator, cards_in_silence, linking},
    {Request::kRemoveLink,         on_boards,         for_people,     drawer_or_facilitator, cards_in_silence, linking},
    {Request::kAddNote,            on_boards,         for_people,     rapporteurs,           notes,            in_any},
    {Request::kSetNote,            on_boards,         for_people,     rapporteurs,           notes,            in_any},
    {Request::kTrashNote,          on_boards,         for_people,     rapporteurs,           notes,            in_any},
    {Request::kRestoreNote,        on_boards,         for_people,     rapporteurs,           notes,            in_any},
    {Request::kMergeNotes,         on_boards,         for_people,     rapporteurs,           notes,            in_any},
    {Request::kAddDecision,        on_boards,         for_people,     those_who_work,        not_in_silence,   deciding},
    {Request::kSetDecision,        on_boards,         for_people,     proposer_or_staff,     not_in_silence,   deciding},
    {Request::kAddAction,          on_boards,         for_people,     those_who_work,        not_in_silence,   agreeing},
    {Request::kSetAction,          on_boards,         for_people,     proposer_or_staff,     also_afterwards,  agreeing},
    {Request::kAcceptAction,       on_boards,         for_people,     wherever_they_sit,     on_the_record,    in_any},
    {Request::kAskAboutInterests,  on_boards,         for_people,     facilitators,          not_in_silence,   agreeing},
    {Request::kDismissCheck,       on_boards,         for_people,     staff,                 not_in_silence,   in_any},
    {Request::kStartSilentWriting, on_boards,         for_people,     facilitators,          until_closed,     silence},
    {Request::kRevealCards,        on_boards,         for_people,     facilitators,          until_closed,     silence},
    {Request::kSetBoard,           on_boards,         for_people,     facilitators,          or_reopening,     in_any},
    {Request::kSetRegion,          on_boards,         for_people,     facilitators,          until_closed,     in_any},
    {Request::kSetRole,            in_every_document, for_people,     facilitators,          always,           in_any},
    {Request::kRemoveMember,       in_every_document, for_people,     facilitators,          always,           in_any},
    {Request::kAddInvitation,      in_every_document, for_people,     facilitators,          always,           in_any},
    {Request::kRevokeInvitation,   in_every_document, for_people,     facilitators,          always,           in_any},
    {Request::kSetPhases,          on_boards,         for_people,     facilitators,          until_closed,     in_any},
    {Request::kStartPhase,         on_boards,         for_people,     facilitators,          until_closed,     in_any},
    {Request::kSetPhaseTime,       on_boards,         for_people,     facilitators,          until_closed,     in_any},
    {Request::kPausePhase,         on_boards,         for_people,     facilitators,          until_closed,     in_any},
    {Request::kStartRound,         on_boards,         for_people,     facilitators,          until_closed,     in_any},
    {Request::kEndTurn,            on_boards,         for_people,     their_own_turn,        until_closed,     in_any},
    {Request::kOpenVote,           on_boards,         for_people,     facilitators,          not_in_silence,   voting},
    {Request::kCastBallot,         on_boards,         for_people,     voters,                not_in_silence,   voting},
    {Request::kCloseVote,          on_boards,         for_people,     facilitators,          until_closed,     in_any},
    {Request::kSetSignal,          on_boards,         for_people,     whoever_takes_part,    until_closed,     in_any},
    {Request::kSetHarvest,         on_boards,         for_people,     staff,                 not_in_silence,   harvesting},
    {Request::kSetOffRecord,       on_boards,         for_people,     staff,                 until_closed,     in_any},
    {Request::kSetSpotlight,       on_boards,         for_people,     facilitators,          until_closed,     in_any},
    {Request::kTakeOver,           on_boards,         for_people,     stand_ins,             until_closed,     in_any},
    {Request::kSetPairs,           on_boards,         for_people,     facilitators,          until_closed,     pairing},
    {Request::kReleaseCards,       on_boards,         for_people,     facilitators,          until_closed,     in_any},
    {Request::kHoldCards,          on_boards,         for_people,     facilitators,          until_closed,     in_any},
    {Request::kAnnounce,           on_boards,         for_people,     facilitators,          notes,            in_any},
    {Request::kAcknowledge,        on_boards,         for_people,     whoever_takes_part,    until_closed,     in_any},
    {Request::kSetGather,          on_boards,         for_people,     facilitators,          until_closed,     in_any},
    {Request::kSetVoices,          on_boards,         for_people,     their_own_turn,        until_closed,     in_any},
    {Request::kGiveTurnBack,       on_boards,         for_people,     facilitators,          until_closed,     in_any},
    {Request::kAcknowledgePolicy,  on_boards,         for_people,     whoever_is_there,      always,           in_any},
    {Request::kSetCredit,          on_boards,         for_people,     who_run_or_record,     always,           in_any},
    {Request::kSetRehearsal,       in_meetings,       for_people,     facilitators,          always,           in_any},
    {Request::kCheckHarvest,       on_boards,         for_people,     presenters,            on_the_record,    in_any},
    {Request::kAddLateThought,     on_boards,         for_people,     those_who_write,       on_the_record,    in_any},
    {Request::kAddAgendaItem,      in_meetings,       for_people,     facilitators,          always,           in_any},
    {Request::kSetAgendaItem,      in_meetings,       for_people,     facilitators,          always,           in_any},
    {Request::kMoveAgendaItem,     in_meetings,       for_people,     facilitators,          always,           in_any},
    {Request::kTrashAgendaItem,    in_meetings,       for_people,     facilitators,          always,           in_any},
    {Request::kRestoreAgendaItem,  in_meetings,       for_people,     facilitators,          always,           in_any},
    {Request::kBeginAgendaItem,    in_meetings,       for_people,     who_run_the_meeting,   always,           in_any},
    {Request::kEndAgendaItem,      in_meetings,       for_people,     who_run_the_meeting,   always,           in_any},
    {Request::kRevealAgendaItem,   in_meetings,       for_people,     who_run_the_meeting,   always,           in_any},
    {Request::kSetMeeting,         in_meetings,       for_people,     facilitators,          always,           in_any},
    {Request::kImportProgramme,    in_meetings,       for_people,     facilitators,          always,           in_any},
    {Request::kHandOver,           in_every_document, for_people,     facilitators,          always,           in_any},
    {Request::kAddBreakout,        in_meetings,       for_people,     facilitators,          always,           in_any},
    {Request::kSetBreakout,        in_meetings,       for_people,     facilitators,          always,           in_any},
    {Request::kTrashBreakout,      in_meetings,       for_people,     facilitators,          always,           in_any},
    {Request::kRestoreBreakout,    in_meetings,       for_people,     facilitators,          always,           in_any},
    {Request::kSeatPeople,         in_meetings,       for_people,     facilitators,          always,           in_any},
    {Request::kTakeSeat,           in_meetings,       for_people,     whoever_takes_part,    always,           in_any},
    {Request::kSetTemplate,        in_meetings,       for_people,     facilitators,          always,           in_any},
    {Request::kTrashTemplate,      in_meetings,       for_people,     facilitators,          always,           in_any},
    {Request::kRestoreTemplate,    in_meetings,       for_people,     facilitators,          always,           in_any},
    {Request::kReportGrant,        on_boards,         for_people,     rapporteurs,           always,           in_any},
    {Request::kCaptureQuote,       on_boards,         for_people,     rapporteurs,           on_the_record,    in_any},
    {Request::kSetQuote,           on_boards,         for_people,     rapporteurs,           on_the_record,    in_any},
    {Request::kDiscardQuote,       on_boards,         for_people,     rapporteurs,           always,           in_any},
    {Request::kRequestAttribution, on_boards,         for_people,     rapporteurs,           always,           in_any},
    {Request::kAnswerAttribution,  on_boards,         for_people,     wherever_they_sit,     always,           in_any},
    {Request::kReopenAttribution,  on_boards,         for_people,     wherever_they_sit,     always,           in_any},
    {Request::kWithdrawAttribution, on_boards,        for_people,     wherever_they_sit,     always,           in_any},
    {Request::kSetCapture,         on_boards,         for_people,     whoever_is_there,      always,           in_any},
    {Request::kAddMarker,          on_boards,         for_people,     staff,                 notes,            in_any},
    {Request::kRemoveMarker,       on_boards,         for_people,     staff,                 notes,            in_any},
    {Request::kDraftProposal,        on_boards,         for_people,    those_who_work,        not_in_silence,   deciding},
    {Request::kAmendProposal,        on_boards,         for_people,    drawer_or_facilitator, not_in_silence,   deciding},
    {Request::kOpenProposal,         on_boards,         for_people,    facilitators,          not_in_silence,   deciding},
    {Request::kTakeProposalOn,       on_boards,         for_people,    facilitators,          not_in_silence,   deciding},
    {Request::kAskAboutProposal,     on_boards,         for_people,    those_who_work,        not_in_silence,   deciding},
    {Request::kAnswerAboutProposal,  on_boards,         for_people,    drawer_or_facilitator, not_in_silence,   deciding},
    {Request::kReactToProposal,      on_boards,         for_people,    those_who_work,        not_in_silence,   deciding},
    {Request::kOpenDecisionRound,    on_boards,         for_people,    facilitators,          not_in_silence,   deciding},
    {Request::kRespondToProposal,    on_boards,         for_people,    voters,                not_in_silence,   deciding},
    {Request::kExcuseOneself,        on_boards,         for_people,    voters,                not_in_silence,   deciding},
    {Request::kPauseDecisionRound,   on_boards,         for_people,    facilitators,          until_closed,     in_any},
    {Request::kCloseDecisionRound,   on_boards,         for_people,    facilitators,          until_closed,     in_any},
    {Request::kJudgeObjection,       on_boards,         for_people,    facilitators,          not_in_silence,   deciding},
    {Request::kWithdrawObjection,    on_boards,         for_people,    the_owner,             until_locked,     in_any},
    {Request::kConcludeProposal,     on_boards,         for_people,    facilitators,          until_closed,     in_any},
    {Request::kWithdrawProposal,     on_boards,         for_people,    the_owner,             until_locked,     in_any},
    {Request::kReadBackDecision,     on_boards,         for_people,    facilitators,          until_closed,     in_any},
    {Request::kReviewDecision,       on_boards,         for_people,    facilitators,          always,           in_any},
    {Request::kSetPlenaryOutcome,    on_boards,         for_people,    who_run_the_meeting,   always,           in_any},
    {Request::kBeginReport,          on_boards,         for_people,    who_run_the_meeting,   until_closed,     in_any},
    {Request::kEndReport,            on_boards,         for_people,    who_run_the_meeting,   until_closed,     in_any},
    {Request::kOrderReports,         on_boards,         for_people,    who_run_the_meeting,   until_closed,     in_any},
    {Request::kAnswerDecision,       on_boards,         for_people,    who_run_the_meeting,   until_closed,     in_any},
    {Request::kKeepDifference,       on_boards,         for_people,    who_run_or_record,     notes,            in_any},
    {Request::kRemoveDifference,     on_boards,         for_people,    who_run_or_record,     notes,            in_any},
    {Request::kOpenGallery,          on_boards,         for_people,    who_run_the_meeting,   until_closed,     in_any},
    {Request::kLeaveMark,            on_boards,         for_people,    observers,             on_the_record,    in_any},
    {Request::kAskTheGroup,          on_boards,         for_people,    observers,             on_the_record,    in_any},
    {Request::kLetIn,                on_boards,         for_people,    facilitators,          always,           in_any},
    {Request::kAddParagraph,          in_records,        for_people,    staff,                 always,           in_any},
    {Request::kSetParagraph,          in_records,        for_people,    staff,                 always,           in_any},
    {Request::kTrashParagraph,        in_records,        for_people,    staff,                 always,           in_any},
    {Request::kRestoreParagraph,      in_records,        for_people,    staff,                 always,           in_any},
    {Request::kSetRecord,             in_records,        for_people,    staff,                 always,           in_any},
    {Request::kCirculateRecord,       in_records,        for_people,    staff,                 always,           in_any},
    {Request::kProposeCorrection,     in_records,        for_people,    whoever_is_there,      always,           in_any},
    {Request::kAnswerCorrection,      in_records,        for_people,    staff,                 always,           in_any},
    {Request::kWithdrawCorrection,    in_records,        for_people,    the_speaker,           always,           in_any},
    {Request::kApproveRecord,         in_records,        for_people,    who_run_or_record,     always,           in_any},
    {Request::kIssueCorrigendum,      in_records,        for_people,    staff,                 always,           in_any},
    {Request::kSettleOffer,           in_records,        for_people,    staff,                 always,           in_any},
    {Request::kSetGuidebook,         in_guidebooks,     for_people,    staff,                 always,           in_any},
    {Request::kAddEntry,             in_guidebooks,     for_people,    staff,                 always,           in_any},
    {Request::kSetEntry,             in_guidebooks,     for_people,    staff,                 always,           in_any},
    {Request::kMoveEntry,            in_guidebooks,     for_people,    staff,                 always,           in_any},
    {Request::kTrashEntry,           in_guidebooks,     for_people,    staff,                 always,           in_any},
    {Request::kRestoreEntry,         in_guidebooks,     for_people,    staff,                 always,           in_any},
    {Request::kSetField,             in_guidebooks,     for_people,    staff,                 always,           in_any},
    {Request::kUseQuote,             in_guidebooks,     for_people,    staff,                 always,           in_any},
    {Request::kMarkReady,            in_guidebooks,     for_people,    staff,                 always,           in_any},
    {Request::kAgreeToBeNamed,       in_guidebooks,     for_people,    whoever_is_there,      always,           in_any},
    {Request::kOpenDocument,       in_every_document, for_the_server, nobody,                always,           in_any},
    {Request::kAdmit,              in_every_document, for_the_server, nobody,                always,           in_any},
    {Request::kNoteAbsence,        on_boards,         for_the_server, nobody,                until_closed,     in_any},
    {Request::kSeatMember,         in_every_document,       for_the_server, nobody,                always,           in_any},
    {Request::kLapseAttributions,  on_boards,         for_the_server, nobody,                always,           in_any},
    {Request::kNoteErased,         on_boards,         for_the_server, nobody,                always,           in_any},
    {Request::kTakeReport,         on_boards,         for_the_server, nobody,                always,           in_any},
    {Request::kDiscardBallots,     on_boards,         for_the_server, nobody,                always,           in_any},
    {Request::kPurgeWorkingNotes,  on_boards,         for_the_server, nobody,                always,           in_any},
    {Request::kTakeInMeeting,      in_guidebooks,     for_the_server, nobody,                always,           in_any},
    {Request::kPublishEdition,     in_guidebooks,     for_the_server, nobody,                always,           in_any},
};

// clang-format on

}  // namespace

std::span<const Row> table() { return rows; }

}  // namespace plenary::policy
