// Non-interference, on the wire: two boards where the same happens, but for what is hidden. Whoever may not see it is sent the
// same bytes at the same time in both: deltas, snapshots, acknowledgements, refusals, presence, what comes after a resume. Only
// the chain is looked past: it is keyed, and differs with every commit that differs.
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/text_format.h>

#include <random>
#include <set>

#include "tests/catch.h"
#include "tests/server/live/room.h"

using namespace plenary;
using namespace plenary::test;

namespace {

constexpr std::int64_t kTickMs = 50;
constexpr const char* kAll[] = {"fay", "ben", "ada", "ray", "oli"};

Request asking(const std::string& text) {
  Request request;
  if (!google::protobuf::TextFormat::ParseFromString(text, &request)) throw std::runtime_error("no request: " + text);
  return request;
}

void without_chains(google::protobuf::Message& message) {
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const auto* field : fields) {
    if (field->name() == "chain") {
      message.GetReflection()->ClearField(&message, field);
    } else if (field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE && !field->is_repeated()) {
      without_chains(*message.GetReflection()->MutableMessage(&message, field));
    }
  }
}

// A map is sent in whatever order it lies in memory.
std::string in_fixed_order(const ServerMessage& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream out(&stream);
  out.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&out);
  out.Trim();
  return bytes;
}

// One of the two boards, with everybody at it and what they were sent, tick by tick.
class Table {
 public:
  Table() {
    for (const char* name : kAll) sit(name);
  }
  void sit(const std::string& name) { guests_[name] = &room_.guest(name, name + std::to_string(++devices_)); }
  void comes_back(const std::string& name, bool with_what_it_has) {
    const Position at = guests_.at(name)->at();
    guests_.at(name)->goes();
    Guest& again = room_.first->arrives(name, name + std::to_string(++devices_));
    again.says_hello(with_what_it_has ? at : Position());
    guests_[name] = &again;
  }
  void asks(const std::string& name, const Request& request) { guests_.at(name)->sends(++counters_[name], request); }
  void shows(const std::string& name, const ClientFrame& presence) { guests_.at(name)->sends(presence); }
  // What each of them is sent until the next tick.
  std::map<std::string, std::string> ticks() {
    room_.log.answer_all();
    room_.first->directory.answer();
    room_.clock.advance(kTickMs);
    std::map<std::string, std::string> sent;
    for (const auto& [name, guest] : guests_) {
      guest->hears();
      for (ServerMessage message : guest->took()) {
        without_chains(message);
        sent[name] += in_fixed_order(message) + "\n";
      }
    }
    return sent;
  }
  void fresh_counter(const std::string& name) { counters_[name] = 0; }

 private:
  Room room_;
  std::map<std::string, Guest*> guests_;
  std::map<std::string, std::uint32_t> counters_;
  int devices_ = 0;
};

class Twins {
 public:
  void both(const std::string& who, const std::string& text) { apart(who, text, text); }
  // Nobody but `who` and those who are let in may notice.
  void apart(const std::string& who, const std::string& text, const std::string& other) {
    one_.asks(who, asking(text));
    other_.asks(who, asking(other));
    if (text != other) may_tell_.insert(who);
    ticks(who + ": " + text + " / " + other, 2);
  }
  // Empty: nothing is sent.
  void presence(const std::string& who, const std::string& record, const std::string& other) {
    const auto writes = [&](Table& table, const std::string& id) {
      ClientFrame frame;
      frame.mutable_presence()->set_writing(id);
      frame.mutable_presence()->set_caret(3);
      if (!id.empty()) table.shows(who, frame);
    };
    writes(one_, record);
    writes(other_, other);
    if (record != other) may_tell_.insert(who);
    ticks(who + " writes in " + record + " / " + other, 5);
  }
  void comes_back(const std::string& who, bool with_what_it_has) {
    for (Table* table : {&one_, &other_}) {
      table->fresh_counter(who);
      table->comes_back(who, with_what_it_has);
    }
    ticks(who + (with_what_it_has ? " goes on" : " comes anew"), 2);
  }
  void lets_in(const std::string& who) { may_tell_.insert(who); }
  [[nodiscard]] int compared() const { return compared_; }
  [[nodiscard]] int told_apart() const { return told_apart_; }

 private:
  void ticks(const std::string& what, int count) {
    for (int i = 0; i < count; ++i) {
      auto first = one_.ticks(), second = other_.ticks();
      for (const char* name : kAll) {
        const bool same = first[name] == second[name];
        if (may_tell_.contains(name)) {
          told_apart_ += same ? 0 : 1;
          continue;
        }
        compared_ += first[name].empty() ? 0 : 1;
        INFO(what << ", tick " << i << ", to " << name);
        CHECK(same);
      }
    }
  }

  Table one_, other_;
  std::set<std::string> may_tell_;
  int compared_ = 0;    // messages that came alike to who may not tell
  int told_apart_ = 0;  // ... differently to who may: else nothing was hidden
};

using Random = std::mt19937_64;
std::size_t below(Random& random, std::size_t end) { return static_cast<std::size_t>(random() % end); }
template <std::size_t Size>
std::string any_of(Random& random, const char* const (&all)[Size]) {
  return all[below(random, Size)];
}
std::string number(int value) { return std::to_string(value); }

