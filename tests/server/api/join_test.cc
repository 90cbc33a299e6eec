// From a link to a session: who comes, by what name, in which role, how often.
#include "tests/catch.h"
#include "tests/server/api/house.h"

using namespace plenary;
using namespace plenary::test;

TEST_CASE("the link of a role lets somebody in, in that role", "[api][join]") {
  House house;
  for (const std::string role :
       {"observer", "participant", "rapporteur", "facilitator", "plenary_host", "co_facilitator", "presenter"}) {
    INFO("role " << role);
    const JoinAnswer answer = house.joins(role, "Ben");
    std::string name = role;
    for (char& c : name) c = static_cast<char>(std::toupper(c));
    CHECK(Role_Name(answer.role()) == name);
    CHECK(answer.document() == "meet.blue");
    CHECK(answer.meeting() == "meet");
    CHECK(answer.policy() == "Nothing is attributed without permission.");
    CHECK(answer.session().size() == 43);
    CHECK(house.folded().role_of(answer.participant()) == answer.role());
    // Coming in is not reading: that is for whoever has read to say.
    CHECK_FALSE(house.folded().member(answer.participant())->policy_acknowledged());
    CHECK(house.folded().find("policy_read." + answer.participant()) == nullptr);
  }
  CHECK(house.joins("participant", "Ada", {}, "meet").meeting() == "meet");
}

TEST_CASE("a name is in the people store, and in no log", "[api][join]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "  Canary Benedikta\t");
  REQUIRE(house.person(ben.participant()));
  CHECK(house.person(ben.participant())->name() == "Canary Benedikta");
  for (const LogEntry& entry : house.storage->documents->by_id.at("meet.blue").log)
    CHECK(entry.commit.find("Canary") == std::string::npos);
}

TEST_CASE("several affiliations are separated by semicolons", "[api][join]") {
  House house;
  const Answered answered =
      house.post("/api/join", join_body(house.token("participant"), "Ben",
                                        R"("affiliation": " UCL ;; Ministry of Works;", "time_zone": "Europe/Rome")"));
  REQUIRE(said(answered) == "200");
  const auto ben = house.person(message_in<JoinAnswer>(answered).participant());
  REQUIRE(ben);
  CHECK(std::vector<std::string>(ben->affiliations().begin(), ben->affiliations().end()) ==
        std::vector<std::string>{"UCL", "Ministry of Works"});
  CHECK(ben->time_zone() == "Europe/Rome");
}

TEST_CASE("names and affiliations are one line of text, of a bearable length", "[api][join]") {
  House house;
  const auto joined = [&](const std::string& name, const std::string& more = {}) {
    return said(house.post("/api/join", join_body(house.token("participant"), name, more)));
  };
  CHECK(joined("") == "400 invalid");
  CHECK(joined(" \t\r\n ") == "400 invalid");
  CHECK(joined("Ben\nAda") == "400 invalid");
  CHECK(joined("Ben\tAda") == "400 invalid");
  CHECK(joined(std::string("Ben\0Ada", 7)) == "400 invalid");
  CHECK(joined("Ben\x7f") == "400 invalid");
  CHECK(joined("Ben\xc3") == "400 invalid");          // half of a character
  CHECK(joined("Ben\xed\xa0\x80") == "400 invalid");  // half of a surrogate pair
  CHECK(joined(repeated("ü", 80)) == "200");          // characters, not bytes
  CHECK(joined(repeated("ü", 81)) == "400 too_long");
  CHECK(joined("Ben", "\"affiliation\": \"" + repeated("ü", 240) + "\"") == "200");
  CHECK(joined("Ben", "\"affiliation\": \"" + repeated("ü", 241) + "\"") == "400 too_long");
  CHECK(joined("Ben", R"("affiliation": "UCL\u0007")") == "400 invalid");
  CHECK(joined("Ben", R"("time_zone": "Europe/\u0000Rome")") == "400 invalid");
  CHECK(joined("Ben", "\"time_zone\": \"" + repeated("x", 65) + "\"") == "400 too_long");
}

