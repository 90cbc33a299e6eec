// A programme from a file, in one step. What is told there takes over what the file says and keeps what it does not say;
// what happened since, and what people added, stays. Each record goes through the same checks as if somebody typed it.
//
// It is done record by record on a copy, since the place of one item depends on where those before it have come to stand;
// what comes out is one put for each record that is another than before.
#include <map>
#include <memory>
#include <set>

#include "facilitation/document/own_templates.h"
#include "facilitation/rules/agenda.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/groups.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/meetings.h"
#include "facilitation/rules/membership.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

constexpr std::uint32_t kReferenceCharacters = 1'000;  // of a work in the list of resources

// What `said` does not say stays in `kept`: empty words, numbers of 0, no list. A list that it says replaces the other.
void take_over(google::protobuf::Message& kept, const google::protobuf::Message& said) {
  const auto* reflection = said.GetReflection();
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  reflection->ListFields(said, &fields);
  const std::unique_ptr<google::protobuf::Message> rest(said.New());
  rest->CopyFrom(said);
  for (const auto* field : fields) {
    if (field->is_repeated()) {
      reflection->ClearField(&kept, field);
    } else if (field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE) {
      take_over(*reflection->MutableMessage(&kept, field), reflection->GetMessage(said, field));
      reflection->ClearField(rest.get(), field);
    }
  }
  kept.MergeFrom(*rest);
}

No texts_fit(std::initializer_list<std::pair<std::string_view, const std::string*>> texts) {
  for (const auto& [field, words] : texts)
    if (No no = one_line(field, *words, kReferenceCharacters)) return no;
  return {};
}

class Importing {
 public:
  explicit Importing(const Situation& here) : here_(here), copy_(here.document) {}

  No take(const Record& said) {
    if (!is_id(said.id())) return invalid("id", "not_an_id");
    if (!named_.insert(said.id()).second) return invalid("records.id", "named_twice");
    const Record* before = copy_.find(said.id());
    if (before && before->body_case() != said.body_case()) return refusal(ALREADY_EXISTS);
    if (!before && !said.has_meeting() && !said.has_member())
      if (No no = id_is_free(copy_, said.id())) return no;
    if (said.has_meeting()) return take_meeting(said);
    if (said.has_pillar()) return take_pillar(said);
    if (said.has_agenda_item()) return take_item(said);
    if (said.has_breakout()) return take_breakout(said);
    if (said.has_case_study()) return take_case_study(said);
    if (said.has_resource()) return take_resource(said);
    if (said.has_member()) return take_member(said);
    return invalid("records", "not_of_a_programme");
  }

  // An item that the file does not have any more.
  No take_out(const std::string& id) {
    const Situation now = looking();
    if (No no = item_is_here(now, id)) return no;
    const Record& record = *now.agenda_item(id);
    if (named_.contains(id)) return invalid("gone", "is_in_the_file");
    if (!record.agenda_item().added_by().empty()) return invalid("gone", "added_by_hand");
    if (runs(record.agenda_item())) return invalid("agenda_item", "runs");
    if (!parts_of(copy_, id).empty()) return invalid("gone", "has_parts_that_stay");
    Record next = next_of(record);
    Trashed& trashed = *next.mutable_agenda_item()->mutable_trashed();
    trashed.set_by(here_.me());
    trashed.set_at_ms(here_.now.ms);
    put_in_copy(std::move(next));
    return {};
  }

  No counts_fit() const {
    for (const auto& [kind, which, most] : {std::tuple{Record::kAgendaItem, "agenda_items", limits::agenda_items},
                                            {Record::kBreakout, "breakouts", limits::breakouts},
                                            {Record::kMember, "members", limits::members}})
      if (count_of(copy_, kind) > most) return limit_reached(which, most);
    return {};
  }

  [[nodiscard]] Outcome outcome() const {
    Outcome outcome;
    for (const Record* record : copy_.sorted()) {
      const Record* before = here_.document.find(record->id());
      if (before && before->version() == record->version()) continue;
      Record next = *record;
      next.clear_text();
      next.set_version(before ? before->version() + 1 : 1);
      if (before)
        put_if_changed(outcome, *before, std::move(next));
      else
        put(outcome, std::move(next));
    }
    return outcome;
  }

