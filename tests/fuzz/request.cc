// Requests by several people, one after the other, on a board, a meeting, a record or a guidebook: decide answers each, what
// it answers can be applied, kept, taken back and shown, and nobody is shown what is hidden from them.
#include <google/protobuf/message.h>

#include <array>
#include <deque>
#include <set>

#include "facilitation/checks/findings.h"
#include "facilitation/rules/voting.h"
#include "facilitation/views/view.h"
#include "tests/facilitation/rules/guide.h"
#include "tests/facilitation/rules/record_story.h"
#include "tests/fuzz/project_files.h"
#include "tests/fuzz/target.h"

namespace plenary::fuzz {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr int kMostRequests = 48;

// ---------------------------------------------------------------- what it begins with

// What leads to a beginning is accepted, or it would be another one.
void does(Story& story, const std::string& who, const std::string& text) {
  const Outcome outcome = story.decide_and_apply(plenary::request(text), Actor{who, false});
  if (!outcome.accepted()) throw std::logic_error(spelled(outcome) + ": " + text);
}

Document a_board() {
  Story story({"id: 'k1' cluster { title: 'one' order: 'V000' region: 'here' }",
               "id: 'k2' cluster { title: 'two' parent: 'k1' order: 'V001' }",
               "id: 'n1' text { content: 'Round.' version: 1 } note { visibility: RECORD by: 'ria' }",
               "id: 'p1' phase { kind: SILENT order: 1 planned_minutes: 3 state: PLANNED }",
               "id: 'p2' phase { kind: VOTE_PHASE order: 2 planned_minutes: 3 state: PLANNED }",
               "id: 'p3' phase { kind: PAIR order: 3 planned_minutes: 3 state: PLANNED }",
               "id: 'report.g1' report { breakout: 'g1' order: 1 headline: 'Shade.' decisions { id: 'theirs' text: "
               "'Plant.' } }",
               "id: 'member.tab' member { participant: 'tab' role: PARTICIPANT mode: TABLE_DEVICE joined_ms: 9 }",
               "id: 'member.new' member { participant: 'new' role: PARTICIPANT waiting: true removed: true }"});
  for (const std::string who : {"ann", "ben", "fay"})
    does(story, who, "add_card { id: 'c-" + who + "' text: 'Rain' place { region: 'here' cluster: 'k1' } }");
  does(story, "ann", "draft_proposal { id: 'd1' text: 'We plant.' method: CONSENT within_the_room: true }");
  return story.document;
}

Document a_silent_board() {
  Story story({"id: 'board' board { title: 'Group 1' moderated: true }"});
  does(story, "fay", "start_silent_writing {}");
  for (const std::string who : {"ann", "ben"})
    does(story, who, "add_card { id: 'c-" + who + "' text: 'canary-" + who + ";' place { region: 'here' } }");
  return story.document;
}

Document a_vote() {
  Story story({"id: 'member.tab' member { participant: 'tab' role: PARTICIPANT mode: TABLE_DEVICE joined_ms: 9 }"});
  for (const std::string id : {"c1", "c2"})
    does(story, "ann", "add_card { id: '" + id + "' text: 'Rain' place { region: 'here' } }");
  does(story, "fay", "open_vote { id: 'v1' method: DOTS target: 'card' dots_each: 5 max_per_target: 3 }");
  return story.document;
}

Document a_meeting() {
  std::vector<Record> records = test::meeting_named("moin-2019-bellagio").records;
  // A programme with a few people: with all of them, most of the time goes by in copying.
  std::erase_if(records, [](const Record& record) { return record.has_member() || record.has_resource(); });
  return Story(records).document;
}

const std::vector<Document>& beginnings() {
  static const std::vector<Document> kAll = [] {
    std::vector<Document> all{a_board(), a_silent_board(), a_vote(), RecordStory().document, a_meeting()};
    Story guidebook = guide();
    add_tool(guidebook);
    all.push_back(guidebook.document);
    return all;
  }();
  return kAll;
}

// ---------------------------------------------------------------- what is asked

// Requests as an input tells them, such that most are about something that is there.
class Asking {
 public:
  Asking(Bytes& bytes, const Document& document) : bytes_(bytes), document_(document) {
    for (const Record* record : document.sorted()) {
      ids_.push_back(record->id());
      if (record->has_member()) people_.push_back(record->member().participant());
    }
  }

