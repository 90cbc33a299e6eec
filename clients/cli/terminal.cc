#include "clients/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace plenary::cli {
namespace {

struct Size {
  std::size_t rows = 24;
  std::size_t columns = 80;
};

Size size_now() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row < 4 || size.ws_col < 20) return {};
  return {size.ws_row, size.ws_col};
}

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }

// At most `columns` characters, and nothing that the terminal would obey: words come from other people.
std::string fitting(std::string_view text, std::size_t columns) {
  std::string out;
  std::size_t used = 0;
  for (const char byte : text) {
    if (begins_character(byte) && ++used > columns) break;
    const auto code = static_cast<unsigned char>(byte);
    out += code < 0x20 || code == 0x7f ? ' ' : byte;
  }
  return out;
}

// A line that is too long goes on in the next, set in a little; between words where there are some.
void wrap(std::string_view line, std::size_t columns, std::vector<std::string>& onto) {
  std::size_t first = line.find_first_not_of(' ');
  const std::string margin(std::min((first == std::string_view::npos ? 0 : first) + 2, columns / 2), ' ');
  std::string begun;
  while (true) {
    std::size_t used = static_cast<std::size_t>(std::count_if(begun.begin(), begun.end(), begins_character));
    std::size_t end = 0, break_at = 0;
    for (; end < line.size(); ++end) {
      if (!begins_character(line[end])) continue;
      if (used == columns) break;
      ++used;
      if (line[end] == ' ' && end > first) break_at = end;
    }
    if (end == line.size()) return onto.push_back(begun + std::string(line));
    if (break_at == 0) break_at = end;
    onto.push_back(begun + std::string(line.substr(0, break_at)));
    line.remove_prefix(break_at);
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    begun = margin;
    first = 0;
  }
}

void write_out(const std::string& bytes) {
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (written < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (written <= 0) return;  // nobody looks any more; the next key tells
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

bool is_terminal() { return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO); }

Terminal::Terminal() {
  tcgetattr(STDIN_FILENO, &before_);
  termios raw = before_;
  raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSANOW, &raw);
  write_out("\x1b[?1049h");  // a page of its own; what was there comes back afterwards
}

Terminal::~Terminal() {
  write_out("\x1b[?1049l");
  tcsetattr(STDIN_FILENO, TCSANOW, &before_);
}

std::vector<std::string> Terminal::typed(std::string_view bytes, bool& over) {
  std::vector<std::string> lines;
  for (const char key : bytes) {
    if (!escape_.empty()) {
      escape_ += key;
      const bool introduced = escape_.size() == 2 && (key == '[' || key == 'O');
      if (introduced || escape_.size() < 2) continue;
      if (escape_.size() > 2 && !(key >= '@' && key <= '~')) continue;
      if (escape_ == "\x1b[5~" || escape_ == "\x1b[A") scroll(escape_ == "\x1b[A" ? -1 : -10);
      if (escape_ == "\x1b[6~" || escape_ == "\x1b[B") scroll(escape_ == "\x1b[B" ? 1 : 10);
      escape_.clear();
      continue;
    }
    switch (key) {
      case '\x1b': escape_ = key; break;
      case '\r':
      case '\n': lines.push_back(std::exchange(line_, {})); break;
      case '\x03': over = true; break;
      case '\x04': over = over || line_.empty(); break;
      case '\x15': line_.clear(); break;
      case '\x7f':
      case '\b': erase_last_character(); break;
      default:
        if (static_cast<unsigned char>(key) >= 0x20) line_ += key;
    }
  }
  return lines;
}

void Terminal::erase_last_character() {
  while (!line_.empty()) {
    const char last = line_.back();
    line_.pop_back();
    if (begins_character(last)) return;
  }
}

void Terminal::scroll(int lines) {
  std::size_t& first = answering_ ? answer_first_ : first_;
  first =
      lines < 0 ? first - std::min(first, static_cast<std::size_t>(-lines)) : first + static_cast<std::size_t>(lines);
}

void Terminal::draw(const std::vector<std::string>& page, const std::vector<std::string>& below,
                    const std::string& foot) {
  const Size size = size_now();
  const std::size_t room = size.rows - 2;
  std::vector<std::string> above, under;
  for (const std::string& line : page) wrap(line, size.columns, above);
  for (const std::string& line : below) wrap(line, size.columns, under);
  answering_ = under.size() > room / 2;
  if (answering_)
    above = std::exchange(under, {});
  else
    answer_first_ = 0;
  if (!under.empty()) under.insert(under.begin(), "");

  const std::size_t seen = room - under.size();
  std::size_t& first = answering_ ? answer_first_ : first_;
  first = std::min(first, above.size() > seen ? above.size() - seen : 0);
  std::string out = "\x1b[?25l\x1b[H";
  for (std::size_t row = 0; row < room; ++row) {
    if (row >= seen)
      out += fitting(under[row - seen], size.columns);
    else if (first + row < above.size())
      out += fitting(above[first + row], size.columns);
    out += "\x1b[K\r\n";
  }
  out += "\x1b[7m" + fitting(foot, size.columns) + "\x1b[K\x1b[0m\r\n";
  const std::size_t width = size.columns - 3;
  std::string shown = line_;
  while (static_cast<std::size_t>(std::count_if(shown.begin(), shown.end(), begins_character)) > width) {
    shown.erase(0, 1);
    while (!shown.empty() && !begins_character(shown.front())) shown.erase(0, 1);
  }
  out += "> " + fitting(shown, width) + "\x1b[K\x1b[?25h";
  if (out == drawn_) return;
  write_out(out);
  drawn_ = std::move(out);
}

}  // namespace plenary::cli
