// One person with one device: the real client (session, outbox, WebSocket) behind a relay, doing by chance what people
// do on a board. Now and then the device falls over, and the same person comes back with what its outbox kept.
#pragma once

#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "clients/cpp/connection.h"
#include "proto/api.pb.h"
#include "tests/simulation/chance.h"
#include "tests/torture/ear.h"
#include "tests/torture/relay.h"
#include "tests/torture/witness.h"

namespace plenary::torture {

inline constexpr const char* kSharedNote = "shared-note";

struct PersonOptions {
  std::string name;
  Role role = PARTICIPANT;
  JoinAnswer joined;
  std::filesystem::path outbox;  // empty: kept in memory
};

class Person : public client::Observer {
 public:
  Person(boost::asio::io_context& loop, PersonOptions options, Witness& witness, Verdicts& verdicts,
         simulation::Chance chance, std::function<std::uint16_t()> choose_server);

  void act_by_chance();
  void ask(Request request);
  void add_card(const std::string& id, const std::string& words);
  void cut() { relay_.cut(); }
  void deafen() { relay_.deafen(); }
  void fall_over();         // and comes back at once
  void go_away(bool away);  // no server is reached meanwhile
  void dial_now() { connection_->dial_now(); }
  // Whether this person is told that everything is saved, and then it had better be.
  void look();

  [[nodiscard]] const client::Session& session() const { return *session_; }
  [[nodiscard]] const std::string& name() const { return options_.name; }
  [[nodiscard]] Role role() const { return options_.role; }
  [[nodiscard]] const JoinAnswer& joined() const { return options_.joined; }
  [[nodiscard]] const std::string& participant() const { return options_.joined.participant(); }
  [[nodiscard]] bool live() const { return session_->state() == client::State::live; }
  [[nodiscard]] bool settled() const { return live() && session_->outstanding() == 0 && session_->outbox().empty(); }
  [[nodiscard]] std::string trouble() const;

 private:
  void begin();
  std::string mark();
  std::string some_card(bool own);
  std::string some_region();
  void add_some_card();
  void lengthen_own_card();
  void type_into_the_note();
  void add_decision();
  void take(const client::Taken& taken);

  void refused(const client::Handback& handback) override { handed_back(handback); }
  void retracted(const client::Handback& handback) override;
  void handed_back(const client::Handback& handback) {
    witness_.handed_back(session_->outbox().client(), handback.request.cseq(), handback.words);
  }

  boost::asio::io_context& loop_;
  PersonOptions options_;
  Witness& witness_;
  Verdicts& verdicts_;
  simulation::Chance chance_;
  bool away_ = false;
  Relay relay_;
  std::unique_ptr<client::OutboxStore> store_;
  std::unique_ptr<client::Session> session_;
  std::unique_ptr<client::Connection> connection_;
  std::uint32_t marks_ = 0, things_ = 0;
  std::vector<std::string> cards_;  // made by this person
  std::set<std::string> typed_;     // markers in the note, by this person
};

}  // namespace plenary::torture
