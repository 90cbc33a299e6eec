#include "tests/bench/processes.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/bench/peers.h"

namespace plenary::bench {
namespace {

double cpu_of(pid_t pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
  std::string all((std::istreambuf_iterator<char>(in)), {});
  const std::size_t name_end = all.rfind(')');
  if (name_end == std::string::npos) return 0;
  std::istringstream fields(all.substr(name_end + 2));
  std::string skipped;
  for (int i = 0; i < 11; ++i) fields >> skipped;
  double user = 0, system = 0;
  fields >> user >> system;
  return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

pid_t parent_of(pid_t pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
  std::string all((std::istreambuf_iterator<char>(in)), {});
  const std::size_t name_end = all.rfind(')');
  if (name_end == std::string::npos) return -1;
  std::istringstream fields(all.substr(name_end + 2));
  std::string state;
  pid_t parent = -1;
  fields >> state >> parent;
  return parent;
}

}  // namespace

void stay_on_core(int core) {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(core, &cores);
  sched_setaffinity(0, sizeof cores, &cores);
}

Program::Program(const std::vector<std::string>& command, int core) {
  const std::int64_t began = now_us();
  int pipe_ends[2];
  if (pipe2(pipe_ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  pid_ = fork();
  if (pid_ == 0) {
    stay_on_core(core);
    dup2(pipe_ends[1], 1);
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  close(pipe_ends[1]);
  output_ = pipe_ends[0];
  std::string line;
  char byte = 0;
  bool ready = false;
  while (read(output_, &byte, 1) == 1) {
    if (byte != '\n') {
      line += byte;
      continue;
    }
    if (line.starts_with("READY ")) {
      ready = true;
      ready_after_us_ = now_us() - began;
      port_ = static_cast<std::uint16_t>(std::stoi(line.substr(line.rfind(':') + 1)));
      fcntl(output_, F_SETFL, O_NONBLOCK);  // links follow at once, if there are any
    } else if (ready) {
      const std::size_t from = line.starts_with("# ") ? 2 : 0;  // "# DOCUMENT ROLE LINK" of meetings
      const std::size_t blank = line.rfind(' ');
      if (blank != std::string::npos && blank > from) links_[line.substr(from, blank - from)] = line.substr(blank + 1);
    }
    line.clear();
  }
  if (!ready) {
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = -1;
    throw std::runtime_error(command.front() + " did not say READY");
  }
}

Program::~Program() { stop(); }

void Program::stop() {
  if (pid_ < 0) return;
  kill(pid_, SIGTERM);
  int status = 0;
  waitpid(pid_, &status, 0);
  close(output_);
  pid_ = -1;
}

double Program::cpu_seconds() const { return cpu_of(pid_); }

double Program::children_cpu_seconds() const {
  double sum = 0;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    const pid_t pid = std::stoi(name);
    if (parent_of(pid) == pid_) sum += cpu_of(pid);
  }
  return sum;
}

std::uint64_t Program::resident_bytes() const {
  std::ifstream in("/proc/" + std::to_string(pid_) + "/statm");
  std::uint64_t total = 0, resident = 0;
  in >> total >> resident;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace plenary::bench
