#include "server/store/private_redis.h"

#include <fcntl.h>
#include <hiredis/hiredis.h>
#include <poll.h>
#include <sodium.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <sstream>
#include <system_error>

namespace plenary {
namespace {

constexpr std::chrono::milliseconds kFirstPause{100};
constexpr std::chrono::milliseconds kLongestPause{5000};
constexpr std::chrono::seconds kPatienceToEnd{10};
constexpr std::chrono::seconds kCountEvery{30};
constexpr std::uint64_t kLeastMemory = 256u << 20;
constexpr std::uintmax_t kLogBytes = 1 << 20;

std::string random_password() {
  unsigned char bytes[24];
  randombytes_buf(bytes, sizeof bytes);
  char text[49];
  return sodium_bin2hex(text, sizeof text, bytes, sizeof bytes);
}

std::uint64_t quarter_of_memory() {
  const auto all =
      static_cast<std::uint64_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  return std::max(kLeastMemory, all / 4);
}

bool lock_within(int lock, std::chrono::milliseconds within) {
  const auto until = std::chrono::steady_clock::now() + within;
  while (flock(lock, LOCK_EX | LOCK_NB) != 0) {
    if (std::chrono::steady_clock::now() >= until) return false;
    poll(nullptr, 0, 20);
  }
  return true;
}

// Of a redis-server that works in `folder`; the pid alone could be anybody's by now.
std::optional<pid_t> redis_server_in(const PrivateRedisPlaces& places) {
  std::ifstream file(places.pid());
  pid_t pid = 0;
  if (!(file >> pid) || pid <= 1) return std::nullopt;
  const std::filesystem::path process = "/proc/" + std::to_string(pid);
  std::error_code error;
  const auto works_in = std::filesystem::read_symlink(process / "cwd", error);
  std::ifstream command(process / "cmdline");
  std::string name;
  std::getline(command, name, '\0');
  const bool ours =
      !error && works_in == std::filesystem::canonical(places.folder, error) && name.find("redis") != name.npos;
  return ours ? std::optional(pid) : std::nullopt;
}

}  // namespace

PrivateRedis::PrivateRedis(boost::asio::io_context& io, DataFolder& folder, PrivateRedisNotices notices,
                           std::string program, GivenUp given_up)
    : io_(io),
      folder_(folder),
      notices_(std::move(notices)),
      program_(std::move(program)),
      given_up_(std::move(given_up)),
      death_(io),
      pause_(io),
      counting_(io),
      next_pause_(kFirstPause) {}

PrivateRedis::~PrivateRedis() { stop(); }

RedisAddress PrivateRedis::start() {
  if (sodium_init() < 0) throw StorageRefused("libsodium has no source of randomness on this machine.");
  stopping_ = false;
  folder_.refuse_if_elsewhere();
  places_ = places_in(folder_.path());
  take_lock();
  write_files();
  try {
    spawn();
    wait_for_first_answer();
    found_ = check_redis(address_, 0, given_up_);
    folder_.settle(address_.endpoint, found_, DataFolder::Whose::own);
  } catch (...) {
    stop();
    throw;
  }
  supervise();
  watched_ = std::make_unique<RedisConnection>(io_, address_.endpoint, [this](bool up, const std::string& why) {
    if (up) next_pause_ = kFirstPause;
    if (notices_.changed) notices_.changed(up, up ? std::string() : "Redis does not answer: " + why);
  });
  watched_->open();
  count_documents();
  return address_;
}

void PrivateRedis::take_lock() {
  lock_ = open(places_.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) throw StorageRefused("The file " + places_.lock().string() + " cannot be written.");
  if (lock_within(lock_, std::chrono::milliseconds(0))) return;
  if (const auto left_over = redis_server_in(places_)) stop_stranger(*left_over, kPatienceToEnd);
  if (lock_within(lock_, kPatienceToEnd)) return;
  close(std::exchange(lock_, -1));
  throw StorageRefused("A redis-server is still writing in " + places_.folder.string() + ". Find it (fuser " +
                       places_.lock().string() + ") and end it with SIGTERM.");
}

void PrivateRedis::write_files() {
  const std::string plenary = random_password(), boot = random_password();
  write_privately(places_.users(), private_redis_users(plenary, boot));
  write_privately(places_.config(), private_redis_config(places_, quarter_of_memory()));
  address_.endpoint = {places_.socket, {}, 0, 0, "plenary", plenary};
  address_.loader = RedisEndpoint{places_.socket, {}, 0, 0, "boot", boot};
  std::error_code error;
  if (std::filesystem::file_size(places_.log(), error) > kLogBytes && !error)
    std::filesystem::rename(places_.log(), places_.log().string() + ".1", error);
}

void PrivateRedis::spawn() {
  try {
    child_ = std::make_unique<ChildProcess>(
        ChildCommand{{program_, places_.config().string()}, places_.folder.string(), lock_});
  } catch (const std::system_error& failure) {
    if (failure.code().value() == ENOENT)
      throw StorageRefused("The program " + program_ +
                           " is not installed. Install it: apt-get install redis-server "
                           "(its own service is not needed), or use an existing Redis with --redis URL.");
    throw StorageRefused("The program " + program_ + " cannot be started: " + failure.code().message() + '.');
  }
  write_privately(places_.pid(), std::to_string(child_->pid()) + '\n');
}

void PrivateRedis::wait_for_first_answer() {
  const std::string why = wait_until_ready(
      address_.endpoint, [this](const std::string&) { return !child_->how_it_ended() && !(given_up_ && given_up_()); });
  if (why.empty()) return;
  if (given_up_ && given_up_()) throw StartGivenUp{};
  throw StorageRefused(
      "redis-server ended at its start (" + child_->how_it_ended().value_or("for no known reason") +
      "). What it says below has to be put right first; if its files are damaged, put a backup of the data folder "
      "in its place. The end of " +
      places_.log().string() + ":\n" + end_of_log());
}

std::string PrivateRedis::end_of_log() const {
  std::ifstream file(places_.log());
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(std::move(line));
  std::string text;
  for (std::size_t i = lines.size() > 8 ? lines.size() - 8 : 0; i < lines.size(); ++i) text += "  " + lines[i] + '\n';
  return text;
}

void PrivateRedis::say(const std::string& sentence) const {
  if (notices_.trouble) notices_.trouble(sentence);
}

void PrivateRedis::supervise() {
  const int pidfd = fcntl(child_->pidfd(), F_DUPFD_CLOEXEC, 0);
  if (pidfd < 0) return say("redis-server runs, and cannot be watched: " + std::string(std::strerror(errno)));
  death_.assign(pidfd);
  death_.async_wait(death_.wait_read, [this](boost::system::error_code error) {
    if (!error && !stopping_) ended();
  });
}

void PrivateRedis::ended() {
  boost::system::error_code ignored;
  death_.close(ignored);
  const std::string how = child_->how_it_ended().value_or("for no known reason");
  say("redis-server ended (" + how + ") and is started again. The end of its log:\n" + end_of_log());
  pause_.expires_after(next_pause_);
  next_pause_ = std::min(next_pause_ * 2, kLongestPause);
  pause_.async_wait([this](boost::system::error_code error) {
    if (!error && !stopping_) start_again();
  });
}

void PrivateRedis::start_again() {
  try {
    child_.reset();
    spawn();
    supervise();
  } catch (const StorageRefused& refused) {
    say(refused.what());
    pause_.expires_after(kLongestPause);
    pause_.async_wait([this](boost::system::error_code error) {
      if (!error && !stopping_) start_again();
    });
  }
}

void PrivateRedis::count_documents() {
  counting_.expires_after(kCountEvery);
  counting_.async_wait([this](boost::system::error_code error) {
    if (error || stopping_) return;
    watched_->command({"SCARD", "plenary:documents"}, [this](const redisReply* reply) {
      if (reply == nullptr || reply->type != REDIS_REPLY_INTEGER) return;
      try {
        folder_.note_documents(static_cast<std::uint64_t>(reply->integer));
      } catch (const StorageRefused& refused) {  // a full disk: told elsewhere; the figure waits
        say(refused.what());
      }
    });
    count_documents();
  });
}

void PrivateRedis::stop() {
  stopping_ = true;
  boost::system::error_code ignored;
  death_.close(ignored);
  pause_.cancel();
  counting_.cancel();
  watched_.reset();
  if (child_) {
    child_->stop(kPatienceToEnd);
    child_.reset();
    std::error_code gone;
    std::filesystem::remove(places_.pid(), gone);
  }
  if (lock_ >= 0) close(std::exchange(lock_, -1));
}

}  // namespace plenary
