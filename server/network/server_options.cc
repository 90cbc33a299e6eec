#include "server/identity/address.h"
#include "server/network/server.h"

namespace plenary {

std::optional<std::string> objection(const ServerOptions& options) {
  for (const auto& text : options.addresses) {
    const auto address = Address::parse(text);
    if (!address)
      return "\"" + text + "\" is not an IP address to listen on; use for example 127.0.0.1, ::1 or 0.0.0.0";
    if (!address->is_loopback() && !options.tls && !options.insecure_lan)
      return "listening on " + text +
             " lets other machines in, and what people write would cross the network for anyone to read: "
             "give a certificate with --certificate and --key, or say --insecure-lan if this network is yours alone";
  }
  for (const auto& origin : options.origins) {
    const auto scheme = origin.find("://");
    if (scheme == std::string::npos || (!origin.starts_with("http://") && !origin.starts_with("https://")) ||
        origin.find('/', scheme + 3) != std::string::npos || origin.size() == scheme + 3)
      return "\"" + origin +
             "\" is not an origin; write it as browsers send it, for example https://boards.example.org";
  }
  for (const auto& host : options.hosts)
    if (host.empty() || host.find_first_of("/@ ") != std::string::npos ||
        (host.find(':') != std::string::npos && !Address::parse(host)))
      return "\"" + host +
             "\" is not a host name; write the name alone, without scheme and port, for example boards.example.org";
  try {
    TrustedProxies check(options.trusted_proxies);
  } catch (const std::exception& error) {
    return error.what();
  }
  return std::nullopt;
}

}  // namespace plenary
