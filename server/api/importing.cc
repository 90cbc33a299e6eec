// A programme or a list of people from a file. What would be done is what the rules decide on the meeting as it stands, so
// the preview and the act cannot differ; the act is one request. Names go to the people store first, as when somebody joins.
#include <google/protobuf/util/message_differencer.h>

#include <algorithm>

#include "facilitation/document/programme.h"
#include "facilitation/meetings/import_file.h"
#include "facilitation/meetings/same_person.h"
#include "facilitation/rules/decide.h"
#include "facilitation/templates/words.h"
#include "server/api/api.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"

namespace plenary {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// What a field says, for people: names instead of ids where they are known.
class Wording {
 public:
  void name(const ListedPerson& person) { names_[person.id()] = person.name(); }
  [[nodiscard]] std::string of(const std::string& text) const {
    const auto found = names_.find(text);
    return found == names_.end() ? text : found->second;
  }

  [[nodiscard]] std::string of(const Message& message, const FieldDescriptor& field) const {
    const auto& reflection = *message.GetReflection();
    if (!field.is_repeated()) return one(message, field, -1);
    std::string words;
    for (int i = 0; i < reflection.FieldSize(message, &field); ++i)
      words += (i == 0 ? "" : "; ") + one(message, field, i);
    return words;
  }

 private:
  std::map<std::string, std::string> names_;

  [[nodiscard]] std::string one(const Message& message, const FieldDescriptor& field, int at) const {
    const auto& reflection = *message.GetReflection();
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_STRING:
        return of(at < 0 ? reflection.GetString(message, &field) : reflection.GetRepeatedString(message, &field, at));
      case FieldDescriptor::CPPTYPE_ENUM: return word_for_name(reflection.GetEnum(message, &field)->name());
      case FieldDescriptor::CPPTYPE_BOOL: return reflection.GetBool(message, &field) ? "yes" : "no";
      case FieldDescriptor::CPPTYPE_UINT32: return std::to_string(reflection.GetUInt32(message, &field));
      case FieldDescriptor::CPPTYPE_INT64: return std::to_string(reflection.GetInt64(message, &field));
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return at < 0 ? reflection.GetMessage(message, &field).ShortDebugString() : "";
      default: return "";
    }
  }
};

const Message* body_of(const Record& record) {
  const auto* field = Record::descriptor()->FindFieldByNumber(record.body_case());
  return field ? &record.GetReflection()->GetMessage(record, field) : nullptr;
}

std::string kind_of(const Record& record) {
  const auto* field = Record::descriptor()->FindFieldByNumber(record.body_case());
  return field ? field->name() : "";
}

std::string title_of(const Record& record, const Wording& wording) {
  if (record.has_agenda_item()) return record.agenda_item().title();
  if (record.has_breakout()) return record.breakout().title();
  if (record.has_pillar()) return record.pillar().name();
  if (record.has_case_study()) return record.case_study().title();
  if (record.has_resource()) return record.resource().title();
  if (record.has_meeting()) return record.meeting().title();
  return record.has_member() ? wording.of(record.member().participant()) : "";
}

// Fields of a message and of those within it, "policy.verbatim".
void tell_fields(const Message& before, const Message& after, const std::string& path, const Wording& wording,
                 ImportedChange& change) {
  const auto* fields = after.GetDescriptor();
  for (int i = 0; i < fields->field_count(); ++i) {
    const FieldDescriptor& field = *fields->field(i);
    if (field.is_map()) continue;
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !field.is_repeated()) {
      tell_fields(before.GetReflection()->GetMessage(before, &field), after.GetReflection()->GetMessage(after, &field),
                  path + field.name() + ".", wording, change);
      continue;
    }
    const std::string was = wording.of(before, field), is = wording.of(after, field);
    if (was == is) continue;
    FieldChange& told = *change.add_fields();
    told.set_field(path + field.name());
    told.set_before(was);
    told.set_after(is);
  }
}

ImportProblem problem(std::uint32_t line, std::uint32_t column, const std::string& field, const std::string& sentence) {
  ImportProblem problem;
  problem.set_line(line);
  problem.set_column(column);
  problem.set_field(field);
  problem.set_sentence(sentence);
  return problem;
}

