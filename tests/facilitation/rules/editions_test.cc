// Editions: numbered one after the other, sealed, and never changed.
#include "tests/catch.h"
#include "tests/facilitation/rules/guide.h"

using namespace plenary;

namespace {

std::string publish(const std::string& number, const std::string& more = "date: '2027-03-01'",
                    const std::string& name = "Routes") {
  return "publish_edition { edition { number: '" + number + "' " + more + " content { chapters { id: 'routes' name: '" +
         name + "' } } } }";
}

}  // namespace

TEST_CASE("editions are numbered one after the other, whoever publishes at once", "[rules][guidebook]") {
  Story story = guide();
  CHECK(story.server_asks(publish("2")) == "STALE");
  CHECK(story.server_asks(publish("1")) == "put edition edition.1 v1");
  CHECK(story.server_asks(publish("1")) == "STALE");
  CHECK(story.server_asks(publish("2")) == "put edition edition.2 v1");
  for (int number = 3; number <= 11; ++number) CHECK(story.server_asks(publish(std::to_string(number))) != "STALE");
  CHECK(story.asks("fay", publish("12")) == "FORBIDDEN");
}

TEST_CASE("an edition has a day, a text, and a seal over it", "[rules][guidebook]") {
  Story story = guide();
  CHECK(story.server_asks(publish("1", "")) == "INVALID date missing");
  CHECK(story.server_asks(publish("1", "date: 'May'")) == "INVALID date not_a_date");
  CHECK(story.server_asks("publish_edition { edition { number: '1' date: '2027-03-01' } }") ==
        "INVALID content missing");
  CHECK(story.server_asks(publish("1", "date: '2027-03-01'", std::string(2'000'001, 'x'))).starts_with("TOO_LONG"));
  story.server_asks(publish("1"));
  story.server_asks(publish("2"));
  story.server_asks(publish("3", "date: '2027-03-01'", "Other"));
  const auto hash = [&](const std::string& id) { return story.document.find(id)->edition().content_hash(); };
  CHECK(hash("edition.1").size() == 32);
  CHECK(hash("edition.1") == hash("edition.2"));
  CHECK(hash("edition.1") != hash("edition.3"));
}

TEST_CASE("no verb changes an edition", "[rules][guidebook]") {
  Story story = guide();
  story.server_asks(publish("1"));
  const std::string before = story.document.find("edition.1")->SerializeAsString();
  for (const char* text :
       {"set_entry { id: 'edition.1' title: 'x' }", "trash_entry { id: 'edition.1' }", "mark_ready { id: 'edition.1' }",
        "set_field { owner: 'edition.1' name: 'findings' text: 'x' }", "remove_marker { id: 'edition.1' }",
        "edit_text { id: 'edition.1' change { runs: 0 inserts: 'x' } }", "remove_link { id: 'edition.1' }",
        "add_entry { id: 'edition.1' type: 'tool' chapter: 'routes' }"})
    for (const char* who : {"fay", "ria"}) {
      INFO(who << ": " << text);
      CHECK_FALSE(story.decided(who, text).accepted());
    }
  CHECK(story.document.find("edition.1")->SerializeAsString() == before);
}
