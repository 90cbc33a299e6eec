#include "tests/bench/joining.h"

#include <stdexcept>

namespace plenary::bench {
namespace {

// Has this peer everything? True with the last chunk of its snapshot.
bool whole(std::string_view bytes) {
  ServerFrame frame;
  if (!frame.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
    throw std::runtime_error("a frame that cannot be read");
  for (const ServerMessage& message : frame.messages())
    if (message.has_snapshot() && message.snapshot().index() + 1 == message.snapshot().count()) return true;
  return false;
}

double join_together(const Program& server, const Seat& seat, std::size_t count, std::uint64_t* bytes) {
  Peers peers(server.port());
  for (std::size_t i = 0; i < count; ++i) peers.connect(seat.path(), seat.headers());
  const std::int64_t began = now_us();
  for (std::size_t i = 0; i < count; ++i) peers.send(i, hello(static_cast<std::uint32_t>(i)));
  std::size_t done = 0;
  while (done < count) {
    if (now_us() - began > 30'000'000) throw std::runtime_error("a join was not answered");
    peers.poll(10, [&](std::size_t, std::string_view message) { done += whole(message) ? 1 : 0; });
  }
  const double ms = static_cast<double>(now_us() - began) / 1'000;
  if (bytes) *bytes = peers.bytes_in() / count;
  return ms;
}

}  // namespace

JoinResult join_board(const Program& server, const Seat& leading, std::uint32_t cards) {
  const auto links = fresh_board(server.port(), leading, "large");
  fill(server.port(), join(server.port(), links.at("participant")), cards);
  const Seat seat = join(server.port(), links.at("observer"));
  JoinResult result;
  result.first_ms = join_together(server, seat, 1, &result.bytes);
  for (int i = 0; i < 30; ++i) result.ms.add(join_together(server, seat, 1, nullptr));
  result.hundred_last_ms = join_together(server, seat, 100, nullptr);
  return result;
}

double first_join_ms(const Program& server, const Seat& seat) { return join_together(server, seat, 1, nullptr); }

IdleResult idle_connections(const Program& server, const Seat* leading, std::size_t count) {
  Seat seat;
  if (leading) seat = join(server.port(), fresh_board(server.port(), *leading, "idle").at("observer"));
  Peers peers(server.port());
  const std::uint64_t before = server.resident_bytes();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t peer = leading ? peers.connect(seat.path(), seat.headers()) : peers.connect("/idle", "");
    if (leading) peers.send(peer, hello(static_cast<std::uint32_t>(i)));
    if (i % 64 == 0) peers.poll(0, [](std::size_t, std::string_view) {});
  }
  for (const std::int64_t until = now_us() + 2'000'000; now_us() < until;)
    peers.poll(10, [](std::size_t, std::string_view) {});
  return {static_cast<double>(server.resident_bytes() - before) / static_cast<double>(count), count - peers.closed()};
}

double board_bytes(const Program& server, const Seat& leading, std::uint32_t cards, std::size_t boards) {
  const auto fill_so_many = [&](std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
      fill(server.port(), join(server.port(), fresh_board(server.port(), leading, "held").at("participant")), cards);
  };
  fill_so_many(boards / 4);  // what the server keeps of freed memory does not count as the boards'
  const std::uint64_t before = server.resident_bytes();
  fill_so_many(boards);
  return static_cast<double>(server.resident_bytes() - before) / static_cast<double>(boards);
}

}  // namespace plenary::bench
