#include "facilitation/records/group.h"

#include <algorithm>
#include <tuple>

#include "facilitation/checks/outline.h"
#include "facilitation/checks/sheet.h"
#include "facilitation/clocks/local_time.h"
#include "facilitation/records/leading.h"
#include "facilitation/records/presenting.h"
#include "facilitation/records/references.h"
#include "facilitation/records/stories.h"
#include "facilitation/templates/words.h"

namespace plenary {
namespace {

using Ids = google::protobuf::RepeatedPtrField<std::string>;

class Group {
 public:
  Group(const BoardState& board, const Shown& shown, const Names& names, const Gate& gate, std::int64_t now_ms)
      : board_(board), shown_(shown), names_(names), gate_(gate), presenter_(presenter_check(board.document, now_ms)) {}

  GroupRecord compile() {
    const Board& board = *board_.document.board();
    record_.set_document(board_.id);
    record_.set_title(board.title());
    record_.set_template_id(board.template_id());
    record_.set_template_version(board.template_version());
    *record_.mutable_at() = board_.at;
    record_.set_state_hash(state_hash(board_.document));
    record_.set_framing_question(board.framing_question());
    *record_.mutable_attendance() = attendance_of({shown_}, names_, gate_);
    if (gate_.shows_notes()) add_notes();
    add_quotations();
    if (gate_.shows_markers()) add_markers();
    add_cards();
    add_regions();
    add_clusters();
    for (const Record& link : shown_.links) add_link(link);
    for (const Record& decision : shown_.decisions) add_decision(decision);
    for (const Record& action : shown_.actions) add_action(action);
    for (const Record& vote : shown_.votes) *record_.add_votes() = vote_of(vote, board_.document, shown_);
    for (const Record& phase : shown_.phases)
      for (RecordPhase& run : runs_of(phase)) *record_.add_phases() = std::move(run);
    for (const Record& harvest : shown_.harvests) *record_.mutable_harvest() = harvest_of(harvest, shown_);
    for (const Record& report : shown_.reports) *record_.add_reports() = report_of(report);
    for (const Record& difference : shown_.differences) *record_.add_differences() = difference_of(difference, shown_);
    record_.set_hidden_cards(shown_.hidden_cards);
    record_.set_held_back_cards(shown_.held_back_cards);
    record_.set_trashed_cards(shown_.trashed_cards);
    record_.set_withheld(shown_.withheld);
    record_.set_names_withheld(shown_.names_withheld);
    record_.set_left_out_by_presenter(shown_.left_out_by_presenter);
    record_.set_presenter_check(std::string(word_for(presenter_)));
    for (OutlineLine& line : checks::mission_outline(board_.document))
      if (line.card().empty() || shown_.has(line.card())) *record_.add_outline() = std::move(line);
    for (std::string& stage : checks::stages_without_actor(board_.document))
      record_.add_stages_without_actor(std::move(stage));
    return std::move(record_);
  }

 private:
  const BoardState& board_;
  const Shown& shown_;
  const Names& names_;
  const Gate& gate_;
  const PresenterCheck presenter_;
  GroupRecord record_;

  // A reference to something that the record does not show would tell that it exists.
  void keep_shown(const Ids& from, Ids* to) const {
    for (const auto& id : from)
      if (shown_.has(id)) to->Add()->assign(id);
  }
  [[nodiscard]] std::string if_shown(const std::string& id) const { return shown_.has(id) ? id : ""; }

  void add_notes() {
    std::uint32_t number = 0;
    for (const Record& from : shown_.notes) {
      RecordNote& note = *record_.add_notes();
      note.set_id(from.id());
      note.set_number(++number);
      note.set_at_ms(from.note().at_ms());
      note.set_by(gate_.writer(from.note().by()));
      keep_shown(from.note().refs(), note.mutable_refs());
      note.set_text(told(from.text().content(), note.mutable_refs()));
    }
  }

