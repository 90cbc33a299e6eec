// Somebody's own words, and leave to use them: the states of facilitation/attribution.md, and who may enter them.
#include "facilitation/rules/quotations.h"

#include "facilitation/clocks/local_time.h"
#include "facilitation/views/view.h"
#include "facilitation/wording/trace.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

constexpr const char* kAsks =
    "request_attribution { id: 'ask' quote: 'q1' quote_version: 1 for_kinds: 'publication' for_kinds: 'blog' "
    "identification: FULL answer_by: '2027-05-03' }";

// On 19 April 2027 ria asks ann for words of hers.
Story asked() {
  Story story(
      {"id: 'board' board { title: 'x' time_zone: 'Europe/Rome' policy { external_material_kinds: 'publication' "
       "external_material_kinds: 'blog' external_material_kinds: 'video' } }"});
  story.now.ms = *moment("2027-04-19", "10:00", "Europe/Rome");
  story.asks("ria", "capture_quote { id: 'q1' text: 'It is a slogan.' speaker: 'ann' }");
  story.asks("ria", kAsks);
  return story;
}
Quote::State state(const Story& story) { return story.document.find("q1")->quote().state(); }

}  // namespace

TEST_CASE("SYS-43: words are asked for, and their speaker alone answers", "[rules][quotations]") {
  Story story;
  CHECK(story.asks("ann", "capture_quote { id: 'q1' text: 'x' speaker: 'ben' }") == "FORBIDDEN");
  CHECK(story.asks("fay", "capture_quote { id: 'q1' text: 'x' speaker: 'ben' }") == "FORBIDDEN");
  CHECK(story.asks("ria", "capture_quote { id: 'q1' text: '' speaker: 'ben' }") == "INVALID text missing");
  CHECK(story.asks("ria", "capture_quote { id: 'q1' text: 'x' }") == "INVALID speaker missing");
  CHECK(story.asks("ria", "capture_quote { id: 'q1' text: 'x' speaker: 'nobody' }") == "NOT_FOUND member");
  story = asked();
  CHECK(state(story) == Quote::REQUESTED);
  CHECK(story.asks("ria", kAsks) == "ALREADY_EXISTS");
  const std::string yes =
      "answer_attribution { id: 'ask' answer: 'granted' quote_version: 1 kinds: 'publication' identification: FULL }";
  CHECK(story.asks("ben", yes) == "NOT_FOUND request");
  CHECK(story.asks("fay", yes) == "NOT_FOUND request");
  CHECK(story.asks("ria", yes) == "NOT_YOURS said_it");
  CHECK(
      story.asks(
          "ann",
          "answer_attribution { id: 'ask' answer: 'granted' quote_version: 1 kinds: 'video' identification: FULL }") ==
      "INVALID kinds unknown");
  CHECK(story.asks("ann", "answer_attribution { id: 'ask' answer: 'granted' quote_version: 1 identification: FULL }") ==
        "INVALID kinds missing");
  CHECK(story.asks("ann", "answer_attribution { id: 'ask' answer: 'granted' quote_version: 1 kinds: 'blog' }") ==
        "INVALID identification missing");
  CHECK(story.asks(
            "ann",
            "answer_attribution { id: 'ask' answer: 'granted' quote_version: 7 kinds: 'blog' identification: FULL }") ==
        "STALE");
  CHECK(story.asks("ann", yes) == "put attribution_request ask v2, put quote q1 v3");
  CHECK(state(story) == Quote::GRANTED);
  CHECK(story.asks("ann", yes) == "INVALID quote was_answered");
}

