#include "clients/cli/rehearsal.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

#include "clients/cli/seat.h"
#include "clients/cli/words.h"
#include "clients/cpp/connection.h"
#include "facilitation/clocks/local_time.h"
#include "facilitation/policy/policy.h"
#include "facilitation/templates/words.h"

namespace plenary::cli {
namespace {

namespace asio = boost::asio;

constexpr std::chrono::milliseconds kLook{10};
constexpr std::int64_t kActWithinMs = 30'000;
constexpr std::int64_t kArrivesWithinMs = 10'000;
constexpr double kLateByS = 1.5;

std::string clock_word(std::uint32_t seconds) {
  char text[24];
  std::snprintf(text, sizeof text, "%02u:%02u", static_cast<unsigned>(seconds / 60),
                static_cast<unsigned>(seconds % 60));
  return text;
}

client::SessionOptions session_options() {
  client::SessionOptions options;
  options.build = "plenary-rehearse 0.1";
  options.random = client::random_bytes_here;
  return options;
}

// One person with one device.
class Player : public client::Observer {
 public:
  Player(asio::io_context& loop, Seat seat, std::string called, std::vector<std::string>& refusals)
      : name(std::move(called)),
        seat_(std::move(seat)),
        refusals_(refusals),
        session(session_options(), outbox_, *this),
        connection(loop, session, {seat_.link.server, seat_.joined.document(), seat_.joined.session(), seat_.trust}) {}

  [[nodiscard]] const std::string& participant() const { return seat_.joined.participant(); }
  [[nodiscard]] bool settled() const {
    return away || (session.state() == client::State::live && session.outstanding() == 0);
  }
  [[nodiscard]] bool knows(const std::string& id) const { return session.shown().find(id) != nullptr; }

  void ask(Request request) { taken(session.submit(std::move(request), client::now_here())); }
  void type(const std::string& id, const std::string& words) {
    taken(session.set_words(id, words, client::now_here()));
  }

  std::string name;

 private:
  void taken(const client::Taken& taken) {
    if (!taken) refusals_.push_back(name + ": " + taken.sentence);
    connection.poke();
  }
  void refused(const client::Handback& handback) override {
    if (handback.refusal.code() == NOTHING_TO_DO) return;  // what was wanted is so
    refusals_.push_back(name + ": " + handback.sentence + (handback.words.empty() ? "" : " (" + handback.words + ")"));
  }
  void retracted(const client::Handback& handback) override { refused(handback); }

  Seat seat_;
  client::MemoryOutbox outbox_;
  std::vector<std::string>& refusals_;

 public:
  client::Session session;
  client::Connection connection;
  bool away = false;
};

struct Act {
  std::uint32_t at_s = 0;
  std::string what;
  std::function<bool()> ready;  // empty: at once
  std::function<void()> play;
};

class Play {
 public:
  Play(const MeetingPlan& meeting, const RehearsalOptions& options)
      : meeting_(meeting), told_(*meeting.transcript), options_(options), look_(loop_) {}

  Rehearsed go() {
    try {
      everybody_joins();
      write_the_acts();
      last_step_ms_ = client::now_here().steady_ms;
      began_ms_ = last_step_ms_;
      step();
      loop_.run();
    } catch (const std::runtime_error& error) {
      result_.problem = error.what();
    }
    players_.clear();
    return std::move(result_);
  }

 private:
  // ---- who plays
  void everybody_joins() {
    if (meeting_.boards.empty()) throw std::runtime_error("the file has no board to play on.");
    const BoardPlan& board = meeting_.boards.front();
    for (const Member& member : board.members) {
      const std::string role = role_word(member.role());
      const auto link = options_.links.find(role);
      if (link == options_.links.end())
        throw std::runtime_error("there is no link for the role " + role +
                                 "; pass one with --link, or a file of links with --links.");
      JoinRequest person;
      person.set_name(name_of(member.participant()));
      person.set_mode(member.mode());
      auto seat = take_passing_seat(link->second, person, options_.trust);
      if (const auto* failure = std::get_if<client::Failure>(&seat))
        throw std::runtime_error(person.name() + " cannot join: " + failure->sentence);
      auto player = std::make_unique<Player>(loop_, std::get<Seat>(std::move(seat)), person.name(), result_.refusals);
      player->connection.start();
      players_.emplace(member.participant(), std::move(player));
      if (member.role() == FACILITATOR) facilitator_ = member.participant();
      if (member.role() == RAPPORTEUR && rapporteur_.empty()) rapporteur_ = member.participant();
    }
    if (facilitator_.empty() || rapporteur_.empty())
      throw std::runtime_error("the file lists no facilitator, or no rapporteur, for its board.");
    say("00:00  " + std::to_string(players_.size()) + " people join");
  }

  std::string name_of(const std::string& participant) const {
    for (const ListedPerson& person : meeting_.people)
      if (person.id() == participant && !person.name().empty()) return person.name();
    return participant;
  }

  Player& player(const std::string& participant) {
    const auto found = players_.find(participant);
    if (found == players_.end())
      throw std::runtime_error("'" + participant + "' acts in the transcript, but is not on the board's list.");
    return *found->second;
  }
  // A participant of the file, as this board knows them.
  std::string here(const std::string& participant) {
    const auto found = players_.find(participant);
    return found == players_.end() ? participant : found->second->participant();
  }
  std::string id(const std::string& told) const { return told.empty() ? told : options_.id_prefix + told; }

