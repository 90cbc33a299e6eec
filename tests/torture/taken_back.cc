#include "tests/torture/taken_back.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "proto/requests.pb.h"

namespace plenary::torture {
namespace {

bool is_taken_back(const Record& record) {
  return record.card().withdrawn_ms() != 0 || record.quote().state() == Quote::QUOTE_WITHDRAWN;
}
bool is_erased(const Record& record) { return record.card().erased() || record.quote().erased(); }

}  // namespace

bool something_is_due(const Document& document) {
  return std::any_of(document.entries().begin(), document.entries().end(), [](const auto& one) {
    const Record& record = one.second.record;
    return (is_taken_back(record) && !is_erased(record)) || record.quote().old_words_due();
  });
}

void TakenBack::entry(const ArchivedEntry& entry) {
  const auto [found, fresh] = digests_.try_emplace(entry.chain(), entry.digest());
  const std::string number = std::to_string(entry.seq());
  verdicts_.check("LOG-16: an entry keeps its digest, erased or not", fresh || found->second == entry.digest(), number);
  if (!entry.erased()) return;
  verdicts_.count("entries of the log that were erased");
  verdicts_.check("LOG-16: no salt is left of what was erased", entry.salt().empty(), number);
}

void TakenBack::passing(const Commit& commit) {
  for (const Step& step : commit.steps()) {
    if (step.verb() != Request::kNoteErased || step.effects().empty()) continue;
    verdicts_.count(commit.at_ms() < peace_ms_ ? "words erased amid trouble" : "words erased once it was quiet",
                    static_cast<std::uint64_t>(step.effects_size()));
  }
}

void TakenBack::gone(const std::set<std::string>& markers, std::string_view but_for) {
  for (const std::string& marker : markers)
    if (but_for.find(marker) == std::string_view::npos) gone_.insert(marker);
}

void TakenBack::read(const Document& document, const WrittenOn& written) {
  for (const auto& [id, markers] : written) {
    const Record* record = document.find(id);
    if (!record) continue;
    if (is_taken_back(*record)) {
      verdicts_.count("cards and quotations taken back");
      verdicts_.check("LOG-16: what was taken back is erased", is_erased(*record), id);
      gone(markers, {});
    } else if (record->quote().state() == Quote::GRANTED_WITH_EDITS) {
      verdicts_.check("LOG-16: words that stood before others were agreed on are erased",
                      !record->quote().old_words_due(), id);
      gone(markers, record->text().content());
    }
  }
  verdicts_.count("pieces of words that are looked for and must be nowhere", gone_.size());
}

void TakenBack::look_in(const std::string& place, std::string_view bytes) const {
  for (const std::string& marker : gone_)
    verdicts_.check("LOG-16: words that were taken back are nowhere", bytes.find(marker) == std::string_view::npos,
                    marker + " is in " + place);
}

void TakenBack::look_in_file(const std::filesystem::path& file) const {
  std::ifstream in(file, std::ios::binary);
  look_in(file.string(), std::string{std::istreambuf_iterator<char>(in), {}});
}

void TakenBack::look_in_files(const std::filesystem::path& folder) const {
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder))
    if (file.is_regular_file()) look_in_file(file.path());
}

}  // namespace plenary::torture
