#include "tests/clients/table.h"

#include <stdexcept>

#include "clients/cpp/predict.h"

namespace plenary::test {

// ---- clock and chance

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

std::uint64_t Dice::next() {  // splitmix64
  state_ += 0x9e3779b97f4a7c15u;
  std::uint64_t value = state_;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
  return value ^ (value >> 31);
}

void Dice::fill(void* bytes, std::size_t count) {
  auto* at = static_cast<unsigned char*>(bytes);
  for (std::size_t i = 0; i < count; ++i) at[i] = static_cast<unsigned char>(next());
}

// ---- a sitter

Sitter::Sitter(Table& table, std::string called, std::unique_ptr<client::OutboxStore> store, std::uint64_t seed)
    : name(std::move(called)), table_(table), store_(std::move(store)), dice_(seed) {
  switch_on();
}
Sitter::~Sitter() = default;

client::Now Sitter::now() const { return {table_.clock.steady_ms(), table_.clock.wall_ms()}; }

void Sitter::switch_on() {
  client::SessionOptions options;
  options.random = [this](void* bytes, std::size_t count) { dice_.fill(bytes, count); };
  session_ = std::make_unique<client::Session>(std::move(options), *store_, seen);
}

void Sitter::connects() {
  closing_ = 0;
  session_->dialling();
  visit_ = table_.live->visit("doc", name, *this, VisitLimits{1e9, 1e9});
  session_->on_open(now());
}

void Sitter::loses_connection(std::uint16_t code) {
  if (!visit_) return;
  visit_.reset();
  session_->on_close(code, now());
}

void Sitter::restarts() {
  visit_.reset();
  session_.reset();
  switch_on();
}

void Sitter::replaces_store(std::unique_ptr<client::OutboxStore> store) {
  visit_.reset();
  session_.reset();
  store_ = std::move(store);
  switch_on();
}

bool Sitter::sends() {
  if (!visit_) return false;
  session_->tick(now());
  const std::vector<std::string> frames = session_->outgoing(now());
  for (const std::string& bytes : frames) {
    ClientFrame frame;
    if (!frame.ParseFromString(bytes)) throw std::runtime_error("the client sent something that is no frame");
    if (bytes.size() > 64 * 1024) throw std::runtime_error("the client sent a frame of more than 64 KiB (LIMIT-1)");
    if (!frames_go_astray) visit_->receive(frame);
  }
  return !frames.empty();
}

namespace {

std::string without_stable(const std::string& bytes) {
  ServerFrame frame;
  if (!frame.ParseFromString(bytes)) throw std::runtime_error("the server sent something that is no frame");
  for (ServerMessage& message : *frame.mutable_messages()) {
    if (message.has_welcome()) message.mutable_welcome()->clear_stable();
    if (message.has_ack()) message.mutable_ack()->clear_stable();
    if (message.has_stable()) message.mutable_stable()->clear_seq();
  }
  return frame.SerializeAsString();
}

}  // namespace

bool Sitter::hears(std::size_t at_most) {
  if (!visit_) return false;
  std::vector<Bytes> pieces;
  visit_->pull(pieces, at_most);
  std::string message;
  for (const Bytes& piece : pieces) message += *piece;
  if (!message.empty()) session_->on_frame(hears_stable ? message : without_stable(message), now());
  if (session_->wants_to_close()) {
    loses_connection(1000);
  } else if (closing_ != 0) {
    loses_connection(closing_);
  } else {
    return !message.empty();
  }
  return true;
}

bool Sitter::carry() {
  const bool sent = sends();
  const bool heard = hears();
  return sent || heard;
}

client::Taken Sitter::adds(const std::string& id, const std::string& words, const std::string& region) {
  Request request;
  request.mutable_add_card()->set_id(id);
  request.mutable_add_card()->set_text(words);
  request.mutable_add_card()->set_kind(IDEA);
  request.mutable_add_card()->mutable_place()->set_region(region);
  return asks(request);
}

client::Taken Sitter::notes(const std::string& id, const std::string& words) {
  Request request;
  request.mutable_add_note()->set_id(id);
  request.mutable_add_note()->set_text(words);
  request.mutable_add_note()->set_visibility(Note::RECORD);
  return asks(request);
}

client::Taken Sitter::asks(Request request) { return session_->submit(std::move(request), now()); }

client::Taken Sitter::types(const std::string& id, std::size_t at, const std::string& words) {
  const std::size_t length = text::units_in(this->words(id));
  return session_->edit_text(id,
                             text::Change()
                                 .keep(static_cast<std::uint32_t>(at))
                                 .insert(*text::to_units(words))
                                 .keep(static_cast<std::uint32_t>(length - at)),
                             now());
}

client::Taken Sitter::erases(const std::string& id, std::size_t at, std::size_t count) {
  const std::size_t length = text::units_in(words(id));
  return session_->edit_text(id,
                             text::Change()
                                 .keep(static_cast<std::uint32_t>(at))
                                 .erase(static_cast<std::uint32_t>(count))
                                 .keep(static_cast<std::uint32_t>(length - at - count)),
                             now());
}

client::Taken Sitter::writes(const std::string& id, const std::string& words) {
  return session_->set_words(id, words, now());
}
client::Taken Sitter::undoes() { return session_->undo(now()); }
client::Taken Sitter::redoes() { return session_->redo(now()); }

std::string Sitter::words(const std::string& id) const {
  const Record* record = session_->shown().find(id);
  return record ? record->text().content() : "(not there)";
}
std::string Sitter::state() const { return saved().sentence(); }
client::SavedState Sitter::saved() const { return session_->saved_state(now()); }

// ---- the table

namespace {

Record member(const std::string& participant, Role role) {
  Record record;
  record.set_id("member." + participant);
  record.set_version(1);
  record.mutable_member()->set_participant(participant);
  record.mutable_member()->set_role(role);
  record.mutable_member()->set_joined_ms(1);
  record.mutable_member()->set_mode(IN_ROOM);
  return record;
}

std::vector<Record> beginning() {
  std::vector<Record> records;
  Record board;
  board.set_id("board");
  board.set_version(1);
  board.mutable_board()->set_title("A board");
  records.push_back(board);
  for (const char* id : {"r1", "r2"}) {
    Record region;
    region.set_id(id);
    region.set_version(1);
    region.mutable_region()->set_title(id);
    region.mutable_region()->set_order(id[1] - '0');
    if (id[1] == '2') region.mutable_region()->add_card_kinds(QUESTION);
    records.push_back(region);
  }
  records.push_back(member("fay", FACILITATOR));
  records.push_back(member("ben", PARTICIPANT));
  records.push_back(member("ada", PARTICIPANT));
  records.push_back(member("ray", RAPPORTEUR));
  records.push_back(member("rae", RAPPORTEUR));
  records.push_back(member("oli", OBSERVER));
  return records;
}

}  // namespace

Table::Table(std::uint64_t seed) : dice(seed) {
  start_server();
  bool made = false;
  live->create("doc", beginning(), [&](bool ok, std::string) { made = ok; });
  answer();
  if (!made) throw std::runtime_error("the board could not be made");
}

Table::~Table() = default;

void Table::start_server() {
  log = std::make_unique<MemoryLog>(documents,
                                    [this](std::function<void()> later) { posted.push_back(std::move(later)); });
  LiveOptions options;
  options.node = "n" + std::to_string(++started_);
  live = std::make_unique<LiveDocuments>(LivePorts{*log, clock, dice, names, chain, observer}, options);
}

void Table::restart_server() {
  for (auto& sitter : sitters) sitter->loses_connection();
  live.reset();
  log.reset();
  posted.clear();
  start_server();
}

void Table::lose_tail(std::size_t commits) {
  MemoryDocument& stored = documents->by_id.at("doc");
  while (commits-- > 0 && stored.log.size() > 1) stored.log.pop_back();
  stored.head->seq = stored.log.back().seq;
  stored.head->chain = stored.log.back().chain;
  if (stored.snapshot_at && stored.snapshot_at->seq > stored.head->seq) {
    stored.snapshot_at.reset();
    stored.snapshot.clear();
  }
}

void Table::answer() {
  for (int step = 0; !posted.empty(); ++step) {
    if (step > 100'000) throw std::runtime_error("the log is asked without end");
    auto next = std::move(posted.front());
    posted.pop_front();
    next();
  }
}

Sitter& Table::comes(const std::string& name) {
  sitters.push_back(std::make_unique<Sitter>(*this, name, std::make_unique<client::MemoryOutbox>(), dice.next()));
  return *sitters.back();
}

Sitter& Table::sits(const std::string& name) {
  Sitter& sitter = comes(name);
  sitter.connects();
  settle();
  return sitter;
}

void Table::settle() {
  for (int round = 0;; ++round) {
    if (round > 2'000) throw std::runtime_error("the table does not come to rest");
    answer();
    bool moved = false;
    for (auto& sitter : sitters) moved = sitter->carry() || moved;
    if (!moved && posted.empty()) return;
  }
}

Document Table::folded() const {
  Document document;
  for (const LogEntry& entry : documents->by_id.at("doc").log) {
    Commit commit;
    if (!commit.ParseFromString(entry.commit)) throw std::runtime_error("a commit that is none");
    evolve(document, commit);
  }
  return document;
}

Document Table::view_of(const std::string& participant) const {
  const Document document = folded();
  return replica_for(document, {participant, document.role_of(participant)});
}

// ---- requests

Request move_card(const std::string& id, const std::string& region, const std::string& after) {
  Request request;
  request.mutable_move_cards()->add_ids(id);
  request.mutable_move_cards()->mutable_to()->set_region(region);
  request.mutable_move_cards()->mutable_to()->set_after(after);
  return request;
}
Request trash_card(const std::string& id) {
  Request request;
  request.mutable_trash_cards()->add_ids(id);
  return request;
}
Request set_kind(const std::string& id, CardKind kind) {
  Request request;
  request.mutable_set_card()->set_id(id);
  request.mutable_set_card()->set_kind(kind);
  return request;
}
Request add_cluster(const std::string& id, const std::string& title, std::vector<std::string> cards) {
  Request request;
  request.mutable_add_cluster()->set_id(id);
  request.mutable_add_cluster()->set_title(title);
  for (const std::string& card : cards) request.mutable_add_cluster()->add_cards(card);
  return request;
}
Request lock_board(bool locked) {
  Request request;
  request.mutable_set_board()->set_locked(locked);
  return request;
}
Request set_role(const std::string& participant, Role role) {
  Request request;
  request.mutable_set_role()->set_participant(participant);
  request.mutable_set_role()->set_role(role);
  return request;
}

std::string cards_in(const Document& document, const std::string& region) {
  std::string ids;
  for (const Record* card : client::cards_of_region(document, region))
    if (!card->card().has_trashed()) ids += (ids.empty() ? "" : " ") + card->id();
  return ids;
}

}  // namespace plenary::test