  Request request(int number) {
    number_ = number;
    const auto* verbs = Request::descriptor()->FindOneofByName("verb");
    Request request;
    verb_ = verbs->field(static_cast<int>(bytes_.below(static_cast<std::uint32_t>(verbs->field_count()))));
    fill(*request.GetReflection()->MutableMessage(&request, verb_), 0);
    if (request.has_edit_text() && bytes_.byte() % 8 != 0) fit(*request.mutable_edit_text());
    fit(request);
    // A word that nobody else writes, so that it is found wherever it goes.
    if (request.has_add_card()) request.mutable_add_card()->set_text("canary-" + std::to_string(number) + ";");
    return request;
  }
  Actor actor() {
    const std::uint8_t who = bytes_.byte();
    if (who % 8 == 7) return kServer;
    return {people_.empty() ? "nobody" : people_[who % people_.size()], false};
  }

 private:
  Bytes& bytes_;
  const Document& document_;
  std::vector<std::string> ids_, people_;
  const FieldDescriptor* verb_ = nullptr;
  int number_ = 0;

  std::string id_there() { return ids_[bytes_.below(static_cast<std::uint32_t>(ids_.size()))]; }

  std::string text_for(const FieldDescriptor& field) {
    const std::uint8_t how = bytes_.byte();
    if (how >= 0xF0) {
      const std::string_view words = bytes_.words(300);
      return text::to_units(words) ? std::string(words) : std::string(words.size() * 20, 'w');
    }
    if (how >= 0xE0) {
      static constexpr std::array kWords = {"",        "two\nlines", "2027-04-15", "x/y", "\xF0\x9F\x8F\x9E",
                                            "cluster", "card",       "yes"};
      return kWords[how % kWords.size()];
    }
    const std::string& name = field.name();
    if (name == "id" && how % 4 != 0 &&
        (verb_->name().starts_with("add_") || verb_->name().starts_with("open_vote") ||
         verb_->name().starts_with("draft_") || verb_->name().starts_with("capture_")))
      return (verb_->number() == Request::kAddInvitation ? "invitation.x" : "x") + std::to_string(number_);
    if (name.starts_with("participant") || name == "owner" || name == "speaker" || name == "voter")
      return people_.empty() ? "ann" : people_[how % people_.size()];
    if (name == "text" || name == "title" || name == "label" || name == "reason" || name == "name" ||
        name == "question")
      return how % 2 == 0 ? "Rain" : "No";
    if (name == "region") return how % 4 == 0 ? "there" : "here";
    if (name == "cluster" || name == "parent" || name == "after" || name == "before")
      return how % 2 == 0 ? "" : id_there();
    if (name == "response") {
      static constexpr std::array kResponses = {"consent", "object", "consent_with_concern", "abstain", "yes", "3"};
      return kResponses[how % kResponses.size()];
    }
    return id_there();
  }

  void fill(Message& message, int depth) {
    const auto* fields = message.GetDescriptor();
    const bool is_a_choice = fields->real_oneof_decl_count() > 0;
    const auto chosen =
        is_a_choice ? bytes_.below(static_cast<std::uint32_t>(fields->oneof_decl(0)->field_count())) : 0;
    for (int i = 0; i < fields->field_count(); ++i) {
      const FieldDescriptor& field = *fields->field(i);
      if (field.real_containing_oneof() && field.index_in_oneof() != static_cast<int>(chosen)) continue;
      if (field.has_optional_keyword() && bytes_.byte() % 2 == 0) continue;
      if ((field.name() == "if_version" || field.name() == "undo") && bytes_.byte() % 4 != 0) continue;
      for (std::uint32_t times = field.is_repeated() ? bytes_.below(4) : 1; times > 0; --times)
        fill(message, field, depth);
    }
  }

