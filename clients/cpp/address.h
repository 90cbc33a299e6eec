// Where a server is, and what a link says. A link is http://host:port/join#TOKEN; the part after # is never sent as part
// of an address, so that it stays out of logs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plenary::client {

struct ServerAddress {
  bool secure = false;                          // https, wss
  std::string host;                             // a name, 127.0.0.1, or ::1 without brackets
  std::string port;                             // "8080"
  [[nodiscard]] std::string url() const;        // "http://127.0.0.1:8080"
  [[nodiscard]] std::string authority() const;  // as in a Host header
  friend bool operator==(const ServerAddress&, const ServerAddress&) = default;
};

struct Link {
  ServerAddress server;
  std::string token;
};

// "http://127.0.0.1:8080", "https://boards.example.org/anything"
[[nodiscard]] std::optional<ServerAddress> server_address(std::string_view url);
[[nodiscard]] std::optional<Link> read_link(std::string_view text);

}  // namespace plenary::client
