#include "server/store/stored_entry.h"

#include <hiredis/hiredis.h>
#include <zlib.h>

#include <charconv>
#include <cstring>
#include <stdexcept>

#include "server/store/position.h"
#include "server/store/redis.h"

namespace plenary::stored {
namespace {

constexpr std::string_view kSnapshotMark = "PS1\n";
constexpr std::uint32_t kSnapshotBytes = 256u << 20;  // plain; more is damage

template <class Number>
std::optional<Number> whole_number(std::string_view digits, int base) {
  Number number{};
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

std::uint32_t little_endian(std::string_view four) {
  std::uint32_t number = 0;
  for (int i = 3; i >= 0; --i) number = number << 8 | static_cast<std::uint8_t>(four[static_cast<std::size_t>(i)]);
  return number;
}

std::string_view take(std::string_view& text, std::size_t count) {
  const std::string_view taken = text.substr(0, count);
  text.remove_prefix(taken.size());
  return taken;
}

}  // namespace

std::string key(const std::string& document, std::string_view part) {
  std::string text = "plenary:{";
  text.append(document).append("}:").append(part);
  return text;
}

std::string hex(Epoch epoch) {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(epoch));
  return digits;
}

std::optional<Epoch> epoch_from(std::string_view digits) {
  if (digits.size() != 16) return std::nullopt;
  const auto epoch = whole_number<Epoch>(digits, 16);
  return epoch && *epoch != 0 ? epoch : std::nullopt;
}

std::optional<Seq> seq_from(std::string_view digits) { return whole_number<Seq>(digits, 10); }

std::optional<LogPosition> position_in(const redisReply* const* three) {
  const auto epoch = epoch_from(plenary::text_of(three[0]));
  const auto seq = seq_from(plenary::text_of(three[1]));
  const auto chain = chain_from(plenary::text_of(three[2]));
  if (!epoch || !seq || !chain) return std::nullopt;
  return LogPosition{*epoch, *seq, *chain};
}

std::optional<LogEntry> entry_in(const redisReply* stream_entry) {
  if (stream_entry->type != REDIS_REPLY_ARRAY || stream_entry->elements != 2) return std::nullopt;
  const redisReply* fields = stream_entry->element[1];
  if (fields->type != REDIS_REPLY_ARRAY || fields->elements != 8) return std::nullopt;
  const std::string_view id = plenary::text_of(stream_entry->element[0]);
  const auto seq = seq_from(id.substr(std::min(id.find('-') + 1, id.size())));
  const auto chain = chain_from(plenary::text_of(fields->element[7]));
  if (!seq || !chain) return std::nullopt;
  return LogEntry{*seq, std::string(plenary::text_of(fields->element[1])),
                  std::string(plenary::text_of(fields->element[3])), std::string(plenary::text_of(fields->element[5])),
                  *chain};
}

std::optional<std::vector<LogEntry>> entries_in(const redisReply* array) {
  std::vector<LogEntry> entries;
  if (array->type != REDIS_REPLY_ARRAY) return std::nullopt;
  entries.reserve(array->elements);
  for (std::size_t i = 0; i < array->elements; ++i) {
    auto entry = entry_in(array->element[i]);
    if (!entry) return std::nullopt;
    entries.push_back(std::move(*entry));
  }
  return entries;
}

std::optional<Published> published_in(std::string_view message) {
  if (message.size() < 53) return std::nullopt;
  const auto epoch = epoch_from(take(message, 16));
  const auto chain = chain_from(take(message, 16));
  const std::string_view digest = take(message, 16);
  const std::uint32_t seq = little_endian(take(message, 4));
  const auto salt_length = static_cast<std::uint8_t>(take(message, 1)[0]);
  if (!epoch || !chain || message.size() < salt_length) return std::nullopt;
  const std::string_view salt = take(message, salt_length);
  return Published{{*epoch, seq, *chain}, {seq, std::string(message), std::string(salt), std::string(digest), *chain}};
}

std::string snapshot_name(const LogPosition& at) { return std::to_string(at.seq) + '-' + hex(at.chain); }

std::string packed_snapshot(const std::string& serialized) {
  uLongf length = compressBound(serialized.size());
  std::string packed(kSnapshotMark.size() + 4 + length, '\0');
  std::memcpy(packed.data(), kSnapshotMark.data(), kSnapshotMark.size());
  for (std::size_t i = 0; i < 4; ++i)
    packed[kSnapshotMark.size() + i] = static_cast<char>(serialized.size() >> (8 * i));
  auto* stream = reinterpret_cast<Bytef*>(packed.data() + kSnapshotMark.size() + 4);
  // Fails only for want of memory, or of room, of which compressBound has left enough.
  if (compress2(stream, &length, reinterpret_cast<const Bytef*>(serialized.data()), serialized.size(), Z_BEST_SPEED) !=
      Z_OK)
    throw std::bad_alloc();
  packed.resize(kSnapshotMark.size() + 4 + length);
  return packed;
}

std::optional<DocumentSnapshot> unpacked_snapshot(std::string_view packed) {
  if (packed.size() < kSnapshotMark.size() + 4 || take(packed, kSnapshotMark.size()) != kSnapshotMark)
    return std::nullopt;
  const std::uint32_t told = little_endian(take(packed, 4));
  if (told > kSnapshotBytes) return std::nullopt;
  std::string serialized(told, '\0');
  uLongf length = told;
  const int status = uncompress(reinterpret_cast<Bytef*>(serialized.data()), &length,
                                reinterpret_cast<const Bytef*>(packed.data()), packed.size());
  DocumentSnapshot snapshot;
  if (status != Z_OK || length != told || !snapshot.ParseFromString(serialized)) return std::nullopt;
  return snapshot;
}

}  // namespace plenary::stored
