// What whoever leads tells everybody, and how many have read it. Who has is known to nobody but themselves.
#include <sodium.h>

#include <array>

#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/verbs.h"

namespace plenary {

Outcome decide_verb(const Situation& here, const Announce& asked) {
  if (No no =
          first_of({id_is_free(here.document, asked.id()), lines("text", asked.text(), limits::remark_characters),
                    room_for_one_more(here.document, Record::kAnnouncement, "announcements", limits::announcements)}))
    return refused(*no);
  if (asked.id().size() > limits::announcement_id_length) return refused(invalid("id", "not_an_id"));
  if (asked.text().empty()) return refused(invalid("text", "missing"));
  Record record = new_record(asked.id());
  Announcement& announcement = *record.mutable_announcement();
  announcement.set_text(asked.text());
  announcement.set_by(here.me());
  announcement.set_at_ms(here.now.ms);
  Outcome outcome;
  put(outcome, std::move(record));
  return outcome;
}

namespace {

// 16 bytes of BLAKE2b, as 32 hexadecimal digits: tells whether it was these words, and keeps them once.
std::string digest_of(const std::string& words) {
  std::array<unsigned char, crypto_generichash_BYTES_MIN> hash;
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(words.data()), words.size(),
                     nullptr, 0);
  std::array<char, 2 * crypto_generichash_BYTES_MIN + 1> digits;
  return sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
}

}  // namespace

// By whoever has read it, and of the words that they had before them; who has not is not kept from anything.
Outcome decide_verb(const Situation& here, const AcknowledgePolicy& asked) {
  if (asked.words() != here.document.board()->policy().verbatim()) return refused(invalid("words", "other_words"));
  const std::string id = "policy_read." + here.me();
  if (!is_id(id)) return refused(invalid("participant", "not_a_participant"));
  const Record* record = here.document.find(id);
  if (record && !record->has_receipt()) return refused(ALREADY_EXISTS);
  const std::string policy = digest_of(asked.words());
  if (record && record->receipt().policy() == policy) return {};  // said again: that it was read first stands
  Record receipt = record ? next_of(*record) : new_record(id);
  receipt.mutable_receipt()->set_policy(policy);
  receipt.mutable_receipt()->set_participant(here.me());
  receipt.mutable_receipt()->set_at_ms(here.now.ms);
  Outcome outcome;
  put(outcome, std::move(receipt));
  return outcome;
}

Outcome decide_verb(const Situation& here, const Acknowledge& asked) {
  const Record* record = here.seen(asked.id());
  if (!record || !record->has_announcement()) return refused(not_found("announcement"));
  const std::string id = "receipt." + asked.id() + "." + here.me();
  if (here.document.find(id)) return refused(NOTHING_TO_DO);
  if (!is_id(id)) return refused(invalid("participant", "not_a_participant"));
  Outcome outcome;
  Record next = next_of(*record);
  next.mutable_announcement()->set_read(record->announcement().read() + 1);
  put(outcome, std::move(next));
  Record receipt = new_record(id);
  receipt.mutable_receipt()->set_announcement(asked.id());
  receipt.mutable_receipt()->set_participant(here.me());
  receipt.mutable_receipt()->set_at_ms(here.now.ms);
  put(outcome, std::move(receipt));
  return outcome;
}

}  // namespace plenary
