// The Redis that both servers are told of, as somebody who runs it sees it: at one address, the primary; behind it,
// if the schedule asks for that, a replica on the other end of a cable that can be cut.
//
//   servers ──redis.sock (a link)──▶ redis-0.sock  primary ◀──Relay── replica  redis-1.sock
//                                                                                after a failover: the other way round
//
// What a rollback takes away is kept in a folder, lost-N: so that in the end everything that anybody was told of can be
// held against the history in which it was true.
#pragma once

#include <array>
#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/torture/process.h"
#include "tests/torture/relay.h"

namespace plenary::torture {

class Storage {
 public:
  // `logs`: what Redis says of itself; `data`: its files, and nothing else that is needed to go on.
  Storage(boost::asio::io_context& loop, std::filesystem::path logs, std::filesystem::path data, bool replicated);

  [[nodiscard]] std::filesystem::path socket() const { return logs_ / "redis.sock"; }
  void start();  // whatever of it does not run
  void kill();   // -9 of the primary
  void stop();   // in peace
  [[nodiscard]] Process* process() { return servers_[primary_].process.get(); }
  [[nodiscard]] static bool answers(const std::filesystem::path& socket);  // takes commands, has read its files
  [[nodiscard]] bool answers() const { return answers(servers_[primary_].socket); }
  [[nodiscard]] bool ended();                                              // by itself
  [[nodiscard]] std::uint32_t head_of(const std::string& document) const;  // 0: nobody knows
  // With its epoch and snapshot: changes with whatever is stored of a document. Empty: nobody knows.
  [[nodiscard]] std::string whole_head_of(const std::string& document) const;
  [[nodiscard]] bool ran_out_of_room() const;                                    // it says so in its log
  [[nodiscard]] std::string newest_snapshot(const std::string& document) const;  // serialized; empty: there is none
  [[nodiscard]] std::filesystem::path append_only() const;                       // folder of the primary's files

  // ---- a copy put back
  void copy_files();
  void put_copy_back();  // while it is down

  // ---- a failover
  [[nodiscard]] bool replica_in_step() const;
  void cut_replication();
  [[nodiscard]] std::uint32_t head_of_replica(const std::string& document) const;
  void promote_replica();  // while the primary is down
  void former_primary_follows();

  [[nodiscard]] const std::vector<std::filesystem::path>& lost() const { return lost_; }
  // A Redis of its own on what a rollback took away.
  [[nodiscard]] std::unique_ptr<Process> open(const std::filesystem::path& lost,
                                              const std::filesystem::path& socket) const;

 private:
  struct Server {
    std::filesystem::path socket, folder;
    std::uint16_t port = 0;  // 0: none listens
    std::unique_ptr<Process> process;
  };
  std::unique_ptr<Process> launch(const std::filesystem::path& socket, const std::filesystem::path& folder,
                                  std::vector<std::string> more) const;
  void start(std::size_t which);
  void point_to(std::size_t which);
  void keep_lost(const Server& server);

  boost::asio::io_context& loop_;
  std::filesystem::path logs_, data_;
  bool replicated_;
  std::array<Server, 2> servers_;
  std::size_t primary_ = 0;
  bool cable_ = true;  // between primary and replica
  std::unique_ptr<Relay> relay_;
  std::vector<std::filesystem::path> lost_;
};

}  // namespace plenary::torture
