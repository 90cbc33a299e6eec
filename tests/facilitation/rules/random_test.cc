// Any request, by anybody, on any document: decide answers, and what it answers can be applied and taken back.
#include <google/protobuf/message.h>

#include <map>
#include <random>
#include <set>

#include "facilitation/checks/findings.h"
#include "facilitation/policy/policy.h"
#include "facilitation/rules/order.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Fills requests by reflection, so that a verb added later is asked for as well. Most of what it fills in is sound and
// about something that is there; one time in sixteen it is anything.
class AnyRequest {
 public:
  explicit AnyRequest(unsigned seed) : chance_(seed) {}

  Request operator()(const Document& document) {
    document_ = &document;
    const auto* verbs = Request::descriptor()->FindOneofByName("verb");
    Request request;
    do {
      verb_ = verbs->field(static_cast<int>(below(static_cast<unsigned>(verbs->field_count()))));
      // The way of a proposal is long, and most requests are not about it.
      if (below(6) == 0)
        verb_ = verbs->containing_type()->FindFieldByNumber(
            static_cast<int>(Request::kDraftProposal + below(Request::kSetPlenaryOutcome - Request::kDraftProposal)));
      // Only a closed board takes late thoughts, and it is soon opened again.
      if (document.board() && document.board()->closed() && below(4) == 0)
        verb_ = verbs->containing_type()->FindFieldByNumber(Request::kAddLateThought);
    } while (is_of_other_documents(*verb_) ||  // programme_walk_test.cc, guidebook_walk_test.cc
             (verb_->number() >= Request::kStartSilentWriting && verb_->number() < Request::kSetPhaseTime &&
              below(4)));  // boards are opened and closed more rarely
    fill(*request.GetReflection()->MutableMessage(&request, verb_));
    if (request.has_edit_text() && below(4)) make_fitting(*request.mutable_edit_text());
    if ((request.verb_case() >= Request::kSetPhases || request.has_set_card() || request.has_ask_about_interests() ||
         request.has_dismiss_check()) &&
        below(8))
      make_fitting(request);
    return request;
  }

  std::string anybody() {
    return pick({"ann", "ben", "cid", "ria", "rob", "fay", "col", "fay", "obs", "hos", "pre", "nobody"});
  }
  std::string a_voter() {
    std::vector<std::string> voters;
    for (const Record* record : document_->sorted())
      if (document_->role_of(record->member().participant()) == PARTICIPANT)
        voters.push_back(record->member().participant());
    return voters.empty() ? anybody() : voters[below(static_cast<unsigned>(voters.size()))];
  }
  // Mostly somebody whose role has the verb.
  Actor somebody_for(const Request& request) {
    if (below(6) == 0) return kServer;
    const policy::Row& row = *policy::row_of(request.verb_case());
    if (row.server_only && below(2)) return kServer;
    if (const std::string speaker = speaker_in(request); !speaker.empty() && below(4)) return {speaker, false};
    if (const std::string only = whose(request); !only.empty() && below(4)) return {only, false};
    if (request.has_respond_to_proposal() && below(8)) return {a_voter(), false};
    if ((request.has_leave_mark() || request.has_ask_the_group()) && below(4)) return {"vis", false};
    std::string who = anybody();
    for (int tries = 0; tries < 20 && below(8) && row.who[document_->role_of(who)] == policy::Who::no; ++tries)
      who = anybody();
    return {who, false};
  }
  unsigned below(unsigned bound) { return static_cast<unsigned>(chance_() % bound); }

 private:
  static bool is_of_other_documents(const FieldDescriptor& verb) {
    const policy::Where where = policy::row_of(static_cast<policy::Verb>(verb.number()))->where;
    return where == policy::Where::meetings || where == policy::Where::records || where == policy::Where::guidebooks;
  }

  // Of the words that this is about, where only their speaker has a say.
  std::string speaker_in(const Request& request) const {
    const std::string id = request.has_withdraw_attribution() ? request.withdraw_attribution().quote()
                           : request.has_reopen_attribution() ? request.reopen_attribution().id()
                                                              : request.answer_attribution().id();
    const Record* record = document_->find(id);
    if (record && record->has_quote()) return record->quote().speaker();
    return record ? record->attribution_request().speaker() : std::string();
  }
  // Of the proposal or the objection that only one person has a say in.
  std::string whose(const Request& request) const {
    const Record* record = document_->find(request.has_withdraw_proposal() ? request.withdraw_proposal().id()
                                                                           : request.withdraw_objection().id());
    if (!record || !record->has_decision()) return "";
    if (request.has_withdraw_proposal()) return record->decision().proposer();
    const auto at = static_cast<int>(request.withdraw_objection().objection()) - 1;
    return at >= 0 && at < record->decision().objections_size() ? record->decision().objections(at).by() : "";
  }
  // A quote in one of these states, or the request that stands for it; empty: there is none.
  std::string quote_that(std::initializer_list<Quote::State> states, bool its_request) {
    std::vector<const Record*> found;
    for (const Record* record : document_->sorted())
      if (record->has_quote() && std::find(states.begin(), states.end(), record->quote().state()) != states.end())
        found.push_back(record);
    if (found.empty()) return "";
    const Record& one = *found[below(static_cast<unsigned>(found.size()))];
    return its_request ? one.quote().request() : one.id();
  }

