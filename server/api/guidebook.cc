// The guidebook: opened from a meeting, taken further by what other meetings brought, published in editions.
#include <algorithm>

#include "facilitation/clocks/local_time.h"
#include "facilitation/document/rehearsal.h"
#include "facilitation/guidebook/fields.h"
#include "facilitation/guidebook/parts.h"
#include "facilitation/rules/decide.h"
#include "facilitation/rules/order.h"
#include "server/api/api.h"
#include "server/api/beside.h"
#include "server/api/invitations.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"

namespace plenary {
namespace {

HttpResponse not_open_yet() {
  return http_error(404, "not_found",
                    "This meeting has no guidebook yet. Whoever leads the meeting, or records in it, can open one.");
}

HttpResponse not_made_from_it() {
  return http_error(
      404, "not_found",
      "There is no such guidebook that this meeting is part of. Whoever writes it can take the meeting in.");
}

// Who writes a guidebook because of what they are in its meeting; ROLE_UNSPECIFIED: they are none of these.
Role as_writer(Role in_meeting) {
  if (in_meeting == FACILITATOR || in_meeting == CO_FACILITATOR || in_meeting == RAPPORTEUR) return in_meeting;
  return ROLE_UNSPECIFIED;
}

std::vector<const Record*> pillars_of(const Document& meeting) {
  std::vector<const Record*> pillars;
  for (const Record* record : meeting.sorted())
    if (record->has_pillar()) pillars.push_back(record);
  std::stable_sort(pillars.begin(), pillars.end(),
                   [](const Record* a, const Record* b) { return a->pillar().order() < b->pillar().order(); });
  return pillars;
}

std::string how_it_was_made(const Meeting& meeting) {
  std::string words = "Made from what the groups of " + meeting.title() + " wrote and decided";
  if (!meeting.venue().empty()) words += ", " + meeting.venue();
  if (!meeting.start_date().empty()) words += ", " + meeting.start_date();
  if (!meeting.end_date().empty() && meeting.end_date() != meeting.start_date()) words += " to " + meeting.end_date();
  words += ". Nobody is named or quoted without their leave for these very words.";
  if (!meeting.policy().verbatim().empty()) words += "\n\nWhat people were told: " + meeting.policy().verbatim();
  return words;
}

void add_chapter(std::vector<Record>& records, const std::string& id, const Pillar& pillar, const std::string& order,
                 const std::string& how) {
  Record& record = records.emplace_back();
  record.set_id(id);
  Chapter& chapter = *record.mutable_chapter();
  chapter.set_pillar(id);
  chapter.set_order(order);
  chapter.set_letter(pillar.letter());
  chapter.set_name(pillar.name());
  chapter.set_question(pillar.question());
  chapter.set_state("draft");
  Record& field = records.emplace_back();
  field.set_id(guidebook::field_id(id, "how_this_was_made"));
  field.mutable_entry_field()->set_owner(id);
  field.mutable_entry_field()->set_name("how_this_was_made");
  field.mutable_text()->set_content(how);
}

// What a guidebook begins with: a chapter for each pillar of its meeting, in their order, with its question.
std::vector<Record> first_records(const std::string& meeting_id, const Document& document) {
  const Meeting& meeting = *document.meeting();
  std::vector<Record> records(1);
  records.front().set_id("guidebook");
  Guidebook& head = *records.front().mutable_guidebook();
  head.set_title(meeting.title().empty() ? "Guidebook" : meeting.title() + ": guidebook");
  head.add_meetings(meeting_id);
  head.add_meeting_titles(meeting.title());
  head.set_organiser(meeting.organiser());
  head.set_fictional(meeting.fictional());
  const std::vector<const Record*> pillars = pillars_of(document);
  const std::vector<std::string> keys = order::fresh(pillars.size() + 1);
  const std::string how = how_it_was_made(meeting);
  for (std::size_t i = 0; i < pillars.size(); ++i) {
    const std::string& id = pillars[i]->id();
    add_chapter(records, id.size() <= guidebook::kLongestOwner ? id : "chapter-" + std::to_string(i + 1),
                pillars[i]->pillar(), keys[i], how);
  }
  if (pillars.empty()) {  // a meeting without pillars has one question
    Pillar whole;
    whole.set_name(meeting.title());
    whole.set_question(meeting.main_outcome());
    add_chapter(records, "chapter-1", whole, keys.front(), how);
  }
  return records;
}

bool says_anything(const EditionContent& content) {
  return std::any_of(content.chapters().begin(), content.chapters().end(), [](const EditionChapter& chapter) {
    return !chapter.fields().empty() || !chapter.entries().empty() || !chapter.quotes().empty();
  });
}

// An edition before it is numbered by the rules, and what is told of it.
struct Frozen {
  Request request;
  PublishAnswer answer;
  bool says_anything = false;
};

Frozen freeze(const GuidebookParts& parts, const std::string& by, const std::string& date) {
  Frozen frozen;
  const ComposedGuidebook composed = compose_guidebook(parts, Which::ready);
  frozen.says_anything = says_anything(composed.content);
  Edition& edition = *frozen.request.mutable_publish_edition()->mutable_edition();
  edition = compose_edition(parts, by, date);
  frozen.answer.set_number(edition.number());
  frozen.answer.set_date(date);
  for (const EditionChapter& chapter : edition.content().chapters())
    frozen.answer.set_entries(frozen.answer.entries() + static_cast<std::uint32_t>(chapter.entries_size()));
  for (const ReliedOn& yes : edition.relied_on())
    if (yes.participant().empty()) frozen.answer.set_quotations(frozen.answer.quotations() + 1);
  for (const BlockedByConsent& blocked : composed.blocked) *frozen.answer.add_blocked() = blocked;
  return frozen;
}

}  // namespace

struct Api::OpeningGuidebook {
  Asking asking;
  HttpAnswer done;
  OpenGuidebookAnswer answer;
  std::vector<Record> records;      // if it is to be opened
  std::vector<std::string> boards;  // where who asks may be a rapporteur; the next one last
  Role role = ROLE_UNSPECIFIED;     // as a writer
  Mode mode = MODE_UNSPECIFIED;
};

void Api::open_guidebook(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty()) return done(only_members());
  if (!rehearsal_of(asking.document).empty()) return done(nothing_is_kept());
  auto opening = std::make_shared<OpeningGuidebook>();
  OpenGuidebookRequest asked;
  std::string why;
  if (!asking.request.body.empty() && !read_json(asking.request.body, asked, why)) return done(not_json(why));
  opening->asking = std::move(asking);
  opening->done = std::move(done);
  parts_.documents.read(opening->asking.document, [this, opening, asked](const LiveDocument* live) {
    if (!live || !live->document().meeting()) return opening->done(not_a_meeting());
    const std::string& meeting = opening->asking.document;
    if (!asked.document().empty() && asked.document() != meeting + std::string(kGuidebookEnding))
      return come_to_earlier_guidebook(opening, asked.document());
    opening->answer.set_document(meeting + std::string(kGuidebookEnding));
    opening->records = first_records(meeting, live->document());
    opening->role = as_writer(opening->asking.viewer.role);
    if (const Member* member = live->document().member(opening->asking.viewer.participant))
      opening->mode = member->mode();
    if (opening->role == ROLE_UNSPECIFIED)
      for (const Record* record : live->document().sorted())
        if (record->has_breakout() && record->breakout().board().starts_with(meeting + "."))
          opening->boards.push_back(record->breakout().board());
    look_for_rapporteur(opening);
  });
}

