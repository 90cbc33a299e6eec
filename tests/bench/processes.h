// The programs that are measured: started on one core, looked at through /proc, stopped by pid.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace plenary::bench {

class Program {
 public:
  // Runs it on core `core` (and its children), waits for "READY http://host:port" on its output; throws if none comes.
  Program(const std::vector<std::string>& command, int core);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] const std::map<std::string, std::string>& links() const {
    return links_;
  }                                          // "ROLE" of the demonstration's board, or "DOCUMENT ROLE"
  [[nodiscard]] double cpu_seconds() const;  // of the program itself, not of its Redis
  [[nodiscard]] double children_cpu_seconds() const;
  [[nodiscard]] std::uint64_t resident_bytes() const;
  [[nodiscard]] std::int64_t ready_after_us() const { return ready_after_us_; }
  void stop();  // SIGTERM, waits

 private:
  pid_t pid_ = -1;
  int output_ = -1;
  std::uint16_t port_ = 0;
  std::int64_t ready_after_us_ = 0;
  std::map<std::string, std::string> links_;
};

void stay_on_core(int core);

}  // namespace plenary::bench
