#include "server/operations/event_log.h"

#include <google/protobuf/stubs/logging.h>
#include <sodium.h>
#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <stdexcept>
#include <utility>

namespace plenary {

namespace {

spdlog::level::level_enum level_of(Severity severity) {
  switch (severity) {
    case Severity::debug: return spdlog::level::debug;
    case Severity::info: return spdlog::level::info;
    case Severity::warning: return spdlog::level::warn;
    case Severity::error: return spdlog::level::err;
  }
  throw std::logic_error("a severity without a level");
}

// As a JSON string. Control characters cannot start a line or move a terminal's cursor.
void append_quoted(std::string& line, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  line += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      line += '\\';
      line += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      line += "\\u00";
      line += kHex[byte >> 4];
      line += kHex[byte & 15];
    } else {
      line += c;
    }
  }
  line += '"';
}

// At most kLongestText bytes, never ending within a character.
std::string_view shortened(std::string_view text) {
  if (text.size() <= EventLog::kLongestText) return text;
  std::size_t end = EventLog::kLongestText;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

struct AppendValue {
  std::string& line;
  void operator()(std::int64_t number) const { line += std::to_string(number); }
  void operator()(double number) const { line += std::to_string(number); }
  void operator()(bool truth) const { line += truth ? "true" : "false"; }
  void operator()(Word word) const { append_quoted(line, word.text()); }
  void operator()(const Pseudonym& id) const { append_quoted(line, id.letters); }
  void operator()(const ForOperators& words) const { append_quoted(line, shortened(words.text)); }
};

}  // namespace

EventLog::EventLog(std::string node, const Clock& clock, Severity least, spdlog::sink_ptr sink)
    : node_(std::move(node)), clock_(clock) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start; the system gives no randomness");
  randombytes_buf(key_.data(), key_.size());
  if (!sink) sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  lines_ = std::make_shared<spdlog::logger>("events", std::move(sink));
  lines_->set_level(level_of(least));
  lines_->flush_on(spdlog::level::info);
  lines_->set_formatter(std::make_unique<spdlog::pattern_formatter>(R"({"ts":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})",
                                                                    spdlog::pattern_time_type::utc, "\n"));
}

EventLog::~EventLog() {
  for (auto& [event, flow] : flows_)
    if (flow.suppressed > 0) put(flow.severity, event, flow.suppressed, {});
}

void EventLog::write(Severity severity, Word event, std::initializer_list<Field> fields) {
  if (!lines_->should_log(level_of(severity))) return;
  std::uint64_t suppressed = 0;
  {
    const std::lock_guard lock(mutex_);
    Flow& flow = flows_[event.text()];
    const std::int64_t second = clock_.steady_ms() / 1000;
    if (second != flow.second) {
      suppressed = flow.suppressed;
      flow = {second, 0, 0, severity};
    }
    if (flow.lines == kLinesPerSecond) {
      ++flow.suppressed;
      return;
    }
    ++flow.lines;
  }
  put(severity, event.text(), suppressed, fields);
}

void EventLog::tell_suppressed() {
  const std::lock_guard lock(mutex_);
  const std::int64_t second = clock_.steady_ms() / 1000;
  for (auto& [event, flow] : flows_) {
    if (flow.second == second || flow.suppressed == 0) continue;
    put(flow.severity, event, std::exchange(flow.suppressed, 0), {});
  }
}

void EventLog::put(Severity severity, std::string_view event, std::uint64_t suppressed,
                   std::initializer_list<Field> fields) {
  std::string line = "\"event\":";
  append_quoted(line, event);
  line += ",\"node\":";
  append_quoted(line, node_);
  for (const Field& field : fields) {
    line += ',';
    append_quoted(line, field.name.text());
    line += ':';
    std::visit(AppendValue{line}, field.value);
  }
  if (suppressed > 0) line += ",\"suppressed\":" + std::to_string(suppressed);
  lines_->log(level_of(severity), spdlog::string_view_t(line));
}

Pseudonym EventLog::pseudonym(std::string_view id) const {
  std::array<unsigned char, crypto_generichash_BYTES_MIN> digest;
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(id.data()), id.size(),
                     key_.data(), key_.size());
  std::array<char, 9> letters;
  sodium_bin2hex(letters.data(), letters.size(), digest.data(), 4);
  return {letters.data()};
}

void silence_protobuf() { google::protobuf::SetLogHandler(nullptr); }

}  // namespace plenary
