// A session record, written together, circulated, corrected, approved, frozen.
#include <map>

#include "facilitation/policy/policy.h"
#include "facilitation/views/view.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/record_story.h"

using namespace plenary;

TEST_CASE("whoever keeps the record writes its paragraphs, in order and numbered", "[rules][records]") {
  RecordStory story;
  CHECK(story.as_read() == "5.1 s1, 7.1 d1, 7.2 d2, 13.1 q1");
  CHECK(story.asks("ria", "add_paragraph { id: 'n' section: 'discussion' text: 'Between.' after: 'd1' }") ==
        "put paragraph n v1, edit n");
  CHECK(story.as_read() == "5.1 s1, 7.1 d1, 7.2 n, 7.3 d2, 13.1 q1");
  CHECK(story.asks("fay", "set_paragraph { id: 'd2' after: '' }") == "put paragraph d2 v2");
  CHECK(story.as_read() == "5.1 s1, 7.1 d2, 7.2 d1, 7.3 n, 13.1 q1");
  CHECK(story.asks("rob", "set_paragraph { id: 'n' section: 'open_questions' }") == "put paragraph n v2");
  CHECK(story.as_read() == "5.1 s1, 7.1 d2, 7.2 d1, 12.1 n, 13.1 q1");
  CHECK(story.asks("ria", "edit_text { id: 's1' base_version: 1 base_lineage: " +
                              std::to_string(story.document.find("s1")->text().lineage()) +
                              " change { runs: 0 inserts: 'More ' runs: 11 } }") == "edit s1");
  CHECK(story.words("s1") == "More Rain first.");
  CHECK(story.asks("ria", "trash_paragraph { id: 's1' }") == "put paragraph s1 v2");
  CHECK(story.asks("ria", "set_paragraph { id: 's1' heading: 'x' }") == "GONE paragraph trash");
  CHECK(story.asks("ria", "restore_paragraph { id: 's1' }") == "put paragraph s1 v3");
}