  // Is it the id of a card or a cluster of the file?
  [[nodiscard]] bool is_told(const std::string& word) const {
    const auto has_it = [&](const auto& one) { return one.record.id() == word; };
    return std::any_of(told_.cards.begin(), told_.cards.end(), has_it) ||
           std::any_of(told_.clusters.begin(), told_.clusters.end(), has_it);
  }

  void say(const std::string& line) const {
    if (options_.say) options_.say(line);
  }

  // ---- what is played
  void act(std::uint32_t at_s, const std::string& by, const std::string& what, std::vector<std::string> needs,
           std::function<void(Player&)> play) {
    Act act;
    act.at_s = at_s;
    act.what = name_of(by) + " " + what;
    act.ready = [this, by, needs = std::move(needs)] {
      Player& who = player(by);
      if (!who.away && who.session.state() != client::State::live) return false;
      return who.away ||
             std::all_of(needs.begin(), needs.end(), [&](const std::string& one) { return who.knows(one); });
    };
    act.play = [this, by, play = std::move(play)] { play(player(by)); };
    acts_.push_back(std::move(act));
  }

  void write_the_acts() {
    const std::vector<std::function<void()>> chapters = {
        [this] { presence(); }, [this] { phases(); },     [this] { cards(); },   [this] { clusters(); },
        [this] { links(); },    [this] { notes(); },      [this] { vote(); },    [this] { decisions(); },
        [this] { actions(); },  [this] { off_record(); }, [this] { harvest(); }, [this] { markers(); },
        [this] { choices(); },  [this] { quotations(); }};
    for (const auto& chapter : chapters) chapter();
    std::stable_sort(acts_.begin(), acts_.end(), [](const Act& a, const Act& b) { return a.at_s < b.at_s; });
  }

  void presence() {
    for (const ToldPresence& change : told_.presence) {
      if (change.event == ToldPresence::joined) continue;
      const bool lost = change.event == ToldPresence::connection_lost;
      Act act;
      act.at_s = change.at_s;
      act.what = name_of(change.person) + (lost ? " loses the connection" : " is back");
      act.play = [this, lost, person = change.person] {
        Player& who = player(person);
        who.away = lost;
        if (lost) return who.connection.cut();
        const std::size_t waiting = who.session.outstanding();
        if (waiting > 0) say("       " + who.name + " brings " + std::to_string(waiting) + " changes written offline");
        who.connection.start();
      };
      acts_.push_back(std::move(act));
    }
  }

  // The board's own plan, if it is the one that is told (a template brings one); else a plan is made.
  void take_or_make_the_plan(Player& who) {
    std::map<std::uint32_t, const Record*> planned;
    for (const Record* record : who.session.shown().sorted())
      if (record->has_phase() && record->phase().state() == Phase::PLANNED) planned[record->phase().order()] = record;
    phase_ids_.clear();
    for (const auto& [order, record] : planned)
      if (phase_ids_.size() < told_.phases.size() && record->phase().kind() == told_.phases[phase_ids_.size()].kind)
        phase_ids_.push_back(record->id());
    if (phase_ids_.size() == told_.phases.size() && planned.size() == told_.phases.size()) return;
    phase_ids_.clear();
    Request request;
    for (const ToldPhase& phase : told_.phases) {
      PlannedPhase& made = *request.mutable_set_phases()->add_phases();
      phase_ids_.push_back(id("phase" + std::to_string(phase_ids_.size() + 1)));
      made.set_id(phase_ids_.back());
      made.set_kind(phase.kind);
      made.set_planned_minutes(phase.planned_minutes);
    }
    who.ask(request);
  }

  // The one that runs by now ends; `phase` begins, or none.
  static void start_phase(Player& who, const std::string& phase) {
    const Document& board = who.session.shown();
    const Record* running = board.board()->phase().empty() ? nullptr : board.find(board.board()->phase());
    Request request;
    StartPhase& start = *request.mutable_start_phase();
    start.set_id(phase);
    if (running) {
      start.set_after(running->id());
      start.set_generation(running->phase().generation());
    }
    who.ask(request);
  }

  // The facilitator leads from one to the next as it is told, whatever their timers say.
  void phases() {
    if (told_.phases.empty()) return;
    act(0, facilitator_, "looks at the plan of " + std::to_string(told_.phases.size()) + " phases", {},
        [this](Player& who) { take_or_make_the_plan(who); });
    for (std::size_t i = 0; i < told_.phases.size(); ++i) {
      const ToldPhase& phase = told_.phases[i];
      act(phase.from_s, facilitator_, "begins the phase '" + policy::phase_word(phase.kind) + "'", {},
          [this, i](Player& who) { start_phase(who, phase_ids_.at(i)); });
      if (phase.kind == ROUND)
        act(phase.from_s, facilitator_, "asks everybody in turn", {}, [](Player& who) {
          Request request;
          request.mutable_start_round();
          who.ask(request);
        });
      if (phase.extended_minutes > 0)
        act(phase.from_s + phase.planned_minutes * 60, facilitator_,
            "gives " + std::to_string(phase.extended_minutes) + " minutes more", {},
            [this, i, minutes = phase.extended_minutes](Player& who) {
              Request request;
              request.mutable_set_phase_time()->set_id(phase_ids_.at(i));
              request.mutable_set_phase_time()->set_minutes(static_cast<std::int32_t>(minutes));
              who.ask(request);
            });
    }
    act(told_.phases.back().to_s, facilitator_, "ends the last phase", {}, [](Player& who) { start_phase(who, ""); });
  }

