#include "tests/simulation/simulation.h"

#include <algorithm>
#include <exception>

#include "tests/simulation/world.h"

namespace plenary::simulation {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kTroubleMs = 9'000;
constexpr std::int64_t kQuietWithinMs = 60'000;  // of virtual time, once nothing goes wrong any more
constexpr std::int64_t kStaysQuietMs = 6'000;    // longer than a node goes without a look at the log

void people_act(World& world, std::int64_t between_ms) {
  if (!world.trouble) return;
  if (!world.people.empty()) world.chance.one_of(world.people)->act_by_chance();
  world.line.after(world.chance.between(1, between_ms), [&world, between_ms] { people_act(world, between_ms); });
}

void admit_somebody(World& world, const std::string& participant) {
  Node* node = world.some_node();
  if (!node) return;
  world.witness.count("admitted by the server");
  auto times = std::make_shared<int>(0);
  node->admit(participant, PARTICIPANT, [&world, times](LiveDocument::Act act) {
    if (++*times > 1) world.witness.wrong("an act is answered once", std::to_string(act.seq));
    if (act.stored && !act.outcome.accepted())
      world.witness.wrong("an act is decided once", RefusalCode_Name(act.outcome.refusal.code()));
  });
}

void something_goes_wrong(World& world, std::uint64_t kinds) {
  if (!world.trouble) return;
  Chance& chance = world.chance;
  const std::uint64_t kind = chance.below(12);
  if ((kinds >> kind) & 1) switch (kind) {
      case 0: {
        Node& node = *chance.one_of(world.nodes);
        if (node.alive() && world.some_node()) {
          node.crash();
          world.witness.count("node crashes");
          world.line.after(chance.between(50, 2'500), [&node] { node.start(); });
        }
        break;
      }
      case 1: {
        // One that hangs for a minute does so while all is well again, too.
        const bool long_enough_to_be_missed = chance.percent(3);
        if (long_enough_to_be_missed) world.witness.count("node hangs for a minute");
        chance.one_of(world.nodes)->pause(long_enough_to_be_missed ? kMinuteMs : chance.between(50, 5'000));
        break;
      }
      case 2:
      case 3:
        if (world.log.can_fail_over()) world.log.fail_over(chance.percent(35));
        break;
      case 4:
        world.note("the log does not answer");
        world.log.stop_answering(true);
        world.line.after(chance.between(100, 4'500), [&world] { world.log.stop_answering(false); });
        break;
      case 5: {
        auto& person = *chance.one_of(world.people);
        if (!person.removed()) person.crash(chance.percent(30), chance.between(50, 3'000));
        break;
      }
      case 6: chance.one_of(world.people)->disconnect(); break;
      case 7:
        if (auto wire = chance.one_of(world.people)->wire()) {
          world.witness.count("client hangs");
          wire->freeze(chance.between(100, 3'000));
        }
        break;
      case 8:
        if (chance.percent(20)) world.log.mint_epoch();
        break;
      case 9: admit_somebody(world, "guest" + std::to_string(++world.words_made)); break;
      case 10: {
        const std::int64_t wrong_by = chance.between(-10 * kMinuteMs, 10 * kMinuteMs);
        if (world.clocks_wrong_by_ms >= kMinuteMs && chance.percent(50)) {
          chance.one_of(world.nodes)->set_clock(wrong_by);
        } else {
          chance.one_of(world.people)->set_clock(wrong_by);
        }
        break;
      }
      case 11: {
        auto& person = *chance.one_of(world.people);
        chance.percent(50) ? person.is_looked_at_again()
                           : person.is_looked_at_no_more(chance.percent(50) ? 1'000 : kMinuteMs);
        break;
      }
    }
  world.line.after(chance.between(30, 900), [&world, kinds] { something_goes_wrong(world, kinds); });
}

void all_is_well_again(World& world) {
  world.note("all is well again");
  world.trouble = false;
  world.log.trouble = {};
  world.air.trouble = 0;
  world.wire_trouble = 0;
  world.log.stop_answering(false);
  world.log.be_well();
  for (const auto& node : world.nodes) {
    if (node->hangs_until() - world.line.now() <= kTroubleMs) node->go_on();
    node->start();
  }
  for (const auto& person : world.people) person->is_looked_at_again();
}

bool went_wrong(const World& world) { return world.witness.violation().has_value(); }

void run_until(World& world, std::int64_t ms) {
  bool there = false;
  world.line.after(ms - world.line.now(), [&there] { there = true; });
  while (!there && !went_wrong(world) && world.line.step()) {
  }
}

void play(World& world) {
  const std::uint64_t kinds = world.chance.next() | (world.chance.percent(50) ? 0b1100 : 0);
  people_act(world, world.chance.between(30, 160));
  something_goes_wrong(world, kinds);
  run_until(world, kTroubleMs);
  if (went_wrong(world)) return;

  all_is_well_again(world);
  std::int64_t late = world.line.now() + kQuietWithinMs;
  for (const auto& node : world.nodes) late = std::max(late, node->hangs_until() + kQuietWithinMs);
  std::int64_t quiet_since = -1;
  while (!went_wrong(world)) {
    run_until(world, world.line.now() + 200);
    if (!world.quiet()) {
      quiet_since = -1;
    } else if (quiet_since < 0) {
      quiet_since = world.line.now();
    } else if (world.line.now() - quiet_since >= kStaysQuietMs) {
      return world.reckon();
    }
    if (world.line.now() > late) {
      std::string who;
      for (const auto& person : world.people)
        if (!person->has_nothing_left())
          who += " " + person->name +
                 (person->alive() ? std::string(" (") + client::name_of(person->session().state()) + ", " +
                                        std::to_string(person->session().outstanding()) + " left; " +
                                        std::to_string(person->session().outbox().entries().size()) + " held)"
                                  : " (down)");
      for (const auto& node : world.nodes) {
        const LiveDocument* live = node->serves();
        who += " " + node->name + (live ? " at " + std::to_string(live->position().seq) : " serves nothing");
      }
      return world.witness.wrong("everything comes to an end",
                                 "the log is at " + std::to_string(world.log.keys().head->seq) + ";" + who);
    }
  }
}

}  // namespace

Run simulate(std::uint64_t seed) {
  const ChainMaker chain(std::string(32, 'k'));
  Witness witness(chain);
  Run run;
  run.seed = seed;
  try {
    World world(seed, witness, chain);
    try {
      play(world);
    } catch (const std::exception& thrown) {
      witness.wrong("nothing throws", thrown.what());
    }
    run.virtual_ms = world.line.now();
  } catch (const std::exception& thrown) {
    witness.wrong("nothing throws", thrown.what());
  }
  run.violation = witness.violation();
  run.trace_hash = witness.trace_hash();
  run.counters = witness.counters;
  run.last_lines.assign(witness.last_lines().begin(), witness.last_lines().end());
  return run;
}

std::string report(const Run& run) {
  std::string said;
  for (const std::string& line : run.last_lines) said += "  " + line + "\n";
  said += "seed " + std::to_string(run.seed) + " at " + std::to_string(run.virtual_ms) + " ms: ";
  said += run.violation ? "BROKEN: " + run.violation->invariant + "\n  " + run.violation->detail + "\n" : "holds\n";
  return said;
}

}  // namespace plenary::simulation
