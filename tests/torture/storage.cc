#include "tests/torture/storage.h"

#include <signal.h>
#include <sys/time.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <fstream>
#include <thread>
#include <utility>

#include "server/store/stored_entry.h"

namespace plenary::torture {
namespace {

namespace fs = std::filesystem;
namespace asio = boost::asio;

class NobodyListens : public Tap {
 public:
  void from_client(std::string_view) override {}
  void from_server(std::string_view) override {}
  void over() override {}
};

std::uint16_t free_port() {
  asio::io_context here;
  return asio::ip::tcp::acceptor(here, {asio::ip::address_v4::loopback(), 0}).local_endpoint().port();
}

// What Redis answers, as it stands on the wire, within half a second; empty: nothing. One that is stopped answers nothing.
std::string ask(const fs::path& socket, const std::string& command) {
  asio::io_context here;
  asio::local::stream_protocol::socket redis(here);
  boost::system::error_code error;
  redis.open({}, error);
  const timeval patience{0, 500'000};
  setsockopt(redis.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  redis.connect(socket.string(), error);
  if (error) return {};
  asio::write(redis, asio::buffer(command + "\r\nQUIT\r\n"), error);
  std::string answer;
  char bytes[4096];
  for (;;) {
    const ssize_t count = ::recv(redis.native_handle(), bytes, sizeof bytes, 0);
    if (count <= 0) return answer;
    answer.append(bytes, static_cast<std::size_t>(count));
  }
}

// Of an answer "$2\r\n17\r\n+OK\r\n": 17.
std::string bulk_in(const std::string& answer) {
  const std::size_t begin = answer.find('\n');
  if (!answer.starts_with('$') || answer.starts_with("$-1") || begin == std::string::npos) return {};
  return answer.substr(begin + 1, std::strtoul(answer.c_str() + 1, nullptr, 10));
}

std::uint32_t head_in(const fs::path& socket, const std::string& document) {
  return static_cast<std::uint32_t>(
      std::strtoul(bulk_in(ask(socket, "HGET " + stored::key(document, "head") + " seq")).c_str(), nullptr, 10));
}

bool is_rewriting(const fs::path& socket) {
  const std::string said = ask(socket, "INFO persistence");
  return said.find("aof_rewrite_in_progress:1") != std::string::npos ||
         said.find("aof_rewrite_scheduled:1") != std::string::npos;
}

}  // namespace

Storage::Storage(asio::io_context& loop, fs::path logs, fs::path data, bool replicated)
    : loop_(loop), logs_(std::move(logs)), data_(std::move(data)), replicated_(replicated) {
  for (std::size_t i = 0; i < servers_.size(); ++i) {
    servers_[i].socket = logs_ / ("redis-" + std::to_string(i) + ".sock");
    servers_[i].folder = data_ / ("redis-" + std::to_string(i));
    if (i > 0 && !replicated_) break;
    fs::create_directory(servers_[i].folder);
    if (replicated_) servers_[i].port = free_port();
  }
  if (replicated_)
    relay_ = std::make_unique<Relay>(
        loop_, [this] { return cable_ ? servers_[primary_].port : std::uint16_t{0}; },
        [] { return std::make_unique<NobodyListens>(); });
  point_to(0);
}

std::unique_ptr<Process> Storage::launch(const fs::path& socket, const fs::path& folder,
                                         std::vector<std::string> more) const {
  std::vector<std::string> command = {"redis-server",
                                      "--unixsocket",
                                      socket,
                                      "--unixsocketperm",
                                      "700",
                                      "--bind",
                                      "127.0.0.1",
                                      "--dir",
                                      folder,
                                      "--save",
                                      "",
                                      "--appendonly",
                                      "yes",
                                      "--appendfsync",
                                      "always",
                                      "--repl-diskless-sync-delay",
                                      "0",
                                      "--rdbcompression",  // words in its files can be looked for
                                      "no",
                                      "--logfile",
                                      logs_ / "redis.log"};
  command.insert(command.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return std::make_unique<Process>(loop_, command, logs_ / "redis.err", nullptr);
}

std::unique_ptr<Process> Storage::open(const fs::path& lost, const fs::path& socket) const {
  return launch(socket, lost, {"--port", "0"});
}

void Storage::start(std::size_t which) {
  Server& server = servers_[which];
  if (server.process && !server.process->ended()) return;
  std::vector<std::string> more = {"--port", std::to_string(server.port)};
  if (which != primary_) more.insert(more.end(), {"--replicaof", "127.0.0.1", std::to_string(relay_->port())});
  server.process = launch(server.socket, server.folder, std::move(more));
}

void Storage::start() {
  start(primary_);
  if (replicated_) start(1 - primary_);
}

void Storage::kill() {
  Process& redis = *servers_[primary_].process;
  redis.signal(SIGKILL);
  redis.wait();
}

void Storage::stop() {
  for (Server& server : servers_) {
    if (!server.process) continue;
    // What is being rewritten has words that were taken back; ending kills it, and whoever starts next begins it anew.
    for (int tenths = 0; tenths < 100 && is_rewriting(server.socket); ++tenths)
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    // Told once, a replica that has just been given everything "can't exit", as it writes its first file, and goes on.
    for (; !server.process->ended(); std::this_thread::sleep_for(std::chrono::milliseconds(100)))
      server.process->signal(SIGTERM);
  }
}

bool Storage::answers(const fs::path& socket) { return ask(socket, "PING").starts_with("+PONG"); }

bool Storage::ended() { return servers_[primary_].process->ended().has_value(); }

std::uint32_t Storage::head_of(const std::string& document) const {
  return head_in(servers_[primary_].socket, document);
}

std::string Storage::whole_head_of(const std::string& document) const {
  const std::string answer = ask(servers_[primary_].socket, "HGETALL " + stored::key(document, "head"));
  return answer.starts_with("*") ? answer : "";  // not while it reads its files
}

bool Storage::ran_out_of_room() const {
  std::ifstream log(logs_ / "redis.log");
  for (std::string line; std::getline(log, line);)
    if (line.find("No space left on device") != std::string::npos || line.find("Short write") != std::string::npos)
      return true;
  return false;
}

std::string Storage::newest_snapshot(const std::string& document) const {
  const fs::path& socket = servers_[primary_].socket;
  const std::string name = bulk_in(ask(socket, "HGET " + stored::key(document, "head") + " snapshot"));
  const auto snapshot =
      stored::unpacked_snapshot(bulk_in(ask(socket, "GET " + stored::key(document, "snapshot:" + name))));
  return snapshot ? snapshot->SerializeAsString() : std::string();
}

fs::path Storage::append_only() const { return servers_[primary_].folder / "appendonlydir"; }

void Storage::point_to(std::size_t which) {
  const fs::path fresh = logs_ / "redis.sock.new";
  fs::create_symlink(servers_[which].socket, fresh);
  fs::rename(fresh, socket());
}

void Storage::keep_lost(const Server& server) {
  lost_.push_back(logs_ / ("lost-" + std::to_string(lost_.size() + 1)));
  fs::copy(server.folder, lost_.back(), fs::copy_options::recursive);
}

// ---- a copy put back

void Storage::copy_files() {
  fs::remove_all(data_ / "copy");
  fs::copy(servers_[primary_].folder, data_ / "copy", fs::copy_options::recursive);
}

void Storage::put_copy_back() {
  keep_lost(servers_[primary_]);
  fs::remove_all(servers_[primary_].folder);
  fs::rename(data_ / "copy", servers_[primary_].folder);
}

// ---- a failover

bool Storage::replica_in_step() const {
  return ask(servers_[1 - primary_].socket, "INFO replication").find("master_link_status:up") != std::string::npos;
}

void Storage::cut_replication() {
  cable_ = false;
  relay_->cut();
}

std::uint32_t Storage::head_of_replica(const std::string& document) const {
  return head_in(servers_[1 - primary_].socket, document);
}

void Storage::promote_replica() {
  keep_lost(servers_[primary_]);
  primary_ = 1 - primary_;
  (void)ask(servers_[primary_].socket, "REPLICAOF NO ONE");
  point_to(primary_);
}

void Storage::former_primary_follows() {
  cable_ = true;
  start(1 - primary_);
}

}  // namespace plenary::torture
