// One server, as somebody who runs it sees it: started, up when it says READY, killed, started again.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/torture/process.h"

namespace plenary::torture {

class Node {
 public:
  Node(boost::asio::io_context& loop, std::string name, std::vector<std::string> command, std::filesystem::path errors);

  void start();
  void kill();               // -9, and waits until it is gone
  void freeze(bool frozen);  // so long that whoever dials is sent to the other
  [[nodiscard]] bool frozen() const { return frozen_; }
  [[nodiscard]] bool running();                               // false: it was killed, or ended by itself
  [[nodiscard]] bool killed() const { return killed_; }       // by kill(), and not started since
  [[nodiscard]] std::uint16_t port() const { return port_; }  // 0: not up
  [[nodiscard]] const std::map<std::string, std::string>& links() const { return links_; }
  [[nodiscard]] Process* process() { return process_.get(); }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  boost::asio::io_context& loop_;
  std::string name_;
  std::vector<std::string> command_;
  std::filesystem::path errors_;
  std::unique_ptr<Process> process_;
  std::uint16_t port_ = 0;
  bool killed_ = false;
  bool frozen_ = false;
  std::map<std::string, std::string> links_;  // role -> link
};

}  // namespace plenary::torture
