#include "server/store/private_redis_files.h"

#include <sodium.h>
#include <unistd.h>

#include <cstdlib>

#include "server/store/data_folder.h"

namespace plenary {
namespace {

constexpr std::size_t kLongestSocketName = 100;

std::string sha256_hex(const std::string& text) {
  unsigned char digest[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  std::string hex(2 * sizeof digest + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), digest, sizeof digest);
  hex.pop_back();
  return hex;
}

// As redis.conf reads it: in quotes, with \" \\ and \xNN.
std::string quoted(const std::string& text) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      result += {'\\', c};
    else if (byte < 32 || byte == 127)
      result += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
    else
      result += c;
  }
  return result + '"';
}

std::string short_socket_name(const std::filesystem::path& data_folder) {
  const std::string name =
      "plenary-" + std::to_string(geteuid()) + '-' + sha256_hex(data_folder.string()).substr(0, 16);
  std::string last_reason = "no folder for sockets";
  const char* runtime = std::getenv("XDG_RUNTIME_DIR");
  for (const char* base : {runtime, "/run", "/tmp"}) {
    if (base == nullptr || access(base, W_OK) != 0) continue;
    const std::filesystem::path folder = std::filesystem::path(base) / name;
    if (folder.string().size() + 11 > kLongestSocketName) continue;
    try {
      make_private_folder(folder);
      return (folder / "redis.sock").string();
    } catch (const StorageRefused& refused) {
      last_reason = refused.what();
    }
  }
  throw StorageRefused("The path of the data folder " + data_folder.string() +
                       " is too long for a socket, and there is no other place: " + last_reason +
                       " Choose a shorter path with --data.");
}

}  // namespace

PrivateRedisPlaces places_in(const std::filesystem::path& data_folder) {
  PrivateRedisPlaces places{data_folder / "redis", {}};
  make_private_folder(places.folder);
  places.socket = (places.folder / "redis.sock").string();
  if (places.socket.size() > kLongestSocketName) places.socket = short_socket_name(data_folder);
  return places;
}

std::string private_redis_config(const PrivateRedisPlaces& places, std::uint64_t memory_bytes) {
  return "# Written at every start: changes here are lost.\n"
         "port 0\n"
         "unixsocket " +
         quoted(places.socket) +
         "\n"
         "unixsocketperm 700\n"
         "dir " +
         quoted(places.folder.string()) +
         "\n"
         "aclfile " +
         quoted(places.users().string()) +
         "\n"
         "logfile " +
         quoted(places.log().string()) +
         "\n"
         "daemonize no\n"
         "supervised no\n"
         "databases 1\n"
         "appendonly yes\n"
         "appendfsync always\n"
         "no-appendfsync-on-rewrite no\n"
         "aof-load-truncated yes\n"
         "aof-use-rdb-preamble yes\n"
         "auto-aof-rewrite-percentage 100\n"
         "auto-aof-rewrite-min-size 64mb\n"
         "save \"\"\n"
         // A start reads every node of every log: larger ones, a third less time for the same history.
         "stream-node-max-bytes 65536\n"
         "stream-node-max-entries 1000\n"
         "maxmemory " +
         std::to_string(memory_bytes) +
         "\n"
         "maxmemory-policy noeviction\n"
         "maxclients 256\n"
         "timeout 0\n"
         "tcp-keepalive 60\n"
         "proto-max-bulk-len 8mb\n"
         "client-query-buffer-limit 64mb\n"
         "client-output-buffer-limit pubsub 32mb 8mb 60\n"
         "enable-debug-command no\n"
         "enable-module-command no\n"
         "enable-protected-configs no\n";
}

std::string private_redis_users(const std::string& plenary_password, const std::string& boot_password) {
  // Nobody can be `default`, but Redis runs what it loads from its append-only file as that user, and EXEC asks whether
  // it may (redis/redis#14541). What it may not is dropped with a line in the log: all that scripts had written was gone
  // after a restart.
  return "user default off resetpass allkeys resetchannels -@all +@write +select\n"
         "user plenary on #" +
         sha256_hex(plenary_password) + " resetkeys ~plenary:* resetchannels &plenary:* -@all " +
         std::string(kEverydayCommands) +
         "\n"
         "user boot on #" +
         sha256_hex(boot_password) +
         " resetkeys resetchannels -@all +ping +info +script|load +bgrewriteaof +acl|dryrun\n";
}

}  // namespace plenary
