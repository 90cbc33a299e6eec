#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <stdexcept>

#include "proto/wire.pb.h"
#include "tests/facilitation/vectors/json.h"
#include "tests/facilitation/vectors/vectors.h"

namespace plenary::vectors {
namespace {

template <class Frame>
Frame frame(const std::string& json) {
  Frame frame;
  const auto status = google::protobuf::util::JsonStringToMessage(json, &frame);
  if (!status.ok()) throw std::logic_error(status.ToString() + ": " + json);
  return frame;
}

struct Named {
  const char* name;
  std::string json;
};

const std::vector<Named> kClientFrames = {
    {"CONNECT-2: hello of somebody new",
     R"({"hello": {"major": 1, "minor": 0, "client": "AAECAwQFBgcICQoLDA0ODw==", "build": "web 0.1.0"}})"},
    {"RESUME-1: hello of somebody who was here",
     R"({"hello": {"major": 1, "client": "AAECAwQFBgcICQoLDA0ODw==",
        "resume": {"epoch": "11400714819323198485", "seq": 41, "chain": "8PHy8/T19vf4+fr7/P3+/w=="}}})"},
    {"SUBMIT-1: a card",
     R"({"requests": [{"cseq": 1, "addCard": {"id": "c-7Q", "kind": "RISK", "text": "Caf\u00e9 \ud83d\ude00\r\nhours",
        "source": "minutes of 2018", "place": {"region": "r1", "after": "c-3"}, "writtenMs": "1847000000123"}}]})"},
    {"SUBMIT-1: several requests, in order",
     R"({"requests": [
        {"cseq": 2, "editText": {"id": "c-7Q", "baseVersion": 1, "baseLineage": 3101219767,
                                 "change": {"runs": [4, -2, 0, 7], "inserts": ["\ud83d\udc69\ud83c\udffd"]}}},
        {"cseq": 3, "moveCards": {"ids": ["c-7Q", "c-3"], "to": {"cluster": "k1", "placed": true, "x": 0.25, "y": 0.1}}},
        {"cseq": 4, "setCard": {"id": "c-7Q", "source": ""}},
        {"cseq": 5, "trashCards": {"ids": ["c-3"], "reason": "twice"}}]})"},
    {"a verb without any field", R"({"requests": [{"cseq": 6, "revealCards": {}}]})"},
    {"a decision and an action",
     R"({"requests": [
        {"cseq": 7, "addDecision": {"id": "d1", "title": "Publish", "text": "We publish.", "method": "CONSENT",
                                    "state": "ADOPTED", "owner": "p1", "basedOn": ["c-7Q"]}},
        {"cseq": 8, "setAction": {"id": "a1", "state": "DONE", "trashed": false}}]})"},
    {"PRESENCE-1: a pointer, a dragged card, a caret",
     R"({"presence": {"pointer": {"x": 0.5, "y": 0.75}, "dragging": ["c-7Q"], "writing": "n1", "caret": 12, "anchor": 4}})"},
    {"ping", R"({"ping": {"number": 9}})"},
};

const std::vector<Named> kServerFrames = {
    {"CONNECT-3: welcome with a difference",
     R"({"messages": [{"welcome": {"connection": 17, "participant": "p1", "role": "RAPPORTEUR", "document": "b1",
        "at": {"epoch": "11400714819323198485", "seq": 41, "chain": "8PHy8/T19vf4+fr7/P3+/w=="}, "mode": "DELTA",
        "counter": 8, "serverMs": "1847000001000", "node": "n1", "stable": 41, "mine": ["c-7Q"]}}]})"},
    {"a delta, then the ack of the request in it (ACK-1)",
     R"({"messages": [
        {"delta": {"seq": 42, "chain": "AAAAAAAAAAAAAAAAAAAAAA==", "atMs": "1847000001005", "effects": [
           {"put": {"id": "c-7Q", "version": 1, "text": {"content": "Caf\u00e9 \ud83d\ude00", "version": 1, "lineage": 5},
                    "card": {"kind": "RISK", "region": "r1", "order": "a0", "number": 12,
                             "fields": [{"name": "horizon", "answer": "2030"}], "sdgs": [6, 13]}}},
           {"edit": {"id": "n1", "change": {"runs": [3, 0], "inserts": ["."]}}},
           {"remove": "l1"}], "mine": ["c-7Q"]}},
        {"ack": {"cseq": 1, "seq": 42, "stable": 42}}]})"},
    {"REFUSE-1: a refusal",
     R"({"messages": [{"ack": {"cseq": 2, "seq": 43, "refusal": {"code": "TOO_LONG", "args": ["280", "301"]},
        "sentence": "That is too long.", "duplicate": true}}]})"},
    {"LOG-12: stable", R"({"messages": [{"stable": {"seq": 43}}]})"},
    {"LOG-10: resync", R"({"messages": [{"resync": {"at": {"epoch": "3", "seq": 40, "chain": ""}, "counter": 6,
        "reason": "The server lost its last moments."}}]})"},
    {"VIEW-4: another role", R"({"messages": [{"viewChange": {"role": "OBSERVER", "seq": 44}}]})"},
    {"CONNECT-6: people, names byte for byte",
     R"({"messages": [{"people": {"people": [{"participant": "p1", "name": "Zo\u00eb \u0141uk\u00e1cs",
        "affiliations": ["A", "B"], "mode": "REMOTE"}, {"participant": "p2"}]}}]})"},
    {"PRESENCE-2: somebody else's pointer; somebody gone",
     R"({"messages": [{"presence": {"connection": 4, "participant": "p2", "pointer": {"x": 0.5, "y": 0}}},
                      {"presence": {"connection": 5, "participant": "p3", "gone": true}}]})"},
    {"pong", R"({"messages": [{"pong": {"number": 9, "serverMs": "1847000001010"}}]})"},
    {"STATUS-1: read only",
     R"({"messages": [{"status": {"readOnly": true, "reason": "Nothing can be stored now."}}]})"},
    {"going away", R"({"messages": [{"goAway": {"code": 1012, "spreadMs": 5000, "reason": "restart"}}]})"},
    {"SUBMIT-2: a gap", R"({"messages": [{"problem": {"code": 4420, "sentence": "Send again from 7.", "cseq": 6}}]})"},
    {"an empty frame", R"({})"},
};

