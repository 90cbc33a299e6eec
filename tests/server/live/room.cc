#include "tests/server/live/room.h"

#include <google/protobuf/text_format.h>

#include <zlib.h>

#include <algorithm>

#include "facilitation/views/view.h"
#include "server/live/schema.h"

namespace plenary::test {

// ---- clock, chance, names

Clock::Timer HandClock::after(std::int64_t ms, std::function<void()> then) {
  auto timer = std::make_shared<std::function<void()>>(std::move(then));
  due_[{now_ + ms, ++made_}] = timer;
  return timer;
}

void HandClock::advance(std::int64_t ms) {
  const std::int64_t until = now_ + ms;
  while (!due_.empty() && due_.begin()->first.first <= until) {
    const auto next = due_.extract(due_.begin());
    now_ = next.key().first;
    if (const auto timer = next.mapped().lock()) (*timer)();
  }
  now_ = until;
}

void Dice::fill(void* bytes, std::size_t count) {
  auto* at = static_cast<unsigned char*>(bytes);
  for (std::size_t i = 0; i < count; ++i) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    at[i] = static_cast<unsigned char>(state_ >> 56);
  }
}

void NameList::names(const std::vector<std::string>& participants, std::function<void(std::vector<Person>)> done) {
  asked_.push_back([participants, done = std::move(done)] {
    std::vector<Person> people;
    for (const std::string& participant : participants) {
      Person person;
      person.set_participant(participant);
      person.set_name(participant);
      (*person.mutable_name())[0] = static_cast<char>(std::toupper(participant[0]));
      people.push_back(person);
    }
    done(people);
  });
}

void NameList::answer() {
  while (!asked_.empty()) {
    const auto next = std::move(asked_.front());
    asked_.pop_front();
    next();
  }
}

// ---- what came, in words

namespace {

std::string effects_in_words(const Delta& delta) {
  std::string said;
  for (const Effect& effect : delta.effects()) {
    if (effect.has_put()) said += " put " + effect.put().id();
    if (effect.has_remove()) said += " remove " + effect.remove();
    if (effect.has_edit()) said += " edit " + effect.edit().id();
  }
  for (const std::string& id : delta.mine()) said += " mine " + id;
  return said;
}

std::string presence_in_words(const Presence& presence) {
  std::string said = presence.participant() + "#" + std::to_string(presence.connection());
  if (presence.gone()) said += " gone";
  if (presence.has_pointer()) said += " pointer";
  if (!presence.writing().empty()) said += " writing " + presence.writing();
  for (const std::string& card : presence.dragging()) said += " dragging " + card;
  return said;
}

std::string in_words(const ServerMessage& message) {
  const auto number = [](auto value) { return std::to_string(value); };
  switch (message.kind_case()) {
    case ServerMessage::kWelcome: {
      const Welcome& welcome = message.welcome();
      return "welcome " + Role_Name(welcome.role()) + " " + Welcome::Mode_Name(welcome.mode()) + " at " +
             number(welcome.at().seq()) + " counter " + number(welcome.counter()) +
             (welcome.read_only() ? " read_only" : "");
    }
    case ServerMessage::kSnapshot:
      return "snapshot " + number(message.snapshot().index() + 1) + "/" + number(message.snapshot().count()) + " at " +
             number(message.snapshot().at().seq());
    case ServerMessage::kDelta: return "delta " + number(message.delta().seq()) + effects_in_words(message.delta());
    case ServerMessage::kAck: {
      const Ack& ack = message.ack();
      return "ack " + number(ack.cseq()) + " at " + number(ack.seq()) +
             (ack.has_refusal() ? " " + RefusalCode_Name(ack.refusal().code()) : "") +
             (ack.duplicate() ? " again" : "") + (ack.stable() != 0 ? " stable" : "");
    }
    case ServerMessage::kStable: return "stable " + number(message.stable().seq());
    case ServerMessage::kResync:
      return "resync at " + number(message.resync().at().seq()) + " counter " + number(message.resync().counter());
    case ServerMessage::kViewChange:
      return "view_change " + Role_Name(message.view_change().role()) + " at " + number(message.view_change().seq());
    case ServerMessage::kPeople: {
      std::string said;
      for (const Person& person : message.people().people()) said += (said.empty() ? "" : " ") + person.name();
      return said;
    }
    case ServerMessage::kPresence: return presence_in_words(message.presence());
    case ServerMessage::kPong: return "pong " + number(message.pong().number());
    case ServerMessage::kStatus: return message.status().read_only() ? "status read_only" : "status writable";
    case ServerMessage::kGoAway: return "go_away " + number(message.go_away().code());
    case ServerMessage::kProblem:
      return "problem " + number(message.problem().code()) + " counter " + number(message.problem().cseq());
    case ServerMessage::KIND_NOT_SET: break;
  }
  return "nothing";
}

std::string inflated(const std::string& deflated) {
  std::string out(16 * 1024 * 1024, '\0');
  uLongf size = out.size();
  if (uncompress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(deflated.data()),
                 static_cast<uLong>(deflated.size())) != Z_OK)
    throw std::runtime_error("a snapshot that cannot be inflated");
  out.resize(size);
  return out;
}

}  // namespace

