// ARCHIVE-1, ARCHIVE-3: recordings go with the archive of their meeting, and come out of it as they were.
#include <fstream>
#include <sstream>

#include "facilitation/archives/verify.h"
#include "server/archives/gathering.h"
#include "server/archives/with_recordings.h"
#include "server/live/ports.h"
#include "tests/catch.h"
#include "tests/temporary_folder.h"

using namespace plenary;

namespace {

constexpr RecordingFiles::Limits kRoomy{.most_bytes = 8u << 20, .left_free = 0};
const std::string kRecord = "meet.record.blue";

std::string song(std::size_t bytes, char of) { return "ID3" + std::string(bytes, of); }

struct FixedChance : Entropy {
  void fill(void* bytes, std::size_t count) override { std::fill_n(static_cast<char*>(bytes), count, 'c'); }
};

// A meeting and the record of one session, which names the recordings `ids` and one that is kept elsewhere.
Archive meeting_with_record(const std::vector<std::string>& ids) {
  const ChainMaker chain(std::string(32, 'k'));
  FixedChance chance;
  Record meeting, record;
  meeting.set_id("meeting");
  meeting.mutable_meeting()->set_title("Meet");
  record.set_id("record");
  record.mutable_session_record()->set_state(SessionRecordHead::RECORD_DRAFT);
  for (const std::string& id : ids) {
    Recording& recording = *record.mutable_session_record()->add_recordings();
    recording.set_id(id);
    recording.set_url("/api/documents/" + kRecord + "/recordings/" + id);
  }
  record.mutable_session_record()->add_recordings()->set_url("https://example.org/elsewhere.mp3");
  Archive archive;
  archive.set_format(kArchiveFormat);
  archive.set_meeting("meet");
  for (const auto& [id, first] : {std::pair{std::string("meet"), meeting}, std::pair{kRecord, record}}) {
    Commit commit;
    commit.set_seq(1);
    commit.set_at_ms(1);
    *commit.add_steps()->add_effects()->mutable_put() = first;
    const LogEntry entry = chain.seal(1, commit.SerializeAsString(), Chain{}, chance);
    ArchivedDocument& document = *archive.add_documents();
    document.set_document(id);
    document.set_epoch(7);
    document.set_chain_key(chain.key());
    ArchivedEntry& archived = *document.add_entries();
    archived.set_seq(1);
    archived.set_commit(entry.commit);
    archived.set_salt(entry.salt);
    archived.set_digest(entry.digest);
    archived.set_chain(entry.chain.data(), entry.chain.size());
  }
  return archive;
}

void keep(RecordingFiles& files, const std::string& document, const std::string& id, const std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size(); at += 1u << 20)
    REQUIRE(files.take(document, id, at, bytes.substr(at, 1u << 20)).is == RecordingFiles::Piece::Is::here);
  REQUIRE(files.finish(document, id, bytes.size()) == RecordingFiles::Finish::whole);
}

struct Kept {
  test::TemporaryFolder folder;
  RecordingFiles files{folder.path() / "recordings", kRoomy};

  // As `plenaryd --archive` writes it.
  std::string archived(Archive archive) {
    REQUIRE(name_recordings(archive, files).empty());
    REQUIRE(finish(archive).empty());
    std::string bytes;
    REQUIRE(put_archive(archive, files, [&](std::string_view piece) {
      bytes += piece;
      return true;
    }));
    return bytes;
  }
  std::string brought(const std::string& archive) {
    const std::string path = (folder.path() / "brought.archive").string();
    std::ofstream(path, std::ios::binary) << archive;
    return bring_recordings(path, files);
  }
};

std::string problem_with(const std::string& bytes) {
  std::istringstream file(bytes);
  const ReadFile<Archive> read = read_archive(file);
  if (!read.problem.empty()) return read.problem;
  const std::string beside = problem_beside_logs(read.file);
  const auto only_look = [](const ArchivedRecording&, std::uint64_t, std::string_view) { return true; };
  return beside.empty() ? read_recordings(file, read.file, only_look) : beside;
}

}  // namespace

