// Sessions: how they travel, what they open, how they end; and the door for WebSockets.
#include "tests/catch.h"
#include "tests/server/api/house.h"

using namespace plenary;
using namespace plenary::test;

TEST_CASE("a session comes as a cookie that scripts and other sites do not get", "[api][sessions]") {
  House house;
  const auto cookie_of = [&](bool secure) {
    From from;
    from.secure = secure;
    const Answered answered = house.join(house.token("participant"), "Ben", from);
    std::string cookie = answered.header("Set-Cookie");
    const std::string session = message_in<JoinAnswer>(answered).session();
    const std::size_t at = cookie.find(session);
    REQUIRE(at != std::string::npos);
    return cookie.replace(at, session.size(), "SESSION");
  };
  CHECK(cookie_of(false) == "plenary=SESSION; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800");
  CHECK(cookie_of(true) == "__Host-plenary=SESSION; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800; Secure");
}

TEST_CASE("over TLS only the cookie counts that only TLS can have set", "[api][sessions]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  const auto asked = [&](const std::string& cookie, bool secure) {
    From from;
    from.cookie = cookie + "=" + ben.session();
    from.secure = secure;
    return said(house.get("/api/documents/meet.blue/log", from));
  };
  CHECK(asked("plenary", false) == "200");
  CHECK(asked("__Host-plenary", true) == "200");
  CHECK(asked("plenary", true) == "401 no_session");
  CHECK(asked("__Host-plenary", false) == "401 no_session");
  CHECK(asked("not-plenary", false) == "401 no_session");
}

TEST_CASE("the store holds no session that could be used, and the answer says so to the network", "[api][sessions]") {
  House house;
  const Answered joined = house.join(house.token("participant"), "Ben");
  CHECK(joined.response.known_person);
  const JoinAnswer ben = message_in<JoinAnswer>(joined);
  CHECK(house.get("/api/documents/meet.blue/log", ben).response.known_person);
  CHECK_FALSE(house.get("/api/documents/meet.red/log", ben).response.known_person);
  CHECK(said(house.get("/api/documents/meet.blue/log", From::bearer(Sessions::name(ben.session())))) ==
        "401 not_joined");
}

TEST_CASE("CONNECT-1: no session, or none that is good, is 401", "[api][sessions]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  const auto door = [&](const From& from) {
    Answered refusal;
    return house.connects(from, "meet.blue", &refusal) ? "open" : said(refusal);
  };
  CHECK(door({}) == "401 no_session");
  CHECK(door(From::bearer("not-a-session")) == "401 not_joined");
  CHECK(door(From::bearer(std::string(43, 'A'))) == "401 not_joined");
  CHECK(door(ben) == "open");
  From browser;
  browser.cookie = "plenary=" + ben.session();
  CHECK(door(browser) == "open");
  house.storage->sessions.away = true;
  CHECK(door(ben) == "503 try_later");
}

TEST_CASE("CONNECT-1: a document of others is answered like one that does not exist, to the byte", "[api][sessions]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  house.acts(fay, remove_member(ben.participant()));

  Answered unknown, foreign;
  CHECK_FALSE(house.connects(fay, "meet.green", &unknown));
  CHECK_FALSE(house.connects(fay, "meet.red", &foreign));
  CHECK(said(unknown) == "404 not_found");
  CHECK(said(foreign) == "404 not_found");
  CHECK(foreign.response.body == unknown.response.body);
  CHECK((foreign.response.headers == unknown.response.headers));

  for (const auto& [method, what] : {std::pair{"GET", "/export"},
                                     {"GET", "/export?format=none"},
                                     {"GET", "/log"},
                                     {"GET", "/log?limit=x"},
                                     {"GET", "/people"},
                                     {"GET", "/at/1"},
                                     {"GET", "/at/x"},
                                     {"POST", "/code"}}) {
    INFO(method << " " << what);
    const auto of = [&, method = method, what = what](const std::string& document, const From& from) {
      return house.ask(method, "/api/documents/" + document + what, "{}", from);
    };
    const Answered not_there = of("meet.green", fay);
    CHECK(said(not_there) == "404 not_found");
    for (const Answered& answered : {of("meet.red", fay), of("", fay), of("..", fay), of("meet.blue", ben)}) {
      CHECK(answered.response.status == 404);
      CHECK(answered.response.body == not_there.response.body);
      CHECK((answered.response.headers == not_there.response.headers));
      CHECK(answered.response.known_person == not_there.response.known_person);
    }
    CHECK(said(of("meet.blue", {})) == "401 no_session");
    CHECK(said(of("meet.green", {})) == "401 no_session");
  }
  CHECK(house.live.in_memory() <= 2);  // nobody has asked the log for what is not there
}

