#include "facilitation/records/written.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "facilitation/clocks/local_time.h"
#include "facilitation/document/session_record.h"
#include "facilitation/records/gate.h"
#include "facilitation/records/naming.h"
#include "facilitation/records/presenting.h"
#include "facilitation/records/source_labels.h"
#include "facilitation/records/titles.h"
#include "facilitation/templates/words.h"
#include "facilitation/views/view.h"

namespace plenary {
namespace {

constexpr std::uint32_t kWrittenSchemaVersion = 1;
constexpr const char* kSenseOnly =
    "This is a record of the sense of the discussion, not a verbatim one. Notes are in the third person and name "
    "nobody.";

std::string in_words(std::int64_t ms) { return ms == 0 ? std::string() : in_utc(ms); }

class Written {
 public:
  Written(const RecordState& record, const std::vector<BoardState>& boards, const std::vector<Person>& people,
          RecordKind kind, std::int64_t now_ms)
      : record_(record),
        head_(*record_head(record.document)),
        boards_(boards),
        people_(those_who_may_be_named(people, boards, &record.document)),
        names_(people_, boards),
        gate_(kind, names_, boards, now_ms),
        lint_(lint_for(boards, people, gate_)),
        kind_(kind),
        now_ms_(now_ms) {}

  SessionRecord compile(std::int64_t generated_ms) {
    out_.set_schema_version(kWrittenSchemaVersion);
    out_.set_kind(std::string(word_for(kind_)));
    out_.set_generated_at(in_utc(generated_ms));
    out_.set_status(std::string(word_for(head_.state())));
    out_.set_not_verbatim(kSenseOnly);
    out_.set_filters("none");
    write_head();
    write_policy();
    write_attendance();
    out_.set_framing_question(head_.framing_question());
    out_.set_framing_source(head_.framing_source());
    written_.set_document(record_.id);
    *written_.mutable_at() = record_.at;
    write_sections();
    write_state();
    *out_.mutable_written() = std::move(written_);
    if (!is_for_those_who_were_there()) take_names_out_of_titles(out_, lint_);
    return std::move(out_);
  }

 private:
  const RecordState& record_;
  const SessionRecordHead& head_;
  const std::vector<BoardState>& boards_;
  const std::vector<Person> people_;
  const Names names_;
  const Gate gate_;
  const Lint lint_;
  RecordKind kind_;
  std::int64_t now_ms_;
  SessionRecord out_;
  WrittenRecord written_;

  [[nodiscard]] bool is_for_those_who_were_there() const { return gate_.shows_people(); }

  void write_head() {
    RecordHead& head = *out_.mutable_head();
    head.set_meeting(head_.meeting());
    head.set_meeting_title(head_.meeting_title());
    head.set_session(head_.session());
    head.set_session_number(head_.session_number());
    head.set_session_title(head_.session_title());
    head.set_pillar(head_.pillar());
    head.set_time_zone(head_.time_zone());
    head.set_place(head_.venue());
    head.set_fictional(head_.fictional());
    head.set_title(head_.title());
    if (head_.starts_ms() == 0) return;
    if (const auto local = local_time(head_.starts_ms(), head_.time_zone())) {
      head.set_date(local->date);
      head.set_local_time(local->clock + " (UTC" + local->offset + ")");
    }
  }

  void write_policy() {
    PolicyInForce& policy = *out_.mutable_policy();
    policy.set_verbatim(head_.policy().verbatim());
    *policy.mutable_capture_channels() = head_.policy().capture_channels();
    policy.set_attribution("Not attributed without permission");
    if (gate_.shows_pauses()) *policy.mutable_pauses() = head_.pauses();
  }

