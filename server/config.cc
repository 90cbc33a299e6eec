#include "server/config.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

#include "server/live/seeded_bugs.h"

namespace plenary {
namespace {

// Empty, or what is wrong with it as a port.
std::string not_a_port(const std::string& given) {
  const bool number = !given.empty() && given.size() <= 5 && given.find_first_not_of("0123456789") == std::string::npos;
  if (number && std::stoi(given) <= 65'535) return {};
  return "'" + given + "' is not a port: give a number from 1 to 65535, or 0 for any that is free.";
}

// Empty, or what is wrong with it as the beginning of links.
std::string not_a_beginning(const std::string& given) {
  const std::size_t scheme = given.starts_with("https://") ? 8 : given.starts_with("http://") ? 7 : 0;
  if (scheme != 0 && given.size() > scheme && given.find_first_of("/?# @", scheme) == std::string::npos) return {};
  return "'" + given +
         "' is not what links can begin with: give scheme and name, for example https://boards.example.org";
}

// Empty, or what is wrong with it as the built web client.
std::string no_web_client(const std::string& folder) {
  std::error_code none;
  if (std::filesystem::exists(std::filesystem::path(folder) / "index.html", none)) return {};
  return folder + " holds no built web client (no index.html): build it with scripts/web build, or name its folder.";
}

// Empty, or why nothing is written to it: an archive that somebody has already is not written over.
std::string is_there_already(const std::string& file) {
  std::error_code none;
  if (!std::filesystem::exists(file, none)) return {};
  return file + " is there already. Choose another name, or move it away first.";
}

// One of these at a time: each does its work on --data with nothing else running, and exits.
void add_offline_options(CLI::App& app, Config& config) {
  auto* verify = app.add_flag("--verify", config.verify, "Check every log in --data, offline, and exit");
  auto* archive =
      app.add_option("--archive", config.archive, "Write an archive of every log in --data to this file and exit")
          ->check(is_there_already);
  app.add_option("--meeting", config.meeting, "With --archive: of this meeting and its boards alone, with their people")
      ->needs(archive);
  auto* import = app.add_option("--import-archive", config.import_archive,
                                "Bring in what this archive holds, into --data, which has none of it, and exit");
  app.add_option("--suppress", config.suppress,
                 "With --import-archive: erase what this list of another server names, too; may be given again")
      ->needs(import);
  auto* list = app.add_option("--suppression-list", config.suppression_list,
                              "Write to this file which words were taken back (not the words), and exit");
  auto* links = app.add_option("--print-links", config.print_links,
                               "Print a link for each role of this meeting and its boards, and exit");
  for (CLI::Option* one : {verify, archive, import, list, links})
    for (CLI::Option* other : {verify, archive, import, list, links})
      if (one != other) one->excludes(other);
}

}  // namespace

std::optional<int> read_command_line(int argc, char** argv, Config& config) {
  CLI::App app{
      "plenaryd serves Plenary: boards that several people change together, kept in Redis, exported as session "
      "records."};
  app.get_formatter()->column_width(34);
  app.add_option("--data", config.data, "Folder for everything that is kept")->capture_default_str();
  app.add_option("--port", config.port, "Port for HTTP and WebSockets, 1 to 65535; 0 takes a free one")
      ->check(not_a_port)
      ->capture_default_str();
  app.add_option("--listen", config.listen, "Addresses to listen on; loopback if left out");
  app.add_flag("--insecure-lan", config.insecure_lan,
               "Serve other machines without TLS: anybody on the network can read along");
  auto* certificate = app.add_option("--certificate", config.certificate, "TLS certificate with its chain, PEM");
  auto* key = app.add_option("--key", config.key, "Its key, PEM, readable by you alone");
  certificate->needs(key);
  key->needs(certificate);
  app.add_option("--host", config.hosts, "Names people use for this server besides its addresses");
  app.add_option("--origin", config.origins, "Web origins accepted besides its own");
  app.add_option("--trusted-proxy", config.trusted_proxies, "Reverse proxies whose X-Forwarded-For is believed");
  app.add_option("--public-url", config.public_url, "What links begin with, if a proxy stands in front")
      ->check(not_a_beginning);
  auto* redis =
      app.add_option("--redis", config.redis,
                     "Use this Redis (redis://[user:password@]host:port/db or unix:///path) instead of a private one");
  app.add_option("--wait-replicas", config.wait_replicas,
                 "With --redis: replicas that must confirm before anything is called saved")
      ->needs(redis);
  app.add_option("--free-bytes", config.free_bytes_floor, "Stop taking changes when the disk has less than this free")
      ->capture_default_str();
  app.add_option("--recording-mib", config.recording_mib, "Keep recordings of sessions up to so many MiB each; 0: none")
      ->check(CLI::Range(0, 1 << 20))
      ->capture_default_str();
  app.add_option("--templates", config.templates, "Folder of board templates");
  app.add_option("--meetings", config.meetings, "Folder of meeting programmes to open");
  app.add_option("--web", config.web, "Folder of the built web client")->check(no_web_client);
  app.add_option("--node", config.node, "Name of this server among several on one Redis");
  app.add_option("--log-level", config.log_level, "How much is written on standard error")
      ->check(CLI::IsMember({"trace", "debug", "info", "warn", "error"}))
      ->capture_default_str();
  app.add_flag("--unlimited", config.unlimited, "No limits per person and address (for load tests on one machine)");
  add_offline_options(app, config);
#ifdef PLENARY_SEEDED_BUGS
  app.add_option("--bug", config.bugs, "Switch on a seeded error (proofs only)");
#endif
  app.allow_extras();  // told below: CLI11 names them last to first
  try {
    app.parse(argc, argv);
    if (const std::vector<std::string> unknown = app.remaining(); !unknown.empty()) {
      std::cerr << "plenaryd: " << (unknown.front().starts_with('-') ? "There is no option " : "What is meant by ")
                << "'" << unknown.front() << (unknown.front().starts_with('-') ? "'." : "'?")
                << " Try: plenaryd --help\n";
      return 2;
    }
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  return std::nullopt;
}

}  // namespace plenary