  // A proposal at one of these steps; empty: there is none.
  std::string proposal_at(std::initializer_list<DecisionState> steps) {
    std::vector<std::string> found;
    for (const Record* record : document_->sorted())
      if (record->decision().by_method() &&
          std::find(steps.begin(), steps.end(), record->decision().state()) != steps.end())
        found.push_back(record->id());
    return found.empty() || below(12) == 0 ? one_of({Record::kDecision})
                                           : found[below(static_cast<unsigned>(found.size()))];
  }

  void report_and_walk(Request& request) {
    const std::string report = one_of({Record::kReport});
    if (request.has_begin_report()) request.mutable_begin_report()->set_id(report);
    if (request.has_end_report()) request.mutable_end_report()->set_id(report);
    if (request.has_order_reports()) {
      request.mutable_order_reports()->clear_ids();
      request.mutable_order_reports()->add_ids(report);
    }
    if (request.has_answer_decision()) {
      AnswerDecision& answer = *request.mutable_answer_decision();
      answer.set_report(report);
      answer.set_decision("theirs");
      answer.set_outcome(pick({"confirmed", "deferred", "", "perhaps"}));
    }
    if (request.has_keep_difference()) {
      KeepDifference& keep = *request.mutable_keep_difference();
      keep.set_id(below(2) ? "x" + std::to_string(next_id_++) : one_of({Record::kDifference}));
      keep.clear_sides();
      keep.add_sides()->set_report("report.g1");
      keep.add_sides()->set_report(below(8) ? "report.g2" : "report.g1");
    }
    if (request.has_remove_difference()) request.mutable_remove_difference()->set_id(one_of({Record::kDifference}));
    if (request.has_take_report()) {
      Report& told = *request.mutable_take_report()->mutable_report();
      told.set_breakout(pick({"g1", "g2", "g3"}));
      told.set_board("theirs");
      told.clear_cards();
      told.clear_decisions();
    }
    if (request.has_leave_mark()) request.mutable_leave_mark()->set_on(one_of({Record::kCard, Record::kCluster}));
    if (request.has_let_in()) {
      request.mutable_let_in()->clear_participants();
      request.mutable_let_in()->add_participants(below(4) ? "new" : "ann");
    }
  }

  void decide_by_method(Request& request) {
    if (request.has_draft_proposal()) {
      DraftProposal& draft = *request.mutable_draft_proposal();
      draft.set_id("prop" + std::to_string(next_id_++));
      draft.set_method(static_cast<DecisionMethod>(1 + below(4)));
      draft.set_replaces("");
      draft.clear_options();
      draft.set_scale(draft.method() == GRADIENTS ? "kaner-8-original" : "");
      draft.set_stakes(draft.method() == GRADIENTS ? "low" : "");
      if (draft.method() == MAJORITY) draft.add_options("Rivers"), draft.add_options("Roofs");
      draft.set_within_the_room(true);
    }
    if (request.has_amend_proposal()) {
      AmendProposal& amend = *request.mutable_amend_proposal();
      amend.set_id(proposal_at({DRAFT, CLARIFYING, OBJECTION_HANDLING}));
      if (below(3))
        amend.clear_method(), amend.clear_scale(), amend.clear_stakes(), amend.clear_options(), amend.clear_title();
    }
    if (request.has_open_proposal()) request.mutable_open_proposal()->set_id(proposal_at({DRAFT}));
    if (request.has_take_proposal_on()) {
      request.mutable_take_proposal_on()->set_id(proposal_at({PROPOSED, CLARIFYING}));
      request.mutable_take_proposal_on()->set_to(below(2) ? CLARIFYING : REACTING);
    }
    if (request.has_ask_about_proposal())
      request.mutable_ask_about_proposal()->set_id(proposal_at({PROPOSED, CLARIFYING}));
    if (request.has_answer_about_proposal()) {
      request.mutable_answer_about_proposal()->set_id(proposal_at({CLARIFYING, REACTING}));
      request.mutable_answer_about_proposal()->set_question(below(3));
    }
    if (request.has_react_to_proposal()) request.mutable_react_to_proposal()->set_id(proposal_at({REACTING}));
    if (request.has_open_decision_round())
      request.mutable_open_decision_round()->set_id(proposal_at({CLARIFYING, REACTING, OBJECTION_HANDLING}));
    const auto round_of = [this](const std::string& id) {
      const Record* record = document_->find(id);
      return record ? static_cast<std::uint32_t>(record->decision().rounds_size()) : 0;
    };
    if (request.has_respond_to_proposal()) {
      RespondToProposal& respond = *request.mutable_respond_to_proposal();
      respond.set_id(proposal_at({TESTING}));
      respond.set_round(round_of(respond.id()));
      respond.set_response(
          pick({"consent", "consent_with_concern", "object", "1", "2", "6", "8", "abstain", "yes", "no"}));
    }
    if (request.has_excuse_oneself())
      request.mutable_excuse_oneself()->set_id(proposal_at({DRAFT, CLARIFYING, TESTING}));
    if (request.has_pause_decision_round())
      request.mutable_pause_decision_round()->set_id(proposal_at({TESTING, PAUSED_QUORUM}));
    if (request.has_close_decision_round()) {
      CloseDecisionRound& close = *request.mutable_close_decision_round();
      close.set_id(proposal_at({TESTING}));
      close.set_round(round_of(close.id()));
    }
    if (request.has_judge_objection()) {
      request.mutable_judge_objection()->set_id(proposal_at({OBJECTION_HANDLING}));
      request.mutable_judge_objection()->set_objection(1 + below(2));
    }
    if (request.has_withdraw_objection()) {
      request.mutable_withdraw_objection()->set_id(proposal_at({OBJECTION_HANDLING}));
      request.mutable_withdraw_objection()->set_objection(1 + below(2));
    }
    if (request.has_conclude_proposal()) {
      ConcludeProposal& conclude = *request.mutable_conclude_proposal();
      conclude.set_id(proposal_at({CLARIFYING, OBJECTION_HANDLING}));
      conclude.set_to("2099-01-01");
    }
    if (request.has_withdraw_proposal()) request.mutable_withdraw_proposal()->set_id(proposal_at({DRAFT, CLARIFYING}));
    if (request.has_read_back_decision())
      request.mutable_read_back_decision()->set_id(proposal_at({ADOPTED, DEFERRED}));
    if (request.has_review_decision()) {
      request.mutable_review_decision()->set_id(proposal_at({ADOPTED, DUE_FOR_REVIEW, REAFFIRMED}));
      request.mutable_review_decision()->set_state(static_cast<DecisionState>(DUE_FOR_REVIEW + below(4)));
    }
    if (request.has_set_plenary_outcome()) {
      request.mutable_set_plenary_outcome()->set_id(proposal_at({ADOPTED}));
      request.mutable_set_plenary_outcome()->set_outcome(pick({"confirmed", "referred_back", "deferred"}));
    }
  }

