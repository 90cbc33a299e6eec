// A board that is open: a seat, its outbox, a session and its connection, on one loop. What commands share that stay
// for a while (join, tail, post).
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "clients/cli/outline.h"
#include "clients/cli/seat.h"
#include "clients/cpp/connection.h"

namespace plenary::cli {

namespace asio = boost::asio;

class LiveBoard : public client::Observer {
 public:
  explicit LiveBoard(Seat seat);  // throws client::OutboxUnusable
  ~LiveBoard() override = default;

  // Until leave(), a signal, or the session stops for good. Returns false in the last case, its reason said.
  bool run();
  // Waits until everything is saved, at most so long, then says goodbye.
  void leave(std::int64_t within_ms);

 protected:
  virtual void began() {}                   // once, when the board is there
  virtual void happened() {}                // anything may have changed
  virtual void interrupted() { leave(0); }  // Ctrl-C
  [[nodiscard]] OutlineOf outline_of() const;
  [[nodiscard]] client::SavedState saved() const { return session_.saved_state(client::now_here()); }
  [[nodiscard]] std::string trouble() const;  // with the connection; empty: none
  [[nodiscard]] std::string state_line() const;
  void poke() { connection_.poke(); }

  Seat seat_;
  asio::io_context loop_{1};
  client::FileOutbox outbox_;
  client::Session session_;
  client::Connection connection_;
  bool leaving_ = false;

  [[nodiscard]] bool has_begun() const { return began_; }

 private:
  // Where others share the address, who asks too often locks them out, too.
  static constexpr std::chrono::seconds kJoinAgainIn{2};
  static constexpr std::chrono::seconds kJoinAgainAtMost{60};

  void activity();
  void join_again();
  void end();

  asio::signal_set signals_;
  asio::steady_timer leave_by_;
  asio::steady_timer join_again_;
  std::chrono::seconds join_again_in_ = kJoinAgainIn;
  bool waits_to_join_ = false;
  std::int64_t live_ms_ = 0;  // 0 = not yet
  bool began_ = false;
  bool ended_ = false;
  bool stopped_ = false;
};

// Standard input, or a file, line by line or as it comes. Regular files are read at once: the loop cannot wait on them.
class Input {
 public:
  Input(asio::io_context& loop, int descriptor);
  void read(std::function<void(std::string_view)> came, std::function<void()> ended);
  void stop();

 private:
  void next();
  asio::posix::stream_descriptor stream_;
  std::string whole_;
  bool regular_ = false;
  std::array<char, 4096> chunk_{};
  std::function<void(std::string_view)> came_;
  std::function<void()> ended_;
};

}  // namespace plenary::cli
