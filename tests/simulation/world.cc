#include "tests/simulation/world.h"

#include <utility>

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
  for (const auto& [participant, role] : people) records.push_back(member(participant, role));
  return records;
}

Document folded(const Keys& keys) {
  Document document;
  for (const auto& entry : keys.log) evolve(document, parsed_commit(*entry));
  return document;
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

  const LogTrouble later = std::exchange(log.trouble, LogTrouble{});
  bool created = false;
  nodes[0]->documents().create("doc", first_records(members), [this, &created](bool ok, const std::string& detail) {
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

void World::reckon() {
  const Keys& keys = log.keys();
  Document document;
  try {
    document = folded(keys);
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
