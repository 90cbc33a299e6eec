// Many clients, much typing, connections that come and go, devices that are switched off, servers that forget: at the
// end everybody holds what the log says, every outbox is empty, and every word that was typed is somewhere.
#include "tests/catch.h"
#include "tests/clients/table.h"

namespace plenary::test {
namespace {

class Afternoon {
 public:
  explicit Afternoon(std::uint64_t seed) : table(seed), dice(seed * 77 + 5) {
    for (const char* name : {"ben", "ada", "ray", "rae"}) people.push_back(&table.sits(name));
    people[2]->notes("n1", "Notes. ");
    people[0]->adds("c0", "first");
    table.settle();
  }

  void goes_by(int steps) {
    for (int i = 0; i < steps; ++i) step(*people[dice.below(people.size())]);
  }

  void ends() {
    for (Sitter* sitter : people) sitter->frames_go_astray = false;
    for (int round = 0; round < 6; ++round) {
      for (Sitter* sitter : people)
        if (!sitter->connected()) sitter->connects();
      table.settle();
      table.advance(6'000);
      table.settle();
    }
  }

  Table table;
  Dice dice;
  std::vector<Sitter*> people;
  std::vector<std::string> typed;  // marks that must be in the note at the end, each once
  std::vector<std::string> added;

 private:
  void step(Sitter& who) {
    switch (dice.below(16)) {
      case 0:
      case 1:
      case 2:
      case 3: return type_a_mark(who);
      case 4: {
        const std::string id = "c" + std::to_string(++cards_);
        if (who.adds(id, "card " + id)) added.push_back(id);
        return;
      }
      case 5: {
        if (added.empty()) return;
        (void)who.asks(move_card(added[dice.below(added.size())], dice.one_in(2) ? "r1" : "r2"));
        return;
      }
      case 6:
        if (dice.one_in(2)) who.loses_connection();
        return;
      case 7:
        if (!who.connected()) who.connects();
        return;
      case 8:
        if (dice.one_in(3)) who.restarts();
        return;
      case 9: who.frames_go_astray = dice.one_in(3); return;
      case 10: table.advance(static_cast<std::int64_t>(dice.below(3'000))); return;
      case 11: return table.answer();
      case 12:
        if (dice.one_in(8)) table.restart_server();
        return;
      case 13:
        if (who.name == "ben" || who.name == "ada") (void)who.undoes();  // of moves and cards; marks stay
        return;
      default:
        table.answer();
        who.sends();
        table.answer();
        who.hears(1 + dice.below(4'000));
        return;
    }
  }

  // Only rapporteurs write notes. A mark is one character that is typed only once, so that nothing can divide it;
  // every fifth is a surrogate pair.
  void type_a_mark(Sitter& who) {
    if (who.name != "ray" && who.name != "rae") return;
    if (!who.session().shown().find("n1")) return;
    const std::u16string words = *text::to_units(who.words("n1"));
    ++marks_;
    const char32_t character = (marks_ % 5 == 0 ? U'\U0001F300' : U'\u4E00') + static_cast<char32_t>(marks_);
    std::u16string mark;
    if (character < 0x10000) {
      mark = static_cast<char16_t>(character);
    } else {
      mark += static_cast<char16_t>(0xd800 + ((character - 0x10000) >> 10));
      mark += static_cast<char16_t>(0xdc00 + ((character - 0x10000) & 0x3ff));
    }
    std::size_t place = dice.below(words.size() + 1);
    const bool within_a_pair = place > 0 && place < words.size() && (words[place] & 0xfc00) == 0xdc00;
    if (within_a_pair) --place;
    if (who.types("n1", place, text::to_utf8(mark))) typed.push_back(text::to_utf8(mark));
  }

  int cards_ = 0;
  int marks_ = 0;
};

std::size_t count_of(const std::string& words, const std::string& mark) {
  std::size_t count = 0;
  for (std::size_t at = words.find(mark); at != std::string::npos; at = words.find(mark, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("whatever happens in between, at the end all agree, nothing is outstanding, and every word is there once",
          "[clients][property]") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    INFO("seed " << seed);
    Afternoon afternoon(seed);
    afternoon.goes_by(300);
    afternoon.ends();
    const Document log = afternoon.table.folded();
    for (Sitter* sitter : afternoon.people) {
      INFO(sitter->name);
      REQUIRE(sitter->state() == "Saved.");
      REQUIRE(records_hash(sitter->session().shown()) == records_hash(afternoon.table.view_of(sitter->name)));
    }
    const std::string words = log.find("n1")->text().content();
    for (const std::string& mark : afternoon.typed) {
      INFO(mark << " in " << words);
      REQUIRE(count_of(words, mark) == 1);
    }
    for (const std::string& id : afternoon.added) REQUIRE(log.card(id));
  }
}

// What is on the board, as a person sees it: cards by region in their order with their words, and what is in the trash.
std::string outline(const Document& document) {
  std::string said = cards_in(document, "r1") + " | " + cards_in(document, "r2") + "\n";
  for (const Record* record : document.sorted())
    if (record->has_card())
      said += record->id() + (record->card().has_trashed() ? " (trash)" : "") + ": " + record->text().content() + "\n";
  return said;
}

TEST_CASE("where nobody else does anything, what is shown at once is what the server makes of it",
          "[clients][property]") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    INFO("seed " << seed);
    Table table(seed);
    Dice dice(seed);
    Sitter& ben = table.sits("ben");
    for (int i = 0; i < 60; ++i) {
      const std::string card = "c" + std::to_string(dice.below(6)), other = "c" + std::to_string(dice.below(6));
      const std::string region = dice.one_in(2) ? "r1" : "r2";
      const std::string before = outline(ben.session().shown());
      client::Taken taken;
      switch (dice.below(6)) {
        case 0: taken = ben.adds(card, "card " + card, region); break;
        case 1: taken = ben.asks(move_card(card, region)); break;
        case 2: taken = ben.asks(move_card(card, region, other)); break;
        case 3: taken = ben.asks(trash_card(card)); break;
        case 4:
          if (ben.session().shown().find(card)) taken = ben.types(card, 0, "\u00fc");
          break;
        case 5: taken = ben.undoes(); break;
      }
      const std::string guessed = outline(ben.session().shown());
      const std::size_t refused = ben.seen.refusals.size();
      table.settle();
      INFO("step " << i << ", before it:\n" << before);
      REQUIRE(outline(ben.session().shown()) == (ben.seen.refusals.size() == refused ? guessed : before));
    }
  }
}

TEST_CASE("taking guesses off and making them again changes nothing, when nothing happened in between",
          "[clients][property]") {
  for (std::uint64_t seed = 100; seed < 120; ++seed) {
    INFO("seed " << seed);
    Afternoon afternoon(seed);
    afternoon.goes_by(60);
    for (Sitter* sitter : afternoon.people) {
      if (!sitter->connected()) continue;
      const std::string before = records_hash(sitter->session().shown());
      ServerFrame nothing;
      nothing.add_messages()->mutable_delta()->set_seq(sitter->session().at().seq());
      nothing.mutable_messages(0)->mutable_delta()->set_chain(sitter->session().at().chain());
      if (sitter->session().state() != client::State::live) continue;
      sitter->session().on_frame(nothing.SerializeAsString(),
                                 {afternoon.table.clock.steady_ms(), afternoon.table.clock.wall_ms()});
      REQUIRE(records_hash(sitter->session().shown()) == before);
    }
  }
}

}  // namespace plenary::test
