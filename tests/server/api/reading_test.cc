// Looking at a document without taking part: its commits, what it was, its record; with a session, or by a link.
#include <google/protobuf/util/json_util.h>

#include "facilitation/exports/formats.h"
#include "tests/catch.h"
#include "tests/server/api/house.h"

using namespace plenary;
using namespace plenary::test;

namespace {

std::size_t lines_in(const Answered& answered) {
  return static_cast<std::size_t>(std::count(answered.response.body.begin(), answered.response.body.end(), '\n'));
}

std::string as_attachment(const std::string& name) {
  return "attachment; filename=\"" + name + "\"; filename*=UTF-8''" + name;
}

}  // namespace

TEST_CASE("commits are listed a line each, from where one asks on, as many as one asks for", "[api][reading]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  for (int i = 1; i <= 5; ++i) house.acts(ben, add_card("c" + std::to_string(i), "words"));
  const Answered all = house.get("/api/documents/meet.blue/log", ben);
  CHECK(all.header("Content-Type") == "application/x-ndjson; charset=utf-8");
  REQUIRE(lines_in(all) == 7);
  const auto last = all.response.body.substr(all.response.body.rfind("{\"seq\""));
  CHECK_THAT(last, PLENARY_CONTAINS(R"("seq":7)"));
  CHECK_THAT(last, PLENARY_CONTAINS(R"("at":"2027-01-15T08:00:01.000Z")"));
  CHECK_THAT(last, PLENARY_CONTAINS(R"("verbs":["add_card"])"));
  CHECK_THAT(last, PLENARY_CONTAINS(R"("records":["c5"])"));
  CHECK(lines_in(house.get("/api/documents/meet.blue/log?after=4", ben)) == 3);
  CHECK(lines_in(house.get("/api/documents/meet.blue/log?after=4&limit=2", ben)) == 2);
  CHECK(lines_in(house.get("/api/documents/meet.blue/log?after=7", ben)) == 0);
  for (const std::string bad : {"after=x", "after=-1", "limit=0", "limit=10001", "limit=", "effects=2",
                                "after=4294967296", "after=%zz&limit=x"}) {
    INFO(bad);
    CHECK(said(house.get("/api/documents/meet.blue/log?" + bad, ben)) == "400 invalid");
  }
}

TEST_CASE("commits are dated by the clocks where the meeting is, not by those of the server", "[api][reading]") {
  House house;
  Record board;
  board.set_id("board");
  board.mutable_board()->set_meeting("meet");
  board.mutable_board()->set_time_zone("Europe/Rome");
  Record invitation;
  invitation.set_id("invitation.observer");
  invitation.mutable_invitation()->set_role(OBSERVER);
  house.open("meet.rome", {board, invitation});
  const auto at = [&](const std::string& what) {
    const std::string body =
        house.get("/api/documents/of-link/" + what, From::bearer(house.token("observer", "meet.rome"))).response.body;
    const std::size_t from = body.find("\"at\":") + 5;
    return body.substr(from, body.find(',', from) - from);
  };
  CHECK(at("log") == "\"2027-01-15T09:00:01.000+01:00\"");
  CHECK(at("at/1") == "\"2027-01-15T09:00:01.000+01:00\"");
}

TEST_CASE("who looks may ask for the names of the members, and gets those who are not removed", "[api][reading]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  const JoinAnswer rex = house.joins("participant", "Rex");
  house.acts(fay, remove_member(rex.participant()));
  const std::size_t commits = house.commits();
  for (const From& from : {From(ben), From::bearer(house.token("observer"))}) {
    const Answered answered = house.get(
        from.session == ben.session() ? "/api/documents/meet.blue/people" : "/api/documents/of-link/people", from);
    REQUIRE(said(answered) == "200");
    PeopleHere here;
    std::string names;
    REQUIRE(google::protobuf::util::JsonStringToMessage(answered.response.body, &here).ok());
    std::set<std::string> in_order;
    for (const Person& person : here.people()) in_order.insert(person.name());
    for (const std::string& name : in_order) names += name + " ";
    CHECK(names == "Ben Fay ");
  }
  CHECK(house.commits() == commits);
  CHECK(said(house.get("/api/documents/meet.red/people", ben)) == "404 not_found");
}

