// The paragraphs of a session record: whoever keeps it writes them together. Their words: words.cc.
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/order.h"
#include "facilitation/rules/verbs.h"
#include "facilitation/rules/writing_record.h"

namespace plenary {
namespace {

using Sources = google::protobuf::RepeatedPtrField<SourceRef>;
constexpr std::size_t kDocumentIdLength = 128;
constexpr std::size_t kDigestBytes = 8;
constexpr std::size_t kOfferKeyLength = 256;

No names_documents(const Sources& sources) {
  if (sources.size() > static_cast<int>(limits::refs)) return limit_reached("refs", limits::refs);
  for (const SourceRef& source : sources) {
    if (source.document().empty() || source.document().size() > kDocumentIdLength) return invalid("refs", "not_an_id");
    for (std::size_t at = 0; at < source.document().size(); at += limits::id_length)
      if (!is_id(source.document().substr(at, limits::id_length))) return invalid("refs", "not_an_id");
    if (!is_id(source.id())) return invalid("refs", "not_an_id");
  }
  return {};
}

No offer_fits(const std::string& key, const std::string& digest) {
  if (key.size() > kOfferKeyLength || has_forbidden_control(key, false)) return invalid("key", "not_an_id");
  if (key.empty() != digest.empty() || (!digest.empty() && digest.size() != kDigestBytes))
    return invalid("digest", "not_an_id");
  return {};
}

// A quotation has no words of its own here, and one source that has them.
No is_a_quotation_or_words(bool quotation, const std::string& text, int sources) {
  if (quotation && !text.empty()) return invalid("text", "not_of_a_quotation");
  if (quotation && sources != 1) return invalid("refs", "not_one_quotation");
  return {};
}

const Record* paragraph_of(const Situation& here, const std::string& id) {
  const Record* record = here.seen(id);
  return record && record->has_paragraph() ? record : nullptr;
}

No stands_in(const Record* paragraph, const std::string& section) {
  if (!paragraph) return not_found("paragraph");
  if (paragraph->paragraph().section() != section) return refusal(STALE);
  return {};
}

// Where there is no room between two, all of the section get new keys, and it goes where it was wanted.
std::string make_room(const Situation& here, const std::string& section, const Record* after, Outcome& outcome) {
  const auto places = places_of(here.document, section);
  const auto keys = order::fresh(places.size() + 1);
  std::size_t next = 0;
  std::string free = after ? std::string() : keys[next++];
  for (const Record* one : places) {
    Record moved = next_of(*one);
    moved.mutable_paragraph()->set_order(keys[next++]);
    put_if_changed(outcome, *one, std::move(moved));
    if (one == after) free = keys[next++];
  }
  return free;
}

std::string place_for(const Situation& here, const std::string& section, const Record* after, Outcome& outcome) {
  std::string key = key_after(here, section, after);
  return key.empty() ? make_room(here, section, after, outcome) : key;
}

}  // namespace

Outcome decide_verb(const Situation& here, const AddParagraph& asked) {
  if (No no = first_of({record_is_open(here), id_is_free(here.document, asked.id()), section_is_known(asked.section()),
                        paragraph_words_fit(asked.text()), names_documents(asked.sources()),
                        is_a_quotation_or_words(asked.quotation(), asked.text(), asked.sources_size()),
                        offer_fits(asked.drafted_from(), asked.drafted_digest()),
                        one_line("heading", asked.heading(), limits::heading_characters),
                        participant_or_nothing("owner", asked.owner()),
                        participants_fit("presenters", asked.presenters()), goals_fit(asked.sdgs()),
                        room_for_one_more(here.document, Record::kParagraph, "paragraphs", limits::paragraphs)}))
    return refused(*no);
  const Record* after = asked.after().empty() ? nullptr : paragraph_of(here, asked.after());
  if (No no = asked.after().empty() ? No() : stands_in(after, asked.section())) return refused(*no);
  if (asked.at_ms() < 0) return refused(invalid("at_ms", "negative"));
  Outcome outcome;
  const auto places = places_of(here.document, asked.section());
  if (!after && !places.empty()) after = places.back();
  Record record = new_record(asked.id());
  Paragraph& paragraph = *record.mutable_paragraph();
  paragraph.set_section(asked.section());
  paragraph.set_order(place_for(here, asked.section(), after, outcome));
  paragraph.set_number(next_number(here, asked.section()));
  paragraph.set_by(here.me());
  *paragraph.mutable_sources() = asked.sources();
  paragraph.set_drafted_from(asked.drafted_from());
  paragraph.set_drafted_digest(asked.drafted_digest());
  paragraph.set_board(asked.board().substr(0, kDocumentIdLength));
  paragraph.set_at_ms(asked.at_ms());
  paragraph.set_quotation(asked.quotation());
  paragraph.set_heading(asked.heading());
  paragraph.set_internal(asked.internal());
  paragraph.set_owner(asked.owner());
  *paragraph.mutable_presenters() = asked.presenters();
  *paragraph.mutable_sdgs() = asked.sdgs();
  put(outcome, std::move(record));
  write_first_words(outcome, asked.id(), asked.text());
  take_back_approvals(here, outcome);
  return outcome;
}

Outcome decide_verb(const Situation& here, const SetParagraph& asked) {
  const Record* record = paragraph_of(here, asked.id());
  if (No no = paragraph_can_change(here, record)) return refused(*no);
  if (No no = version_is(*record, asked.if_version())) return refused(*no);
  Outcome outcome;
  Record next = next_of(*record);
  Paragraph& paragraph = *next.mutable_paragraph();
  const bool moves = asked.has_section() && asked.section() != paragraph.section();
  if (moves) {
    if (No no = section_is_known(asked.section())) return refused(*no);
    paragraph.set_section(asked.section());
    // Numbers are of a section: it gets another one there.
    paragraph.set_number(next_number(here, asked.section()));
  }
  if (moves || asked.has_after()) {
    const auto places = places_of(here.document, paragraph.section());
    const Record* after = asked.after().empty() ? nullptr : paragraph_of(here, asked.after());
    if (No no = asked.after().empty() ? No() : stands_in(after, paragraph.section())) return refused(*no);
    if (after == record) return refused(NOTHING_TO_DO);
    if (!asked.has_after() && !places.empty()) after = places.back();
    std::string key = key_after(here, paragraph.section(), after);
    if (key.empty()) {
      key = make_room(here, paragraph.section(), after, outcome);
      // Among those that were given new keys may be this one itself.
      std::erase_if(outcome.effects, [&](const Effect& effect) { return effect.put().id() == record->id(); });
    }
    paragraph.set_order(key);
  }
  if (asked.has_heading()) {
    if (No no = one_line("heading", asked.heading(), limits::heading_characters)) return refused(*no);
    paragraph.set_heading(asked.heading());
  }
  if (asked.has_internal()) paragraph.set_internal(asked.internal());
  if (asked.set_sources()) {
    if (No no = names_documents(asked.sources())) return refused(*no);
    if (No no = is_a_quotation_or_words(paragraph.quotation(), "", asked.sources_size())) return refused(*no);
    *paragraph.mutable_sources() = asked.sources();
  }
  put_if_changed(outcome, *record, std::move(next));
  if (!outcome.effects.empty()) take_back_approvals(here, outcome);
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const TrashParagraph& asked) {
  const Record* record = paragraph_of(here, asked.id());
  if (No no = paragraph_can_change(here, record)) return refused(*no);
  if (No no = lines("reason", asked.reason(), limits::remark_characters)) return refused(*no);
  Record next = next_of(*record);
  Trashed& trashed = *next.mutable_paragraph()->mutable_trashed();
  trashed.set_by(here.me());
  trashed.set_at_ms(here.now.ms);
  trashed.set_reason(asked.reason());
  Outcome outcome;
  put(outcome, std::move(next));
  take_back_approvals(here, outcome);
  return outcome;
}

Outcome decide_verb(const Situation& here, const RestoreParagraph& asked) {
  const Record* record = paragraph_of(here, asked.id());
  if (!record) return refused(not_found("paragraph"));
  if (No no = record_is_open(here)) return refused(*no);
  if (!record->paragraph().has_trashed()) return refused(NOTHING_TO_DO);
  Record next = next_of(*record);
  next.mutable_paragraph()->clear_trashed();
  if (record->paragraph().number() == 0)
    next.mutable_paragraph()->set_number(next_number(here, record->paragraph().section()));
  Outcome outcome;
  put(outcome, std::move(next));
  take_back_approvals(here, outcome);
  return outcome;
}

// Looked at, and left as it is: it is offered again when the board says yet something else.
Outcome decide_verb(const Situation& here, const SettleOffer& asked) {
  if (No no = first_of({record_is_open(here), offer_fits(asked.key(), asked.digest())})) return refused(*no);
  if (asked.key().empty()) return refused(invalid("key", "missing"));
  Outcome outcome;
  if (!asked.paragraph().empty()) {
    const Record* record = paragraph_of(here, asked.paragraph());
    if (No no = paragraph_can_change(here, record)) return refused(*no);
    if (record->paragraph().drafted_from() != asked.key()) return refused(STALE);
    Record next = next_of(*record);
    next.mutable_paragraph()->set_drafted_digest(asked.digest());
    put_if_changed(outcome, *record, std::move(next));
    return or_nothing_to_do(std::move(outcome));
  }
  Record next = next_of(record_of(here));
  auto& settled = *next.mutable_session_record()->mutable_settled();
  const auto found =
      std::find_if(settled.begin(), settled.end(), [&](const SettledOffer& one) { return one.key() == asked.key(); });
  if (found == settled.end() && settled.size() >= static_cast<int>(limits::paragraphs))
    return refused(limit_reached("paragraphs", limits::paragraphs));
  SettledOffer& one = found == settled.end() ? *settled.Add() : *found;
  one.set_key(asked.key());
  one.set_digest(asked.digest());
  put_if_changed(outcome, record_of(here), std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

}  // namespace plenary
