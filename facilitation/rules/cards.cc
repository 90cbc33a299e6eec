// Cards: written, sorted, locked, parked. Trash and merging have files of their own.
#include <algorithm>
#include <vector>

#include "facilitation/checks/sheet.h"
#include "facilitation/document/card_fields.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/late_additions.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/pairs.h"
#include "facilitation/rules/placing.h"
#include "facilitation/rules/revealing.h"
#include "facilitation/rules/standing.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

void set_coordinates(Card& card, const Place& place) {
  card.set_placed(place.placed());
  card.set_x(place.placed() ? place.x() : 0);
  card.set_y(place.placed() ? place.y() : 0);
}

std::uint32_t most_characters(CardKind kind) {
  return kind == QUOTE ? limits::quote_card_characters : limits::card_characters;
}

No kind_fits(CardKind kind) {
  if (!CardKind_IsValid(kind)) return invalid("kind", "unknown");
  return {};
}

// What a region asks for first; an idea, where it asks for nothing.
CardKind usual_kind(const Region& region) {
  return region.card_kinds().empty() ? IDEA : static_cast<CardKind>(region.card_kinds(0));
}

No room_for_another_card(const Situation& here) {
  if (No no = room_for_one_more(here.document, Record::kCard, "cards", limits::cards)) return no;
  if (!here.silent()) return {};
  std::uint32_t mine = 0;
  here.document.each_card([&](const Record& record) {
    const Card& card = record.card();
    mine += card.hidden() && here.is_me(card.author()) && !card.has_trashed();
  });
  if (mine >= limits::cards_in_silence) return limit_reached("cards_in_silence", limits::cards_in_silence);
  return {};
}

// On a device that was offline then. A poor line is no reason to turn somebody's words away.
bool was_written_before_this_phase(const Situation& here, const AddCard& asked) {
  const Record* phase = here.phase(here.document.board()->phase());
  return phase && asked.written_ms() != 0 && asked.written_ms() < phase->phase().started_ms() && here.answer.late_only;
}

// What is weighed was fixed then: what comes from before it stands by itself, as a thought does that comes after the end.
bool comes_after_voting_opened(const Situation& here, const AddCard& asked) {
  if (!was_written_before_this_phase(here, asked)) return false;
  if (here.document.board()->phase_kind() == VOTE_PHASE) return true;
  for (const auto& [id, entry] : here.document.entries())
    if (entry.record.has_vote() && entry.record.vote().opened_ms() >= asked.written_ms()) return true;
  return false;
}

No set_tags(const SetCard& asked, Card& card) {
  if (asked.set_sdgs()) {
    if (No no = goals_fit(asked.sdgs())) return no;
    *card.mutable_sdgs() = asked.sdgs();
  }
  if (asked.has_actor_type()) {
    if (!ActorType_IsValid(asked.actor_type())) return invalid("actor_type", "unknown");
    card.set_actor_type(asked.actor_type());
  }
  if (asked.has_chain_stage()) {
    if (!ChainStage_IsValid(asked.chain_stage())) return invalid("chain_stage", "unknown");
    card.set_chain_stage(asked.chain_stage());
  }
  return {};
}

No answer_fits(const IndicatorField& field, const std::string& answer) {
  if (No no = lines("fields", answer, limits::field_characters)) return no;
  if (field.type() == "date") return date_or_nothing("fields", answer);
  const auto& choices = field.one_of();
  if (!choices.empty() && std::find(choices.begin(), choices.end(), answer) == choices.end())
    return invalid("fields", "not_a_choice");
  return {};
}

// One answer at a time comes to those there; an empty one takes it out, also where the card has no such field any more.
No set_fields(const Situation& here, const SetCard& asked, Card& card) {
  const std::vector<IndicatorField> known = checks::fields_of(here.document, card);
  for (const auto& [name, answer] : asked.fields()) {
    if (answer.empty()) {
      set_answer(card, name, {});
      continue;
    }
    const auto field =
        std::find_if(known.begin(), known.end(), [&id = name](const IndicatorField& one) { return one.id() == id; });
    if (field == known.end()) return invalid("fields", "not_of_this_card");
    if (No no = answer_fits(*field, answer)) return no;
    set_answer(card, name, answer);
  }
  if (static_cast<std::uint32_t>(card.fields_size()) > limits::card_fields)
    return limit_reached("card_fields", limits::card_fields);
  return {};
}

template <class Asked, class Change>
Outcome change_each(const Situation& here, const Asked& asked, Change&& change) {
  if (No no = ids_to_act_on("ids", asked.ids())) return refused(*no);
  Outcome outcome;
  for (const std::string& id : asked.ids()) {
    const Record* record = here.card(id);
    if (!record) return refused(not_found("card"));
    Record next = next_of(*record);
    if (No no = change(*record, *next.mutable_card())) return refused(*no);
    put_if_changed(outcome, *record, std::move(next));
  }
  return or_nothing_to_do(std::move(outcome));
}

}  // namespace

