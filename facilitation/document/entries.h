// Records by their id.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "proto/records.pb.h"

namespace plenary {

using Seq = std::uint32_t;  // number of a commit, from 1; 0 = before the first

struct DocumentEntry {
  Record record;    // its text field holds the current words
  Seq created = 0;  // commit that first put it
  Seq changed = 0;  // commit that last put it or edited its words
};

// The id stands in the record alone: a board of a thousand cards is some 64 KiB smaller for it. Read
// as pairs of an id and an entry: for (const auto& [id, entry] : entries).
class Entries {
  // The id of its record stays what it is for as long as it is here: that alone is what it is found by.
  struct Slot {
    mutable DocumentEntry entry;
  };
  struct ById {
    using is_transparent = void;
    std::size_t operator()(const Slot& slot) const { return (*this)(slot.entry.record.id()); }
    std::size_t operator()(std::string_view id) const { return std::hash<std::string_view>{}(id); }
    bool operator()(const Slot& a, const Slot& b) const { return a.entry.record.id() == b.entry.record.id(); }
    bool operator()(std::string_view id, const Slot& slot) const { return id == slot.entry.record.id(); }
    bool operator()(const Slot& slot, std::string_view id) const { return id == slot.entry.record.id(); }
  };
  using Slots = std::unordered_set<Slot, ById, ById>;

 public:
  class const_iterator {
   public:
    using value_type = std::pair<const std::string&, const DocumentEntry&>;
    using reference = value_type;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using iterator_category = std::input_iterator_tag;
    explicit const_iterator(Slots::const_iterator at) : at_(at) {}
    reference operator*() const { return {at_->entry.record.id(), at_->entry}; }
    const_iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator==(const const_iterator& other) const = default;

   private:
    Slots::const_iterator at_;
  };

  [[nodiscard]] const DocumentEntry* find(std::string_view id) const;  // nullptr: not there
  [[nodiscard]] DocumentEntry* find(std::string_view id);              // its id is not to be changed
  [[nodiscard]] std::size_t size() const { return slots_.size(); }
  [[nodiscard]] const_iterator begin() const { return const_iterator(slots_.begin()); }
  [[nodiscard]] const_iterator end() const { return const_iterator(slots_.end()); }

  void reserve(std::size_t count) { slots_.reserve(count); }
  // Both answer what was there before. An entry stays where it is in memory when another takes its place.
  std::optional<DocumentEntry> put(DocumentEntry entry);
  std::optional<DocumentEntry> take(std::string_view id);

 private:
  Slots slots_;
};

}  // namespace plenary
