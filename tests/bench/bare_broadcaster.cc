// The yardstick: a WebSocket server that parses nothing and stores nothing. What one client of a room sends is sent, as
// it is, to everybody in the room. Same library, same socket options as plenaryd; one message out at a time for each
// connection, everything that waits in one gather-write.
//
// With --storing SOCKET it has Redis keep each message before it is sent on, as plenaryd must: one append of a room on
// its way, what comes meanwhile goes into the next. It is what a server costs that promises no more than that.
#include <hiredis/hiredis.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <cstdlib>
#include <deque>
#include <functional>
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

// The store of --storing: commands go out in one write as they come, answers come back in their order.
class Store {
 public:
  Store(asio::io_context& loop, const std::string& path) : socket_(loop) {
    socket_.connect(asio::local::stream_protocol::endpoint(path));
    read();
  }

  template <typename Then>
  void append(const std::string& room, const std::vector<Bytes>& messages, Then then) {
    for (std::size_t i = 0; i < messages.size(); ++i) {
      const std::array<const char*, 5> words{"XADD", room.data(), "*", "commit", messages[i]->data()};
      const std::array<std::size_t, 5> lengths{4, room.size(), 1, 6, messages[i]->size()};
      char* command = nullptr;
      const auto length = redisFormatCommandArgv(&command, 5, const_cast<const char**>(words.data()), lengths.data());
      waiting_.append(command, static_cast<std::size_t>(length));
      redisFreeCommand(command);
      if (i + 1 < messages.size())
        then_.emplace_back([] {});
      else
        then_.emplace_back(then);
    }
    if (!writing_) write();
  }

 private:
  void write() {
    writing_ = true;
    out_.clear();
    out_.swap(waiting_);
    asio::async_write(socket_, asio::buffer(out_), [this](beast::error_code error, std::size_t) {
      stop_on(error);
      writing_ = false;
      if (!waiting_.empty()) write();
    });
  }

  void read() {
    socket_.async_read_some(asio::buffer(in_), [this](beast::error_code error, std::size_t length) {
      stop_on(error);
      redisReaderFeed(reader_.get(), in_.data(), length);
      for (void* reply = nullptr; redisReaderGetReply(reader_.get(), &reply) == REDIS_OK && reply;) {
        const bool kept = static_cast<redisReply*>(reply)->type == REDIS_REPLY_STRING;
        freeReplyObject(reply);
        if (!kept) stop_on(beast::errc::make_error_code(beast::errc::io_error));
        const auto then = std::move(then_.front());
        then_.pop_front();
        then();
      }
      read();
    });
  }

  static void stop_on(beast::error_code error) {
    if (!error) return;
    std::cerr << "bare_broadcaster: Redis keeps nothing any more: " << error.message() << "\n";
    std::exit(1);
  }

  asio::local::stream_protocol::socket socket_;
  std::unique_ptr<redisReader, void (*)(redisReader*)> reader_{redisReaderCreate(), redisReaderFree};
  std::array<char, 65'536> in_;
  std::string waiting_, out_;
  std::deque<std::function<void()>> then_;
  bool writing_ = false;
};

struct Room {
  std::set<Peer*> peers;
  std::vector<Bytes> waiting;  // for the append that is on its way
  bool storing = false;
};
std::map<std::string, Room> rooms;
std::unique_ptr<Store> store;  // null: what comes is sent on at once

void send_to_all(const Room& room, const Bytes& bytes);

void store_and_send(const std::string& name) {
  Room& room = rooms[name];
  room.storing = true;
  store->append(name, room.waiting, [name, messages = room.waiting] {
    for (const Bytes& bytes : messages) send_to_all(rooms[name], bytes);
    rooms[name].storing = false;
    if (!rooms[name].waiting.empty()) store_and_send(name);
  });
  room.waiting.clear();
}

void came(const std::string& name, const Bytes& bytes) {
  Room& room = rooms[name];
  if (!store) return send_to_all(room, bytes);
  room.waiting.push_back(bytes);
  if (!room.storing) store_and_send(name);
}

class Peer : public std::enable_shared_from_this<Peer> {
 public:
  explicit Peer(asio::basic_stream_socket<tcp, asio::io_context::executor_type> socket) : stream_(std::move(socket)) {}
  ~Peer() { rooms[room_].peers.erase(this); }

  void begin() {
    stream_.binary(true);
    beast::http::async_read(stream_.next_layer(), buffer_, request_,
                            [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (error) return;
                              self->room_ = std::string(self->request_.target());
                              self->stream_.async_accept(self->request_, [self](beast::error_code failed) {
                                if (failed) return;
                                rooms[self->room_].peers.insert(self.get());
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
      came(self->room_, bytes);
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

void send_to_all(const Room& room, const Bytes& bytes) {
  for (Peer* peer : room.peers) peer->send(bytes);
}

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
  const std::string_view first = argc > 1 ? argv[1] : "";
  const bool storing = first == "--storing" && argc == 3;
  if (argc > 1 && !storing) {
    const bool wants_help = first == "--help" || first == "-h";
    (wants_help ? std::cout : std::cerr)
        << "bare_broadcaster [--storing SOCKET]: the yardstick of plenary_bench, which "
           "starts it. It serves on a\n"
           "free port of this machine and prints READY and its address. With "
           "--storing, what comes is first\n"
           "added to a stream of the Redis that listens on SOCKET.\n";
    return wants_help ? 0 : 2;
  }
  asio::io_context loop(1);
  if (storing) store = std::make_unique<Store>(loop, argv[2]);
  tcp::acceptor acceptor(loop, {asio::ip::address_v4::loopback(), 0});
  acceptor.listen(4'096);
  std::cout << "READY http://127.0.0.1:" << acceptor.local_endpoint().port() << std::endl;
  accept(acceptor, loop);
  asio::signal_set signals(loop, SIGINT, SIGTERM);
  signals.async_wait([&](const beast::error_code&, int) { loop.stop(); });
  loop.run();
  store.reset();  // before the loop that it works in
}