  // Those are for rapporteurs and their speakers; what was granted is for the readers that it was granted for.
  void add_quotations() {
    std::vector<const Record*> quotes;
    for (const auto& [id, entry] : board_.document.entries())
      if (entry.record.has_quote()) quotes.push_back(&entry.record);
    std::sort(quotes.begin(), quotes.end(), [](const Record* a, const Record* b) {
      return std::make_tuple(a->quote().said_ms(), std::string_view(a->id())) <
             std::make_tuple(b->quote().said_ms(), std::string_view(b->id()));
    });
    for (const Record* quote : quotes) {
      if (quote->quote().state() == Quote::REQUESTED) record_.set_quotations_pending(record_.quotations_pending() + 1);
      if (quote->quote().state() == Quote::QUOTE_WITHDRAWN)
        record_.set_quotations_removed(record_.quotations_removed() + 1);
      if (auto granted = gate_.quotation(*quote, board_.document)) *record_.add_quotations() = std::move(*granted);
    }
  }

  void add_markers() {
    for (const Record& from : shown_.markers) {
      RecordMarker& marker = *record_.add_markers();
      marker.set_id(from.id());
      marker.set_kind(word_for(from.recording_marker().kind()));
      marker.set_channel(from.recording_marker().channel());
      marker.set_at_ms(from.recording_marker().at_ms());
      marker.set_ref(if_shown(from.recording_marker().ref()));
      marker.set_label(from.recording_marker().label());
    }
  }

  // The words of a note for whoever has only the record: what they refer to, spelled out. Cards join its refs.
  [[nodiscard]] std::string told(std::string_view words, Ids* refs) const {
    std::string told;
    std::size_t at = 0;
    for (const NoteReference& reference : references_in(words)) {
      told += words.substr(at, reference.from - at);
      told += spelled_out(reference);
      at = reference.till;
      if (reference.to == NoteReference::To::card && shown_.has(reference.id) &&
          std::find(refs->begin(), refs->end(), reference.id) == refs->end())
        refs->Add()->assign(reference.id);
    }
    return told.append(words.substr(at));
  }
  [[nodiscard]] std::string spelled_out(const NoteReference& reference) const {
    switch (reference.to) {
      case NoteReference::To::card: {
        const Card* card = shown_.has(reference.id) ? board_.document.card(reference.id) : nullptr;
        return card && card->number() != 0 ? "card " + std::to_string(card->number()) : "a card";
      }
      case NoteReference::To::person: return "a participant";  // a note names nobody
      case NoteReference::To::time: return clock_at(reference.ms, false);
      case NoteReference::To::moment: return "(recording " + clock_at(reference.ms, true) + ")";
      case NoteReference::To::quote: return "(recording " + clock_at(reference.ms, true) + ": quotation)";
      case NoteReference::To::decision: return "(recording " + clock_at(reference.ms, true) + ": decision)";
    }
    return "";
  }
  [[nodiscard]] std::string clock_at(std::int64_t ms, bool with_seconds) const {
    const std::string utc = in_utc(ms);
    const auto local = local_time(ms, board_.document.board()->time_zone());
    if (!local) return utc;
    // Zones differ by whole minutes: the seconds are those of the world.
    return local->clock + (with_seconds ? utc.substr(utc.size() - 4, 3) : "");
  }

  void add_cards() {
    for (const Record& from : shown_.cards) {
      RecordCard card = card_of(from);
      if (card.parked() || !card.merged_into().empty()) *record_.add_set_aside() = card;
      *record_.add_cards() = std::move(card);
    }
  }

  [[nodiscard]] RecordCard card_of(const Record& from) const {
    RecordCard card;
    card.set_id(from.id());
    card.set_number(from.card().number());
    card.set_kind(word_for(from.card().kind()));
    card.set_withdrawn(from.card().withdrawn_ms() != 0);
    card.set_text(card.withdrawn() ? "(withdrawn by its author)" : from.text().content());
    card.set_source(from.card().source());
    card.set_region(if_shown(from.card().region()));
    card.set_cluster(if_shown(from.card().cluster()));
    card.set_parked(from.card().parked());
    card.set_merged_into(if_shown(from.card().merged_into()));
    card.set_late(from.card().late());
    // When something was written is shown of no card but these: they come with their day.
    if (const Card* kept = board_.document.card(from.id()); kept && card.region() == "late_additions")
      card.set_late_ms(kept->written_ms());
    if (gate_.shows_people()) card.set_presenter_mark(from.card().presenter_mark());
    for (const FieldAnswer& field : from.card().fields()) (*card.mutable_fields())[field.name()] = field.answer();
    *card.mutable_sdgs() = from.card().sdgs();
    card.set_actor_type(word_for(from.card().actor_type()));
    card.set_chain_stage(word_for(from.card().chain_stage()));
    return card;
  }

