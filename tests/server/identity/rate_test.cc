#include "server/identity/rate.h"

#include "tests/catch.h"

using namespace plenary;

TEST_CASE("a burst at once, then at the pace", "[identity]") {
  const Rate rate{60, 20};
  TokenBucket bucket;
  for (int i = 0; i < 60; ++i) REQUIRE(bucket.take(rate, 0) == 0);
  CHECK(bucket.take(rate, 0) == 50);
  CHECK(bucket.take(rate, 49) == 1);
  CHECK(bucket.take(rate, 50) == 0);
  CHECK(bucket.take(rate, 50) == 50);
  int taken = 0;
  for (int ms = 50; ms <= 10'050; ++ms) taken += bucket.take(rate, ms) == 0;
  CHECK(taken == 200);
}

TEST_CASE("a refusal takes nothing, and asking takes nothing", "[identity]") {
  const Rate rate{1, 1};
  TokenBucket bucket;
  CHECK(bucket.wait(rate, 0) == 0);
  CHECK(bucket.take(rate, 0) == 0);
  for (int i = 0; i < 100; ++i) CHECK(bucket.take(rate, 0) == 1'000);
  CHECK(bucket.wait(rate, 1'000) == 0);
  CHECK(bucket.take(rate, 1'000) == 0);
}

TEST_CASE("a clock that steps back gives nothing away and takes nothing", "[identity]") {
  const Rate rate{1, 1};
  TokenBucket bucket(10'000);
  CHECK(bucket.take(rate, 10'000) == 0);
  CHECK(bucket.take(rate, 5'000) == 1'000);
  CHECK(bucket.take(rate, 6'000) == 0);
}

TEST_CASE("more than a burst is taken as a burst, not refused for ever", "[identity]") {
  const Rate rate{10, 10};
  TokenBucket bucket;
  CHECK(bucket.take(rate, 0, 25) == 0);
  CHECK(bucket.take(rate, 0, 25) == 1'000);
  CHECK(bucket.take(rate, 1'000, 25) == 0);
}

TEST_CASE("who fails counts alone: twenty wrong codes in a quarter of an hour", "[identity]") {
  RateLimiter failures(Rates{}.failed_joins_per_address);
  for (int i = 0; i < 20; ++i) {
    REQUIRE(failures.wait("10.0.0.1", 0) == 0);
    REQUIRE(failures.take("10.0.0.1", 0) == 0);
  }
  CHECK(failures.wait("10.0.0.1", 0) == 45'000);
  CHECK(failures.wait("10.0.0.2", 0) == 0);
  CHECK(failures.wait("10.0.0.1", 45'000) == 0);
}

TEST_CASE("those at rest are forgotten, those who are not are not, however many come", "[identity]") {
  RateLimiter limiter({1, 1}, 100);
  for (int i = 0; i < 100; ++i) REQUIRE(limiter.take(std::to_string(i), 0) == 0);
  CHECK(limiter.take("one too many", 0) > 0);
  CHECK(limiter.take("0", 500) == 500);  // is still remembered
  CHECK(limiter.take("one too many", 1'000) == 0);
  CHECK(limiter.keys() == 1);
}
