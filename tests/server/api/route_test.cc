// The table of routes: what is there, for whom, and what is not.
#include "tests/catch.h"
#include "tests/server/api/house.h"

using namespace plenary;
using namespace plenary::test;

TEST_CASE("every address takes its method and no other", "[api][routes]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  const std::vector<std::pair<std::string, std::string>> routes = {
      {"GET", "/"},
      {"GET", "/join"},
      {"GET", "/livez"},
      {"GET", "/startupz"},
      {"GET", "/readyz"},
      {"GET", "/metrics"},
      {"POST", "/api/join"},
      {"POST", "/api/code"},
      {"POST", "/api/documents"},
      {"GET or DELETE", "/api/session"},
      {"POST", "/api/documents/meet.blue/code"},
      {"POST", "/api/documents/meet.blue/link"},
      {"GET", "/api/documents/meet.blue/export"},
      {"GET", "/api/documents/meet.blue/log"},
      {"GET", "/api/documents/meet.blue/people"},
      {"GET or POST", "/api/documents/meet.blue/groups"},
      {"GET", "/api/documents/meet.blue/programme"},
      {"GET", "/api/documents/meet.blue/templates"},
      {"POST", "/api/documents/meet.blue/import"},
      {"POST", "/api/documents/meet.blue/copy"},
      {"POST", "/api/documents/meet.blue/mix"},
      {"POST", "/api/documents/meet.blue/seats"},
      {"POST", "/api/documents/meet.blue/lead"},
      {"GET or POST", "/api/documents/meet.blue/rehearsals"},
      {"GET", "/api/documents/meet.blue/connections"},
      {"GET", "/api/search"},
      {"POST", "/api/documents/meet.blue/guidebook"},
      {"POST", "/api/documents/meet.blue/meetings"},
      {"POST", "/api/documents/meet.blue/editions"},
      {"GET", "/api/documents/meet.blue/readiness"},
      {"GET", "/api/documents/meet.blue/acts"},
      {"POST", "/api/documents/meet.blue/walk"},
      {"POST", "/api/documents/meet.blue/record"},
      {"GET", "/api/documents/meet.blue/records"},
      {"GET", "/api/documents/meet.blue/offers"},
      {"GET", "/api/documents/meet.blue/reviews"},
      {"GET", "/api/documents/meet.blue/uses"},
      {"GET, POST, PUT or DELETE", "/api/documents/meet.blue/recordings/one"},
      {"GET", "/api/documents/meet.blue/check"},
      {"GET", "/api/documents/meet.blue/at/1"}};
  for (const auto& [right, path] : routes)
    for (const std::string method : {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
      if (right.find(method) != std::string::npos) continue;
      INFO(method << " " << path);
      const std::size_t commits = house.commits();
      CHECK(said(house.ask(method, path, "{}", fay)) == "405 wrong_method");
      CHECK(house.commits() == commits);
    }
  CHECK(said(house.get("/api/documents/meet.blue/log", fay)) == "200");  // still signed in
}

TEST_CASE("HEAD is taken wherever GET is, and a refusal says which methods an address takes", "[api][routes]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  for (const std::string path : {"/", "/api/documents/meet.blue/log"})
    CHECK(said(house.ask("HEAD", path, "", fay)) == "200");
  const auto refused = house.ask("HEAD", "/api/documents/meet.blue/lead", "", fay);
  CHECK(said(refused) == "405 wrong_method");
  CHECK(refused.response.body.find("does not take HEAD. It takes: POST.") != std::string::npos);
  const auto deleted = house.ask("PUT", "/api/session", "{}", fay);
  CHECK(deleted.header("Allow") == "GET, HEAD, DELETE");
}

TEST_CASE("addresses match exactly", "[api][routes]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  for (const std::string path :
       {"/Metrics", "/metrics/", "//metrics", "/%6detrics", "/livez/../metrics", "/api", "/api/", "/api/join/",
        "/API/join", "/api/documents/", "/api/documents/meet.blue", "/api/documents/meet.blue/",
        "/api/documents/meet.blue/at", "/api/documents/meet.blue/at/", "/api/documents/meet.blue/log/1",
        "/api/documents/meet.blue/Log", "/api/documents/meet.blue/members", "/index.html", ""}) {
    INFO(path);
    for (const std::string method : {"GET", "POST"}) CHECK(said(house.ask(method, path, "{}", fay)) == "404 not_found");
  }
}

TEST_CASE("the front door says what this is, and what to do with a link", "[api][routes]") {
  House house;
  CHECK_THAT(house.get("/").response.body, PLENARY_CONTAINS("Join with the link"));
  CHECK_THAT(house.get("/join").response.body, PLENARY_CONTAINS("plenary join"));
  CHECK(house.get("/").header("Content-Type") == "text/plain; charset=utf-8");
}

TEST_CASE("health and metrics are answered on this machine, and to nobody else", "[api][routes]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  const Answered nothing = house.get("/nothing/here");
  for (const std::string path : {"/livez", "/startupz", "/readyz", "/metrics"}) {
    INFO(path);
    for (const std::string ip : {"127.0.0.1", "::1"}) CHECK(house.get(path, From::address(ip)).response.status != 404);
    for (const std::string ip : {"192.0.2.7", "10.0.0.1", "1127.0.0.1", "2001:db8::1", ""}) {
      INFO("from " << ip);
      const Answered answered = house.get(path, From::address(ip));
      CHECK(answered.response.status == 404);
      CHECK(answered.response.body == nothing.response.body);
    }
    CHECK(house.get(path, fay).response.status == 404);  // whoever they are
  }
}

TEST_CASE("health is 200 while it holds, and 503 with what does not", "[api][routes]") {
  House house;
  const From operator_s = From::address("127.0.0.1");
  const auto health = [&](const std::string& path) {
    const Answered answered = house.get(path, operator_s);
    return std::to_string(answered.response.status) + " " + answered.response.body;
  };
  CHECK(health("/livez") == R"(200 {"alive":true,"failing":[]})");
  CHECK(health("/startupz") == R"(503 {"started":false,"failing":["starting"]})");
  CHECK(health("/readyz") == R"(503 {"ready":false,"failing":["starting","log","disk"]})");
  house.health.report(Health::Check::log, true);
  house.health.report(Health::Check::disk, true);
  house.health.started();
  CHECK(health("/startupz") == R"(200 {"started":true,"failing":[]})");
  CHECK(health("/readyz") == R"(200 {"ready":true,"failing":[]})");
  house.health.draining();
  CHECK(health("/readyz") == R"(503 {"ready":false,"failing":["draining"]})");
  house.storage->clock.advance(5'000);
  CHECK(health("/livez") == R"(503 {"alive":false,"failing":["event_loop"]})");
}

TEST_CASE("metrics are the text of Prometheus", "[api][routes]") {
  House house;
  const Answered answered = house.get("/metrics", From::address("::1"));
  CHECK(answered.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8");
  CHECK(answered.response.body == "plenary_boards 2\n");
}
