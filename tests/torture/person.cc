#include "tests/torture/person.h"

#include <algorithm>

#include "clients/cpp/file_outbox.h"

namespace plenary::torture {
namespace {

constexpr std::int64_t kSendAgainMs = 700;  // sooner than people's devices do, so that it happens amid every trouble
constexpr std::size_t kLongestCard = 180, kLongestNote = 9'000, kMostCards = 600;

class PersonTap : public Tap {
 public:
  PersonTap(Witness& witness, const std::string& who)
      : witness_(witness),
        up_([this](const std::string& message) { witness_.from_client(listening_, message); }),
        down_([this](const std::string& message) { witness_.from_server(listening_, message); }) {
    listening_.who = who;
  }
  void from_client(std::string_view bytes) override { up_.hear(bytes); }
  void from_server(std::string_view bytes) override { down_.hear(bytes); }
  void over() override { witness_.connection_over(listening_); }

 private:
  Witness& witness_;
  Witness::Listening listening_;
  Ear up_, down_;
};

}  // namespace

Person::Person(boost::asio::io_context& loop, PersonOptions options, Witness& witness, Verdicts& verdicts,
               simulation::Chance chance, std::function<std::uint16_t()> choose_server)
    : loop_(loop),
      options_(std::move(options)),
      witness_(witness),
      verdicts_(verdicts),
      chance_(chance),
      relay_(
          loop, [this, choose = std::move(choose_server)] { return away_ ? std::uint16_t{0} : choose(); },
          [this] { return std::make_unique<PersonTap>(witness_, options_.name); }) {
  if (options_.outbox.empty()) store_ = std::make_unique<client::MemoryOutbox>();
  begin();
}

void Person::begin() {
  if (!options_.outbox.empty()) {
    store_.reset();
    store_ = std::make_unique<client::FileOutbox>(options_.outbox);
  }
  client::SessionOptions options;
  options.build = "torture";
  options.random = client::random_bytes_here;
  options.resend_ms = kSendAgainMs;
  session_ = std::make_unique<client::Session>(options, *store_, *this);
  client::ServerAddress address;
  address.host = "127.0.0.1";
  address.port = std::to_string(relay_.port());
  connection_ = std::make_unique<client::Connection>(
      loop_, *session_, client::ConnectionOptions{address, options_.joined.document(), options_.joined.session(), {}});
  connection_->on_activity([this] { look(); });
  connection_->start();
}

void Person::fall_over() {
  verdicts_.count("devices that fell over");
  if (session_->outstanding() > 0) verdicts_.count("devices that fell over with something outstanding");
  connection_.reset();
  session_.reset();
  begin();
}

void Person::go_away(bool away) {
  away_ = away;
  away ? relay_.cut() : connection_->dial_now();
}

void Person::look() {
  if (session_->saved_state(client::now_here()).kind != client::SavedState::saved) return;
  verdicts_.count("times that saved was said");
  witness_.told_saved(name(), session_->outbox().client(), session_->outbox().last_cseq());
}

std::string Person::trouble() const {
  return name() + ": " + client::name_of(session_->state()) + ", " + std::to_string(session_->outstanding()) +
         " outstanding, " + session_->saved_state(client::now_here()).sentence() + " " + connection_->problem();
}

void Person::retracted(const client::Handback& handback) {
  witness_.retracted(name());
  handed_back(handback);
}

// ---- what people do

void Person::take(const client::Taken& taken) {
  if (!taken) verdicts_.count("asked and not taken by the client");
  connection_->poke();
  look();
}

void Person::ask(Request request) { take(session_->submit(std::move(request), client::now_here())); }

std::string Person::mark() {
  const std::string fresh = marker(name(), ++marks_);
  witness_.wrote(fresh, name());
  return fresh;
}

std::string Person::some_region() {
  std::vector<std::string> regions;
  for (const Record* record : session_->shown().sorted())
    if (record->has_region()) regions.push_back(record->id());
  return regions.empty() ? std::string() : chance_.one_of(regions);
}

// Most of what is done is done to the same few cards.
std::string Person::some_card(bool own) {
  if (own) return cards_.empty() ? std::string() : chance_.one_of(cards_);
  std::vector<std::string> cards;
  session_->shown().each_card([&](const Record& record) { cards.push_back(record.id()); });
  std::sort(cards.begin(), cards.end());
  if (cards.empty()) return {};
  return cards[chance_.percent(60) ? chance_.below(std::min<std::size_t>(cards.size(), 6))
                                   : chance_.below(cards.size())];
}

void Person::add_card(const std::string& id, const std::string& words) {
  Request request;
  AddCard& add = *request.mutable_add_card();
  add.set_id(id);
  add.set_kind(IDEA);
  add.set_text(words);
  add.mutable_place()->set_region(some_region());
  ask(std::move(request));
}

void Person::add_some_card() {
  static const std::vector<std::string> kWords = {"who pays? ", "das Flußufer 🌊 ", "مياه ", "x ", "between the lines "};
  const std::string id = "card-" + name() + "-" + std::to_string(++things_);
  const std::string fresh = mark();
  on_card_[id].push_back(fresh);
  add_card(id, fresh + chance_.one_of(kWords));
  cards_.push_back(id);
}

void Person::lengthen_own_card() {
  const std::string card = some_card(true);
  const Record* record = session_->shown().find(card);
  if (!record || record->text().content().size() > kLongestCard || record->card().withdrawn_ms() != 0)
    return add_some_card();
  const auto units = text::units_in(record->text().content());
  const std::string fresh = mark();
  on_card_[card].push_back(fresh);
  take(session_->edit_text(card, text::Change().keep(units).insert(text::to_units(fresh).value()), client::now_here()));
}

// Whole markers between whole markers, so that each can be found again whoever types beside it; now and then one of
// one's own goes.
void Person::type_into_the_note() {
  const Record* note = session_->shown().find(kSharedNote);
  if (!note) return;
  const std::u16string words = text::to_units(note->text().content()).value();
  const auto length = static_cast<std::uint32_t>(words.size());
  if (chance_.percent(25) && !typed_.empty()) {
    const std::string marker = *std::next(typed_.begin(), static_cast<std::ptrdiff_t>(chance_.below(typed_.size())));
    const std::u16string units = text::to_units(marker).value();
    const std::size_t at = words.find(units);
    if (at == std::u16string::npos) return;
    typed_.erase(marker);
    witness_.took_out(marker);
    const auto before = static_cast<std::uint32_t>(at), gone = static_cast<std::uint32_t>(units.size());
    return take(session_->edit_text(kSharedNote, text::Change().keep(before).erase(gone).keep(length - before - gone),
                                    client::now_here()));
  }
  if (words.size() > kLongestNote) return;
  std::vector<std::uint32_t> places = {0};
  for (std::uint32_t at = 0; at < length; ++at)
    if (at + 1 == length || words[at] != words[at + 1]) places.push_back(at + 1);
  const std::uint32_t place = chance_.one_of(places);
  const std::string fresh = witness_.fresh_ideographic_marker();
  witness_.wrote(fresh, name());
  typed_.insert(fresh);
  take(session_->edit_text(kSharedNote,
                           text::Change().keep(place).insert(text::to_units(fresh).value()).keep(length - place),
                           client::now_here()));
}

void Person::add_decision() {
  Request request;
  AddDecision& add = *request.mutable_add_decision();
  add.set_review_date("2030-06-01");  // boards of this template adopt nothing without a day to look again
  add.set_id("decision-" + name() + "-" + std::to_string(++things_));
  add.set_title("What was decided");
  add.set_text("as " + name() + " heard it");
  add.set_state(ADOPTED);
  add.add_based_on(some_card(false));
  ask(std::move(request));
}

void Person::act_by_chance() {
  if (session_->me().participant.empty()) return;  // has not seen the board yet
  if (does_a_rarer_thing()) return;
  const std::uint64_t what = chance_.below(100);
  Request request;
  if (role() == OBSERVER && what >= 3) return;  // looks on, and once in a while tries
  if (role() == RAPPORTEUR && what >= 60) return what >= 92 ? add_decision() : type_into_the_note();
  if (what < 3) {
    // Refused, each: an id that is taken; for observers, that it is tried at all.
    const std::string taken = some_card(false);
    return taken.empty() ? void() : add_card(taken, mark());
  } else if (what < 38) {
    const bool room = session_->shown().cards_numbered() < kMostCards || chance_.percent(3);  // some in silence, always
    for (std::uint64_t cards = chance_.percent(10) ? 4 : 1; cards > 0 && room; --cards) add_some_card();
    return;
  } else if (what < 55) {
    return lengthen_own_card();
  } else if (what < 70) {
    request.mutable_move_cards()->add_ids(some_card(false));
    request.mutable_move_cards()->mutable_to()->set_region(some_region());
  } else if (what < 77) {
    request.mutable_trash_cards()->add_ids(some_card(true));
    request.mutable_trash_cards()->set_reason("said twice");
  } else if (what < 84) {
    request.mutable_restore_cards()->add_ids(some_card(true));
  } else if (what < 90) {
    AddLink& add = *request.mutable_add_link();
    add.set_id("link-" + name() + "-" + std::to_string(++things_));
    add.set_from(some_card(false));
    add.set_to(some_card(false));
  } else if (what < 94) {
    AddCluster& add = *request.mutable_add_cluster();
    add.set_id("cluster-" + name() + "-" + std::to_string(++things_));
    add.set_title("what belongs together");
    add.set_region(some_region());
    add.add_cards(some_card(false));
  } else {
    Presence presence;
    presence.set_writing(some_card(true));
    presence.add_dragging(some_card(false));
    session_->show_presence(presence);
    return connection_->poke();
  }
  ask(std::move(request));
}

}  // namespace plenary::torture
