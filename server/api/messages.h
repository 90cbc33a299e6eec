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

// `message` is completed by how long to wait, which also stands where clients look for it.
[[nodiscard]] inline HttpResponse too_often(std::int64_t wait_ms, const std::string& message) {
  const std::int64_t seconds = wait_ms / 1'000 + 1;
  const std::string wait = seconds == 1     ? "a second"
                           : seconds <= 120 ? std::to_string(seconds) + " seconds"
                                            : std::to_string(seconds / 60 + 1) + " minutes";
  HttpResponse response = http_error(429, "too_often", message + " Try again in " + wait + ".");
  response.headers.emplace_back("Retry-After", std::to_string(seconds));
  return response;
}

}  // namespace plenary
