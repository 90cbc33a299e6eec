// plenaryd: builds the parts, connects them, runs. No logic.
#include <malloc.h>
#include <signal.h>
#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/thread_pool.hpp>
#include <iostream>
#include <map>

#include "server/api/api.h"
#include "server/api/invitations.h"
#include "server/api/stored_names.h"
#include "server/archives/with_recordings.h"
#include "server/config.h"
#include "server/live/live_documents.h"
#include "server/live/seeded_bugs.h"
#include "server/network/asio_clock.h"
#include "server/network/server.h"
#include "server/offline_archives.h"
#include "server/operations/event_log.h"
#include "server/operations/health.h"
#include "server/operations/live_reporter.h"
#include "server/operations/metrics.h"
#include "server/operations/network_reporter.h"
#include "server/programmes.h"
#include "server/recordings/recording_files.h"
#include "server/store/data_folder.h"
#include "server/store/disk_watchdog.h"
#include "server/store/private_redis.h"
#include "server/store/redis_kept.h"
#include "server/store/redis_log.h"
#include "server/store/redis_people.h"
#include "server/store/redis_presence.h"
#include "server/store/redis_remover.h"
#include "server/store/redis_restorer.h"
#include "server/store/redis_suppressed.h"
#include "server/store/redis_watchdog.h"
#include "server/switch_on_bugs.h"

