#include "clients/cpp/predict.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "facilitation/document/card_fields.h"

namespace plenary::client {
namespace {

class Guess {
 public:
  Guess(const Document& document, const std::string& me, std::int64_t wall_ms)
      : document_(document), me_(me), wall_ms_(wall_ms) {}

  std::vector<Effect> take() { return std::move(effects_); }

  void verb(const AddCard& asked) {
    if (document_.find(asked.id())) return;
    Record& record = fresh(asked.id());
    Card& card = *record.mutable_card();
    place(card, asked.id(), asked.place());
    card.set_kind(asked.kind() == CARD_KIND_UNSPECIFIED ? usual_kind_in(card.region()) : asked.kind());
    card.set_source(asked.source());
    card.set_duplicate_of(asked.duplicate_of());
    card.set_written_ms(asked.written_ms());
    card.set_hidden(document_.board() && document_.board()->silent_writing());
    first_words(asked.id(), asked.text());
  }
  void verb(const SetCard& asked) {
    Record* record = changed(asked.id(), document_.card(asked.id()));
    if (!record) return;
    if (asked.has_kind()) record->mutable_card()->set_kind(asked.kind());
    Card& card = *record->mutable_card();
    if (asked.has_source()) card.set_source(asked.source());
    if (asked.set_sdgs()) *card.mutable_sdgs() = asked.sdgs();
    if (asked.has_actor_type()) card.set_actor_type(asked.actor_type());
    if (asked.has_chain_stage()) card.set_chain_stage(asked.chain_stage());
    for (const auto& [name, answer] : asked.fields()) set_answer(card, name, answer);
  }
  void verb(const MoveCards& asked) {
    Place to = asked.to();
    for (const std::string& id : asked.ids()) {
      Record* record = changed(id, document_.card(id));
      if (!record) continue;
      place(*record->mutable_card(), id, to);
      if (!to.after().empty() || to.before().empty()) to.set_after(id);
    }
  }
  void verb(const LockCards& asked) {
    for (const std::string& id : asked.ids())
      if (Record* record = changed(id, document_.card(id))) record->mutable_card()->set_locked(asked.locked());
  }
  void verb(const ParkCards& asked) {
    for (const std::string& id : asked.ids())
      if (Record* record = changed(id, document_.card(id))) record->mutable_card()->set_parked(asked.parked());
  }
  void verb(const TrashCards& asked) {
    for (const std::string& id : asked.ids())
      if (Record* record = changed(id, document_.card(id)))
        trash(*record->mutable_card()->mutable_trashed(), asked.reason());
  }
  void verb(const RestoreCards& asked) {
    for (const std::string& id : asked.ids())
      if (Record* record = changed(id, document_.card(id))) record->mutable_card()->clear_trashed();
  }
  void verb(const MergeCards& asked) {
    for (const std::string& id : asked.from()) {
      if (id == asked.into()) continue;
      if (Record* record = changed(id, document_.card(id)))
        record->mutable_card()->set_merged_into(asked.undo() ? std::string() : asked.into());
    }
  }
  // Its words go when the server says so.
  void verb(const WithdrawCard& asked) {
    if (Record* record = changed(asked.id(), document_.card(asked.id()))) {
      record->mutable_card()->set_withdrawn_ms(wall_ms_);
      record->mutable_card()->clear_source();
      record->mutable_card()->clear_fields();
    }
  }

  void verb(const AddCluster& asked) {
    if (document_.find(asked.id())) return;
    Cluster& cluster = *fresh(asked.id()).mutable_cluster();
    cluster.set_title(asked.title());
    cluster.set_region(asked.region());
    cluster.set_parent(asked.parent());
    cluster.set_named_by(me_);
    put_cards_in(asked.id(), asked.cards());
  }
  void verb(const SetCluster& asked) {
    Record* record = changed(asked.id(), document_.cluster(asked.id()));
    if (!record) return;
    if (asked.has_title()) {
      record->mutable_cluster()->set_title(asked.title());
      record->mutable_cluster()->set_named_by(me_);
    }
    if (asked.has_parent()) record->mutable_cluster()->set_parent(asked.parent());
    if (asked.has_region()) {
      record->mutable_cluster()->set_region(asked.region());
      if (asked.region().empty()) return;
      for (const std::string& id : cards_in(asked.id()))
        if (Record* card = changed(id, document_.card(id))) card->mutable_card()->set_region(asked.region());
    }
  }
  void verb(const MergeClusters& asked) {
    for (const std::string& id : asked.from()) {
      if (id == asked.into() || !document_.cluster(id)) continue;
      changed(id, document_.cluster(id))->mutable_cluster()->set_merged_into(asked.into());
      put_cards_in(asked.into(), cards_in(id));
    }
  }
  void verb(const DissolveCluster& asked) {
    Record* record = changed(asked.id(), document_.cluster(asked.id()));
    if (!record) return;
    record->mutable_cluster()->set_dissolved(true);
    put_cards_in({}, cards_in(asked.id()));
  }
  void verb(const RestoreCluster& asked) {
    Record* record = changed(asked.id(), document_.cluster(asked.id()));
    if (!record) return;
    record->mutable_cluster()->set_dissolved(false);
    record->mutable_cluster()->clear_merged_into();
    put_cards_in(asked.id(), asked.cards());
  }

