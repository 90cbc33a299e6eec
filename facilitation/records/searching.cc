#include "facilitation/records/searching.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "facilitation/document/session_record.h"
#include "facilitation/guidebook/parts.h"
#include "facilitation/records/gate.h"
#include "facilitation/records/lint.h"
#include "facilitation/records/naming.h"
#include "facilitation/records/shown.h"

namespace plenary {
namespace {

constexpr std::size_t kExcerptBytes = 240;

std::vector<std::string> words_in(const std::string& folded_words) {
  std::vector<std::string> words(1);
  for (const char c : folded_words)
    if (c == ' ')
      words.emplace_back();
    else
      words.back() += c;
  if (words.back().empty()) words.pop_back();
  return words;
}

// Each of them begins a word there.
bool holds_all(const std::string& text, const std::vector<std::string>& words) {
  const std::string hay = " " + folded(text);
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return hay.find(" " + word) != std::string::npos; });
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The line in which the first of the words stands, cut between characters.
std::string excerpt_of(const std::string& text, const std::vector<std::string>& words) {
  std::string best;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string line = text.substr(from, end - from);
    from = end + 1;
    if (line.empty()) continue;
    if (best.empty()) best = line;
    if (words.empty() || !holds_all(line, {words.front()})) continue;
    best = line;
    break;
  }
  if (best.size() <= kExcerptBytes) return best;
  std::size_t cut = kExcerptBytes;
  while (cut > 0 && is_continuation(best[cut])) --cut;
  return best.substr(0, cut) + "…";
}

class Searching {
 public:
  Searching(const std::string& id, const Document& document, const Viewer& viewer, const SearchFor& wanted,
            std::size_t most, const NotLetGo& not_let_go)
      : id_(id),
        document_(document),
        viewer_(viewer),
        wanted_(wanted),
        most_(most),
        not_let_go_(not_let_go),
        words_(words_in(folded(wanted.words))) {}

  std::vector<SearchHit> all() && {
    if (guidebook::head_of(document_)) in_guidebook();
    const Record* head = document_.find("record");
    if (head && head->has_session_record()) in_record(head->session_record());
    return std::move(hits_);
  }

 private:
  const std::string& id_;
  const Document& document_;
  const Viewer& viewer_;
  const SearchFor& wanted_;
  const std::size_t most_;
  const NotLetGo& not_let_go_;
  const std::vector<std::string> words_;
  std::vector<SearchHit> hits_;

  void take(SearchHit hit, const std::string& text, const std::string& from) {
    if (hits_.size() >= most_ || !holds_all(text, words_) || is_kept(text)) return;
    if (!wanted_.type.empty() && hit.kind() != wanted_.type) return;
    hit.set_document(id_);
    hit.set_from(from);
    hits_.push_back(std::move(hit));
  }

  [[nodiscard]] bool is_kept(const std::string& text) const { return not_let_go_ && not_let_go_(text); }

  [[nodiscard]] std::string said_by_fields(const Record& part) const {
    std::string text;
    for (const Record* field : guidebook::fields_of_part(document_, part))
      if (field->entry_field().approved() && may_see(*field, viewer_) && !is_kept(field->text().content()))
        text += field->text().content() + "\n";
    return text;
  }

  [[nodiscard]] bool is_of_pillar(const Chapter& chapter) const {
    return is_of_pillar({chapter.pillar(), chapter.letter(), chapter.name()});
  }
  [[nodiscard]] bool is_of_pillar(const std::vector<std::string>& known_as) const {
    if (wanted_.pillar.empty()) return true;
    const std::string asked = folded(wanted_.pillar);
    return std::any_of(known_as.begin(), known_as.end(),
                       [&](const std::string& name) { return folded(name) == asked; });
  }
  [[nodiscard]] static bool fits(const std::string& asked, const std::string& said) {
    return asked.empty() || holds_all(said, words_in(folded(asked)));
  }
  [[nodiscard]] bool fits(const Entry& entry) const {
    const bool has_goal =
        wanted_.sdg == 0 || std::find(entry.sdgs().begin(), entry.sdgs().end(), wanted_.sdg) != entry.sdgs().end();
    return has_goal && fits(wanted_.place, entry.place()) && fits(wanted_.sector, entry.sector());
  }