namespace plenary {
namespace {

constexpr int kNicest = 19;  // of setpriority
constexpr std::int64_t kTickMs = 500;
constexpr std::uint32_t kDrainMs = 8'000;
constexpr std::uint64_t kLeftFree = 1ull << 30;  // that no recording takes from the disk
constexpr int kUnfinishedDays = 7;
constexpr std::int64_t kRedisMs = 60'000;  // a large folder on a busy machine is read for a while before Redis answers

// While Redis reads its files, too, whoever ends the program ends it well.
volatile sig_atomic_t stop_asked = 0;
void ask_to_stop(int) { stop_asked = 1; }
bool given_up() { return stop_asked != 0; }

void harden() {
  umask(077);
  signal(SIGPIPE, SIG_IGN);  // hiredis writes to sockets whose other side may be gone; the error code says so
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
}

Severity severity_of(const std::string& name) {
  if (name == "trace" || name == "debug") return Severity::debug;
  if (name == "warn") return Severity::warning;
  if (name == "error") return Severity::error;
  return Severity::info;
}

ServerOptions server_options(const Config& config, Metrics& metrics, EventLog& log) {
  ServerOptions options;
  options.addresses = config.listen;
  options.port = config.port;
  if (!config.certificate.empty()) options.tls = TlsFiles{config.certificate, config.key};
  options.insecure_lan = config.insecure_lan;
  options.hosts = config.hosts;
  options.origins = config.origins;
  options.trusted_proxies = config.trusted_proxies;
  if (config.unlimited) options.connections.total = 60'000;
  options.heard = [&metrics, &log](const NetworkEvent& event) { report(event, metrics, log); };
  return options;
}

ApiLimits api_limits(const Config& config) {
  ApiLimits limits;
  if (!config.unlimited) return limits;
  limits.visit.requests_per_second = limits.visit.request_burst = 1e9;
  limits.socket.read_bytes_per_second = limits.socket.read_burst_bytes = 1u << 30;
  const Rate any{1e9, 1e9};
  limits.rates.joins_per_address = limits.rates.joins_per_document = limits.rates.failed_joins_per_address = any;
  limits.rates.exports_per_person = limits.rates.readings_per_person = any;
  limits.rates.copies_per_person = limits.rates.imports_per_person = any;
  return limits;
}

void print_links(const Config& config, const Server& server, const std::vector<PrintedLink>& links) {
  std::string lines;
  for (const PrintedLink& link : links)
    if (link.demonstration && !link.url.empty()) lines += link.role + " " + link.url + "\n";
  write_privately(std::filesystem::path(config.data) / "links", lines);
  std::cout << "READY " << (config.public_url.empty() ? server.urls().front() : config.public_url) << "\n" << lines;
  for (const PrintedLink& link : links)
    if (!link.demonstration)
      std::cout << "# " << link.document << " " << link.role << " " << link.url << "\n";
    else if (link.url.empty())
      std::cout << "# " << link.role << ": its link was taken back. Another: scripts/plenary links LINK --new "
                << link.role << ", with the facilitator's LINK\n";
  if (!lines.empty())
    std::cout << "# The demonstration plays on the board of the first links with: "
                 "scripts/plenary rehearse facilitation/meetings/demo-2027.yaml --here\n";
  if (const std::string fingerprint = server.certificate_fingerprint(); !fingerprint.empty())
    std::cout << "# The certificate's fingerprint, for plenary --fingerprint: " << fingerprint << "\n";
  std::cout << std::flush;
}

// What links begin with where no server runs that could say.
std::string origin_of(const Config& config) {
  return config.public_url.empty() ? "http://127.0.0.1:" + std::to_string(config.port) : config.public_url;
}

struct Offline {
  boost::asio::io_context& loop;
  const Clock& clock;
  RedisLog& log;
  RedisRestorer& restorer;
  const ArchiveParts& archives;
  const JoinLinks& links;
  DataFolder& folder;
  Entropy& entropy;
  RecordingFiles& recordings;
};

int do_offline(const Config& config, const Offline& parts, std::optional<ReadImport> import) {
  if (config.verify) return verify_everything(parts.loop, parts.log, parts.archives.keys);
  if (!config.archive.empty())
    return archive_to(parts.loop, parts.archives, config.meeting, parts.clock.wall_ms(), config.archive,
                      parts.recordings);
  if (!config.suppression_list.empty())
    return write_suppression_list(parts.loop, parts.archives.suppressed, config.suppression_list);
  if (!config.print_links.empty())
    return print_links_of(parts.loop, parts.archives, config.print_links, parts.links, origin_of(config));
  return import_into(parts.loop,
                     {parts.log, parts.archives.people, parts.archives.suppressed, parts.restorer, parts.entropy,
                      [&](const auto& keys) { parts.folder.bring_chain_keys(keys); },
                      [&] { return bring_recordings(config.import_archive, parts.recordings); }},
                     std::move(*import), parts.clock.wall_ms(), parts.links, origin_of(config));
}

int serve(const Config& config) {
  boost::asio::io_context loop(1);
  AsioClock clock(loop);
  SystemEntropy entropy;
  const std::string node = config.node.empty() ? random_name(entropy, 8) : config.node;
  EventLog log(node, clock, severity_of(config.log_level));
  silence_protobuf();
  Metrics metrics("0.1.0");
  Health health(clock);

  std::optional<ReadImport> import;
  if (!config.import_archive.empty())
    import = read_import(config.import_archive, config.suppress);
  else if (config.offline())
    refuse_what_is_no_data_folder(config.data);
  signal(SIGINT, ask_to_stop);
  signal(SIGTERM, ask_to_stop);
  DataFolder folder(config.data);
  const ChainKeys keys = folder.chain_keys();  // keys are made before folder and Redis are joined, and never after
  const JoinLinks links(folder.key("links"));
  std::unique_ptr<PrivateRedis> own_redis;
  RedisAddress address;
  const auto trouble = [&log](const std::string& sentence) {
    log.write(Severity::warning, "storage_trouble", {{"detail", ForOperators{sentence}}});
  };
  if (config.redis.empty()) {
    own_redis = std::make_unique<PrivateRedis>(loop, folder,
                                               PrivateRedisNotices{[&](bool up, const std::string& why) {
                                                                     metrics.redis_up.Set(up ? 1 : 0);
                                                                     if (!up) {
                                                                       metrics.redis_restarts.Increment();
                                                                       trouble(why);
                                                                     }
                                                                   },
                                                                   trouble},
                                               "redis-server", given_up);
    address = own_redis->start();
  } else {
    address.endpoint = parse_redis_url(config.redis);
    const RedisFound found = check_redis(address, config.wait_replicas, given_up);
    for (const std::string& warning : found.warnings) trouble(warning);
    folder.settle(address.endpoint, found, DataFolder::Whose::given);
  }
  Redis redis(loop, address, trouble);
  redis.open();
  for (const std::int64_t until = clock.steady_ms() + kRedisMs;
       !redis.up() && !given_up() && clock.steady_ms() < until;)
    loop.run_one_for(std::chrono::milliseconds(100));
  if (given_up()) throw StartGivenUp{};
  if (!redis.up()) throw StorageRefused("Redis does not answer: " + redis.why_down());
  redis.on_change([&](bool up) { metrics.redis_up.Set(up ? 1 : 0); });
  RedisLog redis_log(redis, keys, {config.wait_replicas});
  RedisPresence presence(redis);
  RedisPeople people(redis);
  RedisSuppressed suppressed(redis);
  RedisRemover remover(redis);
  RedisKept kept_sessions(redis, "session");
  RedisKept kept_codes(redis, "code");
  StoredNames names(people);

  const ArchiveParts archives{redis_log, people, suppressed, keys};

  RecordingFiles recordings(std::filesystem::path(config.data) / "recordings",
                            {config.recording_mib << 20, std::max(config.free_bytes_floor * 2, kLeftFree)});

  if (config.offline()) {
    signal(SIGINT, SIG_DFL);  // at once: nothing is served, and what is written is written whole or not at all
    signal(SIGTERM, SIG_DFL);
    if (given_up()) throw StartGivenUp{};
    RedisRestorer restorer(redis);
    const int result = do_offline(
        config, {loop, clock, redis_log, restorer, archives, links, folder, entropy, recordings}, std::move(import));
    if (own_redis) own_redis->stop();
    return result;
  }

  LiveReporter reporter(metrics, log);
  LiveOptions live_options;
  live_options.node = node;
  LiveDocuments documents({redis_log, clock, entropy, names, keys, reporter, &redis_log, &suppressed,
                           own_redis ? nullptr : &presence},  // to a Redis of our own nobody else comes
                          live_options);
  std::map<Health::Check, std::string> why_read_only;
  const auto read_only_for = [&](Health::Check check) {
    return [&, check](const std::optional<std::string>& reason) {
      why_read_only.erase(check);
      if (reason) why_read_only[check] = *reason;
      if (reason && check == Health::Check::disk) trouble(*reason);  // of Redis it has told more
      documents.set_read_only(why_read_only.empty() ? "" : why_read_only.begin()->second);
      metrics.read_only.Set(why_read_only.empty() ? 0 : 1);
      health.report(check, !reason);
    };
  };
  DiskWatchdog disk(loop, free_bytes_of(config.data), config.free_bytes_floor, read_only_for(Health::Check::disk));
  std::optional<RedisWatchdog> settings;
  if (!own_redis) settings.emplace(redis, read_only_for(Health::Check::log));

  const Programmes programmes = read_programmes(config.templates, config.meetings);
  Sessions sessions(kept_sessions);
  JoinCodes codes(kept_codes);
  const Pages pages(config.web);
  recordings.forget_unfinished(kUnfinishedDays);
  boost::asio::thread_pool writing(1);  // records as files
  // Whoever waits for a file can wait a little longer; whoever writes on a board cannot.
  boost::asio::post(writing, [] { setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNicest); });
  boost::asio::thread_pool keeping(1);  // recordings
  const auto beside = [&loop](boost::asio::thread_pool& where) {
    return [&loop, &where](std::function<void()> work, std::function<void()> then) {
      boost::asio::post(where, [&loop, work = std::move(work), then = std::move(then)]() mutable {
        work();
        boost::asio::post(loop, std::move(then));
      });
    };
  };
  std::unique_ptr<Server> server;
  Api api({documents, redis_log, remover, people, names, sessions, codes, links, clock, entropy, programmes.templates,
           health,
           [&] {
             report(server->figures(), metrics);
             if (const auto free = free_bytes_of(config.data)())
               metrics.storage_free_bytes.Set(static_cast<double>(*free));
             metrics.live_documents.Set(static_cast<double>(documents.in_memory()));
             return metrics.text();
           },
           &pages, beside(writing), beside(keeping), config.recording_mib == 0 ? nullptr : &recordings},
          api_limits(config));
  server = std::make_unique<Server>(
      loop, server_options(config, metrics, log),
      [&api](HttpRequest request, HttpAnswer answer) { api.answer(std::move(request), std::move(answer)); },
      [&api](HttpRequest request, std::function<void(UpgradeAnswer)> done) {
        api.upgrade(std::move(request), std::move(done));
      });