// Which record it was that the rules would not take: the first with which they refuse.
void tell_refusal(const Document& meeting, const ImportedFile& file, const Actor& actor, const Moment& now,
                  ImportAnswer& answer) {
  Request so_far;
  const auto refused = [&](const Outcome& outcome) {
    return !outcome.accepted() && outcome.refusal.code() != NOTHING_TO_DO;
  };
  for (const Record& record : file.request.records()) {
    *so_far.mutable_import_programme()->add_records() = record;
    const Outcome outcome = decide(meeting, so_far, actor, now);
    if (!refused(outcome)) continue;
    const auto line = file.lines.find(record.id());
    const bool names_a_field = outcome.refusal.code() == INVALID && outcome.refusal.args_size() > 0;
    *answer.add_problems() = problem(line == file.lines.end() ? 0 : line->second, 0,
                                     names_a_field ? outcome.refusal.args(0) : record.id(), sentence(outcome.refusal));
    return;
  }
  *so_far.mutable_import_programme()->mutable_gone() = file.request.gone();
  const Outcome outcome = decide(meeting, so_far, actor, now);
  if (refused(outcome)) *answer.add_problems() = problem(0, 0, "", sentence(outcome.refusal));
}

bool same_person_as_told(const ListedPerson& kept, const ListedPerson& told) {
  return google::protobuf::util::MessageDifferencer::Equals(kept, told);
}

}  // namespace

// From the file to what would be done, and then to what is.
struct Api::Import {
  Asking asking;
  ImportRequest asked;
  HttpAnswer done;
  std::vector<ListedPerson> known;  // of the meeting
  ImportedFile file;
  std::vector<ListedPerson> to_keep;    // people who are new, or of whom the file says something else
  std::vector<std::string> to_look_up;  // who would be new to this meeting: are they somebody else's?
  ImportAnswer answer;
  Request request;

  [[nodiscard]] const ListedPerson* kept(const std::string& id) const {
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const ListedPerson& person) { return person.id() == id; });
    return found == known.end() ? nullptr : &*found;
  }
};

void Api::import_file(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !leads(asking.viewer.role)) return done(only_who_leads());
  const auto import = std::make_shared<Import>();
  std::string why;
  if (!read_json(asking.request.body, import->asked, why)) return done(not_json(why));
  const ImportRequest& asked = import->asked;
  if (asked.format() != "yaml" && asked.format() != "csv")
    return done(http_error(400, "unknown_format", "A file is read as yaml or csv: say which in `format`."));
  if (asked.format() == "csv" && asked.what() != "programme" && asked.what() != "people")
    return done(http_error(400, "invalid", "Say what the table lists: `what` is programme or people."));
  if (const std::int64_t wait = imports_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "These are many imports in a short time."));
  import->asking = std::move(asking);
  import->done = std::move(done);
  parts_.people.list(import->asking.document, [this, import](std::optional<std::vector<ListedPerson>> people) {
    if (!people) return import->done(cannot_store_now());
    import->known = std::move(*people);
    parts_.documents.read(import->asking.document, [this, import](const LiveDocument* live) {
      if (!live || !live->document().meeting()) return import->done(not_a_meeting());
      read_import(*import, live->document());
      look_up_strangers(import);
    });
  });
}

void Api::read_import(Import& import, const Document& meeting) {
  const ImportInto into{import.asking.document, meeting, import.known};
  const NamedText text{"", import.asked.text(), ""};
  import.file = import.asked.format() == "yaml"   ? read_import_yaml(text, into)
                : import.asked.what() == "people" ? read_import_people(text, into)
                                                  : read_import_programme(text, into);
  for (const Problem& found : import.file.problems)
    *import.answer.add_problems() = problem(found.line, found.column, found.field, found.what);
  for (const ListedPerson& person : import.file.people) {
    const ListedPerson* kept = import.kept(person.id());
    if (!kept && !meeting.member(person.id())) import.to_look_up.push_back(person.id());
    ListedPerson next = kept ? *kept : person;
    if (kept) {  // what the file does not say stays; role and mode are the meeting's to say
      if (person.affiliations_size() > 0) next.clear_affiliations();
      next.MergeFrom(person);
      next.set_role(kept->role());
      next.set_mode(kept->mode());
      if (person.family_name() == person.name())
        next.set_family_name(kept->family_name());  // it does not say which it is
    }
    if (!kept || !same_person_as_told(*kept, next)) import.to_keep.push_back(std::move(next));
  }
}

