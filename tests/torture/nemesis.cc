#include "tests/torture/nemesis.h"

#include <signal.h>

#include <algorithm>
#include <utility>

namespace plenary::torture {
namespace {

constexpr std::int64_t kToldMs = 5'000;      // STATUS-1
constexpr std::int64_t kGoesOnMs = 5'000;    // after room is made
constexpr std::int64_t kSupervisorMs = 300;  // before a Redis that ended is started again
constexpr std::int64_t kLookMs = 50;         // between looks at what is stored

}  // namespace

Nemesis::Nemesis(Schedule schedule, Troubled troubled, simulation::Chance chance, Verdicts& verdicts)
    : schedule_(schedule), troubled_(std::move(troubled)), chance_(chance), verdicts_(verdicts) {}

bool Nemesis::everything_runs() { return troubled_.nodes[0]->port() != 0 && troubled_.nodes[1]->port() != 0; }

void Nemesis::step(std::int64_t now_ms) {
  now_ms_ = now_ms;
  follow_plan(now_ms);
  if (busy() || over_ || now_ms < next_ms_ || !everything_runs()) return;
  if (deck_.empty()) deal();
  const Trouble trouble = deck_.back();
  deck_.pop_back();
  next_ms_ = now_ms + chance_.between(150, 900);
  step_ms_ = now_ms;
  on_ = trouble;
  make(trouble);
  if (deck_.empty()) ++rounds_;
}

void Nemesis::follow_plan(std::int64_t now_ms) {
  while (busy()) {
    const Step& first = plan_.front();
    if (now_ms < step_ms_ + first.pause_ms) return;
    if (first.ready && now_ms < step_ms_ + first.pause_ms + first.at_most_ms && !first.ready()) return;
    const Step step = std::move(plan_.front());
    plan_.pop_front();
    step_ms_ = now_ms;
    step.act();
    if (!busy()) next_ms_ = now_ms + chance_.between(150, 900);
  }
}

void Nemesis::deal() {
  switch (schedule_) {
    case Schedule::crashes:
      deck_ = {Trouble::kill_a,        Trouble::kill_b,     Trouble::kill_redis, Trouble::kill_redis, Trouble::stop_a,
               Trouble::stop_b,        Trouble::stop_redis, Trouble::cut_some,   Trouble::cut_all,    Trouble::deafen,
               Trouble::stop_and_kill, Trouble::device,     Trouble::device,     Trouble::old_copy};
      if (troubled_.disk.why_not().empty()) deck_.push_back(Trouble::full_disk);
      break;
    case Schedule::failovers:
      deck_ = {Trouble::failover_both_alive,
               Trouble::failover_one_frozen,
               Trouble::failover_one_dead,
               Trouble::failover_both_dead,
               Trouble::kill_a,
               Trouble::kill_redis,
               Trouble::cut_some,
               Trouble::device};
      break;
  }
  for (std::size_t i = deck_.size(); i > 1; --i) std::swap(deck_[i - 1], deck_[chance_.below(i)]);
}

void Nemesis::kill_next() { deck_.insert(deck_.end(), {Trouble::kill_b, Trouble::kill_redis, Trouble::kill_a}); }

void Nemesis::put_off(Trouble trouble) {
  verdicts_.count("troubles put off");
  plan_.clear();
  deck_.insert(deck_.begin(), trouble);
  rounds_ -= rounds_ > 0;
}

void Nemesis::stop(Process* process, const std::string& what) {
  verdicts_.count("SIGSTOP of " + what);
  process->signal(SIGSTOP);
  after(chance_.between(300, 1'500), [process] { process->signal(SIGCONT); });
}

void Nemesis::kill(Node& node) {
  verdicts_.count("kill -9 of " + node.name());
  node.kill();
}

void Nemesis::make(Trouble trouble) {
  auto& people = troubled_.people;
  const auto kill_for_a_while = [&](Node& node) {
    kill(node);
    after(chance_.between(200, 1'000), [&node] { node.start(); });
  };
  switch (trouble) {
    case Trouble::kill_a: return kill_for_a_while(*troubled_.nodes[0]);
    case Trouble::kill_b: return kill_for_a_while(*troubled_.nodes[1]);
    case Trouble::kill_redis:
      verdicts_.count("kill -9 of Redis");
      troubled_.storage.kill();
      return after(chance_.between(50, 600), [this] { troubled_.storage.start(); });
    case Trouble::stop_a: return stop(troubled_.nodes[0]->process(), troubled_.nodes[0]->name());
    case Trouble::stop_b: return stop(troubled_.nodes[1]->process(), troubled_.nodes[1]->name());
    case Trouble::stop_and_kill: {
      // What people ask meanwhile lies in its socket and is never decided.
      Node& node = *troubled_.nodes[chance_.below(2)];
      verdicts_.count("kill -9 of a stopped node");
      node.process()->signal(SIGSTOP);
      return after(chance_.between(300, 900), [&node] {
        node.kill();
        node.start();
      });
    }
    case Trouble::stop_redis: return stop(troubled_.storage.process(), "Redis");
    case Trouble::cut_some:
      for (auto& person : people)
        if (chance_.percent(40)) person->cut();
      return verdicts_.count("cuts of some connections");
    case Trouble::cut_all:
      for (auto& person : people) person->cut();
      return verdicts_.count("cuts of all connections");
    case Trouble::deafen: {
      // Half of the people go on asking and hear no answer, until their connection is cut.
      verdicts_.count("half dead connections");
      for (std::size_t i = chance_.below(2); i < people.size(); i += 2) people[i]->deafen();
      return after(chance_.between(400, 1'200), [&people] {
        for (auto& person : people) person->cut();
      });
    }
    case Trouble::device: return people[chance_.below(people.size())]->fall_over();
    case Trouble::full_disk: return fill_disk();
    case Trouble::old_copy: return take_old_copy();
    case Trouble::failover_both_alive:
    case Trouble::failover_one_frozen:
    case Trouble::failover_one_dead:
    case Trouble::failover_both_dead: return fail_over(trouble);
  }
}

// ---- a full disk

// Redis' folder and the data of one of the servers are on it. That server's watchdog sees it coming; the other goes on
// until Redis, which ends when it cannot write, is gone, again and again. Started again it may have room for a few bytes
// more, in the last block of its file: "nothing can be stored" begins when that is used up too.
void Nemesis::fill_disk() {
  redis_ended_ms_ = first_ended_ms_ = stored_ms_ = 0;
  stored_.clear();
  spread_people();
  plan_.push_back({300, 5'000, [this] { return everybody_is_live(); }, [this] {  // not before they have noticed
                     verdicts_.count("full disks");
                     troubled_.disk.fill();
                   }});
  when(
      [this] {
        keep_redis_running();
        see_what_is_stored();
        return first_ended_ms_ != 0 && now_ms_ >= std::max(first_ended_ms_, stored_ms_) + kToldMs;
      },
      4 * kToldMs,
      [this] {
        verdicts_.check("Redis ends on a full disk, and stores nothing more",
                        first_ended_ms_ != 0 && troubled_.storage.ran_out_of_room() && now_ms_ >= stored_ms_ + kToldMs,
                        "it went on for 20 s");
        const std::string untold = who_is_told(false);
        verdicts_.check("STATUS-1: within 5 s of a full disk everybody is told that nothing can be saved",
                        untold.empty(), "not told: " + untold);
        troubled_.disk.make_room();
        const std::size_t before = troubled_.witness.acknowledged();
        const std::int64_t room_ms = now_ms_;
        const auto goes_on = [this, before] {
          return troubled_.witness.acknowledged() > before && who_is_told(true).empty();
        };
        when(
            [this, goes_on] {
              keep_redis_running();
              return goes_on();
            },
            kGoesOnMs,
            [this, goes_on, room_ms] {
              verdicts_.check("with room again it goes on by itself within 5 s", goes_on(),
                              "still told that nothing can be saved: " + who_is_told(true));
              verdicts_.count("ms from room to saving again, all in all",
                              static_cast<std::uint64_t>(now_ms_ - room_ms));
              verdicts_.count("full disks survived");
            });
      });
}

// After a kill everybody is on the other server; dialling anew, they are on both.
void Nemesis::spread_people() {
  for (auto& person : troubled_.people) person->cut();
}

bool Nemesis::everybody_is_live() const {
  return std::all_of(troubled_.people.begin(), troubled_.people.end(), [](const auto& person) {
    if (!person->live()) person->dial_now();
    return person->live();
  });
}

void Nemesis::keep_redis_running() {
  if (!troubled_.storage.ended()) return;
  if (redis_ended_ms_ == 0) {
    verdicts_.count("times Redis ended for want of room");
    redis_ended_ms_ = now_ms_;
    if (first_ended_ms_ == 0) first_ended_ms_ = now_ms_;
  }
  if (now_ms_ < redis_ended_ms_ + kSupervisorMs) return;
  redis_ended_ms_ = 0;
  troubled_.storage.start();
}

void Nemesis::see_what_is_stored() {
  if (now_ms_ < looked_ms_ + kLookMs) return;
  looked_ms_ = now_ms_;
  std::string head = troubled_.storage.whole_head_of(troubled_.document);
  if (head.empty() || head == stored_) return;  // empty: there is no Redis just now
  stored_ = std::move(head);
  stored_ms_ = now_ms_;
}

std::string Nemesis::who_is_told(bool read_only) const {
  std::string names;
  for (const auto& person : troubled_.people)
    if (person->live() && troubled_.witness.told_read_only(person->name()) == read_only) names += person->name() + " ";
  return names;
}

// ---- an earlier state

// Without replicas what Redis has on disk is called saved at once, so here nothing at all may be missing afterwards: the
// servers have it. For that both must have all of it: a moment's quiet, until everybody has seen the same last card. And
// no words may be erased in between, for nothing is given back to a log of another epoch (LOG-17).
void Nemesis::take_old_copy() {
  troubled_.keep_words(true);
  when([this] { return nothing_is_erased(); }, 8'000,
       [this] {
         if (nothing_is_erased()) return put_old_copy_back();
         troubled_.keep_words(false);
         put_off(Trouble::old_copy);
       });
}

void Nemesis::put_old_copy_back() {
  const Seq head = troubled_.storage.head_of(troubled_.document);
  const std::string card = "before-the-copy-" + std::to_string(++copies_);
  troubled_.storage.copy_files();
  const auto all_quiet = [this, card] {
    return everybody_is_live() &&
           std::all_of(troubled_.people.begin(), troubled_.people.end(),
                       [&](const auto& person) { return person->settled() && person->session().shown().find(card); });
  };
  const auto go_on = [this] {
    troubled_.quieten(false);
    troubled_.keep_words(false);
  };
  spread_people();
  after(chance_.between(600, 1'000), [this] { troubled_.quieten(true); });
  when([this] { return troubled_.people[0]->settled(); }, 5'000,
       [this, card] { troubled_.people[0]->add_card(card, "before"); });
  when(all_quiet, 5'000, [this, head, all_quiet, go_on] {
    if (!all_quiet()) {
      go_on();
      return put_off(Trouble::old_copy);
    }
    verdicts_.count("old copies of its files that Redis was given");
    troubled_.storage.kill();
    troubled_.storage.put_copy_back();
    troubled_.witness.rolled_back(head, false);
    after(chance_.between(100, 300), [this, go_on] {
      troubled_.storage.start();
      go_on();
    });
  });
}

// Nor will be: nobody has asked for it and not been answered, and nobody who is answered sees anything that is due.
bool Nemesis::nothing_is_erased() const {
  return everybody_is_live() && std::all_of(troubled_.people.begin(), troubled_.people.end(), [](const auto& person) {
           const auto& held = person->session().outbox().entries();
           return !something_is_due(person->session().shown()) &&
                  std::none_of(held.begin(), held.end(), [](const client::OutboxEntry& one) {
                    const Request& request = one.held.request;
                    return request.has_withdraw_card() || request.has_withdraw_attribution() ||
                           request.has_answer_attribution();
                  });
         });
}

// People go on while the replica falls behind. Then:
//   no server dead    they give the lost commits back
//   one frozen        and the other dead: when it wakes, a new history has begun that is shorter than its own
//   one dead          the other gives back what it has
//   both dead         only the people's devices know. Some of them come back when the new history is longer than the one
//                     they know: their position is then a number that is there, with another chain
void Nemesis::fail_over(Trouble trouble) {
  when([this] { return troubled_.storage.replica_in_step(); }, 15'000,
       [this, trouble] {
         if (!troubled_.storage.replica_in_step()) return put_off(trouble);
         troubled_.storage.cut_replication();
         take_words_back();
         spread_people();
         const std::size_t one = chance_.below(2);
         Failover failover;
         if (trouble == Trouble::failover_both_dead) {
           failover = {"both nodes dead", {troubled_.nodes[0], troubled_.nodes[1]}, nullptr, {}};
           for (std::size_t i = 0; i < troubled_.people.size(); i += 3)
             failover.away.push_back(troubled_.people[i].get());
         } else if (trouble == Trouble::failover_one_dead) {
           failover = {"one node dead", {troubled_.nodes[one]}, nullptr, {}};
         } else if (trouble == Trouble::failover_one_frozen) {
           failover = {"one node frozen", {troubled_.nodes[one]}, troubled_.nodes[1 - one], {}};
         } else {
           failover = {"no node dead", {}, nullptr, {}};
         }
         after(chance_.between(600, 1'000), [this, failover] {
           for (Person* person : failover.away) person->go_away(true);
           for (Node* node : failover.dead) kill(*node);
           if (failover.frozen) failover.frozen->freeze(true);
           verdicts_.count("kill -9 of Redis");
           troubled_.storage.kill();
         });
         after(chance_.between(300, 600), [this, failover] { promote(failover); });
       });
}

// What is erased from now on comes back with the replica, and is erased again. Not each time: nothing is given back to a
// log of another epoch.
void Nemesis::take_words_back() {
  if (chance_.percent(50)) return;
  verdicts_.count("words taken back as a failover begins");
  for (auto& person : troubled_.people)
    if (person->role() == PARTICIPANT && chance_.percent(20)) person->take_words_back();
}

void Nemesis::promote(const Failover& failover) {
  verdicts_.count("failovers to a replica that was behind, " + failover.name);
  const Seq before = troubled_.witness.highest_told();
  troubled_.witness.rolled_back(troubled_.storage.head_of_replica(troubled_.document), true);
  troubled_.storage.promote_replica();
  const bool nobody_serves = failover.frozen || failover.dead.size() == troubled_.nodes.size();
  const auto start_dead = [failover] {
    for (Node* node : failover.dead) node->start();
  };
  if (nobody_serves) start_dead();
  if (failover.frozen)
    when([this] { return troubled_.witness.highest_told() > 0; }, 5'000,
         [failover] { failover.frozen->freeze(false); });
  after(chance_.between(400, 900), [this, nobody_serves, start_dead] {
    if (!nobody_serves) start_dead();
    troubled_.storage.former_primary_follows();
  });
  if (!failover.away.empty())
    when([this, before] { return troubled_.witness.highest_told() > before + 2; }, 8'000,
         [failover] {
           for (Person* person : failover.away) person->go_away(false);
         });
}

}  // namespace plenary::torture