  void verb(const AddLink& asked) {
    if (document_.find(asked.id())) return;
    Link& link = *fresh(asked.id()).mutable_link();
    link.set_from(asked.from());
    link.set_to(asked.to());
    link.set_label(asked.label());
  }
  void verb(const SetLink& asked) {
    if (Record* record = changed(asked.id(), document_.link(asked.id())))
      record->mutable_link()->set_label(asked.label());
  }
  void verb(const RemoveLink& asked) {
    if (document_.link(asked.id())) effects_.emplace_back().set_remove(asked.id());
  }

  void verb(const AddNote& asked) {
    if (document_.find(asked.id())) return;
    Note& note = *fresh(asked.id()).mutable_note();
    note.set_visibility(asked.visibility() == Note::VISIBILITY_UNSPECIFIED ? Note::RECORD : asked.visibility());
    note.set_by(me_);
    note.set_at_ms(asked.at_ms() ? asked.at_ms() : wall_ms_);
    *note.mutable_refs() = asked.refs();
    note.set_speaker(asked.speaker());
    first_words(asked.id(), asked.text());
  }
  void verb(const SetNote& asked) {
    Record* record = changed(asked.id(), document_.note(asked.id()));
    if (!record) return;
    Note& note = *record->mutable_note();
    if (asked.has_visibility()) note.set_visibility(asked.visibility());
    if (asked.set_refs()) *note.mutable_refs() = asked.refs();
    if (asked.has_speaker()) note.set_speaker(asked.speaker());
    if (asked.has_at_ms()) note.set_at_ms(asked.at_ms());
  }
  // What they say together, the server puts together.
  void verb(const MergeNotes& asked) {
    for (const std::string& id : asked.from())
      if (Record* record = changed(id, document_.note(id)))
        record->mutable_note()->set_merged_into(asked.undo() ? std::string() : asked.into());
  }
  void verb(const TrashNote& asked) {
    if (Record* record = changed(asked.id(), document_.note(asked.id())))
      trash(*record->mutable_note()->mutable_trashed(), asked.reason());
  }
  void verb(const RestoreNote& asked) {
    if (Record* record = changed(asked.id(), document_.note(asked.id()))) record->mutable_note()->clear_trashed();
  }

  void verb(const AddDecision& asked) {
    if (document_.find(asked.id())) return;
    Decision& decision = *fresh(asked.id()).mutable_decision();
    decision.set_title(asked.title());
    decision.set_method(asked.method());
    decision.set_state(asked.state());
    decision.set_owner(asked.owner());
    decision.set_review_date(asked.review_date());
    decision.set_change_signal(asked.change_signal());
    *decision.mutable_based_on() = asked.based_on();
    decision.set_deferred_reason(asked.deferred_reason());
    decision.set_deferred_to(asked.deferred_to());
    add_version(decision, asked.text());
  }
  void verb(const SetDecision& asked) {
    Record* record = changed(asked.id(), document_.decision(asked.id()));
    if (!record) return;
    Decision& decision = *record->mutable_decision();
    if (asked.has_title()) decision.set_title(asked.title());
    if (asked.has_text()) add_version(decision, asked.text());
    if (asked.has_state()) decision.set_state(asked.state());
    if (asked.has_owner()) decision.set_owner(asked.owner());
    if (asked.has_review_date()) decision.set_review_date(asked.review_date());
    if (asked.has_change_signal()) decision.set_change_signal(asked.change_signal());
    if (asked.has_deferred_reason()) decision.set_deferred_reason(asked.deferred_reason());
    if (asked.has_deferred_to()) decision.set_deferred_to(asked.deferred_to());
    if (asked.has_trashed()) trash_or_restore(decision, asked.trashed());
  }
  void verb(const AddAction& asked) {
    if (document_.find(asked.id())) return;
    Action& action = *fresh(asked.id()).mutable_action();
    action.set_text(asked.text());
    action.set_owner(asked.owner());
    action.set_due(asked.due());
    action.set_from(asked.from());
    action.set_state(Action::ACTION_PROPOSED);
    action.set_proposed_by(me_);
  }
  void verb(const SetAction& asked) {
    Record* record = changed(asked.id(), document_.action(asked.id()));
    if (!record) return;
    Action& action = *record->mutable_action();
    if (asked.has_text()) action.set_text(asked.text());
    if (asked.has_owner() && asked.owner() != action.owner()) {
      action.set_owner(asked.owner());
      action.set_accepted_by_owner(false);
    }
    if (asked.has_due()) action.set_due(asked.due());
    if (asked.has_state()) action.set_state(asked.state());
    if (asked.has_trashed()) trash_or_restore(action, asked.trashed());
  }
  void verb(const AcceptAction& asked) {
    Record* record = changed(asked.id(), document_.action(asked.id()));
    if (record) record->mutable_action()->set_accepted_by_owner(asked.accepted());
  }

