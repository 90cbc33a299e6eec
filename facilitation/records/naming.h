// Who is named in words that somebody wrote, and whose words stand in them. Case, diacritics and hyphens do not count in whole
// names, and "Holm, Ingrid's" names Ingrid Holm. A family name or a given name names somebody as it is spelled: who was there
// may be known, and then "Ingrid" is enough. It errs towards naming.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/wording/compared.h"
#include "proto/wire.pb.h"

namespace plenary {

// Family and given names, each with those whom it names: as they are spelled, from three letters on. Not what stands in
// brackets, no title, no role, and no given name that three or more share: it names none of them, as in Policy.smallest_group.
[[nodiscard]] std::multimap<std::string, std::string> parts_of_names(const std::vector<Person>& people);
// Given names that are also words with which a sentence may begin: "Will", "Mark".
[[nodiscard]] bool is_also_a_word(const std::string& given_name);

class NamedPeople {
 public:
  explicit NamedPeople(const std::vector<Person>& people);
  // Participants, in order of id.
  [[nodiscard]] std::vector<std::string> in(const std::string& words) const;

 private:
  struct Name {
    std::string participant;
    std::vector<std::string> parts;  // sorted
  };
  std::multimap<std::string, Name> by_first_part_;
  std::map<std::string, std::string> single_;  // a name of one word, as it is written: "Will" is named, "will" nobody
  std::multimap<std::string, std::string> parts_;
};

// Does it stand there as whole words, one after the other?
[[nodiscard]] bool says(const std::string& words, const std::string& phrase);
// The same of a quotation. Three words or fewer anybody may have said.
[[nodiscard]] bool holds_quotation(const ComparedWords& words, const ComparedWords& quotation);

// By what lists of people are in order: family name, then the whole of it.
[[nodiscard]] std::string sorted_as(const Person& person);

// As it is compared and searched: words with a blank between, in their order.
[[nodiscard]] std::string folded(const std::string& words);

}  // namespace plenary
