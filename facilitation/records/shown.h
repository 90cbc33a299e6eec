// Within this folder: a board as the record may show it.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/document/document.h"
#include "facilitation/records/compile.h"
#include "proto/wire.pb.h"

namespace plenary {

class Gate;

// In which order roles are listed.
[[nodiscard]] int place_of(Role role);

class Names {
 public:
  Names(const std::vector<Person>& people, const std::vector<BoardState>& boards);
  // The name. Whoever was removed is named to nobody, and an id is no name: "a former member" then, or "a member" of
  // whom nothing else is known. Empty for nobody.
  [[nodiscard]] std::string of(const std::string& participant) const;
  [[nodiscard]] const Person* person(const std::string& participant) const;
  [[nodiscard]] std::vector<Person> people() const;

 private:
  std::map<std::string, const Person*> people_;
  ByName<bool> members_;  // who is still one on some board
};

// Whoever was removed is named to nobody: their name is looked for in what was written, and stands nowhere else. Who was
// moved to another board is still named. `record`: that people wrote of the boards; null: none.
[[nodiscard]] std::vector<Person> those_who_may_be_named(const std::vector<Person>& people,
                                                         const std::vector<BoardState>& boards,
                                                         const Document* record = nullptr);

// Of words: why they may not stand in this copy.
enum class Kept { nothing, names_somebody, own_words };
using KeepsIn = std::function<Kept(const std::string& words)>;

// What everybody may see, sorted as it is read. Cards, clusters, links, decisions and actions in the trash are not in it.
class Shown {
 public:
  // What `keeps_in` keeps is left out, and counted; of a region its title and prompt alone. Empty: it keeps nothing.
  Shown(const Document& document, const Gate& gate, const KeepsIn& keeps_in = {});

  std::vector<Record> regions;      // by order
  std::vector<Record> cards;        // by number
  std::vector<Record> clusters;     // by order
  std::vector<Record> links;        // by id
  std::vector<Record> notes;        // by time
  std::vector<Record> decisions;    // by number
  std::vector<Record> actions;      // by number
  std::vector<Record> members;      // who came and may still be here, by role, then participant
  std::vector<Record> pauses;       // off the record, by time
  std::vector<Record> votes;        // closed ones, by time: an open one tells nobody anything
  std::vector<Record> phases;       // those that have begun, by order
  std::vector<Record> markers;      // of recordings, by time
  std::vector<Record> harvests;     // one, or none
  std::vector<Record> reports;      // of groups, as they are heard
  std::vector<Record> differences;  // by time
  std::uint32_t hidden_cards = 0;   // still in silent writing
  std::uint32_t held_back_cards = 0;
  std::uint32_t trashed_cards = 0;
  std::uint32_t withheld = 0;  // pieces with words that somebody took back or, in copies for others, has not let go
  std::uint32_t left_out_by_presenter = 0;
  std::uint32_t names_withheld = 0;  // pieces that name somebody who has not agreed

  // Does something of this id stand in the record?
  [[nodiscard]] bool has(std::string_view id) const { return ids_.contains(id); }

 private:
  ByName<bool> ids_;

  void take(const Record& record, const Document& document, const Gate& gate, const KeepsIn& keeps_in);
  void take_visible(Record record, const KeepsIn& keeps_in);
  [[nodiscard]] std::vector<Record>* place_for(const Record& record);  // null: it stands in no record
  void sort();
};

}  // namespace plenary