  // One's own ballot, so that what is sent next is made of it.
  void verb(const CastBallot& asked) {
    const std::string id = "ballot." + asked.vote() + "." + me_;
    const Record* before = document_.find(id);
    Record* record = before ? changed(id, &before->ballot()) : &fresh(id);
    if (!record) return;
    Ballot& ballot = *record->mutable_ballot();
    ballot.set_vote(asked.vote());
    ballot.set_voter(me_);
    *ballot.mutable_dots() = asked.dots();
    ballot.set_finished(asked.finished());
  }

  void verb(const SetBoard& asked) {
    Record* record = changed("board", document_.board());
    if (!record) return;
    if (asked.has_locked()) record->mutable_board()->set_locked(asked.locked());
    if (asked.has_title()) record->mutable_board()->set_title(asked.title());
    if (asked.has_closed()) record->mutable_board()->set_closed(asked.closed());
  }
  void verb(const SetRegion& asked) {
    Record* record = changed(asked.id(), document_.region(asked.id()));
    if (record && asked.has_locked()) record->mutable_region()->set_locked(asked.locked());
  }

 private:
  Record& fresh(const std::string& id) {
    Record& record = *effects_.emplace_back().mutable_put();
    record.set_id(id);
    record.set_version(1);
    return record;
  }

  // What the region asks for first; an idea, where it asks for nothing.
  CardKind usual_kind_in(const std::string& id) const {
    const Region* region = document_.region(id);
    return region && !region->card_kinds().empty() ? static_cast<CardKind>(region->card_kinds(0)) : IDEA;
  }

  // The record as it will be put; nullptr unless it is there and of the right kind.
  template <class Body>
  Record* changed(const std::string& id, const Body* there) {
    if (!there) return nullptr;
    for (Effect& effect : effects_)
      if (effect.has_put() && effect.put().id() == id) return effect.mutable_put();
    Record& record = *effects_.emplace_back().mutable_put();
    record = *document_.find(id);
    record.clear_text();  // a put without text leaves the words as they are
    record.set_version(record.version() + 1);
    return &record;
  }

  void first_words(const std::string& id, const std::string& words) {
    const std::optional<std::u16string> units = text::to_units(words);
    if (!units || units->empty()) return;
    TextEdit& edit = *effects_.emplace_back().mutable_edit();
    edit.set_id(id);
    *edit.mutable_change() = text::to_proto(text::Change().insert(*units));
  }

  void trash(Trashed& trashed, const std::string& reason) const {
    trashed.set_by(me_);
    trashed.set_at_ms(wall_ms_);
    trashed.set_reason(reason);
  }
  template <class Body>
  void trash_or_restore(Body& body, bool trashed) const {
    if (trashed) {
      trash(*body.mutable_trashed(), {});
    } else {
      body.clear_trashed();
    }
  }

  void add_version(Decision& decision, const std::string& words) const {
    DecisionVersion& version = *decision.add_versions();
    version.set_number(static_cast<std::uint32_t>(decision.versions_size()));
    version.set_text(words);
    version.set_by(me_);
    version.set_at_ms(wall_ms_);
  }

  std::vector<std::string> cards_in(const std::string& cluster) const {
    std::vector<std::string> cards;
    document_.each_card([&](const Record& record) {
      if (record.card().cluster() == cluster) cards.push_back(record.id());
    });
    return cards;
  }

  template <class Ids>
  void put_cards_in(const std::string& cluster, const Ids& ids) {
    for (const std::string& id : ids)
      if (Record* record = changed(id, document_.card(id))) record->mutable_card()->set_cluster(cluster);
  }

