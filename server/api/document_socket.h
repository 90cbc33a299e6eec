// A WebSocket in a document: joins what the network hands over (frames, "sent", "closed") with a visit of the live
// document. It writes whenever the socket is free and the document has something: one message with everything that is
// due, so that a busy board batches by itself.
//
// It ends with its session: whoever signs out elsewhere is told within five seconds (4401). While nobody can say whether
// the session stands, it stays. An open socket is use of its session: nobody is put out in mid-meeting for sitting there.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/identity/sessions.h"
#include "server/live/live_documents.h"
#include "server/network/socket.h"

namespace plenary {

class DocumentSocket final : public SocketHandler, public Visitor, public std::enable_shared_from_this<DocumentSocket> {
 public:
  // `session` is a name (Sessions::name), not the token.
  DocumentSocket(Socket& socket, LiveDocuments& documents, Clock& clock, Sessions& sessions, std::string session,
                 const std::string& document, std::string participant, VisitLimits limits);

  void on_message(std::string_view message) override;
  void on_sent() override;
  void on_closed(std::uint16_t code) override;

  void wake() override;
  void close(std::uint16_t code, std::string_view reason) override;

 private:
  void send_what_is_due();
  void look_at_session_later();

  Socket& socket_;
  Clock& clock_;
  Sessions& sessions_;
  const std::string session_;
  bool sending_ = false;
  bool closing_ = false;
  int malformed_ = 0;
  std::int64_t session_used_ms_;  // steady; the upgrade was use
  Clock::Timer hello_timer_;      // CONNECT-2; given up when a hello has come
  Clock::Timer session_timer_;
  std::unique_ptr<Visit> visit_;
};

}  // namespace plenary
