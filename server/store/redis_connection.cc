#include "server/store/redis_connection.h"

#include <signal.h>

#include <boost/asio/post.hpp>
#include <cstring>

#include "server/store/redis_descriptor.h"

namespace plenary {

namespace asio = boost::asio;
using std::chrono::steady_clock;

// What hiredis holds for a command until its answer.
struct RedisConnection::Pending {
  RedisConnection* connection;
  RedisAnswer answer;
};

struct RedisConnection::Subscription {
  std::string channel;
  std::shared_ptr<const std::function<void(std::string_view)>> heard;  // nullptr: unsubscribed
  std::function<void()> begun;

  void answered(const redisReply& reply) {
    const auto kept = heard;  // it may unsubscribe
    if (!kept || reply.type != REDIS_REPLY_ARRAY || reply.elements != 3) return;
    if (std::strcmp(reply.element[0]->str, "subscribe") == 0 && begun) begun();
    if (std::strcmp(reply.element[0]->str, "message") == 0) (*kept)({reply.element[2]->str, reply.element[2]->len});
  }
};

// hiredis writes to its socket without MSG_NOSIGNAL: a Redis that has just died would end this process too.
static void ignore_broken_pipes() {
  struct sigaction now {};
  if (sigaction(SIGPIPE, nullptr, &now) == 0 && now.sa_handler == SIG_DFL) signal(SIGPIPE, SIG_IGN);
}

RedisConnection::RedisConnection(asio::io_context& io, RedisEndpoint endpoint, Changed changed, RedisPatience patience)
    : io_(io),
      endpoint_(std::move(endpoint)),
      changed_(std::move(changed)),
      patience_(patience),
      resolver_(io),
      pause_(io),
      connecting_(io),
      deadline_(io),
      next_pause_(patience.first_pause),
      chance_(std::random_device{}()),
      alive_(std::make_shared<bool>(true)) {
  ignore_broken_pipes();
}

RedisConnection::~RedisConnection() {
  leaving_ = true;
  if (context_ != nullptr) redisAsyncFree(context_);
}

void RedisConnection::open() { connect(); }

void RedisConnection::connect() {
  if (!endpoint_.unix_path.empty()) return connect_to(redisAsyncConnectUnix(endpoint_.unix_path.c_str()));
  // hiredis would look a name up itself, and block: it is given addresses only.
  connecting_.expires_after(patience_.connect);
  connecting_.async_wait([this, alive = std::weak_ptr(alive_)](boost::system::error_code error) {
    if (!error && alive.lock()) resolver_.cancel();
  });
  resolver_.async_resolve(
      endpoint_.host, std::to_string(endpoint_.port),
      [this, alive = std::weak_ptr(alive_)](boost::system::error_code error,
                                            const asio::ip::tcp::resolver::results_type& found) {
        if (!alive.lock()) return;
        connecting_.cancel();
        if (error || found.empty()) {
          why_down_ = "the name " + endpoint_.host + " is not found: " + error.message();
          return try_again_later();
        }
        const auto address =
            std::next(found.begin(), static_cast<std::ptrdiff_t>(failures_ % found.size()))->endpoint();
        connect_to(redisAsyncConnect(address.address().to_string().c_str(), address.port()));
      });
}

void RedisConnection::connect_to(redisAsyncContext* context) {
  if (context == nullptr || context->err != 0) {
    why_down_ = context == nullptr ? "out of memory" : context->errstr;
    if (context != nullptr) redisAsyncFree(context);
    return try_again_later();
  }
  context_ = context;
  context->data = this;
  RedisDescriptor::attach(io_, context, [this] { gone(); });
  redisAsyncSetConnectCallback(context, [](const redisAsyncContext* done, int status) {
    auto* self = static_cast<RedisConnection*>(done->data);
    self->connecting_.cancel();
    if (status == REDIS_OK) return self->greet();
    self->why_down_ = done->c.errstr[0] != '\0' ? done->c.errstr : "not reachable";
  });
  connecting_.expires_after(patience_.connect);
  connecting_.async_wait([this, alive = std::weak_ptr(alive_), context](boost::system::error_code error) {
    if (!error && alive.lock() && context_ == context && !up_) close("not connected within its time");
  });
}

void RedisConnection::greet() {
  if (!endpoint_.password.empty()) {
    RedisArguments auth{"AUTH"};
    if (!endpoint_.user.empty()) auth.push_back(endpoint_.user);
    auth.push_back(endpoint_.password);
    send(auth, [this](const redisReply* reply) { greeting_answered(reply, "AUTH"); });
  }
  if (endpoint_.database != 0)
    send({"SELECT", std::to_string(endpoint_.database)},
         [this](const redisReply* reply) { greeting_answered(reply, "SELECT"); });
  send({"PING"}, [this](const redisReply* reply) {
    greeting_answered(reply, "PING");
    if (context_ == nullptr || reply == nullptr || reply->type == REDIS_REPLY_ERROR || !why_down_.empty()) return;
    up_ = true;
    next_pause_ = patience_.first_pause;
    if (changed_) changed_(true, {});
  });
  why_down_.clear();
}

void RedisConnection::greeting_answered(const redisReply* reply, const char* what) {
  if (reply == nullptr || reply->type != REDIS_REPLY_ERROR) return;
  if (why_down_.empty()) close(std::string(what) + ": " + reply->str);
}

void RedisConnection::command(const RedisArguments& arguments, RedisAnswer answer) {
  if (up_) return send(arguments, std::move(answer));
  asio::post(io_, [answer = std::move(answer), alive = std::weak_ptr(alive_)] {
    if (alive.lock()) answer(nullptr);
  });
}

void RedisConnection::send(const RedisArguments& arguments, RedisAnswer answer) {
  std::vector<const char*> texts;
  std::vector<std::size_t> lengths;
  for (const std::string_view argument : arguments) {
    texts.push_back(argument.data());
    lengths.push_back(argument.size());
  }
  auto pending = std::make_unique<Pending>(Pending{this, std::move(answer)});
  const int status = redisAsyncCommandArgv(
      context_,
      [](redisAsyncContext*, void* reply, void* privdata) {
        const std::unique_ptr<Pending> done(static_cast<Pending*>(privdata));
        done->connection->answered(*done, static_cast<const redisReply*>(reply));
      },
      pending.get(), static_cast<int>(texts.size()), texts.data(), lengths.data());
  if (status != REDIS_OK) {  // being let go just now
    asio::post(io_, [answer = std::move(pending->answer), alive = std::weak_ptr(alive_)] {
      if (alive.lock()) answer(nullptr);
    });
    return;
  }
  (void)pending.release();  // hiredis has it until the answer
  deadlines_.push_back(steady_clock::now() + patience_.command);
  watch_deadlines();
}

void RedisConnection::answered(Pending& pending, const redisReply* reply) {
  deadlines_.pop_front();
  if (leaving_) return;
  pending.answer(reply);
}

void RedisConnection::watch_deadlines() {
  if (watching_ || deadlines_.empty()) return;
  watching_ = true;
  deadline_.expires_at(deadlines_.front());
  deadline_.async_wait([this, alive = std::weak_ptr(alive_)](boost::system::error_code error) {
    if (!alive.lock()) return;
    watching_ = false;
    if (error || deadlines_.empty()) return;
    if (deadlines_.front() <= steady_clock::now()) return close("no answer within its time");
    watch_deadlines();
  });
}

void RedisConnection::subscribe(const std::string& channel, std::function<void()> begun,
                                std::function<void(std::string_view message)> heard) {
  if (!up_) return;
  auto kept = std::make_shared<const std::function<void(std::string_view)>>(std::move(heard));
  subscriptions_.push_back(std::make_unique<Subscription>(Subscription{channel, std::move(kept), std::move(begun)}));
  const char* texts[] = {"SUBSCRIBE", channel.data()};
  const std::size_t lengths[] = {9, channel.size()};
  redisAsyncCommandArgv(
      context_,
      [](redisAsyncContext*, void* answer, void* privdata) {
        if (answer != nullptr) static_cast<Subscription*>(privdata)->answered(*static_cast<const redisReply*>(answer));
      },
      subscriptions_.back().get(), 2, texts, lengths);
}

void RedisConnection::unsubscribe(const std::string& channel) {
  if (!up_) return;
  for (auto& subscription : subscriptions_)  // it stays until the connection goes: hiredis still points to it
    if (subscription->channel == channel) subscription->heard.reset();
  const char* texts[] = {"UNSUBSCRIBE", channel.data()};
  const std::size_t lengths[] = {11, channel.size()};
  redisAsyncCommandArgv(context_, nullptr, nullptr, 2, texts, lengths);
}

void RedisConnection::renew(const std::string& why) {
  if (context_ != nullptr) close(why);
}

void RedisConnection::close(const std::string& why) {
  why_down_ = why;
  const bool was_up = up_;
  up_ = false;
  redisAsyncFree(context_);  // answers what is pending with nullptr, then gone(); from within an answer: when that ends
  if (was_up && !leaving_ && changed_) changed_(false, why_down_);
}

// hiredis has let go of the connection, for whatever reason, and is about to free it.
void RedisConnection::gone() {
  if (leaving_) return;
  if (context_->err != 0 && why_down_.empty()) why_down_ = context_->errstr;
  if (why_down_.empty()) why_down_ = "the connection was closed";
  const bool was_up = up_;
  up_ = false;
  context_ = nullptr;
  deadlines_.clear();
  connecting_.cancel();
  subscriptions_.clear();  // hiredis has called each for the last time
  try_again_later();
  if (was_up && changed_) changed_(false, why_down_);
}

void RedisConnection::try_again_later() {
  ++failures_;
  std::uniform_real_distribution<double> part(0.5, 1.0);
  const auto pause = std::chrono::duration_cast<std::chrono::milliseconds>(next_pause_ * part(chance_));
  next_pause_ = std::min(next_pause_ * 2, patience_.longest_pause);
  pause_.expires_after(pause);
  pause_.async_wait([this, alive = std::weak_ptr(alive_)](boost::system::error_code error) {
    if (!error && alive.lock()) connect();
  });
}

}  // namespace plenary
