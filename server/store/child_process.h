// A child that does not outlive us: it is told to end (SIGTERM) when the thread that started it ends, so it is started
// from a thread that lives as long as the program. In a process group of its own, so that Ctrl-C at the terminal reaches
// us alone and we end the child in order.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace plenary {

struct ChildCommand {
  std::vector<std::string> arguments;  // [0] is the program, looked for on PATH
  std::string folder;                  // its working directory
  int kept_open = -1;                  // a file descriptor that the child keeps, as 3, as long as it lives
};

class ChildProcess {
 public:
  // Returns when the program runs. Throws std::system_error with errno of exec (ENOENT: no such program) or fork.
  // Its output goes nowhere; its umask is 077, its environment is PATH alone.
  explicit ChildProcess(const ChildCommand& command);
  ~ChildProcess();  // stop(10 s)
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  [[nodiscard]] pid_t pid() const { return pid_; }
  // Becomes readable when the child has ended. Belongs to this object.
  [[nodiscard]] int pidfd() const { return pidfd_; }
  // "exit code 1", "signal 9"; nullopt: it runs.
  std::optional<std::string> how_it_ended();
  // SIGTERM, and SIGKILL if it has not ended in time. Blocks. Fine if it has ended.
  void stop(std::chrono::milliseconds within);

 private:
  pid_t pid_ = -1;
  int pidfd_ = -1;
  std::optional<std::string> ended_;
};

// Sends SIGTERM to a process that is not our child, waits, and at the end SIGKILL. False: it is still there.
bool stop_stranger(pid_t pid, std::chrono::milliseconds within);

}  // namespace plenary