// ---- a guest

Guest::Guest(std::shared_ptr<LiveDocument> document, std::string participant, std::string client_id, VisitLimits limits)
    : client(std::move(client_id)),
      visit_(std::make_unique<Visit>(std::move(document), std::move(participant), *this, limits)) {}

void Guest::says_hello(const Position& resume, std::uint32_t major) {
  ClientFrame frame;
  frame.mutable_hello()->set_major(major);
  frame.mutable_hello()->set_client(client);
  if (resume.seq() > 0) *frame.mutable_hello()->mutable_resume() = resume;
  visit_->receive(frame);
}

void Guest::sends(std::uint32_t cseq, Request request) {
  ClientFrame frame;
  request.set_cseq(cseq);
  *frame.add_requests() = std::move(request);
  visit_->receive(frame);
}

void Guest::pull(std::size_t at_most) {
  std::vector<Bytes> out;
  std::string frame;
  if (visit_) visit_->pull(out, at_most);
  for (const Bytes& piece : out) frame += *piece;
  bytes_ += frame;
  ServerFrame parsed;
  if (!parsed.ParseFromString(frame)) throw std::runtime_error("pieces laid end to end are not a frame");
  for (const ServerMessage& message : parsed.messages()) take(message);
}

void Guest::take(const ServerMessage& message) {
  messages_.push_back(message);
  if (message.has_people()) return people_.push_back(in_words(message));
  if (message.has_presence()) return presence_.push_back(in_words(message));
  if (message.has_delta() && message.delta().seq() == at_.seq() && !lines_.empty()) {
    lines_.back() += effects_in_words(message.delta());  // the personal part of the same commit
  } else {
    lines_.push_back(in_words(message));
  }
  if (message.has_welcome()) at_ = message.welcome().at();
  if (message.has_snapshot()) {
    if (message.snapshot().index() == 0) snapshot_.clear();
    snapshot_ += message.snapshot().data();
    at_ = message.snapshot().at();
    if (message.snapshot().index() + 1 < message.snapshot().count()) return;
    const std::string body_bytes = inflated(snapshot_);
    bytes_ += body_bytes;
    SnapshotBody body;
    body.ParseFromString(body_bytes);
    replica_ = Document();
    for (const Record& record : body.records()) {
      Effect put;
      *put.mutable_put() = record;
      evolve(replica_, put, at_.seq());
    }
  }
  if (message.has_delta()) {
    for (const Effect& effect : message.delta().effects()) evolve(replica_, effect, message.delta().seq());
    at_.set_seq(message.delta().seq());
    at_.set_chain(message.delta().chain());
  }
}

Lines Guest::hears(std::size_t at_most) {
  pull(at_most);
  return std::exchange(lines_, {});
}
Lines Guest::hears_people() {
  pull(std::size_t(1) << 20);
  return std::exchange(people_, {});
}
Lines Guest::hears_presence() {
  pull(std::size_t(1) << 20);
  return std::exchange(presence_, {});
}

// ---- a node

namespace {
const std::string kKey(32, 'k');
}

Node::Node(std::shared_ptr<MemoryDocuments> documents, HandClock& clock, std::string name, LiveOptions given)
    : log(std::move(documents)),
      dice(std::hash<std::string>{}(name)),
      chain(kKey),
      options(std::move(given)),
      clock_(clock) {
  options.node = std::move(name);
  load();
}

Node::~Node() { guests.clear(); }

void Node::load() {
  guests.clear();
  live.reset();
  live = std::make_shared<LiveDocument>(
      "doc", LivePorts{log, clock_, dice, directory, chain, counts, &log, suppressed, presence}, options);
  live->load();
}

Guest& Node::arrives(const std::string& participant, std::string client, VisitLimits limits) {
  return guests.emplace_back(live, participant, client_named(client.empty() ? participant : client), limits);
}

Guest& Node::guest(const std::string& participant, std::string client, VisitLimits limits) {
  Guest& guest = arrives(participant, std::move(client), limits);
  guest.says_hello();
  log.answer_all();
  directory.answer();
  clock_.advance(options.presence_ms);
  guest.hears();
  guest.hears_people();
  guest.hears_presence();
  return guest;
}

// ---- the room

