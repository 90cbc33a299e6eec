// The real Server on a thread of its own, with handlers that only echo: what is tested is the network folder. Deadlines
// are short where a test waits for them, and long where it does not.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "server/network/server.h"
#include "tests/hostile/wire.h"

namespace plenary::hostile {

// Silence keeps its ordinary, longer deadline: most tests have a socket that only waits.
inline SocketLimits short_socket_limits() {
  SocketLimits limits;
  limits.message_ms = 300;
  limits.write_stall_ms = 400;
  limits.close_ms = 200;
  return limits;
}

// For what is legal and may take its time on a busy machine.
inline SocketLimits patient_socket_limits() {
  SocketLimits limits;
  limits.message_ms = limits.write_stall_ms = 20'000;
  return limits;
}

inline ServerOptions short_options() {
  ServerOptions options;
  options.port = 0;
  options.http.header_ms = 300;
  options.http.body_ms = 400;
  options.http.response_ms = 500;
  options.http.idle_ms = 300;
  options.connections.total = 400;
  return options;
}

inline ServerOptions patient_options() {
  auto options = short_options();
  options.http.header_ms = options.http.body_ms = options.http.response_ms = options.http.idle_ms = 20'000;
  return options;
}

// Sends back what it is sent, one message at a time, in order.
class Echo : public SocketHandler {
 public:
  Echo(Socket& socket, std::function<void(std::uint16_t)> closed) : socket_(socket), closed_(std::move(closed)) {}
  void on_message(std::string_view message) override {
    waiting_.push_back(std::make_shared<const std::string>(message));
    if (!sending_) next();
  }
  void on_sent() override {
    sending_ = false;
    if (!waiting_.empty()) next();
  }
  void on_closed(std::uint16_t code) override { closed_(code); }

 private:
  Socket& socket_;
  std::function<void(std::uint16_t)> closed_;
  std::deque<SharedBytes> waiting_;
  bool sending_ = false;
  void next() {
    sending_ = true;
    const std::vector<SharedBytes> one{waiting_.front()};
    waiting_.pop_front();
    socket_.send(one);
  }
};

class EchoServer {
 public:
  explicit EchoServer(ServerOptions options = patient_options(), SocketLimits limits = patient_socket_limits())
      : EchoServer(std::move(options), echo_http, [this, limits](HttpRequest, auto answer) {
          answer(AcceptUpgrade{[this](Socket& socket) {
                                 return std::make_shared<Echo>(socket, [this](std::uint16_t code) { closed(code); });
                               },
                               limits});
        }) {}
  EchoServer(ServerOptions options, HttpHandler http, UpgradeHandler upgrade)
      : work_(boost::asio::make_work_guard(loop_)) {
    options.heard = [this](const NetworkEvent& event) {
      const std::lock_guard hold(mutex_);
      events_.push_back(event);
    };
    server_ = std::make_unique<Server>(loop_, std::move(options), std::move(http), std::move(upgrade));
    target_.port = server_->port();
    thread_ = std::thread([this] { loop_.run(); });
  }
  ~EchoServer() {
    on_its_thread([this] { server_.reset(); });
    work_.reset();
    thread_.join();
  }

  [[nodiscard]] const Target& target() const { return target_; }
  [[nodiscard]] Server& server() { return *server_; }
  // Runs there, waits for the end.
  template <class Work>
  void on_its_thread(Work work) {
    std::promise<void> done;
    boost::asio::post(loop_, [&] {
      work();
      done.set_value();
    });
    done.get_future().wait();
  }
  [[nodiscard]] ServerFigures figures() {
    ServerFigures figures;
    on_its_thread([&] { figures = server_->figures(); });
    return figures;
  }
  [[nodiscard]] std::vector<std::uint16_t> closed_with() {
    const std::lock_guard hold(mutex_);
    return closed_;
  }
  [[nodiscard]] int heard(NetworkEvent::Kind kind) {
    const std::lock_guard hold(mutex_);
    int count = 0;
    for (const auto& event : events_) count += event.kind == kind;
    return count;
  }
  void closed(std::uint16_t code) {
    const std::lock_guard hold(mutex_);
    closed_.push_back(code);
  }

  static void echo_http(HttpRequest request, HttpAnswer answer) {
    answer({.headers = {{"Content-Type", "text/plain"}},
            .body = request.method + " " + request.path + "\n" + request.body});
  }

 private:
  boost::asio::io_context loop_{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  std::mutex mutex_;
  std::vector<NetworkEvent> events_;
  std::vector<std::uint16_t> closed_;
  std::unique_ptr<Server> server_;
  Target target_;
  std::thread thread_;
};

// Somebody else on the same server, who works on while others attack: sends a message, waits for its echo, sends the
// next. What they notice is how long the longest took, and whether they were ever cut off. At the end they send once more.
class Bystander {
 public:
  explicit Bystander(const Target& target) : wire_(open_socket(target)), thread_([this] { work(); }) {}
  ~Bystander() { stop(); }

  struct Report {
    long echoes;
    long slowest_ms;
    bool cut_off;
  };
  Report stop() {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
    return {echoes_, slowest_ms_, cut_off_};
  }

 private:
  Wire wire_;
  std::atomic<bool> stop_ = false;
  std::atomic<bool> cut_off_ = false;
  std::atomic<long> echoes_ = 0;
  std::atomic<long> slowest_ms_ = 0;
  std::thread thread_;

  void work() {
    for (bool last = false; !last && !cut_off_;) {
      last = stop_;
      const auto since = now_ms();
      const auto message = "still here " + std::to_string(echoes_);
      wire_.send(frame(binary, message));
      std::optional<Frame> answer;
      do {
        answer = wire_.next_frame();
        if (answer && answer->opcode == ping) wire_.send(frame(pong, answer->payload));
      } while (answer && answer->opcode != binary);
      if (!answer || answer->payload != message) cut_off_ = true;
      ++echoes_;
      slowest_ms_ = std::max<long>(slowest_ms_, now_ms() - since);
      wire_.anything_arrives(5);  // a pace, not a wait for something
    }
  }
};

}  // namespace plenary::hostile
