#include <google/protobuf/util/json_util.h>

#include <stdexcept>

#include "facilitation/document/document.h"
#include "facilitation/text/change.h"
#include "tests/facilitation/vectors/json.h"
#include "tests/facilitation/vectors/vectors.h"

namespace plenary::vectors {
namespace {

Effect effect(const std::string& json) {
  Effect effect;
  const auto status = google::protobuf::util::JsonStringToMessage(json, &effect);
  if (!status.ok()) throw std::logic_error(status.ToString() + ": " + json);
  return effect;
}

Effect edit(const std::string& id, const text::Change& change) {
  Effect effect;
  effect.mutable_edit()->set_id(id);
  *effect.mutable_edit()->mutable_change() = text::to_proto(change);
  return effect;
}

// A card with fields that this version does not know, on the record and in its body.
Effect from_a_later_version() {
  Effect later = effect(R"({"put": {"id": "c1", "version": 1, "text": {}, "card": {"kind": "IDEA", "number": 1}}})");
  Record& record = *later.mutable_put();
  record.GetReflection()->MutableUnknownFields(&record)->AddLengthDelimited(1000, "of a later version");
  Card& card = *record.mutable_card();
  card.GetReflection()->MutableUnknownFields(&card)->AddVarint(1001, 42);
  return later;
}

struct Sequence {
  const char* name;
  std::vector<Effect> effects;
};

using text::Change;

std::vector<Sequence> sequences() {
  return {
      {"a card comes, is written, moved, trashed, removed, and its id comes back",
       {
           effect(
               R"({"put": {"id": "board", "version": 1, "board": {"title": "Rivers", "framingQuestion": "What holds?"}}})"),
           effect(
               R"({"put": {"id": "r1", "version": 1, "region": {"title": "What we see", "cardKinds": ["IDEA", "RISK"],
                      "layout": {"col": 1, "row": 2, "w": 3, "h": 4}, "order": 1}}})"),
           effect(
               R"({"put": {"id": "c1", "version": 1, "text": {"content": "river", "version": 1, "lineage": 3101219767},
                      "card": {"kind": "IDEA", "region": "r1", "order": "a0", "number": 1, "author": "p1",
                               "writtenMs": "1847000000123"}}})"),
           edit("c1", Change().keep(5).insert(u"s")),
           effect(
               R"({"put": {"id": "c1", "version": 2, "card": {"kind": "IDEA", "region": "r1", "order": "a1", "number": 1,
                      "author": "p1", "writtenMs": "1847000000123", "placed": true, "x": 0.25, "y": 0.1}}})"),
           edit("c1", Change().insert(u"The ").keep(6)),
           effect(
               R"({"put": {"id": "c1", "version": 3, "card": {"kind": "IDEA", "region": "r1", "order": "a1", "number": 1,
                      "author": "p1", "trashed": {"by": "p2", "atMs": "1847000000999", "reason": "twice"}}}})"),
           effect(R"({"remove": "c1"})"),
           effect(R"({"put": {"id": "c1", "version": 1, "card": {"kind": "RISK", "number": 2}}})"),
       }},
      {"words of one note in mixed scripts, put anew in the end",
       {
           effect(R"({"put": {"id": "n1", "version": 1, "text": {}, "note": {"visibility": "RECORD", "by": "p1"}}})"),
           edit("n1", Change().insert(u"caf\u00e9 \U0001f600\r\n")),
           edit("n1", Change().keep(5).erase(2).insert(u"\U0001f469\U0001f3fd\u200d\U0001f33e").keep(2)),
           edit("n1", Change().erase(5).insert(u"\u0639\u0631\u0628\u064a e\u0301 ").keep(9)),
           edit("n1", Change().keep(17)),
           edit("n1", Change().erase(17)),
           edit("n1", Change().insert(u"again")),
           effect(
               R"({"put": {"id": "n1", "version": 2, "note": {"visibility": "WORKING", "by": "p1", "refs": ["c1", "d1"]}}})"),
           effect(R"({"put": {"id": "n1", "version": 3, "text": {"content": "other words", "version": 9, "lineage": 77},
                      "note": {"visibility": "WORKING", "by": "p1"}}})"),
           edit("n1", Change().keep(5).erase(6)),
       }},
      {"words for a record that was put without any",
       {
           effect(R"({"put": {"id": "c1", "version": 1, "card": {"kind": "IDEA"}}})"),
           edit("c1", Change().insert(u"late")),
       }},
      {"every shape of field: maps in the order of their keys, packed numbers, nested and repeated messages, bytes, "
       "doubles",
       {
           effect(
               R"({"put": {"id": "z", "version": 1, "card": {"fields": [{"name": "baseline", "answer": "1,2"}, {"name": "horizon"}],
                      "sdgs": [6, 13, 4294967295]}}})"),
           effect(
               R"({"put": {"id": "v1", "version": 1, "vote": {"method": "DOTS", "totals": {"c2": 3, "c10": 0, "c1": 300,
                      "\u00e9": 4, "\uffff": 5, "\ud83d\ude00": 6, "": 7, "B": 8}}}})"),
           effect(R"({"put": {"id": "d1", "version": 7, "decision": {"number": 1, "state": "ADOPTED_WITH_STAND_ASIDES",
                      "versions": [{"number": 1, "text": "First", "by": "p1", "atMs": "-1"}, {"number": 2, "text": ""}],
                      "rounds": [{"counts": {"yes": 2, "abstain": 1}}], "supportLevels": [1, 2, 128],
                      "supportNeeded": 0.6666666666666666}}})"),
           effect(
               R"({"put": {"id": "record", "version": 1, "sessionRecord": {"state": "APPROVED", "contentHash": "AP8QgA==",
                      "sources": [{"document": "b1", "epoch": "18446744073709551615", "seq": 4294967295, "chain": ""}]}}})"),
           effect(R"({"put": {"id": "member.p1", "version": 1, "member": {"participant": "p1", "role": "RAPPORTEUR",
                      "mode": "TABLE_DEVICE", "voices": 4, "removed": true}}})"),
           effect(R"({"put": {"id": "empty", "version": 1, "link": {}}})"),
           effect(R"({"put": {"id": "nothing", "version": 1}})"),
       }},
      {"records stand in the order of the bytes of their ids",
       {
           effect(R"({"put": {"id": "b", "version": 1, "card": {}}})"),
           effect(R"({"put": {"id": "a", "version": 1, "card": {}}})"),
           effect(R"({"put": {"id": "B", "version": 1, "card": {}}})"),
           effect(R"({"put": {"id": "a.1", "version": 1, "card": {}}})"),
           effect(R"({"put": {"id": "a-1", "version": 1, "card": {}}})"),
           effect(R"({"put": {"id": "10", "version": 1, "card": {}}})"),
           effect(R"({"put": {"id": "9", "version": 1, "card": {}}})"),
           effect(R"({"put": {"id": "_", "version": 1, "card": {}}})"),
       }},
      {"VERSION-2: fields of a later version are kept, and hashed",
       {
           from_a_later_version(),
           edit("c1", Change().insert(u"words")),
       }},
  };
}

