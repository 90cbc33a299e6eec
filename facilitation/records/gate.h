// Within this folder: for whom a record is, and what may therefore stand in it (facilitation/attribution.md, "What an
// export shows"). The one place where that is decided: formats write whatever is in the record.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facilitation/records/compile.h"
#include "facilitation/records/lint.h"
#include "facilitation/records/shown.h"
#include "facilitation/templates/words.h"
#include "facilitation/wording/trace.h"

namespace plenary {

class Gate {
 public:
  // `now_ms`: when the copy is made, by which a presenter's days are counted.
  Gate(RecordKind kind, const Names& names, const std::vector<BoardState>& boards, std::int64_t now_ms = 0);

  // Material for people outside: publication, blog, video.
  [[nodiscard]] bool is_external() const { return kind_ != RecordKind::internal && kind_ != RecordKind::network; }
  [[nodiscard]] bool shows_people() const { return kind_ == RecordKind::internal; }
  [[nodiscard]] bool shows_notes() const { return !is_external(); }
  [[nodiscard]] bool shows_markers() const { return kind_ == RecordKind::internal; }
  [[nodiscard]] bool shows_pauses() const { return kind_ == RecordKind::internal; }  // when it was off the record
  // A card of kind QUOTE is somebody's own words, and nobody was asked for them.
  [[nodiscard]] bool shows(const Card& card) const { return shows_people() || card.kind() != QUOTE; }
  [[nodiscard]] bool anything_was_taken_back() const { return !gone_.empty(); }
  // Words that their speaker took back, or what they said before they changed it, wherever somebody pasted them.
  [[nodiscard]] bool were_taken_back(const std::string& words) const {
    return !gone_.empty() && gone_.in(compared_words(words));
  }
  // What the presenter of a case calls wrong, or not for publication, stays among those who were there.
  [[nodiscard]] bool leaves_out_as_marked(const Card& card) const {
    return !shows_people() && (card.presenter_mark() == "wrong" || card.presenter_mark() == "not_for_publication");
  }

  // Who led or recorded, and said yes to being named for it in copies of this kind: true, and of `person` what they said
  // yes to. Not with a house, nor how they took part.
  [[nodiscard]] bool credit(AttendingPerson& person) const;
  // The same of one board, by what they said on it.
  [[nodiscard]] std::optional<Role> credited_as(const Member& member) const;
  static void keep_to_credit(AttendingPerson& person, Role role);
  // Of which types of organisation they are, as far as that points to nobody; for the network.
  void count_types(const std::vector<std::string>& participants, Attendance& attendance) const;

  // Who wrote a note: a name, or empty.
  [[nodiscard]] std::string writer(const std::string& participant) const;
  // Who owns an action or a decision: a name; a role; outside, a role that fits three people at least, else
  // "a member organisation". Empty for nobody.
  [[nodiscard]] std::string owner(const std::string& participant) const;
  // The quotation as it may stand in this kind of record; nullopt: it may not. Of a board's record that is a quote.
  [[nodiscard]] std::optional<RecordQuotation> quotation(const Record& quote, const Document& board) const;

 private:
  RecordKind kind_;
  const Names& names_;
  const std::int64_t now_ms_;
  int fewest_ =
      kSmallestGroup;  // of a role or an affiliation that may stand for one of them without naming them (Policy.smallest_group)
  std::map<std::string, Role> roles_;     // of everybody listed
  std::map<std::string, Role> credited_;  // as which
  std::map<Role, int> listed_with_role_;
  std::map<std::string, int> listed_with_affiliation_;
  TracedWords gone_;
  Lint listed_;

  // Of a descriptor: it names nobody, and no house that fewer than three here are of.
  [[nodiscard]] bool fits_several(const std::string& said_as, bool small_is_right) const;
  [[nodiscard]] std::string said_by(const std::string& speaker, const AttributionRequest& grant,
                                    Identification& level) const;
};

}  // namespace plenary