TEST_CASE("a document is shown as it was at a commit", "[api][reading]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  house.acts(ben, add_card("c1", "first"));
  house.acts(ben, add_card("c2", "second"));
  const auto ids = [&](const std::string& seq) {
    const Answered answered = house.get("/api/documents/meet.blue/at/" + seq, ben);
    if (answered.response.status != 200) return said(answered);
    std::string all;
    const ReplicaAnswer replica = message_in<ReplicaAnswer>(answered);
    for (const Record& record : replica.records())
      if (record.has_card()) all += (all.empty() ? "" : " ") + record.id();
    return std::to_string(replica.seq()) + ": " + all;
  };
  CHECK(ids("2") == "2: ");
  CHECK(ids("3") == "3: c1");
  CHECK(ids("4") == "4: c1 c2");
  CHECK(ids("5") == "404 not_found");
  CHECK(ids("0") == "400 invalid");
  CHECK(ids("x") == "400 invalid");
  CHECK(ids("3/4") == "400 invalid");
  CHECK(ids("99999999999999999999") == "400 invalid");
}

TEST_CASE("a record is a file with a safe name, in the format asked for", "[api][reading]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  house.acts(ben, add_card("c1", "willow and alder"));
  const Answered md = house.get("/api/documents/meet.blue/export", ben);
  CHECK(said(md) == "200");
  CHECK(md.header("Content-Disposition") == as_attachment("meet.blue.md"));
  CHECK_THAT(md.response.body, PLENARY_CONTAINS("willow and alder"));
  CHECK_THAT(md.response.body, PLENARY_CONTAINS("Ben"));
  const Answered json = house.get("/api/documents/meet.blue/export?format=json&scope=board", ben);
  CHECK(json.header("Content-Disposition") == as_attachment("meet.blue.json"));
  CHECK_THAT(json.response.body, PLENARY_CONTAINS("willow and alder"));

  const Answered blog = house.get("/api/documents/meet.blue/export?kind=blog", ben);
  CHECK(blog.header("Content-Disposition") == as_attachment("meet.blue.blog.md"));
  CHECK_THAT(blog.response.body, PLENARY_CONTAINS("willow and alder"));
  CHECK(blog.response.body.find("Ben") == std::string::npos);

  CHECK(said(house.get("/api/documents/meet.blue/export?kind=everybody", ben)) == "400 invalid");
  CHECK(said(house.get("/api/documents/meet.blue/export?format=exe", ben)) == "400 invalid");
  CHECK(said(house.get("/api/documents/meet.blue/export?scope=everything", ben)) == "400 invalid");
  CHECK(said(house.get("/api/documents/meet/export", house.joins("participant", "Ada", {}, "meet"))) == "400 invalid");
}

TEST_CASE("every format of the table can be had, by its media type and with its ending", "[api][reading]") {
  Rates rates;
  rates.exports_per_person = {100, 1};
  House house(rates);
  const JoinAnswer ben = house.joins("participant", "Ben");
  house.acts(ben, add_card("c1", "willow and alder"));
  for (const Format& format : formats()) {
    INFO(format.name);
    const Answered file = house.get("/api/documents/meet.blue/export?format=" + std::string(format.name), ben);
    CHECK(said(file) == "200");
    CHECK(file.header("Content-Type") == std::string(format.media_type));
    CHECK(file.header("Content-Disposition") == as_attachment("meet.blue" + std::string(format.ending)));
    CHECK_FALSE(file.response.body.empty());
  }
}

