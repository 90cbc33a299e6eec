#include "clients/cpp/replica.h"

#include <utility>

#include "clients/cpp/predict.h"

namespace plenary::client {

void Replica::revert() {
  if (predicting_) std::move(predictions_).revert(document_);
  predictions_ = Undo();
  predicting_ = false;
}

void Replica::predict(const Request& request, const std::string& me, std::int64_t wall_ms) {
  for (const Effect& effect : client::predict(document_, request, me, wall_ms)) {
    predictions_.append(evolve(document_, effect, at_.seq()));
    predicting_ = true;
  }
}

void Replica::predict_words(const std::string& id, const text::Change& change) {
  const Record* record = document_.find(id);
  if (!record || change.changes_nothing()) return;
  const std::optional<std::u16string> words = text::to_units(record->text().content());
  if (!words || text::fault_on(*words, change) != text::Fault::none) return;
  Effect effect;
  effect.mutable_edit()->set_id(id);
  *effect.mutable_edit()->mutable_change() = text::to_proto(change);
  predictions_.append(evolve(document_, effect, at_.seq()));
  predicting_ = true;
}

void Replica::apply(const Delta& delta) {
  if (delta.seq() < at_.seq()) throw BrokenLog("a delta older than what is here");
  Undo undo;
  try {
    for (const Effect& effect : delta.effects()) undo.append(evolve(document_, effect, delta.seq()));
  } catch (...) {
    std::move(undo).revert(document_);
    throw;
  }
  at_.set_seq(delta.seq());
  at_.set_chain(delta.chain());
}

void Replica::load(const SnapshotBody& body, const Position& at) {
  Document fresh;
  for (const Record& record : body.records()) {
    Effect effect;
    *effect.mutable_put() = record;
    evolve(fresh, effect, at.seq());
  }
  document_ = std::move(fresh);
  at_ = at;
}

void Replica::clear() {
  document_ = Document();
  predictions_ = Undo();
  predicting_ = false;
  at_ = Position();
}

}  // namespace plenary::client
