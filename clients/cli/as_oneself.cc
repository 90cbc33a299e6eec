// Asking the server for something as a person, with a seat of one's own.
#include "clients/cli/commands.h"

namespace plenary::cli {

client::Answered<std::string> as_oneself(const SeatOptions& options, const std::string& rest,
                                         const google::protobuf::Message* body) {
  auto taken = take_seat(options);
  if (const auto* failure = std::get_if<client::Failure>(&taken)) return *failure;
  Seat& seat = std::get<Seat>(taken);
  for (bool again = false;; again = true) {
    auto answer =
        body ? client::send_document(seat.link.server, seat.joined.session(), seat.joined.document(), rest, *body,
                                     seat.trust)
             : client::read_document(seat.link.server, seat.joined.session(), seat.joined.document(), rest, seat.trust);
    const auto* failure = std::get_if<client::Failure>(&answer);
    if (!failure || failure->status != 401 || again) return answer;
    if (const auto problem = seat.join_again()) return *problem;
  }
}

}  // namespace plenary::cli
