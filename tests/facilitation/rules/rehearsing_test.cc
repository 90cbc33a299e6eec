// A rehearsal lasts for a while, and a meeting is none.
#include "facilitation/document/rehearsal.h"
#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {

constexpr const char* kRehearsed =
    "id: 'meeting' meeting { title: 'Annual meeting' rehearsal_until_ms: 4600000 rehearsal_of: 'annual' }";
constexpr const char* kReal = "id: 'meeting' meeting { title: 'Annual meeting' }";

std::int64_t until(const Story& story) { return story.document.meeting()->rehearsal_until_ms(); }

}  // namespace

TEST_CASE("REHEARSAL-3: whoever leads a rehearsal extends and ends it, and nobody else", "[rules][rehearsal]") {
  Story story({kRehearsed});
  for (const char* other : {"ann", "ria", "obs", "hos", "pre"})
    CHECK(story.asks(other, "set_rehearsal { minutes: 0 }").substr(0, 9) == "FORBIDDEN");
  CHECK(until(story) == 4'600'000);
  CHECK(story.asks("fay", "set_rehearsal { minutes: 90 }") == "put meeting meeting v2");
  CHECK(until(story) == story.now.ms - 1'000 + 90 * 60'000);  // a story's clock goes on by a second an act
  CHECK(story.asks("col", "set_rehearsal { }") == "put meeting meeting v3");
  CHECK(until(story) == story.now.ms - 1'000);
  CHECK(story.asks("fay", "set_rehearsal { minutes: 90 }") == "GONE rehearsal ended");
  CHECK(until(story) == story.now.ms - 1'000);
}

TEST_CASE("a rehearsal lasts a week at most from when somebody says so", "[rules][rehearsal]") {
  Story story({kRehearsed});
  CHECK(story.asks("fay", "set_rehearsal { minutes: 10081 }") == "LIMIT_REACHED rehearsal_minutes 10080");
  CHECK(story.asks("fay", "set_rehearsal { minutes: 10080 }") == "put meeting meeting v2");
}

TEST_CASE("REHEARSAL-2: no request makes a meeting a rehearsal, or a rehearsal a meeting", "[rules][rehearsal]") {
  Story real({kReal});
  CHECK(real.asks("fay", "set_rehearsal { minutes: 0 }") == "INVALID meeting is_no_rehearsal");
  CHECK(real.asks("fay", "set_rehearsal { minutes: 10 }") == "INVALID meeting is_no_rehearsal");
  CHECK(real.asks("fay",
                  "import_programme { records { id: 'meeting' meeting { title: 'New' rehearsal_until_ms: 5 "
                  "rehearsal_of: 'x' } } }") == "put meeting meeting v2");
  CHECK(until(real) == 0);
  CHECK(real.document.meeting()->rehearsal_of().empty());
  CHECK(real.asks("fay", "set_meeting { title: 'Newer' }") == "put meeting meeting v3");
  CHECK(until(real) == 0);

  Story rehearsed({kRehearsed});
  CHECK(rehearsed.asks("fay",
                       "import_programme { records { id: 'meeting' meeting { title: 'New' rehearsal_until_ms: "
                       "99000000 } } }") == "put meeting meeting v2");
  CHECK(until(rehearsed) == 4'600'000);
}

TEST_CASE("REHEARSAL-1: ids alone tell a rehearsal from everything else", "[document][rehearsal]") {
  CHECK(rehearsal_of("rehearsal-k3jw7mbq2xta") == "rehearsal-k3jw7mbq2xta");
  CHECK(rehearsal_of("rehearsal-k3jw7mbq2xta.g-1.guidebook") == "rehearsal-k3jw7mbq2xta");
  CHECK(is_rehearsal("rehearsal-k3jw7mbq2xta"));
  CHECK_FALSE(is_rehearsal("rehearsal-k3jw7mbq2xta.g-1"));
  for (const char* other : {"", ".", "rehearsal-", "rehearsal", "rehearsal-2027", "rehearsal-k3jw7mbq2xt",
                            "rehearsal-k3jw7mbq2xtaa", "rehearsal-K3JW7MBQ2XTA", "rehearsal-k3jw7mbq2xt-", "annual",
                            "annual.rehearsal-k3jw7mbq2xta", "meeting-k3jw7mbq2xta", "rehearsal-*"}) {
    INFO(other);
    CHECK(rehearsal_of(other).empty());
    CHECK_FALSE(is_rehearsal(other));
  }
}
