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
  // The end of the page is what is seen if it does not fit: the newest is below.
  void draw(const std::vector<std::string>& lines, const std::string& foot);
  void scroll(int lines);

 private:
  void erase_last_character();
  termios before_{};
  std::string line_;
  std::string escape_;     // a key that comes as several bytes
  std::size_t first_ = 0;  // line of the page at the top
  std::string drawn_;      // as the terminal shows it
};

[[nodiscard]] bool is_terminal();

}  // namespace plenary::cli
