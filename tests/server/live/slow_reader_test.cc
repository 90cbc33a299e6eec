// What a reader who takes nothing costs, and whom (LIMIT-3): a connection is a cursor, not a queue.
#include <malloc.h>

#include "tests/catch.h"
#include "tests/server/live/room.h"

using namespace plenary;
using namespace plenary::test;

namespace {

// One card that is thrown away and brought back: the document stays as large as it is, whatever happens.
void happens_once_more(Room& room, int number) {
  Request request;
  if (number % 2 == 0) {
    request.mutable_trash_cards()->add_ids("c1");
    request.mutable_trash_cards()->set_reason("not needed");
  } else {
    request.mutable_restore_cards()->add_ids("c1");
  }
  bool stored = false;
  room.live().act({"ben", false}, request,
                  [&stored](const LiveDocument::Act& act) { stored = act.outcome.accepted(); });
  room.log.answer_all();
  REQUIRE(stored);
}

void has_one_card(Room& room) {
  Guest& ben = room.guest("ben");
  ben.sends(1, add_card("c1", "words"));
  room.log.answer_all();
  ben.goes();
}

std::vector<Guest*> come(Room& room, int count) {
  std::vector<Guest*> guests;
  for (int i = 0; i < count; ++i) guests.push_back(&room.guest("oli", client_named("oli" + std::to_string(i))));
  return guests;
}

// What the heap grows by while a thousand commits are made and nobody of so many reads.
std::int64_t growth_with(int readers) {
  Room room(without_absences());
  has_one_card(room);
  come(room, readers);
  Guest& writes = room.guest("ada");
  const auto go_on = [&](int commits) {
    for (int i = 0; i < commits; ++i) {
      happens_once_more(room, i);
      ClientFrame frame;
      frame.mutable_presence()->set_writing(i % 2 == 0 ? "c1" : "");
      writes.sends(frame);
      room.clock.advance(100);
    }
  };
  go_on(1'200);  // more than the ring holds
  const auto before = static_cast<std::int64_t>(mallinfo2().uordblks);
  go_on(1'000);
  return static_cast<std::int64_t>(mallinfo2().uordblks) - before;
}

}  // namespace

TEST_CASE("LIMIT-3: one of two hundred takes nothing, and all others hear of everything in the moment that it happens",
          "[live]") {
  Room room(without_absences());
  has_one_card(room);
  const std::vector<Guest*> guests = come(room, 200);
  Guest& stalled = *guests[77];
  for (int i = 0; i < 40; ++i) {
    happens_once_more(room, i);  // no time goes by
    const std::string seq = std::to_string(room.stored().head->seq);
    for (Guest* guest : guests)
      if (guest != &stalled) REQUIRE(guest->hears() == Lines{"delta " + seq + " put c1"});
  }
  CHECK(stalled.hears().size() == 40);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("LIMIT-3: two hundred who take nothing cost no memory, however much happens", "[live]") {
  const std::int64_t alone = growth_with(0), with_readers = growth_with(200);
  INFO("without them the heap grew by " << alone << " bytes, with them by " << with_readers);
  CHECK(with_readers - alone < 200 * 512);
}
#endif
