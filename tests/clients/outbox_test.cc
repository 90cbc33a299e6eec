// The outbox: what it keeps, and what of it survives a crash in the midst of writing.
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "clients/cpp/file_outbox.h"
#include "clients/cpp/inflate.h"
#include "tests/catch.h"
#include "tests/clients/table.h"

#include <zlib.h>

namespace plenary::test {
namespace {

namespace fs = std::filesystem;

struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "plenary-outbox-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    path = name;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  std::string file() const { return (path / "outbox").string(); }
};

client::HeldRequest held(std::uint32_t cseq, const std::string& words) {
  client::HeldRequest request;
  request.cseq = cseq;
  request.request.set_cseq(cseq);
  request.request.mutable_add_card()->set_id("c" + std::to_string(cseq));
  request.request.mutable_add_card()->set_text(words);
  return request;
}
client::HeldRequest held_edit(std::uint32_t cseq, const std::string& id) {
  client::HeldRequest request;
  request.cseq = cseq;
  request.request.set_cseq(cseq);
  request.request.mutable_edit_text()->set_id(id);
  request.on = "before";
  request.instead_of = {cseq - 1};
  return request;
}
client::HeldWords waiting(const std::string& id) {
  client::HeldWords words;
  words.record = id;
  words.on = "on";
  *words.change.add_inserts() = "typed";
  words.change.add_runs(0);
  words.instead_of = {7};
  return words;
}

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
void write_bytes(const std::string& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

// One contract for both stores.
template <class Open>
void keeps_what_it_is_given(Open&& open) {
  auto store = open();
  CHECK(store->load().client.empty());
  client::OutboxContents begun;
  begun.client = "0123456789abcdef";
  REQUIRE(store->replace(begun));
  REQUIRE(store->keep(held(1, "one")));
  REQUIRE(store->keep(held(2, "two")));
  REQUIRE(store->keep(waiting("n1")));
  REQUIRE(store->keep(waiting("n2")));
  REQUIRE(store->keep(held(2, "two, corrected")));
  REQUIRE(store->keep(held_edit(3, "n1")));  // takes the place of the words that waited
  REQUIRE(store->drop(1));
  REQUIRE(store->forget_words("n3"));

  const client::OutboxContents contents = store->load();
  CHECK(contents.client == "0123456789abcdef");
  CHECK(contents.last_cseq == 3);
  REQUIRE(contents.requests.size() == 2);
  CHECK(contents.requests[0] == held(2, "two, corrected"));
  CHECK(contents.requests[1] == held_edit(3, "n1"));
  REQUIRE(contents.words.size() == 1);
  CHECK(contents.words[0] == waiting("n2"));
}

}  // namespace

TEST_CASE("an outbox in memory keeps what it is given", "[clients][outbox]") {
  keeps_what_it_is_given([] { return std::make_unique<client::MemoryOutbox>(); });
}

TEST_CASE("an outbox in a file keeps what it is given, also when it is opened again (SUBMIT-6)", "[clients][outbox]") {
  Folder folder;
  keeps_what_it_is_given([&] { return std::make_unique<client::FileOutbox>(folder.file()); });
  client::FileOutbox again(folder.file());
  CHECK(again.load().requests.size() == 2);
  CHECK(again.load().words.size() == 1);
  CHECK(again.load().last_cseq == 3);
}

TEST_CASE("cut at any byte, the file still gives everything that had been kept before", "[clients][outbox]") {
  Folder folder;
  std::vector<std::pair<std::size_t, client::OutboxContents>> kept;
  {
    client::FileOutbox store(folder.file());
    const auto note = [&] { kept.emplace_back(bytes_of(folder.file()).size(), store.load()); };
    client::OutboxContents begun;
    begun.client = "0123456789abcdef";
    REQUIRE(store.replace(begun));
    note();
    REQUIRE(store.keep(held(1, "one")));
    note();
    REQUIRE(store.keep(waiting("n1")));
    note();
    REQUIRE(store.keep(held_edit(2, "n1")));
    note();
    REQUIRE(store.drop(1));
    note();
  }
  const std::string whole = bytes_of(folder.file());
  for (std::size_t length = 0; length <= whole.size(); ++length) {
    write_bytes(folder.file(), whole.substr(0, length));
    client::OutboxContents expected;
    for (const auto& [size, contents] : kept)
      if (size <= length) expected = contents;
    client::FileOutbox store(folder.file());
    INFO("cut at byte " << length << " of " << whole.size());
    REQUIRE(store.load() == expected);
    REQUIRE(store.keep(held(9, "after the crash")));
    client::OutboxContents later = store.load();
    REQUIRE(later.requests.back() == held(9, "after the crash"));
  }
}

TEST_CASE("a damaged item ends what is believed of the file", "[clients][outbox]") {
  Folder folder;
  {
    client::FileOutbox store(folder.file());
    REQUIRE(store.keep(held(1, "one")));
    REQUIRE(store.keep(held(2, "two")));
  }
  std::string bytes = bytes_of(folder.file());
  bytes[bytes.size() - 2] ^= 1;
  write_bytes(folder.file(), bytes);
  client::FileOutbox store(folder.file());
  CHECK(store.load().requests == std::vector<client::HeldRequest>{held(1, "one")});
}

TEST_CASE("a file that is no outbox is left alone, and one in use is not shared", "[clients][outbox]") {
  Folder folder;
  SECTION("no outbox") {
    write_bytes(folder.file(), "Dear diary, this is something else entirely.");
    CHECK_THROWS_AS(client::FileOutbox(folder.file()), client::OutboxUnusable);
    CHECK(bytes_of(folder.file()) == "Dear diary, this is something else entirely.");
  }
  SECTION("in use") {
    client::FileOutbox first(folder.file());
    CHECK_THROWS_AS(client::FileOutbox(folder.file()), client::OutboxUnusable);
  }
}

TEST_CASE("a file that is mostly history is written anew", "[clients][outbox]") {
  Folder folder;
  client::FileOutbox store(folder.file());
  const std::string words(20'000, 'x');
  for (std::uint32_t cseq = 1; cseq <= 200; ++cseq) {
    REQUIRE(store.keep(held(cseq, words)));
    REQUIRE(store.drop(cseq));
  }
  CHECK(bytes_of(folder.file()).size() < 2'000'000);
  CHECK(store.load().last_cseq == 200);
  CHECK(store.load().requests.empty());
}

TEST_CASE("a client whose outbox file was cut goes on, and nothing it had kept is lost", "[clients][outbox]") {
  Folder folder;
  Table table;
  Sitter& ada = table.sits("ada");
  Sitter& ben = table.comes("ben");
  ben.replaces_store(std::make_unique<client::FileOutbox>(folder.file()));
  REQUIRE(ben.adds("c1", "one"));
  REQUIRE(ben.adds("c2", "two"));
  ben.replaces_store(std::make_unique<client::MemoryOutbox>());  // lets go of the file
  const std::string bytes = bytes_of(folder.file());
  write_bytes(folder.file(), bytes.substr(0, bytes.size() - 3));
  ben.replaces_store(std::make_unique<client::FileOutbox>(folder.file()));
  REQUIRE(ben.adds("c3", "three"));
  ben.connects();
  table.settle();
  CHECK(cards_in(ada.session().shown(), "r1") == "c1 c3");
  CHECK(ben.state() == "Saved.");
}

// ---- snapshots

namespace {

std::vector<SnapshotChunk> chunks_of(const std::string& body, std::size_t size) {
  std::string data(compressBound(static_cast<uLong>(body.size())), '\0');
  uLongf length = data.size();
  compress(reinterpret_cast<Bytef*>(data.data()), &length, reinterpret_cast<const Bytef*>(body.data()),
           static_cast<uLong>(body.size()));
  data.resize(length);
  std::vector<SnapshotChunk> chunks((data.size() + size - 1) / size);
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    chunks[i].set_index(static_cast<std::uint32_t>(i));
    chunks[i].set_count(static_cast<std::uint32_t>(chunks.size()));
    chunks[i].set_data(data.substr(i * size, size));
  }
  return chunks;
}

client::SnapshotReader::Answer read_all(client::SnapshotReader& reader, const std::vector<SnapshotChunk>& chunks) {
  auto answer = client::SnapshotReader::Answer::more;
  for (const SnapshotChunk& chunk : chunks)
    if (answer == client::SnapshotReader::Answer::more) answer = reader.take(chunk);
  return answer;
}

}  // namespace

TEST_CASE("RESUME-4: a snapshot in chunks, and the limits it is held to", "[clients][snapshot]") {
  using Answer = client::SnapshotReader::Answer;
  SnapshotBody body;
  Dice dice(3);
  for (int i = 0; i < 500; ++i) {
    Record& record = *body.add_records();
    record.set_id("c" + std::to_string(i));
    record.mutable_text()->set_content(std::to_string(dice.next()));
  }
  const std::string bytes = body.SerializeAsString();
  client::SnapshotReader reader;
  SECTION("whole") {
    CHECK(read_all(reader, chunks_of(bytes, 1'000)) == Answer::whole);
    CHECK(reader.body().SerializeAsString() == bytes);
  }
  SECTION("out of order") {
    auto chunks = chunks_of(bytes, 1'000);
    std::swap(chunks[1], chunks[2]);
    CHECK(read_all(reader, chunks) == Answer::broken);
  }
  SECTION("damaged") {
    auto chunks = chunks_of(bytes, 1'000);
    (*chunks[2].mutable_data())[10] ^= 0x55;
    CHECK(read_all(reader, chunks) == Answer::broken);
  }
  SECTION("ends too early") {
    auto chunks = chunks_of(bytes, 1'000);
    chunks.pop_back();
    for (SnapshotChunk& chunk : chunks) chunk.set_count(static_cast<std::uint32_t>(chunks.size()));
    CHECK(read_all(reader, chunks) == Answer::broken);
  }
  SECTION("small to send, huge to hold") {
    client::SnapshotLimits limits;
    limits.inflated_bytes = 1 << 20;
    client::SnapshotReader careful(limits);
    CHECK(read_all(careful, chunks_of(std::string(50 << 20, '\0'), 256 * 1024)) == Answer::broken);
    CHECK(careful.fault() == "a snapshot that is too large");
  }
  SECTION("no chunks at all") {
    SnapshotChunk chunk;
    CHECK(reader.take(chunk) == Answer::broken);
  }
}

}  // namespace plenary::test
