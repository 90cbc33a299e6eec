// The words part of the session: which change of words may be sent, which waits, and what becomes of both when the
// words change under them (TEXT-4, TEXT-5).
#include <algorithm>
#include <set>
#include <utility>

#include "clients/cpp/brought.h"
#include "clients/cpp/session.h"

namespace plenary::client {
namespace {

Request edit_request(const std::string& id, const TextLine& line, const text::Change& change) {
  Request request;
  EditText& edit = *request.mutable_edit_text();
  edit.set_id(id);
  edit.set_base_version(line.version());
  edit.set_base_lineage(line.lineage());
  *edit.mutable_change() = text::to_proto(change);
  return request;
}

// The words that a held change was made on and the change, if both are what we once wrote.
struct HeldChange {
  std::u16string on;
  text::Change change;
};
std::optional<HeldChange> held_change(const std::string& on, const TextChange& change) {
  std::optional<std::u16string> words = text::to_units(on);
  std::optional<text::Change> made = text::from_proto(change);
  if (!words || !made || text::fault_on(*words, *made) != text::Fault::none) return std::nullopt;
  return HeldChange{std::move(*words), std::move(*made)};
}

}  // namespace

Session::Line* Session::find_line(const std::string& id) {
  const auto found = lines_.find(id);
  return found == lines_.end() ? nullptr : &found->second;
}

// The words that a record of ours will begin with, if it is still on its way: those of the first request for it, as any
// later one for that id will be refused.
Text Session::first_words_of(const std::string& id) const {
  Text words;
  for (const OutboxEntry& entry : outbox_.entries()) {
    const Request& request = entry.held.request;
    if (entry.outcome == OutboxEntry::refused || made_with_words(request) != id) continue;
    words.set_content(request.has_add_card() ? request.add_card().text() : request.add_note().text());
    break;
  }
  return words;
}

// Makes the line if there is none: then nothing of ours is on its way for these words, and without guesses the document
// says what they are.
Session::Line& Session::line_of(const std::string& id) {
  if (Line* line = find_line(id)) return *line;
  revert();
  const Record* confirmed = shown().find(id);
  const Text words = confirmed ? confirmed->text() : first_words_of(id);
  return lines_.emplace(id, Line{TextLine(words, confirmed != nullptr), {}, false}).first->second;
}

std::vector<std::uint32_t> Session::pending_changes_of(const std::string& id) const {
  std::vector<std::uint32_t> pending;
  for (const OutboxEntry& entry : outbox_.entries())
    if (entry.outcome == OutboxEntry::unknown && entry.held.request.has_edit_text() &&
        entry.held.request.edit_text().id() == id)
      pending.push_back(entry.cseq());
  return pending;
}

bool Session::creation_is_pending(const std::string& id) const {
  const auto& entries = outbox_.entries();
  return std::any_of(entries.begin(), entries.end(), [&](const OutboxEntry& entry) {
    return entry.outcome == OutboxEntry::unknown && made_with_words(entry.held.request) == id;
  });
}

bool Session::fits_one_request(const text::Change& change) const {
  return text::to_proto(change).ByteSizeLong() <= options_.frame_bytes - 1024;
}

// Sends what may be sent of the words that wait, and makes the rest durable. False: not durable.
bool Session::flush(const std::string& id, std::uint32_t* cseq) {
  Line* line = find_line(id);
  if (!line) return true;
  if (line->words.buffer_is_empty()) {
    line->instead_of.clear();
    if (line->kept && !outbox_.forget_words(id)) return false;
    line->kept = false;
    return true;
  }
  const std::vector<std::uint32_t> pending = pending_changes_of(id);
  const bool may_go = line->words.born() && pending.empty();
  if (may_go) {
    const text::Change change = line->words.buffer();
    OutboxEntry* entry =
        outbox_.add(edit_request(id, line->words, change), text::to_utf8(line->words.confirmed()), line->instead_of);
    if (!entry) return false;
    line->words.fly(entry->cseq(), change);
    line->instead_of.clear();
    line->kept = false;
    queue(entry->cseq());
    if (cseq) *cseq = entry->cseq();
    return true;
  }
  // A change that was never sent may still take in what is typed after it.
  if (line->words.born() && pending.size() == 1 && line->words.in_flight().size() == 1 && line->instead_of.empty()) {
    OutboxEntry* entry = outbox_.find(pending.front());
    const text::Change all = line->words.ours();
    if (!entry->sent && fits_one_request(all) && line->words.in_flight().front().cseq == entry->cseq()) {
      if (!outbox_.change_unsent(*entry, edit_request(id, line->words, all), text::to_utf8(line->words.confirmed())))
        return false;
      line->words.replace_flying(entry->cseq(), all);
      line->kept = false;
      if (cseq) *cseq = entry->cseq();
      return true;
    }
  }
  HeldWords waiting;
  waiting.record = id;
  waiting.on = text::to_utf8(line->words.without_buffer());
  waiting.change = text::to_proto(line->words.buffer());
  waiting.instead_of = line->instead_of;
  if (!outbox_.keep(waiting)) return false;
  line->kept = true;
  return true;
}

// When an outcome frees words to go. What cannot be made durable now waits where it was.
void Session::flush_all() {
  std::vector<std::string> ids;
  for (const auto& [id, line] : lines_) ids.push_back(id);
  for (const std::string& id : ids) {
    const TextLine& words = lines_.at(id).words;
    if (!words.buffer_is_empty() && pending_changes_of(id).empty() && words.born()) {
      if (!fits_one_request(words.buffer())) {
        hand_back_waiting(
            id, TOO_LONG,
            "This has become too much to send at once. Your words are kept here; add them in smaller pieces.");
      } else if (!flush(id)) {
        observer_.notice("Your words are on the screen but could not be kept on this device; is the disk full?");
      }
    }
    drop_line_if_done(id);
  }
}

void Session::ask_whether_caught_up() {
  ping_is_due_ = true;
  asked_ = ping_number_ + 1;
}

// What was typed on words that are not there for us (any more). With a change in flight, its refusal brings them back.
void Session::hand_back_orphans() {
  std::vector<std::string> orphans;
  for (const auto& [id, line] : lines_) {
    const TextLine& words = line.words;
    if (!words.born() && !words.buffer_is_empty() && words.in_flight().empty() && !creation_is_pending(id))
      orphans.push_back(id);
  }
  for (const std::string& id : orphans)
    hand_back_waiting(id, NOT_FOUND, "This is not there for you to change any more. Your words are kept here.");
}

void Session::hand_back_waiting(const std::string& id, RefusalCode code, const char* sentence) {
  Line& line = lines_.at(id);
  Handback handback;
  handback.request.mutable_edit_text()->set_id(id);
  handback.refusal.set_code(code);
  handback.sentence = sentence;
  handback.words = text::to_utf8(line.words.shown());
  if (line.kept && !outbox_.forget_words(id)) return;  // the disk again: later
  revert();
  lines_.erase(id);
  undo_.words_lost(id);
  redo_.words_lost(id);
  predict();
  observer_.refused(handback);
  observer_.state_changed();
}

void Session::drop_line_if_done(const std::string& id) {
  Line* line = find_line(id);
  if (!line || !line->words.buffer_is_empty() || !line->words.in_flight().empty()) return;
  if (line->kept && !flush(id)) return;
  if (!pending_changes_of(id).empty()) return;
  lines_.erase(id);
  if (shown().find(id) || creation_is_pending(id)) return;
  undo_.words_lost(id);  // should they come back, it is not known what happened to them meanwhile
  redo_.words_lost(id);
}

void Session::words_changed(const std::string& id, const text::Change& on_shown) {
  undo_.words_changed(id, on_shown);
  redo_.words_changed(id, on_shown);
}

// The delta has been applied; guesses are off. `created`: records that were not in the confirmed document before. Their
// words come whole, in whatever steps: whoever made them has seen them already, as a guess.
void Session::words_of_delta(const Delta& delta, const std::set<std::string>& created) {
  std::set<std::string> told_whole = created;
  for (const Effect& effect : delta.effects()) {
    switch (effect.kind_case()) {
      case Effect::kEdit: {
        const std::string& id = effect.edit().id();
        const std::optional<text::Change> change = text::from_proto(effect.edit().change());
        Line* line = find_line(id);
        if (!change || told_whole.contains(id)) break;
        if (!line) {
          words_changed(id, *change);
        } else if (!line->words.born()) {
          told_whole.insert(id);
        } else if (const std::optional<text::Change> seen = line->words.happened(*change)) {
          words_changed(id, *seen);
        }
        break;
      }
      case Effect::kPut: {
        const Line* line = find_line(effect.put().id());
        if (effect.put().has_text() || (line && !line->words.born())) told_whole.insert(effect.put().id());
        break;
      }
      case Effect::kRemove:
        undo_.words_lost(effect.remove());
        redo_.words_lost(effect.remove());
        break;
      case Effect::KIND_NOT_SET: break;
    }
  }
  for (const std::string& id : told_whole) {
    const Record* record = shown().find(id);
    Line* line = find_line(id);
    if (!record) continue;
    if (line) {
      words_changed(id, line->words.told(record->text(), counter_));
    } else if (created.contains(id) && creation_is_pending(id)) {
      const std::u16string guessed = text::to_units(first_words_of(id).content()).value_or(std::u16string());
      const std::u16string words = text::to_units(record->text().content()).value_or(std::u16string());
      words_changed(id, text::difference(guessed, words));
    } else {
      undo_.words_lost(id);  // without the words before, what happened to them is not known
      redo_.words_lost(id);
    }
  }
}

// At the beginning and after a snapshot: what is still to be decided is made anew on the words now there, from what was kept of it.
void Session::rebuild_lines() {
  struct Waiting {
    std::u16string on;
    text::Change change;
    std::vector<std::uint32_t> instead_of;
    bool kept = false;
  };
  std::map<std::string, Waiting> waiting;
  for (auto& [id, line] : lines_) {
    if (!line.words.buffer_is_empty())
      waiting[id] = {line.words.without_buffer(), line.words.buffer(), line.instead_of, line.kept};
  }
  for (const HeldWords& held : outbox_.take_words())
    if (std::optional<HeldChange> change = held_change(held.on, held.change))
      waiting[held.record] = {std::move(change->on), std::move(change->change), held.instead_of, true};
  lines_.clear();
  // The record may come with one of the next deltas (a snapshot is shared by those who join, and may be a little old);
  // until then the words are those that the first change was made on.
  const auto line_on = [&](const std::string& id, const std::u16string& on) -> Line& {
    if (find_line(id) || shown().find(id) || creation_is_pending(id)) return line_of(id);
    Text words;
    words.set_content(text::to_utf8(on));
    return lines_.emplace(id, Line{TextLine(words, false), {}, false}).first->second;
  };
  std::set<std::string> decided;  // records with a change of ours that is counted, and perhaps not in these words
  for (const OutboxEntry& entry : outbox_.entries()) {
    const Request& request = entry.held.request;
    if (!request.has_edit_text() || entry.outcome != OutboxEntry::unknown || entry.carried_on) continue;
    if (entry.cseq() <= counter_) {
      decided.insert(request.edit_text().id());
      continue;
    }
    const std::optional<HeldChange> held = held_change(entry.held.on, request.edit_text().change());
    if (!held) continue;
    Line& line = line_on(request.edit_text().id(), held->on);
    line.words.fly(entry.cseq(), carried_over(held->change, held->on, line.words.without_buffer()));
  }
  for (auto& [id, words] : waiting) {
    Line& line = line_on(id, words.on);
    line.words.set_buffer(carried_over(words.change, words.on, line.words.without_buffer(), text::Side::left));
    if (decided.contains(id)) line.words.expect_ours();
    line.instead_of = std::move(words.instead_of);
    line.kept = words.kept;
  }
}

// STALE_TEXT: the words live on. What is shown does not change; the part that was refused is sent anew, as a change of
// the words now there. False: there are no such words any more, or it would be too much for one request.
bool Session::rebase(OutboxEntry& entry) {
  const EditText& edit = entry.held.request.edit_text();
  const std::string id = edit.id();
  if (!shown().find(id)) return false;
  const std::optional<HeldChange> held = held_change(entry.held.on, edit.change());
  if (!held) return false;
  Line& line = line_of(id);
  const auto& flying = line.words.in_flight();
  const bool flies =
      std::any_of(flying.begin(), flying.end(), [&](const auto& one) { return one.cseq == entry.cseq(); });
  if (flies && !fits_one_request(line.words.ours())) return false;
  if (flies && flying.size() == 1) {
    line.words.rebase_all();
  } else if (flies) {
    const std::u16string before = line.words.shown();
    (void)line.words.settled(entry.cseq());
    line.words.type(text::difference(line.words.shown(), before));
  } else {
    const text::Change again = carried_over(held->change, held->on, line.words.shown());
    if (!fits_one_request(text::compose(line.words.buffer(), again))) return false;
    line.words.type(again);
    words_changed(id, again);
  }
  line.instead_of.push_back(entry.cseq());
  entry.carried_on = true;
  changed_.insert(id);
  return true;
}

}  // namespace plenary::client
