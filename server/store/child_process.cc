#include "server/store/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <system_error>

namespace plenary {
namespace {

std::system_error failure(const char* what) { return {errno, std::generic_category(), what}; }

// Between fork and exec: nothing that takes a lock or allocates.
[[noreturn]] void become(char* const* arguments, char* const* environment, const char* folder, int kept_open,
                         int failed, pid_t parent) {
  const auto give_up = [failed] {
    const int error = errno;
    if (write(failed, &error, sizeof error) < 0) _exit(126);
    _exit(127);
  };
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent) _exit(125);  // the parent ended meanwhile
  setpgid(0, 0);
  umask(077);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGCHLD}) ::signal(signal, SIG_DFL);
  if (chdir(folder) != 0) give_up();
  const int nowhere = open("/dev/null", O_RDWR);
  if (nowhere < 0) give_up();
  for (const int standard : {0, 1, 2}) dup2(nowhere, standard);
  // 3: what is kept; `failed` just above it, gone with exec; nothing else.
  const int report = fcntl(failed, F_DUPFD_CLOEXEC, 5);
  if (kept_open >= 0 && kept_open != 3) dup2(kept_open, 3);
  if (kept_open == 3) fcntl(3, F_SETFD, 0);
  if (kept_open < 0) close(3);
  close(4);
  syscall(SYS_close_range, 5U, static_cast<unsigned>(report) - 1U, 0U);
  syscall(SYS_close_range, static_cast<unsigned>(report) + 1U, ~0U, 0U);
  execvpe(arguments[0], arguments, environment);
  const int error = errno;
  if (write(report, &error, sizeof error) < 0) _exit(126);
  _exit(127);
}

bool wait_readable(int descriptor, std::chrono::milliseconds within) {
  pollfd one{descriptor, POLLIN, 0};
  const auto until = std::chrono::steady_clock::now() + within;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    const int ready = poll(&one, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (ready > 0) return true;
    if (ready == 0) return false;
    if (errno != EINTR) throw failure("poll");
  }
}

int open_pidfd(pid_t pid) { return static_cast<int>(syscall(SYS_pidfd_open, pid, 0)); }

}  // namespace

ChildProcess::ChildProcess(const ChildCommand& command) {
  std::vector<char*> arguments;
  for (const std::string& argument : command.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  const char* path = std::getenv("PATH");
  std::string path_entry = std::string("PATH=") + (path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin");
  char* environment[] = {path_entry.data(), nullptr};

  int report[2];
  if (pipe2(report, O_CLOEXEC) != 0) throw failure("pipe");
  const pid_t parent = getpid();
  pid_ = fork();
  if (pid_ == 0) become(arguments.data(), environment, command.folder.c_str(), command.kept_open, report[1], parent);
  const std::system_error fork_failure = failure("fork");
  close(report[1]);
  int error = 0;
  const ssize_t told =
      pid_ < 0 ? 0 : read(report[0], &error, sizeof error);  // ends at exec, which closes the other end
  close(report[0]);
  if (pid_ < 0) throw fork_failure;
  if (told == sizeof error) {
    waitpid(pid_, nullptr, 0);
    throw std::system_error(error, std::generic_category(), command.arguments[0]);
  }
  pidfd_ = open_pidfd(pid_);
  if (pidfd_ < 0) {
    const std::system_error why = failure("pidfd_open");
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    throw why;
  }
}

ChildProcess::~ChildProcess() {
  stop(std::chrono::seconds(10));
  close(pidfd_);
}

std::optional<std::string> ChildProcess::how_it_ended() {
  if (ended_) return ended_;
  int status = 0;
  if (waitpid(pid_, &status, WNOHANG) != pid_) return std::nullopt;
  if (WIFSIGNALED(status))
    ended_ = "signal " + std::to_string(WTERMSIG(status));
  else
    ended_ = "exit code " + std::to_string(WEXITSTATUS(status));
  return ended_;
}

void ChildProcess::stop(std::chrono::milliseconds within) {
  if (how_it_ended()) return;
  kill(pid_, SIGTERM);
  kill(pid_, SIGCONT);  // one that is stopped does not hear
  if (!wait_readable(pidfd_, within)) {
    kill(pid_, SIGKILL);
    wait_readable(pidfd_, std::chrono::seconds(5));
  }
  how_it_ended();
}

bool stop_stranger(pid_t pid, std::chrono::milliseconds within) {
  const int pidfd = open_pidfd(pid);
  if (pidfd < 0) return errno == ESRCH;
  kill(pid, SIGTERM);
  kill(pid, SIGCONT);  // one that is stopped does not hear
  bool ended = wait_readable(pidfd, within);
  if (!ended) {
    kill(pid, SIGKILL);
    ended = wait_readable(pidfd, std::chrono::seconds(5));
  }
  close(pidfd);
  return ended;
}

}  // namespace plenary