  // Everybody gives theirs in the middle of the phase; half of them change it once.
  void vote() {
    if (!told_.vote) return;
    const ToldVote& told = *told_.vote;
    const std::string which = id(told.record.id());
    act(told.opened_s, facilitator_, "opens the vote " + told.record.id(), {}, [=, this](Player& who) {
      Request request;
      OpenVote& open = *request.mutable_open_vote();
      open.set_id(which);
      open.set_method(told.record.vote().method());
      open.set_target(told.record.vote().target());
      for (const std::string& target : told.record.vote().targets()) open.add_targets(id(target));
      open.set_dots_each(told.record.vote().dots_each());
      open.set_max_per_target(told.record.vote().max_per_target());
      open.set_open_ballots(!told.record.vote().totals_hidden_until_closed());
      who.ask(request);
    });
    std::uint32_t at_s = told.opened_s + 10;
    for (const Ballot& ballot : told.ballots) {
      const bool hesitates = chance() % 2 == 0;
      for (const bool finished : {false, true}) {
        if (!finished && !hesitates) continue;
        act(at_s, ballot.voter(), finished ? "votes, and is done" : "votes", {which}, [=, this](Player& who) {
          Request request;
          CastBallot& cast = *request.mutable_cast_ballot();
          cast.set_vote(which);
          cast.set_finished(finished);
          for (const auto& [target, dots] : ballot.dots()) {
            if (!finished && cast.dots_size() == 1) break;
            (*cast.mutable_dots())[id(target)] = dots;
          }
          who.ask(request);
        });
      }
      at_s += 5;
    }
    // A moment before the phase ends, which would close it too.
    act(told.closed_s - 1, facilitator_, "closes the vote " + told.record.id(), {which}, [=](Player& who) {
      Request request;
      request.mutable_close_vote()->set_id(which);
      who.ask(request);
    });
  }

  // While the recording is paused, nothing else is kept either.
  void off_record() {
    for (const Told& told : told_.recording_markers) {
      const RecordingMarker::Kind kind = told.record.recording_marker().kind();
      if (kind != RecordingMarker::PAUSE && kind != RecordingMarker::RESUME) continue;
      const bool off = kind == RecordingMarker::PAUSE;
      act(told.at_s, facilitator_, off ? "goes off the record" : "is on the record again", {}, [off](Player& who) {
        Request request;
        request.mutable_set_off_record()->set_off(off);
        who.ask(request);
      });
    }
  }

  void harvest() {
    if (told_.harvest.headline().empty() || told_.phases.empty()) return;
    act(told_.phases.back().from_s + 30, rapporteur_, "writes the headline", {}, [this](Player& who) {
      Request request;
      SetHarvest& set = *request.mutable_set_harvest();
      set.set_headline(told_.harvest.headline());
      set.set_disagreement_kept(told_.harvest.disagreement_kept());
      set.set_example(told_.harvest.example());
      who.ask(request);
    });
  }

  void cards() {
    for (const Told& told : told_.cards) {
      const std::string card = id(told.record.id());
      const std::string final_words = told.record.text().content();
      // Words that are told to have been revised begin shorter.
      std::string first_words = final_words;
      if (told.revisions > 0) first_words = final_words.substr(0, final_words.find(' ', final_words.size() / 2));
      act(told.queued_at_s.value_or(told.at_s), told.by,
          "writes " + told.record.id() + (told.queued_at_s ? " (offline)" : ""), {}, [=](Player& who) {
            Request request;
            AddCard& add = *request.mutable_add_card();
            add.set_id(card);
            add.set_kind(told.record.card().kind());
            add.set_text(first_words);
            add.set_source(told.record.card().source());
            add.mutable_place()->set_region(told.record.card().region());
            who.ask(request);
          });
      for (std::uint32_t revision = 1; revision <= told.revisions; ++revision) {
        const bool last = revision == told.revisions;
        act(told.at_s + revision, told.by, "revises " + told.record.id(), {card},
            [=](Player& who) { who.type(card, last ? final_words : first_words + " ..."); });
      }
      if (told.record.card().parked()) {
        act(after_the_clusters(), facilitator_, "parks " + told.record.id(), {card}, [=](Player& who) {
          Request request;
          request.mutable_park_cards()->add_ids(card);
          request.mutable_park_cards()->set_parked(true);
          who.ask(request);
        });
      }
    }
  }

  std::uint32_t after_the_clusters() const {
    std::uint32_t last = 0;
    for (const ToldCluster& cluster : told_.clusters) last = std::max(last, cluster.at_s);
    return last + 1;
  }

  void clusters() {
    for (const ToldCluster& told : told_.clusters) {
      std::vector<std::string> cards;
      for (const std::string& card : told.cards) cards.push_back(id(card));
      act(told.at_s, told.by, "groups " + std::to_string(cards.size()) + " cards: " + told.record.cluster().title(),
          cards, [=, this](Player& who) {
            Request request;
            AddCluster& add = *request.mutable_add_cluster();
            add.set_id(id(told.record.id()));
            add.set_title(told.record.cluster().title());
            for (const std::string& card : cards) add.add_cards(card);
            who.ask(request);
          });
    }
  }

  // The file does not say who drew a link: whoever wrote the card that it begins at.
  void links() {
    for (const Told& told : told_.links) {
      std::string by = facilitator_;
      std::uint32_t at_s = after_the_clusters();
      for (const Told& card : told_.cards)
        if (card.record.id() == told.record.link().from()) by = card.by;
      act(at_s, by,
          "links " + told.record.link().from() + " " + told.record.link().label() + " " + told.record.link().to(),
          {id(told.record.link().from()), id(told.record.link().to())}, [=, this](Player& who) {
            Request request;
            AddLink& add = *request.mutable_add_link();
            add.set_id(id(told.record.id()));
            add.set_from(id(told.record.link().from()));
            add.set_to(id(told.record.link().to()));
            add.set_label(told.record.link().label());
            who.ask(request);
          });
    }
  }

