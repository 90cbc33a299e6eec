// A meeting to prepare and to run: two days, a session with parts, a surprise, five people of the list, and no boards yet.
//
//   Fair fair;
//   CHECK(fair.posts(fair.fay, "seats", R"({...})") == "200");
#pragma once

#include "tests/server/api/house.h"

namespace plenary::test {

struct Fair {
  explicit Fair(Rates rates = {});

  House house;
  JoinAnswer fay, hos, ann, obs;  // facilitator, plenary host, participant, observer, by links of the meeting

  [[nodiscard]] static std::string address(const std::string& verb) { return "/api/documents/fair/" + verb; }
  Answered get(const From& who, const std::string& verb) { return house.get(address(verb), who); }
  Answered post(const From& who, const std::string& verb, const std::string& body) {
    return house.post(address(verb), body, who);
  }
  std::string posts(const From& who, const std::string& verb, const std::string& body) {
    return said(post(who, verb, body));
  }
  // An act of somebody on the meeting, in text format; accepted.
  void does(const JoinAnswer& who, const std::string& request);
  [[nodiscard]] Document meeting() const { return house.folded("fair"); }
};

// Every door for whoever leads a meeting says no to everybody else, in the same way, and changes nothing.
void check_that_only_leaders_may(Fair& fair, const std::string& verb, const std::string& body);

}  // namespace plenary::test
