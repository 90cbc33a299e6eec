// Who is named in words that somebody wrote, and whose words stand in them. Case, diacritics and hyphens do not count, and
// "Holm, Ingrid's" names Ingrid Holm. Full names only: who Ingrid is, a reader outside cannot know.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/wording/compared.h"
#include "proto/wire.pb.h"

namespace plenary {

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
