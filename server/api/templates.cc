// Board templates: those of the server, and a meeting's own. An own one is read, checked and written here; whether it is
// kept is for the rules to say.
#include "facilitation/document/own_templates.h"
#include "facilitation/meetings/template_of_board.h"
#include "facilitation/rules/decide.h"
#include "facilitation/templates/template_file.h"
#include "facilitation/templates/written_template.h"
#include "server/api/api.h"
#include "server/api/file_to_take.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"

namespace plenary {
namespace {

HttpResponse no_such_template() {
  return http_error(404, "not_found", "There is no such template, or not in this version. Load the list again.");
}

TemplateHere told(const Template& board) {
  TemplateHere here;
  here.set_id(board.id());
  here.set_title(board.title());
  here.set_purpose(board.purpose());
  here.set_pillar(board.pillar());
  here.set_total_minutes(board.total_minutes());
  here.set_version(board.version());
  return here;
}

std::uint32_t groups_opened_from(const Document& meeting, const std::string& id) {
  std::uint32_t groups = 0;
  for (const auto& [key, entry] : meeting.entries())
    if (entry.record.has_breakout() && entry.record.breakout().template_id() == id &&
        !entry.record.breakout().board().empty())
      ++groups;
  return groups;
}

std::string file_name(const std::string& id) { return (id.empty() ? "template" : id) + ".yaml"; }

// The fields and the file say the same, with what is wrong in them.
TemplateAnswer answer_for(const std::string& yaml) {
  TemplateAnswer answer;
  const OwnTemplate own = read_own_template({"", yaml, ""});
  if (own.board) *answer.mutable_template_() = *own.board;
  answer.set_yaml(yaml);
  answer.set_own(true);
  answer.set_remarks(own.remarks);
  for (const Problem& problem : own.problems) {
    TemplateProblem& told = *answer.add_problems();
    told.set_line(problem.line);
    told.set_column(problem.column);
    told.set_field(problem.field);
    told.set_sentence(problem.what);
    told.set_kind(problem.kind);
    told.set_limit(problem.limit);
  }
  return answer;
}

// A new one is named after its title; its version is counted.
std::string written(Template board, const Document& meeting) {
  if (board.id().empty()) board.set_id(own_template_id(board.title(), meeting));
  if (board.version() == 0) board.set_version(1);
  return as_yaml(board);
}

// As one's own: under an id that is free here, from version 1.
TemplateAnswer beginning(Template board, const Document& meeting) {
  board.clear_id();
  board.set_version(1);
  return answer_for(written(std::move(board), meeting));
}

}  // namespace

std::optional<Template> Api::template_at(const Document& meeting, const std::string& id, std::uint32_t number) const {
  if (!is_own_template(id)) {
    const auto found = parts_.templates.find(id);
    if (found == parts_.templates.end() || (number != 0 && number != found->second.version())) return std::nullopt;
    return found->second;
  }
  const Record* record = own_template(meeting, id, number);
  if (!record) return std::nullopt;
  OwnTemplate own = read_own_template({file_name(id), record->board_template().yaml(), ""});
  return std::move(own.board);
}

void Api::template_of(const Document& board, std::function<void(const std::optional<Template>&)> then) {
  const std::string id = board.board()->template_id();
  if (!is_own_template(id)) {
    const auto found = parts_.templates.find(id);
    return then(found == parts_.templates.end() ? std::nullopt : std::optional<Template>(found->second));
  }
  parts_.documents.read(board.board()->meeting(), [this, id, number = board.board()->template_version(),
                                                   then = std::move(then)](const LiveDocument* live) {
    then(live ? template_at(live->document(), id, number) : std::nullopt);
  });
}

void Api::list_templates(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !leads(asking.viewer.role)) return done(only_who_leads());
  parts_.documents.read(asking.document, [this, done](const LiveDocument* live) {
    if (!live || !live->document().meeting()) return done(not_a_meeting());
    const Document& meeting = live->document();
    TemplatesAnswer answer;
    for (const Record* record : own_templates(meeting)) {
      const BoardTemplate& stored = record->board_template();
      TemplateHere& here = *answer.add_templates();
      here.set_id(stored.template_id());
      here.set_title(stored.title());
      here.set_purpose(stored.purpose());
      here.set_pillar(stored.pillar());
      here.set_total_minutes(stored.total_minutes());
      here.set_version(stored.number());
      here.set_own(true);
      here.set_at_ms(stored.at_ms());
      here.set_boards(groups_opened_from(meeting, stored.template_id()));
      here.set_in_trash(stored.has_trashed());
    }
    for (const auto& [id, board] : parts_.templates) {
      TemplateHere& here = *answer.add_templates();
      here = told(board);
      here.set_boards(groups_opened_from(meeting, id));
    }
    done(http_json(json_of(answer)));
  });
}