TEST_CASE("other words are another question", "[rules][quotations]") {
  Story story = asked();
  story.asks("ann",
             "answer_attribution { id: 'ask' answer: 'granted' quote_version: 1 kinds: 'blog' identification: FULL }");
  CHECK(story.asks("rob", "set_quote { id: 'q1' text: 'It is a mere slogan.' }") == "put quote q1 v4, edit q1");
  CHECK(state(story) == Quote::SUPERSEDED);
  CHECK(story.words("q1") == "It is a mere slogan.");
  CHECK(story.document.find("q1")->quote().request().empty());
  CHECK(story.asks("ann", "answer_attribution { id: 'ask' answer: 'declined' quote_version: 2 }") == "STALE");
  CHECK(story.asks("ria",
                   "request_attribution { id: 'again' quote: 'q1' quote_version: 1 for_kinds: 'blog' identification: "
                   "NONE answer_by: '2027-06-01' }") == "STALE");
  CHECK(story.asks("ria",
                   "request_attribution { id: 'again' quote: 'q1' quote_version: 2 for_kinds: 'blog' identification: "
                   "NONE answer_by: '2027-06-01' }") == "put attribution_request again v1, put quote q1 v5");
}

TEST_CASE("granted with edits: the speaker's words stand, the others are gone", "[rules][quotations]") {
  Story story = asked();
  const std::string answer =
      "answer_attribution { id: 'ask' answer: 'granted_with_edits' quote_version: 1 kinds: 'blog' identification: NONE "
      "text: ";
  CHECK(story.asks("ann", answer + "'' }") == "INVALID text missing");
  CHECK(story.asks("ann", answer + "'It is a slogan.' }") == "INVALID text the_same");
  CHECK(story.asks("ann", answer + "'It would be a slogan.' }") ==
        "put attribution_request ask v2, put quote q1 v3, edit q1");
  CHECK(state(story) == Quote::GRANTED_WITH_EDITS);
  CHECK(story.words("q1") == "It would be a slogan.");
}

TEST_CASE("who said no is asked again by nobody but themselves", "[rules][quotations]") {
  Story story = asked();
  CHECK(story.asks("ann", "answer_attribution { id: 'ask' answer: 'declined' quote_version: 1 }") ==
        "put attribution_request ask v2, put quote q1 v3");
  CHECK(state(story) == Quote::DECLINED);
  CHECK(story.asks("ria", "set_quote { id: 'q1' text: 'other words' }") == "INVALID quote only_its_speaker_reopens");
  CHECK(story.asks("ria",
                   "request_attribution { id: 'again' quote: 'q1' quote_version: 1 for_kinds: 'blog' identification: "
                   "NONE answer_by: '2027-06-01' }") == "INVALID quote only_its_speaker_reopens");
  CHECK(story.asks("ria", "discard_quote { id: 'q1' }") == "INVALID quote was_asked");
  CHECK(story.asks("ria", "reopen_attribution { id: 'ask' }") == "NOT_YOURS said_it");
  CHECK(story.asks("ann", "reopen_attribution { id: 'ask' answer_by: '2027-04-01' }") == "INVALID answer_by is_over");
  CHECK(story.asks("ann", "reopen_attribution { id: 'ask' }") == "put attribution_request ask v3, put quote q1 v4");
  CHECK(state(story) == Quote::REQUESTED);
}

TEST_CASE("no answer by the last day is no, where the meeting is", "[rules][quotations]") {
  Story story = asked();
  story.now.ms = *moment("2027-05-03", "23:59", "Europe/Rome");
  CHECK_FALSE(attributions_lapse(story.document, story.now.ms));
  CHECK(story.server_asks("lapse_attributions {}") == "NOTHING_TO_DO");
  story.now.ms = *moment("2027-05-04", "00:00", "Europe/Rome");
  CHECK(attributions_lapse(story.document, story.now.ms));
  CHECK(story.asks("fay", "lapse_attributions {}") == "FORBIDDEN");
  CHECK(story.server_asks("lapse_attributions {}") == "put attribution_request ask v2, put quote q1 v3");
  CHECK(state(story) == Quote::QUOTE_LAPSED);
  CHECK_FALSE(attributions_lapse(story.document, story.now.ms));
  CHECK(story.asks("ria",
                   "request_attribution { id: 'again' quote: 'q1' quote_version: 1 for_kinds: 'blog' identification: "
                   "NONE answer_by: '2027-06-01' }") == "INVALID quote only_its_speaker_reopens");
  CHECK(story.asks("ann", "reopen_attribution { id: 'ask' answer_by: '2027-06-01' }") ==
        "put attribution_request ask v3, put quote q1 v4");
}