 private:
  const Situation& here_;
  Document copy_;
  std::set<std::string> named_;
  std::map<std::string, std::string> last_;  // by parent: the item of the file that came last so far

  [[nodiscard]] Situation looking() const {
    return {copy_, here_.actor, here_.role, here_.time, here_.answer, here_.now};
  }
  void put_in_copy(Record record) {
    Effect effect;
    *effect.mutable_put() = std::move(record);
    (void)evolve(copy_, effect, copy_.seq());
  }
  [[nodiscard]] Record next(const Record& said) const {
    const Record* before = copy_.find(said.id());
    return before ? next_of(*before) : new_record(said.id());
  }
  [[nodiscard]] bool is_hidden(const std::string& item) const {
    const Record* record = item.empty() ? nullptr : copy_.find(item);
    return record && record->agenda_item().hidden();
  }
  [[nodiscard]] No pillar_is_one(const std::string& pillar) const {
    const Record* record = pillar.empty() ? nullptr : copy_.find(pillar);
    return pillar.empty() || (record && record->has_pillar()) ? No() : not_found("pillar");
  }
  [[nodiscard]] No item_is_one(const std::string& item) const {
    const Record* record = item.empty() ? nullptr : copy_.find(item);
    return item.empty() || (record && record->has_agenda_item()) ? No() : not_found("agenda_item");
  }

  No take_meeting(const Record& said) {
    if (said.id() != "meeting") return invalid("records.id", "reserved");
    Record record = next(said);
    const Meeting before = record.meeting();
    take_over(*record.mutable_meeting(), said.meeting());
    // REHEARSAL-2: no file makes a meeting a rehearsal, or lets one last.
    record.mutable_meeting()->set_rehearsal_until_ms(before.rehearsal_until_ms());
    record.mutable_meeting()->set_rehearsal_of(before.rehearsal_of());
    if (No no = meeting_fits(record.meeting())) return no;
    put_in_copy(std::move(record));
    return {};
  }

  No take_pillar(const Record& said) {
    Record record = next(said);
    take_over(*record.mutable_pillar(), said.pillar());
    const Pillar& pillar = record.pillar();
    if (pillar.name().empty()) return invalid("name", "missing");
    if (No no = texts_fit({{"letter", &pillar.letter()}, {"name", &pillar.name()}, {"question", &pillar.question()}}))
      return no;
    put_in_copy(std::move(record));
    return {};
  }

  No take_item(const Record& said) {
    const Record* before = copy_.find(said.id());
    AgendaItem told = said.agenda_item();
    told.clear_started_ms();
    told.clear_ended_ms();
    told.clear_trashed();
    told.clear_added_by();
    told.clear_order();
    if (before) {
      told.clear_hidden();  // hiding and showing are acts of people
      told.clear_breakouts_listed();
    }
    const std::string& parent = said.agenda_item().parent();
    if (No no = can_have_parts(looking(), parent)) return no;
    if (parent == said.id()) return refusal(CYCLE);
    if (!parent.empty() && !parts_of(copy_, said.id()).empty()) return invalid("parent", "has_parts_itself");
    Record record = next(said);
    AgendaItem& item = *record.mutable_agenda_item();
    const bool new_place = !before || item.parent() != parent;
    take_over(item, told);
    item.set_parent(parent);
    if (!before && is_hidden(parent)) item.set_hidden(true);
    if (before && is_hidden(parent) && !item.hidden()) return invalid("parent", "hidden");
    if (No no = first_of({item_fits(looking(), item), pillar_is_one(item.pillar())})) return no;
    const bool in_trash = item.has_trashed();
    if (!in_trash)
      if (No no = stand(record, new_place)) return no;
    const Record* was = copy_.find(said.id());
    if (!was || !same(*was, record)) put_in_copy(std::move(record));
    if (!in_trash) last_[parent] = said.id();
    return {};
  }

  // In the order of the file; what people added stays behind what it stood behind.
  No stand(Record& record, bool new_place) {
    const std::string& parent = record.agenda_item().parent();
    const auto last = last_.find(parent);
    const std::string after = last == last_.end() ? std::string() : last->second;
    if (!new_place) {
      bool met = after.empty();
      for (const Record* part : parts_of(copy_, parent)) {
        met |= part->id() == after;
        if (part->id() != record.id()) continue;
        if (met) return {};
        break;
      }
    }
    Outcome others;
    if (No no = place_behind(looking(), record, after, others)) return no;
    for (Effect& effect : others.effects) put_in_copy(std::move(*effect.mutable_put()));
    return {};
  }

