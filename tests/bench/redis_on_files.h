// A Redis of the bench's own on a folder of append-only files, on the server's core: to make what a server then loads,
// and to know what Redis alone takes.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/figures.h"

struct redisContext;

namespace plenary::bench {

class RedisOnFiles {
 public:
  enum class Sync { no, always };                                // appendfsync
  RedisOnFiles(const std::filesystem::path& folder, Sync sync);  // returns when it answers
  ~RedisOnFiles();
  RedisOnFiles(const RedisOnFiles&) = delete;
  RedisOnFiles& operator=(const RedisOnFiles&) = delete;

  [[nodiscard]] std::string socket() const { return (folder_ / "bench.sock").string(); }
  [[nodiscard]] double started_after_ms() const { return started_after_ms_; }
  std::string asked(const std::vector<std::string>& words);  // a text or a number, as text
  [[nodiscard]] std::vector<std::string> keys(const std::string& pattern);
  void rewrite();  // as Redis does by itself when its file has doubled; returns when it is done

 private:
  std::filesystem::path folder_;
  pid_t pid_ = -1;
  redisContext* context_ = nullptr;
  double started_after_ms_ = 0;
};

// How long Redis takes to add an entry of some 300 bytes to a stream and have it on disk. The folder is made and goes.
[[nodiscard]] Samples append_ms(const std::filesystem::path& folder);

}  // namespace plenary::bench
