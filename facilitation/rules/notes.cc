// Notes: the rapporteurs' paragraphs. Any of them may change any of them. Their words: words.cc.
#include <algorithm>
#include <vector>

#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/purging.h"
#include "facilitation/rules/standing.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

No visibility_fits(Note::Visibility visibility) {
  if (!Note::Visibility_IsValid(visibility)) return invalid("visibility", "unknown");
  return {};
}

No words_fit(const std::string& words) {
  if (No no = lines("text", words, limits::note_characters)) return no;
  if (words.size() > limits::note_bytes)
    return refusal(TOO_LONG, {std::to_string(limits::note_bytes), std::to_string(words.size()), "bytes"});
  return {};
}

No moment_fits(std::int64_t at_ms) {
  if (at_ms < 0) return invalid("at_ms", "negative");
  return {};
}

No note_is_here(const Record* note) {
  if (!note) return not_found("note");
  return is_here(note->note());
}

No same_visibility(const Note& from, const Note& into) {
  if (from.visibility() != into.visibility()) return invalid("from", "another_visibility");
  return {};
}

// The words of the others, each after an empty line, but for those that stand there already.
std::string words_together(const std::string& into, const std::vector<const Record*>& from) {
  std::string words = into;
  for (const Record* note : from) {
    const std::string& more = note->text().content();
    if (words.find(more) != std::string::npos) continue;
    words += (words.empty() ? "" : "\n\n") + more;
  }
  return words;
}

Outcome merge(const Situation& here, const Record& into, const MergeNotes& asked) {
  if (No no = note_is_here(&into)) return refused(*no);
  Outcome outcome;
  Record next_into = next_of(into);
  std::vector<const Record*> from;
  for (const std::string& id : asked.from()) {
    const Record* record = here.note(id);
    if (id == asked.into()) return refused(CYCLE);
    if (No no = note_is_here(record)) return refused(*no);
    if (No no = same_visibility(record->note(), into.note())) return refused(*no);
    Record next = next_of(*record);
    next.mutable_note()->set_merged_into(asked.into());
    put(outcome, std::move(next));
    for (const std::string& ref : record->note().refs()) {
      auto& refs = *next_into.mutable_note()->mutable_refs();
      if (std::find(refs.begin(), refs.end(), ref) == refs.end()) refs.Add(std::string(ref));
    }
    from.push_back(record);
  }
  if (No no = refs_are_ids("refs", next_into.note().refs())) return refused(*no);
  put_if_changed(outcome, into, std::move(next_into));
  const std::string& before = into.text().content();
  const std::string together = words_together(before, from);
  if (together == before) return outcome;
  if (No no = words_fit(together)) return refused(*no);
  text::Change change;
  if (!before.empty()) change.keep(text::units_in(before));
  change.insert(*text::to_units(together.substr(before.size())));
  edit(outcome, asked.into(), change);
  return outcome;
}

Outcome take_out(const Situation& here, const MergeNotes& asked) {
  Outcome outcome;
  for (const std::string& id : asked.from()) {
    const Record* record = here.note(id);
    if (!record) return refused(not_found("note"));
    if (record->note().merged_into() != asked.into()) continue;
    Record next = next_of(*record);
    next.mutable_note()->clear_merged_into();
    put(outcome, std::move(next));
  }
  return or_nothing_to_do(std::move(outcome));
}

}  // namespace

Outcome decide_verb(const Situation& here, const AddNote& asked) {
  if (No no = first_of({id_is_free(here.document, asked.id()), visibility_fits(asked.visibility()),
                        words_fit(asked.text()), refs_are_ids("refs", asked.refs()),
                        participant_or_nothing("speaker", asked.speaker()), moment_fits(asked.at_ms()),
                        room_for_one_more(here.document, Record::kNote, "notes", limits::notes)}))
    return refused(*no);
  Record record = new_record(asked.id());
  Note& note = *record.mutable_note();
  // Not said for whom: for the fewest.
  note.set_visibility(asked.visibility() == Note::VISIBILITY_UNSPECIFIED ? Note::WORKING : asked.visibility());
  note.set_by(here.me());
  note.set_at_ms(asked.at_ms() == 0 ? here.now.ms : asked.at_ms());
  *note.mutable_refs() = asked.refs();
  note.set_speaker(asked.speaker());
  Outcome outcome;
  put(outcome, std::move(record));
  write_first_words(outcome, asked.id(), asked.text());
  return outcome;
}

Outcome decide_verb(const Situation& here, const SetNote& asked) {
  const Record* record = here.note(asked.id());
  if (No no = note_is_here(record)) return refused(*no);
  if (No no = version_is(*record, asked.if_version())) return refused(*no);
  Record next = next_of(*record);
  Note& note = *next.mutable_note();
  if (asked.has_visibility()) {
    if (asked.visibility() == Note::VISIBILITY_UNSPECIFIED) return refused(invalid("visibility", "missing"));
    if (No no = visibility_fits(asked.visibility())) return refused(*no);
    // It would be gone within the hour, and what stands in the record stays.
    if (asked.visibility() == Note::WORKING && note.visibility() == Note::RECORD &&
        is_past_its_time(here.document, note, here.now.ms))
      return refused(invalid("visibility", "would_be_purged"));
    note.set_visibility(asked.visibility());
  }
  if (asked.set_refs()) {
    if (No no = refs_are_ids("refs", asked.refs())) return refused(*no);
    *note.mutable_refs() = asked.refs();
  }
  if (asked.has_speaker()) {
    if (No no = participant_or_nothing("speaker", asked.speaker())) return refused(*no);
    note.set_speaker(asked.speaker());
  }
  if (asked.has_at_ms()) {
    if (No no = moment_fits(asked.at_ms())) return refused(*no);
    note.set_at_ms(asked.at_ms());
  }
  Outcome outcome;
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const TrashNote& asked) {
  const Record* record = here.note(asked.id());
  if (No no = note_is_here(record)) return refused(*no);
  if (No no = lines("reason", asked.reason(), limits::remark_characters)) return refused(*no);
  Record next = next_of(*record);
  Trashed& trashed = *next.mutable_note()->mutable_trashed();
  trashed.set_by(here.me());
  trashed.set_at_ms(here.now.ms);
  trashed.set_reason(asked.reason());
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const RestoreNote& asked) {
  const Record* record = here.note(asked.id());
  if (!record) return refused(not_found("note"));
  if (record->note().purged_ms() != 0) return refused(GONE, {"note", "purged"});
  if (!record->note().has_trashed()) return refused(NOTHING_TO_DO);
  Record next = next_of(*record);
  next.mutable_note()->clear_trashed();
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

Outcome decide_verb(const Situation& here, const MergeNotes& asked) {
  if (No no = ids_to_act_on("from", asked.from())) return refused(*no);
  const Record* into = here.note(asked.into());
  if (!into) return refused(not_found("note"));
  return asked.undo() ? take_out(here, asked) : merge(here, *into, asked);
}

}  // namespace plenary