  void fill(Message& message, const FieldDescriptor& field, int depth) {
    const auto& reflection = *message.GetReflection();
    const bool many = field.is_repeated();
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_STRING: {
        const std::string value = text_for(field);
        many ? reflection.AddString(&message, &field, value) : reflection.SetString(&message, &field, value);
        return;
      }
      case FieldDescriptor::CPPTYPE_ENUM: {
        const auto* values = field.enum_type();
        const int value =
            values->value(static_cast<int>(bytes_.below(static_cast<std::uint32_t>(values->value_count()))))->number();
        many ? reflection.AddEnumValue(&message, &field, value) : reflection.SetEnumValue(&message, &field, value);
        return;
      }
      case FieldDescriptor::CPPTYPE_MESSAGE:
        if (depth < 4)
          fill(many ? *reflection.AddMessage(&message, &field) : *reflection.MutableMessage(&message, &field),
               depth + 1);
        return;
      case FieldDescriptor::CPPTYPE_BOOL: {
        const bool value = bytes_.byte() % 2 != 0;
        many ? reflection.AddBool(&message, &field, value) : reflection.SetBool(&message, &field, value);
        return;
      }
      case FieldDescriptor::CPPTYPE_INT32: {
        const auto value = static_cast<std::int32_t>(number());
        many ? reflection.AddInt32(&message, &field, value) : reflection.SetInt32(&message, &field, value);
        return;
      }
      case FieldDescriptor::CPPTYPE_INT64: {
        const auto value = static_cast<std::int64_t>(static_cast<std::int32_t>(number())) * 1'000;
        many ? reflection.AddInt64(&message, &field, value) : reflection.SetInt64(&message, &field, value);
        return;
      }
      case FieldDescriptor::CPPTYPE_UINT32: {
        const std::uint32_t value = number();
        many ? reflection.AddUInt32(&message, &field, value) : reflection.SetUInt32(&message, &field, value);
        return;
      }
      case FieldDescriptor::CPPTYPE_UINT64:
        many ? reflection.AddUInt64(&message, &field, number()) : reflection.SetUInt64(&message, &field, number());
        return;
      case FieldDescriptor::CPPTYPE_FLOAT: {
        const auto value = static_cast<float>(bytes_.byte()) / 128 - 0.5F;
        many ? reflection.AddFloat(&message, &field, value) : reflection.SetFloat(&message, &field, value);
        return;
      }
      case FieldDescriptor::CPPTYPE_DOUBLE:
        many ? reflection.AddDouble(&message, &field, number()) : reflection.SetDouble(&message, &field, number());
        return;
    }
  }

  // Small, but for a few: those of all four bytes, and the largest.
  std::uint32_t number() {
    const std::uint8_t small = bytes_.byte();
    if (small < 0xF8) return small % 16;
    if (small == 0xFF) return 0xFFFFFFFF;
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) value = value << 8 | bytes_.byte();
    return value;
  }

  // On the words that are there, or were a moment ago.
  void fit(EditText& edit) {
    edit.set_id(id_there());
    const Text& words = document_.find(edit.id())->text();
    std::uint32_t length = text::units_in(words.content());
    edit.set_base_version(words.version());
    edit.set_base_lineage(words.lineage());
    if (const auto remembered = document_.remembered(edit.id()); remembered && bytes_.byte() % 2 != 0) {
      edit.set_base_version(remembered->first_version);
      edit.set_base_lineage(remembered->first_lineage);
      length = remembered->items.front().change.length_before();
    }
    const std::uint32_t at = bytes_.below(length + 1), gone = bytes_.below(length - at + 1);
    *edit.mutable_change() =
        text::to_proto(text::Change().keep(at).erase(gone).insert(u"rain").keep(length - at - gone));
  }
  void fit(Request& request) {
    if (request.has_start_phase() && document_.board()) {
      StartPhase& start = *request.mutable_start_phase();
      const Record* running = document_.find(document_.board()->phase());
      start.set_after(document_.board()->phase());
      start.set_generation(running ? running->phase().generation() : 0);
    }
    if (request.has_set_phases())
      for (PlannedPhase& planned : *request.mutable_set_phases()->mutable_phases())
        planned.set_planned_minutes(1 + planned.planned_minutes() % 9);
  }
};

