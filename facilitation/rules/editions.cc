// Editions of a guidebook: numbered one after the other, and never changed. What one says is composed by whoever knows
// the boards and the people (facilitation/records); here it is numbered, dated and sealed.
#include <sodium.h>

#include "facilitation/guidebook/parts.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

constexpr std::size_t kHashBytes = 32;

// Of what the log holds of it: no maps in it, so the same content has the same bytes.
std::string hash_of(const EditionContent& content) {
  const std::string bytes = content.SerializeAsString();
  std::string hash(kHashBytes, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
  return hash;
}

}  // namespace

Outcome decide_verb(const Situation& here, const PublishEdition& asked) {
  const std::size_t before = guidebook::editions_of(here.document).size();
  if (before >= limits::editions) return refused(limit_reached("editions", limits::editions));
  const Edition& edition = asked.edition();
  // Two who publish at once: the second looks again first.
  if (edition.number() != std::to_string(before + 1)) return refused(STALE);
  if (No no = first_of({date_or_nothing("date", edition.date()), participant_or_nothing("by", edition.by())}))
    return refused(*no);
  if (edition.date().empty()) return refused(invalid("date", "missing"));
  if (edition.content().chapters().empty()) return refused(invalid("content", "missing"));
  if (const std::size_t bytes = edition.content().ByteSizeLong(); bytes > limits::edition_bytes)
    return refused(TOO_LONG, {std::to_string(limits::edition_bytes), std::to_string(bytes), "bytes"});
  const std::string id = "edition." + edition.number();
  if (here.document.find(id)) return refused(ALREADY_EXISTS);
  Record record = new_record(id);
  *record.mutable_edition() = edition;
  record.mutable_edition()->set_content_hash(hash_of(edition.content()));
  record.mutable_edition()->set_published_ms(here.now.ms);
  Outcome outcome;
  put(outcome, std::move(record));
  return outcome;
}

}  // namespace plenary