Outcome decide_verb(const Situation& here, const AddCard& asked) {
  Target to;
  if (No no = first_of({id_is_free(here.document, asked.id()), kind_fits(asked.kind()),
                        lines("text", asked.text(), most_characters(asked.kind())),
                        one_line("source", asked.source(), limits::source_characters)}))
    return refused(*no);
  const bool among_late_additions = comes_after_voting_opened(here, asked);
  if (!among_late_additions) {
    if (No no = aim(here, asked.place(), to)) return refused(*no);
    if (to.region.empty()) return refused(invalid("region", "missing"));
  }
  if (!asked.duplicate_of().empty() && !here.card(asked.duplicate_of())) return refused(not_found("card"));
  if (asked.written_ms() < 0) return refused(invalid("written_ms", "negative"));
  const bool late = was_written_before_this_phase(here, asked);
  if (here.answer.late_only && !late) return refused(here.not_now());
  if (No no = room_for_another_card(here)) return refused(*no);

  Record record = new_record(asked.id());
  Card& card = *record.mutable_card();
  Outcome outcome;
  Keys keys;
  if (among_late_additions) {
    if (No no = place_among_late_additions(here, card, outcome)) return refused(*no);
  } else {
    keys = keys_at(here, to, {nullptr}, standing_now(here));
    card.set_region(to.region);
    card.set_cluster(to.cluster);
    card.set_order(keys.given.front());
    if (asked.kind() == CARD_KIND_UNSPECIFIED) card.set_kind(usual_kind(*here.document.region(to.region)));
  }
  if (asked.kind() != CARD_KIND_UNSPECIFIED) card.set_kind(asked.kind());
  if (card.kind() == CARD_KIND_UNSPECIFIED) card.set_kind(IDEA);
  card.set_author(here.me());
  card.set_source(asked.source());
  card.set_duplicate_of(asked.duplicate_of());
  // A device's clock may be wrong; nothing was written after it arrived.
  card.set_written_ms(asked.written_ms() == 0 ? here.now.ms : std::min(asked.written_ms(), here.now.ms));
  if (!among_late_additions) set_coordinates(card, asked.place());
  const Board& board = *here.document.board();
  if (here.silent()) {
    card.set_hidden(true);
    if (const Record* phase = here.phase(board.phase()))
      for (const std::string& partner : partners(phase->phase(), here.me())) card.add_shown_to(partner);
  } else {
    card.set_late(late || (asked.written_ms() != 0 && asked.written_ms() < board.revealed_ms()));
    if (card.late() && board.moderated()) {  // as those that it was written with
      card.set_hidden(true);
      wait_for_screening(here, outcome);
    } else {
      card.set_number(here.document.cards_numbered() + 1);
    }
  }

  put_standing(outcome, keys);
  put(outcome, std::move(record));
  write_first_words(outcome, asked.id(), asked.text());
  return outcome;
}

Outcome decide_verb(const Situation& here, const SetCard& asked) {
  const Record* record = here.card(asked.id());
  if (No no = words_can_change(here, record)) return refused(*no);
  if (No no = version_is(*record, asked.if_version())) return refused(*no);
  Record next = next_of(*record);
  if (asked.has_kind()) {
    if (asked.kind() == CARD_KIND_UNSPECIFIED) return refused(invalid("kind", "missing"));
    if (No no = kind_fits(asked.kind())) return refused(*no);
    const std::uint32_t characters = text::characters_in(record->text().content());
    const std::uint32_t most = most_characters(asked.kind());
    if (characters > most && most < most_characters(record->card().kind())) return refused(too_long(most, characters));
    next.mutable_card()->set_kind(asked.kind());
  }
  if (asked.has_source()) {
    if (!here.is_me(record->card().author())) return refused(NOT_YOURS, {"author"});
    if (No no = one_line("source", asked.source(), limits::source_characters)) return refused(*no);
    next.mutable_card()->set_source(asked.source());
  }
  if (No no = first_of({set_tags(asked, *next.mutable_card()), set_fields(here, asked, *next.mutable_card())}))
    return refused(*no);
  Outcome outcome;
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const MoveCards& asked) {
  if (No no = ids_to_act_on("ids", asked.ids())) return refused(*no);
  if (asked.if_version() != 0 && asked.ids_size() != 1) return refused(invalid("if_version", "of_several_cards"));
  std::vector<const Record*> cards;
  for (const std::string& id : asked.ids()) {
    const Record* card = here.card(id);
    if (No no = card_can_change(here, card)) return refused(*no);
    if (No no = version_is(*card, asked.if_version())) return refused(*no);
    cards.push_back(card);
  }
  Target to;
  if (No no = aim(here, asked.to(), to)) return refused(*no);
  for (const Record* card : cards)
    if (card == to.after || card == to.before) return refused(invalid("place", "beside_itself"));

  std::vector<const Record*> reordered;
  for (const Record* card : cards)
    if (!to.region.empty() && (to.last || card->card().region() != to.region)) reordered.push_back(card);
  Keys keys;
  if (!reordered.empty()) keys = keys_at(here, to, reordered, standing_now(here));

  Outcome outcome;
  put_standing(outcome, keys);
  auto key = keys.given.begin();
  auto next_reordered = reordered.begin();
  for (const Record* record : cards) {
    Record next = next_of(*record);
    Card& card = *next.mutable_card();
    card.set_cluster(to.cluster);
    set_coordinates(card, asked.to());
    if (next_reordered != reordered.end() && *next_reordered == record) {
      card.set_region(to.region);
      card.set_order(*key++);
      ++next_reordered;
    }
    put_if_changed(outcome, *record, std::move(next));
  }
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const LockCards& asked) {
  return change_each(here, asked, [&](const Record&, Card& card) -> No {
    if (No no = is_here(card)) return no;
    card.set_locked(asked.locked());
    return {};
  });
}

Outcome decide_verb(const Situation& here, const ParkCards& asked) {
  return change_each(here, asked, [&](const Record& record, Card& card) -> No {
    if (No no = card_can_change(here, &record)) return no;
    card.set_parked(asked.parked());
    return {};
  });
}

}  // namespace plenary
