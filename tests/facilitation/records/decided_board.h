// The demonstration's board on which what it decided was decided by its methods, step by step, as the rules have it:
// consent with an objection and another version, gradients, a deferral, a majority; and a sense of the room, which the
// story does not have.
#pragma once

#include <algorithm>
#include <set>

#include "facilitation/rules/decide.h"
#include "tests/facilitation/records/told_board.h"

namespace plenary::test {

class DecidedBoard {
 public:
  // `alone`: with the cards that its decisions rest on and its actions, and nothing else.
  explicit DecidedBoard(bool alone = false)
      : told_(meeting_named("demo-2027").transcript.value()), document_(document_of(undecided(alone))) {
    for (const ToldDecision& decision : told_.decisions) decide_as_told(decision);
    sense_of_the_room();
  }
  [[nodiscard]] const Document& document() const { return document_; }

 private:
  const Transcript& told_;
  Document document_;
  std::uint64_t entropy_ = 0;
  std::int64_t now_ms_ = 0;

  static std::vector<Record> undecided(bool alone) {
    std::vector<Record> records = told_records();
    std::set<std::string> named;
    for (const Record& record : records) {
      named.insert(record.decision().based_on().begin(), record.decision().based_on().end());
      named.insert(record.decision().options().begin(), record.decision().options().end());
    }
    std::erase_if(records, [&](const Record& record) {
      const bool is_kept = record.has_board() || record.has_member() || record.has_action() ||
                           (record.has_card() && named.contains(record.id()));
      return record.has_decision() || (alone && !is_kept);
    });
    return records;
  }

  void at(std::int64_t ms) { now_ms_ = std::max(now_ms_, ms); }
  void asks(const std::string& who, const Request& request) {
    const Outcome outcome = decide(document_, request, Actor{who, false}, Moment{++now_ms_, ++entropy_});
    if (!outcome.accepted()) throw std::runtime_error(who + " is refused: " + sentence(outcome.refusal));
    Commit commit;
    commit.set_seq(document_.seq() + 1);
    commit.set_at_ms(now_ms_);
    Step& step = *commit.add_steps();
    for (const Effect& effect : outcome.effects) *step.add_effects() = effect;
    evolve(document_, commit);
  }
  template <class Fill>
  void asks(const std::string& who, Fill fill) {
    Request request;
    fill(request);
    asks(who, request);
  }

  void decide_as_told(const ToldDecision& told) {
    const Decision& decision = told.record.decision();
    const std::string& id = told.record.id();
    at(decision.versions(0).at_ms());
    draft(decision, id);
    for (const std::string& excused : decision.excused())
      asks(excused, [&](Request& request) { request.mutable_excuse_oneself()->set_id(id); });
    asks("FAC", [&](Request& request) { request.mutable_open_proposal()->set_id(id); });
    take_on(id);
    for (int i = 0; i < decision.clarifications_size(); ++i) clarify(decision, id, i);
    for (std::size_t i = 0; i < told.responses.size(); ++i) test(told, i);
    if (decision.state() == DEFERRED) defer(decision, id);
    if (document_.decision(id)->state() != decision.state()) throw std::runtime_error(id + " came out otherwise");
  }

  void draft(const Decision& decision, const std::string& id) {
    asks(decision.proposer(), [&](Request& request) {
      DraftProposal& draft = *request.mutable_draft_proposal();
      draft.set_id(id);
      draft.set_title(decision.title());
      draft.set_text(decision.versions(0).text());
      draft.set_method(decision.method());
      draft.set_scale(decision.scale());
      if (decision.method() == GRADIENTS) draft.set_stakes("normal");
      *draft.mutable_options() = decision.options();
      *draft.mutable_based_on() = decision.based_on();
      draft.set_owner(decision.owner());
      draft.set_review_date(decision.review_date());
      draft.set_change_signal(decision.change_signal());
      draft.set_within_the_room(decision.review_date().empty());
    });
  }
  void take_on(const std::string& id) {
    asks("FAC", [&](Request& request) {
      request.mutable_take_proposal_on()->set_id(id);
      request.mutable_take_proposal_on()->set_to(CLARIFYING);
    });
  }
  void clarify(const Decision& decision, const std::string& id, int number) {
    const Clarification& told = decision.clarifications(number);
    at(told.at_ms());
    asks(told.asked_by(), [&](Request& request) {
      request.mutable_ask_about_proposal()->set_id(id);
      request.mutable_ask_about_proposal()->set_question(told.question());
    });
    asks(decision.proposer(), [&](Request& request) {
      AnswerAboutProposal& answer = *request.mutable_answer_about_proposal();
      answer.set_id(id);
      answer.set_question(static_cast<std::uint32_t>(number) + 1);
      answer.set_answer(told.answer());
    });
  }