  void write_attendance() {
    Attendance& attendance = *out_.mutable_attendance();
    std::map<std::string, int> place;
    for (const Attendee& attendee : head_.attendees()) {
      const auto [seen, is_new] = place.emplace(attendee.participant(), attendance.people_size());
      if (!is_new) continue;
      AttendingPerson& person = *attendance.add_people();
      person.set_participant(attendee.participant());
      person.set_name(names_.of(attendee.participant()));
      if (const Person* known = names_.person(attendee.participant()))
        *person.mutable_affiliations() = known->affiliations();
      person.set_role(word_for(attendee.role()));
      person.set_mode(word_for(attendee.mode()));
      count(attendance, attendee);
    }
    std::map<std::string, std::tuple<int, std::string, std::string>> places;  // by role, then by family name
    for (const Attendee& attendee : head_.attendees()) {
      const Person* known = names_.person(attendee.participant());
      places.emplace(attendee.participant(),
                     std::tuple(place_of(attendee.role()), known ? sorted_as(*known) : "", attendee.participant()));
    }
    std::sort(attendance.mutable_people()->begin(), attendance.mutable_people()->end(),
              [&](const AttendingPerson& a, const AttendingPerson& b) {
                return places.at(a.participant()) < places.at(b.participant());
              });
    std::vector<std::string> participants;
    for (const AttendingPerson& person : attendance.people()) participants.push_back(person.participant());
    gate_.count_types(participants, attendance);
    if (is_for_those_who_were_there()) return;
    auto& people = *attendance.mutable_people();
    people.erase(std::remove_if(people.begin(), people.end(), [&](auto& person) { return !gate_.credit(person); }),
                 people.end());
  }
  static void count(Attendance& attendance, const Attendee& attendee) {
    if (attendee.mode() == REMOTE) return attendance.set_remote(attendance.remote() + 1);
    if (attendee.mode() == MODE_UNSPECIFIED) return attendance.set_not_said(attendance.not_said() + 1);
    const std::uint32_t voices = attendee.mode() == TABLE_DEVICE ? std::max(attendee.voices(), 1u) : 1;
    attendance.set_in_room(attendance.in_room() + voices);
  }

  // Notes are edited into entries before they go outside; what was presented goes there when its presenter has seen it.
  [[nodiscard]] bool shows_section(std::string_view key) const {
    return !gate_.is_external() || (key != "discussion" && key != "presentations");
  }

  void write_sections() {
    const auto paragraphs = paragraphs_of(record_.document);
    RecordSection* section = nullptr;
    for (const Record* record : paragraphs) {
      const RecordSectionKind* kind = record_section(record->paragraph().section());
      if (!kind || !shows_section(kind->key)) continue;
      std::optional<RecordParagraph> paragraph = as_shown(*record, number_in_section(paragraphs, *record));
      if (!paragraph) continue;
      if (!section || section->key() != kind->key) {
        section = written_.add_sections();
        section->set_key(std::string(kind->key));
        section->set_number(kind->number);
        section->set_title(std::string(kind->title));
      }
      *section->add_paragraphs() = std::move(*paragraph);
    }
  }

  [[nodiscard]] std::optional<RecordParagraph> as_shown(const Record& record, std::uint32_t number) {
    const Paragraph& paragraph = record.paragraph();
    if (paragraph.internal() && !is_for_those_who_were_there()) return std::nullopt;
    RecordParagraph shown;
    if (paragraph.quotation()) {
      auto quotation = quotation_of(paragraph);
      if (!quotation) return std::nullopt;
      *shown.mutable_quotation() = std::move(*quotation);
    } else if (is_withheld(record) || is_left_out_by_presenter(paragraph) || is_corrected_out_of_sight(record.id())) {
      written_.set_withheld(written_.withheld() + 1);
      return std::nullopt;
    } else {
      shown.set_text(record.text().content());
    }
    shown.set_id(record.id());
    shown.set_number(number);
    shown.set_heading(paragraph.heading());
    shown.set_group(title_of_group(paragraph.board()));
    *shown.mutable_sources() = paragraph.sources();
    for (const SourceRef& source : paragraph.sources()) shown.add_from(label_of(source));
    shown.set_at_ms(is_for_those_who_were_there() ? paragraph.at_ms() : 0);
    shown.set_owner(gate_.owner(paragraph.owner()));
    for (const std::string& presenter : paragraph.presenters()) shown.add_presented_by(presented_by(presenter));
    if (const BoardState* board = paragraph.presenters().empty() ? nullptr : state_of(boards_, paragraph.board()))
      shown.set_presenter_check(std::string(word_for(presenter_check(board->document, now_ms_))));
    shown.set_internal(paragraph.internal());
    for (const Record* correction : record_.document.sorted())
      if (correction->correction().corrigendum() != 0 && correction->correction().paragraph() == record.id())
        shown.add_corrigenda(correction->correction().corrigendum());
    return shown;
  }

  // That somebody presented is in the programme, with whom they spoke for.
  [[nodiscard]] std::string presented_by(const std::string& participant) const {
    const Person* person = names_.person(participant);
    const std::string from = person && person->affiliations_size() > 0 ? person->affiliations(0) : "";
    return names_.of(participant) + (from.empty() ? "" : " (" + from + ")");
  }

  // What it came from may be marked long after it was written.
  [[nodiscard]] bool is_left_out_by_presenter(const Paragraph& paragraph) const {
    return std::any_of(paragraph.sources().begin(), paragraph.sources().end(), [&](const SourceRef& source) {
      const Document* board = board_of(source);
      const Card* card = board ? board->card(source.id()) : nullptr;
      return card && gate_.leaves_out_as_marked(*card);
    });
  }