  std::uint64_t chance() {  // splitmix64
    options_seed_ += 0x9e3779b97f4a7c15u;
    std::uint64_t value = options_seed_ + options_.seed * 0x632be59bd9b4e019u;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
    return value ^ (value >> 27);
  }

  // A note is begun, and goes on while it is typed: changes of words, as a person makes them.
  void notes() {
    for (const Told& told : told_.notes) {
      const std::string note = id(told.record.id());
      const std::string words = told.record.text().content();
      std::vector<std::string> stages;
      for (std::uint64_t left = 1 + chance() % 3; left > 0; --left) {
        const std::size_t space = words.find(' ', words.size() * (stages.size() + 1) / 4);
        if (space != std::string::npos) stages.push_back(words.substr(0, space));
      }
      stages.push_back(words);
      act(told.at_s, told.by, "notes " + told.record.id(), {}, [=, this](Player& who) {
        Request request;
        AddNote& add = *request.mutable_add_note();
        add.set_id(note);
        add.set_text(stages.front());
        add.set_visibility(told.record.note().visibility());
        for (const std::string& ref : told.record.note().refs()) add.add_refs(id(ref));
        const std::string& speaker = told.record.note().speaker();
        add.set_speaker(speaker.empty() ? speaker : here(speaker));
        who.ask(request);
        for (std::size_t stage = 1; stage < stages.size(); ++stage) who.type(note, stages[stage]);
      });
    }
  }

  void decisions() {
    for (const ToldDecision& told : told_.decisions) {
      const Decision& decision = told.record.decision();
      const std::string which = id(told.record.id());
      if (!told.responses.empty() || decision.excused_size() > 0) {
        decide_by_method(told, which);
        continue;
      }
      act(told.at_s, decision.proposer(), "proposes " + told.record.id() + ": " + decision.title(), {},
          [=, this](Player& who) {
            Request request;
            AddDecision& add = *request.mutable_add_decision();
            add.set_id(which);
            add.set_title(decision.title());
            add.set_text(decision.versions_size() > 0 ? decision.versions(0).text() : decision.title());
            add.set_method(decision.method());
            add.set_state(PROPOSED);
            for (const std::string& ref : decision.based_on()) add.add_based_on(id(ref));
            who.ask(request);
          });
      for (int i = 1; i < decision.versions_size(); ++i) {
        const auto at_s = static_cast<std::uint32_t>(
            std::max<std::int64_t>(0, (decision.versions(i).at_ms() - told_.starts_ms) / 1000));
        act(at_s, facilitator_, "amends " + told.record.id(), {which},
            [=, words = decision.versions(i).text()](Player& who) {
              Request request;
              request.mutable_set_decision()->set_id(which);
              request.mutable_set_decision()->set_text(words);
              who.ask(request);
            });
      }
      act(told.closed_s, facilitator_, "writes down " + told.record.id() + ": " + decision_state_word(decision.state()),
          {which}, [=, this](Player& who) {
            Request request;
            SetDecision& set = *request.mutable_set_decision();
            set.set_id(which);
            set.set_state(decision.state());
            if (!decision.owner().empty()) set.set_owner(here(decision.owner()));
            if (!decision.review_date().empty()) set.set_review_date(decision.review_date());
            if (!decision.change_signal().empty()) set.set_change_signal(decision.change_signal());
            if (!decision.deferred_reason().empty()) set.set_deferred_reason(decision.deferred_reason());
            if (!decision.deferred_to().empty()) set.set_deferred_to(decision.deferred_to());
            who.ask(request);
          });
    }
  }

  // Once `by` sees the proposal there, and where it ought to stand.
  void act_on(const std::string& which, std::uint32_t at_s, const std::string& by, const std::string& what,
              std::function<bool(const Decision&)> stands, std::function<void(Player&)> play) {
    act(at_s, by, what, {which}, std::move(play));
    acts_.back().ready = [this, by, which, known = std::move(acts_.back().ready), stands = std::move(stands)] {
      const Record* record = player(by).session.shown().find(which);
      return known() && record && stands(record->decision());
    };
  }
  static std::function<bool(const Decision&)> at(DecisionState state) {
    return [state](const Decision& decision) { return decision.state() == state; };
  }

  void decide_by_method(const ToldDecision& told, const std::string& which) {
    const Decision& decision = told.record.decision();
    act(told.at_s, decision.proposer(), "drafts " + told.record.id() + ": " + decision.title(), {},
        [=, this](Player& who) { who.ask(draft_of(decision, which)); });
    for (const std::string& excused : decision.excused())
      act_on(which, told.at_s, excused, "declares an interest in " + told.record.id(), at(DRAFT), [which](Player& who) {
        Request request;
        request.mutable_excuse_oneself()->set_id(which);
        who.ask(request);
      });
    act_on(which, told.at_s, facilitator_, "opens " + told.record.id(), at(DRAFT), [which](Player& who) {
      Request request;
      request.mutable_open_proposal()->set_id(which);
      who.ask(request);
    });
    take_on_to_clarify(which, told.at_s, 1);
    for (int i = 0; i < decision.clarifications_size(); ++i) clarify(told, which, i);
    for (std::size_t i = 0; i < told.responses.size(); ++i) test(told, which, i);
    if (decision.state() == DEFERRED) defer(told, which);
    act_on(which, told.closed_s, facilitator_,
           "reads back " + told.record.id() + ": " + decision_state_word(decision.state()), at(decision.state()),
           [which](Player& who) {
             Request request;
             request.mutable_read_back_decision()->set_id(which);
             who.ask(request);
           });
  }