  std::string pick(std::initializer_list<const char*> words) {
    return *(words.begin() + below(static_cast<unsigned>(words.size())));
  }

  std::string anything() {
    return pick({"x1", "here", "board", "member.ann", "invitation.1", "", "?", "two words", "two\nlines", "bell\x07",
                 "\xff", "2027-02-30"});
  }

  // A record of that kind, or nothing.
  std::string one_of(std::initializer_list<Record::BodyCase> kinds) {
    std::vector<std::string> ids;
    for (const Record* record : document_->sorted())
      for (const Record::BodyCase kind : kinds)
        if (record->body_case() == kind) ids.push_back(record->id());
    return ids.empty() ? std::string() : ids[below(static_cast<unsigned>(ids.size()))];
  }

  // Mostly one of the last round, which can be given back.
  std::string last_passed() {
    std::string id;
    std::uint32_t round = 0;
    for (const Record* record : document_->sorted()) {
      const SpeakingTurn& turn = record->speaking_turn();
      if (turn.state() != "passed" || turn.round() < round) continue;
      id = record->id();
      round = turn.round();
    }
    return id.empty() || below(8) == 0 ? one_of({Record::kSpeakingTurn}) : id;
  }

  std::string id_for_the_verb() {
    const std::string& verb = verb_->name();
    if (verb.find("invitation") != std::string::npos)
      return verb == "add_invitation" ? "invitation." + std::to_string(below(9)) : one_of({Record::kInvitation});
    if (verb.rfind("add_", 0) == 0) return "x" + std::to_string(next_id_++);
    if (verb.find("cluster") != std::string::npos) return one_of({Record::kCluster});
    if (verb.find("link") != std::string::npos) return one_of({Record::kLink});
    if (verb.find("note") != std::string::npos) return one_of({Record::kNote});
    if (verb.find("decision") != std::string::npos) return one_of({Record::kDecision});
    if (verb.find("action") != std::string::npos) return one_of({Record::kAction});
    if (verb.find("region") != std::string::npos) return one_of({Record::kRegion});
    return one_of({Record::kCard});
  }

  std::string text_for(const FieldDescriptor& field) {
    if (below(16) == 0) return anything();
    const std::string& name = field.name();
    if (name == "id") return id_for_the_verb();
    if (name == "participant" || name == "owner" || name == "speaker")
      return pick({"ann", "ben", "cid", "fay", "col", "dan"});
    if (name == "invitation") return below(2) ? one_of({Record::kInvitation}) : "";
    if (name == "region") return below(2) ? one_of({Record::kRegion}) : "here";
    if (name == "cluster" || name == "parent") return below(2) ? one_of({Record::kCluster}) : "";
    if (name == "after" || name == "before") return below(3) ? "" : one_of({Record::kCard});
    if (name == "due" || name == "review_date") return pick({"", "2027-04-15"});
    if (name == "deferred_reason" || name == "deferred_to" || name == "change_signal") return pick({"", "no figures"});
    if (name == "text" || name == "title" || name == "label" || name == "source" || name == "reason")
      return pick({"Rain", "\xF0\x9F\x8F\x9E", "Rain kept out of sewers", "No"});
    if (name == "duplicate_of") return below(4) ? "" : one_of({Record::kCard});
    if (verb_->name() == "merge_clusters") return one_of({Record::kCluster});
    if (verb_->name() == "merge_notes") return one_of({Record::kNote});
    return one_of({Record::kCard});
  }

