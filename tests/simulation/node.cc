#include "tests/simulation/world.h"

namespace plenary::simulation {

Node::Node(World& world, std::string node_name)
    : name(std::move(node_name)),
      world_(world),
      clock_wrong_by_ms_(world.chance.between(-world.clocks_wrong_by_ms, world.clocks_wrong_by_ms)),
      chance_(world.chance.fork()) {}

Node::~Node() { crash(); }

void Node::start() {
  if (alive()) return;
  life_ = std::make_shared<Life>();
  ++lives_;
  world_.note(name + " starts");
  log_ = std::make_unique<NodeLog>(world_.log, name, life_);
  clock_ = std::make_unique<LifeClock>(world_.line, life_, clock_wrong_by_ms_);
  names_ = std::make_unique<Names>(world_.line, life_);
  air_ = std::make_unique<NodeAir>(world_.air, life_);
  LiveOptions options;
  options.node = name + "." + std::to_string(lives_);
  options.snapshot_commits = 15;
  options.batch_requests = 8;
  // So that whoever is only still thought to be there is gone before it has been quiet for long enough.
  options.presence_again_ms = 1'000;
  options.presence_ttl_ms = 3'000;
  options.clock_set_ms = 1'000;
  documents_ = std::make_unique<LiveDocuments>(
      LivePorts{*log_, *clock_, chance_, *names_, world_.chain, *this, log_.get(), nullptr, air_.get()}, options);
}

void Node::crash() {
  if (!alive()) return;
  world_.note(name + " crashes");
  hangs_until_ = 0;
  if (log_->appends_out() > 0) world_.witness.count("crash with an append in flight");
  life_.reset();
  const auto gone = std::move(wires);
  wires.clear();
  for (const auto& wire : gone) wire->node_is_gone();
  documents_.reset();
  air_.reset();
  names_.reset();
  clock_.reset();
  log_.reset();
}

void Node::pause(std::int64_t ms) {
  if (!alive() || life_->paused) return;
  world_.note(name + " hangs for " + std::to_string(ms));
  world_.witness.count("node hangs");
  hangs_until_ = world_.line.now() + ms;
  life_->paused = true;
  world_.line.after(ms, [this, which = SomeLife(life_)] {
    if (!which.expired()) go_on();
  });
}

void Node::go_on() {
  if (!alive() || !life_->paused) return;
  life_->paused = false;
  hangs_until_ = 0;
  disturbed_at_ = world_.line.now();
  const std::shared_ptr<Life> life = life_;
  while (!life->waiting.empty() && life_ == life && !life->paused) {
    const auto next = std::move(life->waiting.front());
    life->waiting.pop_front();
    next();
  }
}

void Node::set_clock(std::int64_t wrong_by_ms) {
  world_.note(name + " has its clock set, wrong by " + std::to_string(wrong_by_ms));
  world_.witness.count("node's clock set");
  clock_wrong_by_ms_ = wrong_by_ms;
  disturbed_at_ = world_.line.now();
}

std::int64_t Node::wall_ms() const { return kWallAtStart + world_.line.now() + clock_wrong_by_ms_; }

const LiveDocument* Node::serves() {
  if (!alive()) return nullptr;
  const LiveDocument* found = nullptr;
  auto settled = std::make_shared<bool>(true);
  documents_->read("doc", [&found, weak = std::weak_ptr(settled)](const LiveDocument* live) {
    if (weak.lock()) found = live;  // else it is being loaded, and nobody listens any more
  });
  settled.reset();
  return found;
}

void Node::admit(const std::string& participant, Role role, std::function<void(LiveDocument::Act)> done) {
  Request request;
  request.mutable_admit()->set_participant(participant);
  request.mutable_admit()->set_role(role);
  documents_->act("doc", {"", true}, request, std::move(done));
}

void Node::happened(Event event, const std::string&, std::uint64_t count) {
  static const std::map<Event, std::string> kNames = {
      {Event::decided, "decided"},
      {Event::refused, "refused"},
      {Event::duplicate_answered, "duplicate answered"},
      {Event::gap_reported, "gap reported"},
      {Event::append_ok, "append OK"},
      {Event::append_duplicate, "append DUPLICATE"},
      {Event::append_conflict, "append CONFLICT"},
      {Event::append_unknown, "append without an answer"},
      {Event::append_corrupt, "append CORRUPT"},
      {Event::caught_up, "caught up by reading"},
      {Event::healed, "healed"},
      {Event::forked, "fork"},
      {Event::epoch_changed, "epoch changed"},
      {Event::document_damaged, "document damaged"},
      {Event::joined_with_delta, "joined with commits"},
      {Event::joined_with_difference, "joined with a difference"},
      {Event::joined_with_snapshot, "joined with a snapshot"},
      {Event::fell_behind, "fell behind"},
      {Event::read_only_began, "read-only began"},
      {Event::read_only_ended, "read-only ended"},
      {Event::snapshot_stored, "snapshot stored"},
      {Event::removed_from_document, "removed while here"},
      {Event::words_erased, "words erased"},
  };
  const std::string& what = kNames.at(event);
  world_.witness.count(what, count);
  if (event == Event::words_erased && world_.trouble) world_.witness.count("words erased amid trouble");
  if (event == Event::forked || event == Event::healed || event == Event::document_damaged)
    world_.note(name + ": " + what);
  if (event == Event::document_damaged || event == Event::append_corrupt)
    world_.witness.wrong("no document is found damaged", name + ": " + what);
}

void Node::Names::names(const std::vector<std::string>& participants,
                        std::function<void(std::vector<plenary::Person>)> done) {
  std::vector<plenary::Person> people;
  for (const std::string& participant : participants) {
    people.emplace_back().set_participant(participant);
    people.back().set_name("Name of " + participant);
  }
  line_.after(1, life_, [people = std::move(people), done = std::move(done)] { done(people); });
}

}  // namespace plenary::simulation
