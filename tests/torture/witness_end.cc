// In the end: what is in the log, and in those that were lost, against everything that was heard.
#include <algorithm>

#include "tests/torture/witness.h"

namespace plenary::torture {

void Witness::note_step(History& history, const Document& document, const Step& step, Seq seq) {
  const std::optional<Request> asked = step.has_refusal() ? std::nullopt : request(step.client(), step.cseq());
  if (asked)
    each_marker(asked->SerializeAsString(),
                [&, on = written_by(*asked)](const std::string& marker) { history.written[on].insert(marker); });
  for (const Effect& effect : step.effects()) {
    const std::string& id = effect.has_put() ? effect.put().id() : effect.edit().id();
    const Record* record = document.find(id);
    const bool hidden = record ? record->has_card() && record->card().hidden() : effect.put().card().hidden();
    if (hidden) verdicts_.count("written in silence");
    const auto note = [&](const std::string& marker) {
      history.logged_at.try_emplace(marker, seq);
      if (!hidden) history.visible_at.try_emplace(marker, seq);
    };
    each_marker(effect.SerializeAsString(), note);  // what was sent again at once may come and go within one commit
    if (record) each_marker(record->text().content(), note);
    if (record && (record->has_card() || record->has_quote()))
      for (const std::string& marker : history.written[id]) note(marker);
  }
}

void Witness::begin_history() {
  ballots_.begin_history();
  published_.begin_history();
}

void Witness::passing(History& history, Document& document, const Commit& commit, const ArchivedEntry& entry) {
  history.chains[entry.seq()] = entry.chain();
  evolve(document, commit);
  for (const Step& step : commit.steps()) note_step(history, document, step, commit.seq());
  ballots_.passing(commit, [this](const std::string& client, std::uint32_t cseq) {
    const Asked* asked = asked_for(client, cseq);
    return asked ? asked->first_ms : 0;
  });
  published_.passing(commit, entry.chain(),
                     [this](const std::string& client, std::uint32_t cseq) { return request(client, cseq); });
  taken_back_.entry(entry);
}

void Witness::read_lost(const ArchivedDocument& archive) {
  History& history = lost_histories_.emplace_back();
  Document document;
  begin_history();
  for (const ArchivedEntry& entry : archive.entries()) {
    Commit commit;
    if (!commit.ParseFromString(entry.commit()))
      return verdicts_.check("commits can be read", false, "one that was lost");
    if (entry.erased()) verdicts_.count("entries that were erased in a history that was lost");
    passing(history, document, commit, entry);
  }
}

// Erasing words puts the log under another epoch, and everybody goes on there.
void Witness::check_epochs(std::uint64_t epoch) {
  for (const auto& [who, last] : epochs_)
    verdicts_.check("in the end everybody stands on the epoch of the log", last == epoch, who);
}

Document Witness::read_log(const ArchivedDocument& archive,
                           const std::function<void(const Document&, const ArchivedEntry&)>& seen) {
  Document document;
  std::map<std::pair<std::string, std::uint32_t>, Logged> log;
  std::map<std::string, std::uint32_t> counters;
  Seq last = 0;
  begin_history();
  check_epochs(archive.epoch());
  for (const ArchivedEntry& entry : archive.entries()) {
    Commit commit;
    verdicts_.check("commits can be read", commit.ParseFromString(entry.commit()), std::to_string(entry.seq()));
    verdicts_.check("the log has no holes", entry.seq() == last + 1 && commit.seq() == entry.seq(),
                    "commit " + std::to_string(entry.seq()) + " after " + std::to_string(last));
    last = entry.seq();
    for (const Step& step : commit.steps()) {
      verdicts_.count("decided in the log");
      if (step.verb() == Request::kRevealCards && !step.has_refusal()) verdicts_.count("reveals");
      if (step.client().empty()) continue;
      std::uint32_t& counter = counters[step.client()];
      const std::string request =
          step.actor() + "'s request " + std::to_string(step.cseq()) + " in commit " + std::to_string(entry.seq());
      const bool fresh =
          log.emplace(std::pair(step.client(), step.cseq()),
                      Logged{entry.seq(), step.has_refusal(), step.effects_size(), step.refusal().code()})
              .second;
      verdicts_.check("no request is decided twice", fresh, request);
      verdicts_.check("LOG-7: no request is skipped", step.cseq() == counter + 1,
                      request + " after " + std::to_string(counter));
      verdicts_.check("what is refused has no effects", !step.has_refusal() || step.effects_size() == 0, request);
      counter = step.cseq();
    }
    passing(log_, document, commit, entry);
    taken_back_.passing(commit);
    seen(document, entry);
  }
  verdicts_.count("commits", last);
  verdicts_.check("the state is what the log leads to", state_hash(document) == archive.state_hash(),
                  "the server's hash is another");
  check_requests(log);
  check_words(document);
  check_sight();
  check_histories();
  ballots_.check_told();
  published_.check_all_passed();
  taken_back_.read(document, written_);
  return document;
}

void Witness::check_requests(const std::map<std::pair<std::string, std::uint32_t>, Logged>& log) {
  for (const auto& [client, requests] : asked_) {
    for (const auto& [cseq, asked] : requests) {
      const auto found = log.find({client, cseq});
      const bool there = found != log.end();
      const std::string name = "request " + std::to_string(cseq);
      // A server that was behind may have said so on a connection that broke: then the person never heard it, and what they
      // were told before stands, if it is what the log has.
      const bool stands = !asked.ack && asked.taken_back && there && asked.taken_back->seq() >= found->second.seq;
      const std::optional<Ack>& told = stands ? asked.taken_back : asked.ack;
      verdicts_.check("in the end every request has been decided and acknowledged", there && told,
                      name + (there ? ", decided" : ", not decided"));
      if (told)
        verdicts_.check("what is acknowledged is in the log", there,
                        name + ", acknowledged with commit " + std::to_string(told->seq()));
      if (!there || !told) continue;
      const Logged& logged = found->second;
      const std::string where =
          name + " in commit " + std::to_string(logged.seq) + ", acknowledged with " + std::to_string(told->seq());
      verdicts_.check("what is acknowledged is in the log", told->seq() >= logged.seq, where);
      verdicts_.check("accepted is accepted, refused is refused",
                      told->has_refusal() == logged.refused && told->refusal().code() == logged.code, where);
      // But for a deletion of words that somebody else has deleted meanwhile, or of one's own before they were sent.
      Request request;
      const bool may_do_nothing = request.ParseFromString(asked.bytes) && request.has_edit_text() &&
                                  request.edit_text().change().inserts().empty();
      verdicts_.check("what is accepted has effects", logged.refused || logged.effects > 0 || may_do_nothing, where);
      // Of two whose outcomes a rollback took back, either may be decided first the second time.
      const bool both_stood = for_good_ == 0 || asked.rollbacks == rollbacks_;
      if (both_stood && asked.acknowledged_before > 0)
        verdicts_.check("who asks after an acknowledgement comes after it in the log",
                        logged.seq > asked.acknowledged_before, where);
      // But for a change of words that lives on in a later one.
      if (asked.taken_back && !asked.taken_back->has_refusal() && logged.refused && logged.code != STALE_TEXT)
        verdicts_.check("RETRACT-1: who was told of another outcome is told of this one",
                        told_refused_.contains({client, cseq}), where);
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
        verdicts_.check("words that were accepted are there, unless their author took them out",
                        present.contains(marker) || taken_out_.contains(marker), marker);
      });
    }
  for (const auto& [marker, who] : authors_) {
    verdicts_.count("pieces of words written");
    verdicts_.check("nothing that anybody wrote is lost without a word",
                    present.contains(marker) || taken_out_.contains(marker) || handed_back_.contains(marker),
                    marker + " of " + who);
  }
}

