#include "tests/torture/nemesis.h"

#include <signal.h>

#include <utility>

namespace plenary::torture {

Nemesis::Nemesis(Troubled troubled, simulation::Chance chance, Verdicts& verdicts)
    : troubled_(std::move(troubled)), chance_(chance), verdicts_(verdicts) {}

bool Nemesis::everything_runs() { return troubled_.nodes[0]->port() != 0 && troubled_.nodes[1]->port() != 0; }

void Nemesis::after(std::int64_t ms, std::int64_t now_ms, std::function<void()> repair) {
  repair_ = std::move(repair);
  repair_ms_ = now_ms + ms;
}

void Nemesis::step(std::int64_t now_ms) {
  if (repair_ && now_ms >= repair_ms_) {
    std::exchange(repair_, nullptr)();
    next_ms_ = now_ms + chance_.between(150, 900);
  }
  if (repair_ || now_ms < next_ms_ || !everything_runs()) return;
  if (deck_.empty()) {
    deck_ = {Trouble::kill_a, Trouble::kill_b, Trouble::kill_redis, Trouble::kill_redis, Trouble::stop_a, Trouble::stop_b,
             Trouble::stop_redis, Trouble::cut_some, Trouble::cut_all, Trouble::deafen, Trouble::device, Trouble::device};
    for (std::size_t i = deck_.size(); i > 1; --i) std::swap(deck_[i - 1], deck_[chance_.below(i)]);
  }
  const Trouble trouble = deck_.back();
  deck_.pop_back();
  next_ms_ = now_ms + chance_.between(150, 900);
  make(trouble, now_ms);
}

void Nemesis::kill_next() { deck_.insert(deck_.end(), {Trouble::kill_b, Trouble::kill_redis, Trouble::kill_a}); }

void Nemesis::make_peace() {
  deck_.clear();
  if (repair_) std::exchange(repair_, nullptr)();
}

void Nemesis::stop(Process* process, const std::string& what, std::int64_t now_ms) {
  verdicts_.count("SIGSTOP of " + what);
  process->signal(SIGSTOP);
  after(chance_.between(300, 1'500), now_ms, [process] { process->signal(SIGCONT); });
}

void Nemesis::make(Trouble trouble, std::int64_t now_ms) {
  auto& people = *troubled_.people;
  const auto kill = [&](Node& node) {
    verdicts_.count("kill -9 of " + node.name());
    node.kill();
    after(chance_.between(200, 1'000), now_ms, [&node] { node.start(); });
  };
  switch (trouble) {
    case Trouble::kill_a:
      return kill(*troubled_.nodes[0]);
    case Trouble::kill_b:
      return kill(*troubled_.nodes[1]);
    case Trouble::kill_redis:
      verdicts_.count("kill -9 of Redis");
      troubled_.kill_redis();
      return after(chance_.between(50, 600), now_ms, troubled_.start_redis);
    case Trouble::stop_a:
      return stop(troubled_.nodes[0]->process(), troubled_.nodes[0]->name(), now_ms);
    case Trouble::stop_b:
      return stop(troubled_.nodes[1]->process(), troubled_.nodes[1]->name(), now_ms);
    case Trouble::stop_redis:
      return stop(troubled_.redis(), "Redis", now_ms);
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
      return after(chance_.between(400, 1'200), now_ms, [&people] {
        for (auto& person : people) person->cut();
      });
    }
    case Trouble::device:
      return people[chance_.below(people.size())]->fall_over();
  }
}

}  // namespace plenary::torture