  void test(const ToldDecision& told, std::size_t index) {
    const Decision& decision = told.record.decision();
    const std::string& id = told.record.id();
    const DecisionRound& round = decision.rounds(static_cast<int>(index));
    if (index > 0) {
      at(decision.versions(static_cast<int>(round.version()) - 1).at_ms());
      asks("FAC", [&](Request& request) {
        request.mutable_amend_proposal()->set_id(id);
        request.mutable_amend_proposal()->set_text(decision.versions(static_cast<int>(round.version()) - 1).text());
      });
      take_on(id);
    }
    at(round.opened_ms());
    open_round(id);
    for (const auto& [who, response] : told.responses[index]) respond(decision, id, round, who, response);
    if (index + 1 == told.responses.size()) at(decision.closed_ms());
    close_round(id, static_cast<std::uint32_t>(index) + 1);
    for (int i = 0; i < decision.objections_size(); ++i)
      if (decision.objections(i).version() == round.version()) judge(decision.objections(i), id, i);
  }
  void open_round(const std::string& id) {
    asks("FAC", [&](Request& request) { request.mutable_open_decision_round()->set_id(id); });
  }
  void close_round(const std::string& id, std::uint32_t round) {
    asks("FAC", [&](Request& request) {
      request.mutable_close_decision_round()->set_id(id);
      request.mutable_close_decision_round()->set_round(round);
    });
  }
  void respond(const Decision& decision, const std::string& id, const DecisionRound& round, const std::string& who,
               const std::string& response) {
    asks(who, [&](Request& request) {
      RespondToProposal& respond = *request.mutable_respond_to_proposal();
      respond.set_id(id);
      respond.set_round(round.number());
      const auto option = std::find(decision.options().begin(), decision.options().end(), response);
      respond.set_response(
          option == decision.options().end() ? response : std::to_string(option - decision.options().begin() + 1));
      for (const Objection& objection : decision.objections())
        if (objection.by() == who && objection.version() == round.version()) respond.set_reason(objection.reason());
      for (const Concern& concern : decision.concerns())
        if (concern.by() == who) respond.set_reason(concern.text());
      for (const StandAside& aside : decision.stand_asides())
        if (aside.by() == who) respond.set_reason(aside.reason());
    });
  }
  void judge(const Objection& told, const std::string& id, int number) {
    asks("FAC", [&](Request& request) {
      JudgeObjection& judge = *request.mutable_judge_objection();
      judge.set_id(id);
      judge.set_objection(static_cast<std::uint32_t>(number) + 1);
      judge.set_qualifies(told.qualifies());
      judge.set_reason(told.judged_reason());
      judge.set_objector_confirms(told.objector_confirms());
    });
  }

  // "network call, 2027-05-20" is told; the day is what it is deferred to, the rest what comes first.
  void defer(const Decision& decision, const std::string& id) {
    at(decision.closed_ms());
    asks("FAC", [&](Request& request) {
      ConcludeProposal& conclude = *request.mutable_conclude_proposal();
      conclude.set_id(id);
      conclude.set_state(DEFERRED);
      conclude.set_reason(decision.deferred_reason());
      const std::string& to = decision.deferred_to();
      conclude.set_to(to.substr(to.rfind(' ') + 1));
      *conclude.mutable_needed_first() = decision.needed_first();
    });
  }

  void sense_of_the_room() {
    const std::string id = "D5";
    asks("P-A", [&](Request& request) {
      DraftProposal& draft = *request.mutable_draft_proposal();
      draft.set_id(id);
      draft.set_title("Order of the report");
      draft.set_text("The map is shown before the demonstrator.");
      draft.set_method(SENSE_OF_THE_ROOM);
      draft.set_within_the_room(true);
    });
    asks("FAC", [&](Request& request) { request.mutable_open_proposal()->set_id(id); });
    take_on(id);
    open_round(id);
    for (const char* who : {"P-A", "P-B", "P-C", "P-D", "P-E", "P-F"})
      asks(who, [&](Request& request) {
        request.mutable_respond_to_proposal()->set_id(id);
        request.mutable_respond_to_proposal()->set_round(1);
        request.mutable_respond_to_proposal()->set_response("yes");
      });
    close_round(id, 1);
  }
};

inline const Document& decided_board() {
  static const DecidedBoard kBoard;
  return kBoard.document();
}
inline const Document& decisions_alone() {
  static const DecidedBoard kBoard(true);
  return kBoard.document();
}

}  // namespace plenary::test
