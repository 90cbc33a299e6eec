// What of a guidebook may be printed: composed, published, exported, and after somebody took something back.
#include "tests/catch.h"
#include "tests/facilitation/records/told_guidebook.h"

using namespace plenary;
using namespace plenary::test;

namespace {

std::string entries_in(const EditionContent& content) {
  std::string ids;
  for (const EditionChapter& chapter : content.chapters())
    for (const EditionEntry& entry : chapter.entries()) ids += (ids.empty() ? "" : " ") + entry.id();
  return ids;
}

ComposedGuidebook composed(const ToldGuidebook& told, Which which = Which::ready) {
  const Laid laid(told);
  return compose_guidebook(laid.parts, which);
}

std::string notices_of(const GuidebookRecord& record) {
  std::string words;
  for (const std::string& notice : record.notices()) words += (words.empty() ? "" : " ") + notice;
  return words;
}

}  // namespace

TEST_CASE("SYS-40: an edition holds what is ready, and nothing of a draft", "[records][guidebook]") {
  const ToldGuidebook told;
  CHECK(entries_in(composed(told).content) == "tool case");
  CHECK(entries_in(composed(told, Which::drafts).content) == "tool case draft");
  CHECK(composed(told).content.SerializeAsString().find("unfinished-canary") == std::string::npos);
}

TEST_CASE("SYS-40: a chapter of which nothing is ready is in no edition; one with a ready entry is",
          "[records][guidebook]") {
  ToldGuidebook told;
  told.add(
      "id: 'rewards' chapter { pillar: 'rewards' letter: 'R' name: 'Rewards' question: 'Who?' order: 'V900' state: "
      "'draft' }");
  CHECK(composed(told).content.chapters_size() == 1);
  CHECK(composed(told, Which::drafts).content.chapters_size() == 2);
  told.add("id: 'late' entry { type: 'example' chapter: 'rewards' order: 'V901' state: 'ready' title: 'A fund' }");
  told.add_field("late", "what_was_done", "Paid back.");
  const EditionContent content = composed(told).content;
  REQUIRE(content.chapters_size() == 2);
  CHECK(content.chapters(1).question() == "Who?");
  CHECK(content.chapters(1).fields().empty());
}

TEST_CASE("SYS-39: fields stand in their order, with where each comes from", "[records][guidebook]") {
  const EditionContent content = composed(ToldGuidebook()).content;
  const EditionEntry& tool = content.chapters(0).entries(0);
  REQUIRE(tool.fields_size() == 3);
  CHECK(tool.fields(0).name() == "when_to_use");
  CHECK(tool.fields(2).name() == "limits");
  CHECK(tool.fields(2).sources(0).id() == "C01");
  CHECK(tool.sdgs_size() == 2);
  CHECK(content.chapters(0).question() == "Which way?");
}

TEST_CASE("SYS-39: a reader is told where a field comes from in words", "[records][guidebook]") {
  ToldGuidebook told;
  const auto from = [&] {
    const EditionField limits = composed(told).content.chapters(0).entries(0).fields(2);
    REQUIRE(limits.name() == "limits");
    REQUIRE(limits.from_size() == limits.sources_size());
    return limits.from(0);
  };
  CHECK(from() == "card 1, “Group 1: rivers and cities” (Session II)");
  SECTION("a title that names somebody is not printed") {
    find(told.board, "board")->mutable_board()->set_title("With " + told.people.front().name());
    CHECK(from() == "card 1 (Session II)");
  }
  SECTION("of what is not there nothing is told") {
    told.at("field.tool.limits").mutable_entry_field()->mutable_sources(0)->set_id("nowhere");
    CHECK(from() == "");
  }
}

TEST_CASE("SYS-43, GUIDE-1: no words of a quotation are in an edition; an export has those that were granted",
          "[records][guidebook][canaries]") {
  const ToldGuidebook told;
  const Edition edition = edition_of(told);
  CHECK(edition.SerializeAsString().find("harbour is where") == std::string::npos);
  REQUIRE(edition.relied_on_size() == 1);
  CHECK(edition.relied_on(0).request() == "ask");
  const GuidebookRecord record = compiled(told);
  REQUIRE(record.quotations_size() == 1);
  CHECK(record.quotations(0).text() == kWords);
}

