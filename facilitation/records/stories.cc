#include "facilitation/records/stories.h"

#include <algorithm>
#include <cctype>
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

// A yes to words and a name lets those stand, and nothing that somebody wrote around them: no line may say more than an id or
// a word does once the words and the name are taken out of it.
bool says_no_more(std::string words, const std::string& granted, const Person& speaker) {
  std::vector<std::string> let_go{granted, speaker.name()};
  let_go.insert(let_go.end(), speaker.affiliations().begin(), speaker.affiliations().end());
  for (const std::string& one : let_go)
    for (auto at = one.empty() ? words.npos : words.find(one); at != words.npos; at = words.find(one, at))
      words.erase(at, one.size());
  const auto is_letter = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c));
  };
  for (std::size_t from = 0; from < words.size();) {
    const std::size_t end = std::min(words.find('\n', from), words.size());
    bool in_word = false;
    int several = 0;
    for (std::size_t at = from; at < end; ++at) {
      if (is_letter(words[at]) && !in_word) ++several;
      in_word = words[at] != ' ' && (in_word || is_letter(words[at]));
    }
    if (several > 1) return false;
    from = end + 1;
  }
  return true;
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
    for (const Granted& one : granted) {
      const auto speaker = std::find_if(people.begin(), people.end(),
                                        [&](const Person& person) { return person.participant() == one.speaker; });
      if (speaker != people.end() && words.find(one.words) != std::string::npos &&
          says_no_more(words, one.words, *speaker))
        agreed.insert(one.speaker);
    }
    if (agreed.empty()) return true;
    std::vector<Person> others;
    for (const Person& person : people)
      if (!agreed.contains(person.participant())) others.push_back(person);
    return names_a_person(Lint(others), words);
  };
}

}  // namespace plenary