// ---------------------------------------------------------------- what must hold

std::string all_of(const Document& document) { return canonical(to_snapshot(document)); }

std::string bytes_for(const Outcome& outcome) {
  std::string bytes = canonical(outcome.refusal);
  for (const Effect& effect : outcome.effects) bytes += "|" + canonical(effect);
  return bytes;
}

// Somebody who has been there from the beginning, in the role that they have; what they hold is what they were sent.
struct Onlooker {
  Viewer viewer;
  Document replica;
};

std::deque<Onlooker> onlookers_of(const Document& document) {
  std::deque<Onlooker> all;
  for (const char* participant : {"ann", "ben", "ria", "fay", "hos", "obs"}) {
    const Role role = document.role_of(participant);
    if (role == ROLE_UNSPECIFIED) continue;
    const Viewer viewer{participant, role};
    all.push_back({viewer, replica_for(document, viewer)});
  }
  return all;
}

void show(const CommitView& view, const Document& document, Onlooker& onlooker) {
  const std::size_t viewers = view.same_for_all ? 0 : static_cast<std::size_t>(class_of(onlooker.viewer.role));
  const auto take = [&](const Delta& delta) {
    for (const Effect& effect : delta.effects()) static_cast<void>(evolve(onlooker.replica, effect, document.seq()));
  };
  const Role now = document.role_of(onlooker.viewer.participant);
  if (now != onlooker.viewer.role) {  // they come again, as what they are now
    onlooker.viewer.role = now;
    onlooker.replica = replica_for(document, onlooker.viewer);
    return;
  }
  take(view.shared[viewers]);
  if (const auto own = view.personal.find(onlooker.viewer.participant); own != view.personal.end()) take(own->second);
}

// A card without a number has never been shown to all.
void look_at_hidden(const Document& document, const Onlooker& onlooker, const std::string& seen) {
  document.each_card([&](const Record& record) {
    const Card& card = record.card();
    if (!card.hidden() || card.author() == onlooker.viewer.participant) return;
    const auto& pair = card.shown_to();
    if (std::find(pair.begin(), pair.end(), onlooker.viewer.participant) != pair.end()) return;
    must(onlooker.replica.find(record.id()) == nullptr, "a hidden card is at somebody else's: " + record.id());
    const std::string& words = record.text().content();
    if (words.starts_with("canary-") && words.ends_with(";"))
      must(seen.find(words) == std::string::npos, "the words of a hidden card are at somebody else's: " + words);
  });
}

void look_at_ballots(const Document& document) {
  for (const auto& [id, entry] : document.entries()) {
    if (!entry.record.has_ballot()) continue;
    const Ballot& ballot = entry.record.ballot();
    const Record* record = document.find(ballot.vote());
    must(record && record->has_vote(), "a ballot of no vote");
    const Vote& vote = record->vote();
    const Member* voter = document.member(ballot.voter());
    if (vote.method() != Vote::DOTS || vote.closed_ms() != 0 || !voter) continue;
    std::uint64_t given = 0;
    for (const auto& [target, dots] : ballot.dots()) {
      must(dots <= static_cast<std::uint64_t>(vote.max_per_target()) * voices_of(*voter),
           "more dots on one than may be");
      given += dots;
    }
    must(given <= static_cast<std::uint64_t>(vote.dots_each()) * voices_of(*voter), "more dots than somebody has");
  }
}

void look_at_numbers(const Document& document) {
  std::set<std::uint32_t> numbers;
  document.each_card([&](const Record& record) {
    if (record.card().number() != 0) must(numbers.insert(record.card().number()).second, "two cards of one number");
    must(!record.card().hidden() || record.card().number() == 0, "a hidden card has a number");
  });
  must(numbers.empty() || *numbers.rbegin() == numbers.size(), "cards are numbered with gaps");
  must(document.cards_numbered() == numbers.size(), "cards are counted wrongly");
}

