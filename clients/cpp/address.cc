#include "clients/cpp/address.h"

#include <algorithm>

namespace plenary::client {
namespace {

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= 5 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string ServerAddress::authority() const {
  const std::string bracketed = host.find(':') == std::string::npos ? host : "[" + host + "]";
  return bracketed + ":" + port;
}

std::string ServerAddress::url() const { return (secure ? "https://" : "http://") + authority(); }

std::optional<ServerAddress> server_address(std::string_view url) {
  ServerAddress address;
  if (url.starts_with("https://")) {
    address.secure = true;
    url.remove_prefix(8);
  } else if (url.starts_with("http://")) {
    url.remove_prefix(7);
  } else {
    return std::nullopt;
  }
  std::string_view authority = url.substr(0, url.find_first_of("/?#"));
  if (authority.find('@') != std::string_view::npos) return std::nullopt;
  std::string_view port = address.secure ? "443" : "80";
  if (authority.starts_with('[')) {
    const std::size_t end = authority.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    address.host = authority.substr(1, end - 1);
    const std::string_view rest = authority.substr(end + 1);
    if (!rest.empty() && rest[0] != ':') return std::nullopt;
    if (!rest.empty()) port = rest.substr(1);
  } else {
    const std::size_t colon = authority.find(':');
    address.host = authority.substr(0, colon);
    if (colon != std::string_view::npos) port = authority.substr(colon + 1);
  }
  if (address.host.empty() || !is_port(port)) return std::nullopt;
  address.port = port;
  return address;
}

std::optional<Link> read_link(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n<\"'");
  if (first == std::string_view::npos) return std::nullopt;
  text.remove_prefix(first);
  text = text.substr(0, text.find_first_of(" \t\r\n>\"'"));
  const std::size_t hash = text.find('#');
  if (hash == std::string_view::npos || hash + 1 == text.size()) return std::nullopt;
  const std::optional<ServerAddress> server = server_address(text.substr(0, hash));
  if (!server) return std::nullopt;
  return Link{*server, std::string(text.substr(hash + 1))};
}

}  // namespace plenary::client
