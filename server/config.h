// Every setting of plenaryd, with its default. A new one: a field here, an option in config.cc, a use in main.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plenary {

struct Config {
  std::string data = ".plenary";
  std::uint16_t port = 8080;        // 0: any free one
  std::vector<std::string> listen;  // addresses; empty: loopback
  bool insecure_lan = false;
  std::string certificate, key;  // PEM; both or neither
  std::vector<std::string> hosts, origins, trusted_proxies;
  std::string public_url;  // what links begin with; empty: the first address listened on

  std::string redis;           // URL; empty: a private one in `data`
  unsigned wait_replicas = 0;  // of an external Redis: how many must confirm (LOG-12)
  std::uint64_t free_bytes_floor = 256ull * 1024 * 1024;

  std::uint64_t recording_mib = 4'096;  // the largest recording that is kept

  std::string templates, meetings;  // folders of YAML
  std::string web;                  // folder of the built web client; need not be there
  std::string node;                 // empty: random at every start
  std::string log_level = "info";

  bool unlimited = false;             // for load tests: no limits per person and address
  bool verify = false;                // check everything in `data`, print, exit
  std::string archive;                // write an archive of everything in `data` to this file, exit
  std::string meeting;                // ... of this meeting only, with its people
  std::string import_archive;         // bring in what this archive holds, exit
  std::vector<std::string> suppress;  // with import_archive: lists of words that must not come back
  std::string suppression_list;       // write the list of what was erased to this file, exit
  std::string print_links;            // of this meeting and its boards, exit
  std::vector<std::string> bugs;      // builds with seeded bugs only

  // Something is done to `data` with nothing else running, and nothing is served.
  [[nodiscard]] bool offline() const {
    return verify || !archive.empty() || !import_archive.empty() || !suppression_list.empty() || !print_links.empty();
  }
};

// Reads the command line. A value: exit with it (--help, or an error that has been printed).
[[nodiscard]] std::optional<int> read_command_line(int argc, char** argv, Config& config);

}  // namespace plenary