TEST_CASE("SYS-43: in no state but granted for publication is a quotation printed; each is said to be blocked, and why",
          "[records][guidebook][canaries]") {
  const std::pair<Quote::State, const char*> reasons[] = {
      {Quote::CAPTURED, "not_asked"},  {Quote::REQUESTED, "not_answered"},    {Quote::DECLINED, "declined"},
      {Quote::QUOTE_LAPSED, "lapsed"}, {Quote::QUOTE_WITHDRAWN, "withdrawn"}, {Quote::SUPERSEDED, "other_words"},
      {Quote::DISCARDED, "not_found"}};
  for (const auto& [state, reason] : reasons) {
    Asked asked;
    asked.state = state;
    const ToldGuidebook told(asked);
    INFO(reason);
    CHECK(blocked_words(composed(told)) == std::string("routes.q ") + reason);
    CHECK(compiled(told).SerializeAsString().find("where it arrives") == std::string::npos);
  }
  Asked for_the_blog;
  for_the_blog.kinds = {"blog"};
  CHECK(blocked_words(composed(ToldGuidebook(for_the_blog))) == "routes.q not_for_publication");
}

TEST_CASE("a quotation of a board that is not of its meetings is not printed", "[records][guidebook][canaries]") {
  const ToldGuidebook told;
  Laid laid(told);
  laid.parts.boards.clear();
  CHECK(blocked_words(compose_guidebook(laid.parts, Which::ready)) == "routes.q not_found");
}

TEST_CASE("SYS-43, GUIDE-4: nobody listed is named, and a tool without its limits is no tool",
          "[records][guidebook][canaries]") {
  ToldGuidebook told;
  const std::string name = name_of("P-G");
  told.at("field.tool.limits").mutable_text()->set_content("Not in winter, says " + name + ".");
  told.at("field.case.context").mutable_text()->set_content("It rained. " + name + " knew.");
  const ComposedGuidebook guide = composed(told);
  CHECK(blocked_words(guide) == "tool.limits names_somebody; case.context names_somebody");
  CHECK(entries_in(guide.content).find("tool") == std::string::npos);
  CHECK(guide.content.SerializeAsString().find(name) == std::string::npos);
  CHECK(guide.blocked.back().participants(0) == "P-G");
}

TEST_CASE("whoever is named may say yes to these words; other words end it", "[records][guidebook]") {
  ToldGuidebook told;
  told.at("field.tool.limits").mutable_text()->set_content("Not in winter, says " + name_of("P-G") + ".");
  AgreedTo& yes = *told.at("field.tool.limits").mutable_entry_field()->add_agreed();
  yes.set_participant("P-G");
  const Laid before(told);
  const Text words = before.guidebook.find("field.tool.limits")->text();
  yes.set_text_version(words.version());
  yes.set_text_lineage(words.lineage());
  CHECK(entries_in(composed(told).content) == "tool case");
  told.at("field.tool.limits").mutable_text()->set_content("Never, says " + name_of("P-G") + ".");
  CHECK(entries_in(composed(told).content) == "case");
}

TEST_CASE("each yes that an edition rests on is told with its day and what it is for", "[records][guidebook]") {
  const auto grants_in = [](const GuidebookRecord& record) {
    std::string said;
    for (const ReliedOn& yes : record.relied_on()) {
      said += (said.empty() ? "" : "; ") + yes.source().id() + " " + yes.granted_on();
      for (const std::string& kind : yes.kinds()) said += " " + kind;
    }
    return said;
  };
  Asked asked;
  asked.kinds = {"publication", "blog"};
  ToldGuidebook told(asked);
  told.at("field.tool.limits").mutable_text()->set_content("Not in winter, says " + name_of("P-G") + ".");
  AgreedTo& yes = *told.at("field.tool.limits").mutable_entry_field()->add_agreed();
  yes.set_participant("P-G");
  yes.set_at_ms(1'808'344'800'000);  // 22:00 of 21 April 2027, UTC
  const Laid before(told);
  yes.set_text_version(before.guidebook.find("field.tool.limits")->text().version());
  yes.set_text_lineage(before.guidebook.find("field.tool.limits")->text().lineage());
  // The quotation by the clock of its board: half past midnight in Rome.
  told.on_board("ask").mutable_attribution_request()->set_answered_ms(1'808'346'600'000);
  Edition edition = edition_of(told);
  told.publish(edition);
  const std::string grants = grants_in(compiled(told, "1"));
  CHECK(grants == "q 2027-04-22 publication blog; field.tool.limits 2027-04-21 publication");
  CHECK(grants_in(compiled(told)) == grants);
  told.records.pop_back();
  for (ReliedOn& one : *edition.mutable_relied_on()) {  // as editions were published that did not have them
    one.clear_granted_on();
    one.clear_kinds();
  }
  told.publish(edition);
  CHECK(grants_in(compiled(told, "1")) == grants);
}

