// Documents and effects from a seed: what a log could hold, sooner or later. Kinds of records with every audience, words
// that are edited and replaced, things that are hidden and shown, removed and made again under their id.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "facilitation/document/document.h"

namespace plenary::test {

class SomeEffects {
 public:
  explicit SomeEffects(std::uint32_t seed) : random_(seed) {}

  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }
  bool percent(std::uint32_t chance) { return below(100) < chance; }

  // One that the document can take.
  Effect next(const Document& document) {
    static const std::vector<std::string> kIds = {"c0", "c1",           "c2", "c3", "n0", "n1", "n2", "l0",
                                                  "l1", "invitation.i", "g0", "b0", "q0", "e0", "f0", "d0"};
    const std::string& id = kIds[below(static_cast<std::uint32_t>(kIds.size()))];
    const Record* now = document.find(id);
    Effect effect;
    if (now && percent(8)) {
      effect.set_remove(id);
    } else if (now && has_words(id) && percent(55)) {
      *effect.mutable_edit() = edit_of(*now);
    } else {
      *effect.mutable_put() = put_of(id, now);
    }
    return effect;
  }

  Commit commit(const Document& document, int effects) {
    Commit commit;
    commit.set_seq(document.seq() + 1);
    commit.set_at_ms(document.at_ms() + 10);
    Document ahead = document;
    begin_commit(ahead, commit.seq(), commit.at_ms());
    for (int i = 0; i < effects; ++i) {
      Step& step = *commit.add_steps();
      step.set_actor("ben");
      if (percent(70)) {
        step.set_client("client of ben");
        const ClientCounter* counter = ahead.counter(step.client());
        step.set_cseq(counter ? counter->cseq() + 1 : 1);
        step.set_request_digest(random_());
      }
      if (!step.client().empty() && percent(20)) {
        step.mutable_refusal()->set_code(NOT_FOUND);
      } else {
        *step.add_effects() = next(ahead);
      }
      evolve(ahead, step, commit.seq());
    }
    return commit;
  }

 private:
  static bool has_words(const std::string& id) { return id[0] == 'c' || id[0] == 'n'; }

  TextEdit edit_of(const Record& record) {
    static const std::vector<std::u16string> kWords = {u"river", u"ü", u"\xd83c\xdf0a", u"…", u"\n", u"who pays"};
    const std::u16string words = text::to_units(record.text().content()).value();
    const auto middle = [&](std::size_t at) { return at > 0 && at < words.size() && (words[at] & 0xfc00) == 0xdc00; };
    std::size_t from = below(static_cast<std::uint32_t>(words.size()) + 1);
    if (middle(from)) --from;
    std::size_t to = std::min<std::size_t>(words.size(), from + below(4));
    if (middle(to)) ++to;
    text::Change change;
    change.keep(static_cast<std::uint32_t>(from)).erase(static_cast<std::uint32_t>(to - from));
    if (percent(85)) change.insert(kWords[below(static_cast<std::uint32_t>(kWords.size()))]);
    change.keep(static_cast<std::uint32_t>(words.size() - to));
    TextEdit edit;
    edit.set_id(record.id());
    *edit.mutable_change() = text::to_proto(change);
    return edit;
  }

  Record put_of(const std::string& id, const Record* now) {
    Record put = now ? *now : Record();
    put.set_id(id);
    put.set_version(now ? now->version() + 1 : 1);
    put.clear_text();
    if (has_words(id) && percent(15)) {
      put.mutable_text()->set_content("whole words of " + id);
      put.mutable_text()->set_version(5);
      put.mutable_text()->set_lineage(random_());
    }
    const std::string whose = id.back() % 2 == 0 ? "ada" : "ben";
    switch (id[0]) {
      case 'c': {
        Card& card = *put.mutable_card();
        card.set_author(whose);
        card.set_hidden(now ? card.hidden() && percent(60) : percent(50));
        card.set_number(card.hidden() ? 0 : 1 + below(9));
        card.set_parked(percent(50));
        if (percent(20)) card.mutable_trashed()->set_by("fay");
        break;
      }
      case 'n': {
        Note& note = *put.mutable_note();
        note.set_visibility(percent(50) ? Note::RECORD : Note::WORKING);
        note.set_speaker(percent(50) ? "ada" : "");
        break;
      }
      case 'l': {
        Link& link = *put.mutable_link();
        link.set_author(whose);
        link.set_hidden(now ? link.hidden() && percent(60) : percent(50));
        link.set_label("because");
        break;
      }
      case 'i': put.mutable_invitation()->set_label("for " + std::to_string(below(9))); break;
      case 'g':
        put.mutable_agenda_item()->set_hidden(percent(50));
        if (percent(30)) put.mutable_agenda_item()->mutable_trashed()->set_by("ada");
        break;
      case 'b':
        put.mutable_ballot()->set_voter("ada");
        put.mutable_ballot()->set_finished(percent(50));
        break;
      case 'e': put.mutable_entry()->set_state(percent(50) ? "ready" : "draft"); break;
      case 'f': put.mutable_entry_field()->set_approved(percent(50)); break;
      case 'q': put.mutable_quote()->set_speaker(percent(70) ? "oli" : "unknown"); break;
      default: put.mutable_decision()->set_number(1 + below(9)); break;
    }
    return put;
  }

  std::mt19937 random_;
};

// Everything that a document is, remembered changes and counts included, as bytes to compare.
inline std::string everything(const Document& document) {
  std::string all = to_snapshot(document).SerializeAsString();
  all += " numbered " + std::to_string(document.cards_numbered());
  all += " removal " + std::to_string(document.last_removal());
  for (const Record* record : document.sorted())
    if (const auto remembered = document.remembered(record->id())) {
      all += " " + record->id() + " " + std::to_string(remembered->inserted_units);
      for (const auto& item : remembered->items) all += "," + std::to_string(item.lineage_after);
    }
  return all;
}

}  // namespace plenary::test
