#include "clients/cpp/outbox.h"

#include <algorithm>
#include <utility>

namespace plenary::client {
namespace {

std::size_t size_of(const HeldRequest& held) { return held.request.ByteSizeLong() + held.on.size(); }

}  // namespace

Outbox::Outbox(OutboxStore& store, const std::string& fresh_client) : store_(store) {
  OutboxContents contents = store.load();
  if (contents.client.empty()) {
    contents.client = fresh_client;
    // Not durable now (a full disk): then neither will be any request, and each is told so. A client id without
    // requests may be lost.
    (void)store.replace(contents);
  }
  client_ = contents.client;
  last_cseq_ = contents.last_cseq;
  words_ = std::move(contents.words);
  std::set<std::uint32_t> carried_on;
  for (const HeldRequest& held : contents.requests) carried_on.insert(held.instead_of.begin(), held.instead_of.end());
  for (const HeldWords& held : words_) carried_on.insert(held.instead_of.begin(), held.instead_of.end());
  for (HeldRequest& held : contents.requests) {
    bytes_ += size_of(held);
    OutboxEntry entry;
    entry.carried_on = carried_on.contains(held.cseq);
    entry.held = std::move(held);
    entry.sent = true;  // who knows
    entries_.push_back(std::move(entry));
  }
}

OutboxEntry* Outbox::find(std::uint32_t cseq) {
  if (entries_.empty() || cseq < entries_.front().cseq()) return nullptr;
  const std::size_t place = cseq - entries_.front().cseq();
  return place < entries_.size() ? &entries_[place] : nullptr;
}

OutboxEntry* Outbox::add(Request request, std::string on, std::vector<std::uint32_t> instead_of) {
  OutboxEntry entry;
  entry.held.cseq = last_cseq_ + 1;
  request.set_cseq(entry.held.cseq);
  entry.held.request = std::move(request);
  entry.held.on = std::move(on);
  entry.held.instead_of = std::move(instead_of);
  if (!store_.keep(entry.held)) return nullptr;
  last_cseq_ += 1;
  bytes_ += size_of(entry.held);
  entries_.push_back(std::move(entry));
  return &entries_.back();
}

bool Outbox::change_unsent(OutboxEntry& entry, Request request, std::string on) {
  HeldRequest held = entry.held;
  request.set_cseq(held.cseq);
  held.request = std::move(request);
  held.on = std::move(on);
  if (!store_.keep(held)) return false;
  bytes_ -= size_of(entry.held);
  bytes_ += size_of(held);
  entry.held = std::move(held);
  return true;
}

bool Outbox::keep(const HeldWords& words) { return store_.keep(words); }
bool Outbox::forget_words(const std::string& record) { return store_.forget_words(record); }

void Outbox::date_the_undated(std::int64_t wall_ms) {
  for (OutboxEntry& entry : entries_)
    if (entry.made_ms == 0) entry.made_ms = wall_ms;
}

bool Outbox::counter_is_foreign(std::uint32_t counter) const {
  const std::uint32_t before_first = entries_.empty() ? last_cseq_ : entries_.front().cseq() - 1;
  return counter > last_cseq_ || counter < before_first;
}

void Outbox::void_above(std::uint32_t counter) {
  for (OutboxEntry& entry : entries_) {
    if (entry.cseq() <= counter) continue;
    entry.outcome = OutboxEntry::unknown;
    entry.seq = 0;
  }
}

bool Outbox::holds_accepted() const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [](const OutboxEntry& entry) { return entry.outcome == OutboxEntry::accepted; });
}

void Outbox::accepted_by(Seq seq) {
  for (OutboxEntry& entry : entries_)
    if (entry.outcome == OutboxEntry::accepted) entry.seq = seq;
}

std::size_t Outbox::stable(Seq seq) {
  // Outcomes lie in the log in cseq order; an outcome told again may name a later commit than its own. So whatever
  // stands before a stable one is stable.
  std::uint32_t up_to = 0;
  for (const OutboxEntry& entry : entries_) {
    if (entry.outcome == OutboxEntry::unknown) break;
    if (entry.seq <= seq) up_to = entry.cseq();
  }
  if (up_to == 0 || !store_.drop(up_to)) return 0;
  std::size_t dropped = 0;
  for (; !entries_.empty() && entries_.front().cseq() <= up_to; ++dropped) {
    bytes_ -= size_of(entries_.front().held);
    entries_.pop_front();
  }
  return dropped;
}

bool Outbox::begin_anew(const std::string& fresh_client, const std::vector<HeldWords>& words,
                        std::map<std::uint32_t, std::uint32_t>& renamed) {
  OutboxContents contents;
  contents.client = fresh_client;
  contents.words = words;
  for (HeldWords& waiting : contents.words) waiting.instead_of.clear();
  std::deque<OutboxEntry> renewed;
  for (const OutboxEntry& entry : entries_) {
    // What has an outcome in the history we stand on, or lives on in a later request, is not wanted a second time.
    if (entry.outcome != OutboxEntry::unknown || entry.carried_on) continue;
    OutboxEntry again;
    again.held = entry.held;
    again.held.instead_of.clear();
    again.held.cseq = ++contents.last_cseq;
    renamed[entry.cseq()] = again.held.cseq;
    again.held.request.set_cseq(again.held.cseq);
    again.was_accepted = entry.was_accepted;
    contents.requests.push_back(again.held);
    renewed.push_back(std::move(again));
  }
  if (!store_.replace(contents)) return false;
  client_ = fresh_client;
  last_cseq_ = contents.last_cseq;
  entries_ = std::move(renewed);
  bytes_ = 0;
  for (const OutboxEntry& entry : entries_) bytes_ += size_of(entry.held);
  return true;
}

}  // namespace plenary::client
