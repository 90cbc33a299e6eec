#include "server/store/disk_watchdog.h"

#include "tests/catch.h"
#include "tests/server/store/test_redis.h"

namespace plenary {

TEST_CASE("F4: below the floor documents are read-only, with some room again they are not", "[store][disk]") {
  boost::asio::io_context io;
  std::optional<std::uint64_t> free = 1000;
  int looked = 0;
  std::vector<std::string> reports;
  DiskWatchdog watchdog(
      io, [&] { return ++looked, free; }, 800,
      [&](const std::optional<std::string>& read_only) { reports.push_back(read_only ? "read-only" : "fine"); },
      std::chrono::milliseconds(1));
  const auto look_twice = [&] { run_until(io, [&, until = looked + 2] { return looked >= until; }); };
  look_twice();
  CHECK(reports.empty());
  free = 799;
  look_twice();
  CHECK(reports == std::vector<std::string>{"read-only"});
  free = 810;  // not yet: it would go to and fro
  look_twice();
  free = std::nullopt;
  look_twice();
  CHECK(reports.size() == 1);
  free = 850;
  look_twice();
  CHECK(reports == std::vector<std::string>{"read-only", "fine"});
}

TEST_CASE("the room on a real disk is known", "[store][disk]") {
  TemporaryFolder folder;
  CHECK(free_bytes_of(folder.path())().value_or(0) > 0);
  CHECK_FALSE(free_bytes_of(folder.path() / "nowhere")().has_value());
}

}  // namespace plenary
