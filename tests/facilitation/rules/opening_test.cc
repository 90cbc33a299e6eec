#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {
std::string opened(std::string_view records) {
  return spelled(decide(Document(), request("open_document { " + std::string(records) + " }"), kServer, {1000, 1}));
}
}  // namespace

TEST_CASE("a document begins with what the server brings: version 1, words as a change of nothing",
          "[rules][opening]") {
  CHECK(opened("records { id: 'board' version: 7 board { title: 'x' } } records { id: 'n1' text { content: 'Welcome' "
               "version: 5 } note {} }") == "put board board v1, put note n1 v1, edit n1");
}

TEST_CASE("cards that come with a document get places and numbers, in the order given", "[rules][opening]") {
  Story story({"id: 'b' card { region: 'here' }", "id: 'a' card { region: 'here' }",
               "id: 'c' card { region: 'there' number: 9 order: 'Z' }",
               "id: 'h' card { region: 'there' hidden: true author: 'ann' }"});
  CHECK(story.order_in("here") == "b a");
  CHECK(story.card("b").number() == 1);
  CHECK(story.card("a").number() == 2);
  CHECK(story.card("c").number() == 9);
  CHECK(story.card("h").number() == 0);
  CHECK(story.card("h").order() > story.card("c").order());
}

TEST_CASE("a document is opened once, by what fits together", "[rules][opening]") {
  Story story;
  CHECK(story.server_asks("open_document { records { id: 'x' region {} } }") == "ALREADY_EXISTS");
  CHECK(opened("") == "INVALID records missing");
  CHECK(opened("records { id: 'a b' region {} }") == "INVALID records.id not_an_id");
  CHECK(opened("records { id: 'a' }") == "INVALID records empty");
  CHECK(opened("records { id: 'a' region {} } records { id: 'a' region {} }") == "INVALID records.id named_twice");
  CHECK(opened("records { id: 'board' region {} }") == "INVALID records.id reserved");
  CHECK(opened("records { id: 'a' board {} }") == "INVALID records.id reserved");
  CHECK(opened("records { id: 'a' member { participant: 'a' } }") == "INVALID records.id reserved");
  CHECK(opened("records { id: 'member.b' member { participant: 'a' } }") == "INVALID records.id reserved");
  CHECK(opened("records { id: 'a' invitation {} }") == "INVALID records.id reserved");
  std::string regions;
  for (int i = 0; i < 65; ++i) regions += "records { id: 'r" + std::to_string(i) + "' region {} } ";
  CHECK(opened(regions) == "LIMIT_REACHED regions 64");
}
