// Bodies of requests and answers: protobuf messages of proto/api.proto as JSON.
#pragma once

#include <google/protobuf/util/json_util.h>

#include <string>

#include "server/network/http.h"

namespace plenary {

// False: not JSON, or a field that the message does not have. `why` then says what is wrong.
[[nodiscard]] inline bool read_json(const std::string& body, google::protobuf::Message& message, std::string& why) {
  const auto status = google::protobuf::util::JsonStringToMessage(body, &message);
  if (!status.ok()) why = std::string(status.message());
  return status.ok();
}

[[nodiscard]] inline std::string json_of(const google::protobuf::Message& message, bool pretty = false) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  options.add_whitespace = pretty;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, options);
  return status.ok() ? json : std::string();
}

[[nodiscard]] inline HttpResponse not_json(const std::string& why) {
  return http_error(400, "invalid", "The body could not be read as the JSON asked for: " + why);
}

// With the time to wait where clients look for it.
[[nodiscard]] inline HttpResponse too_often(std::int64_t wait_ms, std::string_view message) {
  HttpResponse response = http_error(429, "too_often", message);
  response.headers.emplace_back("Retry-After", std::to_string(wait_ms / 1'000 + 1));
  return response;
}

}  // namespace plenary
