#include "server/network/own_addresses.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>

#include <memory>

namespace plenary {

std::vector<std::string> addresses_of_this_machine() {
  std::vector<std::string> found;
  ifaddrs* first = nullptr;
  if (getifaddrs(&first) != 0) return found;
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> all(first, &freeifaddrs);
  for (const ifaddrs* one = first; one; one = one->ifa_next) {
    if (!one->ifa_addr || !(one->ifa_flags & IFF_UP)) continue;
    char text[INET6_ADDRSTRLEN];
    const void* bytes = nullptr;
    if (one->ifa_addr->sa_family == AF_INET) bytes = &reinterpret_cast<const sockaddr_in*>(one->ifa_addr)->sin_addr;
    if (one->ifa_addr->sa_family == AF_INET6) {
      const auto* ipv6 = reinterpret_cast<const sockaddr_in6*>(one->ifa_addr);
      if (IN6_IS_ADDR_LINKLOCAL(&ipv6->sin6_addr)) continue;  // means nothing without the name of its interface
      bytes = &ipv6->sin6_addr;
    }
    if (bytes && inet_ntop(one->ifa_addr->sa_family, bytes, text, sizeof text)) found.emplace_back(text);
  }
  return found;
}

std::vector<Address> told_for(const Address& listened_on, const std::vector<std::string>& here) {
  const bool is_any = listened_on.text() == "0.0.0.0" || listened_on.text() == "::";
  if (!is_any) return {listened_on};
  std::vector<Address> told;
  for (const std::string& text : here)
    if (const auto address = Address::parse(text);
        address && address->is_v4() == listened_on.is_v4() && !address->is_loopback())
      told.push_back(*address);
  if (told.empty()) told.push_back(*Address::parse(listened_on.is_v4() ? "127.0.0.1" : "::1"));
  return told;
}

}  // namespace plenary
