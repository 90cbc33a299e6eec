// Who may speak to this server from a browser: the Host must be a name of ours (else a foreign name was bound to our
// address, DNS rebinding), and what changes something must come from a page of ours. Serving loopback only is no
// protection: any page open in the same browser reaches it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/network/http.h"

namespace plenary {

enum class Foreign { host, origin };
struct GateRefusal {
  Foreign what;
  HttpResponse response;
};

class Gate {
 public:
  // `hosts`: names besides "localhost" and the address a connection came to. `origins`: besides the request's own.
  Gate(std::vector<std::string> hosts, std::vector<std::string> origins);

  // `local_ip`: the address of ours that the connection came to. `upgrade`: it asks for a WebSocket.
  [[nodiscard]] std::optional<GateRefusal> refuses(const HttpRequest& request, std::string_view local_ip,
                                                   bool upgrade) const;

 private:
  std::vector<std::string> hosts_;
  std::vector<std::string> origins_;
  [[nodiscard]] bool is_ours(std::string_view host, std::string_view local_ip) const;
  [[nodiscard]] bool comes_from_us(const HttpRequest& request, bool upgrade) const;
};

}  // namespace plenary