Json records_of(const Document& document) {
  Json records(Json::Array{});
  for (const Record* record : document.sorted()) records.add(json_of(*record));
  return records;
}

// Folds a sequence, one effect a commit, and checks that undo leads back through every state.
void add_steps(const Sequence& sequence, Json& section) {
  Document document;
  std::vector<Undo> undos;
  std::vector<std::string> hashes = {records_hash(document)};
  for (const Effect& effect : sequence.effects) {
    const auto seq = static_cast<Seq>(hashes.size());
    undos.push_back(evolve(document, effect, seq));
    hashes.push_back(records_hash(document));
    section.add(Json()
                    .set("sequence", sequence.name)
                    .set("seq", seq)
                    .set("effect", json_of(effect))
                    .set("effect_base64", base64(bytes_of(effect)))
                    .set("records", records_of(document))
                    .set("records_hash", hex(hashes.back())));
  }
  while (!undos.empty()) {
    std::move(undos.back()).revert(document);
    undos.pop_back();
    hashes.pop_back();
    if (records_hash(document) != hashes.back())
      throw std::logic_error(std::string("undo does not lead back: ") + sequence.name + ", before commit " +
                             std::to_string(hashes.size()));
  }
}

Json steps_section() {
  Json section(Json::Array{});
  for (const Sequence& sequence : sequences()) add_steps(sequence, section);
  return section;
}

struct Broken {
  const char* why;
  Effect effect;
};

Json broken_section() {
  Effect not_normal;
  not_normal.mutable_edit()->set_id("c1");
  not_normal.mutable_edit()->mutable_change()->add_runs(1);
  not_normal.mutable_edit()->mutable_change()->add_runs(3);
  const std::vector<Broken> cases = {
      {"removes a record that is not there", effect(R"({"remove": "c2"})")},
      {"edits the words of a record that is not there", edit("c2", Change().insert(u"x"))},
      {"a change for a longer text", edit("c1", Change().keep(5))},
      {"a change for a shorter text", edit("c1", Change().keep(3))},
      {"splits a surrogate pair", edit("c1", Change().keep(2).insert(u"x").keep(2))},
      {"not in normal form", not_normal},
      {"a record without an id", effect(R"({"put": {"version": 1, "card": {}}})")},
      {"an effect of no kind", Effect()},
  };
  const Effect before =
      effect(R"({"put": {"id": "c1", "version": 1, "text": {"content": "a\ud83d\ude00b"}, "card": {}}})");
  Json section(Json::Array{});
  for (const Broken& broken : cases) {
    Document document;
    static_cast<void>(evolve(document, before, 1));
    const std::string hash = records_hash(document);
    try {
      static_cast<void>(evolve(document, broken.effect, 2));
      throw std::logic_error(std::string("is not broken: ") + broken.why);
    } catch (const BrokenLog&) {
    }
    if (records_hash(document) != hash) throw std::logic_error(std::string("left its mark: ") + broken.why);
    section.add(Json()
                    .set("why", broken.why)
                    .set("before", json_of(before))
                    .set("before_base64", base64(bytes_of(before)))
                    .set("effect", json_of(broken.effect))
                    .set("effect_base64", base64(bytes_of(broken.effect)))
                    .set("records_hash", hex(hash)));
  }
  return section;
}

}  // namespace

std::string effects_vectors() {
  return Json()
      .set("format", 1)
      .set("empty_records_hash", hex(records_hash(Document())))
      .set("steps", steps_section())
      .set("broken", broken_section())
      .as_file();
}

}  // namespace plenary::vectors