TEST_CASE("an organisation that is not named stands in no field, and no words of a quotation do",
          "[records][guidebook][canaries]") {
  ToldGuidebook told;
  told.at("field.case.context").mutable_text()->set_content("The Port Canary was slow.");
  told.at("field.tool.steps").mutable_text()->set_content("As they say: the harbour is where it arrives, canary!");
  told.at("tool").mutable_entry()->set_title("Street contracts");
  const ComposedGuidebook guide = composed(told);
  CHECK(blocked_words(guide) == "tool.steps holds_a_quotation; case.context names_the_organisation");
  CHECK(guide.content.SerializeAsString().find("anary") == std::string::npos);
  told.at("case").mutable_entry()->mutable_naming()->set_state(Naming::NAMED);
  told.at("field.tool.steps").mutable_text()->set_content("Ask.");
  CHECK(blocked_words(composed(told)).empty());
  CHECK(composed(told).content.chapters(0).entries(1).organisation() == "Port Canary");
}

TEST_CASE("SYS-43: what is taken back is in no new export of any edition, which says so in one line",
          "[records][guidebook][canaries]") {
  ToldGuidebook told;
  told.publish(edition_of(told));
  CHECK(notices_of(compiled(told, "1")).empty());
  CHECK(compiled(told, "1").quotations_size() == 1);
  told.on_board("q").mutable_quote()->set_state(Quote::QUOTE_WITHDRAWN);
  told.on_board("q").clear_text();
  for (const char* edition : {"1", ""}) {
    const GuidebookRecord record = compiled(told, edition);
    CHECK(notices_of(record) == "One quotation has been removed since edition 1.");
    CHECK(record.SerializeAsString().find("harbour is where") == std::string::npos);
    CHECK(record.relied_on().empty());
  }
}

TEST_CASE("SYS-43: a withdrawal makes the next edition, with nothing else in it that is new", "[records][guidebook]") {
  ToldGuidebook told;
  told.publish(edition_of(told));
  {
    const Laid laid(told);
    CHECK_FALSE(compose_edition_without(laid.parts, "2027-06-01"));
  }
  told.at("field.tool.limits").mutable_text()->set_content("Being rewritten.");
  told.on_board("q").mutable_quote()->set_state(Quote::QUOTE_WITHDRAWN);
  const Laid laid(told);
  const Edition next = compose_edition_without(laid.parts, "2027-06-01").value();
  CHECK(next.number() == "2");
  CHECK(next.quotations_removed() == 1);
  CHECK(next.relied_on().empty());
  CHECK(next.by().empty());
  CHECK(next.content().SerializeAsString().find("Not in winter.") != std::string::npos);
  CHECK(next.content().SerializeAsString().find("Being rewritten.") == std::string::npos);
  told.publish(next);
  CHECK(notices_of(compiled(told, "2")) == "One quotation has been removed since edition 1.");
  const Laid after(told);
  CHECK_FALSE(compose_edition_without(after.parts, "2027-06-02"));  // once
}

TEST_CASE("other words, granted anew, are not those of the edition", "[records][guidebook]") {
  ToldGuidebook told;
  told.publish(edition_of(told));
  Laid laid(told);
  Effect other;
  other.mutable_edit()->set_id("q");
  text::Change change;
  change.erase(text::units_in(told.on_board("q").text().content())).insert(u"Something quite different was meant.");
  *other.mutable_edit()->mutable_change() = text::to_proto(change);
  evolve(laid.board, other, laid.board.seq() + 1);
  const GuidebookRecord now = compile_guidebook(laid.parts, "1", kGenerated).value();
  CHECK(now.quotations().empty());
  CHECK(now.notices_size() == 1);
}

