#include "tests/bench/cold_start.h"

#include <stdexcept>
#include <string>
#include <vector>

#include "tests/bench/joining.h"
#include "tests/bench/redis_on_files.h"

namespace plenary::bench {
namespace {

// One commit after the other, as a day of work makes them: each waits for the one before.
void work_on(const Program& server, const Seat& seat, std::uint32_t commits) {
  Peers peers(server.port());
  const std::size_t writer = peers.connect(seat.path(), seat.headers());
  peers.send(writer, hello(9));
  std::uint32_t acknowledged = 0;
  const auto heard = [&](std::size_t, std::string_view bytes) {
    ServerFrame frame;
    if (!frame.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
      throw std::runtime_error("a frame that cannot be read");
    for (const ServerMessage& message : frame.messages())
      if (message.has_ack()) acknowledged = message.ack().cseq();
  };
  for (std::uint32_t cseq = 1; cseq <= commits; ++cseq) {
    peers.send(writer,
               submit(cseq == 1 ? add_card(1, "worked-on", "One thought to be changed.")
                                : mark_card(cseq, "worked-on", "changed for the " + std::to_string(cseq) + "th time")));
    for (const std::int64_t until = now_us() + 10'000'000; acknowledged < cseq;) {
      if (now_us() > until) throw std::runtime_error("a change was not acknowledged");
      peers.poll(10, heard);
    }
  }
}

double mib_in(const std::filesystem::path& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) bytes += entry.file_size();
  return static_cast<double>(bytes) / (1024.0 * 1024.0);
}

}  // namespace

ColdStartResult start_cold(const ColdStart& work, const std::filesystem::path& data,
                           const std::function<std::unique_ptr<Program>()>& start) {
  std::string looking;
  std::string document;
  {
    const auto server = start();
    const Seat leading = join(server->port(), server->links().at("facilitator"));
    const auto links = fresh_board(server->port(), leading, "a year ago");
    const Seat seat = join(server->port(), links.at("participant"));
    fill(server->port(), seat, work.cards);
    work_on(*server, seat, work.commits - work.cards / 10);
    looking = links.at("observer");
    document = seat.document;
  }
  ColdStartResult result;
  {
    RedisOnFiles redis(data / "redis", RedisOnFiles::Sync::no);
    const std::vector<std::string> keys = redis.keys("plenary:{" + document + "}:*");
    if (keys.size() < 2) throw std::runtime_error("the board is not in Redis");
    for (std::uint32_t board = 1; board < work.boards; ++board) {
      const std::string copy = document + ".copy" + std::to_string(board);
      for (const std::string& key : keys) {
        std::string to = key;
        to.replace(to.find(document), document.size(), copy);
        if (redis.asked({"COPY", key, to}) != "1") throw std::runtime_error("COPY of " + key + " failed");
      }
      (void)redis.asked({"SADD", "plenary:documents", copy});
    }
    redis.rewrite();
  }
  result.stored_mib = mib_in(data / "redis");
  {
    const RedisOnFiles alone(data / "redis", RedisOnFiles::Sync::no);
    result.redis_ms = alone.started_after_ms();
  }
  const std::int64_t began = now_us();
  const auto server = start();
  result.ready_ms = static_cast<double>(server->ready_after_us()) / 1'000;
  (void)first_join_ms(*server, join(server->port(), looking));
  result.first_board_ms = static_cast<double>(now_us() - began) / 1'000;
  return result;
}

}  // namespace plenary::bench