// A card of hers, in silence, in two versions that differ in all that may be hidden of it.
void writes_in_silence(Twins& twins, Random& random, int step) {
  static constexpr const char* kKinds[] = {"IDEA", "RISK", "QUESTION", "EVIDENCE"};
  const auto card = [&](const std::string& id) {
    return "add_card { id: '" + id + "' kind: " + any_of(random, kKinds) + " text: '" +
           std::string(1 + below(random, 200), 'p') + "' place { region: 'r1' } }";
  };
  twins.apart("ada", card("h" + number(step)), card("k" + number(step)));
}

}  // namespace

TEST_CASE("VIEW-2: non-interference: what is written in silence changes no byte that others are sent, nor its moment",
          "[live][views][secrecy]") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    Twins twins;
    twins.both("ben", "add_card { id: 'before' text: 'seen by all' place { region: 'r1' } }");
    twins.both("fay", "start_silent_writing {}");
    writes_in_silence(twins, random, 0);
    for (int step = 1; step <= 12; ++step) {
      const std::string last = number(step - 1);
      switch (below(random, 9)) {
        case 0: writes_in_silence(twins, random, step); break;
        case 1:
          twins.both("ben", "add_card { id: 'b" + number(step) + "' text: 'mine' place { region: 'r1' } }");
          break;
        case 2:
          twins.both("ray", "add_note { id: 'n" + number(step) + "' text: 'They write.' visibility: RECORD }");
          break;
        case 3: twins.apart("ada", "trash_cards { ids: 'h0' }", "set_card { id: 'k0' kind: MISSION }"); break;
        // An id that is there but hidden, and one that is nowhere: refused alike, facilitators included.
        case 4: twins.both(below(random, 2) == 0 ? "ben" : "fay", "set_card { id: 'h0' kind: IDEA }"); break;
        case 5: twins.presence("ada", "h0", "k0"); break;
        case 6: twins.presence("ada", "h0", ""); break;
        case 7: twins.comes_back(any_of(random, {"ben", "fay", "ray", "oli"}), below(random, 2) == 0); break;
        default: twins.both("ada", "set_card { id: 'before' kind: RISK }"); break;
      }
    }
    CHECK(twins.compared() > 5);
    CHECK(twins.told_apart() > 0);
  }
}

TEST_CASE(
    "VIEW-6: non-interference: what somebody gives in a vote changes no byte that others are sent until it closes",
    "[live][views][secrecy]") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    Twins twins;
    for (const char* id : {"k1", "k2"})
      twins.both("ben", "add_cluster { id: '" + std::string(id) + "' title: 'x' region: 'r1' }");
    twins.both("fay", "open_vote { id: 'v1' method: DOTS target: 'cluster' dots_each: 5 max_per_target: 5 }");
    const auto gives = [&] {
      const auto dots = [&](const char* id) {
        return "dots { key: '" + std::string(id) + "' value: " + number(static_cast<int>(below(random, 3))) + " } ";
      };
      return dots("k1") + dots("k2");
    };
    for (int step = 1; step <= 10; ++step) {
      // Whether somebody has finished is told; in both they have.
      const std::string finished = below(random, 2) == 0 ? "finished: true" : "";
      switch (below(random, 4)) {
        case 0: twins.comes_back(any_of(random, {"fay", "ray", "oli"}), below(random, 2) == 0); break;
        case 1:
          twins.both("ben", "add_card { id: 'b" + number(step) + "' text: 'mine' place { region: 'r1' } }");
          break;
        default:
          twins.apart("ada", "cast_ballot { vote: 'v1' " + gives() + finished + " }",
                      "cast_ballot { vote: 'v1' " + gives() + finished + " }");
      }
    }
    CHECK(twins.compared() > 5);
  }
}

TEST_CASE("VIEW-1: non-interference: what a working note says changes no byte that participants are sent",
          "[live][views][secrecy]") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    Twins twins;
    twins.lets_in("fay");
    const auto note = [&](int step) {
      return "add_note { id: 'w" + number(step) + "' visibility: WORKING text: '" +
             std::string(1 + below(random, 300), 'w') + "' }";
    };
    twins.apart("ray", note(0), note(0));
    for (int step = 1; step <= 8; ++step) {
      switch (below(random, 5)) {
        case 0: twins.apart("ray", note(step), note(step)); break;
        case 1: twins.presence("ray", "w0", ""); break;
        case 2: twins.comes_back(any_of(random, {"ben", "ada", "oli"}), below(random, 2) == 0); break;
        case 3: twins.both("ben", "set_note { id: 'w0' visibility: RECORD }"); break;
        default: twins.both("ray", "add_note { id: 'n" + number(step) + "' text: 'Aloud.' visibility: RECORD }");
      }
    }
    CHECK(twins.compared() > 5);
    CHECK(twins.told_apart() > 0);
  }
}

TEST_CASE("non-interference: what a facilitator looks through before it is shown changes no byte that others are sent",
          "[live][views][secrecy]") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    Twins twins;
    twins.both("fay", "set_board { moderated: true }");
    twins.both("fay", "start_silent_writing {}");
    writes_in_silence(twins, random, 0);
    twins.both("ben", "add_card { id: 'mine' text: 'mine' place { region: 'r1' } }");
    twins.lets_in("fay");
    twins.both("fay", "reveal_cards {}");
    twins.apart("fay", "hold_cards { ids: 'h0' reason: 'names a person' }",
                "hold_cards { ids: 'k0' reason: 'off the point' }");
    twins.presence("ada", "h0", "k0");
    twins.comes_back(any_of(random, {"ben", "ray", "oli"}), below(random, 2) == 0);
    twins.both("fay", "release_cards { cards { id: 'mine' text_version: 1 } }");
    CHECK(twins.compared() > 5);
  }
}
