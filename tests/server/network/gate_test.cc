#include "server/network/gate.h"

#include "tests/catch.h"

using namespace plenary;

namespace {

const Gate gate({"Boards.example.org"}, {"https://boards.example.org"});

HttpRequest request(std::string method, std::string host, HttpHeaders headers = {}, bool secure = false) {
  HttpRequest made;
  made.method = std::move(method);
  made.host = std::move(host);
  made.headers = std::move(headers);
  made.secure = secure;
  return made;
}

std::string outcome(const HttpRequest& request, bool upgrade = false, std::string_view local_ip = "127.0.0.1") {
  const auto refusal = gate.refuses(request, local_ip, upgrade);
  if (!refusal) return "welcome";
  return refusal->what == Foreign::host ? "foreign host" : "foreign origin";
}

}  // namespace

TEST_CASE("our names are localhost, the address that was called, and those configured", "[network]") {
  CHECK(outcome(request("GET", "localhost:8080")) == "welcome");
  CHECK(outcome(request("GET", "127.0.0.1:8080")) == "welcome");
  CHECK(outcome(request("GET", "127.0.0.1")) == "welcome");
  CHECK(outcome(request("GET", "[::1]:8080"), false, "::1") == "welcome");
  CHECK(outcome(request("GET", "boards.example.org")) == "welcome");
  CHECK(outcome(request("GET", "192.168.1.5:8080"), false, "192.168.1.5") == "welcome");
  for (const auto* foreign : {"", ":8080", "evil.test", "192.168.1.5", "[::1]:8080", "boards.example.org.evil.test",
                              "x.boards.example.org", "localhost:", "localhost:1234567", "[::1", "local host"})
    CHECK(outcome(request("GET", foreign)) == "foreign host");
}

TEST_CASE("an origin is ours if it is the request's own, exactly, or configured", "[network]") {
  CHECK(outcome(request("GET", "localhost:8080", {{"Origin", "http://localhost:8080"}}), true) == "welcome");
  CHECK(outcome(request("GET", "localhost:8080", {{"Origin", "https://localhost:8080"}}, true), true) == "welcome");
  CHECK(outcome(request("GET", "localhost:8080", {{"Origin", "https://boards.example.org"}}), true) == "welcome");
  for (const auto* foreign : {"null", "https://localhost:8080", "http://localhost", "http://localhost:80801",
                              "http://localhost:8080/", "https://boards.example.org:444", "http://boards.example.org"})
    CHECK(outcome(request("GET", "localhost:8080", {{"Origin", foreign}}), true) == "foreign origin");
}

TEST_CASE("reading needs no origin, changing and sockets do", "[network]") {
  const HttpHeaders cross{{"Origin", "https://evil.test"}, {"Sec-Fetch-Site", "cross-site"}};
  CHECK(outcome(request("GET", "localhost", cross)) == "welcome");
  CHECK(outcome(request("HEAD", "localhost", cross)) == "welcome");
  for (const auto* method : {"POST", "PUT", "PATCH", "DELETE"})
    CHECK(outcome(request(method, "localhost", cross)) == "foreign origin");
  CHECK(outcome(request("GET", "localhost"), true) == "foreign origin");
  CHECK(outcome(request("GET", "localhost", {{"Sec-Fetch-Site", "same-origin"}}), true) == "foreign origin");
  CHECK(outcome(request("GET", "localhost", {{"Authorization", "Bearer t"}}), true) == "welcome");
  CHECK(outcome(request("GET", "localhost", {{"Authorization", "Basic dDp0"}}), true) == "foreign origin");
}

TEST_CASE("every refusal says what to do", "[network]") {
  const auto refusal = gate.refuses(request("GET", "evil.test"), "127.0.0.1", false);
  REQUIRE(refusal);
  CHECK(refusal->response.status == 403);
  CHECK_THAT(refusal->response.body, PLENARY_CONTAINS("--host"));
}
