#include "facilitation/document/card_fields.h"

#include <catch2/catch.hpp>

#include "facilitation/document/canonical.h"
#include "facilitation/document/document.h"

namespace plenary {
namespace {

Card with(std::initializer_list<std::pair<std::string, std::string>> fields) {
  Card card;
  for (const auto& [name, answer] : fields) {
    FieldAnswer& added = *card.add_fields();
    added.set_name(name);
    added.set_answer(answer);
  }
  return card;
}

}  // namespace

TEST_CASE("answers of a card are kept by name, each name once", "[document]") {
  Card card;
  set_answer(card, "horizon", "2030");
  set_answer(card, "baseline", "none");
  set_answer(card, "target", "half");
  set_answer(card, "horizon", "2035");
  CHECK(canonical(card) == canonical(with({{"baseline", "none"}, {"horizon", "2035"}, {"target", "half"}})));
  CHECK(answer_in(card, "horizon") == "2035");
  CHECK(answer_in(card, "hor").empty());
  CHECK(answer_in(card, "zone").empty());

  set_answer(card, "horizon", "");
  set_answer(card, "nothing of the kind", "");
  CHECK(canonical(card) == canonical(with({{"baseline", "none"}, {"target", "half"}})));
}

TEST_CASE("a log whose cards have their answers in any order leads to what one in order does", "[document]") {
  const auto folded = [](const Card& card) {
    Document document;
    Effect effect;
    effect.mutable_put()->set_id("c1");
    effect.mutable_put()->set_version(1);
    *effect.mutable_put()->mutable_card() = card;
    (void)begin_commit(document, 1, 0);
    (void)evolve(document, effect, 1);
    return document;
  };
  const Document one = folded(with({{"target", "half"}, {"baseline", "none"}}));
  const Document other = folded(with({{"baseline", "none"}, {"target", "half"}}));
  CHECK(state_hash(one) == state_hash(other));
  CHECK(answer_in(*one.card("c1"), "target") == "half");

  DocumentSnapshot snapshot = to_snapshot(other);
  *snapshot.mutable_records(0)->mutable_card() = with({{"target", "half"}, {"baseline", "none"}});
  CHECK(state_hash(from_snapshot(snapshot)) == state_hash(other));
}

}  // namespace plenary