  void fill(Message& message) {
    const auto* fields = message.GetDescriptor();
    for (int i = 0; i < fields->field_count(); ++i) {
      const FieldDescriptor& field = *fields->field(i);
      if (field.containing_oneof() && !field.has_presence()) continue;
      if ((field.name() == "if_version" || field.name() == "undo") && below(4)) continue;
      if ((field.name() == "locked" || field.name() == "closed") && below(2)) continue;
      if (field.is_optional() && field.has_optional_keyword() && below(2)) continue;
      const unsigned times = !field.is_repeated() || below(3) ? 1 : 1 + below(3);
      for (unsigned n = 0; n < times; ++n) fill(message, field);
    }
  }

  void fill(Message& message, const FieldDescriptor& field) {
    const auto& reflection = *message.GetReflection();
    const bool many = field.is_repeated();
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_STRING: {
        const std::string value = text_for(field);
        many ? reflection.AddString(&message, &field, value) : reflection.SetString(&message, &field, value);
        return;
      }
      case FieldDescriptor::CPPTYPE_ENUM: {
        const int value =
            below(16) ? field.enum_type()
                            ->value(static_cast<int>(below(static_cast<unsigned>(field.enum_type()->value_count()))))
                            ->number()
                      : 99;
        many ? reflection.AddEnumValue(&message, &field, value) : reflection.SetEnumValue(&message, &field, value);
        return;
      }
      case FieldDescriptor::CPPTYPE_MESSAGE:
        if (field.message_type() == Record::descriptor()) return;  // only the server opens, and only once
        fill(many ? *reflection.AddMessage(&message, &field) : *reflection.MutableMessage(&message, &field));
        return;
      case FieldDescriptor::CPPTYPE_INT32: {
        const int value = static_cast<int>(below(9)) - 4;
        many ? reflection.AddInt32(&message, &field, value) : reflection.SetInt32(&message, &field, value);
        return;
      }
      case FieldDescriptor::CPPTYPE_INT64:
        reflection.SetInt64(&message, &field, static_cast<std::int64_t>(below(2'000'000)) - 10'000);
        return;
      case FieldDescriptor::CPPTYPE_UINT32:
        many ? reflection.AddUInt32(&message, &field, below(4)) : reflection.SetUInt32(&message, &field, below(4));
        return;
      case FieldDescriptor::CPPTYPE_UINT64:
        many ? reflection.AddUInt64(&message, &field, below(4)) : reflection.SetUInt64(&message, &field, below(4));
        return;
      case FieldDescriptor::CPPTYPE_FLOAT:
        reflection.SetFloat(&message, &field,
                            below(16) ? static_cast<float>(below(11)) / 10 : std::numeric_limits<float>::quiet_NaN());
        return;
      case FieldDescriptor::CPPTYPE_BOOL: reflection.SetBool(&message, &field, below(2) == 0); return;
      default: FAIL("no random value for " << field.full_name());
    }
  }

  // Most changes of words are meant: on the words that are there, or were a moment ago.
  void make_fitting(EditText& edit) {
    std::vector<std::string> ids;
    for (const Record* record : document_->sorted())
      if (record->has_card() || record->has_note()) ids.push_back(record->id());
    if (ids.empty()) return;
    edit.set_id(ids[below(static_cast<unsigned>(ids.size()))]);
    const Text& words = document_->find(edit.id())->text();
    std::uint32_t length = text::units_in(words.content());
    edit.set_base_version(words.version());
    edit.set_base_lineage(words.lineage());
    const auto remembered = document_->remembered(edit.id());
    if (remembered && below(2)) {
      edit.set_base_version(remembered->first_version);
      edit.set_base_lineage(remembered->first_lineage);
      length = remembered->items.front().change.length_before();
    }
    const std::uint32_t at = below(length + 1), gone = below(length - at + 1);
    *edit.mutable_change() =
        text::to_proto(text::Change().keep(at).erase(gone).insert(below(3) ? u"rain" : u"").keep(length - at - gone));
  }

