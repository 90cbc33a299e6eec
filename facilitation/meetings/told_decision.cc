#include "facilitation/meetings/told_decision.h"

#include "facilitation/meetings/fill.h"

namespace plenary {
namespace {

using WhoIsMeant = std::function<std::string(yaml::Keys&, std::string_view)>;

class Deciding {
 public:
  Deciding(std::int64_t starts_ms, const WhoIsMeant& person) : starts_ms_(starts_ms), person_(person) {}

  ToldDecision read(yaml::Keys& keys, std::uint32_t number) {
    told_.record.set_id(keys.words("id"));
    told_.record.set_version(1);
    Decision& decision = *told_.record.mutable_decision();
    decision.set_number(number);
    read_question(keys, decision);
    read_way(keys, decision);
    read_outcome(keys, decision);
    return std::move(told_);
  }

 private:
  std::int64_t starts_ms_;
  const WhoIsMeant& person_;
  ToldDecision told_;

  std::int64_t at_ms(yaml::Keys& keys, std::string_view key = "at") {
    return starts_ms_ + std::int64_t{keys.offset_s(key, yaml::required)} * 1000;
  }

  void read_question(yaml::Keys& keys, Decision& decision) {
    decision.set_title(keys.words("title", yaml::required));
    decision.set_method(keys.kind<DecisionMethod>("method", yaml::required));
    decision.set_scale(keys.words("scale"));
    decision.set_proposer(person_(keys, "proposer"));
    fill(decision.mutable_options(), keys.list("options"));
    keys.map("rule", [&](yaml::Keys& rule) {
      const auto levels = rule.numbers("support_levels");
      decision.mutable_support_levels()->Assign(levels.begin(), levels.end());
      decision.set_support_needed(rule.share("support_needed"));
      rule.known({"blocks_allowed"});
    });
    keys.each(
        "versions",
        [&](yaml::Keys& from) {
          DecisionVersion& version = *decision.add_versions();
          version.set_number(from.number("v", yaml::required));
          version.set_text(from.words("text", yaml::required));
          version.set_by(decision.proposer());
          version.set_at_ms(at_ms(from));
          if (decision.versions_size() == 1) told_.at_s = from.offset_s("at");
        },
        yaml::required);
    if (decision.versions().empty()) keys.problem("versions", "write at least one version");
  }

  void read_way(yaml::Keys& keys, Decision& decision) {
    keys.each("clarifying", [&](yaml::Keys& from) {
      Clarification& asked = *decision.add_clarifications();
      asked.set_asked_by(person_(from, "asked_by"));
      asked.set_question(from.words("question", yaml::required));
      asked.set_answer(from.words("answer", yaml::required));
      asked.set_at_ms(at_ms(from));
    });
    keys.each("rounds", [&](yaml::Keys& from) {
      DecisionRound& round = *decision.add_rounds();
      round.set_number(static_cast<std::uint32_t>(decision.rounds_size()));
      round.set_version(from.number("version", yaml::required));
      round.set_opened_ms(at_ms(from));
      told_.rounds_s.push_back(from.offset_s("at"));
      told_.responses.push_back(from.pairs("responses"));
      for (const auto& [who, response] : told_.responses.back()) ++(*round.mutable_counts())[response];
    });
    keys.each("objections", [&](yaml::Keys& from) { read_objection(from, *decision.add_objections()); });
    keys.each("concerns", [&](yaml::Keys& from) {
      Concern& concern = *decision.add_concerns();
      concern.set_by(person_(from, "by"));
      concern.set_text(from.words("text", yaml::required));
      concern.set_handled_as(from.words("handled_as"));
    });
    keys.each("stand_asides", [&](yaml::Keys& from) {
      StandAside& aside = *decision.add_stand_asides();
      aside.set_by(person_(from, "by"));
      aside.set_reason(from.words("reason"));
      aside.set_named_in_record(from.truth("named_in_record"));
    });
    keys.each("interests_declared", [&](yaml::Keys& from) {
      decision.add_excused(person_(from, "by"));
      from.known({"at", "effect", "text"});
    });
  }

  void read_objection(yaml::Keys& from, Objection& objection) {
    objection.set_by(person_(from, "by"));
    objection.set_version(from.number("version", yaml::required));
    objection.set_reason(from.words("reason", yaml::required));
    objection.set_qualifies(from.truth("qualifies"));
    objection.set_resolution(from.words("resolution"));
    objection.set_judged_reason(from.words("amendment"));  // what the group made of it
    objection.set_at_ms(at_ms(from));
    if (from.has("resolved_at")) objection.set_resolved_ms(at_ms(from, "resolved_at"));
    objection.set_objector_confirms(from.truth("objector_confirms"));
    from.known({"id", "tested_by"});
  }

  void read_outcome(yaml::Keys& keys, Decision& decision) {
    decision.set_state(keys.kind<DecisionState>("outcome", yaml::required));
    decision.set_adopted_version(keys.number("adopted_version"));
    decision.set_adopted_option(keys.words("adopted_option"));
    decision.set_closed_ms(at_ms(keys, "closed_at"));
    told_.closed_s = keys.offset_s("closed_at");
    decision.set_quorum_present(keys.number("quorum_present"));
    decision.set_owner(person_(keys, "owner"));
    decision.set_review_date(keys.date("review_date"));
    decision.set_change_signal(keys.words("change_signal"));
    fill(decision.mutable_based_on(), keys.list("based_on"));
    decision.set_deferred_reason(keys.words("deferred_reason"));
    keys.map("deferred_to", [&](yaml::Keys& to) {
      const std::string date = to.date("date");
      const std::string forum = to.words("forum");
      decision.set_deferred_to(forum + (date.empty() || forum.empty() ? "" : ", ") + date);
    });
    fill(decision.mutable_needed_first(), keys.list("needed_first"));
    told_.totals = keys.counts("totals");
  }
};

}  // namespace

ToldDecision told_decision(yaml::Keys& keys, std::int64_t starts_ms, std::uint32_t number, const WhoIsMeant& person) {
  return Deciding(starts_ms, person).read(keys, number);
}

}  // namespace plenary
