// Is a Redis fit to hold logs? Asked once, at the start, before anything is served; this may block for seconds.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/store/redis.h"

namespace plenary {

// Asked while a Redis reads its files, which takes as long as they are large. True: somebody has ended the program before
// there was anything to serve, and StartGivenUp is thrown.
using GivenUp = std::function<bool()>;
struct StartGivenUp {};

// What a user must be allowed of whom everything is asked but to load scripts (private_redis_files.cc makes one like it).
inline constexpr std::string_view kEverydayCommands =
    "+ping +info +select +evalsha +hget +hmget +hset +get +set +del +pexpire +exists +rename +xadd +xlen +xrange "
    "+xrevrange +sadd +srem +scard +sismember +smembers +scan +publish +subscribe +unsubscribe +wait";

struct RedisFound {
  std::string version;   // "7.0.15"
  std::string instance;  // plenary:instance; empty: none is written there
  std::uint64_t documents = 0;
  std::vector<std::string> warnings;  // sentences for the operator: what could not be checked, what is old
};

// What an existing Redis must be: at least 6.2, a primary, not a cluster, appendonly with appendfsync always,
// noeviction, its user default able to load what was written, and as many replicas as are asked for. Throws
// StorageRefused with the line for redis.conf otherwise.
// Throws StartGivenUp once `given_up` says so.
[[nodiscard]] RedisFound check_redis(const RedisAddress& address, std::uint32_t replicas_asked = 0,
                                     const GivenUp& given_up = {});

// Writes plenary:instance if there is none; false: another one is there.
[[nodiscard]] bool claim_redis(const RedisEndpoint& endpoint, const std::string& instance);

// Blocks until PING is answered PONG, or `still` says to give up; the last reason it was not, or empty.
[[nodiscard]] std::string wait_until_ready(const RedisEndpoint& endpoint,
                                           const std::function<bool(const std::string& why)>& still);

}  // namespace plenary
