#include "tests/bench/boards.h"

#include <google/protobuf/util/json_util.h>

#include <random>
#include <stdexcept>

#include "proto/api.pb.h"

namespace plenary::bench {
namespace {

template <class Message>
Message parsed(const HttpReply& reply, const char* what) {
  Message message;
  if (reply.status != 200 || !google::protobuf::util::JsonStringToMessage(reply.body, &message).ok())
    throw std::runtime_error(std::string(what) + " was refused: " + reply.body);
  return message;
}

}  // namespace

Seat join(std::uint16_t port, const std::string& link) {
  const std::string token = link.substr(link.find('#') + 1);
  const auto answer = parsed<JoinAnswer>(
      http(port, "POST", "/api/join", "", "{\"token\":\"" + token + "\",\"name\":\"Load\"}"), "join");
  return {answer.document(), answer.session()};
}

std::map<std::string, std::string> fresh_board(std::uint16_t port, const Seat& leading, const std::string& title) {
  const auto answer = parsed<CopyAnswer>(http(port, "POST", "/api/documents", leading.session,
                                              "{\"like\":\"" + leading.document + "\",\"title\":\"" + title + "\"}"),
                                         "a fresh board");
  return {answer.links().begin(), answer.links().end()};
}

std::string hello(std::uint32_t number) {
  static std::mt19937_64 chance(std::random_device{}());
  ClientFrame frame;
  frame.mutable_hello()->set_major(1);
  std::string client(16, '\0');
  for (char& byte : client) byte = static_cast<char>(chance());
  client[0] = static_cast<char>(number);
  frame.mutable_hello()->set_client(client);
  return frame.SerializeAsString();
}

std::string submit(const Request& request) {
  ClientFrame frame;
  *frame.add_requests() = request;
  return frame.SerializeAsString();
}

Request add_card(std::uint32_t cseq, const std::string& id, const std::string& text) {
  Request request;
  request.set_cseq(cseq);
  AddCard& add = *request.mutable_add_card();
  add.set_id(id);
  add.set_kind(IDEA);
  add.set_text(text);
  add.mutable_place()->set_region("challenges");
  return request;
}

Request mark_card(std::uint32_t cseq, const std::string& id, const std::string& mark) {
  Request request;
  request.set_cseq(cseq);
  request.mutable_set_card()->set_id(id);
  request.mutable_set_card()->set_source(mark);
  return request;
}

void fill(std::uint16_t port, const Seat& seat, std::uint32_t cards) {
  static const std::vector<std::string> kWords{"river", "city",   "open",    "water", "street",  "harbour",
                                               "early", "people", "measure", "swim",  "school",  "farm",
                                               "rain",  "fund",   "public",  "ward",  "promise", "slow"};
  std::mt19937 chance(7);
  Peers peers(port);
  const std::size_t writer = peers.connect(seat.path(), seat.headers());
  peers.send(writer, hello(1));
  std::uint32_t sent = 0, acknowledged = 0;
  const std::int64_t until = now_us() + 120'000'000;
  while (acknowledged < cards) {
    while (sent < cards && sent - acknowledged < 100) {
      std::string text;
      for (int i = 0; i < 9; ++i) text += kWords[chance() % kWords.size()] + (i == 8 ? "." : " ");
      ++sent;
      peers.send(writer,
                 submit(add_card(sent, "fill-" + std::to_string(chance() % 1'000'000'000) + "-" + std::to_string(sent),
                                 text)));
    }
    peers.poll(100, [&](std::size_t, std::string_view bytes) {
      ServerFrame frame;
      if (!frame.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        throw std::runtime_error("a frame that cannot be read");
      for (const ServerMessage& message : frame.messages()) {
        if (message.has_ack()) acknowledged = message.ack().cseq();
        if (message.has_ack() && message.ack().has_refusal())
          throw std::runtime_error("refused: " + message.ack().sentence());
        if (message.has_problem()) throw std::runtime_error("problem: " + message.problem().sentence());
      }
    });
    if (now_us() > until || peers.closed() > 0) throw std::runtime_error("the board could not be filled");
  }
}

}  // namespace plenary::bench
