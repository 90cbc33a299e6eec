#include "facilitation/records/stories.h"

#include <algorithm>
#include <memory>
#include <set>

#include "facilitation/records/lint.h"

namespace plenary {
namespace {

struct Granted {
  std::string speaker;
  std::string words;
};

std::vector<Granted> granted_in_full(const Document& board, std::optional<RecordKind> kind) {
  std::vector<Granted> all;
  for (const auto& [id, entry] : board.entries()) {
    const Quote& quote = entry.record.quote();
    if (!entry.record.has_quote() || (quote.state() != Quote::GRANTED && quote.state() != Quote::GRANTED_WITH_EDITS))
      continue;
    const Record* standing = board.find(quote.request());
    if (!standing || standing->attribution_request().identification() != FULL) continue;
    const auto& kinds = standing->attribution_request().kinds();
    // Members of the network are told what is granted for any material, as with quotations.
    const bool for_this = !kind || *kind == RecordKind::network || *kind == RecordKind::internal ||
                          std::find(kinds.begin(), kinds.end(), word_for(*kind)) != kinds.end();
    if (for_this && !entry.record.text().content().empty())
      all.push_back({quote.speaker(), entry.record.text().content()});
  }
  return all;
}

bool names_a_person(const Lint& lint, const std::string& words) {
  const auto findings = lint.findings(words);
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.kind == Finding::Kind::names_person; });
}

void add_strings(const google::protobuf::Message& message, std::string& words) {
  const auto& reflection = *message.GetReflection();
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const auto* field : fields) {
    const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      if (field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE)
        add_strings(field->is_repeated() ? reflection.GetRepeatedMessage(message, field, i)
                                         : reflection.GetMessage(message, field),
                    words);
      if (field->type() == google::protobuf::FieldDescriptor::TYPE_STRING)
        words += (field->is_repeated() ? reflection.GetRepeatedString(message, field, i)
                                       : reflection.GetString(message, field)) +
                 "\n";
    }
  }
}

}  // namespace

std::string all_words_in(const Record& record) {
  std::string words;
  add_strings(record, words);
  return words;
}

checks::Names names_without_grant(const Document& board, const std::vector<Person>& people,
                                  std::optional<RecordKind> kind) {
  const auto everybody = std::make_shared<const Lint>(people);
  return [everybody, people, granted = granted_in_full(board, kind)](const std::string& words) {
    if (!names_a_person(*everybody, words)) return false;
    std::set<std::string> agreed;
    for (const Granted& one : granted)
      if (words.find(one.words) != std::string::npos) agreed.insert(one.speaker);
    if (agreed.empty()) return true;
    std::vector<Person> others;
    for (const Person& person : people)
      if (!agreed.contains(person.participant())) others.push_back(person);
    return names_a_person(Lint(others), words);
  };
}

}  // namespace plenary
