#include "facilitation/views/view.h"
#include "tests/catch.h"

using namespace plenary;

namespace {

Record card(const std::string& id, const std::string& author, bool hidden) {
  Record record;
  record.set_id(id);
  record.set_version(1);
  record.mutable_card()->set_author(author);
  record.mutable_card()->set_hidden(hidden);
  record.mutable_card()->set_written_ms(5);
  return record;
}

Commit putting(const Document& document, std::initializer_list<Record> records) {
  Commit commit;
  commit.set_seq(document.seq() + 1);
  for (const Record& record : records) *commit.add_steps()->add_effects()->mutable_put() = record;
  return commit;
}

Document holding(std::initializer_list<Record> records) {
  Document document;
  evolve(document, putting(document, records));
  return document;
}

}  // namespace

TEST_CASE("VIEW-2: a hidden card is for its author alone; facilitators and rapporteurs get nothing of it", "[views]") {
  Document document;
  const CommitView view = evolve_and_show(document, putting(document, {card("c1", "ben", true)}));
  for (const Delta& shared : view.shared) CHECK(shared.effects().empty());
  REQUIRE(view.personal.size() == 1);
  const Delta& own = view.personal.at("ben");
  CHECK(own.effects_size() == 1);
  CHECK(own.mine_size() == 1);
  for (const Role role : {OBSERVER, PARTICIPANT, RAPPORTEUR, FACILITATOR, CO_FACILITATOR, PLENARY_HOST, PRESENTER})
    CHECK_FALSE(may_see(*document.find("c1"), {"ada", role}));
  CHECK(may_see(*document.find("c1"), {"ben", PARTICIPANT}));
}

TEST_CASE("VIEW-2: a hidden card without an author is for nobody", "[views]") {
  const Record orphan = card("c1", "", true);
  CHECK_FALSE(may_see(orphan, {"", FACILITATOR}));
  CHECK_FALSE(may_see(orphan, {"ben", FACILITATOR}));
}

TEST_CASE("VIEW-3: revealed cards come whole, to everybody alike", "[views]") {
  Document document = holding({card("c1", "ben", true), card("c2", "ada", true)});
  Effect words;
  words.mutable_edit()->set_id("c1");
  *words.mutable_edit()->mutable_change() = text::to_proto(text::Change().insert(u"river"));
  evolve(document, words, 1);
  const CommitView view =
      evolve_and_show(document, putting(document, {card("c1", "ben", false), card("c2", "ada", false)}));
  for (std::size_t i = 0; i < kViewerClasses; ++i) {
    const Delta& shared = view.shared[view.same_for_all ? 0 : i];
    REQUIRE(shared.effects_size() == 2);
    CHECK(shared.effects(0).put().text().content() == "river");
  }
  for (const auto& [participant, own] : view.personal) CHECK(own.effects().empty());
}

TEST_CASE("cards are unsigned: neither the author nor the moment of writing is shown, unless the policy says so",
          "[views]") {
  Document document = holding({card("c1", "ben", false)});
  CHECK(shown(*document.find("c1"), ViewerClass::facilitators, document).card().author().empty());
  CHECK(shown(*document.find("c1"), ViewerClass::facilitators, document).card().written_ms() == 0);
  Record board;
  board.set_id("board");
  board.mutable_board()->mutable_policy()->set_authors_visible_on_board(true);
  evolve(document, putting(document, {board}));
  CHECK(shown(*document.find("c1"), ViewerClass::everyone, document).card().author() == "ben");
}

TEST_CASE("who put somebody else's card in the trash is told; who put away their own is not, for they wrote it",
          "[views]") {
  for (const std::string by : {"ben", "fay"}) {
    Record thrown = card("c1", "ben", false);
    thrown.mutable_card()->mutable_trashed()->set_by(by);
    thrown.mutable_card()->mutable_trashed()->set_reason("It is about a person.");
    const Document document = holding({thrown});
    const Record told = shown(*document.find("c1"), ViewerClass::everyone, document);
    CHECK(told.card().trashed().by() == (by == "ben" ? "" : by));
    CHECK(told.card().trashed().reason() == "It is about a person.");
    CHECK(told.card().author().empty());
  }
}

TEST_CASE("one's own cards are known as one's own, in every way of coming to them", "[views]") {
  Document document;
  const CommitView view = evolve_and_show(document, putting(document, {card("c1", "ben", false)}));
  CHECK(view.personal.at("ben").mine(0) == "c1");
  CHECK(personal_parts(document)["ben"].mine(0) == "c1");
  CHECK(difference_since(document, 0, {"ben", PARTICIPANT})->mine(0) == "c1");
  CHECK(!personal_parts(document).contains("ada"));
}

