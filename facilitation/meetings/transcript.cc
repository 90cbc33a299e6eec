// Reads the story of a breakout (transcript.h). What it says must fit together: people who are listed, cards that are
// there, regions that the template has.
#include "facilitation/meetings/transcript.h"

#include <algorithm>

#include "facilitation/meetings/reading.h"
#include "facilitation/meetings/told_decision.h"

#include "facilitation/meetings/fill.h"

namespace plenary {
namespace {

class Story {
 public:
  explicit Story(MeetingReading& reading) : reading_(reading), file_(reading.file), plan_(reading.plan.boards.front()) {
    told_.board = plan_.document;
    told_.starts_ms = plan_.board.starts_ms();
    told_.planned_minutes = plan_.board.planned_minutes();
  }

  Transcript read() {
    read_circumstances();
    file_.each(
        "cards", [&](yaml::Keys& keys) { read_card(keys); }, yaml::required);
    file_.each("clusters", [&](yaml::Keys& keys) { read_cluster(keys); });
    told_.unclustered = known_ids(file_, "unclustered");
    file_.each("links", [&](yaml::Keys& keys) { read_link(keys); });
    file_.map("vote", [&](yaml::Keys& keys) { read_vote(keys); });
    const auto person = [&](yaml::Keys& keys, std::string_view key) {
      return reading_.person(keys, key, yaml::required);
    };
    file_.each("decisions", [&](yaml::Keys& keys) {
      take_id(keys);
      told_.decisions.push_back(
          told_decision(keys, told_.starts_ms, static_cast<std::uint32_t>(told_.decisions.size() + 1), person));
    });
    file_.each("actions", [&](yaml::Keys& keys) { read_action(keys); });
    for (ToldDecision& decision : told_.decisions)
      for (std::string& needed : *decision.record.mutable_decision()->mutable_needed_first()) needed = in_words(needed);
    file_.each("quotes", [&](yaml::Keys& keys) { read_quote(keys); });
    file_.each("notes", [&](yaml::Keys& keys) { read_note(keys); });
    file_.each("recording_markers", [&](yaml::Keys& keys) { read_marker(keys); });
    read_harvest();
    file_.each("edge_cases", [&](yaml::Keys& keys) {
      told_.edge_cases.push_back(
          {keys.id("id"), keys.words("what", yaml::required), keys.words("expect", yaml::required)});
    });
    file_.map(
        "expected", [&](yaml::Keys& keys) { read_expected(keys); }, yaml::required);
    return std::move(told_);
  }

 private:
  MeetingReading& reading_;
  yaml::Keys& file_;
  const BoardPlan& plan_;
  Transcript told_;
  std::set<std::string> ids_;

  [[nodiscard]] std::int64_t ms(std::uint32_t at_s) const { return told_.starts_ms + std::int64_t{at_s} * 1000; }

  Record take_id(yaml::Keys& keys) {
    Record record;
    record.set_id(keys.id("id"));
    record.set_version(1);
    if (!ids_.insert(record.id()).second)
      keys.problem("id", "'" + record.id() + "' is the id of something else here; give each its own");
    return record;
  }

  // Ids of things told before.
  std::vector<std::string> known_ids(yaml::Keys& keys, std::string_view key) {
    auto ids = keys.list(key);
    for (const auto& id : ids)
      if (!ids_.contains(id)) keys.problem(key, "'" + id + "' is not told before this; mend the id");
    return ids;
  }
  std::string known_id(yaml::Keys& keys, std::string_view key, yaml::Need need = yaml::required) {
    const std::string id = keys.words(key, need);
    if (!id.empty() && !ids_.contains(id)) keys.problem(key, "'" + id + "' is not told before this; mend the id");
    return id;
  }

  // Of an id, what it is the id of says; anything else is words already. What comes first is told to people.
  [[nodiscard]] std::string in_words(const std::string& needed) const {
    for (const Told& action : told_.actions)
      if (action.record.id() == needed) return action.record.action().text();
    for (const Told& card : told_.cards)
      if (card.record.id() == needed) return card.record.text().content();
    for (const ToldDecision& decision : told_.decisions)
      if (decision.record.id() == needed) return decision.record.decision().title();
    return needed;
  }

