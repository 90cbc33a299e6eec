// What a client must not forget: who it is to the server, the requests that are not yet stable, the words being typed.
//
// A request and its cseq are kept here before they are sent (SUBMIT-6, LOG-13) and until they are stable (ACK-2). Every
// call that returns true has made its thing durable; false means that nothing changed and nothing was kept, and the
// person is told. Plain and synchronous; one client owns a store.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proto/requests.pb.h"

namespace plenary::client {

struct HeldRequest {
  std::uint32_t cseq = 0;
  Request request;
  std::string on;                         // of a change of words: the words it was made on, so that it can be rebased
  std::vector<std::uint32_t> instead_of;  // refused changes of words that it carries on: they are not rebased again
  friend bool operator==(const HeldRequest& a, const HeldRequest& b) {
    return a.cseq == b.cseq && a.on == b.on && a.instead_of == b.instead_of &&
           a.request.SerializeAsString() == b.request.SerializeAsString();
  }
};

// Words that wait until the change before them has been acknowledged (TEXT-5). One a record.
struct HeldWords {
  std::string record;
  std::string on;  // the words that `change` was typed on
  TextChange change;
  std::vector<std::uint32_t> instead_of;
  friend bool operator==(const HeldWords& a, const HeldWords& b) {
    return a.record == b.record && a.on == b.on && a.instead_of == b.instead_of &&
           a.change.SerializeAsString() == b.change.SerializeAsString();
  }
};

struct OutboxContents {
  std::string client;                 // 16 random bytes; empty: nothing was ever kept here
  std::uint32_t last_cseq = 0;        // highest ever given away under this client id
  std::vector<HeldRequest> requests;  // by cseq
  std::vector<HeldWords> words;
  friend bool operator==(const OutboxContents&, const OutboxContents&) = default;
};

class OutboxStore {
 public:
  virtual ~OutboxStore() = default;
  [[nodiscard]] virtual OutboxContents load() = 0;
  // Everything at once, in place of what was there: a new client id with what is still held.
  [[nodiscard]] virtual bool replace(const OutboxContents& contents) = 0;
  // The same cseq again replaces the earlier one (only before it is sent). A change of words takes the place of the
  // words that waited for the same record, in the same stroke.
  [[nodiscard]] virtual bool keep(const HeldRequest& request) = 0;
  [[nodiscard]] virtual bool keep(const HeldWords& words) = 0;
  [[nodiscard]] virtual bool forget_words(const std::string& record) = 0;
  [[nodiscard]] virtual bool drop(std::uint32_t up_to) = 0;  // requests with a cseq of at most this
};

// The meaning of the calls above, on the contents: every store is this, made durable.
void keep_in(OutboxContents& contents, const HeldRequest& request);
void keep_in(OutboxContents& contents, const HeldWords& words);
void forget_words_in(OutboxContents& contents, const std::string& record);
void drop_in(OutboxContents& contents, std::uint32_t up_to);

// For tests, simulations, and clients that may forget.
class MemoryOutbox : public OutboxStore {
 public:
  [[nodiscard]] OutboxContents load() override { return contents_; }
  [[nodiscard]] bool replace(const OutboxContents& contents) override;
  [[nodiscard]] bool keep(const HeldRequest& request) override;
  [[nodiscard]] bool keep(const HeldWords& words) override;
  [[nodiscard]] bool forget_words(const std::string& record) override;
  [[nodiscard]] bool drop(std::uint32_t up_to) override;
  void fail_from_now_on(bool failing) { failing_ = failing; }  // as a full disk does

 private:
  OutboxContents contents_;
  bool failing_ = false;
};

}  // namespace plenary::client