TEST_CASE("ARCHIVE-1: recordings that a record names go with its archive, and no others", "[archive][recordings]") {
  Kept here;
  keep(here.files, kRecord, "r1", song(3'000'000, 'a'));
  keep(here.files, kRecord, "r2", song(20, 'b'));
  keep(here.files, kRecord, "taken-out", song(20, 'c'));
  keep(here.files, "other.record.green", "r1", song(20, 'd'));
  REQUIRE(here.files.take(kRecord, "on-its-way", 0, "ID3").has == 3);
  const std::string bytes = here.archived(meeting_with_record({"r1", "r2", "on-its-way"}));

  std::istringstream file(bytes);
  const ReadFile<Archive> read = read_archive(file);
  REQUIRE(read.problem.empty());
  CHECK(read.file.format() == kArchiveWithRecordings);
  REQUIRE(read.file.recordings_size() == 2);
  CHECK(read.file.recordings(0).id() == "r1");
  CHECK(read.file.recordings(1).id() == "r2");
  CHECK(problem_with(bytes).empty());
  CHECK(here.archived(meeting_with_record({"r1", "r2", "on-its-way"})) == bytes);

  SECTION("and come out of it as they were, and go into the same archive again") {
    Kept there;
    CHECK(there.brought(bytes).empty());
    CHECK(there.files.whole_ones(kRecord) == std::vector<std::string>{"r1", "r2"});
    CHECK(there.files.read(kRecord, "r1", 0, 4'000'000) == song(3'000'000, 'a'));
    CHECK(there.files.read(kRecord, "r2", 0, 100) == song(20, 'b'));
    CHECK(there.archived(meeting_with_record({"r1", "r2", "on-its-way"})) == bytes);
  }
  SECTION("what an import that was cut short has left is in nobody's way") {
    Kept there;
    REQUIRE(there.files.take(kRecord, "r1", 0, "half of something else").has > 0);
    keep(there.files, kRecord, "r2", song(20, 'x'));
    CHECK(there.brought(bytes).empty());
    CHECK(there.files.read(kRecord, "r1", 0, 4'000'000) == song(3'000'000, 'a'));
    CHECK(there.files.read(kRecord, "r2", 0, 100) == song(20, 'b'));
  }
  SECTION("where there is no room for them, that is said") {
    Kept there;
    there.files = RecordingFiles(there.folder.path() / "recordings", {.most_bytes = 1u << 20, .left_free = 0});
    CHECK(there.brought(bytes) ==
          "the recording r1 of meet.record.blue cannot be written (it is larger than --recording-mib allows)");
  }
}

TEST_CASE("ARCHIVE-1: without recordings an archive is the message alone, as before", "[archive][recordings]") {
  Kept here;
  const std::string bytes = here.archived(meeting_with_record({"r1"}));
  CHECK(read_archive(bytes).problem.empty());
  CHECK(read_archive(bytes).file.format() == kArchiveFormat);
  CHECK(problem_with(bytes).empty());
}

TEST_CASE("ARCHIVE-2: an archive whose recordings are not what was written does not verify", "[archive][recordings]") {
  Kept here;
  keep(here.files, kRecord, "r1", song(5'000, 'a'));
  const std::string bytes = here.archived(meeting_with_record({"r1"}));
  const std::size_t sound = bytes.find("ID3");

  std::string other = bytes;
  other[sound + 4'000] ^= 1;
  CHECK(problem_with(other) == "the recording r1 of meet.record.blue is not what was stored: its digest differs");
  CHECK_THAT(problem_with(bytes.substr(0, bytes.size() - 1)), PLENARY_CONTAINS("cut short or damaged"));
  CHECK_THAT(problem_with(bytes.substr(0, sound + 100)), PLENARY_CONTAINS("cut short or damaged"));
  CHECK_THAT(problem_with(bytes.substr(0, sound)), PLENARY_CONTAINS("cut short or damaged"));
  CHECK_THAT(problem_with(bytes.substr(0, sound + 100) + bytes.substr(sound + 200)),
             PLENARY_CONTAINS("cut short or damaged"));
  std::string too_far = bytes;
  too_far[bytes.size() - 2] = '\x7f';  // the message would be longer than the file
  CHECK_THAT(problem_with(too_far), PLENARY_CONTAINS("cut short or damaged"));

  std::istringstream file(bytes);
  Archive archive = read_archive(file).file;
  archive.mutable_recordings(0)->set_document("meet.record.green");
  archive.set_digest(digest_of(archive));
  CHECK(problem_beside_logs(archive) == "the record of the recording r1 is not in it");
  archive.mutable_recordings(0)->set_document(kRecord);
  archive.mutable_recordings(0)->set_id("../r1");
  archive.set_digest(digest_of(archive));
  CHECK(problem_beside_logs(archive) == "one of its recordings is none");
}