  Request draft_of(const Decision& decision, const std::string& which) {
    Request request;
    DraftProposal& draft = *request.mutable_draft_proposal();
    draft.set_id(which);
    draft.set_title(decision.title());
    draft.set_text(decision.versions(0).text());
    draft.set_method(decision.method());
    draft.set_scale(decision.scale());
    if (decision.method() == GRADIENTS)
      draft.set_stakes(decision.support_needed() >= 0.9 ? "high" : decision.support_needed() >= 0.7 ? "normal" : "low");
    for (const std::string& option : decision.options()) draft.add_options(is_told(option) ? id(option) : option);
    for (const std::string& ref : decision.based_on()) draft.add_based_on(id(ref));
    if (!decision.owner().empty()) draft.set_owner(here(decision.owner()));
    draft.set_review_date(decision.review_date());
    draft.set_change_signal(decision.change_signal());
    draft.set_within_the_room(decision.owner().empty() || decision.review_date().empty());
    return request;
  }

  void take_on_to_clarify(const std::string& which, std::uint32_t at_s, int version) {
    const auto stands = [version](const Decision& decision) {
      return decision.state() == PROPOSED && decision.versions_size() == version;
    };
    act_on(which, at_s, facilitator_, "asks for questions", stands, [which](Player& who) {
      Request request;
      request.mutable_take_proposal_on()->set_id(which);
      request.mutable_take_proposal_on()->set_to(CLARIFYING);
      who.ask(request);
    });
  }

  std::uint32_t offset_of(std::int64_t at_ms) const {
    return static_cast<std::uint32_t>(std::max<std::int64_t>(0, (at_ms - told_.starts_ms) / 1000));
  }

  void clarify(const ToldDecision& told, const std::string& which, int number) {
    const Decision& decision = told.record.decision();
    const Clarification& asked = decision.clarifications(number);
    act_on(which, offset_of(asked.at_ms()), asked.asked_by(), "asks about " + told.record.id(), at(CLARIFYING),
           [which, words = asked.question()](Player& who) {
             Request request;
             request.mutable_ask_about_proposal()->set_id(which);
             request.mutable_ask_about_proposal()->set_question(words);
             who.ask(request);
           });
    const auto is_asked = [number](const Decision& now) { return now.clarifications_size() > number; };
    act_on(which, offset_of(asked.at_ms()), decision.proposer(), "answers", is_asked,
           [which, number, words = asked.answer()](Player& who) {
             Request request;
             AnswerAboutProposal& answer = *request.mutable_answer_about_proposal();
             answer.set_id(which);
             answer.set_question(static_cast<std::uint32_t>(number) + 1);
             answer.set_answer(words);
             who.ask(request);
           });
  }

  // A round, and what it leads to: objections that are judged, another version.
  void test(const ToldDecision& told, const std::string& which, std::size_t index) {
    const Decision& decision = told.record.decision();
    const auto number = static_cast<std::uint32_t>(index) + 1;
    const std::uint32_t version = decision.rounds(static_cast<int>(index)).version();
    const auto& responses = told.responses[index];
    if (index > 0 && version > decision.rounds(static_cast<int>(index) - 1).version())
      amend(told, which, static_cast<int>(version));
    const std::uint32_t at_s = told.rounds_s[index];
    act_on(which, at_s, facilitator_, "opens a round on " + told.record.id(), at(CLARIFYING), [which](Player& who) {
      Request request;
      request.mutable_open_decision_round()->set_id(which);
      who.ask(request);
    });
    for (const auto& [who_responds, response] : responses)
      act_on(which, at_s, who_responds, "responds", at(TESTING),
             [=, said = response, reason = reason_of(decision, version, who_responds)](Player& who) {
               Request request;
               RespondToProposal& respond = *request.mutable_respond_to_proposal();
               respond.set_id(which);
               respond.set_round(number);
               respond.set_response(said);
               const auto option = std::find(decision.options().begin(), decision.options().end(), said);
               if (option != decision.options().end())
                 respond.set_response(std::to_string(option - decision.options().begin() + 1));
               respond.set_reason(reason);
               who.ask(request);
             });
    const auto all = static_cast<std::uint32_t>(responses.size());
    const auto all_have = [all](const Decision& now) {
      return now.state() == TESTING && now.rounds().rbegin()->responded() >= all;
    };
    const bool last = index + 1 == told.responses.size();
    act_on(which, last ? told.closed_s : at_s, facilitator_, "closes the round", all_have,
           [which, number](Player& who) {
             Request request;
             request.mutable_close_decision_round()->set_id(which);
             request.mutable_close_decision_round()->set_round(number);
             who.ask(request);
           });
    for (int i = 0; i < decision.objections_size(); ++i)
      if (decision.objections(i).version() == version) judge(told, which, at_s, i);
  }

  static std::string reason_of(const Decision& decision, std::uint32_t version, const std::string& who) {
    for (const Objection& objection : decision.objections())
      if (objection.by() == who && objection.version() == version) return objection.reason();
    for (const Concern& concern : decision.concerns())
      if (concern.by() == who) return concern.text();
    for (const StandAside& aside : decision.stand_asides())
      if (aside.by() == who) return aside.reason();
    return "";
  }

