// Groups that work at once: what happens on one board is nobody's on another.
#include <google/protobuf/text_format.h>

#include "tests/catch.h"
#include "tests/server/api/fair.h"

using namespace plenary;
using namespace plenary::test;

namespace {

constexpr int kGroups = 4, kPeople = 9;

// Four groups of nine, opened by whoever leads the meeting: a facilitator and eight who take part, each with a line.
struct Afternoon : Fair {
  struct Seat {
    JoinAnswer who;
    std::shared_ptr<Line> line;
    std::uint32_t asked = 0;
  };
  std::vector<std::string> boards;
  std::vector<std::vector<Seat>> seats;

  Afternoon() {
    Template& board = house.templates["roar-routes"];
    board.set_id("roar-routes");
    board.set_version(1);
    board.set_title("Routes");
    board.add_regions()->set_id("r1");
    const auto opened = message_in<OpenGroupsAnswer>(post(
        fay, "groups", R"({"agenda_item": "work", "template_id": "roar-routes", "titles": ["A", "B", "C", "D"]})"));
    REQUIRE(opened.groups_size() == kGroups);
    for (const OpenedGroup& group : opened.groups()) {
      boards.push_back(group.document());
      std::vector<Seat>& at_table = seats.emplace_back();
      for (int n = 0; n < kPeople; ++n) {
        const std::string name = group.title() + std::to_string(n);
        const std::string& link = group.links().at(n == 0 ? "facilitator" : "participant");
        Seat seat;
        // Each from a network of their own.
        seat.who = message_in<JoinAnswer>(
            house.join(link, name, From::address("192.0.2." + std::to_string(10 * boards.size() + n))));
        seat.line = house.connects(seat.who, group.document());
        REQUIRE(seat.line);
        seat.line->says_hello(name);
        house.settle();
        REQUIRE(seat.line->heard_first().ends_with(group.document()));
        at_table.push_back(seat);
      }
    }
    house.passes(3'000);
  }
  void asks(int group, int person, const std::string& text) {
    Seat& seat = seats[group][person];
    ClientFrame frame;
    REQUIRE(google::protobuf::TextFormat::ParseFromString(text, frame.add_requests()));
    frame.mutable_requests(0)->set_cseq(++seat.asked);
    seat.line->says(frame);
  }
  // "AAB?": a letter for each person who was sent something since, with a question mark if these words are not in it.
  std::string reached(const std::string& words) {
    house.passes(2'000);
    std::string groups;
    for (int group = 0; group < kGroups; ++group)
      for (Seat& seat : seats[group]) {
        const std::string bytes = std::exchange(seat.line->bytes, {});
        if (bytes.empty()) continue;
        groups += static_cast<char>('A' + group);
        if (bytes.find(words) == std::string::npos) groups += '?';
      }
    return groups;
  }
};

}  // namespace

TEST_CASE("SYS-33: in four groups of nine what happens on one board reaches all of it, and nobody on another",
          "[api][groups][secrecy]") {
  Afternoon afternoon;
  (void)afternoon.reached("");
  CHECK(afternoon.reached("").empty());  // where nothing happens nothing is sent
  for (int group = 0; group < kGroups; ++group) {
    const std::string all(kPeople, static_cast<char>('A' + group));
    const std::string id = "c" + std::to_string(group);
    INFO("group " << all[0]);
    afternoon.asks(group, 1, "add_card { id: '" + id + "' text: 'canary-words' place { region: 'r1' } }");
    CHECK(afternoon.reached("canary-words") == all);
    afternoon.asks(group, 0, "announce { id: 'a' text: 'canary-call' }");
    CHECK(afternoon.reached("canary-call") == all);
    afternoon.asks(group, 0, "start_silent_writing {}");
    CHECK(afternoon.reached("") == all);
    afternoon.asks(group, 0, "reveal_cards {}");
    CHECK(afternoon.reached("") == all);
    ClientFrame moves;
    moves.mutable_presence()->add_dragging(id);
    afternoon.seats[group][1].line->says(moves);
    CHECK(afternoon.reached(id) == all);
    afternoon.seats[group].back().line->hangs_up();
    afternoon.seats[group].pop_back();
    CHECK(afternoon.reached("") == all.substr(1));
  }
  // All at once, each with words of their own.
  for (int group = 0; group < kGroups; ++group)
    for (int person = 0; person < kPeople - 1; ++person)
      afternoon.asks(group, person,
                     "add_card { id: 'p" + std::to_string(person) + "' text: 'word-of-" +
                         static_cast<char>('A' + group) + "' place { region: 'r1' } }");
  afternoon.house.passes(2'000);
  for (int group = 0; group < kGroups; ++group)
    for (const auto& seat : afternoon.seats[group])
      for (int of = 0; of < kGroups; ++of) {
        INFO("words of " << of << " to somebody of " << group);
        const std::string words = std::string("word-of-") + static_cast<char>('A' + of);
        CHECK((seat.line->bytes.find(words) != std::string::npos) == (of == group));
      }
}
