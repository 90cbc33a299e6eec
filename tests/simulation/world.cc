#include "tests/simulation/world.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <utility>

#include "facilitation/rules/phases.h"
#include "facilitation/rules/quotations.h"
#include "facilitation/views/view.h"
#include "server/live/schema.h"

namespace plenary::simulation {
namespace {

Record member(const std::string& participant, Role role) {
  Record record;
  record.set_id("member." + participant);
  record.mutable_member()->set_participant(participant);
  record.mutable_member()->set_role(role);
  record.mutable_member()->set_joined_ms(1);
  return record;
}

constexpr int kOfLaterVersion = 999;
constexpr const char* kWrittenByLaterVersion = "of a later version";

// A field that this version does not know.
void write_as_later_version(Record& record) {
  record.GetReflection()->MutableUnknownFields(&record)->AddLengthDelimited(kOfLaterVersion, kWrittenByLaterVersion);
}

bool says_what_later_version_wrote(const Record& record) {
  const auto& fields = record.GetReflection()->GetUnknownFields(record);
  return fields.field_count() == 1 && fields.field(0).number() == kOfLaterVersion &&
         fields.field(0).length_delimited() == kWrittenByLaterVersion;
}

Record phase(const std::string& id, std::uint32_t order, PhaseKind kind) {
  Record record;
  record.set_id(id);
  record.mutable_phase()->set_kind(kind);
  record.mutable_phase()->set_order(order);
  record.mutable_phase()->set_planned_minutes(1);
  record.mutable_phase()->set_advances(true);
  return record;
}

// The first phase has run for a while when we come in: it is over amid trouble, the next one when all is well.
void plan_phases(std::vector<Record>& records, std::int64_t deadline_ms) {
  Record first = phase("p1", 1, DISCUSS);
  first.mutable_phase()->set_state(Phase::RUNNING);
  first.mutable_phase()->set_deadline_ms(deadline_ms);
  first.mutable_phase()->set_generation(1);
  records[0].mutable_board()->set_phase("p1");
  records[0].mutable_board()->set_phase_kind(DISCUSS);
  records.push_back(first);
  records.push_back(phase("p2", 2, CLUSTER_PHASE));
  records.push_back(phase("p3", 3, DISCUSS));
  for (Record& record : records)
    if (record.has_phase()) write_as_later_version(record);
}

std::vector<Record> first_records(const std::vector<std::pair<std::string, Role>>& people) {
  std::vector<Record> records(4);
  records[0].set_id("board");
  records[0].mutable_board()->set_title("What helps a river");
  for (int i = 1; i <= 2; ++i) {
    records[static_cast<std::size_t>(i)].set_id("r" + std::to_string(i));
    records[static_cast<std::size_t>(i)].mutable_region()->set_title("Region");
    records[static_cast<std::size_t>(i)].mutable_region()->set_order(static_cast<std::uint32_t>(i));
  }
  records[3].set_id("note");
  records[3].mutable_note()->set_visibility(Note::RECORD);
  records[3].mutable_text()->set_content("We said: ");
  for (Record& record : records) write_as_later_version(record);
  for (const auto& [participant, role] : people) records.push_back(member(participant, role));
  return records;
}

}  // namespace

World::World(std::uint64_t seed, Witness& the_witness, const ChainMaker& the_chain)
    : chance(seed),
      witness(the_witness),
      chain(the_chain),
      log(line, chance.fork(), witness, chance.percent(70)),
      air(line, Chance(~seed), witness) {
  witness.can_come_back = [this](const std::string& words) { return log.can_bring_back(words); };
  begin();
}

World::~World() {
  for (const auto& node : nodes) node->crash();
}

void World::begin() {
  clocks_wrong_by_ms = chance.percent(50) ? 300'000 : 2'000;
  servers_are_newer = chance.percent(30);
  clients_are_newer = chance.percent(30);
  // Nodes that are two seconds slow and fast: what one waits for comes four seconds too soon for the other.
  witness.latest_ms = [this] {
    const bool right = clocks_wrong_by_ms == 2'000;
    return right ? kWallAtStart + line.now() + 2 * clocks_wrong_by_ms : std::numeric_limits<std::int64_t>::max();
  };
  // Each seed has its own kind of trouble: much of one is not found where there is much of everything.
  log.trouble.call = chance.percent(60) ? chance.below(15) : 0;
  log.trouble.publication = chance.percent(50) ? chance.below(40) : 0;
  log.trouble.slow = chance.percent(50) ? chance.below(40) : 0;
  wire_trouble = chance.percent(60) ? chance.below(12) : 0;
  air.trouble = log.trouble.publication;

  const std::vector<std::pair<std::string, Role>> members = {{"fay", FACILITATOR}, {"ray", RAPPORTEUR},
                                                             {"ben", PARTICIPANT}, {"ada", PARTICIPANT},
                                                             {"eve", RAPPORTEUR},  {"oli", PARTICIPANT}};
  const std::size_t clients = 3 + chance.below(4);
  for (std::uint64_t i = 0, count = 1 + (chance.percent(80) ? 1 + chance.below(2) : 0); i < count; ++i)
    nodes.push_back(std::make_unique<Node>(*this, "n" + std::to_string(i + 1)));
  for (const auto& node : nodes) node->start();

  std::vector<Record> records = first_records(members);
  if (chance.percent(30)) plan_phases(records, kWallAtStart + chance.between(-9'000, 2'000));
  const LogTrouble later = std::exchange(log.trouble, LogTrouble{});
  bool created = false;
  nodes[0]->documents().create("doc", records, [this, &created](bool ok, const std::string& detail) {
    if (!ok) witness.wrong("the document is created", detail);
    created = true;
  });
  while (!created && line.step()) {
  }
  log.trouble = later;
  for (std::size_t i = 0; i < clients; ++i) {
    const std::string& who = members[i].first;
    people.push_back(std::make_unique<Person>(*this, who, who));
  }
  if (chance.percent(40)) people.push_back(std::make_unique<Person>(*this, "ben", "ben's second"));
  for (const auto& person : people) person->start();
}

Node* World::some_node() {
  std::vector<Node*> up;
  for (const auto& node : nodes)
    if (node->alive()) up.push_back(node.get());
  return up.empty() ? nullptr : chance.one_of(up);
}

bool World::quiet() {
  if (admissions_open > 0) return false;
  for (const auto& person : people)
    if (!person->has_nothing_left()) return false;
  for (const auto& node : nodes) {
    const LiveDocument* live = node->serves();
    if (!live || live->position() != *log.keys().head || !records_to_erase(live->document()).empty()) return false;
  }
  return true;
}

void World::look_for_erased_words(const Document& document) {
  document.each_card([this](const Record& record) {
    if (record.card().withdrawn_ms() == 0) return;
    witness.count("card taken back");
    const std::string words = witness.words_on(record.id());
    if (!record.card().erased() || (!words.empty() && log.can_bring_back(words)))
      witness.wrong("words that were taken back are nowhere", words + " of " + record.id());
  });
}

// Everybody who has a connection, whichever node it is to, is seen by every node and by every client; and nobody else is.
void World::look_who_is_here() {
  std::set<std::string> here;
  for (const auto& person : people)
    if (!person->removed()) here.insert(person->participant);
  const auto in_words = [](const std::set<std::string>& who) {
    std::string words;
    for (const std::string& one : who) words += " " + one;
    return words;
  };
  for (const auto& node : nodes) {
    if (node->wires.empty()) continue;  // nobody here asks who is there
    std::set<std::string> seen;
    for (const auto& [participant, how] : node->serves()->people_here()) seen.insert(participant);
    if (seen != here)
      witness.wrong("every node sees who is there",
                    node->name + " sees" + in_words(seen) + "; there are" + in_words(here));
    if (node->wires.size() < people.size()) witness.count("people on several nodes see each other");
  }
  for (const auto& person : people) {
    if (person->removed()) continue;
    std::set<std::string> seen{person->participant};
    for (const auto& [connection, shown] : person->session().presence()) seen.insert(shown.participant());
    if (seen != here)
      witness.wrong("every client sees who is there",
                    person->name + " sees" + in_words(seen) + "; there are" + in_words(here));
  }
}

// What all of the log leads to; and nobody did anything in it who was not there, at any point of it: but for taking back
// what is theirs (QUOTE-5).
Document World::folded() {
  Document document;
  for (const auto& entry : log.keys().log) {
    const Commit commit = parsed_commit(*entry);
    std::map<std::string, bool> here;  // as this commit has it so far
    for (const Step& step : commit.steps()) {
      const auto changed = here.find(step.actor());
      const bool is_here = changed != here.end() ? changed->second : document.role_of(step.actor()) != ROLE_UNSPECIFIED;
      const bool takes_back = step.verb() == Request::kWithdrawCardFieldNumber;
      if (!step.client().empty() && step.effects_size() > 0 && !is_here && !takes_back)
        witness.wrong("who is removed does nothing any more",
                      step.actor() + " in commit " + std::to_string(commit.seq()));
      for (const Effect& effect : step.effects())
        if (effect.put().has_member()) here[effect.put().member().participant()] = !effect.put().member().removed();
    }
    evolve(document, commit);
  }
  return document;
}

// By the clocks of the nodes that keep it, whatever became of timers amid the trouble.
void World::look_at_the_time(const Document& document) {
  const std::optional<std::int64_t> due = due_ms(document);
  if (due) witness.count("phase that runs at the end");
  for (const auto& node : nodes)
    if (due && *due + 3'000 < node->wall_ms())
      witness.wrong("what is due by itself happens",
                    node->name + " has waited for " + std::to_string(node->wall_ms() - *due) + " ms");
}

// What a client shows of the time that is left is the server's time, whatever its own clock says.
void World::look_at_clocks() {
  constexpr std::int64_t kPingsMs = 12'000;
  for (const auto& person : people) {
    const auto wire = person->wire();
    if (person->removed() || !wire) continue;
    const std::int64_t disturbed =
        std::max({person->clock_set_at(), wire->node().disturbed_at(), wire->frozen_until()});
    if (line.now() - disturbed < kPingsMs) continue;
    witness.count("clocks compared");
    const std::int64_t apart = std::abs(person->server_ms() - wire->node().wall_ms());
    if (apart > 250)
      witness.wrong("a client knows the server's time", person->name + " is " + std::to_string(apart) + " ms away");
  }
}

void World::look_for_what_is_unknown(const Document& document) {
  const auto look = [this](const Document& there, const std::string& where) {
    for (const char* id : {"board", "r1", "r2", "note", "p1", "p2", "p3"}) {
      const Record* record = there.find(id);
      if (record && !says_what_later_version_wrote(*record))
        witness.wrong("what a later version wrote is kept", std::string(id) + " " + where);
    }
  };
  look(document, "in the log");
  for (const auto& person : people)
    if (!person->removed()) look(person->session().shown(), "at " + person->name);
}

void World::reckon() {
  const Keys& keys = log.keys();
  Document document;
  try {
    document = folded();
  } catch (const BrokenLog& broken) {
    return witness.wrong("the log folds", broken.what());
  }
  if (keys.snapshot) {
    try {
      Document again = from_snapshot(*keys.snapshot);
      for (std::size_t i = keys.snapshot_at->seq; i < keys.log.size(); ++i) evolve(again, parsed_commit(*keys.log[i]));
      if (state_hash(again) != state_hash(document))
        witness.wrong("snapshot and tail are the log", std::to_string(keys.snapshot_at->seq));
    } catch (const BrokenLog& broken) {
      witness.wrong("snapshot and tail are the log", broken.what());
    }
  }
  look_for_erased_words(document);
  look_who_is_here();
  look_at_the_time(document);
  look_at_clocks();
  look_for_what_is_unknown(document);
  std::map<std::pair<std::string, std::uint32_t>, Refusal> outcomes;  // without a code: accepted
  for (const auto& entry : keys.log) {
    const Commit commit = parsed_commit(*entry);
    for (const Step& step : commit.steps())
      if (!step.client().empty()) outcomes[{step.client(), step.cseq()}] = step.refusal();
  }
  for (const auto& node : nodes) {
    const LiveDocument* live = node->serves();
    if (!live || state_hash(live->document()) != state_hash(document))
      witness.wrong("every node holds what the log says", node->name);
  }
  for (const auto& person : people) {
    for (const auto& [client, told] : person->told) {
      for (const std::uint32_t cseq : told.stable)
        if (!outcomes.contains({client, cseq}))
          witness.wrong("what was called stable is in the log", person->name + " request " + std::to_string(cseq));
      for (const std::uint32_t cseq : told.accepted) {
        if (told.memory_lost && !told.stable.contains(cseq)) continue;
        const auto outcome = outcomes.find({client, cseq});
        const bool there = outcome != outcomes.end();
        // A change of words whose base was forgotten in a history on the way, or is in the one that won, goes on in a
        // later request (TEXT-4); whether its words do is seen where they can be recognised: in tests/torture.
        if (there && (outcome->second.code() == STALE_TEXT || told.stale.contains(cseq))) continue;
        if (!there || outcome->second.code() != REFUSAL_NONE)
          witness.wrong("what was accepted is in the log, or was taken back",
                        person->name + " request " + std::to_string(cseq) +
                            (there ? ": " + RefusalCode_Name(outcome->second.code()) : ": not there"));
      }
    }
    if (person->removed()) continue;
    for (const std::string& card : person->added)
      if (!document.find(card)) witness.wrong("nothing that anybody added is lost without a word", card);
    const Role role = document.role_of(person->participant);
    const Document view = replica_for(document, {person->participant, role});
    const Document& held = person->session().shown();
    if (records_hash(view) != records_hash(held)) {
      std::string what;
      for (const Record* record : view.sorted()) {
        const Record* theirs = held.find(record->id());
        if (!theirs) what += " lacks " + record->id();
        if (theirs && theirs->SerializeAsString() != record->SerializeAsString())
          what += " differs in " + record->id() + " {" + theirs->ShortDebugString() + "} for {" +
                  record->ShortDebugString() + "}";
      }
      for (const Record* record : held.sorted())
        if (!view.find(record->id())) what += " has " + record->id();
      witness.wrong("every client holds its view", person->name + ":" + what);
    }
  }
}

}  // namespace plenary::simulation