  void place(Card& card, const std::string& id, const Place& to) const {
    std::string region = to.region();
    if (const Cluster* cluster = document_.cluster(to.cluster()); cluster && !cluster->region().empty())
      region = cluster->region();
    const Card* beside = document_.card(to.after().empty() ? to.before() : to.after());
    if (region.empty() && beside) region = beside->region();
    card.set_cluster(to.cluster());
    card.set_placed(to.placed());
    card.set_x(to.placed() ? to.x() : 0);
    card.set_y(to.placed() ? to.y() : 0);
    if (region.empty()) return;
    card.set_region(region);
    card.set_order(key_at(region, id, to));
  }

  // A key near enough until the server gives the true one: an appended digit sorts directly behind.
  std::string key_at(const std::string& region, const std::string& id, const Place& to) const {
    for (const Effect& effect : effects_)
      if (effect.has_put() && effect.put().id() == to.after()) return effect.put().card().order() + "0";
    const std::vector<const Record*> cards = cards_of_region(document_, region);
    const Record* previous = nullptr;
    for (const Record* card : cards) {
      if (card->id() == id) continue;
      if (to.after().empty() && !to.before().empty() && card->id() == to.before()) break;
      previous = card;
      if (!to.after().empty() && card->id() == to.after()) break;
    }
    if (!previous) return "0";
    return previous->card().order() + "0";
  }

