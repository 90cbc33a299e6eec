// Within this folder: what of a published edition was taken back since, and what stays of it. The edition itself never
// changes: this is asked at each export, and for the edition that follows.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "facilitation/records/guidebook.h"

namespace plenary {

class Consents;

class TakenBack {
 public:
  TakenBack(const GuidebookParts& parts, const Edition& edition);

  [[nodiscard]] std::uint32_t quotations() const { return quotations_; }
  [[nodiscard]] std::uint32_t passages() const { return passages_; }  // fields, and names of organisations
  [[nodiscard]] const EditionContent& what_stays() const { return stays_; }
  [[nodiscard]] bool rests_on(const ReliedOn& yes) const;  // does what stays rest on it?

 private:
  using Source = std::pair<std::string, std::string>;  // document, id
  std::set<Source> gone_;
  std::uint32_t quotations_ = 0;
  std::uint32_t passages_ = 0;
  EditionContent stays_;

  [[nodiscard]] bool takes_out(const Consents& consents, const GuidebookParts& parts, EditionEntry& entry);
  void take_out_quotes(google::protobuf::RepeatedPtrField<SourceRef>& quotes) const;
  // False: one that is required is gone.
  [[nodiscard]] bool take_out_fields(const Consents& consents, const std::string& document, const std::string& type,
                                     const std::string& unnamed,
                                     google::protobuf::RepeatedPtrField<EditionField>& fields);
};

}  // namespace plenary