class Walk {
 public:
  explicit Walk(const Document& beginning)
      : document_(beginning), onlookers_(onlookers_of(beginning)), all_(all_of(beginning)) {}

  void ask(const Request& request, const Actor& actor, Moment now) {
    const Outcome outcome = decide(document_, request, actor, now);
    must(bytes_for(decide(document_, request, actor, now)) == bytes_for(outcome), "one request is decided in two ways");
    if (!outcome.accepted()) {
      must(outcome.effects.empty(), "a refusal with effects");
      const std::string told = sentence(outcome.refusal);
      must(!told.empty(), "a refusal without a sentence: " + outcome.refusal.ShortDebugString());
      must(told.find("canary-") == std::string::npos, "a refusal tells words: " + told);
      return;
    }
    if (outcome.effects.empty()) return;
    Commit commit;
    commit.set_seq(document_.seq() + 1);
    commit.set_at_ms(now.ms);
    Step& step = *commit.add_steps();
    step.set_client("client");
    step.set_cseq(commit.seq());
    for (const Effect& effect : outcome.effects) *step.add_effects() = effect;

    evolve(document_, commit).revert(document_);
    must(all_of(document_) == all_, "what was taken back left something behind");
    const CommitView view = evolve_and_show(document_, commit);
    all_ = all_of(document_);
    for (Onlooker& onlooker : onlookers_) show(view, document_, onlooker);
    look_at_ballots(document_);
    look_at_numbers(document_);
  }

  void end() {
    for (const Onlooker& onlooker : onlookers_) {
      const Document now = replica_for(document_, onlooker.viewer);
      std::string seen, would_see;
      for (const Record* record : onlooker.replica.sorted()) seen += record->ShortDebugString() + "\n";
      for (const Record* record : now.sorted()) would_see += record->ShortDebugString() + "\n";
      must_equal(seen, would_see,
                 "somebody holds something else than they would if they came now: " + onlooker.viewer.participant);
      look_at_hidden(document_, onlooker, seen);
    }
    DocumentSnapshot snapshot;
    must(snapshot.ParseFromString(all_), "a snapshot cannot be read");
    const Document restored = from_snapshot(snapshot);
    must(state_hash(restored) == state_hash(document_), "a document from its snapshot has another hash");
    must(all_of(restored) == all_, "a document from its snapshot is another");
    static_cast<void>(checks::findings(document_));
  }

  [[nodiscard]] const Document& document() const { return document_; }

 private:
  Document document_;
  std::deque<Onlooker> onlookers_;
  std::string all_;
};

void look_at_requests(std::string_view input) {
  Bytes bytes(input);
  Walk walk(beginnings()[bytes.byte() % beginnings().size()]);
  Moment now{walk.document().at_ms() + 1'000, 42};
  for (int number = 0; number < kMostRequests && !bytes.ended(); ++number) {
    Asking asking(bytes, walk.document());
    now.ms += static_cast<std::int64_t>(bytes.byte()) * 500;
    now.entropy += 1;
    const Actor actor = asking.actor();
    walk.ask(asking.request(number), actor, now);
  }
  walk.end();
}

// By chance: the search finds which bytes say something.
std::vector<std::string> request_seeds() {
  std::vector<std::string> seeds;
  std::uint32_t state = 20'270'415;
  const auto next = [&] { return static_cast<char>((state = state * 1'664'525 + 1'013'904'223) >> 24); };
  for (std::size_t beginning = 0; beginning < beginnings().size(); ++beginning)
    for (const std::size_t length : {40U, 120U, 600U, 600U}) {
      std::string& seed = seeds.emplace_back(1, static_cast<char>(beginning));
      while (seed.size() < length) seed += next();
    }
  return seeds;
}

}  // namespace

const Target request{"request", look_at_requests, request_seeds};

}  // namespace plenary::fuzz
