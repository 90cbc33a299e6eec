// Board templates of a meeting's own. A version, once written, stands: boards were opened from it. What is wrong in a file
// is told by whoever reads it (facilitation/templates), to whoever wrote it.
#include "facilitation/rules/templates.h"

#include "facilitation/document/own_templates.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/verbs.h"
#include "facilitation/templates/schema.h"
#include "facilitation/templates/template_file.h"

namespace plenary {
namespace {

// What a template may say, its board may hold.
static_assert(kTemplateTitle <= limits::title_characters && kTemplateRegions <= limits::regions &&
              kTemplatePhases <= limits::phases && kTemplateWords <= limits::phase_words_characters &&
              kTemplateMinutes <= limits::phase_minutes);

// Where, and nothing of what somebody wrote: refusals are kept, and read by others. What is wrong there is told to whoever
// asks for it (POST /api/documents/<id>/template).
Refusal not_right(const Problem& problem) {
  return refusal(INVALID, {"template", "not_right", std::to_string(problem.line), std::to_string(problem.column)});
}

Refusal too_many_bytes(const std::string& yaml) {
  return refusal(TOO_LONG, {std::to_string(kLongestOwnTemplate), std::to_string(yaml.size()), "bytes"});
}

}  // namespace

No template_is_here(const Situation& here, const std::string& id, std::uint32_t number) {
  if (!is_own_template(id)) return {};
  const Record* latest = own_template(here.document, id);
  if (!latest || !own_template(here.document, id, number)) return not_found("template");
  if (latest->board_template().has_trashed()) return refusal(GONE, {"template", "trash"});
  return {};
}

Outcome decide_verb(const Situation& here, const SetTemplate& asked) {
  if (asked.yaml().size() > kLongestOwnTemplate) return refused(too_many_bytes(asked.yaml()));
  const OwnTemplate own = read_own_template({asked.id() + ".yaml", asked.yaml(), ""});
  if (!own.problems.empty()) return refused(not_right(own.problems.front()));
  if (own.board->id() != asked.id()) return refused(invalid("template", "another_id"));
  const Record* latest = own_template(here.document, asked.id());
  if (latest && asked.if_number() == 0) return refused(ALREADY_EXISTS);
  if (!latest && asked.if_number() != 0) return refused(not_found("template"));
  if (latest && latest->board_template().has_trashed()) return refused(GONE, {"template", "trash"});
  if (latest && latest->board_template().number() != asked.if_number()) return refused(STALE);
  const std::uint32_t number = asked.if_number() + 1;
  const std::string yaml = with_version(asked.yaml(), number);
  if (latest && with_version(asked.yaml(), asked.if_number()) == latest->board_template().yaml())
    return refused(NOTHING_TO_DO);
  if (yaml.size() > kLongestOwnTemplate) return refused(too_many_bytes(yaml));
  if (No no = room_for_one_more(here.document, Record::kBoardTemplate, "template_versions", limits::template_versions))
    return refused(*no);
  Record record = new_record(own_template_record(asked.id(), number));
  BoardTemplate& board = *record.mutable_board_template();
  board.set_template_id(asked.id());
  board.set_number(number);
  board.set_yaml(yaml);
  board.set_title(own.board->title());
  board.set_purpose(own.board->purpose());
  board.set_pillar(own.board->pillar());
  board.set_total_minutes(own.board->total_minutes());
  board.set_by(here.me());
  board.set_at_ms(here.now.ms);
  Outcome outcome;
  put(outcome, std::move(record));
  return outcome;
}

Outcome decide_verb(const Situation& here, const TrashTemplate& asked) {
  if (No no = lines("reason", asked.reason(), limits::remark_characters)) return refused(*no);
  const Record* latest = own_template(here.document, asked.id());
  if (!latest) return refused(not_found("template"));
  if (latest->board_template().has_trashed()) return refused(GONE, {"template", "trash"});
  Record next = next_of(*latest);
  Trashed& trashed = *next.mutable_board_template()->mutable_trashed();
  trashed.set_by(here.me());
  trashed.set_at_ms(here.now.ms);
  trashed.set_reason(asked.reason());
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const RestoreTemplate& asked) {
  const Record* latest = own_template(here.document, asked.id());
  if (!latest) return refused(not_found("template"));
  if (!latest->board_template().has_trashed()) return refused(NOTHING_TO_DO);
  Record next = next_of(*latest);
  next.mutable_board_template()->clear_trashed();
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

}  // namespace plenary