  void read_circumstances() {
    told_.voters = reading_.people(file_, "voters");
    file_.map("quorum", [&](yaml::Keys& keys) {
      told_.quorum_needed = keys.number("needed", yaml::required);
      keys.known({"rule"});
    });
    file_.each("capture_consents", [&](yaml::Keys& keys) {
      CaptureChoice& choice = told_.capture_choices.emplace_back();
      choice.set_participant(reading_.person(keys, "person", yaml::required, "others"));
      for (const char* channel : {"video", "audio", "photograph"})
        if (auto word = keys.words(channel); !word.empty()) (*choice.mutable_channels())[channel] = std::move(word);
    });
    file_.each("phases", [&](yaml::Keys& keys) {
      ToldPhase& phase = told_.phases.emplace_back();
      phase.kind = keys.kind<PhaseKind>("kind", yaml::required);
      phase.planned_minutes = keys.number("planned", yaml::required);
      phase.extended_minutes = keys.number("extended_by");
      phase.from_s = keys.offset_s("from", yaml::required);
      phase.to_s = keys.offset_s("to", yaml::required);
      phase.ended_by = reading_.person(keys, "ended_by", yaml::optional, "timer");
    });
    file_.each("presence", [&](yaml::Keys& keys) { read_presence(keys); });
  }

  void read_presence(yaml::Keys& keys) {
    static const std::vector<std::string> kEvents = {"joined", "connection_lost", "resumed"};
    ToldPresence& change = told_.presence.emplace_back();
    change.at_s = keys.offset_s("at", yaml::required);
    change.person = reading_.person(keys, "person", yaml::required);
    change.queued_operations = keys.number("queued_operations");
    const std::string event = keys.words("event", yaml::required);
    const auto found = std::find(kEvents.begin(), kEvents.end(), event);
    if (found == kEvents.end())
      return keys.problem("event", "'" + event + "' is not known here; use" + yaml::suggestion(event, kEvents));
    change.event = static_cast<ToldPresence::Event>(found - kEvents.begin());
    keys.known({"missed_events_replayed", "timer_effect"});
  }

  void read_card(yaml::Keys& keys) {
    Told& told = told_.cards.emplace_back();
    told.record = take_id(keys);
    told.at_s = keys.offset_s("at", yaml::required);
    told.by = reading_.person(keys, "author", yaml::required);
    told.revisions = keys.number("revisions");
    if (keys.has("queued_at")) told.queued_at_s = keys.offset_s("queued_at");
    told.record.mutable_text()->set_content(keys.words("text", yaml::required));
    Card& card = *told.record.mutable_card();
    card.set_kind(keys.kind<CardKind>("kind", yaml::required));
    card.set_region(keys.words("region", yaml::required));
    check_region(keys, card.region());
    card.set_author(told.by);
    card.set_source(keys.words("source"));
    card.set_written_ms(ms(told.queued_at_s.value_or(told.at_s)));
    const std::string status = keys.words("status");
    if (!status.empty() && status != "live" && status != "parked")
      keys.problem("status", "'" + status + "' is not known here; use live or parked");
    card.set_parked(status == "parked");
  }

  void check_region(yaml::Keys& keys, const std::string& region) {
    const Template* board = template_of(reading_, plan_);
    if (!board) return;
    std::vector<std::string> regions;
    for (const auto& known : board->regions()) regions.push_back(known.id());
    if (std::find(regions.begin(), regions.end(), region) == regions.end())
      keys.problem("region",
                   "'" + region + "' is not a region of " + board->id() + "; use" + yaml::suggestion(region, regions));
  }

  void read_cluster(yaml::Keys& keys) {
    ToldCluster& told = told_.clusters.emplace_back();
    told.record = take_id(keys);
    told.at_s = keys.offset_s("at", yaml::required);
    told.by = reading_.person(keys, "named_by", yaml::required);
    told.cards = known_ids(keys, "cards");
    told.record.mutable_cluster()->set_title(keys.words("title", yaml::required));
    told.record.mutable_cluster()->set_named_by(told.by);
  }