  Clock::Timer tick;
  std::function<void()> ticked = [&] {
    health.ticked();
    health.report(Health::Check::log, redis.up() && !why_read_only.contains(Health::Check::log));
    health.report(Health::Check::disk, !why_read_only.contains(Health::Check::disk));
    log.tell_suppressed();
    tick = clock.after(kTickMs, [&] { ticked(); });
  };
  ticked();

  int result = 0;
  bool stopping = false;
  boost::asio::signal_set signals(loop, SIGINT, SIGTERM);
  std::function<void()> stop = [&] {
    if (std::exchange(stopping, true)) return loop.stop();  // the second time: at once; what is in the log is safe
    health.draining();
    documents.drain();
    server->drain(kDrainMs, [&] { loop.stop(); });
    signals.async_wait([&](const boost::system::error_code& error, int) {
      if (!error) stop();
    });
  };
  signals.async_wait([&](const boost::system::error_code& error, int) {
    if (!error) stop();
  });
  if (given_up()) boost::asio::post(loop, stop);
  // A certificate that was renewed is taken without anybody being let go. Without one, the terminal was closed; whoever
  // started it under nohup wants it to stay.
  struct sigaction at_start {};
  sigaction(SIGHUP, nullptr, &at_start);
  boost::asio::signal_set hang_up(loop);
  if (!config.certificate.empty() || at_start.sa_handler != SIG_IGN) hang_up.add(SIGHUP);
  std::function<void()> await_hang_up = [&] {
    hang_up.async_wait([&](const boost::system::error_code& error, int) {
      if (error) return;
      if (config.certificate.empty()) return stop();
      if (const auto problem = server->reload_certificate())
        trouble("The certificate is the one from before; the new one cannot be used: " + *problem);
      await_hang_up();
    });
  };
  await_hang_up();

