// What the fuzz targets are to begin a search with, and every input that once failed (corpus/TARGET), tried as a test.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/catch.h"
#include "tests/facilitation/templates/files.h"
#include "tests/fuzz/target.h"

using namespace plenary;
using namespace plenary::fuzz;

namespace {

const Target* const kTargets[] = {&fuzz::frame,     &fuzz::request,      &fuzz::log_entry,      &fuzz::text_change,
                                  &fuzz::yaml_file, &fuzz::import_table, &fuzz::exported_words, &fuzz::archive,
                                  &fuzz::link,      &fuzz::http_head};

const Target& target_named(std::string_view name) {
  for (const Target* target : kTargets)
    if (target->name == name) return *target;
  throw std::runtime_error("no target " + std::string(name));
}

}  // namespace

TEST_CASE("the seeds of every fuzz target hold", "[fuzz]") {
  for (const Target* target : kTargets) {
    const std::vector<std::string> seeds = target->seeds();
    CHECK_FALSE(seeds.empty());
    CHECK(seeds == target->seeds());
    for (std::size_t i = 0; i < seeds.size(); ++i) {
      INFO(target->name << ", seed " << i + 1);
      CHECK_NOTHROW(target->look(seeds[i]));
    }
    CHECK_NOTHROW(target->look({}));
  }
}

TEST_CASE("what once failed under a fuzz target holds", "[fuzz]") {
  const auto folder = test::source_folder() / "tests/fuzz/corpus";
  if (!std::filesystem::exists(folder)) return;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    INFO(std::filesystem::relative(entry.path(), folder));
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string input{std::istreambuf_iterator<char>(in), {}};
    CHECK_NOTHROW(target_named(entry.path().parent_path().filename().string()).look(input));
  }
}

// A proof must be able to fail.
TEST_CASE("a target that does not hold says what", "[fuzz]") {
  CHECK_NOTHROW(must(true, "this"));
  CHECK_THROWS_WITH(must(false, "a card is in two places"), "a card is in two places");
  CHECK_THROWS_WITH(must_equal("a", "b", "words differ"), "words differ\n--- one\na\n--- other\nb");
}
