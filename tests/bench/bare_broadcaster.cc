// The yardstick: a WebSocket server that parses nothing and stores nothing. What one client of a room sends is sent, as
// it is, to everybody in the room. Same library, same socket options as plenaryd; one message out at a time for each
// connection, everything that waits in one gather-write.
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using Stream = beast::websocket::stream<asio::basic_stream_socket<tcp, asio::io_context::executor_type>>;
using Bytes = std::shared_ptr<const std::string>;

class Peer;
std::map<std::string, std::set<Peer*>> rooms;

class Peer : public std::enable_shared_from_this<Peer> {
 public:
  explicit Peer(asio::basic_stream_socket<tcp, asio::io_context::executor_type> socket) : stream_(std::move(socket)) {}
  ~Peer() { rooms[room_].erase(this); }

  void begin() {
    stream_.binary(true);
    beast::http::async_read(stream_.next_layer(), buffer_, request_,
                            [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (error) return;
                              self->room_ = std::string(self->request_.target());
                              self->stream_.async_accept(self->request_, [self](beast::error_code failed) {
                                if (failed) return;
                                rooms[self->room_].insert(self.get());
                                self->request_ = {};
                                self->read();
                              });
                            });
  }

  void send(const Bytes& bytes) {
    waiting_.push_back(bytes);
    if (!sending_) write();
  }

 private:
  void read() {
    stream_.async_read(buffer_, [self = shared_from_this()](beast::error_code error, std::size_t) {
      if (error) return;
      const auto bytes = std::make_shared<const std::string>(static_cast<const char*>(self->buffer_.data().data()),
                                                             self->buffer_.size());
      self->buffer_.consume(self->buffer_.size());
      for (Peer* peer : rooms[self->room_]) peer->send(bytes);
      self->read();
    });
  }

  void write() {
    sending_ = true;
    out_.swap(waiting_);
    std::vector<asio::const_buffer> buffers;
    for (const Bytes& bytes : out_) buffers.emplace_back(bytes->data(), bytes->size());
    stream_.async_write(buffers, [self = shared_from_this()](beast::error_code error, std::size_t) {
      self->out_.clear();
      self->sending_ = false;
      if (!error && !self->waiting_.empty()) self->write();
    });
  }

  Stream stream_;
  beast::flat_buffer buffer_;
  beast::http::request<beast::http::empty_body> request_;
  std::string room_;
  std::vector<Bytes> waiting_, out_;
  bool sending_ = false;
};

void accept(tcp::acceptor& acceptor, asio::io_context& loop) {
  acceptor.async_accept([&](beast::error_code error, tcp::socket socket) {
    if (!error) {
      socket.set_option(tcp::no_delay(true));
      const auto protocol = socket.local_endpoint().protocol();
      asio::basic_stream_socket<tcp, asio::io_context::executor_type> concrete(loop.get_executor(), protocol,
                                                                               socket.release());
      std::make_shared<Peer>(std::move(concrete))->begin();
    }
    accept(acceptor, loop);
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1) {
    const bool wants_help = std::string_view(argv[1]) == "--help" || std::string_view(argv[1]) == "-h";
    (wants_help ? std::cout : std::cerr) << "bare_broadcaster: the yardstick of plenary_bench, which starts it. It "
                                            "takes no options, serves on a free port\n"
                                            "of this machine and prints READY and its address.\n";
    return wants_help ? 0 : 2;
  }
  asio::io_context loop(1);
  tcp::acceptor acceptor(loop, {asio::ip::address_v4::loopback(), 0});
  acceptor.listen(4'096);
  std::cout << "READY http://127.0.0.1:" << acceptor.local_endpoint().port() << std::endl;
  accept(acceptor, loop);
  asio::signal_set signals(loop, SIGINT, SIGTERM);
  signals.async_wait([&](const beast::error_code&, int) { loop.stop(); });
  loop.run();
}
