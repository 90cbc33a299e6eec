#include "clients/cpp/session.h"

#include <algorithm>
#include <utility>

#include "clients/cpp/brought.h"

namespace plenary::client {

const char* name_of(State state) {
  switch (state) {
    case State::offline: return "offline";
    case State::connecting: return "connecting";
    case State::loading: return "loading";
    case State::live: return "live";
    case State::stopped: return "stopped";
  }
  return "";
}

namespace {

std::string random_from(const SessionOptions& options, std::size_t count) {
  std::string bytes(count, '\0');
  options.random(bytes.data(), bytes.size());
  return bytes;
}

const char* const kNotKept = "This could not be kept on this device (is the disk full?), so it was not done.";

}  // namespace

Session::Session(SessionOptions options, OutboxStore& store, Observer& observer)
    : options_(std::move(options)), observer_(observer), outbox_(store, random_from(options_, 16)) {
  rebuild_lines();
  revert();
  predict();
}

std::string Session::random_bytes(std::size_t count) { return random_from(options_, count); }

std::string Session::new_id() {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string id;
  for (const char byte : random_bytes(16)) {
    id += kDigits[static_cast<unsigned char>(byte) >> 4];
    id += kDigits[static_cast<unsigned char>(byte) & 15];
  }
  return id;
}

Taken Session::submit(Request request, Now now) {
  if (request.has_edit_text()) return {false, 0, "Words are changed with edit_text."};
  UndoStep step;
  Taken taken = submit_recorded(std::move(request), now, &step);
  if (!taken) return taken;
  undo_.push(std::move(step));
  redo_.clear();
  return taken;
}

Taken Session::submit_recorded(Request request, Now now, UndoStep* into) {
  wall_ms_ = now.wall_ms;
  if (state_ == State::stopped) return {false, 0, stopped_why_};
  if (outbox_.full())
    return {false, 0, "Too much is waiting to be sent; nothing more can be changed until some of it is stored."};
  if (request.ByteSizeLong() > options_.frame_bytes - 1024)
    return {false, 0, "This is too much at once; divide it into smaller pieces."};
  if (request.has_add_card() && state_ != State::live && request.add_card().written_ms() == 0)
    request.mutable_add_card()->set_written_ms(server_ms(now));
  std::optional<FindWayBack> back = way_back(request, shown(), [this] { return new_id(); });
  OutboxEntry* entry = outbox_.add(std::move(request));
  if (!entry) return {false, 0, kNotKept};
  if (back && into) into->push_back(UndoRequest{entry->cseq(), std::move(*back)});
  queue(entry->cseq());
  revert();
  predict();
  observer_.state_changed();
  return {true, entry->cseq(), {}};
}

Taken Session::edit_text(const std::string& id, const text::Change& on_shown, Now now) {
  UndoStep step;
  Taken taken = edit_recorded(id, on_shown, now, &step);
  if (!taken) return taken;
  undo_.push(std::move(step));
  redo_.clear();
  return taken;
}

Taken Session::set_words(const std::string& id, std::string_view utf8, Now now) {
  const Record* record = shown().find(id);
  if (!record) return {false, 0, "There is nothing with this id."};
  const std::optional<std::u16string> before = text::to_units(record->text().content());
  const std::optional<std::u16string> after = text::to_units(utf8);
  if (!before || !after) return {false, 0, "These words are not valid UTF-8."};
  return edit_text(id, text::difference(*before, *after), now);
}

Taken Session::edit_recorded(const std::string& id, const text::Change& on_shown, Now now, UndoStep* into) {
  wall_ms_ = now.wall_ms;
  if (state_ == State::stopped) return {false, 0, stopped_why_};
  const Record* record = shown().find(id);
  if (!record || !(record->has_card() || record->has_note()))
    return {false, 0, "There is no card or note with this id."};
  const std::u16string words = text::to_units(record->text().content()).value_or(std::u16string());
  if (text::fault_on(words, on_shown) != text::Fault::none)
    return {false, 0, "This change does not fit the words as they are."};
  if (on_shown.changes_nothing()) return {true, 0, {}};
  if (outbox_.full())
    return {false, 0, "Too much is waiting to be sent; nothing more can be changed until some of it is stored."};
  const Line* waits = find_line(id);
  if (!fits_one_request(on_shown) || (waits && !fits_one_request(text::compose(waits->words.buffer(), on_shown))))
    return {false, 0, "This is too much at once; paste it in smaller pieces, each when the one before is saved."};

  Line& line = line_of(id);
  const text::Change before = line.words.buffer();
  line.words.type(on_shown);
  std::uint32_t cseq = 0;
  if (!flush(id, &cseq)) {
    line.words.set_buffer(before);
    drop_line_if_done(id);
    predict();
    return {false, 0, kNotKept};
  }
  undo_.words_changed(id, on_shown);
  redo_.words_changed(id, on_shown);
  if (into) into->emplace_back(std::in_place_type<UndoWords>, id, text::inverse(on_shown, words));
  revert();
  predict();
  observer_.state_changed();
  return {true, cseq, {}};
}

Taken Session::undo(Now now) { return take_back(undo_, redo_, now); }
Taken Session::redo(Now now) { return take_back(redo_, undo_, now); }

Taken Session::take_back(UndoStack& from, UndoStack& opposite, Now now) {
  std::optional<UndoStep> step = from.pop();
  if (!step) return {false, 0, &from == &undo_ ? "There is nothing of yours to undo." : "There is nothing to redo."};
  UndoStep back;
  Taken last;
  for (auto part = step->rbegin(); part != step->rend(); ++part) {
    if (const auto* words = std::get_if<UndoWords>(&*part)) {
      if (words->change.changes_nothing()) {
        last = {false, 0, "Somebody has replaced these words since; there is nothing left to undo."};
        continue;
      }
      last = edit_recorded(words->id, words->change, now, &back);
      continue;
    }
    WayBack way = std::get<UndoRequest>(*part).find(shown());
    if (way.requests.empty()) last = {false, 0, way.notice};
    for (Request& request : way.requests) last = submit_recorded(std::move(request), now, &back);
  }
  const bool something = !back.empty();
  opposite.push(std::move(back));
  if (!something && !last.ok && last.sentence.empty()) last.sentence = "Nothing was left to undo.";
  if (!last.ok) observer_.notice(last.sentence);
  last.ok = last.ok || something;
  return last;
}

void Session::show_presence(const Presence& presence) { presence_to_send_ = presence; }

std::size_t Session::outstanding() const {
  std::size_t count = outbox_.entries().size();
  for (const auto& [id, line] : lines_) count += !line.words.buffer_is_empty();
  return count;
}

SavedState Session::saved_state(Now now) const {
  const std::size_t changes = outstanding();
  if (state_ == State::stopped) return {SavedState::stopped, changes, stopped_why_};
  const bool heard = heard_ms_ >= 0 && now.steady_ms - heard_ms_ <= options_.silence_ms;
  if (state_ != State::live || !heard) return {SavedState::offline, changes, {}};
  if (read_only_) return {SavedState::read_only, changes, read_only_why_};
  return {changes == 0 ? SavedState::saved : SavedState::sending, changes, {}};
}

std::vector<std::string> Session::words_kept() const {
  std::vector<std::string> words;
  std::set<std::string> told;
  for (const auto& [id, line] : lines_) {
    if (line.words.in_flight().empty() && line.words.buffer_is_empty()) continue;
    words.push_back(text::to_utf8(line.words.shown()));
    told.insert(id);
  }
  for (const OutboxEntry& entry : outbox_.entries()) {
    if (entry.outcome != OutboxEntry::unknown) continue;
    const Request& request = entry.held.request;
    if (told.contains(request.has_edit_text() ? request.edit_text().id() : made_with_words(request))) continue;
    if (request.has_edit_text()) {
      std::string changed = entry.held.on;
      const std::optional<text::Change> change = text::from_proto(request.edit_text().change());
      if (change && text::apply_utf8(changed, *change) == text::Fault::none) words.push_back(std::move(changed));
    } else {
      words.push_back(words_in(request));
    }
  }
  std::erase(words, std::string());
  return words;
}

void Session::set_state(State state) {
  if (state_ == state) return;
  state_ = state;
  observer_.state_changed();
}

void Session::stop(std::string why) {
  stopped_why_ = std::move(why);
  wants_to_close_ = open_;
  set_state(State::stopped);
}

void Session::joined_again() {
  must_join_again_ = false;
  if (state_ == State::stopped) set_state(State::offline);
}

}  // namespace plenary::client