TEST_CASE("QUOTE-2: thirty days after a no the words are their speaker's alone, and who that was is told to nobody",
          "[rules][quotations]") {
  const bool answered = GENERATE(true, false);
  Story story = asked();
  const auto sees = [&story](const char* who, Role role, const char* id) {
    return replica_for(story.document, {who, role}).find(id) != nullptr;
  };
  if (answered) {
    story.asks("ann", "answer_attribution { id: 'ask' answer: 'declined' quote_version: 1 }");
  } else {
    story.now.ms = *moment("2027-05-04", "00:00", "Europe/Rome");
    story.server_asks("lapse_attributions {}");
  }
  const std::int64_t day_ms = 86'400'000;
  const std::int64_t since_ms = story.now.ms - 1'000;  // a request takes a second
  story.now.ms = since_ms + 30 * day_ms - 1;
  CHECK_FALSE(attributions_lapse(story.document, story.now.ms));
  CHECK(sees("ria", RAPPORTEUR, "q1"));
  story.now.ms = since_ms + 30 * day_ms;
  REQUIRE(attributions_lapse(story.document, story.now.ms));
  CHECK(story.server_asks("lapse_attributions {}") == "put attribution_request ask v3, put quote q1 v4");
  CHECK_FALSE(attributions_lapse(story.document, story.now.ms));

  CHECK_FALSE(sees("ria", RAPPORTEUR, "q1"));
  const Document ria = replica_for(story.document, {"ria", RAPPORTEUR});
  REQUIRE(ria.find("ask"));
  const AttributionRequest& left = ria.find("ask")->attribution_request();
  CHECK(left.speaker().empty());
  CHECK(left.for_kinds().empty());
  CHECK((answered ? left.answered_ms() : left.lapsed_ms()) == since_ms);
  const Document ann = replica_for(story.document, {"ann", PARTICIPANT});
  CHECK(ann.find("q1")->text().content() == "It is a slogan.");
  CHECK(ann.find("ask")->attribution_request().speaker() == "ann");
  CHECK_FALSE(sees("ben", PARTICIPANT, "q1"));
  CHECK_FALSE(sees("fay", FACILITATOR, "ask"));
  CHECK(story.asks("ria", "set_quote { id: 'q1' text: 'x' }") == "NOT_FOUND quote");

  // Their speaker may think again: then the rapporteurs have them before them again.
  story.asks("ann", "reopen_attribution { id: 'ask' answer_by: '2027-12-01' }");
  CHECK(state(story) == Quote::REQUESTED);
  CHECK(sees("ria", RAPPORTEUR, "q1"));
  CHECK(replica_for(story.document, {"ria", RAPPORTEUR}).find("ask")->attribution_request().speaker() == "ann");
}

TEST_CASE("QUOTE-2: who was asked for earlier words does not tell whose the refused ones are", "[rules][quotations]") {
  Story story = asked();
  story.asks("ria", "set_quote { id: 'q1' text: 'It was a slogan.' }");
  story.asks("ria",
             "request_attribution { id: 'ask2' quote: 'q1' quote_version: 2 for_kinds: 'blog' identification: FULL "
             "answer_by: '2027-05-03' }");
  story.asks("ann", "answer_attribution { id: 'ask2' answer: 'declined' quote_version: 2 }");
  story.now.ms += 31 * 86'400'000LL;
  story.server_asks("lapse_attributions {}");
  const Document ria = replica_for(story.document, {"ria", RAPPORTEUR});
  for (const char* id : {"ask", "ask2"}) {
    INFO(id);
    CHECK(ria.find(id)->SerializeAsString().find("ann") == std::string::npos);
    CHECK(ria.find(id)->attribution_request().quote().empty());
  }
  story.asks("ann", "reopen_attribution { id: 'ask2' answer_by: '2027-12-01' }");
  CHECK(replica_for(story.document, {"ria", RAPPORTEUR}).find("ask")->attribution_request().speaker() == "ann");
}

