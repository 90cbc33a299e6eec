// Replica: the document as the server has told it to us, with our guesses on top.
//
//   shown = confirmed + predictions
//
// Guesses are always the last thing on the document and are taken off before anything the server says is applied; then
// those that are still waiting are guessed anew (session.cc). So the confirmed part never holds a guess.
#pragma once

#include <string>

#include "facilitation/document/document.h"
#include "proto/wire.pb.h"

namespace plenary::client {

class Replica {
 public:
  [[nodiscard]] const Document& shown() const { return document_; }
  // LOG-10: epoch, seq and chain; an empty chain: not known well enough to resume from.
  [[nodiscard]] const Position& at() const { return at_; }
  void set_position(const Position& at) { at_ = at; }
  [[nodiscard]] bool predicting() const { return predicting_; }

  void revert();
  // On top of what is predicted so far. Guesses that do not fit are left out.
  void predict(const Request& request, const std::string& me, std::int64_t wall_ms);
  void predict_words(const std::string& id, const text::Change& change);

  // Preconditions: reverted. They throw BrokenLog; `apply` then leaves the document as it was.
  void apply(const Delta& delta);
  void load(const SnapshotBody& body, const Position& at);
  void clear();

 private:
  Document document_;
  Undo predictions_;
  bool predicting_ = false;
  Position at_;
};

}  // namespace plenary::client