TEST_CASE("CONNECT-1: with a session one is welcomed as its participant", "[api][sessions]") {
  House house;
  const JoinAnswer oli = house.joins("observer", "Oli");
  const auto line = house.connects(oli);
  REQUIRE(line);
  CHECK(line->bytes.empty());
  line->says_hello("oli");
  house.settle();
  CHECK(line->heard_first() == "welcome OBSERVER meet.blue");
}

TEST_CASE("WebSockets are at one address", "[api][sessions]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  for (const std::string path :
       {"/", "/ws", "/WS/meet.blue", "/api/documents/meet.blue", "/ws//meet.blue", "/ws/meet.blue/"}) {
    INFO(path);
    HttpRequest request;
    request.method = "GET";
    request.path = path;
    request.headers = {{"Authorization", "Bearer " + ben.session()}};
    std::optional<UpgradeAnswer> answer;
    house.api.upgrade(request, [&](UpgradeAnswer given) { answer = std::move(given); });
    house.settle();
    REQUIRE(answer);
    REQUIRE(std::holds_alternative<HttpResponse>(*answer));
    CHECK(said({std::get<HttpResponse>(*answer)}) == "404 not_found");
  }
}

TEST_CASE("CONNECT-2: who says no hello in ten seconds is asked to leave", "[api][sessions]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  const auto silent = house.connects(ben);
  const auto greeted = house.connects(ben);
  greeted->says_hello("ben");
  house.passes(9'500);
  CHECK(silent->closed == 0);
  house.passes(1'000);
  CHECK(silent->closed == 1008);
  CHECK(greeted->closed == 0);
}

TEST_CASE("SUBMIT-7: the third message that cannot be read ends a connection", "[api][sessions]") {
  House house;
  const auto line = house.connects(house.joins("participant", "Ben"));
  line->says_hello("ben");
  line->handler->on_message("\xff\xff\xff");
  line->handler->on_message("\xff\xff\xff");
  CHECK(line->closed == 0);
  line->handler->on_message("\xff\xff\xff");
  CHECK(line->closed == 1007);
}

TEST_CASE("a connection that ends leaves nothing behind that still acts", "[api][sessions]") {
  House house;
  const auto line = house.connects(house.joins("participant", "Ben"));
  line->says_hello("ben");
  line->hangs_up();
  house.settle();
  house.passes(70'000);
  CHECK(line->closed == 0);
  CHECK(house.live.in_memory() == 0);
}

// ---- may who asks come, and as whom?

TEST_CASE("a session is told as whom it may come to a document; what is not theirs does not exist", "[api][sessions]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  const auto ask = [&](const From& from, const std::string& document) {
    return house.get("/api/session?document=" + document, from);
  };
  const Answered answered = ask(ben, "meet.blue");
  REQUIRE(said(answered) == "200");
  const JoinAnswer told = message_in<JoinAnswer>(answered);
  CHECK(told.participant() == ben.participant());
  CHECK(Role_Name(told.role()) == "PARTICIPANT");
  CHECK(told.document() == "meet.blue");
  CHECK(told.meeting() == "meet");
  CHECK(told.policy() == "Nothing is attributed without permission.");
  CHECK(told.session().empty());
  From browser;
  browser.cookie = "plenary=" + ben.session();
  CHECK(said(ask(browser, "meet.blue")) == "200");

  const Answered foreign = ask(ben, "meet.red");
  CHECK(said(foreign) == "404 not_found");
  CHECK(foreign.response.body == ask(ben, "meet.green").response.body);
  CHECK(said(ask({}, "meet.blue")) == "401 no_session");
  CHECK(said(ask(From::bearer(std::string(43, 'A')), "meet.blue")) == "401 not_joined");
  CHECK(said(house.get("/api/session", ben)) == "400 invalid");
  house.acts(house.joins("facilitator", "Fay"), remove_member(ben.participant()));
  CHECK(said(ask(ben, "meet.blue")) == "404 not_found");
}

TEST_CASE("a link is told as whom it lets in, and nobody has joined for that", "[api][sessions]") {
  House house;
  const JoinAnswer lena = house.joins("lena", "Lena");
  const std::size_t commits = house.commits();
  const auto ask = [&](const std::string& token) {
    return house.get("/api/session?document=of-link", From::bearer(token));
  };
  const auto whom = [&](const std::string& role) {
    const JoinAnswer told = message_in<JoinAnswer>(ask(house.token(role)));
    return Role_Name(told.role()) + " " + told.participant() + " in " + told.document();
  };
  CHECK(whom("observer") == "OBSERVER  in meet.blue");
  CHECK(whom("lena") == "RAPPORTEUR lena in meet.blue");
  CHECK(house.commits() == commits);
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  house.acts(fay, set_role("lena", OBSERVER));
  CHECK(whom("lena") == "OBSERVER lena in meet.blue");

  CHECK(said(ask("nonsense")) == "403 damaged_link");
  CHECK(said(ask(lena.session())) != "200");
  house.acts(fay, revoke_invitation("invitation.observer"));
  CHECK(said(ask(house.token("observer"))) == "404 not_found");
  house.acts(fay, remove_member("lena"));
  CHECK(said(ask(house.token("lena"))) == "404 not_found");
}

// ---- the end of a session

TEST_CASE("CLOSE-7: signing out ends this session everywhere, and no other", "[api][sessions]") {
  House house;
  const JoinAnswer lena = house.joins("lena", "Lena");
  const JoinAnswer on_the_train = house.joins("lena", "Lena");
  const auto line = house.connects(lena);
  const auto other = house.connects(on_the_train);
  line->says_hello("lena");
  other->says_hello("train");
  house.settle();

  From browser;
  browser.cookie = "plenary=" + lena.session();
  const Answered out = house.ask("DELETE", "/api/session", {}, browser);
  CHECK(said(out) == "200");
  CHECK(out.header("Set-Cookie") == "plenary=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
  CHECK(said(house.get("/api/documents/meet.blue/log", lena)) == "401 not_joined");
  CHECK_FALSE(house.connects(lena));

  // Open sockets learn of it within five seconds.
  house.passes(5'000);
  CHECK(line->closed == 4401);
  CHECK(other->closed == 0);
  CHECK(said(house.get("/api/documents/meet.blue/log", on_the_train)) == "200");
}

TEST_CASE("a socket stays open while nobody can say whether its session stands", "[api][sessions]") {
  House house;
  const auto line = house.connects(house.joins("participant", "Ben"));
  line->says_hello("ben");
  house.storage->sessions.away = true;
  house.passes(30'000);
  CHECK(line->closed == 0);
}

TEST_CASE("signing out over TLS takes the cookie of TLS; while the store is away it says so", "[api][sessions]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  house.storage->sessions.away = true;
  const Answered away = house.ask("DELETE", "/api/session", {}, ben);
  CHECK(said(away) == "503 try_later");
  CHECK(away.header("Set-Cookie").empty());  // the session may still be good: the browser keeps what ends it
  house.storage->sessions.away = false;
  From browser;
  browser.cookie = "__Host-plenary=" + ben.session();
  browser.secure = true;
  CHECK(house.ask("DELETE", "/api/session", {}, browser).header("Set-Cookie") ==
        "__Host-plenary=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure");
  CHECK(said(house.get("/api/documents/meet.blue/log", ben)) == "401 not_joined");
  CHECK(said(house.ask("DELETE", "/api/session")) == "200");  // who is out already
}

TEST_CASE("a session ends after twelve hours without use, or seven days", "[api][sessions]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  const auto passes_hours = [&](std::int64_t hours) {
    house.storage->clock.advance(hours * 3'600'000);
    house.settle();
  };
  const auto asked = [&] { return said(house.get("/api/documents/meet.blue/at/1", ben)); };
  SECTION("unused") {
    passes_hours(11);
    CHECK(asked() == "200");
    passes_hours(13);
    CHECK(asked() == "401 not_joined");
  }
  SECTION("in use") {
    for (int i = 0; i < 16; ++i) {
      passes_hours(10);
      CHECK(asked() == "200");
    }
    passes_hours(9);
    CHECK(asked() == "401 not_joined");
  }
}

TEST_CASE("an open socket is use of its session: it is not closed in mid-meeting, however quiet it is there",
          "[api][sessions]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  const auto line = house.connects(ben);
  line->says_hello("ben");
  const auto hours_pass = [&](int hours) {
    for (int minute = 0; minute < hours * 60; minute += 5) {
      house.storage->clock.advance(300'000);
      house.settle();
    }
  };
  hours_pass(14);
  CHECK(line->closed == 0);
  CHECK(house.connects(ben));
  line->hangs_up();
  house.lines.back()->hangs_up();
  hours_pass(11);
  CHECK(house.connects(ben));
  house.lines.back()->hangs_up();
  hours_pass(12);
  CHECK_FALSE(house.connects(ben));
}