  // Most acts of leading are about what is under way.
  void make_fitting(Request& request) {
    const std::string running = document_->board()->phase();
    const Record* phase = running.empty() ? nullptr : document_->find(running);
    if (request.has_set_card()) {
      SetCard& set = *request.mutable_set_card();
      set.clear_fields();
      set.clear_sdgs();
      for (std::uint32_t goal = 1 + below(9); goal <= 17; goal += 8) set.add_sdgs(goal);
      set.clear_if_version();
      if (set.has_actor_type()) set.set_actor_type(RESIDENTS);
      if (set.has_chain_stage()) set.set_chain_stage(DEMONSTRATION);
    }
    if (request.has_ask_about_interests()) request.mutable_ask_about_interests()->set_id(one_of({Record::kDecision}));
    if (const auto found = checks::findings(*document_); request.has_dismiss_check() && !found.empty()) {
      DismissCheck& dismiss = *request.mutable_dismiss_check();
      const CheckFinding& finding = found[below(static_cast<unsigned>(found.size()))];
      dismiss.set_check(finding.check());
      dismiss.set_on(checks::on_of(finding));
      dismiss.set_reason("known");
      dismiss.set_undo(below(4) == 0);
    }
    if (request.has_check_harvest()) {
      CheckHarvest& check = *request.mutable_check_harvest();
      check.clear_marks();
      (*check.mutable_marks())[one_of({Record::kCard})] = below(2) ? "wrong" : "correct";
    }
    if (request.has_add_late_thought()) {
      request.mutable_add_late_thought()->set_id("x" + std::to_string(next_id_++));
      request.mutable_add_late_thought()->set_text("On the way home");
      request.mutable_add_late_thought()->set_kind(IDEA);
    }
    if (request.has_set_phases())
      for (PlannedPhase& planned : *request.mutable_set_phases()->mutable_phases()) {
        planned.set_id(below(3) ? "p" + std::to_string(next_id_++) : one_of({Record::kPhase}));
        planned.set_planned_minutes(1 + below(9));
      }
    if (request.has_start_phase()) {
      StartPhase& start = *request.mutable_start_phase();
      start.set_id(below(6) ? one_of({Record::kPhase}) : "");
      start.set_after(running);
      start.set_generation(phase ? phase->phase().generation() : 0);
    }
    if (request.has_set_phase_time()) request.mutable_set_phase_time()->set_id(running);
    if (request.has_pause_phase()) request.mutable_pause_phase()->set_id(running);
    if (request.has_start_round()) request.mutable_start_round()->clear_participants();
    if (request.has_end_turn()) request.mutable_end_turn()->set_id(one_of({Record::kSpeakingTurn}));
    if (request.has_give_turn_back()) request.mutable_give_turn_back()->set_id(last_passed());
    if (request.has_open_vote()) {
      OpenVote& open = *request.mutable_open_vote();
      open.set_id("v" + std::to_string(next_id_++));
      open.set_target(below(2) ? "cluster" : "card");
      open.clear_targets();
      if (open.method() != Vote::RATING) open.clear_criteria();
      open.set_scale("kaner-8-original");
    }
    if (request.has_close_vote()) request.mutable_close_vote()->set_id(one_of({Record::kVote}));
    if (request.has_cast_ballot()) {
      CastBallot& cast = *request.mutable_cast_ballot();
      cast.set_vote(one_of({Record::kVote}));
      cast.clear_dots();
      if (const Record* vote = document_->find(cast.vote()); vote && vote->has_vote() && below(4))
        (*cast.mutable_dots())[vote->vote().targets(0)] = below(3);
    }
    std::vector<const Record*> hidden;
    document_->each_card([&](const Record& record) {
      if (record.card().hidden()) hidden.push_back(&record);
    });
    if (request.has_release_cards() && !hidden.empty()) {
      request.mutable_release_cards()->clear_cards();
      const Record& record = *hidden[below(static_cast<unsigned>(hidden.size()))];
      ReleasedCard& card = *request.mutable_release_cards()->add_cards();
      card.set_id(record.id());
      card.set_text_version(below(8) ? record.text().version() : 99);
    }
    if (request.has_hold_cards() && !hidden.empty()) {
      request.mutable_hold_cards()->clear_ids();
      request.mutable_hold_cards()->add_ids(hidden[below(static_cast<unsigned>(hidden.size()))]->id());
    }
    if (request.has_set_pairs()) {
      request.mutable_set_pairs()->clear_pairs();
      Pair& pair = *request.mutable_set_pairs()->add_pairs();
      pair.add_participants(pick({"ann", "ben"}));
      pair.add_participants(pick({"ben", "cid"}));
    }
    if (request.has_announce()) request.mutable_announce()->set_id("m" + std::to_string(next_id_++));
    if (request.has_acknowledge_policy())
      request.mutable_acknowledge_policy()->set_words(below(4) ? document_->board()->policy().verbatim() : "other");
    if (request.has_set_credit()) {
      request.mutable_set_credit()->clear_kinds();
      for (const char* kind : {"network", "publication", "unheard_of"})
        if (below(3) == 0) request.mutable_set_credit()->add_kinds(kind);
    }
    if (request.has_acknowledge()) request.mutable_acknowledge()->set_id(one_of({Record::kAnnouncement}));
    if (request.has_capture_quote()) {
      request.mutable_capture_quote()->set_id("q" + std::to_string(next_id_++));
      request.mutable_capture_quote()->set_speaker(pick({"ann", "ben", "unknown"}));
    }
    if (request.has_set_quote()) request.mutable_set_quote()->set_id(one_of({Record::kQuote}));
    if (request.has_discard_quote()) request.mutable_discard_quote()->set_id(one_of({Record::kQuote}));
    if (request.has_withdraw_attribution())
      request.mutable_withdraw_attribution()->set_quote(quote_that({Quote::GRANTED, Quote::GRANTED_WITH_EDITS}, false));
    if (request.has_request_attribution()) {
      RequestAttribution& asks = *request.mutable_request_attribution();
      asks.set_id("ask" + std::to_string(next_id_++));
      asks.set_quote(one_of({Record::kQuote}));
      const Record* quote = document_->find(asks.quote());
      asks.set_quote_version(quote ? quote->text().version() : 0);
      asks.set_answer_by("2099-01-01");
      asks.set_identification(FULL);
    }
    if (request.has_answer_attribution()) {
      AnswerAttribution& answer = *request.mutable_answer_attribution();
      answer.set_id(quote_that({Quote::REQUESTED}, true));
      const Record* asked = document_->find(answer.id());
      const Record* quote = asked ? document_->find(asked->attribution_request().quote()) : nullptr;
      answer.set_quote_version(quote ? quote->text().version() : 0);
      answer.set_answer(pick({"granted", "granted_with_edits", "declined"}));
      answer.set_identification(NONE);
      if (asked) *answer.mutable_kinds() = asked->attribution_request().for_kinds();
    }
    if (request.has_report_grant()) {
      ReportGrant& told = *request.mutable_report_grant();
      told.set_request(quote_that({Quote::REQUESTED}, true));
      const Record* asked = document_->find(told.request());
      const Record* quote = asked ? document_->find(asked->attribution_request().quote()) : nullptr;
      told.set_quote_version(quote ? quote->text().version() : 0);
      if (asked) *told.mutable_kinds() = asked->attribution_request().for_kinds();
      told.set_identification(NONE);
      told.set_given_on("1970-01-01");
      told.set_how(pick({"voice", "email", "letter", "form", "hearsay"}));
      told.set_evidence("somewhere");
    }
    if (request.has_reopen_attribution()) {
      request.mutable_reopen_attribution()->set_id(quote_that({Quote::DECLINED, Quote::QUOTE_LAPSED}, true));
      request.mutable_reopen_attribution()->set_answer_by("2099-01-01");
    }
    if (request.has_set_capture())
      request.mutable_set_capture()->clear_channels(),
          (*request.mutable_set_capture()->mutable_channels())[pick({"audio", "video", "two words"})] =
              pick({"accepted", "declined", "perhaps"});
    if (request.has_note_erased()) {
      request.mutable_note_erased()->clear_records();
      request.mutable_note_erased()->add_records(below(2) ? quote_that({Quote::QUOTE_WITHDRAWN}, false)
                                                          : one_of({Record::kVote}));
      request.mutable_note_erased()->clear_old_words();
      OldWords& old = *request.mutable_note_erased()->add_old_words();
      old.set_quote(quote_that({Quote::GRANTED_WITH_EDITS, Quote::SUPERSEDED}, false));
      old.set_version(2 + below(2));
    }
    if (request.has_add_marker()) request.mutable_add_marker()->set_id("mark" + std::to_string(next_id_++));
    if (request.has_remove_marker()) request.mutable_remove_marker()->set_id(one_of({Record::kRecordingMarker}));
    decide_by_method(request);
    report_and_walk(request);
    if (request.has_set_gather())
      request.mutable_set_gather()->set_on(one_of({Record::kCard, Record::kRegion, Record::kCluster}));
    if (request.has_set_voices()) request.mutable_set_voices()->set_participant("tab");
    if (request.has_set_signal()) {
      request.mutable_set_signal()->set_kind(pick({"ready", "hand", "help"}));
      request.mutable_set_signal()->set_participant("");
    }
  }

