#include "facilitation/policy/policy.h"

namespace plenary::policy {
namespace {

// Tables are read by column; laid out by hand.
// clang-format off

constexpr Who no = Who::no;
constexpr Who own = Who::own;
constexpr Who any = Who::any;

// By Role:                               unspecified, observer, participant, rapporteur, facilitator, co, host, presenter
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

// By BoardState:                      open       silent              locked        closed
using Times = std::array<When, kBoardStates>;
constexpr Times cards_in_silence = {When::yes, When::own,          When::locked, When::closed};
constexpr Times not_in_silence   = {When::yes, When::phase_closed, When::locked, When::closed};
constexpr Times until_locked     = {When::yes, When::yes,          When::locked, When::closed};
constexpr Times until_closed     = {When::yes, When::yes,          When::yes,    When::closed};
constexpr Times or_reopening     = {When::yes, When::yes,          When::yes,    When::reopening};
constexpr Times always           = {When::yes, When::yes,          When::yes,    When::yes};

constexpr bool on_boards = true;
constexpr bool in_every_document = false;
constexpr bool for_people = false;
constexpr bool for_the_server = true;

constexpr Row rows[] = {
    {Request::kAddCard,            on_boards,         for_people,     those_who_write,       cards_in_silence},
    {Request::kSetCard,            on_boards,         for_people,     author_or_facilitator, cards_in_silence},
    {Request::kEditText,           on_boards,         for_people,     the_author,            cards_in_silence},
    {Request::kMoveCards,          on_boards,         for_people,     those_who_work,        cards_in_silence},
    {Request::kLockCards,          on_boards,         for_people,     facilitators,          not_in_silence},
    {Request::kParkCards,          on_boards,         for_people,     those_who_work,        cards_in_silence},
    {Request::kTrashCards,         on_boards,         for_people,     author_or_facilitator, cards_in_silence},
    {Request::kRestoreCards,       on_boards,         for_people,     author_or_facilitator, cards_in_silence},
    {Request::kMergeCards,         on_boards,         for_people,     those_who_work,        not_in_silence},
    {Request::kAddCluster,         on_boards,         for_people,     those_who_work,        not_in_silence},
    {Request::kSetCluster,         on_boards,         for_people,     those_who_work,        not_in_silence},
    {Request::kMergeClusters,      on_boards,         for_people,     those_who_work,        not_in_silence},
    {Request::kDissolveCluster,    on_boards,         for_people,     those_who_work,        not_in_silence},
    {Request::kRestoreCluster,     on_boards,         for_people,     those_who_work,        not_in_silence},
    {Request::kAddLink,            on_boards,         for_people,     those_who_work,        cards_in_silence},
    {Request::kSetLink,            on_boards,         for_people,     drawer_or_facilitator, cards_in_silence},
    {Request::kRemoveLink,         on_boards,         for_people,     drawer_or_facilitator, cards_in_silence},
    {Request::kAddNote,            on_boards,         for_people,     rapporteurs,           until_closed},
    {Request::kSetNote,            on_boards,         for_people,     rapporteurs,           until_closed},
    {Request::kTrashNote,          on_boards,         for_people,     rapporteurs,           until_closed},
    {Request::kRestoreNote,        on_boards,         for_people,     rapporteurs,           until_closed},
    {Request::kAddDecision,        on_boards,         for_people,     those_who_work,        not_in_silence},
    {Request::kSetDecision,        on_boards,         for_people,     proposer_or_staff,     not_in_silence},
    {Request::kAddAction,          on_boards,         for_people,     those_who_work,        not_in_silence},
    {Request::kSetAction,          on_boards,         for_people,     proposer_or_staff,     not_in_silence},
    {Request::kAcceptAction,       on_boards,         for_people,     the_owner,             until_locked},
    {Request::kStartSilentWriting, on_boards,         for_people,     facilitators,          until_closed},
    {Request::kRevealCards,        on_boards,         for_people,     facilitators,          until_closed},
    {Request::kSetBoard,           on_boards,         for_people,     facilitators,          or_reopening},
    {Request::kSetRegion,          on_boards,         for_people,     facilitators,          until_closed},
    {Request::kSetRole,            in_every_document, for_people,     facilitators,          always},
    {Request::kRemoveMember,       in_every_document, for_people,     facilitators,          always},
    {Request::kAddInvitation,      in_every_document, for_people,     facilitators,          always},
    {Request::kRevokeInvitation,   in_every_document, for_people,     facilitators,          always},
    {Request::kOpenDocument,       in_every_document, for_the_server, nobody,                always},
    {Request::kAdmit,              in_every_document, for_the_server, nobody,                always},
};

// clang-format on

}  // namespace

std::span<const Row> table() { return rows; }

}  // namespace plenary::policy