TEST_CASE("QUOTE-3: six months after words were taken back nobody is told whose they were", "[rules][quotations]") {
  Story story = asked();
  story.asks("ann",
             "answer_attribution { id: 'ask' answer: 'granted' quote_version: 1 kinds: 'blog' identification: FULL }");
  story.asks("ann", "withdraw_attribution { quote: 'q1' }");
  const std::int64_t since_ms = story.document.find("ask")->attribution_request().withdrawn_ms();
  story.now.ms = since_ms + 183 * 86'400'000LL - 1;
  CHECK_FALSE(attributions_lapse(story.document, story.now.ms));
  story.now.ms += 1;
  REQUIRE(attributions_lapse(story.document, story.now.ms));
  CHECK(story.server_asks("lapse_attributions {}") == "put attribution_request ask v4, put quote q1 v5");
  CHECK(story.document.find("q1")->quote().speaker() == "unknown");
  CHECK(story.document.find("ask")->attribution_request().speaker() == "unknown");
  CHECK(state(story) == Quote::QUOTE_WITHDRAWN);
  CHECK_FALSE(attributions_lapse(story.document, story.now.ms));
}

TEST_CASE("QUOTE-1: words that others took the place of are to leave the log, once", "[rules][quotations]") {
  using Due = std::map<std::string, std::uint32_t>;
  Story story = asked();
  CHECK(old_words_to_erase(story.document).empty());
  const bool by_the_speaker = GENERATE(true, false);
  if (by_the_speaker) {
    story.asks("ann",
               "answer_attribution { id: 'ask' answer: 'granted_with_edits' quote_version: 1 kinds: 'blog' "
               "identification: FULL text: 'It was a slogan.' }");
  } else {
    story.asks("ria", "set_quote { id: 'q1' text: 'It was a slogan.' }");
  }
  CHECK(old_words_to_erase(story.document) == Due{{"q1", 2}});
  CHECK(records_to_erase(story.document).empty());
  // Other words again, while the first were taken out: not yet.
  CHECK(story.asks("ria", "set_quote { id: 'q1' text: 'It is no slogan.' }").ends_with("edit q1"));
  CHECK(story.server_asks("note_erased { old_words { quote: 'q1' version: 2 } }") == "NOTHING_TO_DO");
  CHECK(old_words_to_erase(story.document) == Due{{"q1", 3}});
  CHECK(story.server_asks("note_erased { old_words { quote: 'q1' version: 3 } }").starts_with("put quote q1"));
  CHECK(old_words_to_erase(story.document).empty());
  CHECK(story.words("q1") == "It is no slogan.");
}

TEST_CASE("taking it back is one step, and the words go", "[rules][quotations]") {
  Story story = asked();
  CHECK(story.asks("ann", "withdraw_attribution { quote: 'q1' }") == "INVALID quote was_not_granted");
  story.asks("ann",
             "answer_attribution { id: 'ask' answer: 'granted' quote_version: 1 kinds: 'blog' identification: FULL }");
  CHECK(story.asks("ria", "withdraw_attribution { quote: 'q1' }") == "NOT_YOURS said_it");
  CHECK(story.asks("ben", "withdraw_attribution { quote: 'q1' }") == "NOT_FOUND quote");
  CHECK(story.asks("ann", "withdraw_attribution { quote: 'q1' }") ==
        "put attribution_request ask v3, put quote q1 v4, edit q1");
  CHECK(story.words("q1").empty());
  CHECK(story.asks("ann", "withdraw_attribution { quote: 'q1' }") == "NOTHING_TO_DO");
  CHECK(story.asks("ria", "set_quote { id: 'q1' text: 'It is a slogan.' }") == "GONE quote withdrawn");
  CHECK(story.asks("ria", "discard_quote { id: 'q1' undo: true }") == "GONE quote withdrawn");
}