  [[nodiscard]] bool is_withheld(const Record& record) const {
    for (const Finding& finding : lint_.findings(record.paragraph().heading() + "\n" + record.text().content())) {
      if (Lint::withholds_from_all(finding)) return true;
      if (is_for_those_who_were_there() || !Lint::withholds(finding)) continue;
      // That somebody presented is in the programme.
      if (record.paragraph().section() == "presentations" && presented(finding.words)) continue;
      return true;
    }
    return false;
  }
  [[nodiscard]] bool may_stand(const std::string& words) const {
    const std::vector<Finding> found = lint_.findings(words);
    return std::none_of(found.begin(), found.end(), [&](const Finding& finding) {
      return Lint::withholds_from_all(finding) || (Lint::withholds(finding) && !is_for_those_who_were_there());
    });
  }
  // It is known to be wrong, and what is right may not stand here.
  [[nodiscard]] bool is_corrected_out_of_sight(const std::string& paragraph) const {
    const std::vector<const Record*> corrigenda = corrigenda_of(record_.document, paragraph);
    return !corrigenda.empty() && !may_stand(corrigenda.back()->correction().proposed_text());
  }
  [[nodiscard]] bool presented(const std::string& name) const {
    return std::any_of(head_.attendees().begin(), head_.attendees().end(), [&](const Attendee& attendee) {
      const Person* person = attendee.role() == PRESENTER ? names_.person(attendee.participant()) : nullptr;
      return person && person->name().find(name) != std::string::npos;
    });
  }

  [[nodiscard]] std::optional<RecordQuotation> quotation_of(const Paragraph& paragraph) {
    if (paragraph.sources().empty()) return std::nullopt;
    const Document* board = board_of(paragraph.sources(0));
    const Record* quote = board ? board->find(paragraph.sources(0).id()) : nullptr;
    if (!quote || !quote->has_quote()) return std::nullopt;
    if (quote->quote().state() == Quote::REQUESTED) written_.set_quotations_pending(written_.quotations_pending() + 1);
    if (quote->quote().state() == Quote::QUOTE_WITHDRAWN)
      written_.set_quotations_removed(written_.quotations_removed() + 1);
    return gate_.quotation(*quote, *board);
  }

  [[nodiscard]] const Document* board_of(const SourceRef& source) const {
    const BoardState* board = state_of(boards_, source.document());
    return board ? &board->document : nullptr;
  }

  // As people call it. What not everybody on the board may see, or this copy may not show, is not named.
  [[nodiscard]] std::string label_of(const SourceRef& source) const {
    const Document* board = board_of(source);
    const Record* record = board ? board->find(source.id()) : nullptr;
    if (!record) return {};
    if (!record->has_quote() && audience(*record).kind != Audience::all) return {};
    if (record->has_card() && !may_be_pointed_at(*record)) return {};
    if (record->decision().has_trashed() || record->action().has_trashed() || record->cluster().dissolved()) return {};
    if (record->has_note() && !gate_.shows_notes()) return {};
    if (record->has_cluster()) return titled("cluster", record->cluster().title());
    if (record->has_vote())
      return titled(record->vote().title().empty() ? "vote on " + record->vote().target() + "s" : "vote",
                    record->vote().title());
    return kind_and_number(*record);
  }
  [[nodiscard]] bool may_be_pointed_at(const Record& record) const {
    const Card& card = record.card();
    if (card.kind() == QUOTE && !is_for_those_who_were_there()) return false;
    return !card.has_trashed() && !card.hidden() && gate_.shows(card) && !gate_.leaves_out_as_marked(card) &&
           may_stand(record.text().content());
  }
  // "the cluster “Open the river”"; "a cluster", where it has no title or this may not stand here.
  [[nodiscard]] std::string titled(const std::string& what, const std::string& title) const {
    return title.empty() || !may_stand(title) ? "a " + what : "the " + what + " “" + title + "”";
  }

  [[nodiscard]] std::string title_of_group(const std::string& board) const {
    if (head_.groups_size() < 2) return {};
    for (const GroupOfRecord& group : head_.groups())
      if (group.board() == board) return group.title();
    return {};
  }

