#include "server/store/redis.h"

#include <hiredis/hiredis.h>

#include <algorithm>

namespace plenary {

// A script that is asked to run; kept until its answer, because Redis may have to be given the script first.
struct Redis::Call {
  scripts::Script script;
  std::string keys;
  std::vector<std::string> arguments;
  RedisAnswer answer;
  bool loaded_for = false;  // it has waited for the scripts once; not again
};

Redis::Redis(boost::asio::io_context& io, const RedisAddress& address, std::function<void(const std::string&)> trouble,
             RedisPatience patience, ChannelPatience channel_patience)
    : io_(io),
      trouble_(std::move(trouble)),
      commands_(
          io, address.endpoint,
          [this](bool up, const std::string&) {
            if (!loader_) loader_changed(up);
            consider_up();
          },
          patience),
      channels_(
          io, address.endpoint,
          [this](const std::string& channel, std::string_view message) { publish(channel, message); },
          channel_patience),
      loader_patience_(io),
      patience_(patience.command) {
  if (address.loader)
    loader_.emplace(
        io, *address.loader, [this](bool up, const std::string&) { loader_changed(up); }, patience);
}

void Redis::open() {
  if (loader_) loader_->open();
  commands_.open();
  channels_.open();
}

void Redis::publish(const std::string& channel, std::string_view message) {
  commands_.command({"PUBLISH", channel, message}, [this](const redisReply* reply) {
    if (!error_word(reply).empty()) trouble_("Redis refuses PUBLISH: " + std::string(text_of(reply)));
  });
}

void Redis::command_as_loader(const RedisArguments& arguments, RedisAnswer answer) {
  (loader_ ? *loader_ : commands_).command(arguments, std::move(answer));
}

void Redis::run(scripts::Script script, std::size_t keys, std::vector<std::string> arguments, RedisAnswer answer) {
  send(std::make_shared<Call>(Call{script, std::to_string(keys), std::move(arguments), std::move(answer)}));
}

void Redis::send(const CallPointer& call) {
  const std::string& digest = digests_[static_cast<std::size_t>(call->script)];
  if (digest.empty() && commands_.up()) return after_loading(call);
  RedisArguments arguments{"EVALSHA", digest, call->keys};
  arguments.insert(arguments.end(), call->arguments.begin(), call->arguments.end());
  commands_.command(arguments, [this, call](const redisReply* reply) {
    if (error_word(reply) == "NOSCRIPT") return after_loading(call);
    if (error_word(reply) == "READONLY") commands_.renew("it is no longer the primary");
    call->answer(reply);
  });
}

void Redis::after_loading(const CallPointer& call) {
  if (call->loaded_for) return call->answer(nullptr);
  call->loaded_for = true;
  waiting_.push_back(call);
  if (loading_ > 0) return;
  if ((loader_ ? *loader_ : commands_).up()) return load_scripts();
  loader_patience_.expires_after(patience_);
  loader_patience_.async_wait([this](boost::system::error_code error) {
    if (!error)
      finish_loading(
          "Redis needs its scripts again, and the user who loads them is not let in: " + loader_->why_down() + '.');
  });
}

bool Redis::scripts_known() const {
  return std::none_of(digests_.begin(), digests_.end(), [](const std::string& digest) { return digest.empty(); });
}

void Redis::loader_changed(bool up) {
  if (up && loading_ == 0 && (!scripts_known() || !waiting_.empty())) load_scripts();
}

void Redis::consider_up() {
  const bool up = commands_.up() && scripts_known();
  if (up == up_) return;
  up_ = up;
  for (const auto& changed : changed_) changed(up);
}

void Redis::load_scripts() {
  loader_patience_.cancel();
  loading_ = scripts::kCount;
  loading_failure_.clear();
  for (std::size_t index = 0; index < scripts::kCount; ++index)
    command_as_loader({"SCRIPT", "LOAD", scripts::kSources[index]},
                      [this, index](const redisReply* reply) { script_loaded(index, reply); });
}

void Redis::script_loaded(std::size_t index, const redisReply* reply) {
  if (reply == nullptr)
    loading_failure_ = "Redis is not reachable for loading scripts.";
  else if (reply->type != REDIS_REPLY_STRING)
    loading_failure_ = "Redis refuses SCRIPT LOAD: " + std::string(text_of(reply));
  else
    digests_[index] = text_of(reply);
  if (--loading_ == 0) finish_loading(loading_failure_);
}

void Redis::finish_loading(const std::string& failure) {
  std::vector<CallPointer> calls;
  calls.swap(waiting_);
  if (!failure.empty()) trouble_(failure);
  consider_up();
  for (const CallPointer& call : calls) {
    if (failure.empty())
      send(call);
    else
      call->answer(nullptr);
  }
}

std::string_view error_word(const redisReply* reply) {
  if (reply == nullptr || reply->type != REDIS_REPLY_ERROR) return {};
  const std::string_view text(reply->str, reply->len);
  return text.substr(0, text.find(' '));
}

std::string_view text_of(const redisReply* reply) {
  if (reply == nullptr || reply->str == nullptr) return {};
  const bool text =
      reply->type == REDIS_REPLY_STRING || reply->type == REDIS_REPLY_STATUS || reply->type == REDIS_REPLY_ERROR;
  return text ? std::string_view(reply->str, reply->len) : std::string_view{};
}

}  // namespace plenary
