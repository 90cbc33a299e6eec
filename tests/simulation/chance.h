// Chance from a seed: the same numbers on every machine and with every library (splitmix64).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "server/live/ports.h"

namespace plenary::simulation {

class Chance : public Entropy {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15 + 0x1234567) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most - least + 1)));
  }
  bool percent(std::uint64_t chance) { return below(100) < chance; }
  template <class Things>
  auto& one_of(Things& things) {
    return things[below(things.size())];
  }
  // A further source: what is taken from it does not change what comes from this one.
  Chance fork() { return Chance(next()); }

  void fill(void* bytes, std::size_t count) override {
    auto* at = static_cast<unsigned char*>(bytes);
    while (count > 0) {
      const std::uint64_t number = next();
      const std::size_t some = count < sizeof number ? count : sizeof number;
      std::memcpy(at, &number, some);
      at += some;
      count -= some;
    }
  }

 private:
  std::uint64_t state_;
};

}  // namespace plenary::simulation
