// I8: copies for people outside, fetched while speakers grant, decline and take back. What stands in a copy of commit S may
// stand there by what the log says at S: the words, and the name beside them. Consent is counted here again, from what was
// asked and granted, by nothing that exports use.
#pragma once

#include <cstdint>
#include <functional>
#include <future>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "clients/cpp/api.h"
#include "facilitation/document/document.h"
#include "proto/log.pb.h"
#include "proto/requests.pb.h"
#include "proto/session_record.pb.h"
#include "tests/torture/verdict.h"

namespace plenary::torture {

inline constexpr const char* kPublishedAs = "publication";

class Published {
 public:
  explicit Published(Verdicts& verdicts) : verdicts_(verdicts) {}

  // Whose name stands in no copy that they have not agreed to.
  void somebody(const std::string& participant, const std::string& name) { names_[participant] = name; }
  // Fetches one, unless one is on its way: a server may be stopped, and nobody waits for it here.
  void fetch(const client::ServerAddress& server, const std::string& bearer, const std::string& document);
  void look();  // takes what has come
  void wait();  // for the one on its way

  // A history, from its beginning.
  using Asked = std::function<std::optional<Request>(const std::string& client, std::uint32_t cseq)>;
  void begin_history();
  void passing(const Commit& commit, const std::string& chain, const Asked& asked);
  // After all histories.
  void check_all_passed() const;
  [[nodiscard]] const std::string& latest() const { return latest_; }

 private:
  struct Fetched {
    client::Answered<std::string> answer;
    std::int64_t began_ms = 0, ended_ms = 0;  // wall
  };
  struct Copy {
    std::string bytes;
    SessionRecord record;
    std::int64_t began_ms = 0, ended_ms = 0;
    bool passed = false;
  };
  struct Said {                  // a quotation, in the history that is read
    std::string speaker, words;  // a marker
    Quote::State state = Quote::CAPTURED;
    std::string request;
  };
  void take(Fetched fetched);
  void note_consent(const Step& step, std::int64_t at_ms, const Asked& asked);
  void check(const Copy& copy, Seq seq);
  [[nodiscard]] bool may_leave(const Said& said) const;

  Verdicts& verdicts_;
  std::map<std::string, std::string> names_;
  std::future<Fetched> under_way_;
  std::vector<Copy> copies_;
  std::string latest_;
  std::map<std::string, Said> said_;                  // by quotation
  std::map<std::string, AttributionRequest> grants_;  // by request
  std::map<std::string, std::string> ever_said_;      // marker -> quotation, of all histories so far
};

}  // namespace plenary::torture
