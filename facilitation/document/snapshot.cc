#include <sodium.h>

#include <algorithm>

#include "facilitation/document/canonical.h"
#include "facilitation/document/card_fields.h"
#include "facilitation/document/document.h"

namespace plenary {
namespace {

class Hash {
 public:
  Hash() { crypto_generichash_init(&state_, nullptr, 0, kBytes); }
  void add(const std::string& bytes) {
    const auto size = static_cast<std::uint64_t>(bytes.size());
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(&size), sizeof size);
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
  std::string finish() {
    std::string out(kBytes, '\0');
    crypto_generichash_final(&state_, reinterpret_cast<unsigned char*>(out.data()), kBytes);
    return out;
  }

 private:
  static constexpr std::size_t kBytes = 32;
  crypto_generichash_state state_;
};

std::vector<const ClientCounter*> sorted_counters(const Document& document) {
  std::vector<const ClientCounter*> counters;
  for (const auto& [client, counter] : document.counters()) counters.push_back(&counter);
  std::sort(counters.begin(), counters.end(),
            [](const ClientCounter* a, const ClientCounter* b) { return a->client() < b->client(); });
  return counters;
}

}  // namespace

std::string records_hash(const Document& document) {
  Hash hash;
  for (const Record* record : document.sorted()) hash.add(canonical(*record));
  return hash.finish();
}

std::string state_hash(const Document& document) {
  Hash hash;
  for (const Record* record : document.sorted()) hash.add(canonical(*record));
  hash.add("counters");
  for (const ClientCounter* counter : sorted_counters(document)) hash.add(canonical(*counter));
  return hash.finish();
}

DocumentSnapshot to_snapshot(const Document& document) {
  DocumentSnapshot snapshot;
  snapshot.mutable_at()->set_seq(document.seq());
  snapshot.set_at_ms(document.at_ms());
  for (const Record* record : document.sorted()) {
    *snapshot.add_records() = *record;
    if (const auto remembered = document.remembered(record->id())) {
      TextHistory& history = *snapshot.add_histories();
      history.set_id(record->id());
      history.set_first_version(remembered->first_version);
      history.set_first_lineage(remembered->first_lineage);
      for (const auto& item : remembered->items) *history.add_changes() = text::to_proto(item.change);
    }
    const DocumentEntry& entry = *document.entry(record->id());
    snapshot.add_created(entry.created);
    snapshot.add_changed(entry.changed);
  }
  for (const ClientCounter* counter : sorted_counters(document)) *snapshot.add_counters() = *counter;
  snapshot.set_state_hash(state_hash(document));
  return snapshot;
}

Document from_snapshot(const DocumentSnapshot& snapshot) {
  if (snapshot.created_size() != snapshot.records_size() || snapshot.changed_size() != snapshot.records_size())
    throw BrokenLog("a snapshot that does not say when its records came");
  Document document;
  document.seq_ = snapshot.at().seq();
  document.at_ms_ = snapshot.at_ms();
  document.last_removal_ = document.seq_;
  document.entries_.reserve(static_cast<std::size_t>(snapshot.records_size()));
  for (int i = 0; i < snapshot.records_size(); ++i) {
    DocumentEntry entry{snapshot.records(i), snapshot.created(i), snapshot.changed(i)};
    if (entry.record.has_card()) {
      order_fields(*entry.record.mutable_card());
      if (entry.record.card().number() > 0) ++document.cards_numbered_;
    }
    (void)document.entries_.put(std::move(entry));
  }
  for (const ClientCounter& counter : snapshot.counters())
    document.counters_.insert_or_assign(counter.client(), counter);
  for (const TextHistory& history : snapshot.histories()) {
    Remembered remembered;
    remembered.first_version = history.first_version();
    remembered.first_lineage = history.first_lineage();
    std::uint32_t lineage = history.first_lineage();
    for (const TextChange& stored : history.changes()) {
      std::optional<text::Change> change = text::from_proto(stored);
      if (!change) throw BrokenLog("a snapshot with a change of words that is not in normal form");
      lineage = text::lineage_after(lineage, *change);
      for (const std::u16string& insert : change->inserts())
        remembered.inserted_units += static_cast<std::uint32_t>(insert.size());
      remembered.items.push_back({std::move(*change), lineage});
    }
    const Record* record = document.find(history.id());
    if (record && remembered.items.size() == 1 && told_by_words(*record)) continue;
    document.remembered_.insert_or_assign(history.id(), std::move(remembered));
  }
  if (state_hash(document) != snapshot.state_hash()) throw BrokenLog("a snapshot whose state hash is wrong");
  return document;
}

}  // namespace plenary
