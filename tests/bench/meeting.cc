#include "tests/bench/meeting.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <thread>

#include "proto/api.pb.h"
#include "tests/bench/boards.h"

namespace plenary::bench {
namespace {

constexpr std::int64_t kGiveUpUs = 10'000'000;
constexpr std::int64_t kGroupsEveryUs = 2'000'000, kActsEveryUs = 5'000'000;  // as the console of the web client asks

template <class Message>
Message answered(const HttpReply& reply, const char* what) {
  Message message;
  if (reply.status != 200 || !google::protobuf::util::JsonStringToMessage(reply.body, &message).ok())
    throw std::runtime_error(std::string(what) + " was refused: " + reply.body);
  return message;
}

// Has a phase begun, by what this frame says?
bool tells_of_phase(std::string_view bytes) {
  ServerFrame frame;
  if (!frame.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
    throw std::runtime_error("a frame that cannot be read");
  for (const ServerMessage& message : frame.messages())
    for (const Effect& effect : message.delta().effects())
      if (effect.put().has_phase() && effect.put().phase().state() == Phase::RUNNING) return true;
  return false;
}

struct Person {
  std::size_t peer;
  std::string card;
  std::uint32_t cseq = 1;
  std::int64_t next_us = 0;
};

class Meeting {
 public:
  Meeting(const Program& server, const MeetingWork& work)
      : server_(server),
        work_(work),
        host_(join(server.port(), server.links().at("demo-2027 facilitator"))),
        peers_(server.port()) {
    const auto opened = answered<OpenGroupsAnswer>(
        asks("POST", "groups",
             R"({"agendaItem": "s2", "templateId": "roar-routes", "count": )" + std::to_string(work.groups) + "}"),
        "opening the groups");
    for (const OpenedGroup& group : opened.groups()) {
      if (!group.problem().empty()) throw std::runtime_error("a group was not opened: " + group.problem());
      boards_.push_back(group.document());
    }
    for (std::size_t i = 0; i < work.people; ++i) {
      const OpenedGroup& group = opened.groups(static_cast<int>(i % work.groups));
      const Seat seat = join(server.port(), group.links().at("participant"));
      Person person{peers_.connect(seat.path(), seat.headers()), "card-" + std::to_string(i)};
      peers_.send(person.peer, hello(static_cast<std::uint32_t>(i)));
      peers_.send(person.peer, submit(add_card(1, person.card, "One thought to be changed.")));
      people_.push_back(std::move(person));
    }
    settle(2'000'000);
  }

  // The server's seconds a second while everybody writes.
  double cost_of_writing(std::size_t consoles) {
    const auto interval = static_cast<std::int64_t>(1e6 / work_.changes_per_second);
    const std::int64_t began = now_us(), until = began + static_cast<std::int64_t>(work_.seconds * 1e6);
    for (std::size_t i = 0; i < people_.size(); ++i)
      people_[i].next_us = began + interval * static_cast<std::int64_t>(i) / static_cast<std::int64_t>(people_.size());
    std::atomic<bool> refused = false;
    std::vector<std::thread> watching;
    for (std::size_t i = 0; i < consoles; ++i)
      watching.emplace_back([this, until, began, i, consoles, &refused] {
        std::int64_t groups_us =
            began + kGroupsEveryUs * static_cast<std::int64_t>(i) / static_cast<std::int64_t>(consoles);
        std::int64_t acts_us = groups_us;
        while (now_us() < until) {
          if (now_us() >= groups_us && (groups_us += kGroupsEveryUs))
            refused = asks("GET", "groups", "").status != 200 || refused;
          if (now_us() >= acts_us && (acts_us += kActsEveryUs))
            refused = asks("GET", "acts", "").status != 200 || refused;
          std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
      });
    const double before = server_.cpu_seconds();
    while (now_us() < until) {
      for (Person& person : people_) {
        if (now_us() < person.next_us) continue;
        person.next_us += interval;
        peers_.send(person.peer, submit(mark_card(++person.cseq, person.card, "said by somebody who was there")));
      }
      peers_.poll(1, [](std::size_t, std::string_view) {});
    }
    const double spent = server_.cpu_seconds() - before;
    for (std::thread& one : watching) one.join();
    if (refused) throw std::runtime_error("the console was refused");
    settle(500'000);
    return spent / work_.seconds;
  }

  // The next phase in all groups by one act; false: there is none after it.
  bool next_phase(MeetingResult& result) {
    std::string documents;
    for (const std::string& board : boards_) documents += (documents.empty() ? "\"" : ", \"") + board + "\"";
    std::vector<bool> told(people_.size(), false);
    std::size_t missing = people_.size();
    HttpReply reply;
    const std::int64_t began = now_us();
    std::thread leading([&] { reply = asks("POST", "lead", R"({"next": true, "documents": [)" + documents + "]}"); });
    while (missing > 0 && now_us() - began < kGiveUpUs)
      peers_.poll(1, [&](std::size_t peer, std::string_view bytes) {
        const std::int64_t now = now_us();
        if (told.at(peer) || !tells_of_phase(bytes)) return;
        told[peer] = true;
        --missing;
        result.told_ms.add(static_cast<double>(now - began) / 1'000);
      });
    leading.join();
    const auto led = answered<LeadAnswer>(reply, "the next phase");
    const auto done =
        std::count_if(led.groups().begin(), led.groups().end(), [](const Led& one) { return one.done(); });
    if (done == 0 && missing == people_.size()) return false;
    if (done != static_cast<std::ptrdiff_t>(boards_.size()))
      throw std::runtime_error("the next phase did not begin in all groups");
    result.missed += missing;
    ++result.acts;
    settle(300'000);
    return true;
  }

 private:
  HttpReply asks(const char* method, const char* verb, const std::string& body) const {
    return http(server_.port(), method, "/api/documents/" + host_.document + "/" + verb, host_.session, body);
  }
  void settle(std::int64_t us) {
    for (const std::int64_t until = now_us() + us; now_us() < until;)
      peers_.poll(10, [](std::size_t, std::string_view) {});
  }

  const Program& server_;
  MeetingWork work_;
  Seat host_;
  Peers peers_;
  std::vector<std::string> boards_;
  std::vector<Person> people_;
};

}  // namespace

MeetingResult lead_meeting(const Program& server, const MeetingWork& work) {
  Meeting meeting(server, work);
  MeetingResult result;
  result.cpu_without = meeting.cost_of_writing(0);
  result.cpu_with = meeting.cost_of_writing(work.consoles);
  for (std::size_t act = 0; act < 6 && meeting.next_phase(result); ++act) {
  }
  return result;
}

}  // namespace plenary::bench
