#include "facilitation/archives/verify.h"

#include <sodium.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "facilitation/archives/archive_file.h"
#include "facilitation/document/session_record.h"

namespace plenary {
namespace {

constexpr std::size_t kKept = 16;  // bytes of a digest, a chain, a salt
constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kLargestCommit = 7u << 20;  // what a log takes
constexpr std::size_t kLongestId = 200;
constexpr std::size_t kLongestCard = 64u << 10;

const unsigned char* as_bytes(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }

// LOG-3: the first 16 bytes of SHA-256(salt, commit).
std::string digest_of_commit(const std::string& salt, const std::string& commit) {
  const std::string both = salt + commit;
  unsigned char full[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(full, as_bytes(both), both.size());
  return {reinterpret_cast<const char*>(full), kKept};
}

// The first 16 bytes of HMAC-SHA-256(key; previous chain, seq as 4 bytes little endian, digest).
std::string chain_of(const std::string& key, const std::string& previous, Seq seq, const std::string& digest) {
  std::string covered = previous;
  for (int i = 0; i < 4; ++i) covered += static_cast<char>(seq >> (8 * i));
  covered += digest;
  crypto_auth_hmacsha256_state state;
  unsigned char full[crypto_auth_hmacsha256_BYTES];
  crypto_auth_hmacsha256_init(&state, as_bytes(key), key.size());
  crypto_auth_hmacsha256_update(&state, as_bytes(covered), covered.size());
  crypto_auth_hmacsha256_final(&state, full);
  return {reinterpret_cast<const char*>(full), kKept};
}

// Before anything is computed from it.
void judge_shape(const ArchivedEntry& entry, const std::string& which) {
  if (entry.commit().size() > kLargestCommit) throw BrokenLog(which + " is larger than a log takes");
  if (entry.erased() ? !entry.salt().empty() : entry.salt().size() != kKept)
    throw BrokenLog(which + " is not what was stored: its salt is of another length");
  if (entry.digest().size() != kKept || entry.chain().size() != kKept)
    throw BrokenLog(which + " is not what was stored: its digest or chain is of another length");
}

void fold(const ArchivedDocument& archived, VerifiedDocument& verified) {
  if (archived.epoch() == 0 || archived.entries().empty()) throw BrokenLog("there is no log");
  if (archived.chain_key().size() != kKeyBytes) throw BrokenLog("the key of its chain is not there");
  std::string at(kKept, '\0');
  for (const ArchivedEntry& entry : archived.entries()) {
    const std::string which = "commit " + std::to_string(entry.seq());
    if (entry.seq() != verified.folded.seq() + 1)
      throw BrokenLog(which + " does not follow commit " + std::to_string(verified.folded.seq()));
    judge_shape(entry, which);
    if (entry.erased()) {
      ++verified.erased;
    } else if (entry.digest() != digest_of_commit(entry.salt(), entry.commit())) {
      throw BrokenLog(which + " is not what was stored: its digest differs");
    }
    if (entry.chain() != chain_of(archived.chain_key(), at, entry.seq(), entry.digest()))
      throw BrokenLog("the chain does not hold at " + which);
    Commit commit;
    if (!commit.ParseFromString(entry.commit())) throw BrokenLog(which + " cannot be read");
    evolve(verified.folded, commit);
    at = entry.chain();
    ++verified.commits;
  }
  if (!archived.state_hash().empty() && state_hash(verified.folded) != archived.state_hash())
    throw BrokenLog("the commits lead to another state than the one written down");
  if (const std::string fault = fault_of_approval(verified.folded); !fault.empty()) throw BrokenLog(fault);
}

// A board that is not in the archive says nothing either way.
std::string problem_with_sources(const Archive& archive, const Document& record) {
  for (const SourceLog& source : approved_sources(record))
    for (const ArchivedDocument& board : archive.documents()) {
      if (board.document() != source.document()) continue;
      const int at = static_cast<int>(source.seq()) - 1;
      if (at < 0 || at >= board.entries_size() || board.entries(at).chain() != source.chain())
        return "it was drafted from another history of " + board.document() + " than the one that is here";
    }
  return {};
}

// Each once, in order: the same state is written in one way alone.
template <class Items, class Key>
bool in_order(const Items& items, const Key& key) {
  return std::adjacent_find(items.begin(), items.end(),
                            [&](const auto& a, const auto& b) { return !(key(a) < key(b)); }) == items.end();
}

std::string problem_with_documents(const Archive& archive) {
  if (!archive.meeting().empty() && !is_archived_id(archive.meeting())) return "the id of the meeting is none";
  for (const ArchivedDocument& archived : archive.documents()) {
    if (!is_archived_id(archived.document())) return "the id of a document is none";
    if (!belongs_to(archived.document(), archive.meeting()))
      return archived.document() + " is not of the meeting " + archive.meeting();
  }
  if (!in_order(archive.documents(), [](const ArchivedDocument& one) { return one.document(); }))
    return "its documents are not in order, or one stands there twice";
  return {};
}

std::string problem_with_people(const Archive& archive) {
  std::set<std::string> known;
  for (const ListedPerson& person : archive.people()) {
    if (!is_archived_id(person.id()) || person.ByteSizeLong() > kLongestCard) return "somebody in it is nobody";
    known.insert(person.id());
  }
  if (!in_order(archive.people(), [](const ListedPerson& one) { return one.id(); }))
    return "its people are not in order, or somebody stands there twice";
  for (const ArchivedDocument& archived : archive.documents())
    for (const std::string& id : archived.people())
      if (!known.contains(id)) return "somebody in " + archived.document() + " is not among its people";
  return {};
}

std::string problem_with_suppressed(const Archive& archive) {
  for (const SuppressedWords& words : archive.suppressed())
    if (!is_archived_id(words.document()) || !is_archived_id(words.record()) ||
        !belongs_to(words.document(), archive.meeting()))
      return "what it suppresses is not in it";
  if (!in_order(archive.suppressed(),
                [](const SuppressedWords& one) { return std::tie(one.document(), one.record()); }))
    return "what it suppresses is not in order";
  return {};
}

std::string problem_with_recordings(const Archive& archive) {
  for (const ArchivedRecording& recording : archive.recordings()) {
    const auto has = [&](const ArchivedDocument& one) { return one.document() == recording.document(); };
    if (!is_archived_id(recording.id()) || recording.bytes() == 0) return "one of its recordings is none";
    if (std::none_of(archive.documents().begin(), archive.documents().end(), has))
      return "the record of the recording " + recording.id() + " is not in it";
  }
  if (!in_order(archive.recordings(), [](const ArchivedRecording& one) { return std::tie(one.document(), one.id()); }))
    return "its recordings are not in order, or one stands there twice";
  return {};
}

}  // namespace

VerifiedDocument verify(const ArchivedDocument& archived) {
  VerifiedDocument verified;
  verified.document = is_archived_id(archived.document()) ? archived.document() : "(a document without an id)";
  try {
    fold(archived, verified);
  } catch (const BrokenLog& broken) {
    verified.problem = broken.what();
  }
  return verified;
}

std::vector<VerifiedDocument> verify(const Archive& archive) {
  std::vector<VerifiedDocument> verified;
  for (const ArchivedDocument& archived : archive.documents()) {
    verified.push_back(verify(archived));
    if (verified.back().problem.empty())
      verified.back().problem = problem_with_sources(archive, verified.back().folded);
    verified.back().folded = {};
  }
  return verified;
}

std::string problem_beside_logs(const Archive& archive) {
  std::string problem = problem_with_documents(archive);
  if (problem.empty()) problem = problem_with_people(archive);
  if (problem.empty()) problem = problem_with_suppressed(archive);
  if (problem.empty()) problem = problem_with_recordings(archive);
  // Those of before have none: logs alone, which their chains hold together.
  const bool needed = !archive.meeting().empty() || archive.people_size() > 0 || archive.suppressed_size() > 0 ||
                      archive.recordings_size() > 0;
  if (problem.empty() && (needed || !archive.digest().empty()) && digest_of(archive) != archive.digest())
    problem = "it is not what was written: its digest differs";
  return problem;
}

bool is_archived_id(std::string_view id) {
  return !id.empty() && id.size() <= kLongestId && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
  });
}

bool belongs_to(const std::string& document, const std::string& meeting) {
  return meeting.empty() || document == meeting || document.starts_with(meeting + ".");
}

}  // namespace plenary