TEST_CASE("VIEW-1: words that somebody said are for rapporteurs and for them", "[rules][quotations][views]") {
  Story story = asked();
  for (const char* id : {"q1", "ask"}) {
    const Record& record = *story.document.find(id);
    for (const char* who : {"ann", "ria", "rob"}) CHECK(may_see(record, {who, story.document.role_of(who)}));
    for (const char* who : {"ben", "fay", "col", "obs", "hos", "pre"})
      CHECK_FALSE(may_see(record, {who, story.document.role_of(who)}));
  }
}

TEST_CASE("what is off the record is not captured", "[rules][quotations]") {
  Story story;
  story.asks("fay", "set_off_record { off: true }");
  CHECK(story.asks("ria", "capture_quote { id: 'q1' text: 'x' speaker: 'ann' }") == "OFF_RECORD");
  CHECK(story.asks("ria", "add_marker { id: 'm1' kind: MOMENT channel: 'audio' }") == "OFF_RECORD");
  story.asks("fay", "set_off_record { off: false }");
  CHECK(story.asks("ria", "add_marker { id: 'm1' kind: MOMENT channel: 'audio' label: 'the harbour' }") ==
        "put recording_marker m1 v1");
  CHECK(story.asks("ria", "add_marker { id: 'm2' kind: MOMENT }") == "INVALID channel not_an_id");
  // Nor afterwards, by saying when it was.
  const std::string back = "add_marker { id: 'm3' kind: MOMENT channel: 'audio' at_ms: ";
  story = Story({"id: 'off_record.1' off_record { from_ms: 1000 to_ms: 2000 }"});
  CHECK(story.asks("ria", back + "1000 }") == "INVALID at_ms off_record");
  CHECK(story.asks("ria", back + "1999 }") == "INVALID at_ms off_record");
  CHECK(story.asks("ria", back + "2000 }") == "put recording_marker m3 v1");
  const std::int64_t now = story.now.ms;
  CHECK(story.asks("ria", "add_marker { id: 'm4' kind: MOMENT channel: 'audio' at_ms: 99999999999999 }") ==
        "put recording_marker m4 v1");
  CHECK(story.document.find("m4")->recording_marker().at_ms() == now);
}

TEST_CASE("SYS-41: what is recorded of somebody is their own choice, by channel", "[rules][quotations]") {
  Story story;
  CHECK(story.asks("ann", "set_capture {}") == "INVALID channels missing");
  CHECK(story.asks("ann", "set_capture { channels { key: 'an other' value: 'declined' } }") ==
        "INVALID channels not_an_id");
  CHECK(story.asks("ann", "set_capture { channels { key: 'video' value: 'perhaps' } }") == "INVALID channels unknown");
  CHECK(story.asks("ann", "set_capture { channels { key: 'video' value: 'declined' } }") ==
        "put capture_choice choice.ann v1");
  CHECK(story.asks("ann", "set_capture { channels { key: 'audio' value: 'accepted' } }") ==
        "put capture_choice choice.ann v2");
  CHECK(story.document.find("choice.ann")->capture_choice().channels().at("video") == "declined");
  CHECK(story.asks("ann", "set_capture { channels { key: 'audio' value: 'accepted' } }") == "NOTHING_TO_DO");
  // Whoever records has to know it; nobody else has.
  for (const char* who : {"ann", "ria", "fay", "col"})
    CHECK(may_see(*story.document.find("choice.ann"), {who, story.document.role_of(who)}));
  for (const char* who : {"ben", "obs", "hos", "pre"})
    CHECK_FALSE(may_see(*story.document.find("choice.ann"), {who, story.document.role_of(who)}));
}