  std::make_shared<Opening>(programmes, redis_log, documents, people, entropy, links, clock,
                            config.public_url.empty() ? server->urls().front() : config.public_url, trouble,
                            [&](std::vector<PrintedLink> printed, const std::string& problem) {
                              if (!problem.empty()) {
                                std::cerr << "plenaryd: " << problem << "\n";
                                result = 1;
                                return stop();
                              }
                              print_links(config, *server, printed);
                              health.started();
                            })
      ->begin();

  loop.run();
  server->stop();
  loop.restart();
  loop.poll();
  if (own_redis) own_redis->stop();
  return result;
}

// A busy board frees and takes some hundred kilobytes with every commit. As it comes, glibc hands them back to the system
// and asks for them again each time: a quarter of the time of typing (tests/bench). A few MiB are kept instead.
void keep_freed_memory() {
  constexpr int kMiB = 1 << 20;
  mallopt(M_TRIM_THRESHOLD, 32 * kMiB);
  mallopt(M_TOP_PAD, 1 * kMiB);
  mallopt(M_MMAP_THRESHOLD, 4 * kMiB);
}

}  // namespace
}  // namespace plenary

int main(int argc, char** argv) {
  plenary::Config config;
  config.templates = PLENARY_TEMPLATES;
  config.web = PLENARY_WEB;
  config.meetings = PLENARY_MEETINGS;
  if (const std::optional<int> exit_code = plenary::read_command_line(argc, argv, config)) return *exit_code;
  if (sodium_init() < 0) {
    std::cerr << "plenaryd: libsodium could not be started on this machine.\n";
    return 1;
  }
  plenary::harden();
  plenary::keep_freed_memory();
  try {
    if (const std::string unknown = plenary::switch_on_bugs(config.bugs); !unknown.empty()) {
      std::cerr << "plenaryd: there is no seeded error '" << unknown << "'.\n";
      return 2;
    }
    return plenary::serve(config);
  } catch (const plenary::StartGivenUp&) {
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "plenaryd: " << error.what() << "\n";
    return 1;
  }
}