  void read_link(yaml::Keys& keys) {
    Told& told = told_.links.emplace_back();
    told.record = take_id(keys);
    Link& link = *told.record.mutable_link();
    link.set_from(known_id(keys, "from"));
    link.set_to(known_id(keys, "to"));
    link.set_label(keys.words("label", yaml::required));
  }

  void read_vote(yaml::Keys& keys) {
    ToldVote& told = told_.vote.emplace();
    told.record = take_id(keys);
    told.opened_s = keys.offset_s("opened", yaml::required);
    told.closed_s = keys.offset_s("closed", yaml::required);
    Vote& vote = *told.record.mutable_vote();
    vote.set_method(keys.kind<Vote::Method>("method", yaml::required));
    vote.set_target(keys.words("target", yaml::required));
    vote.set_dots_each(keys.number("dots_each", yaml::required));
    vote.set_max_per_target(keys.number("max_per_target"));
    vote.set_totals_hidden_until_closed(keys.truth("tallies_hidden_until_closed", true));
    vote.set_opened_ms(ms(told.opened_s));
    vote.set_closed_ms(ms(told.closed_s));
    for (const auto& [target, dots] : keys.counts("totals")) (*vote.mutable_totals())[target] = dots;
    vote.set_dots_cast(keys.number("dots_cast"));
    vote.set_dots_unspent(keys.number("dots_unspent"));
    for (const ToldCluster& cluster : told_.clusters) vote.add_targets(cluster.record.id());
    keys.map("ballots", [&](yaml::Keys& ballots) {
      for (const auto& entry : ballots.here().entries) {
        Ballot& ballot = told.ballots.emplace_back();
        ballot.set_vote(told.record.id());
        ballot.set_voter(entry.key);
        if (!reading_.participants.contains(entry.key))
          ballots.problem(entry.key,
                          "'" + entry.key + "' is not in the list of people; add them there, or mend the id");
        for (const auto& [target, dots] : ballots.counts(entry.key)) (*ballot.mutable_dots())[target] = dots;
        ballot.set_finished(true);
      }
    });
    told.tie_for_first = known_ids(keys, "tie_for_first");
    told.tie_note = keys.words("tie_note");
  }

  void read_action(yaml::Keys& keys) {
    Told& told = told_.actions.emplace_back();
    told.record = take_id(keys);
    Action& action = *told.record.mutable_action();
    action.set_number(static_cast<std::uint32_t>(told_.actions.size()));
    action.set_text(keys.words("text", yaml::required));
    action.set_owner(reading_.person(keys, "owner", yaml::required));
    action.set_due(keys.date("due"));
    action.set_from(known_id(keys, "from", yaml::optional));
    action.set_accepted_by_owner(keys.truth("accepted_by_owner"));
    action.set_state(keys.kind<Action::State>("status", yaml::required));
    if (action.state() == Action::OPEN && !action.accepted_by_owner())
      keys.problem("status",
                   "an action is open once its owner has accepted it; write proposed, or accepted_by_owner: true");
  }

  void read_note(yaml::Keys& keys) {
    Told& told = told_.notes.emplace_back();
    told.record = take_id(keys);
    told.at_s = keys.offset_s("at", yaml::required);
    told.by = reading_.person(keys, "by", yaml::required);
    told.record.mutable_text()->set_content(keys.words("text", yaml::required));
    Note& note = *told.record.mutable_note();
    note.set_by(told.by);
    note.set_at_ms(ms(told.at_s));
    note.set_visibility(keys.kind<Note::Visibility>("visibility", yaml::required));
    fill(note.mutable_refs(), known_ids(keys, "refs"));
    note.set_speaker(reading_.person(keys, "speaker", yaml::optional, "unknown"));
  }

