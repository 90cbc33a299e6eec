// A program that was started here: its lines are heard on the loop, it is signalled and buried by pid, and it goes when
// we go, whatever way we go.
#pragma once

#include <sys/types.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/streambuf.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plenary::torture {

class Process {
 public:
  using Line = std::function<void(const std::string& line)>;
  // What it says on its standard error is appended to `errors`. `line` is called for each line of its output.
  Process(boost::asio::io_context& loop, const std::vector<std::string>& command, const std::filesystem::path& errors,
          Line line);
  ~Process();  // kills it if it still runs
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void signal(int number) const;
  // How it ended, as waitpid says; nullopt while it runs.
  [[nodiscard]] std::optional<int> ended();
  int wait();

 private:
  struct Output;
  pid_t pid_ = -1;
  std::optional<int> status_;
  std::shared_ptr<Output> output_;
};

[[nodiscard]] bool ended_well(int status);
[[nodiscard]] std::string how_it_ended(int status);

}  // namespace plenary::torture
