// What is told of a guidebook: to whoever writes it, what boards have for it and what is missing; to everybody, its editions.
#include <algorithm>

#include "facilitation/document/session_record.h"
#include "facilitation/exports/guidebook_formats.h"
#include "facilitation/exports/paper.h"
#include "facilitation/guidebook/parts.h"
#include "facilitation/records/offers.h"
#include "facilitation/records/record_offers.h"
#include "facilitation/records/written.h"
#include "facilitation/rules/decide.h"
#include "server/api/api.h"
#include "server/api/beside.h"
#include "server/api/file_to_take.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"
#include "server/api/record_boards.h"

namespace plenary {
namespace {

std::string sentence_for(const Missing& missing) {
  Refusal refusal;
  refusal.set_code(INVALID);
  refusal.add_args(missing.field());
  refusal.add_args(missing.problem());
  return sentence(refusal);
}

EditionTold told_of(const Edition& edition) {
  EditionTold told;
  told.set_number(edition.number());
  told.set_date(edition.date());
  for (const ReliedOn& yes : edition.relied_on())
    if (yes.participant().empty()) told.set_quotations(told.quotations() + 1);
  told.set_quotations_removed(edition.quotations_removed());
  told.set_left_out(edition.left_out());
  told.set_content_hash(in_hex(edition.content_hash()));
  return told;
}

ReadinessAnswer readiness_told(const GuidebookParts& parts, bool whole) {
  ReadinessAnswer answer;
  for (Readiness& part : readiness_of(parts.document)) {
    for (Missing& missing : *part.mutable_missing()) missing.set_sentence(sentence_for(missing));
    *answer.add_parts() = std::move(part);
  }
  const ComposedGuidebook composed = compose_guidebook(parts, Which::drafts);
  for (const BlockedByConsent& blocked : composed.blocked) *answer.add_blocked() = blocked;
  const auto editions = guidebook::editions_of(parts.document);
  for (auto edition = editions.rbegin(); edition != editions.rend(); ++edition)
    *answer.add_editions() = told_of((*edition)->edition());
  if (const auto next = whole ? compose_edition_without(parts, "") : std::nullopt)
    answer.set_taken_back(next->quotations_removed() + next->passages_removed());
  for (SourceNews& news : news_of_sources(parts, parts.records)) *answer.add_sources() = std::move(news);
  return answer;
}

HttpResponse no_such_edition() {
  return http_error(404, "not_found", "There is no such edition. Ask for one that was published, or for the latest.");
}

std::string guidebook_file(const std::string& document, const std::string& edition, std::string_view ending) {
  std::string name;
  for (const char c : document) name += std::isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '-' ? c : '_';
  return name.substr(0, 72) + (edition.empty() ? ".draft" : ".edition-" + edition) + std::string(ending);
}

// Of an edition whoever may read; the working copy is for whoever writes. Empty: the working copy; nullopt: none.
std::optional<std::string> edition_asked_for(const std::string& asked, const Document& document, bool writes) {
  const auto editions = guidebook::editions_of(document);
  if (asked == "draft") return writes ? std::optional<std::string>("") : std::nullopt;
  if (asked.empty() && editions.empty()) return writes ? std::optional<std::string>("") : std::nullopt;
  if (asked.empty()) return editions.back()->edition().number();
  const bool there = std::any_of(editions.begin(), editions.end(),
                                 [&](const Record* edition) { return edition->edition().number() == asked; });
  return there ? std::optional<std::string>(asked) : std::nullopt;
}

}  // namespace

void Api::show_offers(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !writes_guidebook(asking.viewer.role)) return done(only_who_writes());
  const std::string board = asking.request.parameter("board").value_or("");
  if (const std::int64_t wait = readings_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "These are many readings in a short time."));
  if_member_or_leads(asking, board, [this, asking, board, done](const LiveDocument* live) {
    if (live && record_head(live->document())) return offer_record(asking, board, live->document(), done);
    if (!live || !live->document().board())
      return done(http_error(404, "not_found",
                             "There is no such board, or you are not a member of it. Open your link to it first."));
    auto copy = std::make_shared<Document>(live->document());
    const std::vector<std::string> named = participants_named(*copy);
    const auto answer = [this, asking, board, copy, done](const std::vector<Person>& people) {
      parts_.documents.read(asking.document, [this, board, copy, people, done](const LiveDocument* guide) {
        const Guidebook* head = guide ? guidebook::head_of(guide->document()) : nullptr;
        if (!head) return done(not_a_guidebook());
        const auto& meetings = head->meetings();
        if (std::find(meetings.begin(), meetings.end(), copy->board()->meeting()) == meetings.end())
          return done(
              http_error(409, "another_meeting",
                         "This board is of a meeting that is not in the guidebook yet. Take the meeting in first."));
        const auto guidebook = std::make_shared<Document>(guide->document());
        template_of(*copy, [board, copy, people, guidebook, done](const std::optional<Template>& made_from) {
          done(http_json(
              json_of(guidebook_offers({board, *copy, {}}, made_from.value_or(Template()), *guidebook, people))));
        });
      });
    };
    if (named.empty()) return answer({});
    parts_.names.names(named, answer);
  });
}

