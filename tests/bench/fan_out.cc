#include "tests/bench/fan_out.h"

#include <cstdio>
#include <cstring>

namespace plenary::bench {
namespace {

constexpr std::string_view kMark = "@@";
constexpr std::size_t kDigits = 8;

std::string mark(std::size_t number) {
  char text[64];
  std::snprintf(text, sizeof text, "@@%08zu a change of a card that everybody sees", number);
  return text;
}

struct Change {
  std::int64_t sent_us;
  std::size_t missing;  // viewers
};

struct Writer {
  std::size_t peer;
  std::string card;
  std::uint32_t cseq = 1;
  std::int64_t next_us;
};

}  // namespace

FanOutResult run(const FanOut& work, const Program& server, const Seat* leading) {
  Peers peers(server.port());
  std::vector<Writer> writers;
  for (std::size_t b = 0; b < work.boards; ++b) {
    Seat viewer, writer;
    if (leading) {
      const auto links = fresh_board(server.port(), *leading, "load");
      viewer = join(server.port(), links.at("observer"));
      writer = join(server.port(), links.at("participant"));
    }
    for (std::size_t i = 0; i < work.clients; ++i) {
      const bool writes = i < work.writers;
      const Seat& seat = writes ? writer : viewer;
      const std::size_t peer =
          leading ? peers.connect(seat.path(), seat.headers()) : peers.connect("/" + std::to_string(b), "");
      if (leading) peers.send(peer, hello(static_cast<std::uint32_t>(i)));
      if (!writes) continue;
      const std::string card = "card-" + std::to_string(i);
      if (leading) peers.send(peer, submit(add_card(1, card, "One thought to be changed.")));
      writers.push_back({peer, card, 1, 0});
    }
  }
  const auto settle = [&](std::int64_t us) {
    for (const std::int64_t until = now_us() + us; now_us() < until;)
      peers.poll(10, [](std::size_t, std::string_view) {});
  };
  settle(1'000'000);

  std::vector<Change> changes;
  FanOutResult result;
  const auto heard = [&](std::size_t, std::string_view bytes) {
    const std::int64_t now = now_us();
    for (std::size_t at = bytes.find(kMark); at != std::string_view::npos; at = bytes.find(kMark, at + kDigits)) {
      std::size_t number = 0;
      for (std::size_t i = 0; i < kDigits; ++i)
        number = number * 10 + static_cast<std::size_t>(bytes[at + kMark.size() + i] - '0');
      if (number >= changes.size()) continue;
      ++result.deliveries;
      if (--changes[number].missing == 0)
        result.last_ms.add(static_cast<double>(now - changes[number].sent_us) / 1'000);
    }
  };

  const auto interval = static_cast<std::int64_t>(1e6 / work.changes_per_second);
  const std::int64_t began = now_us();
  for (std::size_t i = 0; i < writers.size(); ++i)
    writers[i].next_us = began + interval * static_cast<std::int64_t>(i) / static_cast<std::int64_t>(writers.size());
  const double cpu = server.cpu_seconds(), redis = server.children_cpu_seconds();
  const std::int64_t until = began + static_cast<std::int64_t>(work.seconds * 1e6);
  while (now_us() < until) {
    for (Writer& writer : writers) {
      if (now_us() < writer.next_us) continue;
      writer.next_us += interval;
      const Request change = mark_card(++writer.cseq, writer.card, mark(changes.size()));
      changes.push_back({now_us(), work.clients});
      peers.send(writer.peer, submit(change));
    }
    peers.poll(0, heard);
  }
  result.cpu_seconds = server.cpu_seconds() - cpu;
  result.redis_cpu_seconds = server.children_cpu_seconds() - redis;
  for (const std::int64_t grace = now_us() + 2'000'000; now_us() < grace;) peers.poll(10, heard);
  for (const Change& change : changes)
    if (change.missing > 0) ++result.lost;
  return result;
}

}  // namespace plenary::bench
