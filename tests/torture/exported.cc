#include "tests/torture/exported.h"

#include <google/protobuf/util/message_differencer.h>

#include <algorithm>
#include <utility>

#include "clients/cpp/api.h"
#include "facilitation/exports/json.h"
#include "facilitation/records/compile.h"

namespace plenary::torture {
namespace {

constexpr const char* kInvariant = "the exported record is the one that the log leads to";

}  // namespace

bool Exported::fetch(const std::string& node, const client::ServerAddress& server, const std::string& bearer,
                     const std::string& document) {
  document_ = document;
  const auto answer = client::read_document(server, bearer, document, "export?format=json", {});
  if (std::holds_alternative<client::Failure>(answer)) return false;
  std::optional<SessionRecord> record = from_json(std::get<std::string>(answer));
  verdicts_.check(kInvariant, record && record->groups_size() == 1, node + " exports what cannot be read");
  if (!record || record->groups_size() != 1) return true;
  const GroupRecord& group = record->groups(0);
  verdicts_.count("exported records");
  verdicts_.count("exported cards", static_cast<std::uint64_t>(group.cards_size()));
  verdicts_.count("exported notes", static_cast<std::uint64_t>(group.notes_size()));
  verdicts_.count("exported decisions", static_cast<std::uint64_t>(group.decisions_size()));
  record->clear_generated_at();
  records_.push_back({node, std::move(*record), false});
  as_they_came_.push_back(std::get<std::string>(answer));
  return true;
}

void Exported::passing(const Document& document, const Position& at) {
  for (Record& exported : records_) {
    if (exported.record.groups(0).at().seq() != at.seq()) continue;
    exported.passed = true;
    Position then = at;
    // Words that left since began another epoch; the chain is the same (LOG-16).
    if (exported.record.groups(0).at().chain() == at.chain()) then.set_epoch(exported.record.groups(0).at().epoch());
    SessionRecord should = compile_board({document_, document, then}, people_, 0);
    should.clear_generated_at();
    google::protobuf::util::MessageDifferencer differencer;
    std::string differences;
    differencer.ReportDifferencesToString(&differences);
    const bool same = differencer.Compare(should, exported.record);
    verdicts_.check(kInvariant, same, exported.node + ": " + differences.substr(0, 300));
  }
}

void Exported::check_all_passed() const {
  verdicts_.check(kInvariant,
                  records_.size() >= 2 &&
                      std::all_of(records_.begin(), records_.end(), [](const Record& one) { return one.passed; }),
                  "it is of a commit that is not in the log");
}

}  // namespace plenary::torture
