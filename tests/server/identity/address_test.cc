#include "server/identity/address.h"

#include "tests/catch.h"

using namespace plenary;

namespace {
Address at(std::string_view text) { return *Address::parse(text); }
}  // namespace

TEST_CASE("addresses are read and written in one form", "[identity]") {
  CHECK(at("127.0.0.1").text() == "127.0.0.1");
  CHECK(at("::ffff:127.0.0.1").text() == "127.0.0.1");
  CHECK(at("::ffff:127.0.0.1") == at("127.0.0.1"));
  CHECK(at("2001:DB8:0::1").text() == "2001:db8::1");
  for (const auto* text : {"", "localhost", "127.0.0.1:80", "[::1]", "fe80::1%eth0", "1.2.3", "0x7f.1", "999.1.1.1"})
    CHECK_FALSE(Address::parse(text));
  CHECK_FALSE(Address::parse(std::string_view("127.0.0.1\0x", 11)));
}

TEST_CASE("loopback and wildcards are known as such", "[identity]") {
  for (const auto* text : {"127.0.0.1", "127.255.0.9", "::1", "::ffff:127.0.0.1"}) CHECK(at(text).is_loopback());
  for (const auto* text : {"128.0.0.1", "::2", "0.0.0.0", "::", "192.168.1.1"}) CHECK_FALSE(at(text).is_loopback());
  CHECK(at("0.0.0.0").is_wildcard());
  CHECK(at("::").is_wildcard());
  CHECK_FALSE(at("::1").is_wildcard());
}

TEST_CASE("a household with 2^64 IPv6 addresses has one share", "[identity]") {
  CHECK(at("2001:db8:1:2::1").subscriber() == at("2001:db8:1:2:ffff::9").subscriber());
  CHECK(at("2001:db8:1:2::1").subscriber() != at("2001:db8:1:3::1").subscriber());
  CHECK(at("10.0.0.1").subscriber() != at("10.0.0.2").subscriber());
}

TEST_CASE("X-Forwarded-For from somebody who is no proxy of ours is just text", "[identity]") {
  const TrustedProxies proxies({"10.0.0.0/8"});
  CHECK(proxies.client(at("198.51.100.7"), {"1.2.3.4"}) == at("198.51.100.7"));
  CHECK(TrustedProxies({}).client(at("10.0.0.1"), {"1.2.3.4"}) == at("10.0.0.1"));
}

TEST_CASE("the right-most hop that is not ours counts; what stands left of it may be invented", "[identity]") {
  const TrustedProxies proxies({"10.0.0.0/8", "::1", "fd00::/8"});
  const auto client = [&](const std::vector<std::string_view>& fields) {
    return proxies.client(at("10.0.0.1"), fields).text();
  };
  CHECK(client({"198.51.100.7"}) == "198.51.100.7");
  CHECK(client({"6.6.6.6, 198.51.100.7"}) == "198.51.100.7");
  CHECK(client({"6.6.6.6, 198.51.100.7, 10.9.9.9"}) == "198.51.100.7");
  CHECK(client({"6.6.6.6", "198.51.100.7,10.1.1.1", "fd00::5"}) == "198.51.100.7");
  CHECK(client({"198.51.100.7:4711"}) == "198.51.100.7");
  CHECK(client({"[2001:db8::7]:4711"}) == "2001:db8::7");
  CHECK(client({}) == "10.0.0.1");
  CHECK(client({"rubbish"}) == "10.0.0.1");
  CHECK(client({"198.51.100.7, rubbish, 10.2.2.2"}) == "10.2.2.2");
  CHECK(client({"10.3.3.3"}) == "10.3.3.3");
}

TEST_CASE("a thousand invented addresses are one client", "[identity]") {
  const TrustedProxies proxies({"127.0.0.1"});
  for (int i = 0; i < 1'000; ++i) {
    const auto invented = "1.2." + std::to_string(i / 250) + "." + std::to_string(i % 250) + ", 203.0.113.9";
    REQUIRE(proxies.client(at("127.0.0.1"), {invented}).text() == "203.0.113.9");
  }
}

TEST_CASE("networks that are none are named to the operator", "[identity]") {
  for (const auto* wrong : {"10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/x", "proxy.example.org"})
    CHECK_THROWS_WITH(TrustedProxies({wrong}), PLENARY_CONTAINS(wrong));
}