  void in_guidebook() {
    const std::string& title = guidebook::head_of(document_)->title();
    const bool of_entries = !wanted_.place.empty() || !wanted_.sector.empty() || wanted_.sdg != 0;
    for (const Record* record : guidebook::chapters_of(document_)) {
      const Chapter& chapter = record->chapter();
      if (!is_of_pillar(chapter)) continue;
      if (guidebook::is_ready(*record) && !of_entries) {
        const std::string said = said_by_fields(*record);
        SearchHit hit;
        hit.set_id(record->id());
        hit.set_kind("chapter");
        hit.set_title(chapter.name());
        hit.set_pillar(chapter.pillar());
        hit.set_excerpt(excerpt_of(said, words_));
        take(std::move(hit), chapter.name() + "\n" + chapter.question() + "\n" + said, title);
      }
      for (const Record* entry : guidebook::entries_of(document_, record->id())) in_entry(*entry, chapter, title);
    }
  }

  void in_entry(const Record& record, const Chapter& chapter, const std::string& from) {
    const Entry& entry = record.entry();
    if (!guidebook::is_ready(record) || entry.has_trashed() || !may_see(record, viewer_) || !fits(entry)) return;
    const std::string said = said_by_fields(record);
    SearchHit hit;
    hit.set_id(record.id());
    hit.set_kind(entry.type());
    hit.set_title(entry.title());
    hit.set_pillar(chapter.pillar());
    hit.set_place(entry.place());
    hit.set_sector(entry.sector());
    *hit.mutable_sdgs() = entry.sdgs();
    hit.set_excerpt(excerpt_of(said, words_));
    take(std::move(hit),
         entry.title() + "\n" + entry.place() + "\n" + entry.period() + "\n" + entry.organisation_type() + "\n" +
             entry.sector() + "\n" + said,
         from);
  }

  // Its place is where the meeting was. A paragraph has the goals of the cards behind it, and is of a sector that was a card:
  // it says so itself, or comes from that card.
  void in_record(const SessionRecordHead& head) {
    if (head.state() != SessionRecordHead::APPROVED && head.state() != SessionRecordHead::CORRECTED) return;
    if (!is_of_pillar({head.pillar()}) || !fits(wanted_.place, head.venue())) return;
    const std::vector<const Record*> paragraphs = paragraphs_of(document_);
    const std::set<std::string> sectors = cards_of_sector(paragraphs);
    for (const Record* record : paragraphs) {
      if (!may_see(*record, viewer_)) continue;
      const Paragraph& paragraph = record->paragraph();
      const auto& goals = paragraph.sdgs();
      if (wanted_.sdg != 0 && std::find(goals.begin(), goals.end(), wanted_.sdg) == goals.end()) continue;
      if (!wanted_.sector.empty() && std::none_of(paragraph.sources().begin(), paragraph.sources().end(),
                                                  [&](const SourceRef& one) { return sectors.contains(one.id()); }))
        continue;
      SearchHit hit;
      hit.set_id(record->id());
      hit.set_kind("record");
      hit.set_title(head.title());
      hit.set_pillar(head.pillar());
      hit.set_place(head.venue());
      *hit.mutable_sdgs() = goals;
      hit.set_excerpt(excerpt_of(record->text().content(), words_));
      take(std::move(hit), record->text().content(), head.title());
    }
  }

