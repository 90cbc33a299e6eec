#include "tests/torture/witness.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <utility>

#include "clients/cpp/connection.h"

namespace plenary::torture {
namespace {

constexpr std::string_view kOpen = "⟦", kClose = "⟧";
constexpr std::uint32_t kGap = 4420;

std::string which(const std::string& who, std::uint32_t cseq) { return who + "'s request " + std::to_string(cseq); }

// A map has no order of its own.
std::string bytes_of(const Request& request) {
  std::string bytes;
  google::protobuf::io::StringOutputStream out(&bytes);
  google::protobuf::io::CodedOutputStream coded(&out);
  coded.SetSerializationDeterministic(true);
  request.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

}  // namespace

std::string marker(const std::string& name, std::uint32_t number) {
  return std::string(kOpen) + name + "-" + std::to_string(number) + std::string(kClose);
}

std::string ideographic_marker(std::uint32_t number) {
  const std::uint32_t ideograph = 0x3400 + number % 27'000;
  const std::string once = {static_cast<char>(0xe0 | ideograph >> 12),
                            static_cast<char>(0x80 | (ideograph >> 6 & 0x3f)),
                            static_cast<char>(0x80 | (ideograph & 0x3f))};
  return once + once + once + once;
}

std::string written_by(const Request& request) {
  if (request.has_add_card()) return request.add_card().id();
  if (request.has_edit_text()) return request.edit_text().id();
  if (request.has_capture_quote()) return request.capture_quote().id();
  if (request.has_answer_attribution()) return quote_asked_for(request.answer_attribution().id());
  return {};
}

void each_marker(std::string_view text, const std::function<void(const std::string&)>& found) {
  for (std::size_t at = 0; at + 12 <= text.size(); ++at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0xe3 || first > 0xe9 || text.substr(at, 9) != text.substr(at + 3, 9)) continue;
    found(std::string(text.substr(at, 12)));
    at += 11;
  }
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
    if (frame.hello().has_resume()) connection.token = frame.hello().resume();
    verdicts_.count(connection.token ? "connections that resume" : "connections that begin");
  }
  for (const Request& request : frame.requests()) {
    auto [found, first_time] = asked_[connection.client].try_emplace(request.cseq());
    Asked& asked = found->second;
    const std::string bytes = bytes_of(request);
    if (first_time) {
      asked.bytes = bytes;
      asked.first_ms = client::now_here().steady_ms;
      asked.rollbacks = rollbacks_;
      asked.acknowledged_before = highest_told_;
      each_marker(bytes, [&, on = written_by(request)](const std::string& marker) { written_[on].insert(marker); });
      verdicts_.count("requests");
    } else {
      verdicts_.count("requests sent again");
      verdicts_.check("SUBMIT-3: a sent request is never changed", asked.bytes == bytes,
                      which(connection.who, request.cseq()));
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

void Witness::stands_at(Listening& connection, const Position& at) {
  const auto [epoch, fresh] = epochs_.try_emplace(connection.who, at.epoch());
  if (!fresh && epoch->second != at.epoch()) verdicts_.count("times that somebody was told of another epoch");
  epoch->second = at.epoch();
  connection.told.clear();
  if (at.seq() > 0) connection.told[at.seq()] = at.chain();
  one_chain(at.seq(), at.chain(), connection.who);
}

// One that was lost for good, and the one that came instead, are two.
void Witness::one_chain(Seq seq, const std::string& chain, const std::string& who) {
  if (seq == 0) return;
  auto& chains = chains_[seq];
  chains.insert(chain);
  since_rollback_.insert({seq, chain});
  verdicts_.check("everybody stands on one history", chains.size() <= 1 + for_good_,
                  who + " is told of another commit " + std::to_string(seq));
}

void Witness::seen_at(const std::string& who, std::string_view words, Seq seq, const std::string& chain) {
  each_marker(words, [&](const std::string& marker) {
    seen_[marker].try_emplace({who, rollbacks_}, Told{seq, chain});
  });
}

void Witness::sent(const std::string& who, const Record& record) {
  const auto& [participant, role] = people_[who];
  ballots_.sent(participant, record);
  const bool asked = record.has_attribution_request();
  if (!record.has_quote() && !asked) return;
  const std::string& speaker = asked ? record.attribution_request().speaker() : record.quote().speaker();
  verdicts_.check("I8: quotations are sent to rapporteurs and their speaker alone",
                  role == RAPPORTEUR || participant == speaker, record.id() + " to " + who);
}

bool Witness::same_person(const std::string& one, const std::string& other) const {
  const auto a = people_.find(one), b = people_.find(other);
  return a != people_.end() && b != people_.end() && a->second.participant == b->second.participant;
}

const Witness::Asked* Witness::asked_for(const std::string& client, std::uint32_t cseq) const {
  const auto of_client = asked_.find(client);
  if (of_client == asked_.end()) return nullptr;
  const auto found = of_client->second.find(cseq);
  return found == of_client->second.end() ? nullptr : &found->second;
}

std::optional<Request> Witness::request(const std::string& client, std::uint32_t cseq) const {
  const Asked* asked = asked_for(client, cseq);
  Request request;
  if (!asked || !request.ParseFromString(asked->bytes)) return std::nullopt;
  return request;
}

void Witness::welcomed(Listening& connection, const Welcome& welcome) {
  const bool deltas = welcome.mode() == Welcome::DELTA;
  stands_at(connection, welcome.at());
  verdicts_.count(deltas ? "welcomes that go on with deltas" : "welcomes with a snapshot");
  if (connection.token && connection.token->seq() > 0)
    resumed_.push_back({connection.who,
                        {connection.token->seq(), connection.token->chain()},
                        {welcome.at().seq(), welcome.at().chain()},
                        deltas});
  status(connection.who, welcome.read_only(), {});
  for (auto& [cseq, asked] : asked_[connection.client]) {
    if (!std::exchange(asked.unknown, false) || asked.ack) continue;
    verdicts_.count(cseq <= welcome.counter() ? "outcomes unknown, then found decided"
                                              : "outcomes unknown, then found undecided");
  }
  take_back_above(connection.client, welcome.counter());
  called_stable(connection, welcome.stable());
}

void Witness::status(const std::string& who, bool read_only, const std::string& reason) {
  read_only ? (void)told_read_only_.insert(who) : (void)told_read_only_.erase(who);
  if (reason.empty()) return;
  verdicts_.count(reason.find("disk") != std::string::npos ? "told read-only: the disk is nearly full"
                                                           : "told read-only: nothing can be stored");
}

// LOG-12: of the history that this connection is on.
void Witness::called_stable(const Listening& connection, Seq seq) {
  const auto after = connection.told.upper_bound(seq);
  if (after == connection.told.begin()) return;
  const auto& [at, chain] = *std::prev(after);
  stable_.insert({at, chain});
}

// LOG-11. As long as nothing is lost for good this only says that another server is a moment behind.
void Witness::take_back_above(const std::string& client, std::uint32_t counter) {
  if (for_good_ == 0) return;
  auto& asked = asked_[client];
  for (auto one = asked.upper_bound(counter); one != asked.end(); ++one) {
    if (!one->second.ack) continue;
    if (one->second.ack_rollbacks < rollbacks_) {
      verdicts_.count("outcomes that were told and then taken back");
      verdicts_.check("LOG-12: what was called saved is not taken back", one->first > saved_[client],
                      which(client, one->first));
    }
    one->second.taken_back = std::exchange(one->second.ack, std::nullopt);
  }
}

void Witness::from_server(Listening& connection, const std::string& bytes) {
  ServerFrame frame;
  if (!frame.ParseFromString(bytes)) return verdicts_.check("frames can be read", false, "to " + connection.who);
  for (const ServerMessage& message : frame.messages()) {
    switch (message.kind_case()) {
      case ServerMessage::kWelcome: welcomed(connection, message.welcome()); break;
      case ServerMessage::kSnapshot: {
        if (message.snapshot().index() == 0) connection.snapshot.emplace();
        if (!connection.snapshot) break;
        const auto answer = connection.snapshot->take(message.snapshot());
        verdicts_.check("snapshots can be read", answer != client::SnapshotReader::Answer::broken,
                        connection.snapshot->fault());
        if (answer != client::SnapshotReader::Answer::whole) break;
        verdicts_.count("snapshots");
        stands_at(connection, message.snapshot().at());
        for (const Record& record : connection.snapshot->body().records()) sent(connection.who, record);
        seen_at(connection.who, connection.snapshot->body().SerializeAsString(), message.snapshot().at().seq(),
                message.snapshot().at().chain());
        break;
      }
      case ServerMessage::kDelta:
        verdicts_.count("deltas");
        verdicts_.check("commits come in their order, unless another history is announced",
                        connection.told.empty() || connection.told.rbegin()->first <= message.delta().seq(),
                        connection.who + " is sent commit " + std::to_string(message.delta().seq()) + " late");
        one_chain(message.delta().seq(), message.delta().chain(), connection.who);
        connection.told[message.delta().seq()] = message.delta().chain();
        for (const Effect& effect : message.delta().effects()) sent(connection.who, effect.put());
        seen_at(connection.who, message.SerializeAsString(), message.delta().seq(), message.delta().chain());
        break;
      case ServerMessage::kAck:
        acknowledged(connection, message.ack());
        if (message.ack().stable() != 0) called_stable(connection, message.ack().stable());
        seen_at(connection.who, message.SerializeAsString(), 0);
        break;
      case ServerMessage::kResync:
        verdicts_.count("resyncs");
        stands_at(connection, message.resync().at());
        take_back_above(connection.client, message.resync().counter());
        break;
      case ServerMessage::kProblem:
        verdicts_.count(message.problem().code() == kGap ? "gaps" : "protocol problems besides gaps");
        if (message.problem().code() == kGap) take_back_above(connection.client, message.problem().cseq());
        seen_at(connection.who, message.SerializeAsString(), 0);
        break;
      case ServerMessage::kStatus:
        status(connection.who, message.status().read_only(), message.status().reason());
        break;
      case ServerMessage::kStable:
        verdicts_.count("times that something was called stable later");
        called_stable(connection, message.stable().seq());
        break;
      case ServerMessage::kViewChange:
      case ServerMessage::kPeople:
      case ServerMessage::kPresence:
      case ServerMessage::kPong:
      case ServerMessage::kGoAway:
      case ServerMessage::KIND_NOT_SET: seen_at(connection.who, message.SerializeAsString(), 0); break;
    }
  }
}

void Witness::acknowledged(Listening& connection, const Ack& ack) {
  connection.awaited.erase(ack.cseq());
  if (ack.duplicate()) verdicts_.count("outcomes told again");
  // A server that has not noticed yet what was lost may still tell of it again.
  if (!ack.duplicate() || for_good_ == 0) highest_told_ = std::max(highest_told_, ack.seq());
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
  found->second.ack_rollbacks = rollbacks_;
  ++acknowledged_;
  if (const auto& back = found->second.taken_back) {
    const bool same = back->has_refusal() == ack.has_refusal() && back->refusal().code() == ack.refusal().code();
    return verdicts_.count(same ? "outcomes taken back and told again" : "outcomes taken back and decided otherwise");
  }
  verdicts_.count(ack.has_refusal() ? "refusals" : "requests accepted");
  verdicts_.acknowledged_after(client::now_here().steady_ms - found->second.first_ms);
  if (ack.has_refusal())
    verdicts_.check("REFUSE-1: a refusal carries a code and a sentence",
                    ack.refusal().code() != REFUSAL_NONE && !ack.sentence().empty(), which(connection.who, ack.cseq()));
}

// ---- from people

void Witness::handed_back(const std::string& client, std::uint32_t cseq, const std::string& words) {
  told_refused_.insert({client, cseq});
  each_marker(words, [this](const std::string& marker) { handed_back_.insert(marker); });
}

void Witness::retracted(const std::string& who) {
  verdicts_.count("retractions");
  verdicts_.check("nothing is retracted unless something was lost", for_good_ > 0, who);
}

void Witness::told_saved(const std::string& who, const std::string& client, std::uint32_t last_cseq) {
  saved_[client] = last_cseq;
  const auto& asked = asked_[client];
  for (auto one = asked.rbegin(); one != asked.rend(); ++one)
    if (!one->second.ack) return verdicts_.check("saved is said only of what is saved", false, which(who, one->first));
  const bool all_sent = last_cseq == 0 || (!asked.empty() && asked.rbegin()->first == last_cseq);
  verdicts_.check("saved is said only of what is saved", all_sent, which(who, last_cseq) + " was never sent");
}

// ---- what befell the log

void Witness::rolled_back(Seq head, bool for_good) {
  for (const Told& told : since_rollback_)
    if (told.seq > head) lost_.insert(told);
  since_rollback_.clear();
  highest_told_ = 0;
  ++rollbacks_;
  for_good_ += for_good;
}

}  // namespace plenary::torture
