#include "tests/facilitation/vectors/vectors.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/catch.h"
#include "tests/facilitation/vectors/json.h"

using namespace plenary::vectors;

namespace {

std::string committed(const std::string& name) {
  const char* source = std::getenv("PLENARY_SOURCE");
  const std::string path = std::string(source ? source : ".") + "/tests/vectors/" + name;
  std::ifstream in(path, std::ios::binary);
  std::stringstream content;
  content << in.rdbuf();
  INFO("tests/vectors/" << name << " is looked for in PLENARY_SOURCE, or below where the test runs");
  REQUIRE(in.good());
  return content.str();
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("TEXT-6: what other languages check themselves against is what this code does", "[vectors]") {
  for (const VectorFile& file : kVectorFiles) {
    INFO(file.name << " differs. If that is meant: write_vectors tests/vectors, and look at the difference");
    const std::vector<std::string> stored = lines(committed(file.name));
    const std::vector<std::string> now = lines(file.write());
    for (std::size_t i = 0; i < std::min(stored.size(), now.size()); ++i) {
      INFO("line " << i + 1);
      REQUIRE(stored[i] == now[i]);
    }
    REQUIRE(stored.size() == now.size());
    REQUIRE(committed(file.name) == file.write());
  }
}

TEST_CASE("writing vectors twice gives the same bytes", "[vectors]") {
  for (const VectorFile& file : kVectorFiles) {
    INFO(file.name);
    CHECK(file.write() == file.write());
    CHECK(file.write().size() > 1000);
  }
}

TEST_CASE("JSON is written as it is read, with keys in order", "[vectors]") {
  const Json json = Json::parse(R"( {"b" : [1, -2.5e3, true, null, {}, []], "a":"q\"\\\n\u00e9\ud83d\ude00é"} )");
  CHECK(json.on_one_line() == R"({"a": "q\"\\\u000a\u00e9\ud83d\ude00\u00e9", "b": [1, -2.5e3, true, null, {}, []]})");
  CHECK_THROWS(Json::parse("{"));
  CHECK_THROWS(Json::parse("[1 2]"));
  CHECK_THROWS(Json::parse("{} {}"));
}

TEST_CASE("bytes are spelled in base64 and in hex", "[vectors]") {
  CHECK(base64("") == "");
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foo") == "Zm9v");
  CHECK(base64("foobar") == "Zm9vYmFy");
  CHECK(base64(std::string("\xff\x00\xfe", 3)) == "/wD+");
  for (const std::string bytes : {"", "f", "fo", "foo", "foobar", "\xff\xfe"})
    CHECK(from_base64(base64(bytes)) == bytes);
  CHECK_THROWS(from_base64("Zg="));
  CHECK_THROWS(from_base64("Z!=="));
  CHECK(hex(std::string("\x00\x9f\xff", 3)) == "009fff");
}