TEST_CASE("whoever leads or records a group may have the record of its whole session; others that of their own",
          "[api][reading]") {
  Rates rates;
  rates.exports_per_person = {100, 1};
  House house(rates);
  const JoinAnswer red = house.joins("participant", "Rita", {}, "meet.red");
  house.acts(red, add_card("c1", "red words"));
  const auto has_red = [&](const std::string& document, const From& from) {
    const Answered answered = house.get("/api/documents/" + document + "/export?scope=session", from);
    REQUIRE(said(answered) == "200");
    return answered.response.body.find("red words") != std::string::npos;
  };
  for (const std::string role : {"facilitator", "co_facilitator", "rapporteur", "plenary_host"}) {
    INFO(role);
    CHECK(has_red("meet.blue", house.joins(role, "Fay")));
    CHECK(has_red("of-link", From::bearer(house.token(role))));
  }
  for (const std::string role : {"participant", "observer", "presenter"}) {
    INFO(role);
    CHECK_FALSE(has_red("meet.blue", house.joins(role, "Ben")));
    CHECK_FALSE(has_red("of-link", From::bearer(house.token(role))));
  }
  // Who is in both groups has both.
  const JoinAnswer both = house.joins("participant", "Bo");
  house.joins("observer", "Bo", both, "meet.red");
  CHECK(has_red("meet.blue", both));
}

