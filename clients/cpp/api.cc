#include "clients/cpp/api.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

namespace plenary::client {
namespace {

std::string json_of(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string json;
  return google::protobuf::util::MessageToJsonString(message, &json, options).ok() ? json : std::string();
}

// A server of a later version may say more than we know.
bool read_json(const std::string& json, google::protobuf::Message& message) {
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = true;
  return google::protobuf::util::JsonStringToMessage(json, &message, options).ok();
}

template <class Value>
Answered<Value> read_answer(const HttpReply& reply) {
  if (!reply.ok()) return Failure{reply.sentence(), reply.status};
  Value value;
  if (!read_json(reply.body, value))
    return Failure{"The server answered something that this client cannot read. Are both of the same version?",
                   reply.status};
  return value;
}

HttpCall post(const std::string& target, const google::protobuf::Message& body, const std::string& bearer) {
  HttpCall asked;
  asked.method = "POST";
  asked.target = target;
  asked.body = json_of(body);
  asked.bearer = bearer;
  return asked;
}

}  // namespace

std::string HttpReply::sentence() const {
  if (status == 0) return problem;
  google::protobuf::Struct error;
  if (google::protobuf::util::JsonStringToMessage(body, &error).ok()) {
    const auto message = error.fields().find("message");
    if (message != error.fields().end() && !message->second.string_value().empty())
      return message->second.string_value();
  }
  return "The server answered with status " + std::to_string(status) + ".";
}

Answered<JoinAnswer> join(const Link& link, JoinRequest person, const std::string& bearer, const Trust& trust) {
  person.set_token(link.token);
  return read_answer<JoinAnswer>(call(link.server, post("/api/join", person, bearer), trust));
}

Answered<Link> open_code(const ServerAddress& server, const std::string& code, const Trust& trust) {
  CodeRequest asked;
  asked.set_code(code);
  auto answer = read_answer<CodeAnswer>(call(server, post("/api/code", asked, {}), trust));
  if (const auto* failure = std::get_if<Failure>(&answer)) return *failure;
  return Link{server, std::get<CodeAnswer>(answer).token()};
}

Answered<CopyAnswer> copy_board(const ServerAddress& server, const std::string& bearer, const CopyRequest& asked,
                                const Trust& trust) {
  return read_answer<CopyAnswer>(call(server, post("/api/documents", asked, bearer), trust));
}

Answered<std::string> read_document(const ServerAddress& server, const std::string& bearer, const std::string& document,
                                    const std::string& rest, const Trust& trust) {
  HttpCall asked;
  asked.target = "/api/documents/" + document + "/" + rest;
  asked.bearer = bearer;
  asked.within_ms = 60'000;
  HttpReply reply = call(server, asked, trust);
  if (!reply.ok()) return Failure{reply.sentence(), reply.status};
  return std::move(reply.body);
}

Answered<std::string> send_document(const ServerAddress& server, const std::string& bearer, const std::string& document,
                                    const std::string& rest, const google::protobuf::Message& body,
                                    const Trust& trust) {
  HttpCall asked = post("/api/documents/" + document + "/" + rest, body, bearer);
  asked.within_ms = 60'000;
  HttpReply reply = call(server, asked, trust);
  if (!reply.ok()) return Failure{reply.sentence(), reply.status};
  return std::move(reply.body);
}

}  // namespace plenary::client
