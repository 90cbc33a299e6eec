// A terminal that shows a page and takes one line of typing at its foot. The terminal is given back as it was, also
// when the program ends by a signal that it handles.
#pragma once

#include <termios.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plenary::cli {

class Terminal {
 public:
  Terminal();  // standard input and output; takes each key as it comes
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  // Lines that were finished by these keys. `over` turns true at Ctrl-C, or Ctrl-D on an empty line.
  [[nodiscard]] std::vector<std::string> typed(std::string_view bytes, bool& over);
  // A page that does not fit is scrolled. What is `below` is always seen, between page and foot; what is too long to stay
  // there, the list of commands say, has the page's place.
  void draw(const std::vector<std::string>& page, const std::vector<std::string>& below, const std::string& foot);
  void scroll(int lines);

 private:
  void erase_last_character();
  termios before_{};
  std::string line_;
  std::string escape_;            // a key that comes as several bytes
  std::size_t first_ = 0;         // line of the page at the top
  std::size_t answer_first_ = 0;  // and of what has its place
  bool answering_ = false;
  std::string drawn_;  // as the terminal shows it
};

[[nodiscard]] bool is_terminal();

}  // namespace plenary::cli
