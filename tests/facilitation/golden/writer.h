// Writes a golden log step by step, counting as clients do.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "facilitation/document/document.h"
#include "tests/facilitation/golden/golden_log.h"

namespace plenary::golden {

// {"put": ...}, {"remove": ...} or {"edit": ...}, as protobuf JSON.
[[nodiscard]] Effect effect(const std::string& json);
[[nodiscard]] Effect put(Record record);
[[nodiscard]] Effect edit(const std::string& id, const text::Change& change);

class Writer {
 public:
  explicit Writer(std::string about) { log_.about = std::move(about); }

  // Steps of the commit that comes next. `verb` is the number of the field in Request.verb.
  Writer& step(const std::string& actor, std::uint32_t verb, std::vector<Effect> effects);
  Writer& refused(const std::string& actor, std::uint32_t verb, RefusalCode code, std::vector<std::string> args = {});
  Writer& by_server(std::uint32_t verb, std::vector<Effect> effects);
  Writer& commit();
  // Stores a snapshot as of the last commit.
  Writer& snapshot();

  [[nodiscard]] GoldenLog finish();

 private:
  Step& next_step(const std::string& actor, std::uint32_t verb);

  GoldenLog log_;
  Document document_;
  Commit next_;
  std::map<std::string, std::uint32_t> cseqs_;  // by actor: each has one client
};

}  // namespace plenary::golden
