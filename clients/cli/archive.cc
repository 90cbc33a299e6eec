#include "clients/cli/archive.h"

#include <sodium.h>

#include "facilitation/document/document.h"

namespace plenary::cli {
namespace {

constexpr std::size_t kKept = 16;  // bytes of a digest and of a chain

const unsigned char* bytes_of(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }

// LOG-3: the first 16 bytes of SHA-256(salt, commit).
std::string digest_of(const std::string& salt, const std::string& commit) {
  const std::string both = salt + commit;
  unsigned char full[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(full, bytes_of(both), both.size());
  return {reinterpret_cast<const char*>(full), kKept};
}

// The first 16 bytes of HMAC-SHA-256(key; previous chain, seq as 4 bytes little endian, digest).
std::string chain_of(const std::string& key, const std::string& previous, Seq seq, const std::string& digest) {
  std::string covered = previous;
  for (int i = 0; i < 4; ++i) covered += static_cast<char>(seq >> (8 * i));
  covered += digest;
  crypto_auth_hmacsha256_state state;
  unsigned char full[crypto_auth_hmacsha256_BYTES];
  crypto_auth_hmacsha256_init(&state, bytes_of(key), key.size());
  crypto_auth_hmacsha256_update(&state, bytes_of(covered), covered.size());
  crypto_auth_hmacsha256_final(&state, full);
  return {reinterpret_cast<const char*>(full), kKept};
}

void fold(const ArchivedDocument& archived, VerifiedDocument& verified) {
  Document document;
  std::string at(kKept, '\0');
  for (const ArchivedEntry& entry : archived.entries()) {
    const std::string which = "commit " + std::to_string(entry.seq());
    if (entry.seq() != document.seq() + 1)
      throw BrokenLog(which + " does not follow commit " + std::to_string(document.seq()));
    if (entry.erased()) {
      ++verified.erased;
    } else if (entry.digest() != digest_of(entry.salt(), entry.commit())) {
      throw BrokenLog(which + " is not what was stored: its digest differs");
    }
    if (entry.chain() != chain_of(archived.chain_key(), at, entry.seq(), entry.digest()))
      throw BrokenLog("the chain does not hold at " + which);
    Commit commit;
    if (!commit.ParseFromString(entry.commit())) throw BrokenLog(which + " cannot be read");
    evolve(document, commit);
    at = entry.chain();
    ++verified.commits;
  }
  if (!archived.state_hash().empty() && state_hash(document) != archived.state_hash())
    throw BrokenLog("the commits lead to another state than the one written down");
}

}  // namespace

std::vector<VerifiedDocument> verify(const Archive& archive) {
  std::vector<VerifiedDocument> verified;
  for (const ArchivedDocument& archived : archive.documents()) {
    VerifiedDocument& document = verified.emplace_back();
    document.document = archived.document();
    try {
      fold(archived, document);
    } catch (const BrokenLog& broken) {
      document.problem = broken.what();
    }
  }
  return verified;
}

}  // namespace plenary::cli