TEST_CASE("who said something is for rapporteurs alone", "[views]") {
  Record note;
  note.set_id("n1");
  note.mutable_note()->set_visibility(Note::RECORD);
  note.mutable_note()->set_speaker("ada");
  Document document;
  const CommitView view = evolve_and_show(document, putting(document, {note}));
  REQUIRE_FALSE(view.same_for_all);
  for (const ViewerClass viewers :
       {ViewerClass::everyone, ViewerClass::rapporteurs, ViewerClass::facilitators, ViewerClass::hosts}) {
    const std::string speaker = view.shared[static_cast<std::size_t>(viewers)].effects(0).put().note().speaker();
    CHECK(speaker == (viewers == ViewerClass::rapporteurs ? "ada" : ""));
  }
}

TEST_CASE("a commit that changes members says whose, also in several steps", "[views]") {
  Record ada, ben;
  ada.set_id("member.ada");
  ada.mutable_member()->set_participant("ada");
  ada.mutable_member()->set_invitation("invitation.secret");
  ben.set_id("member.ben");
  ben.mutable_member()->set_participant("ben");
  Document document;
  const CommitView view = evolve_and_show(document, putting(document, {ada, ben}));
  CHECK(view.members_changed == std::vector<std::string>{"ada", "ben"});
  CHECK(view.shared[0].effects(0).put().member().invitation().empty());
}

TEST_CASE("RESUME-5: there is no difference for who may have seen what they may not see now", "[views]") {
  Record note;
  note.set_id("n1");
  note.mutable_note()->set_visibility(Note::RECORD);
  Record item;
  item.set_id("a1");
  item.mutable_agenda_item()->set_title("Lunch");
  Record member;
  member.set_id("member.ben");
  member.mutable_member()->set_participant("ben");
  Document document = holding({note, item, member});
  SECTION("a note is only a working note now") { note.mutable_note()->set_visibility(Note::WORKING); }
  SECTION("an item of the agenda is hidden now") { item.mutable_agenda_item()->set_hidden(true); }
  SECTION("their own rights changed") { member.mutable_member()->set_role(PARTICIPANT); }
  evolve(document, putting(document, {note, item, member}));
  CHECK_FALSE(difference_since(document, 1, {"ben", PARTICIPANT}));
}

TEST_CASE("REFUSE-2: a record of a kind that this version does not know is shown to nobody", "[views]") {
  Record unknown;
  unknown.set_id("x1");
  CHECK_FALSE(may_see(unknown, {"fay", FACILITATOR}));
  CHECK(snapshot_for(holding({unknown}), ViewerClass::facilitators).empty());
}

TEST_CASE(
    "VIEW-8: entries and what fields say are sent to whoever writes until they are ready, then to all, and an "
    "edition without its content",
    "[views]") {
  Record entry, field;
  entry.set_id("tool");
  entry.mutable_entry()->set_state("draft");
  field.set_id("field.tool.limits");
  field.mutable_entry_field();
  Document document;
  const auto told = [&](std::initializer_list<Record> records) {
    const CommitView view = evolve_and_show(document, putting(document, records));
    std::string counts;
    for (std::size_t i = 0; i < kViewerClasses; ++i)
      counts += std::to_string(view.shared[view.same_for_all ? 0 : i].effects_size());
    return counts;
  };
  CHECK(told({entry, field}) == "0220");  // everyone, rapporteurs, facilitators, hosts
  entry.mutable_entry()->set_state("ready");
  field.mutable_entry_field()->set_approved(true);
  CHECK(told({entry, field}) == "2222");
  const Seq ready = document.seq();
  entry.mutable_entry()->set_state("draft");
  field.mutable_entry_field()->set_approved(false);
  CHECK(told({entry, field}) == "2222");  // taken from the sight of some
  CHECK_FALSE(replica_for(document, {"ann", PARTICIPANT}).find("tool"));
  CHECK_FALSE(difference_since(document, ready, {"ann", PARTICIPANT}));
  CHECK(difference_since(document, ready, {"ria", RAPPORTEUR}));

  Record edition;
  edition.set_id("edition.1");
  edition.mutable_edition()->mutable_content()->set_title("canary");
  edition.mutable_edition()->add_relied_on()->set_participant("spencer");
  (void)told({edition});
  for (const Role role : {PARTICIPANT, RAPPORTEUR, FACILITATOR, PLENARY_HOST}) {
    const Document replica = replica_for(document, {"x", role});
    const Record& seen = *replica.find("edition.1");
    CHECK_FALSE(seen.edition().has_content());
    CHECK(seen.edition().relied_on(0).participant().empty() == (role == PARTICIPANT || role == PLENARY_HOST));
  }
}
