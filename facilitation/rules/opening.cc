// The first commit of a document: what a template or a programme brings with it.
#include <map>
#include <set>

#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/order.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

// Ids that rules look records up by must belong to what they name.
No id_fits_the_kind(const Record& record) {
  const std::string& id = record.id();
  if (!is_id(id)) return invalid("records.id", "not_an_id");
  if (record.body_case() == Record::BODY_NOT_SET) return invalid("records", "empty");
  if (record.has_board() != (id == "board") || record.has_meeting() != (id == "meeting"))
    return invalid("records.id", "reserved");
  if (record.has_session_record() != (id == "record")) return invalid("records.id", "reserved");
  if (record.has_member() != (id.rfind("member.", 0) == 0)) return invalid("records.id", "reserved");
  if (record.has_member() && id != "member." + record.member().participant()) return invalid("records.id", "reserved");
  if (record.has_invitation() != (id.rfind("invitation.", 0) == 0)) return invalid("records.id", "reserved");
  if (record.has_guidebook() != (id == "guidebook")) return invalid("records.id", "reserved");
  if (id == "harvest" && !record.has_harvest()) return invalid("records.id", "reserved");
  const auto kept_for = [&](const char* prefix, bool is_one) { return id.rfind(prefix, 0) == 0 && !is_one; };
  if (kept_for("ballot.", record.has_ballot()) || kept_for("signal.", record.has_signal()) ||
      kept_for("turn.", record.has_speaking_turn()) || kept_for("off_record.", record.has_off_record()) ||
      kept_for("template.", record.has_board_template()) || kept_for("field.", record.has_entry_field()) ||
      kept_for("edition.", record.has_edition()))
    return invalid("records.id", "reserved");
  return {};
}

// What comes without a place or a number gets them, in the order given.
class Arranged {
 public:
  void operator()(Card& card) {
    std::string& last = last_order_[card.region()];
    if (card.order().empty()) {
      const auto key = order::between(last, {});
      card.set_order(key ? key->front() : last);
    }
    last = std::max(last, card.order());
    if (!card.hidden() && card.number() == 0) card.set_number(numbered_ + 1);
    if (card.number() > 0) ++numbered_;
  }

 private:
  std::map<std::string, std::string> last_order_;
  std::uint32_t numbered_ = 0;
};

}  // namespace

Outcome decide_verb(const Situation& here, const OpenDocument& asked) {
  if (here.document.size() > 0) return refused(ALREADY_EXISTS);
  if (asked.records().empty()) return refused(invalid("records", "missing"));
  std::set<std::string> ids;
  std::uint32_t regions = 0;
  for (const Record& record : asked.records()) {
    if (No no = id_fits_the_kind(record)) return refused(*no);
    if (!ids.insert(record.id()).second) return refused(invalid("records.id", "named_twice"));
    if (!text::to_units(record.text().content())) return refused(invalid("records.text", "not_utf8"));
    regions += record.has_region();
  }
  if (regions > limits::regions) return refused(limit_reached("regions", limits::regions));

  Outcome outcome;
  Arranged arranged;
  for (const Record& record : asked.records()) {
    Record next = record;
    next.clear_text();
    next.set_version(1);
    if (next.has_card()) arranged(*next.mutable_card());
    put(outcome, std::move(next));
    write_first_words(outcome, record.id(), record.text().content());
  }
  return outcome;
}

}  // namespace plenary