TEST_CASE("exports of one person are limited, with the time to wait", "[api][reading][rates]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  const JoinAnswer ada = house.joins("participant", "Ada");
  for (int i = 0; i < 60; ++i) REQUIRE(said(house.get("/api/documents/meet.blue/export", ben)) == "200");
  const Answered refused = house.get("/api/documents/meet.blue/export", ben);
  CHECK(said(refused) == "429 too_often");
  CHECK(refused.retry_after_ms() >= 60'000);
  CHECK(refused.retry_after_ms() <= 61'000);
  CHECK(said(house.get("/api/documents/meet.blue/export", ada)) == "200");
  house.storage->clock.advance(refused.retry_after_ms());
  CHECK(said(house.get("/api/documents/meet.blue/export", ben)) == "200");

  // By link there is no person, so the address is counted.
  const std::string token = house.token("observer");
  const auto by_link = [&](const std::string& ip) {
    From from = From::address(ip);
    from.session = token;
    return said(house.get("/api/documents/of-link/export", from));
  };
  for (int i = 0; i < 60; ++i) REQUIRE(by_link("192.0.2.30") == "200");
  CHECK(by_link("192.0.2.30") == "429 too_often");
  CHECK(by_link("192.0.2.31") == "200");
}

TEST_CASE(
    "looking back is limited, since each look reads a whole log: by person, or by the address of who holds a link",
    "[api][reading][rates]") {
  Rates rates;
  rates.readings_per_person = {4, 1};
  House house(rates);
  const JoinAnswer ben = house.joins("participant", "Ben");
  const auto looks = [&](const std::string& what, const std::string& bearer, const std::string& ip = "192.0.2.30") {
    From from = From::address(ip);
    from.session = bearer;
    return house.get(what, from);
  };
  const std::string token = house.token("observer");
  for (int i = 0; i < 2; ++i) {
    REQUIRE(said(looks("/api/documents/of-link/log", token)) == "200");
    REQUIRE(said(looks("/api/documents/of-link/at/1", token)) == "200");
  }
  for (const std::string what : {"log", "at/1"}) {
    const Answered refused = looks("/api/documents/of-link/" + what, token);
    CHECK(said(refused) == "429 too_often");
    CHECK(refused.header("Retry-After") == "2");
    CHECK_THAT(refused.response.body, PLENARY_CONTAINS("Try again in 2 seconds."));
  }
  CHECK(said(looks("/api/documents/of-link/log", house.token("rapporteur"))) == "429 too_often");
  CHECK(said(looks("/api/documents/of-link/log", token, "192.0.2.31")) == "200");
  CHECK(said(looks("/api/documents/of-link/log?limit=0", token)) == "400 invalid");  // costs nothing
  for (int i = 0; i < 4; ++i) REQUIRE(said(looks("/api/documents/meet.blue/log", ben.session())) == "200");
  CHECK(said(looks("/api/documents/meet.blue/at/1", ben.session())) == "429 too_often");
  house.storage->clock.advance(1'000);
  CHECK(said(looks("/api/documents/of-link/at/1", token)) == "200");
  CHECK(said(looks("/api/documents/meet.blue/at/1", ben.session())) == "200");
}

TEST_CASE("a link is enough to look, and leaves no trace", "[api][reading]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  house.acts(ben, add_card("c1", "willow"));
  const std::size_t commits = house.commits();
  const From link = From::bearer(house.token("observer"));
  CHECK_THAT(house.get("/api/documents/of-link/export", link).response.body, PLENARY_CONTAINS("willow"));
  CHECK(said(house.get("/api/documents/of-link/log", link)) == "200");
  CHECK_THAT(house.get("/api/documents/of-link/at/3", link).response.body, PLENARY_CONTAINS("willow"));
  CHECK_FALSE(house.get("/api/documents/of-link/log", link).response.known_person);
  CHECK(house.commits() == commits);
  CHECK(house.members() == "Ben");
}

TEST_CASE("by link: what is no link is refused; revoked and unknown are answered alike", "[api][reading]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  const std::string token = house.token("observer");
  const auto looked = [&](const std::string& bearer) {
    return house.get("/api/documents/of-link/log", From::bearer(bearer));
  };
  CHECK(said(house.get("/api/documents/of-link/log")) == "403 not_a_link");
  CHECK(said(looked(token.substr(2))) == "403 damaged_link");
  CHECK(said(looked(fay.session())) != "200");
  From cookie;
  cookie.cookie = "plenary=" + token;
  CHECK(said(house.get("/api/documents/of-link/log", cookie)) == "403 not_a_link");

  const Answered unknown = looked(house.storage->links.token({"meet.green", "invitation.observer", OBSERVER, ""}));
  const Answered never = looked(house.storage->links.token({"meet.blue", "invitation.nobody", OBSERVER, ""}));
  house.acts(fay, revoke_invitation("invitation.observer"));
  const Answered revoked = looked(token);
  CHECK(said(unknown) == "404 not_found");
  CHECK(never.response.body == unknown.response.body);
  CHECK(revoked.response.body == unknown.response.body);
  CHECK(unknown.response.body == house.get("/api/documents/meet.green/log", fay).response.body);
}

TEST_CASE("a damaged log is said to be that, in no detail that is somebody's", "[api][reading]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  house.acts(ben, add_card("c1", "canary"));
  house.storage->documents->by_id.at("meet.blue").log[1].commit = "no commit";
  const Answered log = house.get("/api/documents/meet.blue/log", ben);
  CHECK(said(log) == "503 try_later");
  CHECK(log.response.body.find("canary") == std::string::npos);
  CHECK(said(house.get("/api/documents/meet.blue/at/3", ben)) == "503 try_later");
}

TEST_CASE("a board whose log is damaged is told from one that is not there, and only to who knows it",
          "[api][reading]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  house.acts(ben, add_card("c1", "canary"));
  const From link = From::bearer(house.token("observer"));
  house.storage->documents->by_id.at("meet.blue").log[1].commit = "no commit";
  house.storage->documents->by_id.at("meet.blue").snapshot_at.reset();
  house.passes(3 * LiveDocuments::kIdleMs);

  const Answered damaged = house.get("/api/documents/meet.blue/export", ben);
  CHECK(said(damaged) == "503 damaged");
  CHECK_THAT(damaged.response.body, PLENARY_CONTAINS("plenary verify"));
  CHECK(said(house.get("/api/documents/of-link/export", link)) == "503 damaged");
  CHECK(said(house.get("/api/documents/meet.green/export", ben)) == "404 not_found");
}
