#include "tests/torture/process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/read_until.hpp>
#include <istream>
#include <stdexcept>
#include <utility>

namespace plenary::torture {

struct Process::Output : std::enable_shared_from_this<Output> {
  Output(boost::asio::io_context& loop, int file, Line heard) : from(loop, file), line(std::move(heard)) {}
  void read() {
    boost::asio::async_read_until(from, buffer, '\n',
                                  [self = shared_from_this()](const boost::system::error_code& error, std::size_t) {
                                    if (error) return;
                                    std::istream in(&self->buffer);
                                    std::string text;
                                    std::getline(in, text);
                                    if (self->line) self->line(text);
                                    self->read();
                                  });
  }
  boost::asio::posix::stream_descriptor from;
  boost::asio::streambuf buffer;
  Line line;  // empty: nobody listens any more
};

Process::Process(boost::asio::io_context& loop, const std::vector<std::string>& command,
                 const std::filesystem::path& errors, Line line) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error("no further process can be started");
  if (pid_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(ends[1], 1);
    const int file = open(errors.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (file >= 0) dup2(file, 2);
    // Nothing of ours goes along: a socket that a child holds too is not closed when we close it.
    syscall(SYS_close_range, 3U, ~0U, 0U);
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    execvp(words[0], words.data());
    _exit(127);
  }
  close(ends[1]);
  output_ = std::make_shared<Output>(loop, ends[0], std::move(line));
  output_->read();
}

Process::~Process() {
  output_->line = nullptr;
  boost::system::error_code ignored;
  output_->from.close(ignored);
  if (ended()) return;
  signal(SIGKILL);
  wait();
}

void Process::signal(int number) const {
  if (!status_) kill(pid_, number);
}

std::optional<int> Process::ended() {
  int status = 0;
  if (!status_ && waitpid(pid_, &status, WNOHANG) == pid_) status_ = status;
  return status_;
}

int Process::wait() {
  int status = 0;
  if (!status_ && waitpid(pid_, &status, 0) == pid_) status_ = status;
  return status_.value_or(-1);
}

bool ended_well(int status) { return WIFEXITED(status) && WEXITSTATUS(status) == 0; }

std::string how_it_ended(int status) {
  return WIFSIGNALED(status) ? "by signal " + std::to_string(WTERMSIG(status))
                             : "with exit code " + std::to_string(WEXITSTATUS(status));
}

}  // namespace plenary::torture