namespace {

Record member(const std::string& participant, Role role) {
  Record record;
  record.set_id("member." + participant);
  record.mutable_member()->set_participant(participant);
  record.mutable_member()->set_role(role);
  record.mutable_member()->set_joined_ms(1);
  return record;
}

Record board() {
  Record record;
  record.set_id("board");
  record.mutable_board()->set_title("What helps a river");
  return record;
}

Record region(const std::string& id) {
  Record record;
  record.set_id(id);
  record.mutable_region()->set_title("Ideas");
  record.mutable_region()->set_order(1);
  return record;
}

std::shared_ptr<MemoryDocuments> with_a_board(const Clock& clock, const std::vector<Record>& more) {
  Request open;
  const bool is_board = std::none_of(more.begin(), more.end(), [](const Record& one) { return one.has_meeting(); });
  const bool has_board = std::any_of(more.begin(), more.end(), [](const Record& one) { return one.has_board(); });
  if (is_board && !has_board) *open.mutable_open_document()->add_records() = board();
  if (is_board) *open.mutable_open_document()->add_records() = region("r1");
  for (const Record& record : {member("fay", FACILITATOR), member("ben", PARTICIPANT), member("ada", PARTICIPANT),
                               member("ray", RAPPORTEUR), member("oli", OBSERVER)})
    *open.mutable_open_document()->add_records() = record;
  for (const Record& record : more) *open.mutable_open_document()->add_records() = record;
  const Outcome opened = decide(Document(), open, {"", true}, {clock.wall_ms(), 0});
  Commit commit;
  commit.set_seq(1);
  commit.set_at_ms(clock.wall_ms());
  commit.set_schema(kSchema);
  commit.add_steps()->set_verb(verb_number(open));
  for (const Effect& effect : opened.effects) *commit.mutable_steps(0)->add_effects() = effect;
  auto documents = std::make_shared<MemoryDocuments>();
  Dice dice(1);
  MemoryLog log(documents, [](std::function<void()> at_once) { at_once(); });
  log.create("doc", 7, ChainMaker(kKey).seal(1, commit.SerializeAsString(), Chain{}, dice), [](AppendAnswer) {});
  return documents;
}

}  // namespace

Room::Room(LiveOptions options, const std::vector<Record>& more)
    : documents(with_a_board(clock, more)),
      first(std::make_unique<Node>(documents, clock, "n1", std::move(options))),
      log(first->log) {
  log.answer_all();
}

void Room::lose_tail(std::size_t commits) {
  MemoryDocument& kept = stored();
  kept.log.resize(kept.log.size() - commits);
  kept.head = LogPosition{kept.head->epoch, kept.log.back().seq, kept.log.back().chain};
  if (kept.snapshot_at && kept.snapshot_at->seq > kept.head->seq) kept.snapshot_at.reset();
}

Document Room::folded() const {
  Document document;
  for (const LogEntry& entry : documents->by_id.at("doc").log) evolve(document, parsed_commit(entry));
  return document;
}

Lines Room::verbs_in_log() const {
  Lines lines;
  for (const LogEntry& entry : documents->by_id.at("doc").log) {
    const Commit commit = parsed_commit(entry);
    for (const Step& step : commit.steps()) {
      std::string line = verb_name(step.verb());
      if (!step.client().empty()) line += " " + step.actor() + "/" + std::to_string(step.cseq());
      if (step.has_refusal()) line += " " + RefusalCode_Name(step.refusal().code());
      lines.push_back(line);
    }
  }
  return lines;
}

// ---- requests

std::string client_named(const std::string& name) { return (name + std::string(16, '.')).substr(0, 16); }

Request add_card(const std::string& id, const std::string& words, const std::string& region) {
  Request request;
  request.mutable_add_card()->set_id(id);
  request.mutable_add_card()->set_text(words);
  request.mutable_add_card()->set_kind(IDEA);
  request.mutable_add_card()->mutable_place()->set_region(region);
  return request;
}

Request edit_text(const Record& record, const text::Change& change) {
  Request request;
  request.mutable_edit_text()->set_id(record.id());
  request.mutable_edit_text()->set_base_version(record.text().version());
  request.mutable_edit_text()->set_base_lineage(record.text().lineage());
  *request.mutable_edit_text()->mutable_change() = text::to_proto(change);
  return request;
}

Request add_note(const std::string& id, const std::string& words, Note::Visibility visibility) {
  Request request;
  request.mutable_add_note()->set_id(id);
  request.mutable_add_note()->set_text(words);
  request.mutable_add_note()->set_visibility(visibility);
  return request;
}

Request set_role(const std::string& participant, Role role) {
  Request request;
  request.mutable_set_role()->set_participant(participant);
  request.mutable_set_role()->set_role(role);
  return request;
}

Request asks(const std::string& text) {
  Request request;
  if (!google::protobuf::TextFormat::ParseFromString(text, &request)) throw std::runtime_error(text);
  return request;
}

Request remove_member(const std::string& participant) {
  Request request;
  request.mutable_remove_member()->set_participant(participant);
  return request;
}

Request start_silent_writing() {
  Request request;
  request.mutable_start_silent_writing();
  return request;
}

Request reveal_cards() {
  Request request;
  request.mutable_reveal_cards();
  return request;
}

Request lock_cards(const std::string& id) {
  Request request;
  request.mutable_lock_cards()->add_ids(id);
  request.mutable_lock_cards()->set_locked(true);
  return request;
}

std::string words_of(const Document& document, const std::string& id) {
  const Record* record = document.find(id);
  return record ? record->text().content() : "(not there)";
}

std::string ids_in(const Document& document) {
  std::string ids;
  for (const Record* record : document.sorted())
    if (!record->has_member() && !record->has_board() && !record->has_region())
      ids += (ids.empty() ? "" : " ") + record->id();
  return ids;
}

}  // namespace plenary::test
