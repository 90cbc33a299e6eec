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
const std::vector<std::string> kAtTheBoard = {"fay", "ben", "ada", "ray", "oli"};

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
  Table(const std::vector<std::string>& all, const std::vector<Record>& more) : room_({}, more) {
    for (const std::string& name : all) sit(name);
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
  std::map<std::string, std::string> ticks(std::int64_t ms = kTickMs) {
    room_.log.answer_all();
    room_.first->directory.answer();
    room_.clock.advance(ms);
    room_.log.answer_all();
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
  Twins() : Twins({}, {}) {}
  // What each begins with, beside the people at the board and `more` of them.
  Twins(const std::vector<Record>& one, const std::vector<Record>& other, const std::vector<std::string>& more = {})
      : all_(with(kAtTheBoard, more)), one_(all_, one), other_(all_, other) {}
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
  // Whatever is due meanwhile happens.
  void time_passes(std::int64_t ms) { ticks(std::to_string(ms) + " ms pass", 2, ms / 2); }
  void lets_in(const std::string& who) { may_tell_.insert(who); }
  [[nodiscard]] int compared() const { return compared_; }
  [[nodiscard]] int told_apart() const { return told_apart_; }

 private:
  static std::vector<std::string> with(std::vector<std::string> all, const std::vector<std::string>& more) {
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  void ticks(const std::string& what, int count, std::int64_t ms = kTickMs) {
    for (int i = 0; i < count; ++i) {
      auto first = one_.ticks(ms), second = other_.ticks(ms);
      for (const std::string& name : all_) {
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

  const std::vector<std::string> all_;
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

Record in_text(const std::string& text) {
  Record record;
  if (!google::protobuf::TextFormat::ParseFromString(text, &record)) throw std::runtime_error("no record: " + text);
  return record;
}

// Some words, a day, an hour: of what is hidden, in one of the two meetings.
std::string any_title(Random& random) { return "title: '" + std::string(1 + below(random, 60), 's') + "' "; }
std::string any_time(Random& random) {
  const int hour = 10 + static_cast<int>(below(random, 8));
  return "day: '2027-01-15' start: '" + number(hour) + ":15' end: '" + number(hour + 1) +
         ":45' planned_minutes: " + number(5 + static_cast<int>(below(random, 60))) + " ";
}

// A meeting with a session and its parts, and what is hidden in it: a gift with a case and a group, whatever they are.
std::vector<Record> a_meeting(Random& random) {
  std::vector<Record> records{
      in_text(
          "id: 'meeting' meeting { title: 'Fair' time_zone: 'UTC' start_date: '2027-01-15' end_date: '2027-01-16' }"),
      in_text("id: 's1' agenda_item { kind: SESSION title: 'Session' number: 'I' order: 1 day: '2027-01-15' }"),
      in_text("id: 'work' agenda_item { kind: BREAKOUT_ITEM title: 'Groups' parent: 's1' order: 1 }"),
      in_text("id: 'talk' agenda_item { kind: PRESENTATION title: 'Talk' parent: 's1' order: 2 }"),
      in_text("id: 'g1' breakout { agenda_item: 'work' session: 's1' title: 'Rain' self_choice: true }"),
      in_text("id: 'gift' agenda_item { kind: SURPRISE order: 1 hidden: true " + any_title(random) + any_time(random) +
              "}"),
      in_text("id: 'gift-case' case_study { agenda_item: 'gift' hidden: true " + any_title(random) + "}"),
      in_text("id: 'gift-group' breakout { agenda_item: 'gift' session: 'gift' hidden: true self_choice: true " +
              any_title(random) + "board: 'doc." + std::string(1 + below(random, 9), 'g') +
              "' cap: " + number(1 + static_cast<int>(below(random, 9))) + " }"),
      in_text("id: 'treat' agenda_item { kind: SURPRISE order: 1 hidden: true " + any_title(random) + any_time(random) +
              "}"),
      in_text("id: 'treat-group' breakout { agenda_item: 'treat' session: 'treat' hidden: true " + any_title(random) +
              "}")};
  for (const auto& [name, role] : {std::pair{"hos", "PLENARY_HOST"}, {"col", "CO_FACILITATOR"}, {"pre", "PRESENTER"}})
    records.push_back(in_text("id: 'member." + std::string(name) + "' member { participant: '" + name +
                              "' role: " + role + " joined_ms: 1 }"));
  return records;
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

TEST_CASE(
    "SYS-37: non-interference: what is hidden of a programme changes no byte that participants are sent, nor its "
    "moment",
    "[live][views][secrecy]") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    const std::vector<Record> one = a_meeting(random), other = a_meeting(random);
    Twins twins(one, other, {"hos", "col", "pre"});
    for (const char* who : {"fay", "hos", "col"}) twins.lets_in(who);
    const auto item = [&](const std::string& id) {
      return "add_agenda_item { id: '" + id + "' kind: SOCIAL hidden: true " + any_title(random) + any_time(random) +
             any_of(random, {"after: ''", "after: 's1'", "after: 'gift'", ""}) + " }";
    };
    const auto part = [&](const std::string& id) {
      return "add_agenda_item { id: '" + id + "' kind: SOCIAL hidden: true parent: 's1' " + any_title(random) +
             any_of(random, {"after: ''", "after: 'work'", "after: 'talk'", ""}) + " }";
    };
    const auto group = [&](const std::string& id, const std::string& of) {
      return "add_breakout { id: '" + id + "' agenda_item: '" + of + "' self_choice: true " + any_title(random) +
             "starts_ms: " + number(1 + static_cast<int>(below(random, 1'000))) + " }";
    };
    twins.apart("fay", item("h0"), item("k0"));
    twins.apart("fay", group("hg0", "h0"), group("kg0", "k0"));
    for (int step = 1; step <= 14; ++step) {
      const std::string n = number(step);
      const std::string who = any_of(random, {"ben", "ada", "ray", "oli", "pre"});
      switch (below(random, 14)) {
        case 0: twins.apart("fay", item("h" + n), item("k" + n)); break;
        case 1: twins.apart("col", part("h" + n), part("k" + n)); break;
        case 2: twins.apart("fay", group("hg" + n, "h0"), group("kg" + n, "k0")); break;
        case 3:
          for (const char* what : {"set_agenda_item { id: 'gift' ", "set_agenda_item { id: 'treat' "})
            twins.apart("fay", what + any_title(random) + any_time(random) + "}",
                        what + any_title(random) + any_time(random) + "}");
          break;
        case 4:
          twins.apart("fay", "move_agenda_item { id: 'h0' after: 's1' }", "move_agenda_item { id: 'k0' after: '' }");
          break;
        case 5: twins.apart("fay", "trash_agenda_item { id: 'h0' }", "trash_breakout { id: 'kg0' }"); break;
        case 6:
          twins.apart("fay", "seat_people { places { participant: 'ben' breakout: 'gift-group' } }",
                      "seat_people { places { participant: 'ada' breakout: 'gift-group' } }");
          break;
        // Ids that are hidden here, hidden there, and nowhere: refused alike.
        case 7:
          twins.both(who, "take_seat { breakout: '" + any_of(random, {"gift-group", "hg0", "kg0", "g0"}) + "' }");
          break;
        case 8: twins.both(who, "reveal_agenda_item { id: '" + any_of(random, {"gift", "h0", "k0"}) + "' }"); break;
        case 9: twins.both(who, "take_seat { breakout: 'g1' }"); break;
        case 10: twins.both("fay", "add_agenda_item { id: 'v" + n + "' kind: SOCIAL title: 'Seen by all' }"); break;
        case 11:
          twins.presence(any_of(random, {"fay", "hos"}), any_of(random, {"h0", "hg0", "gift"}),
                         any_of(random, {"k0", "gift-case", ""}));
          break;
        case 12: twins.time_passes(3'600'000); break;
        default: twins.comes_back(who, below(random, 2) == 0);
      }
    }
    // What it was called before is not told when it is shown, either.
    twins.both("fay",
               "set_agenda_item { id: 'treat' title: 'A boat' day: '2027-01-15' start: '18:00' end: '20:00' "
               "planned_minutes: 90 }");
    twins.both("fay", "set_breakout { id: 'treat-group' title: 'On deck' }");
    twins.both("hos", "reveal_agenda_item { id: 'treat' }");
    twins.comes_back("ben", true);
    twins.comes_back("ada", false);
    CHECK(twins.compared() > 5);
    CHECK(twins.told_apart() > 5);
  }
}
