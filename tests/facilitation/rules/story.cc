#include "tests/facilitation/rules/story.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace plenary {
namespace {

template <class Message>
Message parsed(std::string_view text) {
  Message message;
  if (!google::protobuf::TextFormat::ParseFromString(std::string(text), &message))
    throw std::invalid_argument("not a message: " + std::string(text));
  return message;
}

std::string kind_of(const Record& record) {
  const auto* field = Record::descriptor()->FindFieldByNumber(record.body_case());
  return field ? field->name() : "nothing";
}

constexpr std::string_view kBoard = "id: 'board' board { title: 'Group 1' }";
constexpr std::string_view kRecords[] = {
    "id: 'here' region { title: 'Here' order: 1 card_kinds: CHALLENGE }",
    "id: 'there' region { title: 'There' order: 2 }",
    "id: 'member.ann' member { participant: 'ann' role: PARTICIPANT joined_ms: 1 }",
    "id: 'member.ben' member { participant: 'ben' role: PARTICIPANT joined_ms: 1 }",
    "id: 'member.cid' member { participant: 'cid' role: PARTICIPANT joined_ms: 1 }",
    "id: 'member.ria' member { participant: 'ria' role: RAPPORTEUR joined_ms: 1 }",
    "id: 'member.rob' member { participant: 'rob' role: RAPPORTEUR joined_ms: 1 }",
    "id: 'member.fay' member { participant: 'fay' role: FACILITATOR joined_ms: 1 }",
    "id: 'member.col' member { participant: 'col' role: CO_FACILITATOR joined_ms: 1 }",
    "id: 'member.obs' member { participant: 'obs' role: OBSERVER joined_ms: 1 }",
    "id: 'member.hos' member { participant: 'hos' role: PLENARY_HOST joined_ms: 1 }",
    "id: 'member.pre' member { participant: 'pre' role: PRESENTER joined_ms: 1 }",
};

}  // namespace

Request request(std::string_view text) { return parsed<Request>(text); }
Record record(std::string_view text) { return parsed<Record>(text); }

std::string spelled(const Outcome& outcome) {
  if (!outcome.accepted()) {
    std::string words = RefusalCode_Name(outcome.refusal.code());
    for (const std::string& arg : outcome.refusal.args()) words += " " + arg;
    if (!outcome.effects.empty()) words += ", and yet with effects";
    return words;
  }
  if (outcome.effects.empty()) return "accepted, nothing new";
  std::string words;
  for (const Effect& effect : outcome.effects) {
    if (!words.empty()) words += ", ";
    if (effect.has_put())
      words += "put " + kind_of(effect.put()) + " " + effect.put().id() + " v" + std::to_string(effect.put().version());
    if (effect.has_edit()) words += "edit " + effect.edit().id();
    if (effect.kind_case() == Effect::kRemove) words += "remove " + effect.remove();
  }
  return words;
}

std::string bytes_of(const Outcome& outcome) {
  std::string bytes = outcome.refusal.SerializeAsString();
  for (const Effect& effect : outcome.effects) {
    std::string one;
    {
      google::protobuf::io::StringOutputStream stream(&one);
      google::protobuf::io::CodedOutputStream coded(&stream);
      coded.SetSerializationDeterministic(true);  // a map has no order
      effect.SerializeToCodedStream(&coded);
    }
    bytes += "|" + one;
  }
  return bytes;
}

namespace {
std::vector<Record> records_in(std::initializer_list<std::string_view> texts) {
  std::vector<Record> records;
  for (const std::string_view text : texts) records.push_back(record(text));
  return records;
}
}  // namespace

Story::Story(std::initializer_list<std::string_view> more) : Story(records_in(more)) {}

Story::Story(const std::vector<Record>& more) {
  Request open;
  bool board_given = false;
  for (const Record& one : more)
    board_given = board_given || one.has_board() || one.has_meeting() || one.has_guidebook();
  if (!board_given) *open.mutable_open_document()->add_records() = record(kBoard);
  for (const std::string_view text : kRecords) *open.mutable_open_document()->add_records() = record(text);
  for (const Record& one : more) *open.mutable_open_document()->add_records() = one;
  const Outcome outcome = decide_and_apply(open, kServer);
  if (!outcome.accepted()) throw std::invalid_argument("the board does not open: " + spelled(outcome));
}

std::string Story::asks(const std::string& participant, std::string_view text) {
  return spelled(decide_and_apply(request(text), Actor{participant, false}));
}

std::string Story::server_asks(std::string_view text) { return spelled(decide_and_apply(request(text), kServer)); }

Outcome Story::decided(const std::string& participant, std::string_view text) const {
  return decide(document, request(text), Actor{participant, false}, now);
}

Outcome Story::decide_and_apply(const Request& asked, const Actor& actor) {
  Outcome outcome = decide(document, asked, actor, now);
  if (outcome.accepted()) apply(outcome);
  return outcome;
}

void Story::apply(const Outcome& outcome) {
  now.ms += 1000;
  now.entropy += 1;
  Commit commit;
  commit.set_seq(document.seq() + 1);
  commit.set_at_ms(now.ms);
  Step& step = *commit.add_steps();
  for (const Effect& effect : outcome.effects) *step.add_effects() = effect;
  evolve(document, commit);
}

const Card& Story::card(std::string_view id) const {
  const Card* found = document.card(id);
  if (!found) throw std::out_of_range("no card " + std::string(id));
  return *found;
}

const Cluster& Story::cluster(std::string_view id) const {
  const Cluster* found = document.cluster(id);
  if (!found) throw std::out_of_range("no cluster " + std::string(id));
  return *found;
}

std::string Story::words(std::string_view id) const {
  const Record* found = document.find(id);
  return found ? found->text().content() : "(not there)";
}

std::uint32_t Story::version(std::string_view id) const {
  const Record* found = document.find(id);
  return found ? found->version() : 0;
}

std::string Story::order_in(std::string_view region) const {
  std::vector<const Record*> cards;
  document.each_card([&](const Record& card) {
    if (card.card().region() == region && !card.card().hidden()) cards.push_back(&card);
  });
  std::sort(cards.begin(), cards.end(), [](const Record* a, const Record* b) {
    return std::tie(a->card().order(), a->id()) < std::tie(b->card().order(), b->id());
  });
  std::string ids;
  for (const Record* card : cards) ids += (ids.empty() ? "" : " ") + card->id();
  return ids;
}

}  // namespace plenary
