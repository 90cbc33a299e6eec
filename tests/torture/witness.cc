#include "tests/torture/witness.h"

#include <algorithm>
#include <utility>

#include "clients/cpp/connection.h"

namespace plenary::torture {
namespace {

constexpr std::string_view kOpen = "⟦", kClose = "⟧";
constexpr std::uint32_t kGap = 4420;

std::string which(const std::string& who, std::uint32_t cseq) { return who + "'s request " + std::to_string(cseq); }

}  // namespace

std::string marker(const std::string& name, std::uint32_t number) {
  return std::string(kOpen) + name + "-" + std::to_string(number) + std::string(kClose);
}

void each_marker(std::string_view text, const std::function<void(const std::string&)>& found) {
  for (std::size_t at = text.find(kOpen); at != std::string_view::npos; at = text.find(kOpen, at + 1)) {
    const std::size_t end = text.find(kClose, at);
    if (end == std::string_view::npos) return;
    found(std::string(text.substr(at, end + kClose.size() - at)));
  }
}

// ---- from clients

void Witness::from_client(Listening& connection, const std::string& message) {
  ClientFrame frame;
  if (!frame.ParseFromString(message)) return verdicts_.check("frames can be read", false, "from " + connection.who);
  if (frame.has_hello()) {
    connection.client = frame.hello().client();
    verdicts_.count(frame.hello().has_resume() ? "connections that resume" : "connections that begin");
  }
  for (const Request& request : frame.requests()) {
    auto [found, first_time] = asked_[connection.client].try_emplace(request.cseq());
    Asked& asked = found->second;
    const std::string bytes = request.SerializeAsString();
    if (first_time) {
      asked.bytes = bytes;
      asked.first_ms = client::now_here().steady_ms;
      asked.acknowledged_before = highest_told_;
      verdicts_.count("requests");
    } else {
      verdicts_.count("requests sent again");
      verdicts_.check("SUBMIT-3: a sent request is never changed", asked.bytes == bytes, which(connection.who, request.cseq()));
    }
    connection.awaited.insert(request.cseq());
  }
}

void Witness::connection_over(Listening& connection) {
  for (const std::uint32_t cseq : connection.awaited) {
    asked_[connection.client][cseq].unknown = true;
    verdicts_.count("requests whose connection was lost before the outcome");
  }
}

// ---- from servers

void Witness::stands_at(const Position& at, const std::string& who) {
  if (!epoch_) epoch_ = at.epoch();
  verdicts_.check("everybody stands on one history", *epoch_ == at.epoch(), who + " is told of another epoch");
  one_chain(at.seq(), at.chain(), who);
}

void Witness::one_chain(Seq seq, const std::string& chain, const std::string& who) {
  if (seq == 0) return;
  const auto [found, fresh] = chains_.try_emplace(seq, chain);
  verdicts_.check("everybody stands on one history", found->second == chain, who + " is told of another commit " + std::to_string(seq));
}

void Witness::seen_at(const std::string& who, std::string_view words, Seq seq) {
  each_marker(words, [&](const std::string& marker) { seen_[marker].try_emplace(who, seq); });
}

void Witness::from_server(Listening& connection, const std::string& bytes) {
  ServerFrame frame;
  if (!frame.ParseFromString(bytes)) return verdicts_.check("frames can be read", false, "to " + connection.who);
  for (const ServerMessage& message : frame.messages()) {
    switch (message.kind_case()) {
      case ServerMessage::kWelcome: {
        const Welcome& welcome = message.welcome();
        stands_at(welcome.at(), connection.who);
        verdicts_.count(welcome.mode() == Welcome::SNAPSHOT ? "welcomes with a snapshot" : "welcomes that go on with deltas");
        for (auto& [cseq, asked] : asked_[connection.client]) {
          if (!std::exchange(asked.unknown, false) || asked.ack) continue;
          verdicts_.count(cseq <= welcome.counter() ? "outcomes unknown, then found decided" : "outcomes unknown, then found undecided");
        }
        break;
      }
      case ServerMessage::kSnapshot: {
        if (message.snapshot().index() == 0) connection.snapshot.emplace();
        if (!connection.snapshot) break;
        const auto answer = connection.snapshot->take(message.snapshot());
        verdicts_.check("snapshots can be read", answer != client::SnapshotReader::Answer::broken, connection.snapshot->fault());
        if (answer != client::SnapshotReader::Answer::whole) break;
        verdicts_.count("snapshots");
        stands_at(message.snapshot().at(), connection.who);
        seen_at(connection.who, connection.snapshot->body().SerializeAsString(), message.snapshot().at().seq());
        break;
      }
      case ServerMessage::kDelta:
        verdicts_.count("deltas");
        one_chain(message.delta().seq(), message.delta().chain(), connection.who);
        seen_at(connection.who, message.SerializeAsString(), message.delta().seq());
        break;
      case ServerMessage::kAck:
        acknowledged(connection, message.ack());
        seen_at(connection.who, message.SerializeAsString(), 0);
        break;
      case ServerMessage::kResync:
        verdicts_.count("resyncs");
        stands_at(message.resync().at(), connection.who);
        break;
      case ServerMessage::kProblem:
        verdicts_.count(message.problem().code() == kGap ? "gaps" : "protocol problems besides gaps");
        seen_at(connection.who, message.SerializeAsString(), 0);
        break;
      case ServerMessage::kStatus:
        verdicts_.count("told that nothing can be stored, or can again");
        break;
      case ServerMessage::kStable:
      case ServerMessage::kViewChange:
      case ServerMessage::kPeople:
      case ServerMessage::kPresence:
      case ServerMessage::kPong:
      case ServerMessage::kGoAway:
      case ServerMessage::KIND_NOT_SET:
        seen_at(connection.who, message.SerializeAsString(), 0);
        break;
    }
  }
}

void Witness::acknowledged(Listening& connection, const Ack& ack) {
  connection.awaited.erase(ack.cseq());
  if (ack.duplicate()) verdicts_.count("outcomes told again");
  highest_told_ = std::max(highest_told_, ack.seq());
  auto& asked = asked_[connection.client];
  const auto found = asked.find(ack.cseq());
  verdicts_.check("only what was asked is acknowledged", found != asked.end(), which(connection.who, ack.cseq()));
  if (found == asked.end()) return;
  std::optional<Ack>& before = found->second.ack;
  if (before) {
    const bool same = before->has_refusal() == ack.has_refusal() && before->refusal().code() == ack.refusal().code();
    verdicts_.check("an outcome stays what it was", same, which(connection.who, ack.cseq()));
    return;
  }
  before = ack;
  ++acknowledged_;
  verdicts_.count(ack.has_refusal() ? "refusals" : "requests accepted");
  verdicts_.acknowledged_after(client::now_here().steady_ms - found->second.first_ms);
  if (ack.has_refusal())
    verdicts_.check("REFUSE-1: a refusal carries a code and a sentence", ack.refusal().code() != REFUSAL_NONE && !ack.sentence().empty(), which(connection.who, ack.cseq()));
}

// ---- from people

void Witness::handed_back(const std::string& words) {
  each_marker(words, [this](const std::string& marker) { handed_back_.insert(marker); });
}

void Witness::told_saved(const std::string& who, const std::string& client, std::uint32_t last_cseq) {
  const auto& asked = asked_[client];
  for (auto one = asked.rbegin(); one != asked.rend(); ++one)
    if (!one->second.ack) return verdicts_.check("saved is said only of what is saved", false, which(who, one->first));
  const bool all_sent = last_cseq == 0 || (!asked.empty() && asked.rbegin()->first == last_cseq);
  verdicts_.check("saved is said only of what is saved", all_sent, which(who, last_cseq) + " was never sent");
}

// ---- in the end

Document Witness::read_log(const ArchivedDocument& archive) {
  Document document;
  std::map<std::pair<std::string, std::uint32_t>, Logged> log;
  std::map<std::string, std::uint32_t> counters;
  std::map<std::string, Seq> logged_at, visible_at;
  Seq last = 0;
  verdicts_.check("everybody stands on one history", epoch_ == archive.epoch(), "the log is of another epoch");
  for (const ArchivedEntry& entry : archive.entries()) {
    Commit commit;
    verdicts_.check("commits can be read", commit.ParseFromString(entry.commit()), std::to_string(entry.seq()));
    verdicts_.check("the log has no holes", entry.seq() == last + 1 && commit.seq() == entry.seq(), "commit " + std::to_string(entry.seq()) + " after " + std::to_string(last));
    last = entry.seq();
    one_chain(entry.seq(), entry.chain(), "the log");
    for (const Step& step : commit.steps()) {
      verdicts_.count("decided in the log");
      if (step.verb() == Request::kRevealCards && !step.has_refusal()) verdicts_.count("reveals");
      if (step.client().empty()) continue;
      std::uint32_t& counter = counters[step.client()];
      const std::string request = which(step.actor(), step.cseq()) + " in commit " + std::to_string(entry.seq());
      const bool fresh = log.emplace(std::pair(step.client(), step.cseq()), Logged{entry.seq(), step.has_refusal(), step.effects_size(), step.refusal().code()}).second;
      verdicts_.check("no request is decided twice", fresh, request);
      verdicts_.check("LOG-7: no request is skipped", step.cseq() == counter + 1, request + " after " + std::to_string(counter));
      verdicts_.check("what is refused has no effects", !step.has_refusal() || step.effects_size() == 0, request);
      counter = step.cseq();
    }
    evolve(document, commit);
    for (const Step& step : commit.steps())
      for (const Effect& effect : step.effects()) {
        const Record* record = document.find(effect.has_put() ? effect.put().id() : effect.edit().id());
        if (!record) continue;
        const bool hidden = record->has_card() && record->card().hidden();
        if (hidden) verdicts_.count("written in silence");
        each_marker(record->text().content(), [&](const std::string& marker) {
          logged_at.try_emplace(marker, entry.seq());
          if (!hidden) visible_at.try_emplace(marker, entry.seq());
        });
      }
  }
  verdicts_.count("commits", last);
  verdicts_.check("the state is what the log leads to", state_hash(document) == archive.state_hash(), "the server's hash is another");
  check_requests(log);
  check_words(document);
  check_sight(logged_at, visible_at);
  return document;
}

void Witness::check_requests(const std::map<std::pair<std::string, std::uint32_t>, Logged>& log) {
  for (const auto& [client, requests] : asked_) {
    for (const auto& [cseq, asked] : requests) {
      const auto found = log.find({client, cseq});
      const bool there = found != log.end();
      const std::string name = "request " + std::to_string(cseq);
      verdicts_.check("in the end every request has been decided and acknowledged", there && asked.ack, name + (there ? ", decided" : ", not decided"));
      if (asked.ack) verdicts_.check("what is acknowledged is in the log", there, name + ", acknowledged with commit " + std::to_string(asked.ack->seq()));
      if (!there || !asked.ack) continue;
      const Logged& logged = found->second;
      const std::string where = name + " in commit " + std::to_string(logged.seq) + ", acknowledged with " + std::to_string(asked.ack->seq());
      verdicts_.check("what is acknowledged is in the log", asked.ack->seq() >= logged.seq, where);
      verdicts_.check("accepted is accepted, refused is refused", asked.ack->has_refusal() == logged.refused && asked.ack->refusal().code() == logged.code, where);
      // But for a deletion of words that somebody else has deleted meanwhile, or of one's own before they were sent.
      Request request;
      const bool may_do_nothing = request.ParseFromString(asked.bytes) && request.has_edit_text() && request.edit_text().change().inserts().empty();
      verdicts_.check("what is accepted has effects", logged.refused || logged.effects > 0 || may_do_nothing, where);
      verdicts_.check("who asks after an acknowledgement comes after it in the log", logged.seq > asked.acknowledged_before || asked.acknowledged_before == 0, where);
    }
  }
}

void Witness::check_words(const Document& document) {
  std::set<std::string> present;
  for (const auto& [id, entry] : document.entries())
    each_marker(entry.record.text().content(), [&](const std::string& marker) {
      verdicts_.check("no words stand twice", present.insert(marker).second, marker + " in " + id);
    });
  for (const auto& [client, requests] : asked_)
    for (const auto& [cseq, asked] : requests) {
      if (!asked.ack || asked.ack->has_refusal()) continue;
      each_marker(asked.bytes, [&](const std::string& marker) {
        verdicts_.check("words that were accepted are there, unless their author took them out", present.contains(marker) || taken_out_.contains(marker), marker);
      });
    }
  for (const auto& [marker, who] : authors_) {
    verdicts_.count("pieces of words written");
    verdicts_.check("nothing that anybody wrote is lost without a word", present.contains(marker) || taken_out_.contains(marker) || handed_back_.contains(marker), marker + " of " + who);
  }
}

void Witness::check_sight(const std::map<std::string, Seq>& logged_at, const std::map<std::string, Seq>& visible_at) {
  for (const auto& [marker, viewers] : seen_) {
    const auto author = authors_.find(marker);
    for (const auto& [who, seq] : viewers) {
      const bool own = author != authors_.end() && author->second == who;
      const auto& since = own ? logged_at : visible_at;
      const auto found = since.find(marker);
      const bool may = found != since.end() && seq >= found->second;
      verdicts_.check(own ? "nothing is shown before it is in the log" : "VIEW-2: nothing hidden is sent to anybody but its author", may,
                      marker + " to " + who + " with commit " + std::to_string(seq));
    }
  }
}

}  // namespace plenary::torture
