// Hears everything that goes over every connection, and at the end reads the log: were the promises kept?
//
// Whatever a person writes carries markers, each written once. So words can be recognised wherever they turn up: in
// requests, on wires, in the log, in the document. On cards they read ⟦name-number⟧. In the note that several people
// write they are one ideograph, four times: when words are compared anew (TEXT-4) the difference of two markers with
// letters in common would tear them, and somebody else's would come to stand in the middle. The witness knows nothing of what clients make of what
// they are told: acknowledged means that a server said so, whether or not the client was still there to hear it.
//
// Where Redis fails over to a replica that was behind (LOG-10 to LOG-12), there are several histories, and outcomes are
// provisional: what is acknowledged may be taken back by a welcome, a resync or a gap that counts less far, and is then
// decided anew. What was called stable is never taken back. Whatever was told must be in the log, or in the one that was
// lost: read_lost.
//
// Where words are erased (LOG-16) the log is under another epoch, with the same chains, and what it said of them is known
// from what was asked.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clients/cpp/inflate.h"
#include "facilitation/document/document.h"
#include "proto/archive.pb.h"
#include "proto/wire.pb.h"
#include "tests/torture/ballots.h"
#include "tests/torture/published.h"
#include "tests/torture/taken_back.h"
#include "tests/torture/verdict.h"

namespace plenary::torture {

[[nodiscard]] std::string marker(const std::string& name, std::uint32_t number);
[[nodiscard]] std::string ideographic_marker(std::uint32_t number);  // different up to 27,000
void each_marker(std::string_view text, const std::function<void(const std::string&)>& found);
// The record whose words a request writes; empty: none.
[[nodiscard]] std::string written_by(const Request& request);
// People ask for a quotation under an id that tells which.
[[nodiscard]] inline std::string asking_for(const std::string& quote) { return "ask-" + quote; }
[[nodiscard]] inline std::string quote_asked_for(const std::string& request) { return request.substr(4); }

class Witness {
 public:
  explicit Witness(Verdicts& verdicts)
      : verdicts_(verdicts), ballots_(verdicts), taken_back_(verdicts), published_(verdicts) {}

  // Whose device it is that is called so.
  void somebody(const std::string& who, const std::string& participant, Role role) {
    people_[who] = {participant, role};
  }
  [[nodiscard]] TakenBack& taken_back() { return taken_back_; }
  [[nodiscard]] Published& published() { return published_; }

  // ---- what happens on wires; `who` is the name of the person whose connection it is
  struct Listening {  // of one connection
    std::string who;
    std::string client;  // as its hello said
    std::set<std::uint32_t> awaited;
    std::optional<Position> token;    // what it resumes from
    std::map<Seq, std::string> told;  // chains, of the history that it is on
    std::optional<client::SnapshotReader> snapshot;
  };
  void from_client(Listening& connection, const std::string& message);
  void from_server(Listening& connection, const std::string& message);
  void connection_over(Listening& connection);

  // ---- what people did
  [[nodiscard]] std::string fresh_ideographic_marker() { return ideographic_marker(++ideographs_); }
  void wrote(const std::string& marker, const std::string& who) { authors_[marker] = who; }
  void took_out(const std::string& marker) { taken_out_.insert(marker); }
  void handed_back(const std::string& client, std::uint32_t cseq, const std::string& words);
  void retracted(const std::string& who);
  // Somebody is told that everything is saved.
  void told_saved(const std::string& who, const std::string& client, std::uint32_t last_cseq);
  [[nodiscard]] std::size_t acknowledged() const { return acknowledged_; }
  [[nodiscard]] bool told_read_only(const std::string& who) const { return told_read_only_.contains(who); }
  [[nodiscard]] Seq highest_told() const { return highest_told_; }  // of those acknowledged since the last rollback

  // ---- what befell the log: all after `head` is gone. `for_good`: nobody promised to bring it back.
  void rolled_back(Seq head, bool for_good);

  // ---- what is true in the end. A history that was lost; then the one that is left, and the document it leads to.
  // `seen` is told of the document after each commit.
  void read_lost(const ArchivedDocument& archive);
  Document read_log(const ArchivedDocument& archive,
                    const std::function<void(const Document&, const ArchivedEntry&)>& seen);

