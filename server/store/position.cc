#include "server/store/position.h"

#include <algorithm>

namespace plenary::stored {

std::optional<Seq> first_broken(const ChainMaker& judge, const std::vector<LogEntry>& entries, Seq after,
                                Chain previous) {
  for (const LogEntry& entry : entries) {
    if (entry.seq != after + 1 || !judge.follows(entry, previous)) return after + 1;
    after = entry.seq;
    previous = entry.chain;
  }
  return std::nullopt;
}

Position to_proto(const LogPosition& position) {
  Position proto;
  proto.set_epoch(position.epoch);
  proto.set_seq(position.seq);
  proto.set_chain(text_of(position.chain));
  return proto;
}

std::optional<LogPosition> from_proto(const Position& position) {
  const auto chain = chain_from(position.chain());
  if (!chain) return std::nullopt;
  return LogPosition{position.epoch(), position.seq(), *chain};
}

std::string hex(const Chain& chain) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : chain) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::string text_of(const Chain& chain) { return {chain.begin(), chain.end()}; }

std::optional<Chain> chain_from(std::string_view bytes) {
  Chain chain;
  if (bytes.size() != chain.size()) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), chain.begin());
  return chain;
}

}  // namespace plenary::stored