  void read_quote(yaml::Keys& keys) {
    ToldQuote& told = told_.quotes.emplace_back();
    told.record = take_id(keys);
    told.said_s = keys.offset_s("said_at", yaml::required);
    told.record.mutable_text()->set_content(keys.words("text", yaml::required));
    Quote& quote = *told.record.mutable_quote();
    quote.set_speaker(reading_.person(keys, "speaker", yaml::required, "unknown"));
    quote.set_captured_by(reading_.person(keys, "captured_by", yaml::required));
    quote.set_said_ms(ms(told.said_s));
    quote.set_state(keys.kind<Quote::State>("state", yaml::required));
    keys.map("request", [&](yaml::Keys& asked) {
      AttributionRequest& request = told.request.emplace();
      request.set_quote(told.record.id());
      request.set_asked_by(reading_.person(asked, "asked_by", yaml::required));
      fill(request.mutable_for_kinds(), asked.list("for_kinds"));
      request.set_identification_asked(asked.kind<Identification>("identification_asked", yaml::required));
      request.set_answer_by(asked.date("answer_by"));
      asked.known({"sent"});
    });
    keys.map("response", [&](yaml::Keys& response) {
      AttributionRequest answered = told.request.value_or(AttributionRequest());
      answered.set_answer(response.words("answer", yaml::required));
      fill(answered.mutable_kinds(), response.list("kinds"));
      answered.set_identification(response.kind<Identification>("identification"));
      answered.set_small_group_warning_shown(response.truth("small_group_warning_shown"));
      answered.set_small_group_waived(response.truth("small_group_waived"));
      answered.set_paraphrase_allowed(response.truth("paraphrase_allowed"));
      told.approved_text = response.words("approved_text");
      response.known({"date", "words_may_be_used_unattributed"});
      if (told.request) told.request = std::move(answered);
    });
    told.withdrawn = keys.has("withdrawal");
    keys.known({"withdrawal", "published", "after_withdrawal", "export_in_publication", "export_in_blog"});
  }

  void read_marker(yaml::Keys& keys) {
    Told& told = told_.recording_markers.emplace_back();
    told.record = take_id(keys);
    told.at_s = keys.offset_s("at", yaml::required);
    told.by = reading_.person(keys, "by");
    RecordingMarker& marker = *told.record.mutable_recording_marker();
    marker.set_kind(keys.kind<RecordingMarker::Kind>("kind", yaml::required));
    marker.set_channel(keys.words("channel", yaml::required));
    marker.set_at_ms(ms(told.at_s));
    marker.set_ref(known_id(keys, "ref", yaml::optional));
    marker.set_label(keys.words("label"));
    marker.set_by(told.by);
    marker.set_announced(keys.truth("announced"));
    keys.known({"requested_by"});
  }

  void read_harvest() {
    file_.map("report_back", [&](yaml::Keys& keys) {
      told_.harvest.set_headline(keys.words("headline"));
      told_.harvest.set_disagreement_kept(keys.words("difference_kept"));
      told_.harvest.set_example(keys.words("example"));
      told_.questions_for_research = keys.number("questions_for_research");
    });
  }

  void read_expected(yaml::Keys& keys) {
    Expected& figures = told_.expected;
    figures.cards = keys.number("cards", yaml::required);
    figures.cards_by_region = keys.counts("cards_by_region");
    figures.clusters = keys.number("clusters", yaml::required);
    figures.clustered_cards = keys.number("clustered_cards");
    figures.links = keys.number("links", yaml::required);
    figures.dots_cast = keys.number("dots_cast");
    figures.objections = keys.number("objections");
    figures.decisions = keys.counts("decisions");
    figures.actions = keys.counts("actions");
    figures.quotes = keys.counts("quotes");
    figures.notes = keys.counts("notes");
    figures.actual_length_s = keys.offset_s("actual_length");
    figures.overrun_s = keys.offset_s("overrun");
  }
};

}  // namespace

void read_transcript(MeetingReading& reading) {
  if (reading.plan.boards.empty() || !reading.file.has("cards")) return;
  reading.plan.transcript = Story(reading).read();
}

}  // namespace plenary
