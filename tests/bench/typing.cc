#include "tests/bench/typing.h"

#include <stdexcept>

#include "facilitation/text/change.h"

namespace plenary::bench {
namespace {

constexpr std::uint32_t kUnacknowledged = 128;  // SUBMIT-5
constexpr std::uint32_t kMistake = 10;
constexpr std::int64_t kWithinUs = 60'000'000;
const std::string kNote = "note";

// The note's words as the writer knows them: what the next change is made on (TEXT-2).
class Typist {
 public:
  Typist() {
    change_.insert(u"n");
    typed();
  }
  [[nodiscard]] Request add() const {
    Request request;
    request.set_cseq(1);
    request.mutable_add_note()->set_id(kNote);
    request.mutable_add_note()->set_text("n");
    request.mutable_add_note()->set_visibility(Note::RECORD);
    return request;
  }
  [[nodiscard]] Request next(std::uint32_t cseq) {
    change_ = text::Change();
    if (cseq % kMistake == 0) {  // every so often a letter is taken back; the note stays within its limit, too
      change_.keep(length_ - 1).erase(1);
    } else {
      change_.keep(length_).insert(u"x");
    }
    Request request;
    request.set_cseq(cseq);
    EditText& edit = *request.mutable_edit_text();
    edit.set_id(kNote);
    edit.set_base_version(version_);
    edit.set_base_lineage(lineage_);
    *edit.mutable_change() = text::to_proto(change_);
    typed();
    return request;
  }

 private:
  void typed() {
    lineage_ = text::lineage_after(lineage_, change_);
    ++version_;
    length_ = change_.length_after();
  }
  text::Change change_;
  std::uint32_t length_ = 0, version_ = 0, lineage_ = 0;
};

ServerFrame parsed(std::string_view bytes) {
  ServerFrame frame;
  if (!frame.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
    throw std::runtime_error("a frame that cannot be read");
  return frame;
}

}  // namespace

TypingResult type_into_note(const Program& server, const Seat& leading, std::uint32_t edits) {
  const auto links = fresh_board(server.port(), leading, "typing");
  const Seat writing = join(server.port(), links.at("rapporteur")),
             reading = join(server.port(), links.at("participant"));
  Peers peers(server.port());
  const std::size_t writer = peers.connect(writing.path(), writing.headers());
  const std::size_t reader = peers.connect(reading.path(), reading.headers());
  peers.send(writer, hello(1));
  peers.send(reader, hello(2));
  std::uint32_t acknowledged = 0, read = 0;
  const auto heard = [&](std::size_t peer, std::string_view bytes) {
    const ServerFrame frame = parsed(bytes);
    for (const ServerMessage& message : frame.messages()) {
      if (peer == writer && message.has_ack()) {
        if (message.ack().has_refusal()) throw std::runtime_error("refused: " + message.ack().sentence());
        acknowledged = message.ack().cseq();
      }
      if (peer == writer && message.has_problem()) throw std::runtime_error("problem: " + message.problem().sentence());
      if (peer != reader || !message.has_delta()) continue;
      for (const Effect& effect : message.delta().effects()) {
        if (effect.edit().id() == kNote) ++read;
        if (effect.put().id() == kNote && effect.put().has_text()) read = effect.put().text().version();
      }
    }
  };
  Typist typist;
  peers.send(writer, submit(typist.add()));
  for (const std::int64_t until = now_us() + kWithinUs; read < 1 && now_us() < until;) peers.poll(10, heard);

  const std::int64_t began = now_us();
  std::uint32_t sent = 1;
  while (read < edits + 1 && now_us() - began < kWithinUs) {
    while (sent < edits + 1 && sent - acknowledged < kUnacknowledged) peers.send(writer, submit(typist.next(++sent)));
    peers.poll(sent < edits + 1 ? 1 : 10, heard);
  }
  const double seconds = static_cast<double>(now_us() - began) / 1e6;
  return {static_cast<double>(read - 1) / seconds, edits + 1 - read};
}

}  // namespace plenary::bench
