// What operators read: one JSON object a line, on standard error.
//
//   {"ts":"2027-03-01T09:30:00.125Z","level":"warning","event":"append_conflict","node":"4f1c","document":"9b2e07aa"}
//
// An event has a stable name. Its fields are numbers, words written in our own source, pseudonyms, or text that was made
// for operators; there is no way to log a string that merely happens to be at hand, so that no words, names, links or
// tokens of people get here by accident. A flood of one event is cut: at most 20 lines a second, then how many more
// there were ("suppressed"). May be used from any thread.
#pragma once

#include <spdlog/common.h>

#include <array>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <variant>

#include "server/live/ports.h"

namespace spdlog {
class logger;
}

namespace plenary {

enum class Severity { debug, info, warning, error };

// A word of our own source: only a literal becomes one.
class Word {
 public:
  template <std::size_t size>
  consteval Word(const char (&literal)[size]) : text_(literal, size - 1) {}
  [[nodiscard]] constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// The same id gives the same eight letters until the server starts again, and nobody can get back from them.
struct Pseudonym {
  std::string letters;
};

// An error's own words, a path in the data folder, an address to listen on: made for operators, never by visitors.
struct ForOperators {
  std::string text;
};

struct Field {
  Word name;
  std::variant<std::int64_t, double, bool, Word, Pseudonym, ForOperators> value;
};

class EventLog {
 public:
  static constexpr std::uint32_t kLinesPerSecond = 20;  // of one event
  static constexpr std::size_t kLongestText = 500;      // bytes of a ForOperators; the rest is cut

  // `node` is in every line. Standard error, if no sink is given.
  EventLog(std::string node, const Clock& clock, Severity least, spdlog::sink_ptr sink = nullptr);
  ~EventLog();
  EventLog(const EventLog&) = delete;
  EventLog& operator=(const EventLog&) = delete;

  void write(Severity severity, Word event, std::initializer_list<Field> fields = {});
  // Says how much was suppressed in seconds that are over. Call it every second or so; the destructor does too.
  void tell_suppressed();

  [[nodiscard]] Pseudonym pseudonym(std::string_view id) const;

 private:
  struct Flow {
    std::int64_t second = 0;
    std::uint32_t lines = 0;
    std::uint64_t suppressed = 0;
    Severity severity = Severity::info;
  };
  void put(Severity severity, std::string_view event, std::uint64_t suppressed, std::initializer_list<Field> fields);

  const std::string node_;
  const Clock& clock_;
  std::array<unsigned char, 32> key_;  // of pseudonyms; new at every start
  std::shared_ptr<spdlog::logger> lines_;
  std::mutex mutex_;
  std::map<std::string_view, Flow> flows_;  // names are literals: they live as long as the program
};

// libprotobuf writes a line of its own for every malformed string that somebody sends. What to say of it is ours.
void silence_protobuf();

}  // namespace plenary
