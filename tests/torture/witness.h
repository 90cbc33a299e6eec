// Hears everything that goes over every connection, and at the end reads the log: were the promises kept?
//
// Whatever a person writes carries markers, ⟦name-number⟧, each written once. So words can be recognised wherever they
// turn up: in requests, on wires, in the log, in the document. The witness knows nothing of what clients make of what
// they are told: acknowledged means that a server said so, whether or not the client was still there to hear it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "clients/cpp/inflate.h"
#include "facilitation/document/document.h"
#include "proto/wire.pb.h"
#include "tests/torture/verdict.h"

namespace plenary::torture {

[[nodiscard]] std::string marker(const std::string& name, std::uint32_t number);
void each_marker(std::string_view text, const std::function<void(const std::string&)>& found);

class Witness {
 public:
  explicit Witness(Verdicts& verdicts) : verdicts_(verdicts) {}

  // ---- what happens on wires; `who` is the name of the person whose connection it is
  struct Listening {           // of one connection
    std::string who;
    std::string client;        // as its hello said
    std::set<std::uint32_t> awaited;
    std::optional<client::SnapshotReader> snapshot;
  };
  void from_client(Listening& connection, const std::string& message);
  void from_server(Listening& connection, const std::string& message);
  void connection_over(Listening& connection);

  // ---- what people did
  void wrote(const std::string& marker, const std::string& who) { authors_[marker] = who; }
  void took_out(const std::string& marker) { taken_out_.insert(marker); }
  void handed_back(const std::string& words);
  // Somebody is told that everything is saved.
  void told_saved(const std::string& who, const std::string& client, std::uint32_t last_cseq);
  [[nodiscard]] std::size_t acknowledged() const { return acknowledged_; }

  // ---- what is true in the end. Gives the document that the log leads to.
  Document read_log(const ArchivedDocument& archive);

 private:
  struct Asked {
    std::string bytes;         // of the request
    std::int64_t first_ms = 0;
    Seq acknowledged_before = 0;  // highest commit that anybody had been told of when it was first sent
    std::optional<Ack> ack;
    bool unknown = false;      // a connection was lost between sending and outcome
  };
  struct Logged {
    Seq seq = 0;
    bool refused = false;
    int effects = 0;
    RefusalCode code = REFUSAL_NONE;
  };

  void acknowledged(Listening& connection, const Ack& ack);
  void seen_at(const std::string& who, std::string_view words, Seq seq);
  void stands_at(const Position& at, const std::string& who);
  void one_chain(Seq seq, const std::string& chain, const std::string& who);
  void check_requests(const std::map<std::pair<std::string, std::uint32_t>, Logged>& log);
  void check_words(const Document& document);
  void check_sight(const std::map<std::string, Seq>& logged_at, const std::map<std::string, Seq>& visible_at);

  Verdicts& verdicts_;
  std::map<std::string, std::map<std::uint32_t, Asked>> asked_;      // client -> cseq
  std::map<std::string, std::string> authors_;                       // marker -> who
  std::map<std::string, std::map<std::string, Seq>> seen_;           // marker -> who -> commit it was first sent with
  std::set<std::string> taken_out_, handed_back_;
  std::map<Seq, std::string> chains_;
  std::optional<std::uint64_t> epoch_;
  Seq highest_told_ = 0;
  std::size_t acknowledged_ = 0;
};

}  // namespace plenary::torture