  std::mt19937 chance_;
  const Document* document_ = nullptr;
  const FieldDescriptor* verb_ = nullptr;
  unsigned next_id_ = 1;
};

// One proposal, at another step by seed: one is open at a time, and its way is long.
std::string a_proposal(unsigned seed) {
  const std::string head =
      "id: 'p0' decision { by_method: true method: CONSENT within_the_room: true proposer: 'ann' "
      "versions { number: 1 text: 'We plant.' } ";
  const std::string objected =
      "state: OBJECTION_HANDLING rounds { number: 1 version: 1 opened_ms: 1 closed_ms: 2 } "
      "objections { by: 'ann' version: 1 reason: 'x' } objections { by: 'ben' version: 1 reason: 'y' }";
  const std::string steps[] = {
      "state: DRAFT",
      "state: CLARIFYING clarifications { question: 'Where?' }",
      "state: REACTING",
      "state: TESTING quorum_base: 3 quorum_needed: 3 rounds { number: 1 version: 1 opened_ms: 1 }",
      "state: TESTING quorum_base: 4 quorum_needed: 3 rounds { number: 1 version: 1 opened_ms: 1 }",
      objected,
      objected,
      objected,
      "state: ADOPTED adopted_version: 1 closed_ms: 1"};
  return head + steps[seed % std::size(steps)] + " }";
}

Story a_board_in_use(unsigned seed = 1) {
  const std::string proposal = a_proposal(seed);
  // On some boards the record was approved long ago: the time of working notes is over.
  const std::string approved = seed % 4 == 0 ? "record_approved_ms: -9000000000 " : "";
  Story story(
      {"id: 'board' board { title: 'Group 1' " + approved +
           "presenter_review_days: 3 checks { id: 'risk-without-reward' level: 'warn' } "
           "checks { id: 'mission-without-date' level: 'warn' } }",
       "id: 'invitation.1' invitation { role: PARTICIPANT }", "id: 'k1' cluster { title: 'one' order: 'V000' }",
       "id: 'k2' cluster { title: 'two' parent: 'k1' order: 'V001' }",
       "id: 'k3' cluster { title: 'three' order: 'V002' }",
       "id: 'n1' text { content: 'Round.' } note { visibility: RECORD by: 'ria' }",
       "id: 'n2' note { visibility: WORKING by: 'rob' }",
       "id: 'q0' text { content: 'It is late.' } quote { state: REQUESTED speaker: 'ann' request: 'ask0' }",
       "id: 'ask0' attribution_request { quote: 'q0' speaker: 'ann' for_kinds: 'blog' answer_by: '1969-12-31' }",
       "id: 'member.tab' member { participant: 'tab' role: PARTICIPANT mode: TABLE_DEVICE joined_ms: 9 }",
       "id: 'report.g1' report { breakout: 'g1' order: 1 headline: 'Shade.' decisions { id: 'theirs' text: 'Plant.' } "
       "}",
       "id: 'report.g2' report { breakout: 'g2' order: 2 headline: 'Water.' decisions { id: 'theirs' text: 'Dig.' } }",
       "id: 'member.vis' member { participant: 'vis' role: OBSERVER visiting: true joined_ms: 9 }",
       "id: 'member.new' member { participant: 'new' role: PARTICIPANT waiting: true removed: true }", proposal});
  for (const std::string who : {"ann", "ben", "fay"}) {
    story.asks(who, "add_card { id: 'c1-" + who + "' text: 'Rain' place { region: 'here' cluster: 'k1' } }");
    story.asks(who, "add_card { id: 'c2-" + who + "' text: 'River' place { region: 'there' } }");
    story.asks(who, "add_decision { id: 'd-" + who + "' text: 'We swim' }");
    story.asks(who, "add_action { id: 'a-" + who + "' text: 'Ask' owner: 'ben' }");
  }
  return story;
}

