// Messages to everybody, coming together, and the people at a table device.
#include "facilitation/views/view.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

TEST_CASE("a message is read once by each, and who has read it is known to themselves alone",
          "[rules][announcements]") {
  Story story;
  CHECK(story.asks("ann", "announce { id: 'a1' text: 'Lunch.' }") == "FORBIDDEN");
  CHECK(story.asks("fay", "announce { id: 'a1' }") == "INVALID text missing");
  CHECK(story.asks("fay", "announce { id: 'a1' text: 'Lunch at one.' }") == "put announcement a1 v1");
  CHECK(story.asks("ann", "acknowledge { id: 'a1' }") == "put announcement a1 v2, put receipt receipt.a1.ann v1");
  CHECK(story.asks("ann", "acknowledge { id: 'a1' }") == "NOTHING_TO_DO");
  CHECK(story.asks("ben", "acknowledge { id: 'a1' }") == "put announcement a1 v3, put receipt receipt.a1.ben v1");
  CHECK(story.document.find("a1")->announcement().read() == 2);
  CHECK(story.asks("ben", "acknowledge { id: 'a9' }") == "NOT_FOUND announcement");
  const Record& receipt = *story.document.find("receipt.a1.ann");
  CHECK(may_see(receipt, {"ann", PARTICIPANT}));
  for (const char* who : {"ben", "fay", "ria"}) CHECK_FALSE(may_see(receipt, {who, story.document.role_of(who)}));
  story.asks("ria", "set_off_record { off: true }");
  CHECK(story.asks("fay", "announce { id: 'a2' text: 'x' }") == "OFF_RECORD");
}

TEST_CASE("everybody is brought to a place, or follows, until it is over", "[rules][gather]") {
  Story story;
  CHECK(story.asks("fay", "set_gather {}") == "INVALID place missing");
  CHECK(story.asks("fay", "set_gather { on: 'nowhere' }") == "NOT_FOUND card");
  CHECK(story.asks("fay", "set_gather { end: true }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "set_gather { on: 'here' }") == "put board board v2");
  CHECK(story.document.board()->gather().by() == "fay");
  CHECK(story.asks("fay", "set_gather { on: 'here' }") == "put board board v3");
  CHECK(story.asks("col", "set_gather { follow: true }") == "put board board v4");
  CHECK(story.document.board()->gather().on().empty());
  CHECK(story.asks("ann", "set_gather { end: true }") == "FORBIDDEN");
  CHECK(story.asks("fay", "set_gather { end: true }") == "put board board v5");
  CHECK_FALSE(story.document.board()->has_gather());
}

TEST_CASE("a table device says for how many it speaks, but not in the middle of a vote", "[rules][members]") {
  Story story({"id: 'member.tab' member { participant: 'tab' role: PARTICIPANT mode: TABLE_DEVICE joined_ms: 9 }"});
  CHECK(story.asks("ann", "set_voices { voices: 3 }") == "INVALID voices not_a_table");
  CHECK(story.asks("ann", "set_voices { participant: 'tab' voices: 3 }") == "NOT_YOURS voices");
  CHECK(story.asks("tab", "set_voices { voices: 0 }") == "INVALID voices missing");
  CHECK(story.asks("tab", "set_voices { voices: 13 }") == "LIMIT_REACHED voices 12");
  CHECK(story.asks("tab", "set_voices { voices: 3 }") == "put member member.tab v2");
  CHECK(story.asks("fay", "set_voices { participant: 'tab' voices: 4 }") == "put member member.tab v3");
  story.asks("ann", "add_cluster { id: 'k1' title: 'x' region: 'here' }");
  story.asks("fay", "open_vote { id: 'v1' method: DOTS target: 'cluster' dots_each: 5 max_per_target: 3 }");
  CHECK(story.document.find("v1")->vote().voters() == 7);
  CHECK(story.asks("tab", "set_voices { voices: 2 }") == "PHASE_CLOSED open_vote");
}

TEST_CASE("a harvest that another has changed meanwhile is not written over", "[rules][harvest]") {
  Story story;
  CHECK(story.asks("ria", "set_harvest { headline: 'One.' if_version: 1 }") == "STALE");
  story.asks("ria", "set_harvest { headline: 'One.' }");
  CHECK(story.asks("fay", "set_harvest { headline: 'Two.' if_version: 1 }") == "put harvest harvest v2");
  CHECK(story.asks("ria", "set_harvest { headline: 'Three.' if_version: 1 }") == "STALE");
}
TEST_CASE("that the policy was read is said by whoever read it, of the words that it has, once", "[rules][policy]") {
  Story story({"id: 'board' board { title: 'Group 1' policy { verbatim: 'Nobody is named.' } }"});
  CHECK(story.asks("ann", "acknowledge_policy { words: 'Everybody is named.' }") == "INVALID words other_words");
  CHECK(story.asks("ann", "acknowledge_policy {}") == "INVALID words other_words");
  const std::int64_t at = story.now.ms;
  CHECK(story.asks("ann", "acknowledge_policy { words: 'Nobody is named.' }") == "put receipt policy_read.ann v1");
  CHECK(story.document.find("policy_read.ann")->receipt().at_ms() == at);
  CHECK(story.document.find("policy_read.ann")->receipt().policy() == "ba9187ec94404ddd4ceb89cb65434bcb");
  CHECK(story.asks("ann", "acknowledge_policy { words: 'Nobody is named.' }") == "accepted, nothing new");
  CHECK(story.document.find("policy_read.ann")->receipt().at_ms() == at);
  CHECK(story.document.find("policy_read.ben") == nullptr);
  CHECK(story.asks("ben", "add_card { id: 'c' text: 'x' place { region: 'here' } }").starts_with("put card c"));
}

TEST_CASE("of a board without words of its own it is said of none", "[rules][policy]") {
  Story story;
  CHECK(story.asks("ann", "acknowledge_policy {}") == "put receipt policy_read.ann v1");
}

TEST_CASE("CREDIT-1: whoever leads or records says themselves in which copies they are named for it, and takes it back",
          "[rules][attribution]") {
  Story story({"id: 'board' board { title: 'Group 1' policy { external_material_kinds: ['publication', 'blog'] } }"});
  CHECK(story.asks("ann", "set_credit { kinds: 'network' }") == "FORBIDDEN");
  CHECK(story.asks("ria", "set_credit { kinds: 'video' }") == "INVALID kinds unknown");
  CHECK(story.asks("ria", "set_credit { kinds: ['blog', 'blog'] }") == "INVALID kinds named_twice");
  CHECK(story.asks("ria", "set_credit {}") == "NOTHING_TO_DO");
  CHECK(story.asks("ria", "set_credit { kinds: ['network', 'blog'] }") == "put member member.ria v2");
  CHECK(story.document.member("ria")->credited_in_size() == 2);
  CHECK(story.document.member("fay")->credited_in().empty());
  CHECK(story.asks("ria", "set_credit {}") == "put member member.ria v3");
  CHECK(story.document.member("ria")->credited_in().empty());
  // It was said as rapporteur, and ends with that.
  story.asks("ria", "set_credit { kinds: 'blog' }");
  story.asks("fay", "set_role { participant: 'ria' role: PARTICIPANT }");
  CHECK(story.document.member("ria")->credited_in().empty());
  story.asks("fay", "set_role { participant: 'ria' role: RAPPORTEUR }");
  CHECK(story.document.member("ria")->credited_in().empty());
}