TEST_CASE("how somebody takes part is said in small letters or large; of who does not say nobody knows",
          "[api][join]") {
  House house;
  const auto mode = [&](const std::string& more) {
    const Answered answered = house.post("/api/join", join_body(house.token("participant"), "Ben", more));
    if (answered.response.status != 200) return said(answered);
    return Mode_Name(house.folded().member(message_in<JoinAnswer>(answered).participant())->mode());
  };
  CHECK(mode("") == "MODE_UNSPECIFIED");
  CHECK(mode(R"("mode": "in_room")") == "IN_ROOM");
  CHECK(mode(R"("mode": "IN_ROOM")") == "IN_ROOM");
  CHECK(mode(R"("mode":"table_device")") == "TABLE_DEVICE");
  CHECK(mode(R"("mode": "remote")") == "REMOTE");
  CHECK(mode(R"("mode": "upstairs")") == "400 invalid");
  CHECK(mode(R"("mode": 42)") == "403 refused");
}

TEST_CASE("whoever comes to another board keeps what they leave out there: affiliations, family name, country",
          "[api][join]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben Hur");
  ListedPerson listed = *house.person(ben.participant());
  listed.set_family_name("Hur");
  listed.set_country("Judaea");
  listed.add_affiliations("Ministry of Works");
  house.storage->people.put("meet.blue", listed, [](bool) {});
  house.passes(10);

  const JoinAnswer again = house.joins("observer", "Ben Hur", ben);
  REQUIRE(again.participant() == ben.participant());
  CHECK(house.person(ben.participant())->affiliations_size() == 1);
  CHECK(house.person(ben.participant())->family_name() == "Hur");
  (void)house.joins("participant", "Benjamin Hur", ben);
  CHECK(house.person(ben.participant())->name() == "Benjamin Hur");
  CHECK(house.person(ben.participant())->family_name() == "Hur");
  CHECK(house.person(ben.participant())->country() == "Judaea");
  (void)house.joins("participant", "Ben of Judaea", ben);
  CHECK(house.person(ben.participant())->family_name().empty());
}

TEST_CASE("coming back with a session is being the same person", "[api][join]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  const std::size_t commits = house.commits();

  SECTION("as bearer, by another name") {
    const JoinAnswer again = house.joins("participant", "Benedikt", ben);
    CHECK(again.participant() == ben.participant());
    CHECK(again.session() == ben.session());
    CHECK(house.members() == "Benedikt");
  }
  SECTION("in the way they took part before, unless they say another") {
    const auto mode_after = [&](const std::string& more) {
      house.post("/api/join", join_body(house.token("participant"), "Ben", more), ben);
      return Mode_Name(house.folded().member(ben.participant())->mode());
    };
    CHECK(mode_after(R"("mode": "in_room")") == "IN_ROOM");
    CHECK(mode_after("") == "IN_ROOM");
    CHECK(mode_after(R"("mode": "remote")") == "REMOTE");
  }
  SECTION("as a cookie") {
    From browser;
    browser.cookie = "theme=dark; plenary=" + ben.session();
    CHECK(house.joins("participant", "Ben", browser).participant() == ben.participant());
    CHECK(house.members() == "Ben");
  }
  SECTION("nothing new is logged") {
    house.joins("participant", "Ben", ben);
    CHECK(house.commits() - commits <= 1);  // a step without effects
    CHECK(house.folded().size() == 12);     // 8 invitations, board, region, phase, Ben
  }
  SECTION("in the role that a facilitator has given meanwhile") {
    const JoinAnswer fay = house.joins("facilitator", "Fay");
    house.acts(fay, set_role(ben.participant(), RAPPORTEUR));
    CHECK(Role_Name(house.joins("participant", "Ben", ben).role()) == "RAPPORTEUR");
  }
  SECTION("by another link: in the role of that link") {
    CHECK(Role_Name(house.joins("rapporteur", "Ben", ben).role()) == "RAPPORTEUR");
    CHECK(house.members() == "Ben");
  }
  SECTION("of another board: one session for both") {
    const JoinAnswer red = house.joins("participant", "Ben", ben, "meet.red");
    CHECK(red.participant() == ben.participant());
    CHECK(red.session() == ben.session());
    CHECK(said(house.get("/api/documents/meet.blue/log", ben)) == "200");
    CHECK(said(house.get("/api/documents/meet.red/log", ben)) == "200");
  }
}