const Witness::History* Witness::history_with(Seq seq, const std::string& chain) const {
  if (log_.holds(seq, chain)) return &log_;
  const auto found = std::find_if(lost_histories_.begin(), lost_histories_.end(),
                                  [&](const History& history) { return history.holds(seq, chain); });
  return found == lost_histories_.end() ? nullptr : &*found;
}

void Witness::check_sight() {
  for (const auto& [marker, viewers] : seen_) {
    const auto author = authors_.find(marker);
    for (const auto& [viewer, told] : viewers) {
      const bool own = author != authors_.end() && same_person(author->second, viewer.first);
      const History* history = history_with(told.seq, told.chain);
      bool may = false;
      if (history) {
        const auto& since = own ? history->logged_at : history->visible_at;
        const auto found = since.find(marker);
        may = found != since.end() && told.seq >= found->second;
      }
      verdicts_.check(
          own ? "nothing is shown before it is in the log" : "VIEW-2: nothing hidden is sent to anybody but its author",
          may,
          marker + " to " + viewer.first + " with commit " + std::to_string(told.seq) +
              (history ? "" : ", which is in no log"));
    }
  }
}

void Witness::check_histories() {
  for (const auto& [seq, chains] : chains_)
    for (const std::string& chain : chains)
      verdicts_.check("LOG-4: what is told is in the log, or was in one that was lost",
                      history_with(seq, chain) != nullptr, "commit " + std::to_string(seq));
  for (const Told& lost : lost_)
    verdicts_.count(log_.holds(lost.seq, lost.chain) ? "commits that Redis lost and servers gave back"
                                                     : "commits that Redis lost for good");
  for (const Told& told : stable_)
    verdicts_.check("LOG-12: what was called stable is in the log", log_.holds(told.seq, told.chain),
                    "commit " + std::to_string(told.seq));
  for (const Resumed& one : resumed_) {
    if (log_.holds(one.token.seq, one.token.chain) || !log_.holds(one.at.seq, one.at.chain)) continue;
    verdicts_.check("RESUME-2: who comes from a history that was lost is sent a snapshot", !one.with_deltas,
                    one.who + " goes on from a commit " + std::to_string(one.token.seq) + " that is not in the log");
    verdicts_.count(one.token.seq <= one.at.seq ? "people from a lost history, overtaken by another"
                                                : "people from a lost history, ahead of the log");
  }
}

}  // namespace plenary::torture
