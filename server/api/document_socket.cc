#include "server/api/document_socket.h"

#include "server/network/frame_parser.h"

namespace plenary {
namespace {

constexpr std::int64_t kHelloMs = 10'000;        // CONNECT-2
constexpr std::size_t kMessageBytes = 256 * 1024;  // about so much in one message; one piece may be larger
constexpr int kMalformed = 3;                    // the third ends the connection with 1007

// Shared by all sockets of the thread: what is being handed to the network, which copies the list (not the bytes).
thread_local std::vector<Bytes> due;

}  // namespace

DocumentSocket::DocumentSocket(Socket& socket, LiveDocuments& documents, Clock& clock, const std::string& document,
                               std::string participant, VisitLimits limits)
    : socket_(socket), clock_(clock) {
  hello_timer_ = clock_.after(kHelloMs, [this] { close(close_code::policy, "Say hello within ten seconds."); });
  visit_ = documents.visit(document, std::move(participant), *this, limits);
}

void DocumentSocket::on_message(std::string_view message) {
  if (closing_) return;
  ClientFrame frame;
  if (parse_frame(message, frame) != FrameFault::none) {
    if (++malformed_ >= kMalformed) close(close_code::malformed, "Three messages could not be read.");
    return;
  }
  if (frame.has_hello()) hello_timer_.reset();
  visit_->receive(frame);
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
  socket_.close(code, reason);
}

void DocumentSocket::on_closed(std::uint16_t) {
  closing_ = true;
  hello_timer_.reset();
  visit_.reset();
}

}  // namespace plenary