  static bool same(const Record& before, const Record& next) {
    Outcome outcome;
    put_if_changed(outcome, before, next);
    return outcome.effects.empty();
  }

  No take_breakout(const Record& said) {
    const bool is_new = copy_.find(said.id()) == nullptr;
    Breakout told = said.breakout();
    told.clear_board();  // boards are opened by the server
    told.clear_trashed();
    told.clear_earlier();
    told.clear_hidden();
    told.clear_added_by();
    if (!is_new) told.clear_members();  // who sits where has been settled since
    Record record = next(said);
    Breakout& breakout = *record.mutable_breakout();
    // A template of another meeting's own is not here; which to open the group from is chosen again.
    if (is_own_template(told.template_id()) && !own_template(copy_, told.template_id())) told.clear_template_id();
    take_over(breakout, told);
    if (is_new) breakout.set_hidden(is_hidden(breakout.agenda_item()) || is_hidden(breakout.session()));
    if (No no = first_of({group_fits(breakout), item_is_one(breakout.agenda_item()), item_is_one(breakout.session()),
                          pillar_is_one(breakout.pillar())}))
      return no;
    for (const std::string& member : breakout.members())
      if (copy_.role_of(member) == ROLE_UNSPECIFIED) return not_found("member");
    put_in_copy(std::move(record));
    return {};
  }

  No take_case_study(const Record& said) {
    const bool is_new = copy_.find(said.id()) == nullptr;
    CaseStudy told = said.case_study();
    told.clear_presenter_check();
    told.clear_hidden();
    Record record = next(said);
    CaseStudy& study = *record.mutable_case_study();
    take_over(study, told);
    if (is_new) study.set_hidden(is_hidden(study.agenda_item()));
    if (No no =
            first_of({one_line("title", study.title(), limits::programme_characters), item_is_one(study.agenda_item()),
                      pillar_is_one(study.pillar()), participant_or_nothing("speaker", study.speaker())}))
      return no;
    put_in_copy(std::move(record));
    return {};
  }

  No take_resource(const Record& said) {
    Record record = next(said);
    take_over(*record.mutable_resource(), said.resource());
    const Resource& resource = record.resource();
    if (No no = texts_fit({{"series", &resource.series()}, {"title", &resource.title()}, {"url", &resource.url()}}))
      return no;
    if (resource.authors_size() > static_cast<int>(limits::refs)) return limit_reached("authors", limits::refs);
    for (const std::string& author : resource.authors())
      if (No no = one_line("authors", author, limits::label_characters)) return no;
    put_in_copy(std::move(record));
    return {};
  }

  // Somebody who is in keeps their role, and whoever was removed stays so: those were acts of people.
  No take_member(const Record& said) {
    const Member& told = said.member();
    if (!is_participant(told.participant())) return invalid("participant", "not_a_participant");
    if (said.id() != member_id(told.participant())) return invalid("records.id", "reserved");
    if (!is_a_role(told.role())) return invalid("role", "unknown");
    if (!Mode_IsValid(told.mode())) return invalid("mode", "unknown");
    Record record = next(said);
    Member& member = *record.mutable_member();
    const bool is_new = member.participant().empty();
    if (!is_new && (member.mode() != MODE_UNSPECIFIED || told.mode() == MODE_UNSPECIFIED)) return {};
    member.set_participant(told.participant());
    member.set_mode(told.mode());
    if (is_new) member.set_role(told.role());
    put_in_copy(std::move(record));
    return {};
  }
};

}  // namespace

Outcome decide_verb(const Situation& here, const ImportProgramme& asked) {
  if (asked.records_size() + asked.gone_size() > static_cast<int>(limits::imported_records))
    return refused(limit_reached("imported_records", limits::imported_records));
  Importing importing(here);
  for (const Record& record : asked.records())
    if (No no = importing.take(record)) return refused(*no);
  for (const std::string& id : asked.gone())
    if (No no = importing.take_out(id)) return refused(*no);
  if (No no = importing.counts_fit()) return refused(*no);
  return or_nothing_to_do(importing.outcome());
}

}  // namespace plenary