// A board that stays closed, locked or silent, or that everybody has left, ends a story.
void reopen(Story& story, AnyRequest& any) {
  const Board board = *story.document.board();
  if (any.below(6)) return;
  const std::pair<const char*, const char*> roles[] = {{"ann", "PARTICIPANT"},
                                                       {"ben", "PARTICIPANT"},
                                                       {"ria", "RAPPORTEUR"},
                                                       {"rob", "RAPPORTEUR"},
                                                       {"fay", "FACILITATOR"}};
  for (const auto& [who, role] : roles) {
    const std::string again = "participant: '" + std::string(who) + "' role: " + role;
    if (story.document.role_of(who) == ROLE_UNSPECIFIED) {
      story.asks("fay", "add_invitation { id: 'invitation.of-" + std::to_string(story.document.seq()) +
                            "' role: " + role + " }");
      story.server_asks("admit { " + again + " invitation: 'invitation.of-" + std::to_string(story.document.seq() - 1) +
                        "' }");
    } else {
      story.server_asks("set_role { " + again + " }");
    }
  }
  if (board.closed()) story.server_asks("set_board { closed: false }");
  if (board.off_record_ms() != 0) story.server_asks("set_off_record { off: false }");
  if (!board.phase().empty() && any.below(8) == 0)
    story.asks("fay", "start_phase { after: '" + board.phase() + "' generation: " +
                          std::to_string(story.document.find(board.phase())->phase().generation()) + " }");
  if (any.below(8) == 0) story.now.ms += 200'000;
  if (board.record_approved_ms() != 0 && any.below(40) == 0) story.now.ms += 8'000'000'000;  // 92 days
  if (any.below(6) == 0) story.server_asks("set_board { moderated: true }");
  if (board.phase().empty() && any.below(8) == 0) {
    const std::string id = "pair." + std::to_string(story.document.seq());
    story.asks("fay", "set_phases { phases { id: '" + id + "' kind: PAIR planned_minutes: 5 } }");
    story.asks("fay", "start_phase { id: '" + id + "' }");
  }
  if (board.locked()) story.server_asks("set_board { locked: false }");
  if (board.silent_writing() && any.below(2)) story.server_asks("reveal_cards {}");
  for (const char* region : {"here", "there"})
    if (story.document.region(region)->locked())
      story.server_asks("set_region { id: '" + std::string(region) + "' locked: false }");
}