  void judge(const ToldDecision& told, const std::string& which, std::uint32_t at_s, int number) {
    const Objection& objection = told.record.decision().objections(number);
    act_on(which, at_s, facilitator_, "writes down how the group judges an objection", at(OBJECTION_HANDLING),
           [=, qualifies = objection.qualifies(), reason = objection.judged_reason(),
            confirms = objection.objector_confirms()](Player& who) {
             Request request;
             JudgeObjection& judge = *request.mutable_judge_objection();
             judge.set_id(which);
             judge.set_objection(static_cast<std::uint32_t>(number) + 1);
             judge.set_qualifies(qualifies);
             judge.set_reason(reason.empty() ? "as the group says" : reason);
             judge.set_objector_confirms(confirms);
             who.ask(request);
           });
  }

  void amend(const ToldDecision& told, const std::string& which, int version) {
    const DecisionVersion& words = told.record.decision().versions(version - 1);
    const std::uint32_t at_s = offset_of(words.at_ms());
    act_on(which, at_s, facilitator_, "amends " + told.record.id(), at(OBJECTION_HANDLING),
           [which, text = words.text()](Player& who) {
             Request request;
             request.mutable_amend_proposal()->set_id(which);
             request.mutable_amend_proposal()->set_text(text);
             who.ask(request);
           });
    take_on_to_clarify(which, at_s, version);
  }

  // "network call, 2027-05-20" is told; the day is what it is deferred to, the rest what comes first.
  void defer(const ToldDecision& told, const std::string& which) {
    const auto still_open = [](const Decision& decision) {
      return decision.state() >= PROPOSED && decision.state() <= PAUSED_QUORUM;
    };
    act_on(which, told.closed_s, facilitator_, "defers " + told.record.id(), still_open,
           [which, decision = told.record.decision()](Player& who) {
             Request request;
             ConcludeProposal& conclude = *request.mutable_conclude_proposal();
             conclude.set_id(which);
             conclude.set_state(DEFERRED);
             conclude.set_reason(decision.deferred_reason());
             const std::string& to = decision.deferred_to();
             const auto comma = to.rfind(", ");
             conclude.set_to(comma == std::string::npos ? to : to.substr(comma + 2));
             if (comma != std::string::npos) conclude.add_needed_first(to.substr(0, comma));
             conclude.mutable_needed_first()->MergeFrom(decision.needed_first());
             who.ask(request);
           });
  }

  // Just before the close, when actions are read back.
  void actions() {
    constexpr std::uint32_t kBefore = 10;
    std::uint32_t at_s = kBefore;
    for (const ToldPhase& phase : told_.phases) at_s = std::max(at_s, phase.to_s);
    at_s -= kBefore;
    for (const Told& told : told_.actions) {
      const Action& action = told.record.action();
      const std::string which = id(told.record.id());
      act(at_s, facilitator_, "writes down action " + told.record.id(), {}, [=, this](Player& who) {
        Request request;
        AddAction& add = *request.mutable_add_action();
        add.set_id(which);
        add.set_text(action.text());
        add.set_owner(here(action.owner()));
        add.set_due(action.due());
        add.set_from(id(action.from()));
        who.ask(request);
      });
      if (!action.accepted_by_owner()) continue;
      act(at_s + 1, action.owner(), "accepts " + told.record.id(), {which}, [=](Player& who) {
        Request request;
        request.mutable_accept_action()->set_id(which);
        request.mutable_accept_action()->set_accepted(true);
        who.ask(request);
      });
    }
  }

  // Pausing and going on are what off_record() does; what is said there leaves no marker.
  void markers() {
    for (const Told& told : told_.recording_markers) {
      const RecordingMarker marker = told.record.recording_marker();
      if (marker.kind() == RecordingMarker::PAUSE || marker.kind() == RecordingMarker::RESUME) continue;
      act(told.at_s, told.by.empty() ? rapporteur_ : told.by, "marks the recording: " + told.record.id(), {},
          [=, this](Player& who) {
            Request request;
            AddMarker& add = *request.mutable_add_marker();
            add.set_id(id(told.record.id()));
            add.set_kind(marker.kind());
            add.set_channel(marker.channel());
            add.set_ref(id(marker.ref()));
            add.set_label(marker.label());
            add.set_announced(marker.announced());
            who.ask(request);
          });
    }
  }

  void choices() {
    for (const CaptureChoice& choice : told_.capture_choices) {
      if (!players_.contains(choice.participant())) continue;
      act(1, choice.participant(), "says what may be recorded of them", {}, [=](Player& who) {
        Request request;
        for (const auto& [channel, answer] : choice.channels())
          (*request.mutable_set_capture()->mutable_channels())[channel] = answer;
        who.ask(request);
      });
    }
  }