TEST_CASE("every verb of a record, by every role: as the table says", "[rules][records][policy]") {
  const std::map<policy::Verb, std::string> about = {
      {Request::kAddParagraph, "add_paragraph { id: 'n' section: 'summary' text: 'x' }"},
      {Request::kSetParagraph, "set_paragraph { id: 's1' internal: true }"},
      {Request::kTrashParagraph, "trash_paragraph { id: 's1' }"},
      {Request::kRestoreParagraph, "restore_paragraph { id: 'd2' }"},
      {Request::kSetRecord, "set_record { title: 'x' }"},
      {Request::kCirculateRecord, "circulate_record { corrections_until_ms: 9999999 }"},
      {Request::kProposeCorrection, "propose_correction { id: 'n' section: 'summary' proposed_text: 'x' }"},
      {Request::kAnswerCorrection, "answer_correction { id: 'asked' accepted: true }"},
      {Request::kWithdrawCorrection, "withdraw_correction { id: 'asked' }"},
      {Request::kApproveRecord, "approve_record { seen_seq: 999 }"},
      {Request::kIssueCorrigendum, "issue_corrigendum { id: 'n' paragraph: 's1' text: 'x' reason: 'y' }"},
      {Request::kSettleOffer, "settle_offer { key: 'k' digest: '12345678' }"}};
  for (const policy::Row& row : policy::table()) {
    if (row.where != policy::Where::records) continue;
    REQUIRE(about.contains(row.verb));
    for (const char* who : {"ria", "fay", "hos", "ann", "obs"}) {
      RecordStory story;
      (void)story.circulates();
      (void)story.asks(who, "propose_correction { id: 'asked' paragraph: 'd1' proposed_text: 'x' }");
      (void)story.asks("ria", "trash_paragraph { id: 'd2' }");
      if (row.verb == Request::kApproveRecord || row.verb == Request::kIssueCorrigendum) {
        (void)story.asks(who, "withdraw_correction { id: 'asked' }");
        story.passes(60'000);
      }
      if (row.verb == Request::kIssueCorrigendum) REQUIRE(story.approves("rob").find("put") == 0);
      INFO(who << ": " << about.at(row.verb));
      const bool may = row.who[story.document.role_of(who)] != policy::Who::no;
      std::string asked = about.at(row.verb);
      if (const auto at = asked.find("999 }"); at != asked.npos && row.verb == Request::kApproveRecord)
        asked.replace(at, 3, std::to_string(story.document.seq()));
      const std::string outcome = story.asks(who, asked);
      CHECK((outcome == "FORBIDDEN") == !may);
      CHECK((outcome.find("put ") == 0) == may);
    }
  }
}

TEST_CASE("there is always room between two paragraphs", "[rules][records]") {
  RecordStory story;
  std::string expected;
  for (int i = 0; i < 300; ++i) {
    const std::string id = "x" + std::to_string(i);
    INFO(id);
    REQUIRE(story.asks("ria", "add_paragraph { id: '" + id + "' section: 'discussion' text: 'x' after: 'd1' }")
                .find("put paragraph " + id) != std::string::npos);
    expected = " " + id + "," + expected;
  }
  std::string order;
  for (const Record* one : places_of(story.document, "discussion")) order += " " + one->id() + ",";
  CHECK(order == " d1," + expected + " d2,");
  CHECK(story.asks("ria", "set_paragraph { id: 'x7' after: 'x9' }") != "NOTHING_TO_DO");
  const auto places = places_of(story.document, "discussion");
  const auto x9 = std::find_if(places.begin(), places.end(), [](const Record* one) { return one->id() == "x9"; });
  CHECK((*(x9 + 1))->id() == "x7");
}

TEST_CASE("a paragraph that cannot be is refused, and says why", "[rules][records]") {
  RecordStory story;
  CHECK(story.asks("ria", "add_paragraph { id: 'n' text: 'x' }") == "INVALID section missing");
  CHECK(story.asks("ria", "add_paragraph { id: 'n' section: 'gossip' text: 'x' }") == "INVALID section unknown");
  CHECK(story.asks("ria", "add_paragraph { id: 'd1' section: 'summary' text: 'x' }") == "ALREADY_EXISTS");
  CHECK(story.asks("ria", "add_paragraph { id: 'n' section: 'summary' text: 'x' after: 'd1' }") == "STALE");
  CHECK(story.asks("ria", "add_paragraph { id: 'n' section: 'summary' text: '" + std::string(4'001, 'x') + "' }") ==
        "TOO_LONG 4000 4001");
  CHECK(story.asks("ria",
                   "add_paragraph { id: 'n' section: 'quotations' quotation: true text: 'Mine' sources { "
                   "document: 'b' id: 'q' } }") == "INVALID text not_of_a_quotation");
  CHECK(story.asks("ria", "add_paragraph { id: 'n' section: 'quotations' quotation: true }") ==
        "INVALID refs not_one_quotation");
  CHECK(story.asks("ria", "edit_text { id: 'q1' change { runs: 0 inserts: 'Mine' } }") == "NOT_FOUND text");
  CHECK(story.asks("ann", "add_paragraph { id: 'n' section: 'summary' text: 'x' }") == "FORBIDDEN");
  CHECK(story.asks("hos", "add_paragraph { id: 'n' section: 'summary' text: 'x' }") == "FORBIDDEN");
  CHECK(story.asks("ria", "add_card { id: 'c' text: 'x' }") == "NOT_FOUND board");
}

TEST_CASE("RECORD-2, SYS-40: a draft is sent to nobody but whoever keeps it; circulated, to those who were there",
          "[rules][records][views]") {
  RecordStory story;
  const auto is_sent = [&](const std::string& who, Role role) {
    return replica_for(story.document, {who, role}).find("d1") != nullptr;
  };
  CHECK(is_sent("ria", RAPPORTEUR));
  CHECK(is_sent("fay", FACILITATOR));
  CHECK_FALSE(is_sent("ann", PARTICIPANT));
  CHECK_FALSE(is_sent("hos", PLENARY_HOST));
  CHECK_FALSE(is_sent("obs", OBSERVER));
  REQUIRE(story.circulates().find("put session_record record v2") == 0);
  for (const auto& [who, role] : {std::pair{"ann", PARTICIPANT}, {"hos", PLENARY_HOST}, {"obs", OBSERVER}})
    CHECK(is_sent(who, role));
  CHECK(story.asks("ann", "trash_paragraph { id: 'd1' }") == "FORBIDDEN");
}

TEST_CASE("SYS-44: a record without a contact is not circulated", "[rules][records]") {
  RecordStory story("");
  CHECK(story.circulates() == "INVALID key_contact missing");
  CHECK(story.asks("ria", "set_record { key_contact: 'fay' }") == "put session_record record v2");
  CHECK(story.circulates().find("put session_record") == 0);
}

TEST_CASE("RECORD-2: numbers stay with their paragraphs once the record is circulated", "[rules][records]") {
  RecordStory story;
  (void)story.circulates();
  CHECK(story.asks("ria", "trash_paragraph { id: 'd1' }") != "");
  CHECK(story.as_read() == "5.1 s1, 7.2 d2, 13.1 q1");
  CHECK(story.asks("ria", "add_paragraph { id: 'n' section: 'discussion' text: 'x' after: '' }") != "");
  CHECK(story.as_read() == "5.1 s1, 7.2 d2, 7.3 n, 13.1 q1");
  CHECK(story.asks("ria", "circulate_record { corrections_until_ms: 1 }") == "INVALID corrections_until not_after_now");
  const std::int64_t first = story.head().circulated_ms();
  CHECK(story.circulates(90'000).find("put session_record") == 0);
  CHECK(story.head().circulated_ms() == first);
}

TEST_CASE("RECORD-3: those who were there ask for corrections while the window is open", "[rules][records]") {
  RecordStory story;
  const std::string asked =
      "propose_correction { id: 'k1' paragraph: 'd1' proposed_text: 'Of both rivers.' reason: 'Two' }";
  CHECK(story.asks("ann", asked) == "PHASE_CLOSED corrections_closed");
  (void)story.circulates();
  CHECK(story.asks("ann", asked) == "put correction k1 v1");
  CHECK(story.asks("ann", "propose_correction { id: 'k2' paragraph: 'q1' proposed_text: 'I said more.' }") ==
        "INVALID paragraph is_a_quotation");
  CHECK(story.asks("obs", "propose_correction { id: 'k3' section: 'discussion' proposed_text: 'I saw it too.' }") ==
        "put correction k3 v1");
  const auto sees = [&](const std::string& who, Role role) {
    return replica_for(story.document, {who, role}).find("k1") != nullptr;
  };
  CHECK(sees("ann", PARTICIPANT));
  CHECK(sees("ria", RAPPORTEUR));
  CHECK_FALSE(sees("ben", PARTICIPANT));
  CHECK(story.asks("ben", "withdraw_correction { id: 'k1' }") == "NOT_FOUND correction");
  CHECK(story.asks("ria", "withdraw_correction { id: 'k1' }") == "NOT_YOURS asked_for_it");
  CHECK(story.asks("ria", "answer_correction { id: 'k1' accepted: true }") == "put correction k1 v2, edit d1");
  CHECK(story.words("d1") == "Of both rivers.");
  CHECK(story.asks("ria", "answer_correction { id: 'k1' }") == "GONE correction answered");
  CHECK(story.asks("ria", "answer_correction { id: 'k3' }") == "INVALID answer missing");
  CHECK(story.asks("ria", "answer_correction { id: 'k3' accepted: true text: 'An observer saw it too.' }") ==
        "put correction k3 v2, put paragraph k3.statement v1, edit k3.statement");
  CHECK(story.as_read() == "5.1 s1, 7.1 d1, 7.2 d2, 7.3 k3.statement, 13.1 q1");
  story.passes(60'000);
  CHECK(story.asks("ann", "propose_correction { id: 'k9' paragraph: 'd2' proposed_text: 'x' }") ==
        "PHASE_CLOSED corrections_closed");
}

TEST_CASE("a correction whose paragraph was thrown away brings it back", "[rules][records]") {
  RecordStory story;
  (void)story.circulates();
  (void)story.asks("ann", "propose_correction { id: 'k1' paragraph: 'd1' proposed_text: 'Of both rivers.' }");
  (void)story.asks("ria", "trash_paragraph { id: 'd1' }");
  CHECK(story.asks("ria", "answer_correction { id: 'k1' accepted: true }") ==
        "put correction k1 v2, put paragraph d1 v4, edit d1");
  CHECK(story.as_read() == "5.1 s1, 7.1 d1, 7.2 d2, 13.1 q1");
}

TEST_CASE("RECORD-3, RECORD-4: a record is approved by name, by as many as it needs, when nothing is open",
          "[rules][records]") {
  RecordStory story;
  CHECK(story.approves("ria") == "PHASE_CLOSED record_draft");
  CHECK(story.circulates(60'000, 9) == "INVALID approvals_needed more_than_keepers");
  (void)story.circulates(60'000, 2);
  (void)story.asks("ann", "propose_correction { id: 'k1' paragraph: 'd1' proposed_text: 'x' }");
  CHECK(story.approves("ria") == "PHASE_CLOSED corrections_open");
  story.passes(60'000);
  CHECK(story.approves("ria") == "PHASE_CLOSED corrections_unanswered");
  (void)story.asks("rob", "answer_correction { id: 'k1' answer: 'It was one river.' }");
  CHECK(story.approves("ann") == "FORBIDDEN");
  CHECK(story.approves("ria") == "put session_record record v3");
  CHECK(story.approves("ria") == "NOTHING_TO_DO");
  CHECK(story.head().state() == SessionRecordHead::CIRCULATED);
  SECTION("the second freezes it, with the hash of what was approved") {
    CHECK(story.approves("hos") == "put session_record record v4");
    CHECK(story.head().state() == SessionRecordHead::APPROVED);
    CHECK(story.head().content_hash() == content_hash(story.document));
    CHECK(story.head().approved_ms() != 0);
  }
  SECTION("other words are another record: the first has to read it again") {
    const auto seen = std::to_string(story.document.seq());
    CHECK(story.asks("rob", "set_paragraph { id: 'd2' heading: 'The harbour' }") ==
          "put paragraph d2 v3, put session_record record v4");
    CHECK(story.head().approvals().empty());
    CHECK(story.asks("hos", "approve_record { seen_seq: " + seen + " }") == "STALE");
    CHECK(story.asks("hos", "approve_record { seen_seq: 1000 }") == "INVALID seen_seq not_yet_there");
    CHECK(story.approves("hos") == "put session_record record v5");
  }
}

TEST_CASE("RECORD-5: an approved record is frozen; a corrigendum stands beside it", "[rules][records]") {
  RecordStory story;
  const std::string corrigendum =
      "issue_corrigendum { id: 'k1' paragraph: 'd1' text: 'It was the Vell.' reason: 'A wrong river.' }";
  (void)story.circulates();
  story.passes(60'000);
  CHECK(story.asks("ria", corrigendum) == "PHASE_CLOSED record_not_approved");
  (void)story.approves("fay");
  const std::string hash = story.head().content_hash();
  for (const char* attempt :
       {"add_paragraph { id: 'n' section: 'summary' text: 'x' }", "set_paragraph { id: 'd1' internal: true }",
        "trash_paragraph { id: 'd1' }", "edit_text { id: 'd1' change { runs: 0 inserts: 'x' } }",
        "set_record { title: 'Another' }", "circulate_record { corrections_until_ms: 99999999 }",
        "settle_offer { key: 'k' digest: '12345678' }", "approve_record { seen_seq: 999 }",
        "propose_correction { id: 'n' paragraph: 'd1' proposed_text: 'x' }"})
    CHECK(story.asks("fay", attempt) == "LOCKED record");
  CHECK(story.asks("ria", "issue_corrigendum { id: 'k1' paragraph: 'd1' text: 'x' }") == "INVALID reason missing");
  CHECK(story.asks("ria", corrigendum) == "put correction k1 v1, put session_record record v4");
  CHECK(story.head().state() == SessionRecordHead::CORRECTED);
  CHECK(story.words("d1") == "The river was spoken of.");
  CHECK(content_hash(story.document) == hash);
  CHECK(replica_for(story.document, {"ann", PARTICIPANT}).find("k1") != nullptr);
  CHECK(story.asks("ria",
                   "set_record { set_recordings: true recordings { id: 'r1' url: 'https://example.org/a.mp3' } }") ==
        "put session_record record v5");
  CHECK(content_hash(story.document) == hash);
}

TEST_CASE("a correction or a corrigendum that changes no word is refused", "[rules][records]") {
  RecordStory story;
  (void)story.circulates();
  const auto corrects = [&](const std::string& words) {
    return story.asks("ann", "propose_correction { id: 'c1' paragraph: 'd1' proposed_text: '" + words + "' }");
  };
  CHECK(corrects("The river was spoken of.") == "INVALID text says_so_already");
  CHECK(corrects("The Vell was spoken of.").find("put correction c1") == 0);
  CHECK(story.asks("ria", "answer_correction { id: 'c1' answer: 'It was not.' }").find("put") == 0);
  story.passes(60'000);
  REQUIRE(story.approves("fay").find("put") == 0);
  const auto issues = [&](const std::string& id, const std::string& words) {
    return story.asks("ria",
                      "issue_corrigendum { id: '" + id + "' paragraph: 'd1' text: '" + words + "' reason: 'y' }");
  };
  CHECK(issues("k1", "The river was spoken of.") == "INVALID text says_so_already");
  CHECK(issues("k1", "The Vell was spoken of.").find("put correction k1") == 0);
  CHECK(issues("k2", "The Vell was spoken of.") == "INVALID text says_so_already");
  CHECK(issues("k2", "The river was spoken of.").find("put correction k2") == 0);  // back to what was approved
}

TEST_CASE("the content hash is of what is read, to the letter", "[rules][records]") {
  const auto hash_after = [](const std::string& text) {
    RecordStory story;
    if (!text.empty()) REQUIRE(story.asks("ria", text).find("put") == 0);
    return content_hash(story.document);
  };
  const std::string before = hash_after("");
  CHECK(hash_after("") == before);
  CHECK(hash_after("set_record { title: 'Group 2' }") != before);
  CHECK(hash_after("set_paragraph { id: 'd2' after: '' }") != before);
  CHECK(hash_after("set_paragraph { id: 'd1' internal: true }") != before);
  CHECK(hash_after("trash_paragraph { id: 'd1' }") != before);
  CHECK(hash_after("add_paragraph { id: 'n' section: 'summary' text: 'x' }") != before);
  CHECK(hash_after("settle_offer { key: 'k' digest: '12345678' }") == before);
}

TEST_CASE("what a board says otherwise is settled until it changes again", "[rules][records]") {
  RecordStory story;
  CHECK(story.asks("ria", "settle_offer { key: 'b/card:c9' digest: '87654321' }") == "put session_record record v2");
  CHECK(story.asks("ria", "settle_offer { key: 'b/card:c9' digest: '87654321' }") == "NOTHING_TO_DO");
  CHECK(story.asks("ria", "settle_offer { key: 'b/note:n1' digest: '87654321' paragraph: 'd1' }") ==
        "put paragraph d1 v2");
  CHECK(story.paragraph("d1").drafted_digest() == "87654321");
  CHECK(story.asks("ria", "settle_offer { key: 'b/note:n1' digest: '87654321' paragraph: 'd2' }") == "STALE");
  CHECK(story.asks("ria", "settle_offer { digest: '87654321' }") == "INVALID digest not_an_id");
}

TEST_CASE("a recording is where it can be heard", "[rules][records]") {
  RecordStory story;
  const auto set = [](const std::string& recording) {
    return "set_record { set_recordings: true recordings { " + recording + " } }";
  };
  CHECK(story.asks("ria", set("id: 'r1' url: 'javascript:alert(1)'")) == "INVALID recording no_address");
  CHECK(story.asks("ria", set("id: 'r 1' url: 'https://example.org'")) == "INVALID recording not_an_id");
  CHECK(story.asks("ann", set("id: 'r1' url: 'https://example.org'")) == "FORBIDDEN");
  CHECK(story.asks("ria", set("id: 'r1' url: 'https://example.org/a.mp3' started_ms: 5")) ==
        "put session_record record v2");
}