 private:
  struct Asked {
    std::string bytes;  // of the request
    std::int64_t first_ms = 0;
    std::size_t rollbacks = 0;    // before it was first sent
    Seq acknowledged_before = 0;  // highest commit that anybody had been told of when it was first sent
    std::optional<Ack> ack;
    std::size_t ack_rollbacks = 0;  // before it was acknowledged
    std::optional<Ack> taken_back;  // what it was before a rollback
    bool unknown = false;           // a connection was lost between sending and outcome
  };
  struct Logged {
    Seq seq = 0;
    bool refused = false;
    int effects = 0;
    RefusalCode code = REFUSAL_NONE;
  };
  struct History {
    std::map<Seq, std::string> chains;
    std::map<std::string, Seq> logged_at, visible_at;  // marker -> commit
    WrittenOn written;                                 // so far: words that were erased are known by it
    [[nodiscard]] bool holds(Seq seq, const std::string& chain) const {
      const auto found = chains.find(seq);
      return found != chains.end() && found->second == chain;
    }
  };
  struct Somebody {
    std::string participant;
    Role role = ROLE_UNSPECIFIED;
  };
  struct Told {  // a position
    Seq seq = 0;
    std::string chain;
    auto operator<=>(const Told&) const = default;
  };
  struct Resumed {
    std::string who;
    Told token, at;
    bool with_deltas = false;
  };

  void welcomed(Listening& connection, const Welcome& welcome);
  void acknowledged(Listening& connection, const Ack& ack);
  void take_back_above(const std::string& client, std::uint32_t counter);
  void called_stable(const Listening& connection, Seq seq);
  void status(const std::string& who, bool read_only, const std::string& reason);
  void seen_at(const std::string& who, std::string_view words, Seq seq, const std::string& chain = {});
  void stands_at(Listening& connection, const Position& at);
  void sent(const std::string& who, const Record& record);
  void note_step(History& history, const Document& document, const Step& step, Seq seq);
  [[nodiscard]] const Asked* asked_for(const std::string& client, std::uint32_t cseq) const;
  [[nodiscard]] std::optional<Request> request(const std::string& client, std::uint32_t cseq) const;
  [[nodiscard]] bool same_person(const std::string& one, const std::string& other) const;
  void one_chain(Seq seq, const std::string& chain, const std::string& who);
  void begin_history();
  void passing(History& history, Document& document, const Commit& commit, const ArchivedEntry& entry);
  void check_epochs(std::uint64_t epoch);
  [[nodiscard]] const History* history_with(Seq seq, const std::string& chain) const;
  void check_requests(const std::map<std::pair<std::string, std::uint32_t>, Logged>& log);
  void check_words(const Document& document);
  void check_sight();
  void check_histories();

  Verdicts& verdicts_;
  Ballots ballots_;
  TakenBack taken_back_;
  Published published_;
  std::map<std::string, Somebody> people_;                       // by name of the device
  std::map<std::string, std::map<std::uint32_t, Asked>> asked_;  // client -> cseq
  std::map<std::string, std::string> authors_;                   // marker -> who
  std::map<std::string, std::map<std::pair<std::string, std::size_t>, Told>>
      seen_;  // marker -> who, rollbacks before -> commit it was first sent with
  std::set<std::string> taken_out_, handed_back_, told_read_only_;
  std::set<std::pair<std::string, std::uint32_t>> told_refused_;  // client, cseq
  std::map<std::string, std::uint32_t> saved_;                    // client -> cseq up to which that was said
  std::map<Seq, std::set<std::string>> chains_;                   // told
  std::set<Told> since_rollback_, lost_, stable_;
  std::vector<Resumed> resumed_;
  std::size_t rollbacks_ = 0, for_good_ = 0;
  History log_;
  std::vector<History> lost_histories_;
  std::map<std::string, std::uint64_t> epochs_;  // who -> the last they were told of
  WrittenOn written_;                            // ever asked for
  Seq highest_told_ = 0;
  std::size_t acknowledged_ = 0;
  std::uint32_t ideographs_ = 0;
};

}  // namespace plenary::torture