  // Captured when they are said; what comes weeks later is played after the close, and "the last day" is two weeks on.
  void quotations() {
    std::uint32_t at_s = told_.phases.empty() ? 0 : told_.phases.back().to_s;
    for (const ToldQuote& told : told_.quotes) {
      const std::string quote = id(told.record.id());
      const std::string asked = id("request." + told.record.id());
      const std::string speaker = told.record.quote().speaker();
      act(told.said_s + 5, told.record.quote().captured_by(), "captures " + told.record.id(), {},
          [=, this](Player& who) {
            Request request;
            CaptureQuote& capture = *request.mutable_capture_quote();
            capture.set_id(quote);
            capture.set_text(told.record.text().content());
            capture.set_speaker(speaker == "unknown" ? speaker : here(speaker));
            who.ask(request);
          });
      if (!told.request) continue;
      act(++at_s, told.request->asked_by(), "asks for leave to use " + told.record.id(), {quote},
          [=, asks = *told.request](Player& who) {
            Request request;
            RequestAttribution& ask = *request.mutable_request_attribution();
            ask.set_id(asked);
            ask.set_quote(quote);
            ask.set_quote_version(words_version(who, quote));
            *ask.mutable_for_kinds() = asks.for_kinds();
            ask.set_identification(asks.identification_asked());
            if (asks.identification_asked() == BY_ROLE) ask.set_said_as("A participant");
            ask.set_answer_by(in_two_weeks());
            who.ask(request);
          });
      if (told.request->answer().empty()) continue;
      act(++at_s, speaker, "answers: " + told.request->answer(), {quote, asked},
          [=, says = *told.request](Player& who) {
            Request request;
            AnswerAttribution& answer = *request.mutable_answer_attribution();
            answer.set_id(asked);
            answer.set_answer(says.answer());
            answer.set_quote_version(words_version(who, quote));
            *answer.mutable_kinds() = says.kinds();
            answer.set_identification(says.identification());
            answer.set_text(told.approved_text);
            answer.set_small_group_warning_shown(says.small_group_warning_shown());
            answer.set_small_group_waived(says.small_group_waived());
            answer.set_paraphrase_allowed(says.paraphrase_allowed());
            who.ask(request);
          });
      if (told.withdrawn)
        act(++at_s, speaker, "takes " + told.record.id() + " back", {quote}, [=](Player& who) {
          Request request;
          request.mutable_withdraw_attribution()->set_quote(quote);
          who.ask(request);
        });
    }
  }
  static std::uint32_t words_version(Player& who, const std::string& record) {
    const Record* found = who.session.shown().find(record);
    return found ? found->text().version() : 0;
  }
  static std::string in_two_weeks() {
    constexpr std::int64_t kTwoWeeks = 14 * 24 * 3'600'000LL;
    return in_utc(client::now_here().wall_ms + kTwoWeeks).substr(0, 10);
  }

  // ---- playing
  void later() {
    look_.expires_after(kLook);
    look_.async_wait([this](boost::system::error_code error) {
      if (!error) step();
    });
  }

  [[nodiscard]] bool everybody_settled() const {
    return std::all_of(players_.begin(), players_.end(), [](const auto& one) { return one.second->settled(); });
  }

  void give_up(const std::string& why) {
    result_.problem = why;
    loop_.stop();
  }

  void step() {
    try {
      play_what_is_due();
    } catch (const std::runtime_error& error) {
      give_up(error.what());
    }
  }

  void play_what_is_due() {
    for (const auto& [participant, player] : players_)
      if (player->session.state() == client::State::stopped)
        return give_up(player->name + " was stopped: " + player->session.saved_state(client::now_here()).sentence());
    const std::int64_t now = client::now_here().steady_ms;
    while (everybody_settled()) {
      if (next_ == acts_.size()) {
        compare();
        if (result_.same_figures() || now - last_step_ms_ > kArrivesWithinMs) return loop_.stop();
        return later();  // whoever played last has an answer; what they did may be on its way to others
      }
      const Act& act = acts_[next_];
      if (options_.speed > 0 && static_cast<double>(now - began_ms_) < act.at_s * 1000.0 / options_.speed) {
        last_step_ms_ = now;
        return later();
      }
      if (act.ready && !act.ready()) break;
      say(clock_word(act.at_s) + "  " + act.what);
      ++next_;
      last_step_ms_ = now;
      act.play();
    }
    if (now - last_step_ms_ > kActWithinMs) {
      std::string why = next_ < acts_.size() ? "nothing moved for 30 seconds before: " + acts_[next_].what + "."
                                             : "nothing moved for 30 seconds at the end.";
      for (const auto& [participant, player] : players_)
        if (!player->settled())
          why += " " + player->name + ": " + player->session.saved_state(client::now_here()).sentence() + " " +
                 player->connection.problem();
      return give_up(why);
    }
    later();
  }

  // ---- comparing
  void figure(const std::string& name, std::uint32_t expected, std::size_t found) {
    result_.figures.push_back({name, expected, static_cast<std::uint32_t>(found)});
  }

  static std::uint32_t expected(const std::map<std::string, std::uint32_t>& figures, const std::string& name) {
    const auto found = figures.find(name);
    return found == figures.end() ? 0 : found->second;
  }

