// The session record that each server gives over HTTP, held against the one compiled from a cold replay of the log.
#pragma once

#include <string>
#include <vector>

#include "clients/cpp/address.h"
#include "facilitation/document/document.h"
#include "proto/session_record.pb.h"
#include "proto/wire.pb.h"
#include "tests/torture/verdict.h"

namespace plenary::torture {

class Exported {
 public:
  explicit Exported(Verdicts& verdicts) : verdicts_(verdicts) {}

  void somebody(plenary::Person person) { people_.push_back(std::move(person)); }
  // False: not now; a server that has just found Redis again may say so.
  [[nodiscard]] bool fetch(const std::string& node, const client::ServerAddress& server, const std::string& bearer,
                           const std::string& document);
  // The document as it is after this commit: whatever was exported there must be what it gives.
  void passing(const Document& document, const Position& at);
  void check_all_passed() const;
  [[nodiscard]] const std::vector<std::string>& as_they_came() const { return as_they_came_; }

 private:
  struct Record {
    std::string node;
    SessionRecord record;
    bool passed = false;
  };
  Verdicts& verdicts_;
  std::vector<plenary::Person> people_;
  std::vector<Record> records_;
  std::string document_;
  std::vector<std::string> as_they_came_;
};

}  // namespace plenary::torture
