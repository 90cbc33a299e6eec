// Within this folder: what of a guidebook may be printed now. Asked whenever something is composed or exported, so that a
// yes that is taken back is gone from the next file, whatever was published before.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "facilitation/records/gate.h"
#include "facilitation/records/guidebook.h"
#include "facilitation/records/naming.h"
#include "facilitation/wording/trace.h"

namespace plenary {

class Consents {
 public:
  explicit Consents(const GuidebookParts& parts);

  struct OfQuote {
    std::string reason;  // why not; empty: it may
    GuidebookQuotation quotation;
    ReliedOn relied_on;
  };
  [[nodiscard]] OfQuote quote(const SourceRef& quote) const;

  struct OfField {
    std::string reason;  // as in BlockedByConsent; empty: it may be printed
    std::vector<std::string> participants;
    std::vector<ReliedOn> relied_on;  // of people who are named and said yes to these words
  };
  // `organisation` that may not be named; empty: none.
  [[nodiscard]] OfField field(const Record& field, const std::string& organisation) const;
  // Of words that nobody can say yes to: a title, a place.
  [[nodiscard]] OfField line(const std::string& words, const std::string& organisation) const;

  [[nodiscard]] bool still_stands(const ReliedOn& yes) const;
  // The yes with its day and the kinds it is for, where an edition of before does not have them.
  [[nodiscard]] ReliedOn with_grant(ReliedOn yes) const;
  // Words of a quotation that were taken back since, wherever somebody pasted them.
  [[nodiscard]] bool were_taken_back(const std::string& words) const;

 private:
  struct Held {
    Held(const BoardState& state, const std::vector<Person>& people);
    std::vector<BoardState> board;  // one
    Names names;
    Gate gate;
  };
  const GuidebookParts& parts_;
  NamedPeople people_;
  std::map<std::string, std::unique_ptr<Held>> boards_;
  std::vector<ComparedWords> quoted_;  // quotations, wherever they are
  TracedWords gone_;                   // and such as are nowhere any more

  // Why somebody's own words may not stand in these; empty: none do.
  [[nodiscard]] std::string held_in(const std::string& words) const;
};

// An organisation of this entry that may not stand in print; empty: none is known, or it may.
[[nodiscard]] std::string unnamed_organisation(const Entry& entry);

}  // namespace plenary
