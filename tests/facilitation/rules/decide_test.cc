#include "facilitation/rules/decide.h"

#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

TEST_CASE("a request without a verb, or with one of a later version, is unsupported", "[rules]") {
  Story story;
  CHECK(story.asks("fay", "") == "UNSUPPORTED");
  Request of_a_later_version;
  const std::string bytes("\xca\x3e\x00", 3);  // field 1001, a message
  REQUIRE(of_a_later_version.ParseFromString(bytes));
  CHECK(spelled(decide(story.document, of_a_later_version, {"fay"}, story.now)) == "UNSUPPORTED");
}

TEST_CASE("whoever is not a member, or no longer, may ask for nothing", "[rules]") {
  Story story;
  CHECK(story.asks("nobody", "reveal_cards {}") == "NOT_A_MEMBER");
  CHECK(story.asks("", "reveal_cards {}") == "NOT_A_MEMBER");
  CHECK(story.asks("fay", "remove_member { participant: 'ann' }") == "put member member.ann v2");
  CHECK(story.asks("ann", "add_card { id: 'c1' place { region: 'here' } }") == "NOT_A_MEMBER");
}

TEST_CASE("acts of the server are refused to everybody else", "[rules]") {
  Story story;
  CHECK(story.asks("fay", "admit { participant: 'eve' role: FACILITATOR }") == "FORBIDDEN");
  CHECK(story.asks("nobody", "open_document { records { id: 'x' region {} } }") == "FORBIDDEN");
}

TEST_CASE("a document without a board has people, and no cards", "[rules]") {
  Story story;
  Document meeting;
  const Outcome opened =
      decide(meeting,
             request("open_document { records { id: 'meeting' meeting { title: 'M' } }"
                     " records { id: 'member.fay' member { participant: 'fay' role: FACILITATOR } } }"),
             kServer, story.now);
  REQUIRE(opened.accepted());
  for (const Effect& effect : opened.effects) (void)evolve(meeting, effect, 1);
  const auto asked = [&](std::string_view text) { return spelled(decide(meeting, request(text), {"fay"}, story.now)); };
  CHECK(asked("add_card { id: 'c1' place { region: 'here' } }") == "NOT_FOUND board");
  CHECK(asked("set_board { title: 'x' }") == "NOT_FOUND board");
  CHECK(asked("reveal_cards {}") == "NOT_FOUND board");
  CHECK(asked("add_invitation { id: 'invitation.1' role: OBSERVER }") == "put invitation invitation.1 v1");
}

TEST_CASE("the server may ask for what a facilitator may", "[rules]") {
  Story story;
  CHECK(story.server_asks("add_invitation { id: 'invitation.1' role: OBSERVER }") == "put invitation invitation.1 v1");
  CHECK(story.server_asks("set_board { closed: true }") == "put board board v2");
}

TEST_CASE("a verb has a name and a number", "[rules]") {
  CHECK(verb_number(request("add_card {}")) == 10);
  CHECK(verb_name(10) == "add_card");
  CHECK(verb_name(901) == "admit");
  CHECK(verb_number(Request()) == 0);
  CHECK(verb_name(0).empty());
  CHECK(verb_name(1).empty());  // cseq is a field, not a verb
  CHECK(verb_name(12345).empty());
}

TEST_CASE("LOG-13: the digest of a request is of everything but its count", "[rules]") {
  const Request asked = request("cseq: 7 set_card { id: 'c1' source: 'here' }");
  CHECK(request_digest(asked) == request_digest(request("cseq: 8 set_card { id: 'c1' source: 'here' }")));
  CHECK(request_digest(asked) != request_digest(request("cseq: 7 set_card { id: 'c1' source: 'there' }")));
  CHECK(request_digest(asked) != request_digest(request("cseq: 7 set_card { id: 'c1' }")));
  CHECK(request_digest(asked) != 0);
}
