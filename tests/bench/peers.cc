#include "tests/bench/peers.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <stdexcept>

namespace plenary::bench {
namespace {

int dial(std::uint16_t port) {
  const int file = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (file < 0 || connect(file, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0)
    throw std::runtime_error(std::string("cannot connect: ") + std::strerror(errno));
  const int on = 1;
  setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return file;
}

void write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(file, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EAGAIN) {
      usleep(100);
      continue;
    }
    if (sent <= 0) throw std::runtime_error(std::string("cannot send: ") + std::strerror(errno));
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

std::string read_head(int file) {
  std::string head;
  char byte = 0;
  while (head.find("\r\n\r\n") == std::string::npos && recv(file, &byte, 1, 0) == 1) head += byte;
  return head;
}

}  // namespace

std::int64_t now_us() {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

Peers::Peers(std::uint16_t port) : port_(port), epoll_(epoll_create1(EPOLL_CLOEXEC)) {}

Peers::~Peers() {
  close_all();
  close(epoll_);
}

void Peers::close_all() {
  for (Peer& peer : peers_)
    if (peer.file >= 0) close(peer.file);
  peers_.clear();
}

std::size_t Peers::connect(const std::string& path, const std::string& headers) {
  const int file = dial(port_);
  write_all(file, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) +
                      "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: plenary.v1\r\n" +
                      headers + "\r\n");
  const std::string head = read_head(file);
  if (!head.starts_with("HTTP/1.1 101")) {
    close(file);
    throw std::runtime_error("upgrade refused: " + head.substr(0, head.find('\r')));
  }
  fcntl(file, F_SETFL, O_NONBLOCK);
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = peers_.size();
  epoll_ctl(epoll_, EPOLL_CTL_ADD, file, &event);
  peers_.push_back({file, {}, {}});
  return peers_.size() - 1;
}

void Peers::send(std::size_t peer, std::string_view message) {
  std::string frame;
  frame += static_cast<char>(0x82);
  if (message.size() < 126) {
    frame += static_cast<char>(0x80 | message.size());
  } else {
    frame += static_cast<char>(0x80 | 126);
    frame += static_cast<char>(message.size() >> 8);
    frame += static_cast<char>(message.size() & 0xff);
  }
  frame.append(4, '\0');  // a mask of zeros leaves the bytes as they are
  frame += message;
  write_all(peers_[peer].file, frame);
}

void Peers::poll(int wait_ms, const Heard& heard) {
  epoll_event events[256];
  const int count = epoll_wait(epoll_, events, 256, wait_ms);
  static thread_local char buffer[256 * 1024];
  for (int i = 0; i < count; ++i) {
    const std::size_t index = events[i].data.u64;
    Peer& peer = peers_[index];
    const ssize_t got = recv(peer.file, buffer, sizeof buffer, 0);
    if (got <= 0) {
      if (got < 0 && errno == EAGAIN) continue;
      epoll_ctl(epoll_, EPOLL_CTL_DEL, peer.file, nullptr);
      ++closed_;
      continue;
    }
    bytes_in_ += static_cast<std::uint64_t>(got);
    peer.in.append(buffer, static_cast<std::size_t>(got));
    take_frames(index, heard);
  }
}

void Peers::take_frames(std::size_t index, const Heard& heard) {
  Peer& peer = peers_[index];
  std::size_t at = 0;
  for (;;) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(peer.in.data()) + at;
    const std::size_t left = peer.in.size() - at;
    if (left < 2) break;
    std::uint64_t size = bytes[1] & 0x7f;
    std::size_t head = 2;
    if (size == 126) {
      head = 4;
      if (left < head) break;
      size = static_cast<std::uint64_t>(bytes[2]) << 8 | bytes[3];
    } else if (size == 127) {
      head = 10;
      if (left < head) break;
      size = 0;
      for (int i = 2; i < 10; ++i) size = size << 8 | bytes[i];
    }
    if (left < head + size) break;
    const int opcode = bytes[0] & 0x0f;
    const std::string_view payload(peer.in.data() + at + head, size);
    if (opcode == 0x9) {  // ping: the same bytes back
      std::string pong;
      pong += static_cast<char>(0x8a);
      pong += static_cast<char>(0x80 | size);
      pong.append(4, '\0');
      pong += payload;
      write_all(peer.file, pong);
    } else if (opcode == 0x2 || opcode == 0x0) {
      if ((bytes[0] & 0x80) && peer.message.empty()) {
        heard(index, payload);
      } else {
        peer.message += payload;
        if (bytes[0] & 0x80) {
          heard(index, peer.message);
          peer.message.clear();
        }
      }
    }
    at += head + size;
  }
  peer.in.erase(0, at);
}

HttpReply http(std::uint16_t port, const std::string& method, const std::string& path, const std::string& bearer,
               const std::string& body) {
  const int file = dial(port);
  std::string request =
      method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\nConnection: close\r\n";
  if (!bearer.empty()) request += "Authorization: Bearer " + bearer + "\r\n";
  if (method == "POST")
    request += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  write_all(file, request + "\r\n" + body);
  std::string answer;
  char buffer[64 * 1024];
  for (ssize_t got = 0; (got = recv(file, buffer, sizeof buffer, 0)) > 0;)
    answer.append(buffer, static_cast<std::size_t>(got));
  close(file);
  HttpReply reply;
  if (answer.size() > 12) reply.status = std::atoi(answer.c_str() + 9);
  const std::size_t blank = answer.find("\r\n\r\n");
  if (blank != std::string::npos) reply.body = answer.substr(blank + 4);
  return reply;
}

}  // namespace plenary::bench
