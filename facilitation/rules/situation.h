// What a rule looks at: the document, who asks, in which role, what the policy says to that, and the moment.
#pragma once

#include <string>
#include <string_view>

#include "facilitation/policy/policy.h"
#include "facilitation/rules/outcome.h"

namespace plenary {

struct Situation {
  const Document& document;
  const Actor& actor;
  Role role;  // the document's record of them; the server is a facilitator
  policy::Time time;
  policy::Answer answer;  // allowed, perhaps only for what is one's own
  const Moment& now;

  [[nodiscard]] const std::string& me() const { return actor.participant; }
  // The server has no participant, and nothing is its own.
  [[nodiscard]] bool is_me(std::string_view participant) const { return !me().empty() && participant == me(); }
  [[nodiscard]] bool facilitates() const { return role == FACILITATOR || role == CO_FACILITATOR; }
  [[nodiscard]] bool keeps_the_record() const { return facilitates() || role == RAPPORTEUR; }
  [[nodiscard]] bool silent() const { return time.state == policy::BoardState::silent; }

  // The only ways in which rules look things up on somebody's behalf: nullptr if it is not there, not of that kind, or
  // not for them to see. The three look the same from here on, hence to the asker too.
  [[nodiscard]] const Record* seen(std::string_view id) const;
  [[nodiscard]] const Record* card(std::string_view id) const;
  [[nodiscard]] const Record* cluster(std::string_view id) const;
  [[nodiscard]] const Record* link(std::string_view id) const;
  [[nodiscard]] const Record* note(std::string_view id) const;
  [[nodiscard]] const Record* decision(std::string_view id) const;
  [[nodiscard]] const Record* action(std::string_view id) const;
  [[nodiscard]] const Record* region(std::string_view id) const;
  [[nodiscard]] const Record* phase(std::string_view id) const;
  [[nodiscard]] const Record* vote(std::string_view id) const;
  [[nodiscard]] const Record* speaking_turn(std::string_view id) const;
  [[nodiscard]] const Record* report(std::string_view id) const;
  [[nodiscard]] const Record* difference(std::string_view id) const;
  [[nodiscard]] const Record* agenda_item(std::string_view id) const;
  [[nodiscard]] const Record* breakout(std::string_view id) const;
  // The board itself: there wherever a verb needs one.
  [[nodiscard]] const Record& board() const { return *document.find("board"); }
  // The same of a meeting.
  [[nodiscard]] const Record& meeting() const { return *document.find("meeting"); }

  // PHASE_CLOSED, and of what: silent writing, or the phase that runs.
  [[nodiscard]] Refusal not_now() const;
  // Refused if only one's own may be touched, now or in this role, and this is another's.
  [[nodiscard]] No own_enough(std::string_view whose, std::string_view by) const;
};

}  // namespace plenary
