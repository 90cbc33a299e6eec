#include "server/identity/address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <stdexcept>

namespace plenary {
namespace {

constexpr std::array<std::uint8_t, 12> kMappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// A hop may be written with a port: "192.0.2.1:4711", "[2001:db8::1]:4711".
std::string_view without_port(std::string_view hop) {
  if (hop.starts_with('[')) {
    const auto end = hop.find(']');
    return end == std::string_view::npos ? hop : hop.substr(1, end - 1);
  }
  return std::count(hop.begin(), hop.end(), ':') == 1 ? hop.substr(0, hop.find(':')) : hop;
}

}  // namespace

std::optional<Address> Address::parse(std::string_view text) {
  char copy[INET6_ADDRSTRLEN + 1];
  if (text.empty() || text.size() >= sizeof copy || text.find('\0') != std::string_view::npos) return std::nullopt;
  std::memcpy(copy, text.data(), text.size());
  copy[text.size()] = 0;
  Address address;
  if (inet_pton(AF_INET6, copy, address.bytes_.data()) == 1) return address;
  std::ranges::copy(kMappedPrefix, address.bytes_.begin());
  if (inet_pton(AF_INET, copy, address.bytes_.data() + 12) == 1) return address;
  return std::nullopt;
}

bool Address::is_v4() const { return std::equal(kMappedPrefix.begin(), kMappedPrefix.end(), bytes_.begin()); }

bool Address::is_loopback() const {
  if (is_v4()) return bytes_[12] == 127;
  return std::all_of(bytes_.begin(), bytes_.end() - 1, [](auto byte) { return byte == 0; }) && bytes_[15] == 1;
}

bool Address::is_wildcard() const {
  return std::all_of(bytes_.begin() + (is_v4() ? 12 : 0), bytes_.end(), [](auto byte) { return byte == 0; });
}

std::string Address::text() const {
  char out[INET6_ADDRSTRLEN];
  const bool v4 = is_v4();
  return inet_ntop(v4 ? AF_INET : AF_INET6, bytes_.data() + (v4 ? 12 : 0), out, sizeof out);
}

std::string Address::subscriber() const {
  return std::string(reinterpret_cast<const char*>(bytes_.data()), is_v4() ? 16 : 8);
}

bool Address::shares_prefix(const Address& other, unsigned bits) const {
  const unsigned whole = bits / 8;
  if (!std::equal(bytes_.begin(), bytes_.begin() + whole, other.bytes_.begin())) return false;
  if (bits % 8 == 0) return true;
  const auto mask = static_cast<std::uint8_t>(0xff << (8 - bits % 8));
  return ((bytes_[whole] ^ other.bytes_[whole]) & mask) == 0;
}

TrustedProxies::TrustedProxies(const std::vector<std::string>& networks) {
  for (const auto& written : networks) {
    const std::string_view text = written;
    const auto slash = text.find('/');
    const auto address = Address::parse(text.substr(0, slash));
    unsigned bits = 128;
    bool good = address.has_value();
    if (good && slash != std::string_view::npos) {
      const auto digits = text.substr(slash + 1);
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
      good = error == std::errc{} && end == digits.data() + digits.size() && bits <= (address->is_v4() ? 32u : 128u);
      if (good && address->is_v4()) bits += 96;
    }
    if (!good)
      throw std::runtime_error("trusted proxy \"" + written + "\" is not an address or a network such as 10.0.0.0/8");
    networks_.push_back({*address, bits});
  }
}

bool TrustedProxies::trusts(const Address& peer) const {
  return std::ranges::any_of(networks_,
                             [&](const Network& network) { return peer.shares_prefix(network.address, network.bits); });
}

Address TrustedProxies::client(const Address& peer, const std::vector<std::string_view>& forwarded_for) const {
  Address nearest = peer;
  for (auto field = forwarded_for.rbegin(); field != forwarded_for.rend(); ++field) {
    std::string_view rest = *field;
    while (trusts(nearest)) {
      const auto comma = rest.rfind(',');
      const auto hop =
          Address::parse(without_port(trimmed(comma == std::string_view::npos ? rest : rest.substr(comma + 1))));
      if (!hop) return nearest;
      nearest = *hop;
      if (comma == std::string_view::npos) break;
      rest = rest.substr(0, comma);
    }
    if (!trusts(nearest)) return nearest;
  }
  return nearest;
}

}  // namespace plenary
