#include "tests/facilitation/golden/writer.h"

#include <google/protobuf/util/json_util.h>

#include <stdexcept>

#include "tests/facilitation/vectors/json.h"

namespace plenary::golden {

Effect effect(const std::string& json) {
  Effect effect;
  const auto status = google::protobuf::util::JsonStringToMessage(json, &effect);
  if (!status.ok()) throw std::logic_error(status.ToString() + ": " + json);
  return effect;
}

Effect put(Record record) {
  Effect effect;
  *effect.mutable_put() = std::move(record);
  return effect;
}

Effect edit(const std::string& id, const text::Change& change) {
  Effect effect;
  effect.mutable_edit()->set_id(id);
  *effect.mutable_edit()->mutable_change() = text::to_proto(change);
  return effect;
}

Step& Writer::next_step(const std::string& actor, std::uint32_t verb) {
  Step& step = *next_.add_steps();
  step.set_verb(verb);
  if (actor.empty()) return step;
  const std::uint32_t cseq = ++cseqs_[actor];
  std::string client(16, '\xc0');
  client.replace(0, actor.size(), actor);
  step.set_client(client);
  step.set_actor(actor);
  step.set_cseq(cseq);
  step.set_request_digest(0x9e3779b97f4a7c15u * cseq);
  return step;
}

Writer& Writer::step(const std::string& actor, std::uint32_t verb, std::vector<Effect> effects) {
  Step& step = next_step(actor, verb);
  for (Effect& effect : effects) *step.add_effects() = std::move(effect);
  return *this;
}

Writer& Writer::refused(const std::string& actor, std::uint32_t verb, RefusalCode code, std::vector<std::string> args) {
  Refusal& refusal = *next_step(actor, verb).mutable_refusal();
  refusal.set_code(code);
  for (std::string& arg : args) refusal.add_args(std::move(arg));
  return *this;
}

Writer& Writer::by_server(std::uint32_t verb, std::vector<Effect> effects) {
  return step("", verb, std::move(effects));
}

Writer& Writer::commit() {
  const Seq seq = document_.seq() + 1;
  next_.set_seq(seq);
  next_.set_at_ms(1'847'000'000'000 + 1'234 * static_cast<std::int64_t>(seq));
  next_.set_node("n" + std::to_string(1 + seq % 2));
  next_.set_schema(1);
  static_cast<void>(evolve(document_, next_));
  log_.commits.push_back(
      {vectors::bytes_of(next_), vectors::hex(records_hash(document_)), vectors::hex(state_hash(document_)), ""});
  next_.Clear();
  return *this;
}

Writer& Writer::snapshot() {
  DocumentSnapshot snapshot = to_snapshot(document_);
  snapshot.mutable_at()->set_epoch(0x0123456789abcdef);
  snapshot.mutable_at()->set_chain(std::string(16, '\x5a'));
  snapshot.set_schema(1);
  log_.commits.back().snapshot = vectors::bytes_of(snapshot);
  return *this;
}

GoldenLog Writer::finish() {
  for (const Record* record : document_.sorted()) log_.records.push_back(vectors::json_of(*record).on_one_line());
  return std::move(log_);
}

}  // namespace plenary::golden
