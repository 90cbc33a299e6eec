// Looking at a document without taking part: its history, what it was, the record of it.
#include <charconv>
#include <set>

#include "facilitation/clocks/local_time.h"
#include "facilitation/views/view.h"
#include "server/api/api.h"
#include "server/api/commits.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"

namespace plenary {
namespace {

constexpr const char* kManyLooks = "That is much looking back in a short time.";

// By the clocks where the meeting is, as in its record; UTC where a document does not say.
std::string rfc3339(std::int64_t ms, const Document& document) {
  const std::string zone = document.board()     ? document.board()->time_zone()
                           : document.meeting() ? document.meeting()->time_zone()
                                                : "";
  const auto local = zone.empty() ? std::nullopt : local_time(ms, zone);
  const LocalTime clocks = local ? *local : *local_time(ms, "UTC");
  char rest[12];
  std::snprintf(rest, sizeof rest, ":%02d.%03d", static_cast<int>(ms / 1'000 % 60), static_cast<int>(ms % 1'000));
  return clocks.date + "T" + clocks.clock + rest + (local ? clocks.offset : "Z");
}

std::string hex(const Chain& chain) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : chain) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::optional<Seq> number(std::string_view text) {
  Seq value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

const std::string& id_of(const Effect& effect) {
  return effect.has_put() ? effect.put().id() : effect.has_edit() ? effect.edit().id() : effect.remove();
}

void add_records(LogLine& line, const Delta& delta) {
  for (const Effect& effect : delta.effects()) {
    const std::string& id = id_of(effect);
    if (line.records().empty() || line.records(line.records_size() - 1) != id) line.add_records(id);
  }
}

// Acts of putting the board in order, which everybody may do to everybody's cards. Whoever edits, throws away or links a
// card has written it, most often: who that was is not told (cards are unsigned).
bool tells_no_author(std::uint32_t verb) {
  switch (static_cast<Request::VerbCase>(verb)) {
    case Request::kMoveCards:
    case Request::kLockCards:
    case Request::kParkCards:
    case Request::kMergeCards:
    case Request::kAddCluster:
    case Request::kSetCluster:
    case Request::kMergeClusters:
    case Request::kDissolveCluster:
    case Request::kRestoreCluster:
    case Request::kStartSilentWriting:
    case Request::kRevealCards:
    case Request::kSetBoard:
    case Request::kSetRegion:
    case Request::kEndTurn:
    case Request::kSetHarvest:
    case Request::kCheckHarvest:
    case Request::kTakeOver: return true;
    // SYS-53: what whoever leads does and others cannot is for everybody to see. Of any further verb nobody is named.
    default: return leads_by(static_cast<Request::VerbCase>(verb));
  }
}

LogAct act_of(const Step& step, const Viewer& viewer) {
  LogAct act;
  act.set_verb(verb_name(step.verb()));
  if (!viewer.participant.empty() && tells_no_author(step.verb())) act.set_by(step.actor());
  for (const Effect& effect : step.effects()) act.add_records(id_of(effect));
  return act;
}

// Shared first, as on the wire; nothing of what has been taken from the viewer's sight since.
void add_effects(LogLine& line, const Delta& delta, const std::set<std::string>& hidden) {
  for (const Effect& effect : delta.effects())
    if (!hidden.contains(id_of(effect))) *line.add_effects() = effect;
}

// A commit as one viewer is told of it; nothing if it means nothing to them (VIEW-1).
std::optional<LogLine> line_of(const Document& document, const LogEntry& entry, const Commit& commit,
                               const CommitView& view, const Viewer& viewer) {
  LogLine line;
  add_records(line, view.shared[view.same_for_all ? 0 : static_cast<std::size_t>(class_of(viewer.role))]);
  const auto own = view.personal.find(viewer.participant);
  if (own != view.personal.end()) add_records(line, own->second);
  if (line.records().empty() && !view.same_for_all) return std::nullopt;
  line.set_seq(entry.seq);
  line.set_at(rfc3339(commit.at_ms(), document));
  line.set_chain(hex(entry.chain));
  if (!view.same_for_all) return line;
  for (const Step& step : commit.steps()) {
    if (step.has_refusal())
      line.set_refused(line.refused() + 1);
    else
      line.add_verbs(verb_name(step.verb()));
  }
  return line;
}

// The same with everything a replay needs.
void tell_whole(LogLine& line, const Commit& commit, const CommitView& view, const Viewer& viewer,
                const std::set<std::string>& hidden) {
  add_effects(line, view.shared[view.same_for_all ? 0 : static_cast<std::size_t>(class_of(viewer.role))], hidden);
  const auto own = view.personal.find(viewer.participant);
  if (own != view.personal.end()) add_effects(line, own->second, hidden);
  if (!view.same_for_all) return;
  for (const Step& step : commit.steps())
    if (!step.has_refusal()) *line.add_acts() = act_of(step, viewer);
}

// What has been taken from the viewer's sight, a note that has become a working note, is not found by looking back; nor is
// whose words were refused, or were taken back long ago.
std::set<std::string> out_of_sight(const Document& now, const Viewer& viewer) {
  std::set<std::string> ids;
  for (const auto& [id, entry] : now.entries()) {
    const AttributionRequest& request = entry.record.attribution_request();
    const Quote& quote = entry.record.quote();
    const bool refused = request.withheld() && request.speaker() != viewer.participant;
    const bool forgotten =
        request.speaker() == "unknown" || (quote.state() == Quote::QUOTE_WITHDRAWN && quote.speaker() == "unknown");
    if (!may_see(entry.record, viewer) || refused || forgotten) ids.insert(id);
  }
  return ids;
}

}  // namespace

// VIEW-1 holds for history too: a commit that means nothing to the viewer is not listed.
void Api::list_commits(Asking asking, HttpAnswer done) {
  const auto after = number(asking.request.parameter("after").value_or("0"));
  const auto limit = number(asking.request.parameter("limit").value_or("1000"));
  const std::string effects = asking.request.parameter("effects").value_or("0");
  if (!after || !limit || *limit == 0 || *limit > 10'000 || (effects != "0" && effects != "1"))
    return done(http_error(400, "invalid", "`after` is a commit's number, `limit` 1 to 10000, `effects` 0 or 1."));
  if (const std::int64_t wait = readings_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, kManyLooks));
  parts_.documents.read(asking.document, [this, asking, after = *after, limit = *limit, whole = effects == "1",
                                          done = std::move(done)](const LiveDocument* live) {
    if (!live) return done(http_error(404, "not_found", "There is no such document."));
    const Viewer viewer = asking.viewer;
    auto lines = std::make_shared<std::string>();
    auto count = std::make_shared<std::uint32_t>(0);
    std::make_shared<CommitWalk>(
        parts_.log, asking.document, 0,
        [viewer, after, limit, whole, hidden = out_of_sight(live->document(), viewer), lines, count](
            Document& document, const LogEntry& entry, const Commit& commit) {
          const CommitView view = evolve_and_show(document, commit);
          if (entry.seq <= after || *count >= limit) return;
          std::optional<LogLine> line = line_of(document, entry, commit, view, viewer);
          if (!line) return;
          if (whole) tell_whole(*line, commit, view, viewer, hidden);
          *lines += json_of(*line) + "\n";
          ++*count;
        },
        [lines, done](Document&, const std::string& problem) {
          if (!problem.empty()) return done(http_error(503, "try_later", problem));
          HttpResponse response;
          response.headers = {{"Content-Type", "application/x-ndjson; charset=utf-8"}};
          response.body = std::move(*lines);
          done(std::move(response));
        })
        ->begin();
  });
}

void Api::show_at(Asking asking, HttpAnswer done) {
  const auto seq = number(asking.rest);
  if (!seq || *seq == 0)
    return done(http_error(400, "invalid", "Name a commit by its number, from 1; `plenary log` lists them."));
  if (const std::int64_t wait = readings_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, kManyLooks));
  parts_.documents.read(asking.document, [this, asking, seq = *seq, done = std::move(done)](const LiveDocument* live) {
    if (!live) return done(http_error(404, "not_found", "There is no such document."));
    if (seq > live->position().seq)
      return done(http_error(404, "not_found",
                             "The last commit is " + std::to_string(live->position().seq) + "; name an earlier one."));
    const Viewer viewer = asking.viewer;
    auto at = std::make_shared<std::string>();  // of the last commit that meant something to the viewer
    std::make_shared<CommitWalk>(
        parts_.log, asking.document, seq,
        [viewer, at](Document& document, const LogEntry& entry, const Commit& commit) {
          const CommitView view = evolve_and_show(document, commit);
          if (const std::optional<LogLine> line = line_of(document, entry, commit, view, viewer)) *at = line->at();
        },
        [viewer, id = asking.document, hidden = out_of_sight(live->document(), viewer), at, done](
            Document& document, const std::string& problem) {
          if (!problem.empty()) return done(http_error(503, "try_later", problem));
          ReplicaAnswer answer;
          answer.set_document(id);
          answer.set_seq(document.seq());
          answer.set_at(*at);
          const Document replica = replica_for(document, viewer);
          for (const Record* record : replica.sorted())
            if (!hidden.contains(record->id())) *answer.add_records() = *record;
          done(http_json(json_of(answer)));
        })
        ->begin();
  });
}

