// The edge cases that the demonstration tells of people whose connection is poor (X2, X3, X5), through real clients.
#include <google/protobuf/text_format.h>

#include <set>

#include "tests/catch.h"
#include "tests/clients/table.h"

namespace plenary::test {
namespace {

Request asked(const std::string& text) {
  Request request;
  if (!google::protobuf::TextFormat::ParseFromString(text, &request)) throw std::runtime_error(text);
  return request;
}

// fay leads a board through a round and a vote; the round runs.
struct Breakout {
  Breakout() : fay(table.sits("fay")), ada(table.sits("ada")), ben(table.sits("ben")) {
    does("set_phases { phases { id: 'p1' kind: ROUND } phases { id: 'p2' kind: VOTE_PHASE } }");
    does("start_phase { id: 'p1' }");
  }
  void does(const std::string& text) {
    REQUIRE(fay.asks(asked(text)));
    table.settle();
    REQUIRE(fay.state() == "Saved.");
    REQUIRE(fay.seen.refusals.empty());
  }
  void votes_begin() {
    table.advance(2'000);
    does("start_phase { id: 'p2' after: 'p1' generation: 1 }");
  }

  Table table;
  Sitter &fay, &ada, &ben;
};

}  // namespace

TEST_CASE("X1: two change the same words within a second: both are in the history, and one text is on every screen",
          "[clients][edge]") {
  Breakout breakout;
  Table& table = breakout.table;
  Sitter &ray = table.sits("ray"), &rae = table.sits("rae");
  REQUIRE(ray.notes("n11", "Eleven cards"));
  table.settle();
  const std::size_t commits = table.commits();
  REQUIRE(ray.types("n11", 6, " red"));
  REQUIRE(rae.types("n11", 12, " and one"));  // neither has heard of the other
  table.settle();
  CHECK(table.commits() >= commits + 1);
  std::set<std::string> writers;
  for (std::size_t at = commits; at < table.commits(); ++at) {
    Commit commit;
    REQUIRE(commit.ParseFromString(table.documents->by_id.at("doc").log[at].commit));
    for (const Step& step : commit.steps())
      if (!step.has_refusal()) writers.insert(step.actor());
  }
  CHECK(writers == std::set<std::string>{"ray", "rae"});
  for (const Sitter* sitter : {&breakout.fay, &breakout.ada, &breakout.ben, &ray, &rae})
    CHECK(sitter->words("n11") == "Eleven red cards and one");
}

TEST_CASE("X1: a card is its author's: whoever else changes its words is told so, and given their own back",
          "[clients][edge]") {
  Breakout breakout;
  REQUIRE(breakout.ben.adds("c11", "Eleven"));
  breakout.table.settle();
  REQUIRE(breakout.ben.writes("c11", "Eleven o'clock"));
  REQUIRE(breakout.ada.writes("c11", "Eleven people"));
  breakout.table.settle();
  REQUIRE(breakout.ada.seen.refusals.size() == 1);
  CHECK(breakout.ada.seen.refusals.front().refusal.code() == NOT_YOURS);
  CHECK(breakout.ada.seen.refusals.front().words.find("people") != std::string::npos);
  for (const Sitter* sitter : {&breakout.fay, &breakout.ada, &breakout.ben})
    CHECK(sitter->words("c11") == "Eleven o'clock");
}

TEST_CASE("X2: cards written offline in a round are taken on return, with their author and moment, and move nobody's",
          "[clients][edge]") {
  Breakout breakout;
  Table& table = breakout.table;
  REQUIRE(breakout.ada.adds("c1", "Ada's"));
  table.settle();
  breakout.ben.loses_connection();
  const std::int64_t written = table.clock.wall_ms();
  for (const char* id : {"c24", "c34", "c39"}) REQUIRE(breakout.ben.adds(id, std::string("Ben's ") + id));
  table.advance(2'000);
  REQUIRE(breakout.ada.adds("c2", "Ada's, meanwhile"));
  table.settle();
  const std::string ada1 = table.folded().find("c1")->SerializeAsString();
  const std::string ada2 = table.folded().find("c2")->SerializeAsString();
  breakout.ben.connects();
  table.settle();
  const Document board = table.folded();
  for (const char* id : {"c24", "c34", "c39"}) {
    REQUIRE(board.card(id));
    CHECK(board.card(id)->author() == "ben");
    CHECK(board.card(id)->written_ms() == written);
    CHECK(breakout.ada.words(id) == std::string("Ben's ") + id);
  }
  CHECK(board.find("c1")->SerializeAsString() == ada1);
  CHECK(board.find("c2")->SerializeAsString() == ada2);
}

TEST_CASE("X3: a card in the vote phase is refused with the reason, and its words are given back", "[clients][edge]") {
  Breakout breakout;
  breakout.votes_begin();
  REQUIRE(breakout.ben.adds("c9", "A thought that came too late"));
  breakout.table.settle();
  REQUIRE(breakout.ben.seen.refusals.size() == 1);
  const client::Handback& refused = breakout.ben.seen.refusals.front();
  CHECK(refused.refusal.code() == PHASE_CLOSED);
  CHECK(refused.sentence.find("Not during the vote") != std::string::npos);
  CHECK(refused.words == "A thought that came too late");
  CHECK_FALSE(breakout.table.folded().card("c9"));
  CHECK(breakout.ben.words("c9") == "(not there)");
}

TEST_CASE("X5: a last dot whose acknowledgement is lost with the connection is sent again, and counted once",
          "[clients][edge]") {
  Breakout breakout;
  Table& table = breakout.table;
  REQUIRE(breakout.ada.adds("c1", "one"));
  REQUIRE(breakout.ada.adds("c2", "two"));
  table.settle();
  breakout.votes_begin();
  breakout.does("open_vote { id: 'v' method: DOTS target: 'card' dots_each: 3 max_per_target: 2 }");
  REQUIRE(
      breakout.ben.asks(asked("cast_ballot { vote: 'v' dots { key: 'c1' value: 2 } dots { key: 'c2' value: 1 } "
                              "finished: true }")));
  breakout.ben.sends();
  table.answer();
  const std::size_t commits = table.commits();
  breakout.ben.loses_connection();  // before anything was heard
  CHECK(breakout.ben.saved().changes == 1);
  table.advance(2'000);
  breakout.ben.connects();
  table.settle();
  CHECK(breakout.ben.state() == "Saved.");
  CHECK(table.commits() == commits);  // it was decided once, and was not again
  breakout.does("close_vote { id: 'v' }");
  const Vote vote = table.folded().find("v")->vote();
  CHECK(vote.dots_cast() == 3);
  CHECK(vote.totals().at("c1") == 2);
  CHECK(vote.totals().at("c2") == 1);
  CHECK(vote.finished() == 1);
}

}  // namespace plenary::test
