#include "tests/torture/node.h"

#include <signal.h>

#include <utility>

namespace plenary::torture {

Node::Node(boost::asio::io_context& loop, std::string name, std::vector<std::string> command,
           std::filesystem::path errors)
    : loop_(loop), name_(std::move(name)), command_(std::move(command)), errors_(std::move(errors)) {}

void Node::start() {
  killed_ = false;
  port_ = 0;
  process_ = std::make_unique<Process>(loop_, command_, errors_, [this](const std::string& line) {
    const std::size_t blank = line.find(' ');
    if (line.starts_with("READY ")) {
      port_ = static_cast<std::uint16_t>(std::stoi(line.substr(line.rfind(':') + 1)));
    } else if (blank != std::string::npos && !line.starts_with('#')) {
      links_[line.substr(0, blank)] = line.substr(blank + 1);
    }
  });
}

void Node::kill() {
  killed_ = true;
  port_ = 0;
  if (!process_) return;
  process_->signal(SIGKILL);
  process_->wait();
}

void Node::freeze(bool frozen) {
  frozen_ = frozen;
  process_->signal(frozen ? SIGSTOP : SIGCONT);
}

bool Node::running() {
  const bool runs = process_ && !process_->ended();
  if (!runs) port_ = 0;
  return runs;
}

}  // namespace plenary::torture