  const Document& document_;
  const std::string& me_;
  std::int64_t wall_ms_;
  std::vector<Effect> effects_;
};

}  // namespace

std::vector<const Record*> cards_of_region(const Document& document, const std::string& region) {
  std::vector<const Record*> cards;
  document.each_card([&](const Record& record) {
    if (record.card().region() == region) cards.push_back(&record);
  });
  std::sort(cards.begin(), cards.end(), [](const Record* a, const Record* b) {
    return std::tie(a->card().order(), a->id()) < std::tie(b->card().order(), b->id());
  });
  return cards;
}

std::vector<Effect> predict(const Document& document, const Request& request, const std::string& me,
                            std::int64_t wall_ms) {
  Guess guess(document, me, wall_ms);
  switch (request.verb_case()) {
    case Request::kAddCard: guess.verb(request.add_card()); break;
    case Request::kSetCard: guess.verb(request.set_card()); break;
    case Request::kMoveCards: guess.verb(request.move_cards()); break;
    case Request::kLockCards: guess.verb(request.lock_cards()); break;
    case Request::kParkCards: guess.verb(request.park_cards()); break;
    case Request::kTrashCards: guess.verb(request.trash_cards()); break;
    case Request::kRestoreCards: guess.verb(request.restore_cards()); break;
    case Request::kMergeCards: guess.verb(request.merge_cards()); break;
    case Request::kAddCluster: guess.verb(request.add_cluster()); break;
    case Request::kWithdrawCard: guess.verb(request.withdraw_card()); break;
    case Request::kSetCluster: guess.verb(request.set_cluster()); break;
    case Request::kMergeClusters: guess.verb(request.merge_clusters()); break;
    case Request::kDissolveCluster: guess.verb(request.dissolve_cluster()); break;
    case Request::kRestoreCluster: guess.verb(request.restore_cluster()); break;
    case Request::kAddLink: guess.verb(request.add_link()); break;
    case Request::kSetLink: guess.verb(request.set_link()); break;
    case Request::kRemoveLink: guess.verb(request.remove_link()); break;
    case Request::kAddNote: guess.verb(request.add_note()); break;
    case Request::kSetNote: guess.verb(request.set_note()); break;
    case Request::kMergeNotes: guess.verb(request.merge_notes()); break;
    case Request::kTrashNote: guess.verb(request.trash_note()); break;
    case Request::kRestoreNote: guess.verb(request.restore_note()); break;
    case Request::kAddDecision: guess.verb(request.add_decision()); break;
    case Request::kSetDecision: guess.verb(request.set_decision()); break;
    case Request::kAddAction: guess.verb(request.add_action()); break;
    case Request::kSetAction: guess.verb(request.set_action()); break;
    case Request::kAcceptAction: guess.verb(request.accept_action()); break;
    case Request::kCastBallot: guess.verb(request.cast_ballot()); break;
    case Request::kSetBoard: guess.verb(request.set_board()); break;
    case Request::kSetRegion: guess.verb(request.set_region()); break;
    // Words: text_line.h. What the rest does to what is seen is the server's to say.
    case Request::kEditText:
    case Request::kStartSilentWriting:
    case Request::kRevealCards:
    case Request::kSetRole:
    case Request::kRemoveMember:
    case Request::kAddInvitation:
    case Request::kRevokeInvitation:
    case Request::kOpenDocument:
    case Request::kPausePhase:
    case Request::kStartPhase:
    case Request::kSetPhaseTime:
    case Request::kStartRound:
    case Request::kEndTurn:
    case Request::kGiveTurnBack:
    case Request::kCloseVote:
    case Request::kSetOffRecord:
    case Request::kSetSpotlight:
    case Request::kTakeOver:
    case Request::kSetPairs:
    case Request::kReleaseCards:
    case Request::kHoldCards:
    case Request::kAnnounce:
    case Request::kAcknowledge:
    case Request::kAcknowledgePolicy:
    case Request::kSetCredit:
    case Request::kSetGather:
    case Request::kSetVoices:
    case Request::kCaptureQuote:
    case Request::kSetQuote:
    case Request::kDiscardQuote:
    case Request::kRequestAttribution:
    case Request::kAnswerAttribution:
    case Request::kReportGrant:
    case Request::kReopenAttribution:
    case Request::kWithdrawAttribution:
    case Request::kSetCapture:
    case Request::kAddMarker:
    case Request::kRemoveMarker:
    case Request::kDraftProposal:
    case Request::kAmendProposal:
    case Request::kOpenProposal:
    case Request::kTakeProposalOn:
    case Request::kAskAboutProposal:
    case Request::kAnswerAboutProposal:
    case Request::kReactToProposal:
    case Request::kAskAboutInterests:
    case Request::kDismissCheck:
    case Request::kCheckHarvest:
    case Request::kAddLateThought:
    case Request::kOpenDecisionRound:
    case Request::kRespondToProposal:
    case Request::kExcuseOneself:
    case Request::kPauseDecisionRound:
    case Request::kCloseDecisionRound:
    case Request::kJudgeObjection:
    case Request::kWithdrawObjection:
    case Request::kConcludeProposal:
    case Request::kWithdrawProposal:
    case Request::kReadBackDecision:
    case Request::kReviewDecision:
    case Request::kSetPlenaryOutcome:
    case Request::kBeginReport:
    case Request::kEndReport:
    case Request::kOrderReports:
    case Request::kAnswerDecision:
    case Request::kKeepDifference:
    case Request::kRemoveDifference:
    case Request::kOpenGallery:
    case Request::kLeaveMark:
    case Request::kAskTheGroup:
    case Request::kLetIn:
    case Request::kAddParagraph:
    case Request::kSetParagraph:
    case Request::kTrashParagraph:
    case Request::kSetRecord:
    case Request::kProposeCorrection:
    case Request::kAnswerCorrection:
    case Request::kIssueCorrigendum:
    case Request::kRestoreParagraph:
    case Request::kCirculateRecord:
    case Request::kWithdrawCorrection:
    case Request::kApproveRecord:
    case Request::kSettleOffer:
    case Request::kLapseAttributions:
    case Request::kNoteErased:
    case Request::kSetPhases:
    case Request::kOpenVote:
    case Request::kSetSignal:
    case Request::kSetHarvest:
    case Request::kAddAgendaItem:
    case Request::kSetAgendaItem:
    case Request::kMoveAgendaItem:
    case Request::kTrashAgendaItem:
    case Request::kRestoreAgendaItem:
    case Request::kBeginAgendaItem:
    case Request::kEndAgendaItem:
    case Request::kRevealAgendaItem:
    case Request::kSetMeeting:
    case Request::kImportProgramme:
    case Request::kSetRehearsal:
    case Request::kHandOver:
    case Request::kSetTemplate:
    case Request::kTrashTemplate:
    case Request::kRestoreTemplate:
    case Request::kAddBreakout:
    case Request::kSetBreakout:
    case Request::kTrashBreakout:
    case Request::kRestoreBreakout:
    case Request::kSeatPeople:
    case Request::kTakeSeat:
    case Request::kSeatMember:
    case Request::kTakeReport:
    case Request::kDiscardBallots:
    case Request::kPurgeWorkingNotes:
    case Request::kSetGuidebook:
    case Request::kAddEntry:
    case Request::kSetEntry:
    case Request::kMoveEntry:
    case Request::kTrashEntry:
    case Request::kRestoreEntry:
    case Request::kSetField:
    case Request::kUseQuote:
    case Request::kMarkReady:
    case Request::kAgreeToBeNamed:
    case Request::kTakeInMeeting:
    case Request::kPublishEdition:
    case Request::kAdmit:
    case Request::kNoteAbsence:
    case Request::VERB_NOT_SET: break;
  }
  return guess.take();
}

}  // namespace plenary::client
