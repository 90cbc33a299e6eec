// A WebSocket in a document: joins what the network hands over (frames, "sent", "closed") with a visit of the live
// document. It writes whenever the socket is free and the document has something: one message with everything that is
// due, so that a busy board batches by itself.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/live/live_documents.h"
#include "server/network/socket.h"

namespace plenary {

class DocumentSocket final : public SocketHandler, public Visitor {
 public:
  DocumentSocket(Socket& socket, LiveDocuments& documents, Clock& clock, const std::string& document,
                 std::string participant, VisitLimits limits);

  void on_message(std::string_view message) override;
  void on_sent() override;
  void on_closed(std::uint16_t code) override;

  void wake() override;
  void close(std::uint16_t code, std::string_view reason) override;

 private:
  void send_what_is_due();

  Socket& socket_;
  Clock& clock_;
  bool sending_ = false;
  bool closing_ = false;
  int malformed_ = 0;
  Clock::Timer hello_timer_;       // CONNECT-2; given up when a hello has come
  std::unique_ptr<Visit> visit_;
};

}  // namespace plenary