  // The rapporteur sees working notes too. Everybody else must see the same of the rest.
  void compare() {
    result_.figures.clear();
    const Document& board = player(rapporteur_).session.shown();
    const auto ours = [this](const Record& record) { return record.id().starts_with(options_.id_prefix); };
    std::size_t cards = 0, clustered = 0, clusters = 0, links = 0, record_notes = 0, working_notes = 0, actions = 0,
                accepted = 0, objections = 0;
    std::map<std::string, std::size_t> by_region, decisions;
    for (const Record* record : board.sorted()) {
      if (!ours(*record)) continue;
      if (record->has_card() && !record->card().has_trashed()) {
        ++cards;
        ++by_region[record->card().region()];
        clustered += !record->card().cluster().empty();
      }
      clusters += record->has_cluster() && !record->cluster().dissolved();
      links += record->has_link();
      if (record->has_note() && !record->note().has_trashed())
        ++(record->note().visibility() == Note::WORKING ? working_notes : record_notes);
      if (record->has_decision()) {
        ++decisions["total"];
        ++decisions[lower(DecisionState_Name(record->decision().state()))];
        objections += static_cast<std::size_t>(record->decision().objections_size());
      }
      if (record->has_action()) {
        ++actions;
        accepted += record->action().accepted_by_owner();
      }
    }
    const Expected& expect = told_.expected;
    figure("cards", expect.cards, cards);
    for (const auto& [region, count] : expect.cards_by_region) figure("cards in " + region, count, by_region[region]);
    figure("clusters", expect.clusters, clusters);
    figure("clustered cards", expect.clustered_cards, clustered);
    figure("links", expect.links, links);
    figure("notes", expected(expect.notes, "total"), record_notes + working_notes);
    figure("notes for the record", expected(expect.notes, "record"), record_notes);
    figure("working notes", expected(expect.notes, "working"), working_notes);
    for (const auto& [state, count] : expect.decisions) figure("decisions " + state, count, decisions[state]);
    figure("objections", expect.objections, objections);
    figure("actions", expected(expect.actions, "total"), actions);
    figure("actions accepted", expected(expect.actions, "accepted"), accepted);
    figure("actions proposed", expected(expect.actions, "proposed"), actions - accepted);
    if (told_.vote) {
      const Record* vote = board.find(id(told_.vote->record.id()));
      figure("dots", expect.dots_cast, vote ? vote->vote().dots_cast() : 0);
      for (const auto& [target, dots] : told_.vote->record.vote().totals()) {
        const bool given = vote && vote->vote().totals().contains(id(target));
        figure("dots on " + target, dots, given ? vote->vote().totals().at(id(target)) : 0);
      }
    }
    std::map<std::string, std::size_t> quotes;
    for (const ToldQuote& told : told_.quotes)
      if (const Record* quote = board.find(id(told.record.id()))) ++quotes[word_for(quote->quote().state())];
    for (const auto& [state, count] : expect.quotes) figure("quotations " + state, count, quotes[state]);
    std::size_t ended = 0;
    for (const std::string& which : phase_ids_) {
      const Record* phase = board.find(which);
      ended += phase && phase->phase().state() == Phase::ENDED;
    }
    figure("phases", static_cast<std::uint32_t>(told_.phases.size()), ended);
    compare_lengths(board);
    std::size_t same_words = 0;
    for (const Told& told : told_.cards) {
      const Record* record = board.find(id(told.record.id()));
      same_words += record && record->text().content() == told.record.text().content();
    }
    for (const Told& told : told_.notes) {
      const Record* record = board.find(id(told.record.id()));
      same_words += record && record->text().content() == told.record.text().content();
    }
    figure("cards and notes with the words told", static_cast<std::uint32_t>(told_.cards.size() + told_.notes.size()),
           same_words);
    std::size_t in_step = 0;
    const std::string facilitators_cards = cards_hash(player(facilitator_).session.shown());
    for (const auto& [participant, player] : players_)
      in_step += cards_hash(player->session.shown()) == facilitators_cards;
    figure("people who hold the same cards", static_cast<std::uint32_t>(players_.size()), in_step);
  }

  // By the phases as the board has them, in seconds of what is told. An act may come late by what a busy machine takes.
  void compare_lengths(const Document& board) {
    result_.not_compared.clear();
    if (options_.speed <= 0) {
      result_.not_compared.push_back(
          "how long it took, and by how much over: it was played as fast as it goes. With --speed 60 it is compared.");
      return;
    }
    std::int64_t first_ms = 0, last_ms = 0;
    for (const std::string& which : phase_ids_) {
      const Record* phase = board.find(which);
      if (!phase || phase->phase().started_ms() == 0) continue;
      if (first_ms == 0 || phase->phase().started_ms() < first_ms) first_ms = phase->phase().started_ms();
      last_ms = std::max(last_ms, phase->phase().ended_ms());
    }
    const auto took_s = static_cast<std::int64_t>(static_cast<double>(last_ms - first_ms) * options_.speed / 1000.0);
    const std::int64_t over_s = std::max<std::int64_t>(0, took_s - std::int64_t{told_.planned_minutes} * 60);
    const auto give = static_cast<std::uint32_t>(kLateByS * options_.speed);
    figure("seconds it took", told_.expected.actual_length_s,
           static_cast<std::size_t>(std::max<std::int64_t>(0, took_s)));
    result_.figures.back().give = give;
    figure("seconds more than planned", told_.expected.overrun_s, static_cast<std::size_t>(over_s));
    result_.figures.back().give = give;
  }

  static std::string cards_hash(const Document& document) {
    Document cards;
    document.each_card([&](const Record& record) {
      Effect effect;
      *effect.mutable_put() = record;
      evolve(cards, effect, 1);
    });
    return records_hash(cards);
  }

  const MeetingPlan& meeting_;
  const Transcript& told_;
  const RehearsalOptions& options_;
  asio::io_context loop_{1};
  asio::steady_timer look_;
  std::map<std::string, std::unique_ptr<Player>> players_;  // by the participant id of the file
  std::string facilitator_;
  std::string rapporteur_;
  std::vector<std::string> phase_ids_;  // beside told_.phases
  std::vector<Act> acts_;
  std::size_t next_ = 0;
  std::int64_t began_ms_ = 0;
  std::int64_t last_step_ms_ = 0;
  std::uint64_t options_seed_ = 0;
  Rehearsed result_;
};

}  // namespace

bool Rehearsed::as_told() const { return problem.empty() && refusals.empty() && same_figures(); }
bool Rehearsed::same_figures() const {
  return std::all_of(figures.begin(), figures.end(), [](const Compared& one) { return one.same(); });
}

Rehearsed rehearse(const MeetingPlan& meeting, const RehearsalOptions& options) { return Play(meeting, options).go(); }

}  // namespace plenary::cli
