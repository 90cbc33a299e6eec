// A server under attack, somebody else working on it meanwhile, and what must be true afterwards: the other noticed
// nothing, memory is what it was.
#pragma once

#include "tests/catch.h"
#include "tests/hostile/echo_server.h"

namespace plenary::hostile {

class Siege {
 public:
  explicit Siege(ServerOptions options = short_options(), SocketLimits limits = short_socket_limits())
      : server_(std::move(options), limits), bystander_(server_.target()), resident_kib_(resident_kib()) {}

  [[nodiscard]] const Target& target() const { return server_.target(); }
  [[nodiscard]] EchoServer& server() { return server_; }

  // The last line of every test, one or the other.
  void others_are_served() {
    const auto report = bystander_.stop();
    CHECK_FALSE(report.cut_off);
    CHECK(report.echoes > 0);
    CHECK(report.slowest_ms < 1'000);
  }
  void others_notice_nothing() {
    others_are_served();
    CHECK(resident_kib() - resident_kib_ < kGrowthKib);
  }

 private:
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  static constexpr long kGrowthKib = 256 * 1024;  // freed memory is kept in quarantine
#else
  static constexpr long kGrowthKib = 8 * 1024;
#endif
  EchoServer server_;
  Bystander bystander_;
  long resident_kib_;
};

}  // namespace plenary::hostile
