// All documents that are in memory: loaded when somebody comes, dropped some time after the last has left.
// Two visitors who come at once get the same live document; correctness does not rest on that (LOG-2 does), speed does.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/live/live_document.h"

namespace plenary {

class LiveDocuments {
 public:
  LiveDocuments(LivePorts ports, LiveOptions options);
  ~LiveDocuments();

  // A connection of a participant who has been let in by the session. The document is loaded if it has to be; a
  // document that does not exist, or a participant who is no member, ends the visit with a close code.
  [[nodiscard]] std::unique_ptr<Visit> visit(const std::string& document, std::string participant, Visitor& visitor,
                                             VisitLimits limits = {});
  // An act of the server or of a participant without a connection.
  void act(const std::string& document, Actor actor, Request request, std::function<void(LiveDocument::Act)> done);
  // A look at a document, for exports and such; waits until the store answers. Null: it does not exist, or is damaged.
  void read(const std::string& document, std::function<void(const LiveDocument*)> look);
  // It was read, and its log does not hold. Nobody is served from it until an operator has seen to it.
  [[nodiscard]] bool is_damaged(const std::string& document) const;
  // A new document with its first commit. False: it exists already, or the store does not answer (`detail` says).
  void create(const std::string& document, std::vector<Record> records,
              std::function<void(bool, std::string detail)> done);

  // REHEARSAL-3: those documents are about to be removed from the store. Whoever is there is told so, and what is still
  // waiting to be decided is given up.
  void end(const std::function<bool(const std::string& document)>& which, std::string_view reason);

  // LiveOptions.advanced, for whoever is built after this.
  void when_advanced(std::function<void(const LiveDocument&, const Commit&)> advanced) {
    options_.advanced = std::move(advanced);
  }
  // LiveOptions.loaded, likewise.
  void when_loaded(std::function<void(const LiveDocument&)> loaded) { options_.loaded = std::move(loaded); }

  // The whole node cannot store (disk full ...). Empty: it can again.
  void set_read_only(const std::string& reason);
  // Stores snapshots, says goodbye to everybody. Nothing may be asked of it afterwards.
  void drain();

  [[nodiscard]] std::size_t in_memory() const { return documents_.size(); }

  // How long a document without visitors stays in memory.
  static constexpr std::int64_t kIdleMs = 60'000;

 private:
  std::shared_ptr<LiveDocument> get(const std::string& document);
  void sweep();

  LivePorts ports_;
  LiveOptions options_;
  std::string read_only_reason_;
  struct Held {
    std::shared_ptr<LiveDocument> document;
    std::int64_t idle_since_ms = -1;
  };
  std::unordered_map<std::string, Held> documents_;
  Clock::Timer sweep_timer_;
};

}  // namespace plenary
