// view: a document as one viewer may see it. What a viewer may not see is not sent: these functions are the only door
// from a document to a wire, an export or a search.
//
// Viewers fall into few classes; what a class sees of a commit is encoded once and shared by everybody in it. What one
// person alone may see (their own cards during silent writing) travels beside it, to them alone. Pure functions of the
// document and the commit: there is no cache of who may see what.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/document/document.h"
#include "proto/wire.pb.h"

namespace plenary {

// Hosts look into groups as everybody does; of a meeting they see what they are to reveal.
enum class ViewerClass { everyone, rapporteurs, facilitators, hosts };
inline constexpr std::size_t kViewerClasses = 4;
[[nodiscard]] ViewerClass class_of(Role role);

struct Viewer {
  std::string participant;
  Role role = OBSERVER;
};

// Who may be sent a record. `author` and `others` are the participants it is for.
struct Audience {
  // crew: hosts too. rapporteurs_and_author: of a quotation, whose author is its speaker. staff_and_author: of how somebody
  // may be captured; staff is whoever leads or takes notes, and writes a guidebook.
  enum Kind {
    all,
    rapporteurs_only,
    rapporteurs_and_author,
    staff_and_author,
    staff_only,
    facilitators_only,
    crew_only,
    author_only,
    nobody
  } kind = all;
  std::string author;
  std::vector<std::string> others;  // of author_only: those it is shown to, beside its author

  // Is it sent to single participants, beside what their class is sent?
  [[nodiscard]] bool is_personal() const {
    return kind == author_only || kind == rapporteurs_and_author || kind == staff_and_author;
  }
  [[nodiscard]] bool includes(std::string_view participant) const;  // of a personal one
  // Calls `f` with each participant it is for. Of a personal one.
  template <class F>
  void each(F&& f) const {
    if (!is_personal()) return;
    if (!author.empty()) f(author);
    for (const std::string& other : others) f(other);
  }
  friend bool operator==(const Audience&, const Audience&) = default;
};
[[nodiscard]] Audience audience(const Record& record);
[[nodiscard]] bool may_see(const Record& record, const Viewer& viewer);

// The record without the fields that this class is not shown (authors of cards, speakers of notes, ...).
[[nodiscard]] Record shown(const Record& record, ViewerClass viewers, const Document& document);
void leave_out_what_is_not_shown(Record& copy, ViewerClass viewers, const Document& document);
// May `viewer` be told that they wrote it? Their own, always.
[[nodiscard]] bool is_mine(const Record& record, const std::string& participant);

// What one commit means to each class and to single participants. seq, chain, at_ms are left for the caller. Somebody's
// personal part comes after the shared one, and is for them in the role that the document gives them.
struct CommitView {
  std::array<Delta, kViewerClasses> shared;
  bool same_for_all = true;                  // then only shared[0] is filled
  std::map<std::string, Delta> personal;     // by participant: hidden cards of their own, and `mine`
  std::vector<std::string> members_changed;  // participants whose member record this commit puts
};
// Evolves the document by the commit and says what each viewer is sent of it.
CommitView evolve_and_show(Document& document, const Commit& commit);

// Everything a class may see, in any order: a serialized SnapshotBody. Own hidden cards are not in it; see personal_parts.
[[nodiscard]] std::string snapshot_for(const Document& document, ViewerClass viewers);
// What comes to single participants beyond their class's snapshot: effects that put their hidden cards, and `mine`.
[[nodiscard]] std::map<std::string, Delta> personal_parts(const Document& document);
// What changed for a viewer since an earlier commit of the same history; nullopt if only a snapshot can tell
// (something may have been taken from their sight since, or their rights may have changed).
[[nodiscard]] std::optional<Delta> difference_since(const Document& document, Seq since, const Viewer& viewer);

// The document as one viewer's replica holds it: the yardstick for every client.
[[nodiscard]] Document replica_for(const Document& document, const Viewer& viewer);

}  // namespace plenary
