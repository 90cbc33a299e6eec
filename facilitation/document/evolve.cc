#include <algorithm>
#include <utility>

#include "facilitation/document/card_fields.h"
#include "facilitation/document/document.h"

namespace plenary {
namespace {

std::uint32_t units_inserted(const text::Change& change) {
  std::uint32_t units = 0;
  for (const std::u16string& insert : change.inserts()) units += static_cast<std::uint32_t>(insert.size());
  return units;
}

bool is_numbered_card(const Record& record) { return record.has_card() && record.card().number() > 0; }

// At most this many refusals are remembered of a client: as many as it may have unacknowledged (proto/README.md, SUBMIT-5).
constexpr int kRememberedRefusals = 128;

void count(ClientCounter& counter, const Step& step, Seq seq) {
  counter.set_client(step.client());
  counter.set_participant(step.actor());
  counter.set_cseq(step.cseq());
  counter.set_request_digest(step.request_digest());
  counter.set_seq(seq);
  if (!step.has_refusal()) return;
  RefusedRequest& refused = *counter.add_refused();
  refused.set_cseq(step.cseq());
  refused.set_seq(seq);
  *refused.mutable_refusal() = step.refusal();
  if (counter.refused_size() > kRememberedRefusals) counter.mutable_refused()->DeleteSubrange(0, 1);
}

}  // namespace

Undo evolve(Document& document, const Effect& effect, Seq seq) {
  Undo undo;
  switch (effect.kind_case()) {
    case Effect::kPut: {
      const Record& put = effect.put();
      if (put.id().empty()) throw BrokenLog("a record without an id");
      Undo::Put step{put.id(), std::nullopt, nullptr, document.cards_numbered_, document.last_removal_};
      DocumentEntry next{put, seq, seq};
      if (next.record.has_card()) order_fields(*next.record.mutable_card());
      if (const DocumentEntry* before = document.entries_.find(put.id())) {
        if (!put.has_text() && before->record.has_text()) *next.record.mutable_text() = before->record.text();
        next.created = before->created;
      }
      step.before = document.entries_.put(std::move(next));
      if (step.before && is_numbered_card(step.before->record)) --document.cards_numbered_;
      if (is_numbered_card(put)) ++document.cards_numbered_;
      if (put.has_text()) {
        if (auto known = document.remembered_.find(put.id()); known != document.remembered_.end()) {
          step.remembered = std::make_unique<Remembered>(std::move(known->second));
          document.remembered_.erase(known);
        }
      }
      undo.items_.emplace_back(std::move(step));
      return undo;
    }
    case Effect::kRemove: {
      Undo::Put step{effect.remove(), document.entries_.take(effect.remove()), nullptr, document.cards_numbered_,
                     document.last_removal_};
      if (!step.before) throw BrokenLog("removes a record that is not there");
      document.last_removal_ = seq;
      if (is_numbered_card(step.before->record)) --document.cards_numbered_;
      if (auto known = document.remembered_.find(effect.remove()); known != document.remembered_.end()) {
        step.remembered = std::make_unique<Remembered>(std::move(known->second));
        document.remembered_.erase(known);
      }
      undo.items_.emplace_back(std::move(step));
      return undo;
    }
    case Effect::kEdit: {
      DocumentEntry* found = document.entries_.find(effect.edit().id());
      if (!found) throw BrokenLog("edits the words of a record that is not there");
      std::optional<text::Change> change = text::from_proto(effect.edit().change());
      if (!change) throw BrokenLog("a change of words that is not in normal form");
      DocumentEntry& entry = *found;
      Undo::Edited step;
      step.id = effect.edit().id();
      step.had_text = entry.record.has_text();
      Text& words = *entry.record.mutable_text();
      step.version = words.version();
      step.lineage = words.lineage();
      step.changed = entry.changed;
      std::optional<Remembered> told = told_by_words(entry.record);
      std::vector<text::Splice> splices;
      if (text::find_splices(words.content(), *change, splices) != text::Fault::none) {
        if (!step.had_text) entry.record.clear_text();
        throw BrokenLog("a change of words that does not fit the words");
      }
      step.back = text::splice(*words.mutable_content(), splices);

      const std::uint32_t lineage = text::lineage_after(words.lineage(), *change);
      auto [known, fresh] = document.remembered_.try_emplace(step.id);
      Remembered& remembered = known->second;
      if (fresh && told) {
        remembered = *std::move(told);
      } else if (fresh) {
        remembered.first_version = words.version();
        remembered.first_lineage = words.lineage();
      }
      step.first_lineage = remembered.first_lineage;
      words.set_version(words.version() + 1);
      words.set_lineage(lineage);
      entry.changed = seq;
      if (fresh && told_by_words(entry.record)) {
        document.remembered_.erase(known);
        undo.items_.emplace_back(std::move(step));
        return undo;
      }
      remembered.inserted_units += units_inserted(*change);
      remembered.items.push_back({std::move(*change), lineage});
      while (remembered.items.size() > kRememberedChanges ||
             (remembered.items.size() > 1 && remembered.inserted_units > kRememberedUnits)) {
        remembered.first_version += 1;
        remembered.first_lineage = remembered.items.front().lineage_after;
        remembered.inserted_units -= units_inserted(remembered.items.front().change);
        step.forgotten.push_back(std::move(remembered.items.front()));
        remembered.items.pop_front();
      }
      undo.items_.emplace_back(std::move(step));
      return undo;
    }
    case Effect::KIND_NOT_SET: break;
  }
  throw BrokenLog("an effect of a kind that this version does not know");
}

Undo evolve(Document& document, const Step& step, Seq seq) {
  Undo undo;
  try {
    for (const Effect& effect : step.effects()) undo.append(evolve(document, effect, seq));
  } catch (...) {
    std::move(undo).revert(document);
    throw;
  }
  if (!step.client().empty()) {
    Undo::Counted counted{step.client(), std::nullopt};
    auto [place, fresh] = document.counters_.try_emplace(step.client());
    if (!fresh) counted.before = place->second;
    count(place->second, step, seq);
    undo.items_.emplace_back(std::move(counted));
  }
  return undo;
}

Undo begin_commit(Document& document, Seq seq, std::int64_t at_ms) {
  if (seq != document.seq_ + 1)
    throw BrokenLog("commit " + std::to_string(seq) + " does not follow commit " + std::to_string(document.seq_));
  Undo undo;
  undo.items_.emplace_back(Undo::Begun{document.seq_, document.at_ms_});
  document.seq_ = seq;
  document.at_ms_ = at_ms;
  return undo;
}

Undo evolve(Document& document, const Commit& commit) {
  Undo undo = begin_commit(document, commit.seq(), commit.at_ms());
  try {
    for (const Step& step : commit.steps()) undo.append(evolve(document, step, commit.seq()));
  } catch (...) {
    std::move(undo).revert(document);
    throw;
  }
  return undo;
}

void Undo::append(Undo&& later) {
  std::move(later.items_.begin(), later.items_.end(), std::back_inserter(items_));
  later.items_.clear();
}

void Undo::revert(Document& document) && {
  struct Reverter {
    Document& document;

    void operator()(Put& put) const {
      if (put.before) {
        (void)document.entries_.put(std::move(*put.before));
      } else {
        (void)document.entries_.take(put.id);
      }
      if (put.remembered) document.remembered_.insert_or_assign(put.id, std::move(*put.remembered));
      document.cards_numbered_ = put.cards_numbered;
      document.last_removal_ = put.last_removal;
    }

    void operator()(Edited& edited) const {
      DocumentEntry& entry = *document.entries_.find(edited.id);
      Text& words = *entry.record.mutable_text();
      text::splice(*words.mutable_content(), edited.back);
      words.set_version(edited.version);
      words.set_lineage(edited.lineage);
      if (!edited.had_text) entry.record.clear_text();
      entry.changed = edited.changed;
      const auto known = document.remembered_.find(edited.id);
      if (known == document.remembered_.end()) return;
      Remembered& remembered = known->second;
      remembered.inserted_units -= units_inserted(remembered.items.back().change);
      remembered.items.pop_back();
      while (!edited.forgotten.empty()) {
        remembered.inserted_units += units_inserted(edited.forgotten.back().change);
        remembered.items.push_front(std::move(edited.forgotten.back()));
        edited.forgotten.pop_back();
      }
      remembered.first_version = edited.version - static_cast<std::uint32_t>(remembered.items.size());
      remembered.first_lineage = edited.first_lineage;
      if (remembered.items.empty() || told_by_words(entry.record)) document.remembered_.erase(known);
    }

    void operator()(Counted& counted) const {
      if (counted.before) {
        document.counters_.insert_or_assign(counted.client, std::move(*counted.before));
      } else {
        document.counters_.erase(counted.client);
      }
    }

    void operator()(Begun& begun) const {
      document.seq_ = begun.seq;
      document.at_ms_ = begun.at_ms;
    }
  };
  for (auto item = items_.rbegin(); item != items_.rend(); ++item) std::visit(Reverter{document}, *item);
  items_.clear();
}

}  // namespace plenary