TEST_CASE("from another device, or with a session that is over, somebody is another person", "[api][join]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  CHECK(house.joins("participant", "Ben too").participant() != ben.participant());
  house.ask("DELETE", "/api/session", {}, ben);
  const JoinAnswer back = house.joins("participant", "Ben again", ben);
  CHECK(back.participant() != ben.participant());
  CHECK(back.session() != ben.session());
  CHECK(house.members() == "Ben, Ben again, Ben too");
}

TEST_CASE("a personal link is the same person from every device", "[api][join]") {
  House house;
  const JoinAnswer lena = house.joins("lena", "Lena");
  CHECK(lena.participant() == "lena");
  CHECK(Role_Name(lena.role()) == "RAPPORTEUR");
  const JoinAnswer elsewhere = house.joins("lena", "Lena");
  CHECK(elsewhere.participant() == "lena");
  CHECK(elsewhere.session() != lena.session());
  CHECK(house.members() == "Lena");
}

TEST_CASE("a personal link in somebody else's browser: the one person does not become the other", "[api][join]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben", {}, "meet.red");
  const JoinAnswer lena = house.joins("lena", "Lena", ben);
  CHECK(lena.participant() == "lena");
  CHECK(lena.session() != ben.session());
  CHECK(said(house.get("/api/documents/meet.blue/log", lena)) == "200");

  // Ben's session has not learnt of a board that he has no part in.
  Answered refusal;
  CHECK_FALSE(house.connects(ben, "meet.blue", &refusal));
  CHECK(said(refusal) == "404 not_found");
}

TEST_CASE("a link is pasted whole, or its token; what is neither is refused with what to do", "[api][join]") {
  House house;
  const std::string token = house.token("participant");
  CHECK(said(house.join("http://127.0.0.1:8080/join#" + token, "Ben")) == "200");
  CHECK(said(house.join(" <http://127.0.0.1:8080/join#" + token + ">\n", "Ben")) == "200");
  CHECK(said(house.join(token, "Ben")) == "200");
  CHECK(said(house.join("", "Ben")) == "403 not_a_link");
  CHECK(said(house.join("http://127.0.0.1:8080/", "Ben")) == "403 not_a_link");
  CHECK(said(house.join(token.substr(0, token.size() - 3), "Ben")) == "403 damaged_link");
  CHECK(said(house.join(JoinLinks(std::string(32, 'z')).token({"meet.blue", "invitation.participant", PARTICIPANT, ""}),
                        "Ben")) == "403 link_of_another_server");
  std::string newer = token;
  newer[1] = 'g';  // of the version byte
  CHECK(said(house.join(newer, "Ben")) == "403 link_of_a_newer_server");
  CHECK_THAT(house.join(token.substr(1), "Ben").response.body, PLENARY_CONTAINS("Copy the whole link"));
}

TEST_CASE("a good link to what is not there lets nobody in", "[api][join]") {
  House house;
  const auto link = [&](const std::string& document, const std::string& invitation) {
    return house.storage->links.token({document, invitation, PARTICIPANT, ""});
  };
  CHECK(said(house.join(link("meet.green", "invitation.participant"), "Ben")) == "404 not_found");
  CHECK(said(house.join(link("meet.blue", "invitation.nobody"), "Ben")) == "403 refused");
  CHECK(house.members().empty());
}

TEST_CASE("who is refused leaves nothing in the people store", "[api][join]") {
  House house;
  house.join(house.storage->links.token({"meet.blue", "invitation.nobody", PARTICIPANT, ""}), "Ben");
  house.join(house.storage->links.token({"meet.green", "invitation.participant", PARTICIPANT, ""}), "Ben");
  for (const char* document : {"meet.blue", "meet.green"}) {
    std::optional<std::vector<ListedPerson>> listed;
    house.storage->people.list(document, [&](auto found) { listed = std::move(found); });
    house.settle();
    REQUIRE(listed);
    CHECK(listed->empty());
  }
}

