#include "clients/cli/live_board.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <cerrno>
#include <csignal>
#include <iostream>
#include <set>
#include <system_error>
#include <utility>

namespace plenary::cli {
namespace {

constexpr std::int64_t kNamesWithinMs = 500;

bool names_are_here(const client::Session& session) {
  for (const auto& [id, entry] : session.shown().entries()) {
    const Member& member = entry.record.member();
    if (entry.record.has_member() && !member.removed() && !session.people().contains(member.participant()))
      return false;
  }
  return !session.people().empty();
}

client::SessionOptions session_options(const Seat& seat) {
  client::SessionOptions options;
  options.participant = seat.joined.participant();
  options.build = "plenary-cli 0.1";
  options.random = client::random_bytes_here;
  return options;
}

// The server has said no, and would say so again: a link that is revoked, damaged, or another server's.
bool is_final(unsigned status) { return status >= 400 && status < 500 && status != 408 && status != 429; }

}  // namespace

LiveBoard::LiveBoard(Seat seat)
    : seat_(std::move(seat)),
      outbox_(seat_.outbox_path()),
      session_(session_options(seat_), outbox_, *this),
      connection_(loop_, session_, {seat_.link.server, seat_.joined.document(), seat_.joined.session(), seat_.trust}),
      signals_(loop_, SIGINT, SIGTERM),
      leave_by_(loop_),
      join_again_(loop_) {
  connection_.on_activity([this] { activity(); });
}

bool LiveBoard::run() {
  signals_.async_wait([this](boost::system::error_code error, int) {
    if (!error) interrupted();
  });
  connection_.start();
  loop_.run();
  return !stopped_;
}

void LiveBoard::activity() {
  if (session_.must_join_again() && !ended_ && !waits_to_join_) join_again();
  // With the names of those who take part, if all of them come soon.
  const std::int64_t now_ms = client::now_here().steady_ms;
  if (live_ms_ == 0 && session_.state() == client::State::live) live_ms_ = now_ms;
  if (!began_ && live_ms_ != 0 && (names_are_here(session_) || now_ms - live_ms_ > kNamesWithinMs)) {
    began_ = true;
    began();
  }
  happened();
  if (session_.state() == client::State::stopped && !session_.must_join_again() && !ended_) {
    stopped_ = true;
    end();
  } else if (leaving_ && !ended_ && session_.state() == client::State::live && session_.outstanding() == 0) {
    end();
  }
}

void LiveBoard::join_again() {
  const auto problem = seat_.join_again();
  if (!problem) {
    join_again_in_ = kJoinAgainIn;
    connection_.use_bearer(seat_.joined.session());
    session_.joined_again();
    connection_.dial_now();
    return;
  }
  std::cerr << "plenary: " << problem->sentence << "\n";
  if (is_final(problem->status)) {
    stopped_ = true;
    return end();
  }
  waits_to_join_ = true;
  join_again_.expires_after(join_again_in_);
  join_again_in_ = std::min(join_again_in_ * 2, kJoinAgainAtMost);
  join_again_.async_wait([this](boost::system::error_code error) {
    if (error) return;
    waits_to_join_ = false;
    activity();
  });
}

void LiveBoard::leave(std::int64_t within_ms) {
  if (within_ms == 0 && leaving_) return end();  // said twice: at once
  if (leaving_) return;
  leaving_ = true;
  leave_by_.expires_after(std::chrono::milliseconds(within_ms));
  leave_by_.async_wait([this](boost::system::error_code error) {
    if (!error) end();
  });
  asio::post(loop_, [this] { activity(); });
}

void LiveBoard::end() {
  if (std::exchange(ended_, true)) return;
  leaving_ = true;
  leave_by_.cancel();
  join_again_.cancel();
  signals_.cancel();
  connection_.stop([this] { loop_.stop(); });
}

OutlineOf LiveBoard::outline_of() const {
  std::set<std::string> unsent;  // the server says what is one's own of what it has; what is on its way is, too
  for (const client::OutboxEntry& entry : session_.outbox().entries())
    unsent.insert(entry.held.request.add_card().id());
  OutlineOf of{
      session_.shown(),
      session_.people(),
      [this, unsent = std::move(unsent)](const std::string& id) { return session_.is_mine(id) || unsent.contains(id); },
      {}};
  for (const auto& [connection, presence] : session_.presence())
    if (connection != session_.me().connection) of.here.push_back(presence);
  of.connected = session_.state() == client::State::live;
  return of;
}

std::string LiveBoard::trouble() const { return session_.state() == client::State::live ? "" : connection_.problem(); }

std::string LiveBoard::state_line() const {
  const std::string why = trouble();
  return saved().sentence() + (why.empty() ? "" : " " + why);
}

Input::Input(asio::io_context& loop, int descriptor) : stream_(loop) {
  struct stat about {};
  regular_ = fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
  if (!regular_) {
    stream_.assign(::dup(descriptor));
    return;
  }
  char bytes[65536];
  for (;;) {
    const ssize_t count = ::read(descriptor, bytes, sizeof bytes);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw std::system_error(errno, std::generic_category(), "the commands cannot be read");
    if (count == 0) break;
    whole_.append(bytes, static_cast<std::size_t>(count));
  }
}

void Input::read(std::function<void(std::string_view)> came, std::function<void()> ended) {
  came_ = std::move(came);
  ended_ = std::move(ended);
  if (!regular_) return next();
  asio::post(stream_.get_executor(), [this] {
    came_(whole_);
    ended_();
  });
}

void Input::next() {
  stream_.async_read_some(asio::buffer(chunk_), [this](boost::system::error_code error, std::size_t count) {
    if (error == asio::error::operation_aborted) return;
    if (error) return ended_();
    came_({chunk_.data(), count});
    if (stream_.is_open()) next();
  });
}

void Input::stop() {
  if (stream_.is_open()) stream_.close();
}

}  // namespace plenary::cli
