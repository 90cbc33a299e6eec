#include "tests/simulation/witness.h"

#include <zlib.h>

#include "facilitation/rules/limits.h"
#include "server/live/schema.h"

namespace plenary::simulation {
namespace {

constexpr std::size_t kLines = 60;

std::string text_of(const Chain& chain) { return {reinterpret_cast<const char*>(chain.data()), chain.size()}; }

}  // namespace

std::string inflated(const std::string& deflated) {
  std::string out;
  for (std::size_t room = deflated.size() * 8 + 4'096;; room *= 2) {
    out.resize(room);
    uLongf size = room;
    const int result = uncompress(reinterpret_cast<Bytef*>(out.data()), &size,
                                  reinterpret_cast<const Bytef*>(deflated.data()), static_cast<uLong>(deflated.size()));
    if (result == Z_BUF_ERROR) continue;
    out.resize(result == Z_OK ? size : 0);
    return out;
  }
}

void Witness::note(std::int64_t ms, const std::string& what) {
  std::string line = std::to_string(ms) + " " + what;
  for (const char c : line) trace_hash_ = (trace_hash_ ^ static_cast<unsigned char>(c)) * 1099511628211u;
  lines_.push_back(std::move(line));
  if (lines_.size() > kLines) lines_.pop_front();
}

void Witness::wrong(const std::string& invariant, const std::string& detail) {
  if (!violation_) violation_ = Violation{invariant, detail};
}

void Witness::taken(const LogEntry& entry, const Chain& previous, Seq previous_seq, LogSoFar& there) {
  const std::string number = std::to_string(entry.seq);
  if (entry.seq != previous_seq + 1)
    wrong("the log has no holes", "commit " + number + " after " + std::to_string(previous_seq));
  if (!chain_.follows(entry, previous)) wrong("the chain holds", "at commit " + number);
  chains_.insert(text_of(entry.chain));
  Commit commit;
  if (!commit.ParseFromString(entry.commit)) return wrong("commits can be read", number);
  for (const Step& step : commit.steps()) {
    if (!step.client().empty()) {
      std::uint32_t& last = there.counters[step.client()];
      const std::string which = step.actor() + " request " + std::to_string(step.cseq()) + " in commit " + number;
      if (step.cseq() <= last) wrong("no request is done twice", which);
      if (step.cseq() > last + 1) wrong("no request is skipped", which + " after " + std::to_string(last));
      last = step.cseq();
      requests_.insert({step.client(), step.cseq()});
    }
    for (const Effect& effect : step.effects()) {
      const Record& put = effect.put();
      const bool shown =
          (put.has_card() && !put.card().hidden()) || (put.has_note() && put.note().visibility() == Note::RECORD);
      if (effect.has_put() && shown) hidden_.erase(put.id());
      look_at_vote(step, put);
      if (put.has_phase()) look_at_phase(put, there.phases[put.id()]);
    }
  }
}

// However many nodes keep time, and whatever their clocks say (PHASE-3).
void Witness::look_at_phase(const Record& put, PhaseThere& last) {
  const Phase& phase = put.phase();
  const std::string which = put.id() + ", its time " + std::to_string(phase.generation());
  const bool ran = last.state == Phase::RUNNING || last.state == Phase::PAUSED;
  if (phase.state() == Phase::ENDED && (!ran || last.generation != phase.generation()))
    wrong("a phase ends once each time that it runs", which);
  if (phase.state() == Phase::RUNNING && !ran && phase.generation() != last.generation + 1)
    wrong("each time that a phase runs has a number of its own", which);
  if (phase.state() == Phase::ENDED && phase.ended_by() == "timer") {
    count("phase that ended by itself");
    if (latest_ms() < last.deadline_ms + limits::timer_grace_ms)
      wrong("no phase ends by itself before its time", which);
  }
  last = {phase.generation(), phase.state(), phase.deadline_ms()};
}

// What somebody gives is all that they give: so no commit needs another to be judged.
void Witness::look_at_vote(const Step& step, const Record& put) {
  if (put.has_vote()) {
    budgets_[put.id()] = put.vote().dots_each();
    if (put.vote().closed_ms() != 0) count("vote closed");
  }
  if (!put.has_ballot()) return;
  count("ballot cast");
  std::uint32_t given = 0;
  for (const auto& [target, dots] : put.ballot().dots()) given += dots;
  if (given > budgets_[put.ballot().vote()])
    wrong("nobody gives more dots than they have", std::to_string(given) + " by " + put.ballot().voter());
  if (step.actor() != put.ballot().voter()) wrong("nobody gives for another", step.actor() + ": " + put.id());
}

void Witness::look_at_effect(const Effect& effect, const std::string& participant) {
  const Record& put = effect.put();
  if (put.has_ballot() && put.ballot().voter() != participant)
    wrong("what somebody gave is sent to nobody else", put.id() + " to " + participant);
  if (!put.card().erased()) return;
  count("told that words are erased");
  const std::string words = words_on(put.id());
  if (!words.empty() && can_come_back(words))
    wrong("words are called erased when nothing can bring them back", words + " to " + participant);
}

void Witness::look_for_hidden(const std::string& bytes, const std::string& participant, Role role) {
  for (const auto& [word, hidden] : hidden_) {
    if (bytes.find(word) == std::string::npos) continue;
    const bool allowed = hidden.note ? role == RAPPORTEUR : participant == hidden.author;
    if (!allowed) wrong("what is hidden is sent to nobody else", word + " to " + participant + ", " + Role_Name(role));
  }
}

void Witness::leaves(const std::string& frame, const std::string& participant, const std::string& client,
                     const Document& document) {
  const Role role = document.role_of(participant);
  if (role == ROLE_UNSPECIFIED)
    wrong("who is removed gets nothing", std::to_string(frame.size()) + " bytes to " + participant);
  look_for_hidden(frame, participant, role);
  ServerFrame parsed;
  if (!parsed.ParseFromString(frame)) return wrong("frames can be read", "to " + participant);
  const auto in_log = [&](const std::string& chain, Seq seq, const char* what) {
    if (seq > 0 && !chains_.contains(chain))
      wrong("nothing is shown before it is in the log",
            std::string(what) + " " + std::to_string(seq) + " to " + participant);
  };
  for (const ServerMessage& message : parsed.messages()) {
    if (message.has_delta()) in_log(message.delta().chain(), message.delta().seq(), "delta");
    for (const Effect& effect : message.delta().effects()) look_at_effect(effect, participant);
    if (message.has_welcome()) in_log(message.welcome().at().chain(), message.welcome().at().seq(), "welcome");
    if (message.has_resync()) in_log(message.resync().at().chain(), message.resync().at().seq(), "resync");
    if (message.has_snapshot()) {
      in_log(message.snapshot().at().chain(), message.snapshot().at().seq(), "snapshot");
      if (message.snapshot().count() == 1) look_for_hidden(inflated(message.snapshot().data()), participant, role);
    }
    if (message.has_ack() && !was_taken(client, message.ack().cseq()))
      wrong("nothing is acknowledged before it is in the log",
            "request " + std::to_string(message.ack().cseq()) + " of " + participant + ", told with commit " +
                std::to_string(message.ack().seq()) + (message.ack().duplicate() ? " again" : ""));
  }
}

}  // namespace plenary::simulation
