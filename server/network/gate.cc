#include "server/network/gate.h"

#include <algorithm>

namespace plenary {
namespace {

// The name in "name:port", "[v6]:port"; empty if it is not of that form.
std::string_view name_in(std::string_view host) {
  std::string_view port;
  std::string_view name;
  if (host.starts_with('[')) {
    const auto end = host.find(']');
    if (end == std::string_view::npos) return {};
    name = host.substr(1, end - 1);
    port = host.substr(end + 1);
  } else {
    const auto colon = std::min(host.find(':'), host.size());
    name = host.substr(0, colon);
    port = host.substr(colon);
  }
  const auto is_name_character = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
  };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!std::ranges::all_of(name, is_name_character)) return {};
  if (!port.empty() &&
      (port.size() < 2 || port.size() > 6 || port.front() != ':' || !std::ranges::all_of(port.substr(1), is_digit)))
    return {};
  return name;
}

std::string lowered(std::string text) {
  for (auto& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

Gate::Gate(std::vector<std::string> hosts, std::vector<std::string> origins)
    : hosts_(std::move(hosts)), origins_(std::move(origins)) {
  for (auto& host : hosts_) host = lowered(host);
}

bool Gate::is_ours(std::string_view host, std::string_view local_ip) const {
  const auto name = name_in(host);
  return !name.empty() && (name == "localhost" || name == local_ip || std::ranges::find(hosts_, name) != hosts_.end());
}

bool Gate::comes_from_us(const HttpRequest& request, bool upgrade) const {
  const auto origin = request.header("origin");
  if (!origin.empty()) return origin == request.origin() || std::ranges::find(origins_, origin) != origins_.end();
  if (!request.bearer().empty()) return true;  // no browser adds it by itself
  if (upgrade) return false;
  const auto site = request.header("sec-fetch-site");
  if (!site.empty()) return site == "same-origin" || site == "none";
  return request.header("cookie").empty();  // not a browser, and nothing to act on somebody's behalf with
}

std::optional<GateRefusal> Gate::refuses(const HttpRequest& request, std::string_view local_ip, bool upgrade) const {
  if (!is_ours(request.host, local_ip))
    return GateRefusal{Foreign::host, http_error(403, "foreign_host",
                                                 "This server does not answer to that name. Use the address it printed "
                                                 "at its start, or have its operator add the name with --host.")};
  const bool changes = request.method != "GET" && request.method != "HEAD";
  if ((changes || upgrade) && !comes_from_us(request, upgrade))
    return GateRefusal{Foreign::origin, http_error(403, "foreign_origin",
                                                   "This request comes from a page of another site. Open the board's "
                                                   "own page, or have the server's operator allow that origin.")};
  return std::nullopt;
}

}  // namespace plenary