  void write_state() {
    written_.set_circulated_at(in_words(head_.circulated_ms()));
    written_.set_corrections_until(in_words(head_.corrections_until_ms()));
    written_.set_approved_at(in_words(head_.approved_ms()));
    if (!gate_.is_external())  // outside it counts that it was
      for (const Approval& approval : head_.approvals()) written_.add_approved_by(gate_.owner(approval.by()));
    if (!head_.key_contact().empty())
      written_.set_contact(is_for_those_who_were_there() ? names_.of(head_.key_contact())
                                                         : "the contact person of the meeting");
    written_.set_content_hash(head_.content_hash());
    *written_.mutable_sources() = head_.sources();
    written_.set_corrections_open(static_cast<std::uint32_t>(corrections_waiting(record_.document).size()));
    if (is_for_those_who_were_there())
      for (const Recording& from : head_.recordings()) {
        RecordedAs& recording = *written_.add_recordings();
        recording.set_label(from.label());
        recording.set_url(from.url());
        recording.set_channel(from.channel());
        recording.set_started_ms(from.started_ms());
        recording.set_group(title_of_group(from.board()));
      }
    write_corrigenda();
  }

  void write_corrigenda() {
    std::vector<const Correction*> issued;
    for (const Record* record : record_.document.sorted())
      if (record->correction().corrigendum() != 0) issued.push_back(&record->correction());
    std::sort(issued.begin(), issued.end(),
              [](const Correction* a, const Correction* b) { return a->corrigendum() < b->corrigendum(); });
    for (const Correction* from : issued) {
      const bool withheld = !may_stand(from->proposed_text());
      const Record* cited = record_.document.find(from->paragraph());
      const bool cites_what_is_shown =
          shows_section(from->section()) && cited && (!cited->paragraph().internal() || is_for_those_who_were_there());
      if (withheld) written_.set_withheld(written_.withheld() + 1);
      if (withheld || !cites_what_is_shown) continue;
      RecordCorrigendum& corrigendum = *written_.add_corrigenda();
      corrigendum.set_number(from->corrigendum());
      corrigendum.set_section(from->section());
      corrigendum.set_paragraph_number(from->paragraph_number());
      corrigendum.set_text(from->proposed_text());
      if (may_stand(from->answer())) corrigendum.set_reason(from->answer());
      corrigendum.set_at_ms(from->at_ms());
    }
  }
};

}  // namespace

std::vector<std::string> participants_of_record(const Document& record, const std::vector<BoardState>& boards) {
  std::set<std::string> named;
  for (const BoardState& board : boards)
    for (std::string& one : participants_named(board.document)) named.insert(std::move(one));
  for (const auto& [id, entry] : record.entries())
    if (entry.record.has_member()) named.insert(entry.record.member().participant());
  for (std::string& one : spoken_of_in_record(record)) named.insert(std::move(one));
  named.erase("");
  return {named.begin(), named.end()};
}

SessionRecord compile_written(const RecordState& record, const std::vector<BoardState>& boards,
                              const std::vector<Person>& people, std::int64_t generated_ms, RecordKind kind) {
  return Written(record, boards, people, kind, generated_ms).compile(generated_ms);
}

Lint lint_for_publication(const std::vector<BoardState>& boards, const std::vector<Person>& people) {
  const Names names(people, boards);
  return lint_for(boards, people, Gate(RecordKind::publication, names, boards));
}

std::vector<const Record*> corrigenda_of(const Document& record, const std::string& paragraph) {
  std::vector<const Record*> issued;
  for (const Record* one : record.sorted())
    if (one->correction().corrigendum() != 0 && one->correction().paragraph() == paragraph) issued.push_back(one);
  std::sort(issued.begin(), issued.end(), [](const Record* a, const Record* b) {
    return a->correction().corrigendum() < b->correction().corrigendum();
  });
  return issued;
}

std::vector<FoundInParagraph> check_record(const Document& record, const std::vector<BoardState>& boards,
                                           const std::vector<Person>& people) {
  const Lint lint = lint_for_publication(boards, people);
  std::vector<FoundInParagraph> found;
  const auto look_at = [&](const std::string& paragraph, const std::string& words) {
    for (Finding& finding : lint.findings(words)) {
      const bool known = std::any_of(found.begin(), found.end(), [&](const FoundInParagraph& one) {
        return one.paragraph == paragraph && one.finding.kind == finding.kind && one.finding.words == finding.words;
      });
      if (!known) found.push_back({paragraph, std::move(finding)});
    }
  };
  for (const Record* paragraph : paragraphs_of(record)) {
    if (paragraph->paragraph().quotation()) continue;
    // What was approved stays as it is, in no copy; the latest corrigendum is the answer.
    const auto corrigenda = corrigenda_of(record, paragraph->id());
    if (corrigenda.empty()) {
      look_at(paragraph->id(), paragraph->paragraph().heading() + "\n" + paragraph->text().content());
    } else {
      const Correction& latest = corrigenda.back()->correction();
      look_at(paragraph->id(), latest.proposed_text() + "\n" + latest.answer());
    }
  }
  return found;
}

}  // namespace plenary
