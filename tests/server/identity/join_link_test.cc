#include "server/identity/join_link.h"

#include "server/identity/base64url.h"
#include "tests/catch.h"

using namespace plenary;

namespace {

const JoinLinks ours(std::string(32, 'k'));
const JoinLinks theirs(std::string(32, 't'));
const JoinLink participants_link{"b7", "invitation.k3", PARTICIPANT, ""};

std::string outcome(const std::variant<JoinLink, LinkFault>& opened) {
  if (const auto* fault = std::get_if<LinkFault>(&opened)) return std::string(code(*fault));
  const auto& found = std::get<JoinLink>(opened);
  return found.document + " " + found.invitation + " " + Role_Name(found.role) + " " + found.participant;
}

}  // namespace

TEST_CASE("a link opens to what it was made of, for every role, personal or not", "[identity]") {
  for (const auto role : {OBSERVER, PARTICIPANT, RAPPORTEUR, FACILITATOR, CO_FACILITATOR, PLENARY_HOST, PRESENTER})
    for (const auto* participant : {"", "p.ada"}) {
      const JoinLink one{"b7", "invitation.k3", role, participant};
      CHECK(std::get<JoinLink>(ours.open(ours.token(one))) == one);
    }
}

TEST_CASE("a link carries its secret in the fragment, which browsers send to nobody", "[identity]") {
  const auto url = ours.url("http://127.0.0.1:8080", participants_link);
  CHECK(url == "http://127.0.0.1:8080/join#" + ours.token(participants_link));
  CHECK(url.find_first_of("?&% ") == std::string::npos);
}

TEST_CASE("a link that lost, gained or changed any character is damaged, never another link", "[identity]") {
  const auto token = ours.token(participants_link);
  for (std::size_t at = 0; at < token.size(); ++at) {
    auto changed = token;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    INFO(changed);
    CHECK(std::holds_alternative<LinkFault>(ours.open(changed)));
    CHECK(std::holds_alternative<LinkFault>(ours.open(token.substr(0, at))));
  }
  CHECK(outcome(ours.open(token + "A")) == "damaged_link");
  CHECK(outcome(ours.open(token.substr(0, token.size() - 1))) == "damaged_link");
  CHECK(outcome(ours.open("no token, surely")) == "damaged_link");
  CHECK(outcome(ours.open("")) == "not_a_link");
}

TEST_CASE("nobody makes a better role of a link without the key", "[identity]") {
  auto bytes = *base64url_decode(ours.token(participants_link));
  bytes[5] = FACILITATOR;
  CHECK(outcome(ours.open(base64url(bytes))) == "damaged_link");
}

TEST_CASE("a link of another server, and one of a newer version, say so", "[identity]") {
  CHECK(outcome(ours.open(theirs.token(participants_link))) == "link_of_another_server");
  auto bytes = *base64url_decode(ours.token(participants_link));
  bytes[0] = 2;
  CHECK(outcome(ours.open(base64url(bytes))) == "link_of_a_newer_server");
}

TEST_CASE("what people paste around a token is forgiven", "[identity]") {
  const auto token = ours.token(participants_link);
  for (const auto& pasted :
       {token, "http://h:1/join#" + token, " <https://h/join#" + token + ">\n", "\"" + token + "\""})
    CHECK(token_in(pasted) == token);
  CHECK(token_in("http://h:1/join").empty());
  CHECK(token_in("  ").empty());
  CHECK(origin_in("http://127.0.0.1:8080/join#abc") == "http://127.0.0.1:8080");
  CHECK(origin_in("http://[::1]:8080/join#abc") == "http://[::1]:8080");
  CHECK(origin_in("abc").empty());
}

TEST_CASE("a link key has 32 bytes, a name in a link at most 255", "[identity]") {
  CHECK_THROWS_WITH(JoinLinks("short"), PLENARY_CONTAINS("32 bytes"));
  const JoinLink long_link{std::string(256, 'd'), "i", OBSERVER, ""};
  CHECK_THROWS_WITH((void)ours.token(long_link), PLENARY_CONTAINS("255"));
}

TEST_CASE("base64url has one text for one sequence of bytes", "[identity]") {
  for (const auto& bytes : {std::string(), std::string("\0", 1), std::string("\xff\xfe"), std::string("abcdef")})
    CHECK(base64url_decode(base64url(bytes)) == bytes);
  CHECK(base64url("\xfb\xff") == "-_8");
  CHECK_FALSE(base64url_decode("-_9"));  // bits beyond the last byte
  CHECK_FALSE(base64url_decode("+/8"));
  CHECK_FALSE(base64url_decode("-_8="));
  CHECK_FALSE(base64url_decode("a"));
  for (int byte = 0x80; byte <= 0xFF; ++byte)  // none of them stands for a letter
    CHECK_FALSE(base64url_decode("-" + std::string(1, static_cast<char>(byte)) + "8"));
}
