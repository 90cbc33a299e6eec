#include "facilitation/records/offers.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "facilitation/guidebook/fields.h"
#include "facilitation/records/gate.h"
#include "facilitation/records/shown.h"
#include "facilitation/templates/words.h"

namespace plenary {
namespace {

constexpr int kMostSources = 100;  // that a field may have (facilitation/rules/limits.h)

// "region:learning[kind=evidence]", "decision:change", "board".
struct Hook {
  std::string what, id, kind;
};

Hook hook_in(const std::string& from) {
  Hook hook;
  const std::size_t colon = from.find(':');
  hook.what = from.substr(0, colon);
  if (colon == std::string::npos) return hook;
  const std::string rest = from.substr(colon + 1);
  const std::size_t bracket = rest.find('[');
  hook.id = rest.substr(0, bracket);
  constexpr std::string_view kKind = "[kind=";
  if (bracket != std::string::npos && rest.compare(bracket, kKind.size(), kKind) == 0)
    hook.kind = rest.substr(bracket + kKind.size(), rest.size() - bracket - kKind.size() - 1);
  return hook;
}

bool is_adopted(DecisionState state) {
  return state == ADOPTED || state == ADOPTED_WITH_STAND_ASIDES || state == REAFFIRMED;
}

class Offering {
 public:
  Offering(const BoardState& board, const Template& made_from, const Document& guidebook,
           const std::vector<Person>& people)
      : board_(board),
        template_(made_from),
        states_{board},
        names_(people, states_),
        gate_(RecordKind::publication, names_, states_),
        shown_(board.document, gate_) {
    for (const auto& [id, entry] : guidebook.entries())
      for (const SourceRef& source : entry.record.entry_field().sources())
        taken_.emplace(source.document(), source.id());
  }

  GuidebookOffers all() && {
    const Board& board = *board_.document.board();
    offers_.set_board(board_.id);
    offers_.set_title(board.title());
    offers_.set_pillar(board.pillar());
    for (const GuidebookHook& hook : template_.guidebook_hooks()) offer(hook);
    for (const Record* record : board_.document.sorted())
      if (record->has_quote() && gate_.quotation(*record, board_.document))
        add_source(*offers_.add_quotes(), record->id());
    return std::move(offers_);
  }

 private:
  const BoardState& board_;
  const Template& template_;
  std::vector<BoardState> states_;
  Names names_;
  Gate gate_;
  Shown shown_;
  std::set<std::pair<std::string, std::string>> taken_;
  GuidebookOffers offers_;

  void add_source(SourceRef& source, const std::string& id) const {
    source.set_document(board_.id);
    source.set_id(id);
  }

  void offer(const GuidebookHook& hook) {
    const std::size_t dot = hook.to().find('.');
    if (dot == std::string::npos) return;  // "quotes": offered of every board
    const std::string type = hook.to().substr(0, dot), name = hook.to().substr(dot + 1);
    if (!guidebook::field_named(type, name)) return;
    OfferedField field;
    field.set_name(name);
    field.set_from(hook.from());
    fill(hook_in(hook.from()), field);
    if (field.text().empty()) return;
    field.set_taken(std::all_of(field.sources().begin(), field.sources().end(), [&](const SourceRef& source) {
      return taken_.contains({source.document(), source.id()});
    }));
    if (type == guidebook::kChapter)
      *offers_.add_chapter() = std::move(field);
    else
      add_to_entry(type, std::move(field));
  }

  // One entry of each type: what a board has for it belongs together.
  void add_to_entry(const std::string& type, OfferedField field) {
    for (OfferedEntry& entry : *offers_.mutable_entries()) {
      if (entry.type() != type) continue;
      for (OfferedField& other : *entry.mutable_fields())
        if (other.name() == field.name()) return join(other, field);
      *entry.add_fields() = std::move(field);
      return;
    }
    OfferedEntry& entry = *offers_.add_entries();
    entry.set_type(type);
    entry.set_title(board_.document.board()->title());
    *entry.add_fields() = std::move(field);
  }

  static void join(OfferedField& field, const OfferedField& more) {
    field.set_text(field.text() + "\n" + more.text());
    field.set_from(field.from() + ", " + more.from());
    field.set_taken(field.taken() && more.taken());
    field.mutable_sources()->MergeFrom(more.sources());
  }

  void add_words(OfferedField& field, const std::string& words, const std::string& id) const {
    if (words.empty()) return;
    field.set_text(field.text() + (field.text().empty() ? "" : "\n") + words);
    add_source(*field.add_sources(), id);
    add_moments_and_notes(field, id);
  }

  // From a sentence one comes to the card, to what the record says of it, and to the moment in the recording.
  void add_moments_and_notes(OfferedField& field, const std::string& id) const {
    const auto add = [&](const std::string& source) {
      for (const SourceRef& there : field.sources())
        if (there.id() == source) return;
      if (field.sources_size() < kMostSources) add_source(*field.add_sources(), source);
    };
    for (const Record& note : shown_.notes)
      if (std::find(note.note().refs().begin(), note.note().refs().end(), id) != note.note().refs().end())
        add(note.id());
    for (const Record& marker : shown_.markers)
      if (marker.recording_marker().ref() == id) add(marker.id());
  }

  void fill(const Hook& hook, OfferedField& field) const {
    if (hook.what == "region") return fill_from_region(hook, field);
    if (hook.what == "decision") return fill_from_decisions(hook.id, field);
    if (hook.what == "board") fill_from_harvest(field);
  }

  void fill_from_region(const Hook& hook, OfferedField& field) const {
    for (const Record& record : shown_.cards) {
      const Card& card = record.card();
      if (card.region() != hook.id || card.parked() || !card.merged_into().empty()) continue;
      if (!hook.kind.empty() && word_for(card.kind()) != hook.kind) continue;
      const std::string source = card.source().empty() ? "" : " (" + card.source() + ")";
      add_words(field, record.text().content() + source, record.id());
    }
  }

  // What was adopted on this prompt, if a decision says that it is about it; else all that was adopted.
  void fill_from_decisions(const std::string& prompt, OfferedField& field) const {
    std::string question;
    for (const DecisionPrompt& one : template_.decision_prompts())
      if (one.id() == prompt) question = one.text();
    const auto answers_it = [&](const Record& record) {
      return record.id() == prompt || (!question.empty() && record.decision().title() == question);
    };
    const bool any = std::any_of(shown_.decisions.begin(), shown_.decisions.end(), answers_it);
    for (const Record& record : shown_.decisions) {
      const Decision& decision = record.decision();
      if (!is_adopted(decision.state()) || decision.versions().empty() || (any && !answers_it(record))) continue;
      const DecisionVersion* adopted = &*decision.versions().rbegin();
      for (const DecisionVersion& version : decision.versions())
        if (version.number() == decision.adopted_version()) adopted = &version;
      add_words(field, adopted->text(), record.id());
    }
  }

  void fill_from_harvest(OfferedField& field) const {
    for (const Record& record : shown_.harvests) {
      const Harvest& harvest = record.harvest();
      const std::string between = harvest.headline().empty() || harvest.example().empty() ? "" : "\n";
      add_words(field, harvest.headline() + between + harvest.example(), record.id());
    }
  }
};

}  // namespace

GuidebookOffers guidebook_offers(const BoardState& board, const Template& made_from, const Document& guidebook,
                                 const std::vector<Person>& people) {
  if (!board.document.board()) return {};
  return Offering(board, made_from, guidebook, people).all();
}

}  // namespace plenary
