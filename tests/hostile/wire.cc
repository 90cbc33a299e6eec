#include "tests/hostile/wire.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace plenary::hostile {
namespace {

constexpr std::string_view kMask("\x11\x22\x33\x44", 4);

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return std::tolower(x) == std::tolower(y); });
}

std::string proc(int pid, const char* file) {
  return "/proc/" + (pid ? std::to_string(pid) : std::string("self")) + "/" + file;
}

}  // namespace

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

long resident_kib(int pid) {
  long total = 0, resident = 0;
  std::ifstream(proc(pid, "statm")) >> total >> resident;
  return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

double cpu_seconds(int pid) {
  std::ifstream file(proc(pid, "stat"));
  std::stringstream all;
  all << file.rdbuf();
  std::istringstream rest(all.str().substr(all.str().rfind(')') + 2));
  std::string skipped;
  for (int i = 0; i < 11; ++i) rest >> skipped;
  long user = 0, system = 0;
  rest >> user >> system;
  return static_cast<double>(user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

// ---------------------------------------------------------------- frames

std::string frame(int opcode, std::string_view payload, Shape shape) {
  const std::uint64_t length = shape.claimed_length.value_or(payload.size());
  const int extended = shape.length_bytes ? shape.length_bytes : length > 0xffff ? 8 : length > 125 ? 2 : 0;
  std::string out;
  out += static_cast<char>((shape.fin ? 0x80 : 0) | shape.reserved << 4 | opcode);
  out += static_cast<char>((shape.masked ? 0x80 : 0) | (extended == 8   ? 127
                                                        : extended == 2 ? 126
                                                                        : static_cast<int>(length)));
  for (int shift = 8 * (extended - 1); shift >= 0 && extended; shift -= 8) out += static_cast<char>(length >> shift);
  if (!shape.masked) return out.append(payload);
  out += kMask;
  for (std::size_t i = 0; i < payload.size(); ++i) out += static_cast<char>(payload[i] ^ kMask[i % 4]);
  return out;
}

std::string close_payload(std::uint16_t code, std::string_view reason) {
  std::string out;
  out += static_cast<char>(code >> 8);
  out += static_cast<char>(code);
  return out.append(reason);
}

std::string Response::header(std::string_view name) const {
  for (const auto& [field, value] : headers)
    if (same_name(field, name)) return value;
  return {};
}
int Response::count(std::string_view name) const {
  return static_cast<int>(
      std::ranges::count_if(headers, [&](const auto& field) { return same_name(field.first, name); }));
}

// ---------------------------------------------------------------- one connection

Wire::Wire(const Target& target, int receive_bytes) {
  const bool v6 = target.ip.find(':') != std::string::npos;
  socket_ = socket(v6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket_ < 0) throw std::runtime_error("socket: " + std::string(std::strerror(errno)));
  if (receive_bytes) setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_bytes, sizeof receive_bytes);
  const int one = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  int failed;
  if (v6) {
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_port = htons(target.port);
    inet_pton(AF_INET6, target.ip.c_str(), &address.sin6_addr);
    failed = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address);
  } else {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(target.port);
    inet_pton(AF_INET, target.ip.c_str(), &address.sin_addr);
    failed = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address);
  }
  if (failed) {
    const std::string why = std::strerror(errno);
    ::close(socket_);
    throw std::runtime_error("connect to " + target.host() + ": " + why);
  }
  fcntl(socket_, F_SETFL, fcntl(socket_, F_GETFL) | O_NONBLOCK);
}

Wire::Wire(Wire&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), in_(std::move(other.in_)), eof_(other.eof_) {}
Wire::~Wire() {
  if (socket_ >= 0) ::close(socket_);
}

long Wire::send_some(std::string_view bytes) {
  const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  if (sent >= 0) return sent;
  return errno == EAGAIN || errno == EWOULDBLOCK ? 0 : -1;
}