TEST_CASE("QUOTE-1: words that leave the log take none of those that stand out of an edition", "[records][guidebook]") {
  ToldGuidebook told;
  Edition edition = edition_of(told);
  const auto yes = std::find_if(edition.mutable_relied_on()->begin(), edition.mutable_relied_on()->end(),
                                [](const ReliedOn& one) { return one.source().id() == "q"; });
  REQUIRE(yes != edition.mutable_relied_on()->end());
  yes->set_text_lineage(yes->text_lineage() + 1);  // of words before them that are gone since
  told.publish(edition);
  CHECK(compiled(told, "1").quotations_size() == 1);
  CHECK(compiled(told, "1").notices().empty());
}

TEST_CASE("a name that is taken back takes its passage out of what was published", "[records][guidebook][canaries]") {
  Asked unnamed;
  unnamed.level = NONE;
  ToldGuidebook told(unnamed);
  told.at("field.routes.findings").mutable_text()->set_content("Water, said " + name_of("P-G") + ".");
  const Laid before(told);
  const Text words = before.guidebook.find("field.routes.findings")->text();
  AgreedTo& yes = *told.at("field.routes.findings").mutable_entry_field()->add_agreed();
  yes.set_participant("P-G");
  yes.set_text_version(words.version());
  yes.set_text_lineage(words.lineage());
  told.publish(edition_of(told));
  CHECK(compiled(told, "1").SerializeAsString().find(name_of("P-G")) != std::string::npos);
  told.at("field.routes.findings").mutable_entry_field()->clear_agreed();
  CHECK(compiled(told, "1").SerializeAsString().find(name_of("P-G")) == std::string::npos);
  CHECK(notices_of(compiled(told, "1")) == "One passage has been removed since edition 1.");
}

TEST_CASE("an organisation that takes its name back is out of what was published", "[records][guidebook][canaries]") {
  ToldGuidebook told;
  told.at("case").mutable_entry()->mutable_naming()->set_state(Naming::NAMED);
  told.add_field("case", "what_was_done", "Port Canary dug.");
  told.publish(edition_of(told));
  told.at("case").mutable_entry()->mutable_naming()->set_state(Naming::NOT_NAMED);
  told.at("case").mutable_entry()->set_state("draft");
  const GuidebookRecord record = compiled(told, "1");
  CHECK(record.content().SerializeAsString().find("Port Canary") == std::string::npos);
}

TEST_CASE("who agreed to be named is told to nobody outside", "[records][guidebook]") {
  ToldGuidebook told;
  Edition edition = edition_of(told);
  ReliedOn& yes = *edition.add_relied_on();
  yes.set_participant("P-G");
  yes.mutable_source()->set_id("field.routes.findings");
  told.publish(edition);
  const GuidebookRecord record = compiled(told, "1");
  for (const ReliedOn& one : record.relied_on()) CHECK(one.participant().empty());
}

TEST_CASE("there is no edition that was not published", "[records][guidebook]") {
  const ToldGuidebook told;
  const Laid laid(told);
  CHECK_FALSE(compile_guidebook(laid.parts, "1", 0));
  CHECK_FALSE(compile_guidebook(laid.parts, "x", 0));
}

TEST_CASE(
    "SYS-43: words that were taken back are in no field, whoever pasted them, and the next edition is without them",
    "[records][guidebook][canaries]") {
  for (const char* pasted : kPasted) {
    INFO(pasted);
    ToldGuidebook told;
    std::erase_if(told.board, [](const Record& record) { return record.id() == "q"; });
    told.at("routes").mutable_chapter()->clear_quotes();
    told.at("field.draft.what_was_done").mutable_text()->set_content("Dug.");
    told.at("field.tool.steps").mutable_text()->set_content(pasted);
    told.publish(edition_of(told));  // before anybody captured them
    REQUIRE(compiled(told, "1").SerializeAsString().find("anary") != std::string::npos);
    const auto with = told_with({});
    told.board.push_back(*std::find_if(with.begin(), with.end(), [](const Record& one) { return one.id() == "q"; }));
    take_back(told.board);
    CHECK(blocked_words(composed(told)) == "tool.steps holds_words_taken_back");
    for (const char* edition : {"1", ""})
      CHECK(compiled(told, edition).SerializeAsString().find("anary") == std::string::npos);
    const Laid laid(told);
    const Edition next = compose_edition_without(laid.parts, "2027-06-01").value();
    CHECK(next.passages_removed() == 1);
    CHECK(next.content().SerializeAsString().find("anary") == std::string::npos);
    told.at("field.tool.steps").mutable_text()->set_content("Ask.");
    CHECK(blocked_words(composed(told)).empty());
  }
}
