// Connection: drives a Session over a real WebSocket. Dials, reads, writes, closes, waits with jitter and dials again,
// for as long as the session wants a connection.
//
// Everything runs on the thread that runs the io_context, the session's observer included. After calls to the session
// from elsewhere on that thread, say poke(), so that what is to be sent goes at once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "clients/cpp/http.h"
#include "clients/cpp/session.h"

namespace boost::asio {
class io_context;
}

namespace plenary::client {

struct ConnectionOptions {
  ServerAddress server;
  std::string document;
  std::string bearer;
  Trust trust;
};

class Connection {
 public:
  // `session` outlives the connection. Nothing happens before start().
  Connection(boost::asio::io_context& loop, Session& session, ConnectionOptions options);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void start();
  void poke();
  void dial_now();                      // does not wait any longer
  void use_bearer(std::string bearer);  // from the next dialling on
  // Cuts the connection without a goodbye, as a bad network does, and does not dial until start().
  void cut();
  // Says goodbye, waits for it a little, then calls `done`; dials no more.
  void stop(std::function<void()> done);
  // Why the last attempt failed; empty while connected.
  [[nodiscard]] const std::string& problem() const;
  // Called after everything that may have changed what the session would say.
  void on_activity(std::function<void()> heard);

 private:
  class Core;
  std::shared_ptr<Core> core_;
};

[[nodiscard]] Now now_here();
// From the system.
void random_bytes_here(void* bytes, std::size_t count);

}  // namespace plenary::client
