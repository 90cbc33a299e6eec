// One Redis as the rest of this folder uses it: commands and scripts pipelined on one connection, channels on another,
// and, for a Redis that forbids it to everybody else, a third that only loads scripts.
//
// Of one io_context and its thread. main makes one and gives it to RedisLog, RedisPeople, RedisKept.
#pragma once

#include <array>
#include <optional>

#include "server/store/redis_channels.h"
#include "server/store/redis_connection.h"
#include "server/store/scripts.h"

namespace plenary {

struct RedisAddress {
  RedisEndpoint endpoint;
  std::optional<RedisEndpoint> loader;  // who may SCRIPT LOAD, if that is not `endpoint`'s user
};

class Redis {
 public:
  // `trouble`: what an operator should read, as a sentence; never what people wrote.
  Redis(boost::asio::io_context& io, const RedisAddress& address, std::function<void(const std::string&)> trouble,
        RedisPatience patience = {}, ChannelPatience channel_patience = {});

  void open();
  // Commands are answered, and the scripts are known.
  [[nodiscard]] bool up() const { return up_; }
  [[nodiscard]] const std::string& why_down() const { return commands_.why_down(); }
  // Each is told when it comes up or goes down.
  void on_change(std::function<void(bool up)> changed) { changed_.push_back(std::move(changed)); }

  void command(const RedisArguments& arguments, RedisAnswer answer) { commands_.command(arguments, std::move(answer)); }
  // `arguments` begin with the keys. A script that Redis has forgotten is loaded, and run then.
  void run(scripts::Script script, std::size_t keys, std::vector<std::string> arguments, RedisAnswer answer);
  // As the user who loads scripts, for the few things that the everyday user may not do.
  void command_as_loader(const RedisArguments& arguments, RedisAnswer answer);

  [[nodiscard]] RedisChannels& channels() { return channels_; }
  void publish(const std::string& channel, std::string_view message);
  void trouble(const std::string& sentence) const { trouble_(sentence); }
  [[nodiscard]] boost::asio::io_context& io() { return io_; }

 private:
  struct Call;
  using CallPointer = std::shared_ptr<Call>;

  void send(const CallPointer& call);
  void after_loading(const CallPointer& call);
  void load_scripts();
  void script_loaded(std::size_t index, const redisReply* reply);
  void finish_loading(const std::string& failure);
  [[nodiscard]] bool scripts_known() const;
  void loader_changed(bool up);
  void consider_up();

  boost::asio::io_context& io_;
  std::function<void(const std::string&)> trouble_;
  std::vector<std::function<void(bool)>> changed_;
  RedisConnection commands_;
  std::optional<RedisConnection> loader_;
  RedisChannels channels_;
  std::array<std::string, scripts::kCount> digests_;  // SHA-1 as Redis answered; empty: not loaded yet
  std::vector<CallPointer> waiting_;                  // for scripts to be loaded
  std::size_t loading_ = 0;                           // answers that are still to come
  std::string loading_failure_;
  boost::asio::steady_timer loader_patience_;  // while scripts are needed and who loads them is not reachable
  std::chrono::milliseconds patience_;
  bool up_ = false;
};

// "NOSCRIPT", "OOM", ...: the first word of an error; empty if the reply is not an error.
[[nodiscard]] std::string_view error_word(const redisReply* reply);
[[nodiscard]] std::string_view text_of(const redisReply* reply);  // of a string or status; empty otherwise

}  // namespace plenary