void Api::show_template(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !leads(asking.viewer.role)) return done(only_who_leads());
  if (const std::int64_t wait = readings_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "These are many readings in a short time."));
  const std::string board = asking.request.parameter("board").value_or("");
  if (!board.empty()) return begin_with_board(asking, board, std::move(done));
  const std::string copied = asking.request.parameter("copy").value_or("");
  const std::string id = copied.empty() ? asking.request.parameter("id").value_or("") : copied;
  const std::string version = asking.request.parameter("version").value_or("0");
  if (version.empty() || version.size() > 9 || version.find_first_not_of("0123456789") != std::string::npos)
    return done(http_error(400, "invalid", "A version is a number. Leave it out for the latest."));
  const bool as_file = asking.request.parameter("format").value_or("") == "yaml";
  parts_.documents.read(asking.document, [this, id, number = static_cast<std::uint32_t>(std::stoul(version)),
                                          copies = !copied.empty(), as_file, done](const LiveDocument* live) {
    if (!live || !live->document().meeting()) return done(not_a_meeting());
    const Document& meeting = live->document();
    const std::optional<Template> found = template_at(meeting, id, number);
    if (!found) return done(no_such_template());
    if (copies) return done(http_json(json_of(beginning(*found, meeting))));
    const Record* own = own_template(meeting, id, number);
    const std::string yaml = own ? own->board_template().yaml() : as_yaml(*found);
    if (as_file) return done(file_to_take("application/yaml; charset=utf-8", file_name(id), yaml));
    TemplateAnswer answer;
    if (own) {
      answer = answer_for(yaml);
    } else {
      *answer.mutable_template_() = *found;
      answer.set_yaml(yaml);
    }
    done(http_json(json_of(answer)));
  });
}

// What a board is made of, whoever leads its meeting may know without coming to it.
void Api::begin_with_board(const Asking& asking, const std::string& board, HttpAnswer done) {
  parts_.documents.read(board, [this, meeting = asking.document, done](const LiveDocument* live) {
    if (!live || !live->document().board() || live->document().board()->meeting() != meeting)
      return done(http_error(404, "not_found", "There is no such board in this meeting. Load the meeting again."));
    const auto copy = std::make_shared<Document>(live->document());
    template_of(*copy, [this, copy, meeting, done](const std::optional<Template>& made_from) {
      const Template board = template_of_board(*copy, made_from ? &*made_from : nullptr);
      parts_.documents.read(meeting, [board, done](const LiveDocument* live) {
        if (!live || !live->document().meeting()) return done(not_a_meeting());
        done(http_json(json_of(beginning(board, live->document()))));
      });
    });
  });
}

void Api::write_template(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !leads(asking.viewer.role)) return done(only_who_leads());
  TemplateRequest asked;
  std::string why;
  if (!read_json(asking.request.body, asked, why)) return done(not_json(why));
  if (asked.has_template_() == !asked.yaml().empty())
    return done(http_error(400, "invalid", "Send the template's fields or its file: `template` or `yaml`."));
  if (const std::int64_t wait = readings_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "These are many readings in a short time."));
  parts_.documents.read(asking.document, [this, asking, asked, done](const LiveDocument* live) {
    if (!live || !live->document().meeting()) return done(not_a_meeting());
    const std::string yaml = asked.has_template_() ? written(asked.template_(), live->document()) : asked.yaml();
    const auto answer = std::make_shared<TemplateAnswer>(answer_for(yaml));
    if (!asked.save() || answer->problems_size() > 0) return done(http_json(json_of(*answer)));
    Request request;
    SetTemplate& set = *request.mutable_set_template();
    set.set_id(asked.id().empty() ? answer->template_().id() : asked.id());
    set.set_yaml(yaml);
    set.set_if_number(asked.if_number());
    parts_.documents.act(asking.document, {asking.viewer.participant, false}, request,
                         [answer, done, yaml, number = asked.if_number() + 1](const LiveDocument::Act& act) {
                           if (!act.stored) return done(cannot_store_now());
                           if (act.outcome.accepted()) {
                             *answer = answer_for(with_version(yaml, number));
                             answer->set_saved(true);
                           } else {
                             *answer->mutable_refusal() = act.outcome.refusal;
                             answer->set_sentence(sentence(act.outcome.refusal));
                           }
                           done(http_json(json_of(*answer)));
                         });
  });
}

}  // namespace plenary