// What must hold of every board, whatever was asked for.
void check_that_the_board_makes_sense(const Document& document) {
  std::set<std::uint32_t> numbers;
  int facilitators = 0;
  for (const Record* record : document.sorted()) {
    INFO(record->ShortDebugString());
    REQUIRE(record->version() > 0);
    if (record->has_member() && !record->member().removed())
      facilitators += record->member().role() == FACILITATOR || record->member().role() == CO_FACILITATOR;
    if (record->has_card()) {
      const Card& card = record->card();
      REQUIRE(document.region(card.region()) != nullptr);
      REQUIRE(order::is_key(card.order()));
      if (card.hidden()) {
        REQUIRE(card.number() == 0);
        const Board& board = *document.board();
        REQUIRE((board.silent_writing() || board.screening() || card.has_trashed() || card.has_held()));
      } else {
        REQUIRE(numbers.insert(card.number()).second);
      }
      if (!card.cluster().empty() && !card.has_trashed() && card.merged_into().empty()) {
        const Cluster* cluster = document.cluster(card.cluster());
        REQUIRE(cluster != nullptr);
        REQUIRE_FALSE(cluster->dissolved());
        REQUIRE(cluster->merged_into().empty());
      }
      if (!card.merged_into().empty()) REQUIRE(document.card(card.merged_into())->merged_into().empty());
    }
    if (record->has_cluster() && !record->cluster().dissolved() && record->cluster().merged_into().empty()) {
      std::string outer = record->cluster().parent();
      int depth = 0;
      while (!outer.empty()) {
        REQUIRE(++depth < 1000);
        const Cluster* cluster = document.cluster(outer);
        REQUIRE(cluster != nullptr);
        REQUIRE_FALSE(cluster->dissolved());
        REQUIRE(cluster->merged_into().empty());
        outer = cluster->parent();
      }
    }
    if (record->has_link() && !record->link().hidden()) {
      REQUIRE_FALSE(document.card(record->link().from())->hidden());
      REQUIRE_FALSE(document.card(record->link().to())->hidden());
    }
  }
  REQUIRE(facilitators > 0);
  int running = 0, open_votes = 0, open_proposals = 0;
  for (const Record* record : document.sorted()) {
    const Phase& phase = record->phase();
    if (record->has_phase() && (phase.state() == Phase::RUNNING || phase.state() == Phase::PAUSED)) {
      REQUIRE(++running == 1);
      REQUIRE(document.board()->phase() == record->id());
      REQUIRE(document.board()->phase_kind() == phase.kind());
    }
    if (record->has_vote()) {
      open_votes += record->vote().closed_ms() == 0;
      if (document.board()->closed()) REQUIRE(record->vote().closed_ms() != 0);
      if (record->vote().closed_ms() == 0) REQUIRE(record->vote().totals().empty());
      REQUIRE(record->vote().finished() <= 1'000);
    }
    if (record->has_decision() && record->decision().by_method()) {
      const Decision& decision = record->decision();
      const bool is_open = decision.state() >= PROPOSED && decision.state() <= PAUSED_QUORUM;
      open_proposals += is_open;
      if (document.board()->closed()) REQUIRE_FALSE(is_open);
      const bool in_a_round = decision.state() == TESTING || decision.state() == PAUSED_QUORUM;
      REQUIRE(in_a_round == (decision.rounds_size() > 0 && decision.rounds().rbegin()->closed_ms() == 0));
      if (in_a_round) REQUIRE(decision.rounds().rbegin()->counts().empty());
    }
  }
  REQUIRE((running == 1) == !document.board()->phase().empty());
  REQUIRE(open_votes <= 1);
  REQUIRE(open_proposals <= 1);
  if (!numbers.empty()) REQUIRE(*numbers.rbegin() == numbers.size());
}

}  // namespace

TEST_CASE(
    "property: whatever is asked, by whomever: decide answers, effects evolve and can be taken back, the board makes "
    "sense",
    "[rules][property]") {
  std::map<std::string, int> accepted, refused;
  for (unsigned seed = 1; seed <= 84; ++seed) {
    INFO("seed " << seed);
    AnyRequest any(seed);
    Story story = a_board_in_use(seed);
    for (int step = 0; step < 900; ++step) {
      const Request request = any(story.document);
      const Actor actor = any.somebody_for(request);
      INFO("step " << step << ", " << actor.participant << ": " << request.ShortDebugString());
      const Outcome outcome = decide(story.document, request, actor, story.now);
      REQUIRE(bytes_of(decide(story.document, request, actor, story.now)) == bytes_of(outcome));
      if (!outcome.accepted()) {
        REQUIRE(outcome.effects.empty());
        ++refused[RefusalCode_Name(outcome.refusal.code())];
        continue;
      }
      accepted[verb_name(verb_number(request))] += !outcome.effects.empty();
      const std::string before = records_hash(story.document);
      Undo undo;
      for (const Effect& effect : outcome.effects) undo.append(evolve(story.document, effect, story.document.seq()));
      std::move(undo).revert(story.document);
      REQUIRE(records_hash(story.document) == before);
      story.apply(outcome);
      if (step % 10 == 0) check_that_the_board_makes_sense(story.document);
      reopen(story, any);
    }
    check_that_the_board_makes_sense(story.document);
  }
  // A walk that never gets anywhere proves nothing.
  for (const policy::Row& row : policy::table()) {
    const std::string verb = verb_name(row.verb);
    INFO(verb << " was accepted " << accepted[verb] << " times");
    const bool elsewhere = row.where == policy::Where::meetings || row.where == policy::Where::records ||
                           row.where == policy::Where::guidebooks;
    if (row.verb != Request::kOpenDocument && !elsewhere) CHECK(accepted[verb] >= 5);
  }
  for (const char* code : {"FORBIDDEN", "PHASE_CLOSED", "LOCKED", "NOT_FOUND", "GONE", "STALE", "INVALID", "NOT_YOURS",
                           "CYCLE", "CLOSED_BOARD", "NOT_A_MEMBER", "NOTHING_TO_DO", "ALREADY_EXISTS"}) {
    INFO(code << " came " << refused[code] << " times");
    CHECK(refused[code] >= 5);
  }
}

TEST_CASE("property: what decides does not depend on how the document came to be", "[rules][property]") {
  const unsigned seed = GENERATE(range(1u, 11u));
  INFO("seed " << seed);
  AnyRequest any(seed);
  Story story = a_board_in_use(seed);
  for (int step = 0; step < 150; ++step) {
    const Request request = any(story.document);
    const Actor actor = any.somebody_for(request);
    // A second document from a snapshot: other addresses, other hash order, the same history.
    DocumentSnapshot snapshot = to_snapshot(story.document);
    const Document again = from_snapshot(snapshot);
    INFO("step " << step << ", " << actor.participant << ": " << request.ShortDebugString());
    const Outcome outcome = decide(story.document, request, actor, story.now);
    REQUIRE(bytes_of(decide(again, request, actor, story.now)) == bytes_of(outcome));
    if (outcome.accepted()) story.apply(outcome);
  }
}