  // The cards that lie somewhere, in reading order: region, place within it.
  template <class LiesThere>
  [[nodiscard]] std::vector<const Record*> in_reading_order(LiesThere lies_there) const {
    std::vector<const Record*> found;
    for (const Record& card : shown_.cards)
      if (lies_there(card.card())) found.push_back(&card);
    const auto place = [&](const Record* card) {
      const Region* region = board_.document.region(card->card().region());
      return std::make_tuple(region ? region->order() : 0, std::string_view(card->card().order()),
                             card->card().number(), std::string_view(card->id()));
    };
    std::sort(found.begin(), found.end(), [&](const Record* a, const Record* b) { return place(a) < place(b); });
    return found;
  }

  void add_regions() {
    for (const Record& from : shown_.regions) {
      RecordRegion& region = *record_.add_regions();
      region.set_id(from.id());
      region.set_title(from.region().title());
      region.set_prompt(from.region().prompt());
      for (const Record* card : in_reading_order([&](const Card& c) { return c.region() == from.id(); }))
        region.add_cards(card->id());
    }
  }

  void add_clusters() {
    for (const Record& from : shown_.clusters) {
      RecordCluster& cluster = *record_.add_clusters();
      cluster.set_id(from.id());
      cluster.set_title(from.cluster().title());
      cluster.set_parent(if_shown(from.cluster().parent()));
      cluster.set_merged_into(if_shown(from.cluster().merged_into()));
      for (const Record* card : in_reading_order([&](const Card& c) { return c.cluster() == from.id(); }))
        cluster.add_cards(card->id());
    }
  }

  void add_link(const Record& from) {
    RecordLink& link = *record_.add_links();
    link.set_id(from.id());
    link.set_from(from.link().from());
    link.set_to(from.link().to());
    link.set_label(from.link().label());
  }

  static const DecisionVersion* version_that_counts(const Decision& decision) {
    for (const auto& version : decision.versions())
      if (version.number() == decision.adopted_version()) return &version;
    return decision.versions().empty() ? nullptr : &*decision.versions().rbegin();
  }

  void add_decision(const Record& from) {
    const Decision& decision = from.decision();
    RecordDecision& to = *record_.add_decisions();
    to.set_id(from.id());
    to.set_number(decision.number());
    to.set_title(decision.title());
    if (const auto* version = version_that_counts(decision)) {
      to.set_text(version->text());
      to.set_version(version->number());
    }
    to.set_method(word_for(decision.method()));
    to.set_state(word_for(decision.state()));
    to.set_owner(gate_.owner(decision.owner()));
    to.set_review_date(decision.review_date());
    to.set_change_signal(decision.change_signal());
    keep_shown(decision.based_on(), to.mutable_based_on());
    to.set_deferred_reason(decision.deferred_reason());
    to.set_deferred_to(decision.deferred_to().empty() ? decision.referred_to() : decision.deferred_to());
    to.set_plenary_outcome(decision.plenary_outcome());
    to.set_plenary_reason(decision.plenary_reason());
    for (const DecisionReview& review : decision.reviews()) {
      RecordDecisionReview& one = *to.add_reviews();
      one.set_state(word_for(review.state()));
      one.set_reason(review.reason());
      one.set_at_ms(review.at_ms());
    }
    to.set_interests_asked(decision.interests_asked_ms() != 0);
    for (const DecisionVersion& version : decision.versions()) {
      RecordDecisionVersion& one = *to.add_versions();
      one.set_number(version.number());
      one.set_text(version.text());
      one.set_at_ms(version.at_ms());
    }
    to.set_closed_ms(decision.closed_ms());
    if (decision.by_method()) add_how_it_was_decided(decision, to);
  }

  // By reason; whose it was only if they asked to be named, and then as a record of this kind names people.
  [[nodiscard]] std::string if_named(bool asked, const std::string& by) const {
    return asked ? gate_.owner(by) : std::string();
  }

