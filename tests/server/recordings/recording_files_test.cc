// Recordings arrive in pieces, over lines that break, onto disks that fill.
#include "server/recordings/recording_files.h"

#include <chrono>

#include "tests/catch.h"
#include "tests/temporary_folder.h"

using namespace plenary;
using Is = RecordingFiles::Piece::Is;
using Finish = RecordingFiles::Finish;

namespace {

const std::string kSong = "ID3" + std::string(10'000, 's');
constexpr RecordingFiles::Limits kSmall{.most_bytes = 20'000, .left_free = 0};

}  // namespace

TEST_CASE("a recording comes in pieces; one that is lost or comes twice changes nothing", "[recordings]") {
  const test::TemporaryFolder folder;
  RecordingFiles files(folder.path(), kSmall);
  CHECK(files.take("m.record.b", "r1", 0, kSong.substr(0, 4'000)).has == 4'000);
  CHECK(files.take("m.record.b", "r1", 0, kSong.substr(0, 4'000)).has == 4'000);   // sent again
  CHECK(files.take("m.record.b", "r1", 8'000, kSong.substr(8'000)).has == 4'000);  // one is missing
  CHECK(files.finish("m.record.b", "r1", kSong.size()) == Finish::incomplete);
  CHECK_FALSE(files.find("m.record.b", "r1"));
  CHECK(files.take("m.record.b", "r1", 4'000, kSong.substr(4'000)).has == kSong.size());
  CHECK(files.finish("m.record.b", "r1", kSong.size() + 1) == Finish::incomplete);
  CHECK(files.finish("m.record.b", "r1", kSong.size()) == Finish::whole);
  CHECK(files.finish("m.record.b", "r1", kSong.size()) == Finish::whole);
  CHECK(files.take("m.record.b", "r1", 0, "again").has == kSong.size());  // it stands

  REQUIRE(files.find("m.record.b", "r1"));
  CHECK(files.find("m.record.b", "r1")->media_type == "audio/mpeg");
  CHECK(files.find("m.record.b", "r1")->bytes == kSong.size());
  CHECK(files.read("m.record.b", "r1", 9'000, 100'000) == kSong.substr(9'000));
  CHECK(files.read("m.record.b", "r1", 20'000, 10).empty());

  CHECK(files.remove("m.record.b", "r1"));
  CHECK_FALSE(files.find("m.record.b", "r1"));
  CHECK(files.remove("m.record.b", "r1"));
}

TEST_CASE("what is no recording, too large, or has no room is said to be so, and nothing of it stays", "[recordings]") {
  const test::TemporaryFolder folder;
  RecordingFiles files(folder.path(), kSmall);
  files.take("m", "page", 0, "<html><script>alert(1)</script>");
  CHECK(files.finish("m", "page", 31) == Finish::no_recording);
  CHECK(files.take("m", "page", 0, "").has == 0);

  CHECK(files.take("m", "long", 0, std::string(20'001, 'x')).is == Is::too_large);
  RecordingFiles full(folder.path(), {.most_bytes = 20'000, .left_free = std::uint64_t{1} << 62});
  CHECK(full.take("m", "one", 0, "ID3").is == Is::no_room);
  CHECK(files.finish("m", "nothing", 0) == Finish::incomplete);

  RecordingFiles few(folder.path(), {.most_bytes = 20'000, .left_free = 0, .files = 2});
  CHECK(few.take("n", "one", 0, "ID3").is == Is::here);
  CHECK(few.take("n", "two", 0, "ID3").is == Is::here);
  CHECK(few.take("n", "three", 0, "ID3").is == Is::too_many);
  CHECK(few.take("n", "two", 3, "more").has == 7);
}

TEST_CASE("no name leads out of the folder", "[recordings]") {
  const test::TemporaryFolder folder;
  RecordingFiles files(folder.path() / "in", kSmall);
  for (const char* name : {"..", ".", "", "../x", "a/b", ".hidden", "a\nb", "%2e%2e"}) {
    INFO(name);
    CHECK(files.take(name, "r", 0, kSong).is == Is::failed);
    CHECK(files.take("m", name, 0, kSong).is == Is::failed);
    CHECK_FALSE(files.find("m", name));
    CHECK_FALSE(files.remove(name, "r"));
  }
  CHECK(files.take("m", "x.part", 0, kSong).is == Is::failed);  // another's beginning
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("what nobody went on with is forgotten after days, what is whole is not", "[recordings]") {
  const test::TemporaryFolder folder;
  RecordingFiles files(folder.path(), kSmall);
  files.take("m", "whole", 0, kSong);
  REQUIRE(files.finish("m", "whole", kSong.size()) == Finish::whole);
  files.take("m", "old", 0, "ID3");
  files.take("m", "new", 0, "ID3");
  const auto long_ago = std::filesystem::file_time_type::clock::now() - std::chrono::hours(24 * 8);
  for (const char* name : {"whole", "old.part"}) std::filesystem::last_write_time(folder.path() / "m" / name, long_ago);
  files.forget_unfinished(7);
  CHECK(files.take("m", "old", 5, "x").has == 0);
  CHECK(files.take("m", "new", 5, "x").has == 3);
  CHECK(files.find("m", "whole"));
}

TEST_CASE("a whole recording that nothing names goes after days, one that is named never", "[recordings]") {
  const test::TemporaryFolder folder;
  RecordingFiles files(folder.path(), kSmall);
  const auto brings = [&](const std::string& id) {
    files.take("m", id, 0, kSong);
    REQUIRE(files.finish("m", id, kSong.size()) == Finish::whole);
  };
  for (const char* id : {"named", "unnamed", "new"}) brings(id);
  files.take("m", "half", 0, "ID3");
  const auto ages = [&](const std::string& file, int days) {
    std::filesystem::last_write_time(folder.path() / "m" / file,
                                     std::filesystem::file_time_type::clock::now() - std::chrono::hours(24 * days));
  };
  for (const char* file : {"named", "unnamed", "half.part"}) ages(file, 31);
  const auto named = [](const std::string& id) { return id == "named"; };
  files.forget_unnamed("m", named, 30);
  CHECK(files.find("m", "named"));
  CHECK_FALSE(files.find("m", "unnamed"));
  CHECK(files.find("m", "new"));
  CHECK(files.take("m", "half", 5, "x").has == 3);

  // Taken out of the record today: the days begin when it was last seen there.
  files.forget_unnamed(
      "m", [](const std::string&) { return false; }, 30);
  CHECK(files.find("m", "named"));
  ages("named", 31);
  files.forget_unnamed(
      "m", [](const std::string&) { return false; }, 30);
  CHECK_FALSE(files.find("m", "named"));
}

TEST_CASE("a recording is what its first bytes say, whatever it is called", "[recordings]") {
  using namespace std::string_view_literals;
  const std::pair<std::string_view, std::string> told[] = {{"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm"sv, "video/webm"},
                                                           {"OggS\0\2"sv, "audio/ogg"},
                                                           {"\0\0\0\x20"
                                                            "ftypM4A "sv,
                                                            "audio/mp4"},
                                                           {"\0\0\0\x20"
                                                            "ftypisom"sv,
                                                            "video/mp4"},
                                                           {"RIFF\1\2\3\4WAVEfmt "sv, "audio/wav"},
                                                           {"fLaC\0"sv, "audio/flac"},
                                                           {"\xff\xfb\x90"sv, "audio/mpeg"},
                                                           {"\xff\xf1\x50"sv, "audio/aac"}};
  for (const auto& [bytes, type] : told) {
    INFO(type);
    REQUIRE(media_of(bytes));
    CHECK(media_of(bytes)->media_type == type);
  }
  for (const std::string_view other : {"<svg onload=x>"sv, "%PDF-1.4"sv, "PK\3\4"sv, ""sv,
                                       "\x7f"
                                       "ELF"sv,
                                       "RIFF\1\2\3\4AVI "sv, "\xff\xfeh\0i\0"sv, "\xff\xe9\x90\0"sv})
    CHECK_FALSE(media_of(other));
}