// A rapporteur of one group writes the guidebook of all.
void Api::look_for_rapporteur(std::shared_ptr<OpeningGuidebook> opening) {
  if (opening->boards.empty()) return come_to_guidebook(opening);
  const std::string board = opening->boards.back();
  opening->boards.pop_back();
  parts_.documents.read(board, [this, opening](const LiveDocument* live) {
    const Board* group = live ? live->document().board() : nullptr;
    if (group && group->meeting() == opening->asking.document &&
        live->document().role_of(opening->asking.viewer.participant) == RAPPORTEUR) {
      opening->role = RAPPORTEUR;
      opening->boards.clear();
    }
    look_for_rapporteur(opening);
  });
}

void Api::come_to_guidebook(std::shared_ptr<OpeningGuidebook> opening) {
  const std::string id = opening->answer.document();
  parts_.documents.read(id, [this, opening, id](const LiveDocument* live) {
    if (live) return sit_at_guidebook(opening, *live);
    if (opening->role == ROLE_UNSPECIFIED) return opening->done(not_open_yet());
    if (const std::int64_t wait = copies_.take(opening->asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
      return opening->done(too_often(wait, "These are many fresh documents in a short time."));
    std::vector<Record> records = std::move(opening->records);
    for (Record& invitation : new_invitations(parts_.entropy)) records.push_back(std::move(invitation));
    parts_.documents.create(id, std::move(records), [this, opening, id](bool made, const std::string&) {
      opening->answer.set_opened(made);
      // Not made: somebody was faster, or the store is away. Looking again tells.
      parts_.documents.read(id, [this, opening](const LiveDocument* again) {
        if (!again) return opening->done(cannot_store_now());
        sit_at_guidebook(opening, *again);
      });
    });
  });
}

// One that took this meeting in: whoever is of it reads there.
void Api::come_to_earlier_guidebook(std::shared_ptr<OpeningGuidebook> opening, const std::string& id) {
  if (!id.ends_with(kGuidebookEnding) || !rehearsal_of(id).empty()) return opening->done(not_made_from_it());
  opening->answer.set_document(id);
  parts_.documents.read(id, [this, opening](const LiveDocument* live) {
    const Guidebook* head = live ? guidebook::head_of(live->document()) : nullptr;
    const bool took_it_in = head && std::find(head->meetings().begin(), head->meetings().end(),
                                              opening->asking.document) != head->meetings().end();
    if (!took_it_in) return opening->done(not_made_from_it());
    sit_at_guidebook(opening, *live);
  });
}

// As who they are there; who is new, as what they are in the meeting: a writer or a reader.
void Api::sit_at_guidebook(std::shared_ptr<OpeningGuidebook> opening, const LiveDocument& live) {
  const std::string& participant = opening->asking.viewer.participant;
  const Guidebook* head = guidebook::head_of(live.document());
  if (!head) return opening->done(not_open_yet());
  opening->answer.set_title(head->title());
  const auto arrive = [this, opening] {
    parts_.sessions.add(session_token(opening->asking.request), opening->answer.document(), parts_.clock.wall_ms(),
                        [opening](const auto&) { opening->done(http_json(json_of(opening->answer))); });
  };
  if (live.document().member(participant)) {
    opening->answer.set_role(live.document().role_of(participant));
    if (opening->answer.role() == ROLE_UNSPECIFIED) return opening->done(only_members());
    return arrive();
  }
  opening->answer.set_role(opening->role == ROLE_UNSPECIFIED ? OBSERVER : opening->role);
  Request request;
  Admit& admit = *request.mutable_admit();
  admit.set_participant(participant);
  admit.set_role(opening->answer.role());
  admit.set_mode(opening->mode);
  parts_.documents.act(opening->answer.document(), {"", /*server=*/true}, request,
                       [opening, arrive](const LiveDocument::Act& act) {
                         if (!act.stored) return opening->done(cannot_store_now());
                         if (!act.outcome.accepted())
                           return opening->done(http_error(403, "refused", sentence(act.outcome.refusal)));
                         arrive();
                       });
}

void Api::take_in_meeting(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !writes_guidebook(asking.viewer.role)) return done(only_who_writes());
  TakeInMeetingRequest asked;
  std::string why;
  if (!read_json(asking.request.body, asked, why)) return done(not_json(why));
  if (!rehearsal_of(asked.meeting()).empty()) return done(nothing_is_kept());
  if_member(asking, asked.meeting(), [this, asking, asked, done](const LiveDocument* live) {
    if (!live || !live->document().meeting())
      return done(http_error(404, "not_found",
                             "There is no such meeting, or you are not a member of it. Open your link to it first."));
    Request request;
    request.mutable_take_in_meeting()->set_meeting(asked.meeting());
    request.mutable_take_in_meeting()->set_title(live->document().meeting()->title());
    TakeInMeetingAnswer answer;
    answer.set_title(live->document().meeting()->title());
    parts_.documents.act(asking.document, {"", /*server=*/true}, request, [answer, done](const LiveDocument::Act& act) {
      if (!act.stored && act.outcome.refusal.code() != NOTHING_TO_DO) return done(cannot_store_now());
      if (!act.outcome.accepted() && act.outcome.refusal.code() != NOTHING_TO_DO)
        return done(http_error(409, "refused", sentence(act.outcome.refusal)));
      done(http_json(json_of(answer)));
    });
  });
}

// What is frozen is decided here, where boards and people are known; the rules number it and seal it.
void Api::publish_edition(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !writes_guidebook(asking.viewer.role)) return done(only_who_writes());
  PublishRequest asked;
  std::string why;
  if (!read_json(asking.request.body, asked, why)) return done(not_json(why));
  if (const std::int64_t wait = exports_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "These are many editions in a short time."));
  const std::string date = asked.date().empty() ? in_utc(parts_.clock.wall_ms()).substr(0, 10) : asked.date();
  gathering_.gather(asking.document, [this, asking, date, done](std::shared_ptr<GatheredGuidebook> gathered) {
    if (!gathered) return done(cannot_store_now());
    if (!gathered->whole) return done(board_cannot_be_read());
    const auto frozen = std::make_shared<Frozen>();
    do_beside(
        parts_.beside,
        [gathered, frozen, by = asking.viewer.participant, date] { *frozen = freeze(gathered->parts(), by, date); },
        [this, frozen, document = asking.document, done] {
          if (!frozen->says_anything)
            return done(http_error(409, "nothing_ready",
                                   "Nothing is ready that may be printed. Mark a chapter or an entry as ready first."));
          parts_.documents.act(document, {"", /*server=*/true}, frozen->request,
                               [frozen, done](const LiveDocument::Act& act) {
                                 if (!act.stored) return done(cannot_store_now());
                                 if (!act.outcome.accepted())
                                   return done(http_error(409, "refused", sentence(act.outcome.refusal)));
                                 done(http_json(json_of(frozen->answer)));
                               });
        });
  });
}

}  // namespace plenary