namespace {

const std::string kTold =
    "report_grant { request: 'ask' quote_version: 1 kinds: 'blog' identification: BY_AFFILIATION given_on: "
    "'2027-04-18' "
    "how: 'email' evidence: 'Mail to the secretariat, 18 April' }";

const ReportedGrant& told(const Story& story) { return story.document.find("ask")->attribution_request().reported(); }

}  // namespace

TEST_CASE("SYS-43: a yes that was given elsewhere is told by a rapporteur, and lets nothing out",
          "[rules][quotations]") {
  Story story = asked();
  CHECK(story.asks("ann", kTold) == "FORBIDDEN");
  CHECK(story.asks("fay", kTold) == "FORBIDDEN");
  CHECK(story.asks("ria", kTold) == "put attribution_request ask v2");
  CHECK(state(story) == Quote::REQUESTED);
  CHECK(told(story).by() == "ria");
  CHECK(told(story).at_ms() == story.now.ms - 1'000);
  CHECK(told(story).confirmed_ms() == 0);
  CHECK(story.document.find("ask")->attribution_request().answer().empty());
  CHECK(story.asks("rob", "report_grant { request: 'ask' undo: true }") == "put attribution_request ask v3");
  CHECK_FALSE(story.document.find("ask")->attribution_request().has_reported());
  CHECK(story.asks("rob", "report_grant { request: 'ask' undo: true }") == "NOTHING_TO_DO");
}

TEST_CASE("what is told of a yes says when, how, where it can be seen, and no more than was asked",
          "[rules][quotations]") {
  Story story = asked();
  const auto with = [&](const std::string& was, const std::string& is) {
    std::string text = kTold;
    text.replace(text.find(was), was.size(), is);
    return story.asks("ria", text);
  };
  CHECK(with("'ask'", "'other'") == "NOT_FOUND request");
  CHECK(with("quote_version: 1", "quote_version: 7") == "STALE");
  CHECK(with("'blog'", "'video'") == "INVALID kinds unknown");
  CHECK(with("given_on: '2027-04-18'", "") == "INVALID given_on missing");
  CHECK(with("2027-04-18", "2027-04-31") == "INVALID given_on not_a_date");
  CHECK(with("2027-04-18", "2027-04-20") == "INVALID given_on is_to_come");
  CHECK(with("'email'", "'hearsay'") == "INVALID how unknown");
  CHECK(with("how: 'email'", "") == "INVALID how missing");
  CHECK(with("'Mail to the secretariat, 18 April'", "''") == "INVALID evidence missing");
  CHECK(with("BY_AFFILIATION", "IDENTIFICATION_UNSPECIFIED") == "INVALID identification missing");
  story.asks("ria", "set_quote { id: 'q1' text: 'It is no slogan.' }");
  CHECK(story.asks("ria", kTold) == "STALE");
  story.asks("ria",
             "request_attribution { id: 'ask2' quote: 'q1' quote_version: 2 for_kinds: 'blog' identification: NONE "
             "answer_by: '2027-05-03' }");
  CHECK(story.asks("ria",
                   "report_grant { request: 'ask2' quote_version: 2 kinds: 'blog' identification: FULL given_on: "
                   "'2027-04-18' how: 'voice' evidence: 'in the break' }") == "INVALID identification more_than_asked");
}

TEST_CASE("SYS-43: only the speaker's own yes counts, and it says so; where it could be seen is gone then",
          "[rules][quotations]") {
  Story story = asked();
  story.asks("ria", kTold);
  story.asks("ann",
             "answer_attribution { id: 'ask' answer: 'granted' quote_version: 1 kinds: 'blog' identification: NONE }");
  CHECK(state(story) == Quote::GRANTED);
  CHECK(told(story).confirmed_ms() == story.now.ms - 1'000);
  CHECK(told(story).evidence().empty());
  CHECK(story.asks("ria", kTold) == "INVALID quote was_answered");

  Story no = asked();
  no.asks("ria", kTold);
  no.asks("ann", "answer_attribution { id: 'ask' answer: 'declined' quote_version: 1 }");
  CHECK(told(no).confirmed_ms() == 0);
  CHECK(told(no).evidence().empty());

  Story silent = asked();
  silent.asks("ria", kTold);
  silent.now.ms = *moment("2027-05-04", "00:01", "Europe/Rome");
  CHECK(silent.server_asks("lapse_attributions {}") == "put attribution_request ask v3, put quote q1 v3");
  CHECK(state(silent) == Quote::QUOTE_LAPSED);
  CHECK(told(silent).evidence().empty());
}

namespace {

constexpr const char* kLong = "I would not sign that in any year without a budget of its own.";

Story granted_long() {
  Story story = asked();
  story.asks("ria", std::string("set_quote { id: 'q1' text: '") + kLong + "' }");
  story.asks("ria",
             "request_attribution { id: 'ask2' quote: 'q1' quote_version: 2 for_kinds: 'blog' identification: FULL "
             "answer_by: '2027-05-03' }");
  return story;
}
bool traced(const Story& story, const std::string& words) {
  TracedWords all;
  for (const WordsTrace& trace : story.document.find("q1")->quote().traces()) all.add(trace);
  return all.in(compared_words(words));
}

}  // namespace

TEST_CASE("words that were taken back leave a trace by which copies are found, and no word", "[rules][quotations]") {
  Story story = granted_long();
  story.asks("ann",
             "answer_attribution { id: 'ask2' answer: 'granted' quote_version: 2 kinds: 'blog' identification: FULL }");
  CHECK_FALSE(traced(story, kLong));
  story.asks("ann", "withdraw_attribution { quote: 'q1' }");
  CHECK(traced(story, kLong));
  CHECK(traced(story, "It was said: “i would not SIGN that in any year without a budget of its own”."));
  const std::string bytes = story.document.find("q1")->SerializeAsString();
  CHECK(bytes.find("budget") == std::string::npos);
}

TEST_CASE("so do words that were changed after they were asked for, but for what is said still",
          "[rules][quotations]") {
  Story story = granted_long();
  story.asks(
      "ann",
      "answer_attribution { id: 'ask2' answer: 'granted_with_edits' quote_version: 2 kinds: 'blog' identification: "
      "FULL text: 'I would not sign that without a budget of its own.' }");
  CHECK(traced(story, kLong));
  CHECK_FALSE(traced(story, "I would not sign that without a budget of its own."));

  Story superseded = granted_long();
  superseded.asks("ria", "set_quote { id: 'q1' text: 'Nobody signs anything without a budget here.' }");
  CHECK(traced(superseded, kLong));
  superseded.asks("ria", std::string("set_quote { id: 'q1' text: '") + kLong + "' }");
  CHECK_FALSE(traced(superseded, kLong));  // asked for again

  Story captured;
  captured.asks("ria", std::string("capture_quote { id: 'q1' text: '") + kLong + "' speaker: 'ann' }");
  captured.asks("ria", "set_quote { id: 'q1' text: 'I would not sign that.' }");
  CHECK_FALSE(traced(captured, kLong));  // a slip of the pen: nobody had been asked
}

TEST_CASE("nobody is sent a trace", "[rules][quotations][canaries]") {
  Story story = granted_long();
  story.asks("ann",
             "answer_attribution { id: 'ask2' answer: 'granted' quote_version: 2 kinds: 'blog' identification: FULL }");
  story.asks("ann", "withdraw_attribution { quote: 'q1' }");
  const Record& quote = *story.document.find("q1");
  REQUIRE(quote.quote().traces_size() > 0);
  for (const ViewerClass viewers : {ViewerClass::everyone, ViewerClass::rapporteurs, ViewerClass::facilitators})
    CHECK(shown(quote, viewers, story.document).quote().traces().empty());
  for (const Viewer& viewer : {Viewer{"ria", RAPPORTEUR}, Viewer{"ann", PARTICIPANT}}) {
    const Document replica = replica_for(story.document, viewer);
    if (const Record* theirs = replica.find("q1"); theirs) CHECK(theirs->quote().traces().empty());
  }
}