// The boards of the record say which words may leave the room.
void Api::offer_record(const Asking& asking, const std::string& id, Document record, HttpAnswer done) {
  if (!is_approved(*record_head(record)))
    return done(http_error(409, "not_approved",
                           "This record has not been approved yet. What it says can be taken in when it has been."));
  const auto& named = record_head(record)->boards();
  read_boards(
      parts_.documents, std::vector<std::string>(named.begin(), named.end()),
      [](const LiveDocument& live) { return live.document().board() != nullptr; },
      [this, document = asking.document, id, record = std::move(record), done](std::shared_ptr<ReadBoards> read) {
        if (!read->whole) return done(board_cannot_be_read());
        auto people = participants_of_record(record, states_of(read->boards));
        parts_.names.names(
            std::move(people), [this, document, id, record, read, done](const std::vector<Person>& known) {
              parts_.documents.read(document, [id, record, read, known, done](const LiveDocument* guide) {
                const Guidebook* head = guide ? guidebook::head_of(guide->document()) : nullptr;
                if (!head) return done(not_a_guidebook());
                const auto& meetings = head->meetings();
                if (std::find(meetings.begin(), meetings.end(), record_head(record)->meeting()) == meetings.end())
                  return done(http_error(
                      409, "another_meeting",
                      "This record is of a meeting that is not in the guidebook yet. Take the meeting in first."));
                done(http_json(
                    json_of(record_offers({id, record, {}}, states_of(read->boards), guide->document(), known))));
              });
            });
      });
}

void Api::show_readiness(Asking asking, HttpAnswer done) {
  if (!asking.document.ends_with(kGuidebookEnding)) return done(not_a_guidebook());
  if (!writes_guidebook(asking.viewer.role)) return done(only_who_writes());
  if (const std::int64_t wait = readings_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "These are many readings in a short time."));
  gathering_.gather(asking.document, [this, done](std::shared_ptr<GatheredGuidebook> gathered) {
    if (!gathered) return done(cannot_store_now());
    const auto answer = std::make_shared<ReadinessAnswer>();
    do_beside(
        parts_.beside, [gathered, answer] { *answer = readiness_told(gathered->parts(), gathered->whole); },
        [answer, done] { done(http_json(json_of(*answer))); });
  });
}

void Api::export_guidebook(Asking asking, HttpAnswer done) {
  const GuidebookFormat* format = guidebook_format_named(asking.request.parameter("format").value_or("md"));
  if (!format)
    return done(
        http_error(400, "invalid", "There is no such format. Ask for one of: " + guidebook_format_names() + "."));
  if (const std::int64_t wait = exports_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "That is many exports in a short time."));
  gathering_.gather(asking.document, [this, asking, format, done](std::shared_ptr<GatheredGuidebook> gathered) {
    if (!gathered) return done(cannot_store_now());
    const std::optional<std::string> edition = edition_asked_for(
        asking.request.parameter("edition").value_or(""), gathered->document, writes_guidebook(asking.viewer.role));
    if (!edition) return done(no_such_edition());
    const auto response = std::make_shared<HttpResponse>(
        file_to_take(std::string(format->media_type), guidebook_file(asking.document, *edition, format->ending)));
    // A long document takes a tenth of a second and more, and everybody on every board would wait for it.
    const auto write_it = [gathered, format, response, edition = *edition, now = parts_.clock.wall_ms()] {
      try {
        const auto record = compile_guidebook(gathered->parts(), edition, now);
        if (record)
          response->body = format->write(*record);
        else
          *response = no_such_edition();
      } catch (const std::exception&) {
        *response = http_error(500, "failed",
                               "The guidebook could not be written in this format. Try another, and tell whoever runs "
                               "the server.");
      }
    };
    do_beside(parts_.beside, write_it, [response, done] { done(std::move(*response)); });
  });
}

}  // namespace plenary
