// LOG-3 with libsodium:
//
//   digest = first 16 bytes of SHA-256(salt ‖ commit)
//   chain  = first 16 bytes of HMAC-SHA-256(key, previous chain ‖ seq, 4 bytes little endian ‖ digest)
//   key    = HMAC-SHA-256(key of the installation, "plenary chain of " ‖ id of the document)
#include <sodium.h>

#include <algorithm>

#include "server/live/ports.h"

namespace plenary {
namespace {

constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kDigestBytes = 16;

const unsigned char* bytes_of(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string digest_of(const std::string& salt, const std::string& commit) {
  crypto_hash_sha256_state state;
  unsigned char full[crypto_hash_sha256_BYTES];
  crypto_hash_sha256_init(&state);
  crypto_hash_sha256_update(&state, bytes_of(salt), salt.size());
  crypto_hash_sha256_update(&state, bytes_of(commit), commit.size());
  crypto_hash_sha256_final(&state, full);
  return {reinterpret_cast<const char*>(full), kDigestBytes};
}

Chain chain_of(const std::string& key, const Chain& previous, Seq seq, const std::string& digest) {
  const unsigned char number[4] = {static_cast<unsigned char>(seq), static_cast<unsigned char>(seq >> 8),
                                   static_cast<unsigned char>(seq >> 16), static_cast<unsigned char>(seq >> 24)};
  crypto_auth_hmacsha256_state state;
  unsigned char full[crypto_auth_hmacsha256_BYTES];
  crypto_auth_hmacsha256_init(&state, bytes_of(key), key.size());
  crypto_auth_hmacsha256_update(&state, previous.data(), previous.size());
  crypto_auth_hmacsha256_update(&state, number, sizeof number);
  crypto_auth_hmacsha256_update(&state, bytes_of(digest), digest.size());
  crypto_auth_hmacsha256_final(&state, full);
  Chain chain;
  std::copy_n(full, chain.size(), chain.begin());
  return chain;
}

}  // namespace

LogEntry ChainMaker::seal(Seq seq, std::string commit, const Chain& previous, Entropy& entropy) const {
  LogEntry entry;
  entry.seq = seq;
  entry.salt.resize(kSaltBytes);
  entropy.fill(entry.salt.data(), entry.salt.size());
  entry.digest = digest_of(entry.salt, commit);
  entry.chain = chain_of(key_, previous, seq, entry.digest);
  entry.commit = std::move(commit);
  return entry;
}

ChainKeys::ChainKeys(std::string installation, std::map<std::string, std::string> brought)
    : installation_(std::move(installation)),
      brought_(std::make_shared<const std::map<std::string, std::string>>(std::move(brought))) {}

ChainKeys::ChainKeys(const ChainMaker& one_for_all, std::map<std::string, std::string> brought)
    : ChainKeys(one_for_all.key(), std::move(brought)) {
  one_for_all_ = true;
}

ChainMaker ChainKeys::of(const std::string& document) const {
  if (const auto found = brought_->find(document); found != brought_->end()) return ChainMaker(found->second);
  if (one_for_all_) return ChainMaker(installation_);
  const std::string purpose = "plenary chain of " + document;
  crypto_auth_hmacsha256_state state;
  unsigned char key[crypto_auth_hmacsha256_BYTES];
  crypto_auth_hmacsha256_init(&state, bytes_of(installation_), installation_.size());
  crypto_auth_hmacsha256_update(&state, bytes_of(purpose), purpose.size());
  crypto_auth_hmacsha256_final(&state, key);
  return ChainMaker(std::string(reinterpret_cast<const char*>(key), sizeof key));
}

bool ChainKeys::its_own(const std::string& document) const { return !one_for_all_ || brought_->contains(document); }

bool ChainMaker::follows(const LogEntry& entry, const Chain& previous) const {
  if (entry.digest.size() != kDigestBytes) return false;
  const bool erased = entry.salt.empty();
  if (!erased && entry.digest != digest_of(entry.salt, entry.commit)) return false;
  return entry.chain == chain_of(key_, previous, entry.seq, entry.digest);
}

}  // namespace plenary
