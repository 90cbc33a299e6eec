#include "facilitation/meetings/same_person.h"

#include <algorithm>
#include <map>
#include <utility>

#include "facilitation/wording/compared.h"

namespace plenary {

std::string compared_name(const std::string& name) {
  std::vector<std::string> parts = compared_words(name);
  std::sort(parts.begin(), parts.end());
  std::string compared;
  for (const std::string& part : parts) compared += (compared.empty() ? "" : " ") + part;
  return compared;
}

std::vector<std::pair<ListedPerson, ListedPerson>> may_be_the_same(const std::vector<ListedPerson>& imported,
                                                                   const std::vector<ListedPerson>& known) {
  std::multimap<std::string, const ListedPerson*> by_name;
  for (const ListedPerson& person : known) by_name.emplace(compared_name(person.name()), &person);
  std::vector<std::pair<ListedPerson, ListedPerson>> pairs;
  for (const ListedPerson& person : imported) {
    const std::string name = compared_name(person.name());
    if (name.empty()) continue;
    const auto [first, last] = by_name.equal_range(name);
    for (auto other = first; other != last; ++other)
      if (other->second->id() != person.id()) pairs.emplace_back(person, *other->second);
    by_name.emplace(name, &person);
  }
  return pairs;
}

}  // namespace plenary
