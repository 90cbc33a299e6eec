// What a client tells whoever shows it. Called from within calls to the session; do not call back into it from here
// but to read. Every method may be left as it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "proto/wire.pb.h"

namespace plenary::client {

// A request that was refused, with what the person wrote: it stays theirs.
struct Handback {
  Request request;
  Refusal refusal;
  std::string sentence;  // says what to do
  std::string words;     // as the person had them; empty if the request brought none
};

// What others did between losing the server and finding it again.
struct WhileAway {
  std::size_t new_cards = 0;
  std::size_t changed_cards = 0;  // their words, place or standing
  std::size_t new_notes = 0;
  std::size_t decisions = 0;  // new or changed
  std::size_t actions = 0;
  std::size_t gone = 0;  // not there, or not for us to see any more
  [[nodiscard]] bool nothing() const { return new_cards + changed_cards + new_notes + decisions + actions + gone == 0; }
  [[nodiscard]] std::string sentence() const;
};

class Observer {
 public:
  virtual ~Observer() = default;
  virtual void changed(const std::vector<std::string>& ids) { (void)ids; }  // records, by what the server said
  virtual void reloaded() {}                                                // anything may have changed
  virtual void state_changed() {}                                           // ask the session
  virtual void people_changed() {}
  virtual void presence_changed(const Presence& presence) { (void)presence; }
  virtual void accepted(std::uint32_t cseq, std::uint32_t seq) { (void)cseq, (void)seq; }
  virtual void refused(const Handback& handback) { (void)handback; }
  virtual void retracted(const Handback& handback) { (void)handback; }  // was accepted, and is not any more
  virtual void notice(const std::string& sentence) { (void)sentence; }
  virtual void while_away(const WhileAway& summary) { (void)summary; }
};

}  // namespace plenary::client
