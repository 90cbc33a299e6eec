// Where a Redis is and as whom to speak to it.
//
//   redis://[[user]:password@]host[:port][/database]      redis://:s3cret@10.0.0.5:6379/0      redis://[::1]:6379
//   unix://[[user]:password@]/path/to/redis.sock          unix:///run/redis/redis.sock
//
// User and password may be percent-encoded.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace plenary {

// What an operator has to mend before the server can start; what() is a sentence that says how.
struct StorageRefused : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct RedisEndpoint {
  std::string unix_path;  // if not empty, host and port mean nothing
  std::string host;
  std::uint16_t port = 6379;
  int database = 0;
  std::string user;      // empty: the default user
  std::string password;  // empty: no AUTH

  [[nodiscard]] std::string shown() const;  // for logs: never user or password
};

[[nodiscard]] RedisEndpoint parse_redis_url(std::string_view url);  // throws StorageRefused

}  // namespace plenary