TEST_CASE("what is not the JSON asked for is refused, whatever it is", "[api][join]") {
  House house;
  const std::string token = house.token("participant");
  const auto posted = [&](const std::string& body) { return said(house.post("/api/join", body)); };
  CHECK(posted("") == "400 invalid");
  CHECK(posted("{") == "400 invalid");
  CHECK(posted("[]") == "400 invalid");
  CHECK(posted("{}") == "400 invalid");
  CHECK(posted("token=" + token) == "400 invalid");
  CHECK(posted(R"({"token": 7, "name": ["Ben"]})") == "400 invalid");
  CHECK(posted(join_body(token, "Ben", R"("role": "FACILITATOR")")) == "400 invalid");  // a field that is not there
  CHECK(posted(join_body(token, "Ben", R"("participant": "lena")")) == "400 invalid");
  CHECK(posted(repeated("[", 100'000)) == "400 invalid");
  CHECK(posted(repeated("{\"name\":", 100'000)) == "400 invalid");
  CHECK(posted(std::string("\xff\xfe\0", 3)) == "400 invalid");
  CHECK(house.members().empty());
}

// ---- how often

TEST_CASE("joins of one address are limited, with the time to wait; others are not concerned", "[api][join][rates]") {
  Rates rates;
  rates.joins_per_address = {3, 0.1};
  House house(rates);
  const std::string token = house.token("participant");
  for (int i = 0; i < 3; ++i) CHECK(said(house.join(token, "Ben")) == "200");
  const Answered refused = house.join(token, "Ben");
  CHECK(said(refused) == "429 too_often");
  CHECK(refused.retry_after_ms() >= 10'000);
  CHECK(refused.retry_after_ms() <= 11'000);
  CHECK(said(house.join(token, "Ada", From::address("192.0.2.8"))) == "200");
  house.passes(refused.retry_after_ms());
  CHECK(said(house.join(token, "Ben")) == "200");
}

TEST_CASE("joins of one board are limited, wherever they come from", "[api][join][rates]") {
  Rates rates;
  rates.joins_per_document = {2, 0.1};
  House house(rates);
  for (int i = 0; i < 2; ++i)
    CHECK(said(house.join(house.token("participant"), "Ben", From::address("192.0.2." + std::to_string(i)))) == "200");
  const Answered refused = house.join(house.token("observer"), "Ben", From::address("192.0.2.9"));
  CHECK(said(refused) == "429 too_often");
  CHECK(refused.retry_after_ms() > 0);
  CHECK(said(house.join(house.token("participant", "meet.red"), "Ben", From::address("192.0.2.9"))) == "200");
  house.passes(refused.retry_after_ms());
  CHECK(said(house.join(house.token("observer"), "Ben", From::address("192.0.2.9"))) == "200");
}

TEST_CASE("damaged links are counted by address: after twenty in a quarter of an hour a good one waits too",
          "[api][join][rates]") {
  House house;
  const std::string token = house.token("participant");
  for (int i = 0; i < 20; ++i) CHECK(said(house.join(token.substr(2), "Ben")) == "403 damaged_link");
  const Answered refused = house.join(token, "Ben");
  CHECK(said(refused) == "429 too_often");
  CHECK(said(house.join(token, "Ada", From::address("192.0.2.8"))) == "200");
  house.passes(refused.retry_after_ms());
  CHECK(said(house.join(token, "Ben")) == "200");
}

// ---- stores that are away

TEST_CASE("while names cannot be stored nobody is let in without one", "[api][join]") {
  House house;
  house.storage->people.away = true;
  CHECK(said(house.join(house.token("participant"), "Ben")) == "503 try_later");
  CHECK(house.folded().size() == 11);
  house.storage->people.away = false;
  CHECK(said(house.join(house.token("participant"), "Ben")) == "200");
}

TEST_CASE("while the board is read-only whoever comes is told at once, and does not wait at the door", "[api][join]") {
  House house;
  (void)house.joins("facilitator", "Fay");  // the board is in memory
  house.live.set_read_only("The server's disk is nearly full.");
  CHECK(said(house.join(house.token("participant"), "Ben")) == "503 try_later");
  CHECK(house.members() == "Fay");
  house.live.set_read_only("");
  CHECK(said(house.join(house.token("participant"), "Ben")) == "200");
}

TEST_CASE("while sessions cannot be looked up, who comes back does not become somebody new", "[api][join]") {
  House house;
  const JoinAnswer ben = house.joins("participant", "Ben");
  house.storage->sessions.away = true;
  CHECK(said(house.join(house.token("participant"), "Ben", ben)) == "503 try_later");
  house.storage->sessions.away = false;
  CHECK(house.members() == "Ben");
  CHECK(house.joins("participant", "Ben", ben).participant() == ben.participant());
}
