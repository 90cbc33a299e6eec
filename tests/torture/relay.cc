#include "tests/torture/relay.h"

#include <array>
#include <boost/asio/write.hpp>
#include <utility>

namespace plenary::torture {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

tcp::endpoint loopback(std::uint16_t port) { return {asio::ip::address_v4::loopback(), port}; }

}  // namespace

class Relay::Cable : public std::enable_shared_from_this<Cable> {
 public:
  Cable(tcp::socket client, std::unique_ptr<Tap> tap)
      : client_(std::move(client)), server_(client_.get_executor()), tap_(std::move(tap)) {}

  void lay(std::uint16_t port) {
    if (port == 0) return cut();
    server_.async_connect(loopback(port), [self = shared_from_this()](const error_code& error) {
      if (error) return self->cut();
      error_code ignored;
      self->server_.set_option(tcp::no_delay(true), ignored);
      self->client_.set_option(tcp::no_delay(true), ignored);
      self->pass(self->client_, self->server_, self->up_, &Tap::from_client);
      self->pass(self->server_, self->client_, self->down_, &Tap::from_server);
    });
  }

  void deafen() { deaf_ = true; }

  void cut() {
    error_code ignored;
    client_.close(ignored);
    server_.close(ignored);
    if (auto tap = std::exchange(tap_, nullptr)) tap->over();
  }

 private:
  using Bytes = std::array<char, 65'536>;
  using Told = void (Tap::*)(std::string_view);

  void pass(tcp::socket& from, tcp::socket& to, Bytes& bytes, Told told) {
    from.async_read_some(asio::buffer(bytes), [self = shared_from_this(), &from, &to, &bytes, told](
                                                  const error_code& error, std::size_t count) {
      if (error || !self->tap_) return self->cut();
      if (self->deaf_ && &to == &self->client_) return self->pass(from, to, bytes, told);
      (*self->tap_.*told)({bytes.data(), count});
      asio::async_write(to, asio::buffer(bytes.data(), count),
                        [self, &from, &to, &bytes, told](const error_code& failed, std::size_t) {
                          if (failed) return self->cut();
                          self->pass(from, to, bytes, told);
                        });
    });
  }

  tcp::socket client_;
  tcp::socket server_;
  Bytes up_{}, down_{};
  bool deaf_ = false;
  std::unique_ptr<Tap> tap_;  // nullptr: cut
};

Relay::Relay(asio::io_context& loop, std::function<std::uint16_t()> choose, std::function<std::unique_ptr<Tap>()> tap)
    : loop_(loop), acceptor_(loop, loopback(0)), choose_(std::move(choose)), tap_(std::move(tap)) {
  accept();
}

Relay::~Relay() { cut(); }

std::uint16_t Relay::port() const { return acceptor_.local_endpoint().port(); }

void Relay::cut() {
  for (const auto& weak : std::exchange(cables_, {}))
    if (auto cable = weak.lock()) cable->cut();
}

void Relay::deafen() {
  for (const auto& weak : cables_)
    if (auto cable = weak.lock()) cable->deafen();
}

void Relay::accept() {
  acceptor_.async_accept([this](const error_code& error, tcp::socket client) {
    if (error == asio::error::operation_aborted) return;
    if (!error) {
      std::erase_if(cables_, [](const auto& weak) { return weak.expired(); });
      auto cable = std::make_shared<Cable>(std::move(client), tap_());
      cables_.push_back(cable);
      cable->lay(choose_());
    }
    accept();
  });
}

}  // namespace plenary::torture