// CONNECT-6, for who looks without a WebSocket: names stand in no document, so they are asked for apart.
void Api::name_people(Asking asking, HttpAnswer done) {
  if (const std::int64_t wait = readings_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, kManyLooks));
  // Whoever lets people in is told who waits.
  const bool lets_in = leads(asking.viewer.role);
  parts_.documents.read(asking.document, [this, lets_in, done = std::move(done)](const LiveDocument* live) {
    if (!live) return done(http_error(404, "not_found", "There is no such document."));
    std::map<std::string, Mode> members;
    for (const auto& [id, entry] : live->document().entries())
      if (entry.record.has_member() &&
          (!entry.record.member().removed() || (lets_in && entry.record.member().waiting())))
        members.emplace(entry.record.member().participant(), entry.record.member().mode());
    const auto told = [members, done](const std::vector<Person>& people) {
      std::map<std::string, Person> named;
      for (const Person& person : people) named.emplace(person.participant(), person);
      PeopleHere here;
      for (const auto& [participant, mode] : members) {  // who has no name is told of too: they are members
        Person& person = *here.add_people();
        person = named[participant];
        person.set_participant(participant);
        person.set_mode(mode);
      }
      done(http_json(json_of(here)));
    };
    if (members.empty()) return told({});
    std::vector<std::string> participants;
    for (const auto& [participant, mode] : members) participants.push_back(participant);
    parts_.names.names(participants, told);
  });
}

}  // namespace plenary
