// What the private Redis is told: its configuration, its users, and where its socket is. Pure text, but for the socket.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace plenary {

struct PrivateRedisPlaces {
  std::filesystem::path folder;  // DATA/redis
  std::string socket;
  [[nodiscard]] std::filesystem::path config() const { return folder / "redis.conf"; }
  [[nodiscard]] std::filesystem::path users() const { return folder / "users.acl"; }
  [[nodiscard]] std::filesystem::path log() const { return folder / "redis.log"; }
  [[nodiscard]] std::filesystem::path pid() const { return folder / "redis.pid"; }
  [[nodiscard]] std::filesystem::path lock() const { return folder / "lock"; }
};

// DATA/redis/redis.sock; where that would be longer than a socket's name may be (108 bytes with its end), a folder of
// our own, 0700, named by a hash of the path, in $XDG_RUNTIME_DIR, /run or /tmp. Makes the folders. Throws StorageRefused.
[[nodiscard]] PrivateRedisPlaces places_in(const std::filesystem::path& data_folder);

[[nodiscard]] std::string private_redis_config(const PrivateRedisPlaces& places, std::uint64_t memory_bytes);
// `plenary` serves, without EVAL, CONFIG, KEYS, FLUSHALL and the like; `boot` loads scripts and rewrites the AOF.
[[nodiscard]] std::string private_redis_users(const std::string& plenary_password, const std::string& boot_password);

}  // namespace plenary