  // Of the annex: "Card 7, sector: Water".
  [[nodiscard]] std::set<std::string> cards_of_sector(const std::vector<const Record*>& paragraphs) const {
    std::set<std::string> cards;
    if (wanted_.sector.empty()) return cards;
    for (const Record* record : paragraphs) {
      const std::string& text = record->text().content();
      const std::size_t at = text.find(", sector: ");
      const bool is_one = record->paragraph().section() == "annex" && at != std::string::npos && at < text.find(':');
      if (!is_one || !may_see(*record, viewer_) || !fits(wanted_.sector, text.substr(at + 10))) continue;
      for (const SourceRef& source : record->paragraph().sources()) cards.insert(source.id());
    }
    return cards;
  }
};

// What of a board is searched: its kind, its number, its words; nothing where it is not on the board any more.
struct OnBoard {
  std::size_t order = 0;  // of its kind
  std::string kind;
  std::uint32_t number = 0;
  std::string words;
};
std::optional<OnBoard> on_board(const Record& record) {
  if (record.has_card()) {
    const Card& card = record.card();
    if (card.has_trashed() || !card.merged_into().empty()) return std::nullopt;
    return OnBoard{0, "card", card.number(), record.text().content() + "\n" + card.source()};
  }
  if (record.has_cluster()) {
    if (record.cluster().dissolved() || !record.cluster().merged_into().empty()) return std::nullopt;
    return OnBoard{1, "group", 0, record.cluster().title()};
  }
  if (record.has_note()) {
    if (record.note().has_trashed() || !record.note().merged_into().empty()) return std::nullopt;
    return OnBoard{2, "note", 0, record.text().content()};
  }
  if (record.has_decision()) {
    const Decision& decision = record.decision();
    if (decision.has_trashed()) return std::nullopt;
    std::string words = decision.title();
    if (!decision.versions().empty()) words += "\n" + decision.versions().rbegin()->text();
    return OnBoard{3, "decision", decision.number(), words};
  }
  if (record.has_action()) {
    if (record.action().has_trashed() || record.action().state() == Action::DROPPED) return std::nullopt;
    return OnBoard{4, "action", record.action().number(), record.action().text()};
  }
  return std::nullopt;
}

}  // namespace

std::vector<SearchHit> search_board(const std::string& id, const Document& document, const Viewer& viewer,
                                    const std::string& words, std::size_t most) {
  const std::vector<std::string> wanted = words_in(folded(words));
  if (!document.board() || wanted.empty()) return {};
  std::vector<std::pair<OnBoard, SearchHit>> found;
  for (const Record* record : document.sorted()) {
    std::optional<OnBoard> one = may_see(*record, viewer) ? on_board(*record) : std::nullopt;
    if (!one || !holds_all(one->words, wanted)) continue;
    SearchHit hit;
    hit.set_document(id);
    hit.set_id(record->id());
    hit.set_kind(one->kind);
    hit.set_number(one->number);
    hit.set_excerpt(excerpt_of(one->words, wanted));
    hit.set_from(document.board()->title());
    hit.set_pillar(document.board()->pillar());
    found.emplace_back(std::move(*one), std::move(hit));
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first.order, a.first.number) < std::tie(b.first.order, b.first.number);
  });
  if (found.size() > most) found.resize(most);
  std::vector<SearchHit> hits;
  for (auto& [one, hit] : found) hits.push_back(std::move(hit));
  return hits;
}

NotLetGo not_let_go(const std::vector<BoardState>& boards) {
  const Names nobody({}, boards);
  return [lint = lint_for(boards, {}, Gate(RecordKind::internal, nobody, boards))](const std::string& words) {
    const std::vector<Finding> found = lint.findings(words);
    return std::any_of(found.begin(), found.end(), Lint::withholds_from_all);
  };
}

std::vector<SearchHit> search_in(const std::string& id, const Document& document, const Viewer& viewer,
                                 const SearchFor& wanted, std::size_t most, const NotLetGo& not_let_go) {
  return Searching(id, document, viewer, wanted, most, not_let_go).all();
}

}  // namespace plenary
