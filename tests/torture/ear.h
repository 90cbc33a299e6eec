// Listens to one direction of a WebSocket connection, from its first byte: skips the HTTP head, puts frames together.
// It checks nothing; that is the business of those who are connected.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace plenary::torture {

class Ear {
 public:
  using Message = std::function<void(const std::string& message)>;
  explicit Ear(Message message);
  void hear(std::string_view bytes);

 private:
  bool frame();  // false: not all of it is here yet

  Message message_;
  std::string waiting_;
  std::string so_far_;  // of a message in several frames
  bool open_ = false;   // the head is over
  bool deaf_ = false;   // it was no upgrade
};

}  // namespace plenary::torture
