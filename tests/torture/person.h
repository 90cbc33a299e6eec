// Somebody's device: the real client (session, outbox, WebSocket) behind a relay, doing by chance what people do on a
// board. Now and then it falls over, and comes back with what its outbox kept.
#pragma once

#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
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
  std::string name;  // of the device
  Role role = PARTICIPANT;
  JoinAnswer joined;
  std::filesystem::path outbox;           // empty: kept in memory
  std::function<bool()> may_take_back;    // words, just now
  std::function<void()> consent_changes;  // is called when somebody grants, declines, takes back
};

class Person : public client::Observer {
 public:
  Person(boost::asio::io_context& loop, PersonOptions options, Witness& witness, Verdicts& verdicts,
         simulation::Chance chance, std::function<std::uint16_t()> choose_server);

  void act_by_chance();
  void ask(Request request);
  // Another device of the same person, that votes whenever this one does.
  void second_device(Person& other) { second_device_ = &other; }
  // Of words that are theirs: those of a quotation, if they granted one.
  void take_words_back();
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
  // person_asks.cc
  bool does_a_rarer_thing();
  bool opens_or_closes_vote();
  bool casts_dots();
  bool takes_card_back();
  bool captures_or_asks();
  bool answers_or_takes_back();
  void capture(const std::string& speaker);
  void ask_speaker(const Record& quote);
  void answer(const Record& request, const Record& quote);
  void take_grant_back(const Record& quote);
  [[nodiscard]] const Record* open_vote() const;
  [[nodiscard]] const Record* some_quote(Quote::State state, const std::function<bool(const Quote&)>& is_it) const;
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
  std::vector<std::string> cards_;                             // made by this person
  std::set<std::string> typed_;                                // markers in the note, by this person
  std::map<std::string, std::vector<std::string>> on_card_;    // markers
  std::set<std::pair<std::string, Quote::State>> dealt_with_;  // quotations, each state once
  Person* second_device_ = nullptr;
};

}  // namespace plenary::torture
