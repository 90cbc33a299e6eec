#include "facilitation/text/change.h"

#include <algorithm>

namespace plenary::text {

Change& Change::keep(std::uint32_t units) {
  if (units == 0) return *this;
  if (!runs_.empty() && runs_.back() > 0) {
    runs_.back() += static_cast<std::int32_t>(units);
  } else {
    runs_.push_back(static_cast<std::int32_t>(units));
  }
  return *this;
}

Change& Change::erase(std::uint32_t units) {
  if (units == 0) return *this;
  const auto erased = static_cast<std::int32_t>(units);
  const bool after_insertion = !runs_.empty() && runs_.back() == 0;
  const auto place = after_insertion ? runs_.end() - 1 : runs_.end();
  if (place != runs_.begin() && *(place - 1) < 0) {
    *(place - 1) -= erased;
  } else {
    runs_.insert(place, -erased);
  }
  return *this;
}

Change& Change::insert(std::u16string_view units) {
  if (units.empty()) return *this;
  if (!runs_.empty() && runs_.back() == 0) {
    inserts_.back() += units;
  } else {
    runs_.push_back(0);
    inserts_.emplace_back(units);
  }
  return *this;
}

std::uint32_t Change::length_before() const {
  std::uint32_t length = 0;
  for (const std::int32_t run : runs_) length += static_cast<std::uint32_t>(run < 0 ? -run : run);
  return length;
}

std::uint32_t Change::length_after() const {
  std::uint32_t length = 0;
  for (const std::int32_t run : runs_) length += static_cast<std::uint32_t>(std::max(run, 0));
  for (const std::u16string& insert : inserts_) length += static_cast<std::uint32_t>(insert.size());
  return length;
}

bool Change::changes_nothing() const { return runs_.empty() || (runs_.size() == 1 && runs_.front() > 0); }

std::uint32_t lineage_after(std::uint32_t lineage, const Change& change) {
  std::uint32_t hash = 2'166'136'261u;  // FNV-1a, 32 bits
  const auto add = [&hash](std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) hash = (hash ^ (value >> 8 * i & 0xff)) * 16'777'619u;
  };
  add(lineage, 4);
  auto insert = change.inserts().begin();
  for (const std::int32_t run : change.runs()) {
    add(static_cast<std::uint32_t>(run), 4);
    if (run != 0) continue;
    for (const char16_t unit : *insert++) add(unit, 2);
  }
  return hash;
}

}  // namespace plenary::text