// People are known by id in every meeting of this server: whoever is in another one is not renamed from here.
void Api::look_up_strangers(std::shared_ptr<Import> import) {
  if (import->to_look_up.empty()) return preview_import(import);
  const std::string id = import->to_look_up.back();
  parts_.people.find(id, [this, import, id](const PersonAnswer& answer) {
    if (answer.kind == PersonAnswer::unavailable) return import->done(cannot_store_now());
    if (answer.kind == PersonAnswer::found) {
      const auto line = import->file.lines.find("member." + id);
      *import->answer.add_problems() =
          problem(line == import->file.lines.end() ? 0 : line->second, 0, "participant",
                  "This is the id of somebody in another meeting. Leave `participant` out, or send them a link.");
    }
    import->to_look_up.pop_back();
    look_up_strangers(import);
  });
}

void Api::preview_import(std::shared_ptr<Import> import) {
  parts_.documents.read(import->asking.document, [this, import](const LiveDocument* live) {
    if (!live || !live->document().meeting()) return import->done(not_a_meeting());
    ImportAnswer& answer = import->answer;
    if (answer.problems_size() > 0) return import->done(http_json(json_of(answer)));
    const Document& meeting = live->document();
    Wording wording;
    for (const ListedPerson& person : import->known) wording.name(person);
    for (const ListedPerson& person : import->file.people) wording.name(person);

    const std::vector<std::string> gone = gone_from(import->file.request, meeting);
    for (const std::string& id : gone) {
      ImportedChange& change = *answer.add_gone();
      change.set_id(id);
      change.set_kind("agenda_item");
      change.set_title(meeting.find(id)->agenda_item().title());
    }
    if (import->asked.take_out_gone()) import->file.request.mutable_gone()->Assign(gone.begin(), gone.end());
    *import->request.mutable_import_programme() = import->file.request;

    const Actor actor{import->asking.viewer.participant, false};
    const Moment now{parts_.clock.wall_ms(), 0};
    const Outcome outcome = decide(meeting, import->request, actor, now);
    if (!outcome.accepted() && outcome.refusal.code() != NOTHING_TO_DO) {
      tell_refusal(meeting, import->file, actor, now, answer);
      return import->done(http_json(json_of(answer)));
    }
    for (const Effect& effect : outcome.effects) {
      const Record& after = effect.put();
      const Record* before = meeting.find(after.id());
      if (after.agenda_item().has_trashed() && before && !before->agenda_item().has_trashed())
        continue;  // told as gone
      ImportedChange& change = before ? *answer.add_changed() : *answer.add_added();
      change.set_id(after.id());
      change.set_kind(kind_of(after));
      change.set_title(title_of(after, wording));
      change.set_in_trash(after.agenda_item().has_trashed() || after.breakout().has_trashed());
      if (before) tell_fields(*body_of(*before), *body_of(after), "", wording, change);
    }
    for (const ListedPerson& person : import->to_keep) {
      const ListedPerson* kept = import->kept(person.id());
      ImportedChange& change = kept ? *answer.add_changed() : *answer.add_added();
      change.set_id(person.id());
      change.set_kind("person");
      change.set_title(person.name());
      if (kept) tell_fields(*kept, person, "", Wording(), change);
    }
    for (const auto& [one, other] : may_be_the_same(import->file.people, import->known)) {
      SamePerson& same = *answer.add_same_person();
      same.set_participant(one.id());
      same.set_name(one.name());
      same.set_other(other.id());
      same.set_other_name(other.name());
      same.set_both_in_file(!import->kept(other.id()));
    }
    if (!import->asked.apply()) return import->done(http_json(json_of(answer)));
    if (live->read_only()) return import->done(cannot_store_now());
    keep_people(import);
  });
}

void Api::keep_people(std::shared_ptr<Import> import) {
  if (!import->to_keep.empty()) {
    const ListedPerson person = import->to_keep.back();
    import->to_keep.pop_back();
    return parts_.people.put(import->asking.document, person, [this, import](bool kept) {
      if (!kept) return import->done(cannot_store_now());
      keep_people(import);
    });
  }
  parts_.documents.act(
      import->asking.document, {import->asking.viewer.participant, false}, import->request,
      [import](const LiveDocument::Act& act) {
        if (!act.stored) return import->done(cannot_store_now());
        if (!act.outcome.accepted() && act.outcome.refusal.code() != NOTHING_TO_DO)
          return import->done(http_error(
              409, "refused",
              "The meeting has changed meanwhile. Look at the preview again. " + sentence(act.outcome.refusal)));
        import->answer.set_applied(true);
        import->done(http_json(json_of(import->answer)));
      });
}

}  // namespace plenary
