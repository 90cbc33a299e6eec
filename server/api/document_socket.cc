#include "server/api/document_socket.h"

#include "server/network/frame_parser.h"

namespace plenary {
namespace {

constexpr std::int64_t kHelloMs = 10'000;          // CONNECT-2
constexpr std::int64_t kSessionMs = 4'000;         // server/identity/README.md: signing out is noticed within 5 s
constexpr std::int64_t kUseMs = 600'000;           // seldom enough for ten thousand sockets: each use is a write
constexpr std::size_t kMessageBytes = 256 * 1024;  // about so much in one message; one piece may be larger
constexpr int kMalformed = 3;                      // the third ends the connection with 1007

// Shared by all sockets of the thread: what is being handed to the network, which copies the list (not the bytes).
thread_local std::vector<Bytes> due;

}  // namespace

DocumentSocket::DocumentSocket(Socket& socket, LiveDocuments& documents, Clock& clock, Sessions& sessions,
                               std::string session, const std::string& document, std::string participant,
                               VisitLimits limits)
    : socket_(socket),
      clock_(clock),
      sessions_(sessions),
      session_(std::move(session)),
      session_used_ms_(clock.steady_ms()) {
  hello_timer_ = clock_.after(kHelloMs, [this] { close(close_code::policy, "Say hello within ten seconds."); });
  visit_ = documents.visit(document, std::move(participant), *this, limits);
  look_at_session_later();
}

void DocumentSocket::look_at_session_later() {
  session_timer_ = clock_.after(kSessionMs, [this] {
    const std::int64_t now_ms = clock_.steady_ms();
    const bool counts = now_ms - session_used_ms_ >= kUseMs;
    auto looked = [weak = weak_from_this(), counts, now_ms](const std::variant<Session, SessionFault>& found) {
      const auto self = weak.lock();
      if (!self || self->closing_) return;
      const auto* fault = std::get_if<SessionFault>(&found);
      if (fault && *fault == SessionFault::none)
        return self->close(close_code::signed_out, "You are signed out. Open your link again.");
      if (counts && !fault) self->session_used_ms_ = now_ms;
      self->look_at_session_later();
    };
    if (counts) return sessions_.use(session_, clock_.wall_ms(), std::move(looked));
    sessions_.still_stands(session_, clock_.wall_ms(), std::move(looked));
  });
}

void DocumentSocket::on_message(std::string_view message) {
  if (closing_) return;
  ClientFrame frame;
  if (parse_frame(message, frame) != FrameFault::none) {
    if (++malformed_ >= kMalformed) close(close_code::malformed, "Three messages could not be read.");
    return;
  }
  if (frame.has_hello()) hello_timer_.reset();
  visit_->receive(std::move(frame));
}

void DocumentSocket::wake() {
  if (visit_ && !sending_ && !closing_) send_what_is_due();
}

void DocumentSocket::on_sent() {
  sending_ = false;
  if (!closing_) send_what_is_due();
}

void DocumentSocket::send_what_is_due() {
  due.clear();
  if (visit_->pull(due, kMessageBytes) == 0) return;
  sending_ = true;
  socket_.send(due);
  due.clear();
}

void DocumentSocket::close(std::uint16_t code, std::string_view reason) {
  if (closing_) return;
  closing_ = true;
  hello_timer_.reset();
  session_timer_.reset();
  socket_.close(code, reason);
}

void DocumentSocket::on_closed(std::uint16_t) {
  closing_ = true;
  hello_timer_.reset();
  session_timer_.reset();
  visit_.reset();
}

}  // namespace plenary
