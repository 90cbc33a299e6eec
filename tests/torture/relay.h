// Stands between one client and the servers: a port of its own, a server chosen at every dialling, everything that is
// said told to a Tap before it is passed on, and connections that can be cut like cables.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace plenary::torture {

// Of one connection.
class Tap {
 public:
  virtual ~Tap() = default;
  virtual void from_client(std::string_view bytes) = 0;
  virtual void from_server(std::string_view bytes) = 0;
  virtual void over() = 0;  // nothing follows
};

class Relay {
 public:
  // `choose` gives the port of a server; 0: none is up.
  Relay(boost::asio::io_context& loop, std::function<std::uint16_t()> choose,
        std::function<std::unique_ptr<Tap>()> tap);
  ~Relay();
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  void cut();
  // What servers say is lost from now on, what the client says is not: the connection is half dead, and nobody was told.
  void deafen();

 private:
  class Cable;
  void accept();

  boost::asio::io_context& loop_;
  boost::asio::ip::tcp::acceptor acceptor_;
  std::function<std::uint16_t()> choose_;
  std::function<std::unique_ptr<Tap>()> tap_;
  std::vector<std::weak_ptr<Cable>> cables_;
};

}  // namespace plenary::torture
