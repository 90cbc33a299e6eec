#include "server/identity/join_link.h"

#include <sodium.h>

#include <optional>
#include <stdexcept>

#include "server/identity/base64url.h"

namespace plenary {
namespace {

constexpr char kVersion = 1;
constexpr std::size_t kMarkBytes = 4;
constexpr std::size_t kMacBytes = 16;

std::string keyed_hash(std::string_view key, std::string_view text, std::size_t bytes) {
  std::string out(bytes, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(out.data()), out.size(),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     reinterpret_cast<const unsigned char*>(key.data()), key.size());
  return out;
}

void add_name(std::string& claim, const std::string& name) {
  if (name.size() > 255) throw std::length_error("a name in a link has at most 255 bytes");
  claim += static_cast<char>(name.size());
  claim += name;
}

std::optional<std::string> take_name(std::string_view& rest) {
  if (rest.empty()) return std::nullopt;
  const std::size_t length = static_cast<unsigned char>(rest.front());
  if (rest.size() < 1 + length) return std::nullopt;
  std::string name(rest.substr(1, length));
  rest.remove_prefix(1 + length);
  return name;
}

std::string_view unwrapped(std::string_view text) {
  constexpr std::string_view kAround = " \t\r\n<>\"'";
  const auto first = text.find_first_not_of(kAround);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kAround) - first + 1);
}

}  // namespace

std::string_view code(LinkFault fault) {
  switch (fault) {
    case LinkFault::not_a_link: return "not_a_link";
    case LinkFault::damaged: return "damaged_link";
    case LinkFault::other_server: return "link_of_another_server";
    case LinkFault::newer_server: return "link_of_a_newer_server";
  }
  return "not_a_link";
}

std::string_view sentence(LinkFault fault) {
  switch (fault) {
    case LinkFault::not_a_link:
      return "This is not a link to a board. Copy the whole link you were sent, up to its last character.";
    case LinkFault::damaged:
      return "This link is damaged. Copy the whole link you were sent, up to its last character, and open it again.";
    case LinkFault::other_server:
      return "This link was made by another server, or before this one was set up anew. Ask the facilitator for a new "
             "link.";
    case LinkFault::newer_server:
      return "This link was made by a newer version of this server. Ask whoever runs the server to update it.";
  }
  return "";
}

JoinLinks::JoinLinks(std::string key) : key_(std::move(key)) {
  if (key_.size() != crypto_generichash_KEYBYTES) throw std::runtime_error("the link key must have 32 bytes");
  mark_ = keyed_hash(key_, "plenary link key mark", crypto_generichash_BYTES_MIN).substr(0, kMarkBytes);
}

std::string JoinLinks::mac(std::string_view claim) const {
  return keyed_hash(key_, "plenary link\n" + std::string(claim), kMacBytes);
}

std::string JoinLinks::token(const JoinLink& link) const {
  std::string claim;
  claim += kVersion;
  claim += mark_;
  claim += static_cast<char>(link.role);
  add_name(claim, link.document);
  add_name(claim, link.invitation);
  add_name(claim, link.participant);
  return base64url(claim + mac(claim));
}

std::variant<JoinLink, LinkFault> JoinLinks::open(std::string_view token) const {
  if (token.empty()) return LinkFault::not_a_link;
  const auto bytes = base64url_decode(token);
  if (!bytes || bytes->size() < 1 + kMarkBytes + 1 + 3 + kMacBytes) return LinkFault::damaged;
  if (bytes->front() != kVersion)
    return bytes->front() > kVersion && bytes->front() < 16 ? LinkFault::newer_server : LinkFault::damaged;
  const std::string_view claim(bytes->data(), bytes->size() - kMacBytes);
  if (claim.substr(1, kMarkBytes) != mark_) return LinkFault::other_server;
  if (sodium_memcmp(mac(claim).data(), bytes->data() + claim.size(), kMacBytes) != 0) return LinkFault::damaged;

  // Signed by us, so what follows can only be wrong if another version of us wrote it.
  std::string_view rest = claim.substr(1 + kMarkBytes);
  JoinLink link;
  const int role = static_cast<unsigned char>(rest.front());
  rest.remove_prefix(1);
  auto document = take_name(rest);
  auto invitation = take_name(rest);
  auto participant = take_name(rest);
  if (!participant || !rest.empty() || !Role_IsValid(role) || role == ROLE_UNSPECIFIED) return LinkFault::newer_server;
  return JoinLink{std::move(*document), std::move(*invitation), static_cast<Role>(role), std::move(*participant)};
}

std::string JoinLinks::url(std::string_view origin, const JoinLink& link) const {
  return std::string(origin) + "/join#" + token(link);
}

std::string_view token_in(std::string_view pasted) {
  pasted = unwrapped(pasted);
  const auto mark = pasted.find('#');
  if (mark != std::string_view::npos) return pasted.substr(mark + 1);
  return pasted.find_first_of(":/. ") == std::string_view::npos ? pasted : std::string_view{};
}

std::string_view origin_in(std::string_view pasted) {
  pasted = unwrapped(pasted);
  const auto scheme = pasted.find("://");
  if (scheme == std::string_view::npos) return {};
  return pasted.substr(0, pasted.find_first_of("/?#", scheme + 3));
}

}  // namespace plenary
