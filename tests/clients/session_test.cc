// A client on a board: what its person sees at once, what the server makes of it, and what stays.
#include <google/protobuf/text_format.h>

#include "server/live/schema.h"
#include "tests/catch.h"
#include "tests/clients/table.h"

namespace plenary::test {
namespace {

bool in_step(const Table& table, const Sitter& sitter) {
  return records_hash(sitter.session().shown()) == records_hash(table.view_of(sitter.name));
}

}  // namespace

TEST_CASE("a client that comes holds what its person may see (RESUME-5)", "[clients]") {
  Table table;
  Sitter& ben = table.sits("ben");
  CHECK(ben.session().state() == client::State::live);
  CHECK(ben.session().me().role == PARTICIPANT);
  CHECK(in_step(table, ben));
  CHECK(ben.state() == "Saved.");
}

TEST_CASE("the author sees a card at once, the others when it is in the log (ACK-1)", "[clients]") {
  Table table;
  Sitter& ben = table.sits("ben");
  Sitter& ada = table.sits("ada");
  REQUIRE(ben.adds("c1", "a thought"));
  CHECK(ben.words("c1") == "a thought");
  CHECK(ada.words("c1") == "(not there)");
  CHECK(ben.state() == "Sending 1 change.");
  table.settle();
  CHECK(ada.words("c1") == "a thought");
  CHECK(ben.state() == "Saved.");
  CHECK(ben.session().shown().card("c1")->number() == 1);
  CHECK(ben.session().is_mine("c1"));
  CHECK_FALSE(ada.session().is_mine("c1"));
  CHECK(in_step(table, ben));
}

TEST_CASE("guesses are taken off before anything the server says is applied, and made again after it", "[clients]") {
  Table table;
  Sitter& ben = table.sits("ben");
  Sitter& ada = table.sits("ada");
  for (const char* id : {"c1", "c2", "c3"}) REQUIRE(ben.adds(id, id));
  table.settle();
  ben.frames_go_astray = true;
  REQUIRE(ben.asks(move_card("c3", "r2")));
  REQUIRE(ben.types("c1", 2, " more"));
  ben.carry();
  REQUIRE(ada.asks(move_card("c2", "r2")));
  table.settle();
  CHECK(cards_in(ben.session().shown(), "r2") == "c2 c3");
  CHECK(ben.words("c1") == "c1 more");
  CHECK(cards_in(table.folded(), "r2") == "c2");

  SECTION("what was guessed is exactly what comes to be, once it is sent") {
    ben.frames_go_astray = false;
    table.advance(6'000);  // sent, and no outcome: sent again (ACK-3)
    table.settle();
    CHECK(in_step(table, ben));
    CHECK(cards_in(table.folded(), "r2") == "c2 c3");
  }
}

TEST_CASE("a card of no kind is shown at once as what its region asks for first", "[clients]") {
  Table table;
  Sitter& ben = table.sits("ben");
  Request card;
  card.mutable_add_card()->set_id("c1");
  card.mutable_add_card()->mutable_place()->set_region("r2");
  REQUIRE(ben.asks(card));
  card.mutable_add_card()->set_id("c2");
  card.mutable_add_card()->mutable_place()->set_region("r1");
  REQUIRE(ben.asks(card));
  CHECK(ben.session().shown().card("c1")->kind() == QUESTION);
  CHECK(ben.session().shown().card("c2")->kind() == IDEA);
  table.settle();
  CHECK(in_step(table, ben));
  CHECK(ben.session().shown().card("c1")->kind() == QUESTION);
}

TEST_CASE("SYS-29: written offline, sent on return, in order, with the time of writing (ACK-3)", "[clients]") {
  Table table;
  Sitter& ada = table.sits("ada");
  Sitter& ben = table.sits("ben");
  ben.loses_connection();
  const std::int64_t written = table.clock.wall_ms();
  REQUIRE(ben.adds("c1", "first"));
  REQUIRE(ben.adds("c2", "second"));
  REQUIRE(ben.types("c2", 6, " thought"));
  REQUIRE(ben.asks(move_card("c1", "r2")));
  CHECK(ben.words("c2") == "second thought");
  CHECK(ben.state() == "Offline, keeping 4 changes.");
  table.advance(10'000);
  ben.connects();
  table.settle();
  CHECK(ada.words("c2") == "second thought");
  CHECK(cards_in(ada.session().shown(), "r2") == "c1");
  CHECK(ben.state() == "Saved.");
  CHECK(table.folded().card("c1")->written_ms() == written);
  CHECK(in_step(table, ben));
}

TEST_CASE("a device that is switched off keeps its changes, and is the same client when it is switched on (LOG-13)",
          "[clients]") {
  Table table;
  Sitter& ada = table.sits("ada");
  Sitter& ben = table.sits("ben");
  REQUIRE(ben.adds("c1", "kept"));
  const std::string client = ben.session().outbox().client();
  SECTION("not sent yet") {}
  SECTION("sent, the answer not heard") { ben.sends(), table.answer(); }
  ben.restarts();
  REQUIRE(ben.adds("c2", "while starting"));
  ben.connects();
  table.settle();
  CHECK(ben.session().outbox().client() == client);
  CHECK(cards_in(ada.session().shown(), "r1") == "c1 c2");
  CHECK(ben.state() == "Saved.");
  CHECK(ben.seen.refusals.empty());
  CHECK(in_step(table, ben));
}

TEST_CASE("a refused request is handed back with a sentence and the words (REFUSE-1)", "[clients]") {
  Table table;
  Sitter& fay = table.sits("fay");
  Sitter& ben = table.sits("ben");
  REQUIRE(fay.asks(lock_board(true)));
  table.settle();
  REQUIRE(ben.adds("c1", "too late"));
  CHECK(ben.words("c1") == "too late");
  REQUIRE(ben.asks(move_card("c1", "r2")));
  table.settle();
  REQUIRE(ben.seen.refusals.size() == 2);
  CHECK(ben.seen.refusals[0].refusal.code() == LOCKED);
  CHECK(ben.seen.refusals[0].words == "too late");
  CHECK_FALSE(ben.seen.refusals[0].sentence.empty());
  CHECK(ben.words("c1") == "(not there)");
  CHECK(ben.state() == "Saved.");
  SECTION("REFUSE-3: one refusal does not stop later requests") {
    REQUIRE(fay.asks(lock_board(false)));
    table.settle();
    REQUIRE(ben.adds("c2", "in time"));
    table.settle();
    CHECK(cards_in(fay.session().shown(), "r1") == "c2");
  }
}

TEST_CASE("REFUSE-1: every kind of words that a refused request brought is handed back", "[clients]") {
  Table table;
  Sitter& oli = table.sits("oli");
  std::string text, words;
  SECTION("a card with its source") {
    text = R"(add_card: { id: "c1" text: "The bridge" source: "survey of 2019" })";
    words = "The bridge\n\nsurvey of 2019";
  }
  SECTION("the source of a card") {
    text = R"(set_card: { id: "c1" source: "survey of 2019" })";
    words = "survey of 2019";
  }
  SECTION("why a card is not needed") {
    text = R"(trash_cards: { ids: "c1" reason: "said twice" })";
    words = "said twice";
  }
  SECTION("the title of a group") {
    text = R"(add_cluster: { id: "k1" title: "Old stones" })";
    words = "Old stones";
  }
  SECTION("another title of a group") {
    text = R"(set_cluster: { id: "k1" title: "Old stones" })";
    words = "Old stones";
  }
  SECTION("the label of a link") {
    text = R"(add_link: { id: "l1" from: "c1" to: "c2" label: "because of" })";
    words = "because of";
  }
  SECTION("another label of a link") {
    text = R"(set_link: { id: "l1" label: "because of" })";
    words = "because of";
  }
  SECTION("a note") {
    text = R"(add_note: { id: "n1" text: "as it was said" })";
    words = "as it was said";
  }
  SECTION("why a note is not needed") {
    text = R"(trash_note: { id: "n1" reason: "said twice" })";
    words = "said twice";
  }
  SECTION("a decision") {
    text = R"(add_decision: { id: "d1" title: "Bridges" text: "We mend them" change_signal: "If one falls" })";
    words = "Bridges\n\nWe mend them\n\nIf one falls";
  }
  SECTION("why a decision is put off, and to when") {
    text = R"(set_decision: { id: "d1" deferred_reason: "No money yet" deferred_to: "June" })";
    words = "No money yet\n\nJune";
  }
  SECTION("an action") {
    text = R"(add_action: { id: "a1" text: "Call the office" })";
    words = "Call the office";
  }
  SECTION("an action in other words") {
    text = R"(set_action: { id: "a1" text: "Call the office" })";
    words = "Call the office";
  }
  SECTION("the title of the board") {
    text = R"(set_board: { title: "Water" })";
    words = "Water";
  }
  SECTION("what an invitation is for") {
    text = R"(add_invitation: { id: "i1" role: OBSERVER label: "the press" })";
    words = "the press";
  }
  Request request;
  REQUIRE(google::protobuf::TextFormat::ParseFromString(text, &request));
  oli.loses_connection();
  REQUIRE(oli.asks(request));
  CHECK(oli.session().words_kept() == std::vector<std::string>{words});
  oli.connects();
  table.settle();
  REQUIRE(oli.seen.refusals.size() == 1);
  CHECK(oli.seen.refusals[0].words == words);
}

TEST_CASE("what was typed into a refused card is handed back with its source", "[clients]") {
  Table table;
  Sitter& oli = table.sits("oli");
  Request request;
  request.mutable_add_card()->set_id("c1");
  request.mutable_add_card()->set_text("The bridge");
  request.mutable_add_card()->set_source("survey of 2019");
  REQUIRE(oli.asks(request));
  REQUIRE(oli.types("c1", 10, " is old"));
  table.settle();
  REQUIRE(oli.seen.refusals.size() == 1);
  CHECK(oli.seen.refusals[0].words == "The bridge is old\n\nsurvey of 2019");
}

TEST_CASE("saved is never said while anything of the person is not stable, or nobody answers", "[clients]") {
  Table table;
  Sitter& ben = table.sits("ben");
  REQUIRE(ben.adds("c1", "words"));
  table.settle();
  REQUIRE(ben.state() == "Saved.");
  SECTION("a change waits for the change before it") {
    ben.types("c1", 0, "a");
    ben.sends();
    ben.types("c1", 1, "b");
    CHECK(ben.state() == "Sending 2 changes.");
    table.settle();
    CHECK(ben.state() == "Saved.");
    CHECK(ben.words("c1") == "abwords");
  }
  SECTION("the server is silent for fifteen seconds, though the socket looks open") {
    table.advance(15'000);
    CHECK(ben.state() == "Saved.");
    table.advance(1);
    CHECK(ben.state() == "Offline, nothing is waiting.");
    ben.sends();
    CHECK(ben.session().wants_to_close());
  }
  SECTION("the connection is lost") {
    ben.loses_connection();
    CHECK(ben.saved().kind == client::SavedState::offline);
  }
}

TEST_CASE("an outcome that is acknowledged but not stable stays in the outbox (ACK-2, LOG-11)", "[clients]") {
  Table table;
  Sitter& ben = table.sits("ben");
  ServerFrame frame;
  REQUIRE(ben.adds("c1", "words"));
  ben.sends();
  Ack& ack = *frame.add_messages()->mutable_ack();
  ack.set_cseq(1);
  ack.set_seq(2);
  ben.session().on_frame(frame.SerializeAsString(), {table.clock.steady_ms(), table.clock.wall_ms()});
  CHECK(ben.session().outbox().entries().size() == 1);
  CHECK(ben.state() == "Sending 1 change.");
  frame.Clear();
  frame.add_messages()->mutable_stable()->set_seq(2);
  ben.session().on_frame(frame.SerializeAsString(), {table.clock.steady_ms(), table.clock.wall_ms()});
  CHECK(ben.session().outbox().empty());
  CHECK(ben.state() == "Saved.");
}

TEST_CASE("what became stable while one was away leaves the outbox on return, said once more or not (ACK-2)",
          "[clients]") {
  Table table;
  Sitter& ben = table.sits("ben");
  const client::Now now{table.clock.steady_ms(), table.clock.wall_ms()};
  const Position at = ben.session().at();
  REQUIRE(ben.adds("c1", "words"));
  ben.frames_go_astray = true;
  ben.sends();
  ServerFrame accepted;
  accepted.add_messages()->mutable_ack()->set_cseq(1);
  accepted.mutable_messages(0)->mutable_ack()->set_seq(2);
  ben.session().on_frame(accepted.SerializeAsString(), now);
  REQUIRE(ben.state() == "Sending 1 change.");

  ben.session().on_close(1006, now);
  ben.session().dialling();
  ben.session().on_open(now);
  ServerFrame welcomed;
  Welcome& welcome = *welcomed.add_messages()->mutable_welcome();
  welcome.set_participant("ben");
  welcome.set_role(PARTICIPANT);
  *welcome.mutable_at() = at;
  welcome.set_mode(Welcome::DELTA);
  welcome.set_counter(1);
  welcome.set_stable(2);
  ben.session().on_frame(welcomed.SerializeAsString(), now);
  CHECK(ben.session().outbox().empty());
  CHECK(ben.state() == "Saved.");
}

TEST_CASE("a lost tail: what was acknowledged is sent again under the same number (LOG-10, RETRACT-1)", "[clients]") {
  Table table;
  Sitter& fay = table.sits("fay");
  Sitter& ben = table.sits("ben");
  REQUIRE(ben.adds("c1", "kept"));
  table.settle();
  // The log says stable with every answer, so that nothing is held: this log forgets even so, and the server with it.
  // What ben holds is what is not stable; make it so by losing the answer.
  REQUIRE(ben.adds("c2", "lost and found"));
  ben.sends();
  table.answer();
  REQUIRE(table.folded().card("c2"));
  table.restart_server();
  table.lose_tail(1);
  REQUIRE_FALSE(table.folded().card("c2"));

  SECTION("accepted again") {
    fay.connects();
    ben.connects();
    table.settle();
    CHECK(table.folded().find("c2")->text().content() == "lost and found");
    CHECK(ben.state() == "Saved.");
  }
  SECTION("the board was locked meanwhile: handed back") {
    fay.connects();
    table.settle();
    REQUIRE(fay.asks(lock_board(true)));
    table.settle();
    ben.connects();
    table.settle();
    REQUIRE(ben.seen.refusals.size() == 1);
    CHECK(ben.seen.refusals[0].words == "lost and found");
  }
  CHECK(in_step(table, ben));
}

TEST_CASE("RETRACT-1: what was accepted and is refused after a resync is shown as retracted, with its words",
          "[clients]") {
  Table table;
  Sitter& ben = table.sits("ben");
  const client::Now now{table.clock.steady_ms(), table.clock.wall_ms()};
  const auto hears = [&](const ServerFrame& frame) { ben.session().on_frame(frame.SerializeAsString(), now); };
  REQUIRE(ben.adds("c1", "said once"));
  ben.frames_go_astray = true;  // the server that answers now is one whose history is lost
  ben.sends();
  ben.frames_go_astray = false;
  ServerFrame accepted;
  accepted.add_messages()->mutable_ack()->set_cseq(1);
  accepted.mutable_messages(0)->mutable_ack()->set_seq(2);
  hears(accepted);
  REQUIRE(ben.seen.acks == std::vector<std::uint32_t>{1});

  ServerFrame forked;
  Resync& resync = *forked.add_messages()->mutable_resync();
  resync.mutable_at()->set_epoch(7);
  resync.mutable_at()->set_seq(9);
  resync.mutable_at()->set_chain("another history.");
  resync.set_counter(0);
  hears(forked);
  CHECK(ben.session().state() == client::State::loading);
  CHECK(ben.session().outbox().entries().size() == 1);
  ben.loses_connection();
  // The new history has a locked board.
  Sitter& fay = table.sits("fay");
  REQUIRE(fay.asks(lock_board(true)));
  table.settle();
  ben.connects();
  table.settle();
  REQUIRE(ben.seen.retractions.size() == 1);
  CHECK(ben.seen.retractions[0].words == "said once");
  CHECK(ben.seen.refusals.empty());
  CHECK(ben.state() == "Saved.");
}

TEST_CASE("LOG-13: a counter that is beyond what the client remembers, or behind what it holds, needs a new client id",
          "[clients]") {
  Table table;
  Sitter& ada = table.sits("ada");
  Sitter& ben = table.sits("ben");
  REQUIRE(ben.adds("c1", "one"));
  table.settle();
  client::OutboxContents old = static_cast<client::MemoryOutbox&>(ben.store()).load();
  REQUIRE(ben.adds("c2", "two"));
  table.settle();

  SECTION("beyond: the outbox was put back from an older copy") {
    auto store = std::make_unique<client::MemoryOutbox>();
    REQUIRE(store->replace(old));
    ben.replaces_store(std::move(store));
    REQUIRE(ben.adds("c3", "three"));
    REQUIRE(ben.adds("c4", "four"));
  }
  SECTION("behind: the server has forgotten what was stable") {
    table.restart_server();
    table.lose_tail(2);
    REQUIRE(ben.adds("c3", "three"));
    REQUIRE(ben.adds("c4", "four"));
    ada.connects();
  }
  SECTION("4105: the server refuses the client id") {
    REQUIRE(ben.adds("c3", "three"));
    REQUIRE(ben.adds("c4", "four"));
    ben.loses_connection(4105);
  }
  const std::string before = old.client;
  for (int again = 0; again < 3 && ben.session().outbox().client() == before; ++again) {
    if (!ben.connected()) ben.connects();
    table.settle();
  }
  CHECK(ben.session().outbox().client() != before);
  if (!ben.connected()) ben.connects();
  table.settle();
  CHECK(ben.session().state() == client::State::live);
  CHECK(ben.state() == "Saved.");
  CHECK(table.folded().find("c3")->text().content() == "three");
  CHECK(table.folded().find("c4")->text().content() == "four");
  CHECK(in_step(table, ben));
}

TEST_CASE("LOG-13: what was accepted under an old client id and is not stable is neither asked for twice nor lost",
          "[clients]") {
  Table table;
  Sitter& ben = table.sits("ben");
  REQUIRE(ben.adds("c1", "one"));
  table.settle();
  ben.hears_stable = false;
  REQUIRE(ben.types("c1", 3, "!"));
  table.settle();
  REQUIRE(ben.adds("c2", "two"));
  table.settle();
  REQUIRE(ben.seen.acks == std::vector<std::uint32_t>{1, 2, 3});
  const std::string before = ben.session().outbox().client();
  ben.loses_connection(4105);
  REQUIRE(ben.adds("c3", "three"));
  REQUIRE(ben.state() == "Offline, keeping 3 changes.");
  const auto comes_back = [&] {
    for (int again = 0; again < 3; ++again) {
      if (!ben.connected()) ben.connects();
      table.settle();
    }
  };

  SECTION("it has become stable") {
    ben.hears_stable = true;
    comes_back();
  }
  SECTION("it becomes stable later, and until then nothing is sent") {
    comes_back();
    CHECK(ben.session().outbox().client() == before);
    CHECK(ben.state() == "Sending 3 changes.");
    CHECK_FALSE(table.folded().find("c3"));
    ben.hears_stable = true;
    ServerFrame frame;
    frame.add_messages()->mutable_stable()->set_seq(table.folded().card("c2") ? 4 : 0);
    ben.session().on_frame(frame.SerializeAsString(), {table.clock.steady_ms(), table.clock.wall_ms()});
    CHECK(ben.session().wants_to_close());
    ben.loses_connection(1000);
    comes_back();
  }
  SECTION("it was lost with the tail") {
    table.restart_server();
    table.lose_tail(2);
    ben.hears_stable = true;
    comes_back();
  }
  SECTION("some of it was lost with the tail") {
    table.restart_server();
    table.lose_tail(1);
    ben.hears_stable = true;
    comes_back();
  }
  SECTION("the server lets nobody in under the old one: nothing of it is known there") {
    table.restart_server();
    table.lose_tail(2);
    ben.loses_connection(1006);
    ben.session().on_close(4105, {table.clock.steady_ms(), table.clock.wall_ms()});
    ben.hears_stable = true;
    comes_back();
  }
  CHECK(ben.session().outbox().client() != before);
  CHECK(ben.state() == "Saved.");
  CHECK(table.folded().find("c1")->text().content() == "one!");
  CHECK(cards_in(table.folded(), "r1") == "c1 c2 c3");
  CHECK(ben.seen.refusals.empty());
  CHECK(in_step(table, ben));
}

TEST_CASE("GAP: the client sends again from the counter, once for many (SUBMIT-2)", "[clients]") {
  Table table;
  Sitter& ben = table.sits("ben");
  const client::Now now{table.clock.steady_ms(), table.clock.wall_ms()};
  for (const char* id : {"c1", "c2", "c3"}) REQUIRE(ben.adds(id, id));
  ben.frames_go_astray = true;
  ben.sends();
  ben.frames_go_astray = false;
  ServerFrame frame;
  for (int i = 0; i < 2; ++i) {
    ProtocolProblem& problem = *frame.add_messages()->mutable_problem();
    problem.set_code(4420);
    problem.set_cseq(0);
  }
  ben.session().on_frame(frame.SerializeAsString(), now);
  const std::vector<std::string> frames = ben.session().outgoing(now);
  REQUIRE(frames.size() == 1);
  ClientFrame sent;
  REQUIRE(sent.ParseFromString(frames[0]));
  CHECK(sent.requests_size() == 3);
  CHECK(sent.requests(0).cseq() == 1);
  CHECK(ben.session().outgoing(now).empty());
}

TEST_CASE("at most 128 requests are unacknowledged, and no frame is over 64 KiB (SUBMIT-5, LIMIT-1)", "[clients]") {
  Table table;
  Sitter& ray = table.sits("ray");
  Sitter& rae = table.sits("rae");
  for (int i = 0; i < 300; ++i) REQUIRE(ray.notes("n" + std::to_string(i), std::string(1'000, 'x')));
  const client::Now now{table.clock.steady_ms(), table.clock.wall_ms()};
  const std::vector<std::string> frames = ray.session().outgoing(now);
  std::size_t requests = 0;
  for (const std::string& bytes : frames) {
    CHECK(bytes.size() <= 64 * 1024);
    ClientFrame frame;
    REQUIRE(frame.ParseFromString(bytes));
    requests += static_cast<std::size_t>(frame.requests_size());
  }
  CHECK(requests == 128);
  table.advance(6'000);
  table.settle();
  CHECK(ray.state() == "Saved.");
  CHECK(rae.words("n299").size() == 1'000);
}

TEST_CASE("LIMIT-2: told to slow down, the client waits and sends again", "[clients]") {
  Table table;
  Sitter& ben = table.sits("ben");
  REQUIRE(ben.adds("c1", "words"));
  ben.frames_go_astray = true;
  ben.sends();
  ben.frames_go_astray = false;
  ServerFrame frame;
  frame.add_messages()->mutable_problem()->set_code(4429);
  frame.mutable_messages(0)->mutable_problem()->set_retry_after_ms(2'000);
  ben.session().on_frame(frame.SerializeAsString(), {table.clock.steady_ms(), table.clock.wall_ms()});
  table.settle();
  CHECK(ben.state() == "Sending 1 change.");
  table.advance(2'000);
  table.settle();
  CHECK(ben.state() == "Saved.");
}

TEST_CASE("STATUS-1: while nothing can be stored, nothing is sent, and the state says so", "[clients]") {
  Table table;
  Sitter& ben = table.sits("ben");
  const client::Now now{table.clock.steady_ms(), table.clock.wall_ms()};
  ServerFrame frame;
  frame.add_messages()->mutable_status()->set_read_only(true);
  frame.mutable_messages(0)->mutable_status()->set_reason("the disk is full");
  ben.session().on_frame(frame.SerializeAsString(), now);
  REQUIRE(ben.adds("c1", "words"));
  CHECK(ben.session().outgoing(now).empty());
  CHECK(ben.state() == "Read-only for now (the disk is full); keeping 1 change.");
  frame.mutable_messages(0)->mutable_status()->set_read_only(false);
  ben.session().on_frame(frame.SerializeAsString(), now);
  table.settle();
  CHECK(ben.state() == "Saved.");
}

TEST_CASE("what is heard three times and does not fit stops the client, with the words offered", "[clients]") {
  Table table;
  Sitter& ben = table.sits("ben");
  REQUIRE(ben.adds("c1", "mine"));
  for (int i = 0; i < 3; ++i) {
    REQUIRE(ben.session().state() != client::State::stopped);
    ServerFrame frame;
    Delta& delta = *frame.add_messages()->mutable_delta();
    delta.set_seq(99);
    delta.add_effects()->set_remove("never was");
    if (!ben.connected()) {
      ben.connects();
      ben.hears();
    }
    ben.session().on_frame(frame.SerializeAsString(), {table.clock.steady_ms(), table.clock.wall_ms()});
    CHECK(ben.session().wants_to_close());
    ben.loses_connection(1000);
  }
  CHECK(ben.session().state() == client::State::stopped);
  CHECK_FALSE(ben.session().wants_connection());
  CHECK(ben.session().words_kept() == std::vector<std::string>{"mine"});
  CHECK_FALSE(ben.adds("c2", "more"));
}

TEST_CASE("close codes: who comes back and who stops", "[clients]") {
  Table table;
  Sitter& ben = table.sits("ben");
  const auto after = [&](std::uint16_t code) {
    ben.loses_connection(code);
    return std::string(client::name_of(ben.session().state()));
  };
  SECTION("1012") { CHECK(after(1012) == "offline"); }
  SECTION("4408") { CHECK(after(4408) == "offline"); }
  SECTION("4102") { CHECK(after(4102) == "stopped"); }
  SECTION("4113") { CHECK(after(4113) == "stopped"); }
  SECTION("4426") { CHECK(after(4426) == "stopped"); }
  SECTION("4401") {
    CHECK(after(4401) == "stopped");
    CHECK(ben.session().must_join_again());
    ben.session().joined_again();
    CHECK(ben.session().wants_connection());
  }
}

TEST_CASE("CONNECT-3: a server that answers pings and never says welcome is not waited for", "[clients]") {
  Table table;
  Sitter& ben = table.comes("ben");
  ben.connects();
  ben.frames_go_astray = true;
  for (std::uint32_t ping = 0; ping < 3; ++ping) {
    ben.sends();
    CHECK_FALSE(ben.session().wants_to_close());
    ServerFrame frame;
    frame.add_messages()->mutable_pong()->set_number(ping);
    ben.session().on_frame(frame.SerializeAsString(), {table.clock.steady_ms(), table.clock.wall_ms()});
    table.advance(5'000);
  }
  ben.sends();
  CHECK(ben.session().wants_to_close());
  CHECK(ben.session().wants_connection());
  ben.loses_connection(1000);
  ben.frames_go_astray = false;
  ben.connects();
  table.settle();
  CHECK(ben.state() == "Saved.");
}

TEST_CASE("VIEW-4: a new role brings another view, and the token after it is good", "[clients]") {
  Table table;
  Sitter& fay = table.sits("fay");
  Sitter& ray = table.sits("ray");
  Sitter& ben = table.sits("ben");
  Request working;
  working.mutable_add_note()->set_id("n1");
  working.mutable_add_note()->set_text("between ourselves");
  working.mutable_add_note()->set_visibility(Note::WORKING);
  REQUIRE(ray.asks(working));
  table.settle();
  CHECK(ben.words("n1") == "(not there)");
  REQUIRE(fay.asks(set_role("ben", RAPPORTEUR)));
  table.settle();
  CHECK(ben.session().me().role == RAPPORTEUR);
  CHECK(ben.words("n1") == "between ourselves");
  CHECK(in_step(table, ben));
  ben.loses_connection();
  REQUIRE(ray.types("n1", 0, "Still "));
  table.settle();
  ben.connects();
  table.settle();
  CHECK(ben.words("n1") == "Still between ourselves");
}

TEST_CASE("while away: a summary of what others did, on return", "[clients]") {
  Table table;
  Sitter& ada = table.sits("ada");
  Sitter& ben = table.sits("ben");
  REQUIRE(ada.adds("c1", "before"));
  table.settle();
  ben.loses_connection();
  SECTION("briefly") {}
  SECTION("so long that only a snapshot tells") { ben.restarts(); }
  REQUIRE(ada.adds("c2", "meanwhile"));
  REQUIRE(ada.types("c1", 6, "hand"));
  table.settle();
  const bool knows_before = ben.session().shown().find("c1") != nullptr;
  ben.connects();
  table.settle();
  table.advance(1'001);
  table.settle();
  if (!knows_before) {
    CHECK(ben.seen.absences.empty());  // a fresh start remembers nothing to compare with
    return;
  }
  REQUIRE(ben.seen.absences.size() == 1);
  CHECK(ben.seen.absences[0].sentence() == "While you were away: 1 new card, 1 changed card.");
}

TEST_CASE("a full disk: nothing is done that could not be kept", "[clients]") {
  Table table;
  Sitter& ben = table.sits("ben");
  REQUIRE(ben.adds("c1", "kept"));
  table.settle();
  static_cast<client::MemoryOutbox&>(ben.store()).fail_from_now_on(true);
  CHECK_FALSE(ben.adds("c2", "not kept"));
  CHECK(ben.words("c2") == "(not there)");
  CHECK_FALSE(ben.types("c1", 0, "not "));
  CHECK(ben.words("c1") == "kept");
  table.settle();
  CHECK(in_step(table, ben));
}

TEST_CASE("VERSION-2: of what a later version wrote, a client shows what it knows and loses nothing", "[clients]") {
  Table table;
  Sitter& ben = table.sits("ben");
  Sitter& ada = table.sits("ada");
  ben.adds("c1", "one");
  table.settle();

  // A field of the card, and a record of a kind, that are unknown here.
  MemoryDocument& stored = table.documents->by_id.at("doc");
  Commit commit;
  commit.set_seq(stored.head->seq + 1);
  commit.set_at_ms(table.clock.wall_ms());
  commit.set_schema(kSchema);
  Step& step = *commit.add_steps();
  Record& card = *step.add_effects()->mutable_put();
  card = *table.folded().find("c1");
  card.clear_text();
  card.mutable_card()->GetReflection()->MutableUnknownFields(card.mutable_card())->AddVarint(999, 7);
  Record& odd = *step.add_effects()->mutable_put();
  odd.set_id("odd");
  odd.GetReflection()->MutableUnknownFields(&odd)->AddLengthDelimited(998, "a kind of a later version");
  const LogEntry entry = table.chain.seal(commit.seq(), commit.SerializeAsString(), stored.head->chain, table.dice);
  MemoryLog other_way(table.documents, [](std::function<void()> at_once) { at_once(); });
  other_way.append("doc", *stored.head, entry, [](AppendAnswer) {});
  table.settle();

  // Said beside what is known, as a later server would.
  ServerFrame later;
  later.GetReflection()->MutableUnknownFields(&later)->AddVarint(999, 7);
  ServerMessage& message = *later.add_messages();
  message.GetReflection()->MutableUnknownFields(&message)->AddLengthDelimited(999, "a message of a later version");
  ben.session().on_frame(later.SerializeAsString(), {table.clock.steady_ms(), table.clock.wall_ms()});

  ben.asks(move_card("c1", "r2"));
  ada.adds("c2", "two");
  table.settle();
  const auto kept = [](const Document& document) {
    const Card& there = document.find("c1")->card();
    return there.GetReflection()->GetUnknownFields(there).field_count();
  };
  CHECK(cards_in(table.folded(), "r2") == "c1");
  CHECK(kept(table.folded()) == 1);
  CHECK(table.folded().find("odd"));
  for (Sitter* sitter : {&ben, &ada}) {
    CHECK(sitter->state() == "Saved.");
    CHECK(kept(sitter->session().shown()) == 1);
    CHECK_FALSE(sitter->session().shown().find("odd"));
    CHECK(records_hash(sitter->session().shown()) == records_hash(table.view_of(sitter->name)));
  }
}

}  // namespace plenary::test