template <class Frame>
Json frames_section(const std::vector<Named>& frames) {
  Json section(Json::Array{});
  for (const Named& each : frames) {
    const auto message = frame<Frame>(each.json);
    section.add(Json().set("name", each.name).set("json", json_of(message)).set("base64", base64(bytes_of(message))));
  }
  return section;
}

// Frames laid end to end are one frame with the messages of all, in order.
Json joined_section() {
  Json parts(Json::Array{});
  std::string bytes;
  for (std::size_t i = 1; i < 5; ++i) {
    const std::string part = bytes_of(frame<ServerFrame>(kServerFrames[i].json));
    parts.add(base64(part));
    bytes += part;
  }
  ServerFrame whole;
  if (!whole.ParseFromString(bytes)) throw std::logic_error("frames laid end to end are not a frame");
  Json section(Json::Array{});
  section.add(Json().set("parts", std::move(parts)).set("json", json_of(whole)).set("base64", base64(bytes)));
  return section;
}

// RFC 1950 with one stored block: the same bytes with every version of zlib.
std::string zlib_stored(const std::string& bytes) {
  if (bytes.size() > 0xffff) throw std::logic_error("more than one stored block");
  const auto low = [](std::size_t value) { return static_cast<char>(value & 0xff); };
  std::string out = "\x78\x01\x01";
  const std::size_t length = bytes.size();
  for (const std::size_t value : {length, length >> 8, ~length, ~length >> 8}) out += low(value);
  out += bytes;
  std::uint32_t a = 1, b = 0;  // Adler-32
  for (const char byte : bytes) {
    a = (a + static_cast<unsigned char>(byte)) % 65521;
    b = (b + a) % 65521;
  }
  for (const std::uint32_t value : {b >> 8, b, a >> 8, a}) out += low(value);
  return out;
}

Json snapshot_section() {
  const auto body = frame<SnapshotBody>(
      R"({"records": [{"id": "board", "version": 3, "board": {"title": "Rivers", "silentWriting": true}},
                      {"id": "c-7Q", "version": 1, "text": {"content": "Caf\u00e9 \ud83d\ude00", "version": 1, "lineage": 5},
                       "card": {"kind": "RISK", "number": 12}},
                      {"id": "r1", "version": 1, "region": {"title": "What we see", "order": 1}}]})");
  const std::string stream = zlib_stored(bytes_of(body));
  ServerFrame chunks;
  const std::size_t half = stream.size() / 2;
  for (std::uint32_t index = 0; index < 2; ++index) {
    SnapshotChunk& chunk = *chunks.add_messages()->mutable_snapshot();
    chunk.set_index(index);
    chunk.set_count(2);
    chunk.set_data(stream.substr(index * half, index == 0 ? half : std::string::npos));
    chunk.mutable_at()->set_seq(41);
  }
  Json section(Json::Array{});
  section.add(Json().set("base64", base64(bytes_of(chunks))).set("json", json_of(chunks)).set("body", json_of(body)));
  return section;
}

}  // namespace

std::string wire_vectors() {
  return Json()
      .set("format", 1)
      .set("client_frames", frames_section<ClientFrame>(kClientFrames))
      .set("server_frames", frames_section<ServerFrame>(kServerFrames))
      .set("joined", joined_section())
      .set("snapshot", snapshot_section())
      .as_file();
}

}  // namespace plenary::vectors