  // What is said again to a later version stands once, with both; two who say the same to one version stand beside each
  // other.
  void add_concern(const Concern& concern, RecordDecision& to) const {
    RecordConcern told;
    told.set_text(concern.text());
    told.set_said_by(if_named(concern.named_in_record(), concern.by()));
    told.set_handled_as(concern.handled_as());
    for (RecordConcern& one : *to.mutable_concerns()) {
      const auto& versions = one.versions();
      const bool was_said_to_this = std::find(versions.begin(), versions.end(), concern.version()) != versions.end();
      const bool is_the_same =
          one.text() == told.text() && one.said_by() == told.said_by() && one.handled_as() == told.handled_as();
      if (!is_the_same || was_said_to_this) continue;
      if (concern.version() != 0) one.add_versions(concern.version());
      return;
    }
    if (concern.version() != 0) told.add_versions(concern.version());
    *to.add_concerns() = std::move(told);
  }

  void add_how_it_was_decided(const Decision& decision, RecordDecision& to) const {
    to.set_scale(decision.scale());
    to.set_stakes(decision.stakes());
    *to.mutable_options() = decision.options();
    to.set_adopted_option(decision.adopted_option());
    for (const Clarification& asked : decision.clarifications()) {
      RecordClarification& one = *to.add_clarifications();
      one.set_question(asked.question());
      one.set_answer(asked.answer());
      one.set_not_known(asked.not_known());
      one.set_at_ms(asked.at_ms());
    }
    for (const DecisionRound& round : decision.rounds()) {
      if (round.counts().empty()) continue;  // open, or cut short: nobody is told what was responded
      RecordDecisionRound& one = *to.add_rounds();
      one.set_number(round.number());
      one.set_version(round.version());
      one.set_responded(round.responded());
      *one.mutable_counts() = round.counts();
      one.set_opened_ms(round.opened_ms());
      one.set_closed_ms(round.closed_ms());
    }
    for (const Objection& objection : decision.objections()) {
      RecordObjection& one = *to.add_objections();
      one.set_version(objection.version());
      one.set_reason(objection.reason());
      one.set_said_by(if_named(objection.named_in_record(), objection.by()));
      if (!objection.judged_reason().empty()) one.set_judged(objection.qualifies() ? "qualifies" : "does_not_qualify");
      one.set_judged_reason(objection.judged_reason());
      one.set_resolution(objection.resolution());
      one.set_objector_confirms(objection.objector_confirms());
    }
    for (const Concern& concern : decision.concerns()) add_concern(concern, to);
    to.set_stood_aside(decision.stand_asides_size());
    for (const StandAside& stand_aside : decision.stand_asides()) {
      if (stand_aside.reason().empty() && !stand_aside.named_in_record()) continue;
      RecordConcern& one = *to.add_stand_asides();
      one.set_text(stand_aside.reason());
      one.set_said_by(if_named(stand_aside.named_in_record(), stand_aside.by()));
    }
    to.set_excused(decision.excused_size());
    to.set_quorum_needed(decision.quorum_needed());
    to.set_quorum_base(decision.quorum_base());
    to.set_quorum_present(decision.quorum_present());
    to.set_not_adopted_reason(decision.not_adopted_reason());
    *to.mutable_needed_first() = decision.needed_first();
    to.set_replaces(if_shown(decision.replaces()));
  }

  void add_action(const Record& from) {
    const Action& action = from.action();
    RecordAction& to = *record_.add_actions();
    to.set_id(from.id());
    to.set_number(action.number());
    to.set_text(action.text());
    to.set_owner(gate_.owner(action.owner()));
    to.set_due(action.due());
    to.set_from(if_shown(action.from()));
    to.set_accepted_by_owner(action.accepted_by_owner());
    // Accepted by nobody but the owner: until then it is proposed, whatever else it says.
    const bool only_proposed =
        !action.accepted_by_owner() && action.state() != Action::DONE && action.state() != Action::DROPPED;
    to.set_state(word_for(only_proposed ? Action::ACTION_PROPOSED : action.state()));
  }
};

}  // namespace

void add_findings(const BoardState& board, const std::vector<Person>& people, const Shown& shown, GroupRecord& record) {
  for (CheckFinding& finding : checks::findings(board.document, names_without_grant(board.document, people))) {
    const auto is_shown = [&](const std::string& id) { return shown.has(id); };
    if (!std::all_of(finding.cards().begin(), finding.cards().end(), is_shown)) continue;
    if (!finding.decision().empty() && !is_shown(finding.decision())) continue;
    *record.add_findings() = std::move(finding);
  }
}

GroupRecord group_record(const BoardState& board, const Shown& shown, const Names& names, const Gate& gate,
                         std::int64_t now_ms) {
  return Group(board, shown, names, gate, now_ms).compile();
}

}  // namespace plenary