bool Wire::send(std::string_view bytes, int patience_ms) {
  const auto until = now_ms() + patience_ms;
  while (!bytes.empty()) {
    const auto sent = send_some(bytes);
    if (sent < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
    if (sent > 0) continue;
    pollfd ready{socket_, POLLOUT, 0};
    if (poll(&ready, 1, static_cast<int>(std::max<std::int64_t>(0, until - now_ms()))) <= 0) return false;
  }
  return true;
}

void Wire::half_close() { shutdown(socket_, SHUT_WR); }
void Wire::reset() {
  const linger now{1, 0};
  setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
  ::close(std::exchange(socket_, -1));
}

bool Wire::anything_arrives(int within_ms) {
  pollfd ready{socket_, POLLIN, 0};
  return poll(&ready, 1, within_ms) > 0;
}

bool Wire::fill(std::int64_t until_ms) {
  if (eof_) return true;
  pollfd ready{socket_, POLLIN, 0};
  if (poll(&ready, 1, static_cast<int>(std::max<std::int64_t>(0, until_ms - now_ms()))) <= 0) return false;
  char some[64 * 1024];
  const auto count = recv(socket_, some, sizeof some, 0);
  if (count > 0)
    in_.append(some, static_cast<std::size_t>(count));
  else if (count == 0 || (errno != EAGAIN && errno != EINTR))
    eof_ = true;
  return true;
}

Response Wire::response(int patience_ms, bool head_only) {
  const auto until = now_ms() + patience_ms;
  std::size_t head_end;
  while ((head_end = in_.find("\r\n\r\n")) == std::string::npos)
    if (eof_ || !fill(until)) return {};
  Response response;
  std::istringstream head(in_.substr(0, head_end + 2));
  std::string line;
  std::getline(head, line);
  if (line.size() > 12) response.status = static_cast<unsigned>(std::stoi(line.substr(9, 3)));
  while (std::getline(head, line)) {
    const auto colon = line.find(": ");
    if (colon != std::string::npos)
      response.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2, line.size() - colon - 3));
  }
  in_.erase(0, head_end + 4);
  const auto length = response.header("content-length");
  const std::size_t wanted = head_only || length.empty() ? 0 : std::stoul(length);
  while (in_.size() < wanted && !eof_)
    if (!fill(until)) break;
  response.body = in_.substr(0, wanted);
  in_.erase(0, std::min(wanted, in_.size()));
  return response;
}

std::optional<Frame> Wire::next_frame(int patience_ms) {
  const auto until = now_ms() + patience_ms;
  while (true) {
    if (in_.size() >= 2) {
      const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(in_[at]); };
      const int extended = byte(1) == 127 ? 8 : byte(1) == 126 ? 2 : 0;
      if (in_.size() >= 2u + static_cast<unsigned>(extended)) {
        std::uint64_t length = extended ? 0 : byte(1);
        for (int i = 0; i < extended; ++i) length = length << 8 | byte(2 + static_cast<std::size_t>(i));
        const std::size_t head = 2 + static_cast<std::size_t>(extended);
        if (in_.size() >= head + length) {
          Frame frame{(byte(0) & 0x80) != 0, byte(0) & 0x0f, in_.substr(head, length)};
          in_.erase(0, head + length);
          return frame;
        }
      }
    }
    if (eof_ || !fill(until)) return std::nullopt;
  }
}

int Wire::close_code(int patience_ms) {
  const auto until = now_ms() + patience_ms;
  while (const auto frame = next_frame(static_cast<int>(std::max<std::int64_t>(0, until - now_ms())))) {
    if (frame->opcode != closing) continue;
    if (frame->payload.size() < 2) return 1005;
    return static_cast<unsigned char>(frame->payload[0]) << 8 | static_cast<unsigned char>(frame->payload[1]);
  }
  return eof_ ? kNoCode : kStillOpen;
}

bool Wire::ended(int patience_ms) {
  const auto until = now_ms() + patience_ms;
  while (!eof_) {
    in_.clear();
    if (!fill(until)) return false;
  }
  return true;
}

// ---------------------------------------------------------------- sentences

std::string handshake(const Target& target, const Headers& changes) {
  Headers fields{{"Host", target.host()},
                 {"Connection", "Upgrade"},
                 {"Upgrade", "websocket"},
                 {"Origin", target.origin()},
                 {"Sec-WebSocket-Version", "13"},
                 {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
                 {"Sec-WebSocket-Protocol", "plenary.v1"}};
  fields.insert(fields.end(), target.headers.begin(), target.headers.end());
  for (const auto& change : changes) {
    const auto found =
        std::ranges::find_if(fields, [&](const auto& field) { return same_name(field.first, change.first); });
    if (found == fields.end())
      fields.push_back(change);
    else
      found->second = change.second;
  }
  std::string out = "GET " + target.path + " HTTP/1.1\r\n";
  for (const auto& [name, value] : fields)
    if (!value.empty()) out += name + ": " + value + "\r\n";
  return out + "\r\n";
}

Wire open_socket(const Target& target, int receive_bytes) {
  Wire wire(target, receive_bytes);
  wire.send(handshake(target));
  const auto response = wire.response();
  if (response.status != 101)
    throw std::runtime_error("the handshake was answered " + std::to_string(response.status) + " " + response.body);
  return wire;
}

std::string get(const Target& target, std::string_view path, const Headers& more) {
  std::string out = "GET " + std::string(path) + " HTTP/1.1\r\nHost: " + target.host() + "\r\n";
  for (const auto& [name, value] : more) out += name + ": " + value + "\r\n";
  return out + "\r\n";
}

}  // namespace plenary::hostile
