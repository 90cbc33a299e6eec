// Where somebody comes from: an IP address, the share of it that limits are counted by, and whom to believe about it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plenary {

class Address {
 public:
  // "127.0.0.1", "::1", "::ffff:127.0.0.1" (the same as the first). No names, ports, brackets or zones.
  [[nodiscard]] static std::optional<Address> parse(std::string_view text);

  [[nodiscard]] bool is_v4() const;
  [[nodiscard]] bool is_loopback() const;
  [[nodiscard]] bool is_wildcard() const;  // 0.0.0.0, ::
  [[nodiscard]] std::string text() const;
  // What limits count: the whole address in IPv4, the /64 in IPv6, of which one household has 2^64.
  [[nodiscard]] std::string subscriber() const;
  [[nodiscard]] bool shares_prefix(const Address& other, unsigned bits) const;  // bits of 128
  friend bool operator==(const Address&, const Address&) = default;

 private:
  std::array<std::uint8_t, 16> bytes_{};  // IPv4 is held as ::ffff:a.b.c.d
};

// Reverse proxies whose word about addresses is taken. From anybody else X-Forwarded-For is just text.
class TrustedProxies {
 public:
  // Addresses or networks: "127.0.0.1", "10.0.0.0/8", "fd00::/8". Throws std::runtime_error naming the one that is none.
  explicit TrustedProxies(const std::vector<std::string>& networks);

  [[nodiscard]] bool trusts(const Address& peer) const;
  // The right-most hop that is not one of us: what stands left of it could be invented. `forwarded_for` are the values
  // of the X-Forwarded-For fields in their order.
  [[nodiscard]] Address client(const Address& peer, const std::vector<std::string_view>& forwarded_for) const;

 private:
  struct Network {
    Address address;
    unsigned bits;
  };
  std::vector<Network> networks_;
};

}  // namespace plenary
