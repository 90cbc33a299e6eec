// A meeting of two groups for the tests of the console, and what its leader asks.
#pragma once

#include "tests/server/api/house.h"

namespace plenary::test {

// A meeting of two groups, with a facilitator's link of its own. Each board has a plan of two phases.
inline void opens_forum(House& house) {
  std::vector<Record> meeting;
  meeting.emplace_back().set_id("meeting");
  meeting.back().mutable_meeting()->set_title("Forum");
  for (const auto& [group, board] : {std::pair{"b1", "forum.b1"}, {"b2", "forum.b2"}}) {
    meeting.emplace_back().set_id(group);
    meeting.back().mutable_breakout()->set_board(board);
  }
  for (const auto& [role, word] : {std::pair{FACILITATOR, "facilitator"}, {PARTICIPANT, "participant"}}) {
    meeting.emplace_back().set_id(std::string("invitation.") + word);
    meeting.back().mutable_invitation()->set_role(role);
  }
  house.open("forum", meeting);
  for (const char* id : {"forum.b1", "forum.b2"}) {
    std::vector<Record> board;
    board.emplace_back().set_id("board");
    board.back().mutable_board()->set_meeting("forum");
    board.back().mutable_board()->set_title(id);
    board.emplace_back().set_id("r1");
    board.back().mutable_region()->set_title("Challenges");
    for (const auto& [role, word] :
         {std::pair{FACILITATOR, "facilitator"}, {PARTICIPANT, "participant"}, {RAPPORTEUR, "rapporteur"}}) {
      board.emplace_back().set_id(std::string("invitation.") + word);
      board.back().mutable_invitation()->set_role(role);
    }
    for (const auto& [phase, kind] : {std::pair{"p1", SILENT}, {"p2", ROUND}}) {
      board.emplace_back().set_id(phase);
      board.back().mutable_phase()->set_kind(kind);
      board.back().mutable_phase()->set_order(kind == SILENT ? 1 : 2);
      board.back().mutable_phase()->set_planned_minutes(6);
    }
    house.open(id, board);
  }
}

inline GroupsAnswer groups(House& house, const From& from) {
  return message_in<GroupsAnswer>(house.get("/api/documents/forum/groups", from));
}
inline std::string lead(House& house, const From& from, const std::string& act,
                        const std::string& boards = R"("forum.b1", "forum.b2")") {
  const Answered answered =
      house.post("/api/documents/forum/lead", R"({"documents": [)" + boards + "], " + act + "}", from);
  if (said(answered) != "200") return said(answered);
  std::string told;
  const LeadAnswer answer = message_in<LeadAnswer>(answered);
  for (const Led& led : answer.groups())
    told += (told.empty() ? "" : "; ") + led.document() + (led.done() ? " done" : ": " + led.sentence());
  return told;
}
inline Request calls_for_help(const std::string& words) {
  Request request;
  request.mutable_set_signal()->set_kind("help");
  request.mutable_set_signal()->set_up(true);
  request.mutable_set_signal()->set_text(words);
  return request;
}

}  // namespace plenary::test
