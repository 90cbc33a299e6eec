#include "server/live/live_documents.h"

#include <algorithm>

#include "facilitation/document/rehearsal.h"
#include "server/live/schema.h"

namespace plenary {
namespace {
constexpr std::int64_t kSweepMs = 5'000;
constexpr std::int64_t kUnreadableMs = 5'000;  // a document that could not be served is asked for again after this
}  // namespace

LiveDocuments::LiveDocuments(LivePorts ports, LiveOptions options)
    : ports_(std::move(ports)), options_(std::move(options)) {
  sweep_timer_ = ports_.clock.after(kSweepMs, [this] { sweep(); });
  ports_.log.on_stable([this](const std::string& document, const LogPosition& at) {
    if (const auto held = documents_.find(document); held != documents_.end()) held->second.document->proven_stable(at);
  });
}

LiveDocuments::~LiveDocuments() = default;

std::shared_ptr<LiveDocument> LiveDocuments::get(const std::string& document) {
  Held& held = documents_[document];
  held.idle_since_ms = -1;
  if (!held.document) {
    held.document = std::make_shared<LiveDocument>(document, ports_, options_);
    held.document->set_read_only(read_only_reason_);
    held.document->load();
  }
  return held.document;
}

std::unique_ptr<Visit> LiveDocuments::visit(const std::string& document, std::string participant, Visitor& visitor,
                                            VisitLimits limits) {
  return std::make_unique<Visit>(get(document), std::move(participant), visitor, limits);
}

void LiveDocuments::act(const std::string& document, Actor actor, Request request,
                        std::function<void(LiveDocument::Act)> done) {
  get(document)->act(std::move(actor), std::move(request), std::move(done));
}

void LiveDocuments::read(const std::string& document, std::function<void(const LiveDocument*)> look) {
  std::shared_ptr<LiveDocument> live = get(document);
  live->when_settled([weak = std::weak_ptr(live), look = std::move(look)] {
    const std::shared_ptr<LiveDocument> settled = weak.lock();
    look(settled && settled->state() == LiveDocument::State::serving ? settled.get() : nullptr);
  });
}

bool LiveDocuments::is_damaged(const std::string& document) const {
  const auto held = documents_.find(document);
  return held != documents_.end() && held->second.document &&
         held->second.document->state() == LiveDocument::State::damaged;
}

void LiveDocuments::create(const std::string& document, std::vector<Record> records,
                           std::function<void(bool, std::string)> done) {
  // REHEARSAL-1, REHEARSAL-2: what is removed is told by its id, so ids and what documents say of themselves must agree.
  const bool says_so = std::any_of(records.begin(), records.end(), [](const Record& record) {
    return record.meeting().rehearsal_until_ms() != 0 || record.board().rehearsal();
  });
  if (says_so == rehearsal_of(document).empty())
    return done(false, "Rehearsals, and nothing else, are called rehearsal-<12 letters>. Choose another id.");
  Request request;
  for (Record& record : records) *request.mutable_open_document()->add_records() = std::move(record);
  Moment now{ports_.clock.wall_ms(), 0};
  const Outcome outcome = decide(Document(), request, {"", /*server=*/true}, now);
  if (!outcome.accepted()) return done(false, sentence(outcome.refusal));

  Commit commit;
  commit.set_seq(1);
  commit.set_at_ms(now.ms);
  commit.set_node(options_.node);
  commit.set_schema(kSchema);
  Step& step = *commit.add_steps();
  step.set_verb(verb_number(request));
  for (const Effect& effect : outcome.effects) *step.add_effects() = effect;

  Epoch epoch = 0;
  while (epoch == 0) ports_.entropy.fill(&epoch, sizeof epoch);
  const LogEntry entry = ports_.chain.of(document).seal(1, commit.SerializeAsString(), Chain{}, ports_.entropy);
  ports_.log.create(document, epoch, entry, [this, document, done = std::move(done)](AppendAnswer answer) {
    switch (answer.kind) {
      case AppendAnswer::ok:
      case AppendAnswer::duplicate:
        // Whoever asked for it before it existed was told that it does not; it is looked up anew.
        if (const auto held = documents_.find(document);
            held != documents_.end() && held->second.document->state() == LiveDocument::State::missing)
          documents_.erase(held);
        return done(true, "");
      case AppendAnswer::conflict: return done(false, "A document of this id exists already.");
      case AppendAnswer::corrupt:
      case AppendAnswer::unavailable: return done(false, answer.detail);
    }
  });
}

void LiveDocuments::end(const std::function<bool(const std::string& document)>& which, std::string_view reason) {
  for (auto held = documents_.begin(); held != documents_.end();) {
    if (!which(held->first)) {
      ++held;
      continue;
    }
    const std::shared_ptr<LiveDocument> document = held->second.document;
    held = documents_.erase(held);
    document->end(reason);
  }
}

void LiveDocuments::set_read_only(const std::string& reason) {
  read_only_reason_ = reason;
  for (auto& [id, held] : documents_) held.document->set_read_only(reason);
}

void LiveDocuments::drain() {
  sweep_timer_.reset();
  for (auto& [id, held] : documents_) {
    held.document->store_snapshot_if_due(/*leaving=*/true);
    held.document->close_visits(1012, "The server is restarting. You will be connected again in a moment.");
  }
}

void LiveDocuments::sweep() {
  const std::int64_t now = ports_.clock.steady_ms();
  for (auto held = documents_.begin(); held != documents_.end();) {
    LiveDocument& document = *held->second.document;
    if (!document.idle()) {
      held->second.idle_since_ms = -1;
      ++held;
      continue;
    }
    if (held->second.idle_since_ms < 0) held->second.idle_since_ms = now;
    const bool served = document.state() == LiveDocument::State::serving;
    const bool over = now - held->second.idle_since_ms >= (served ? kIdleMs : kUnreadableMs);
    held = over ? documents_.erase(held) : std::next(held);
  }
  sweep_timer_ = ports_.clock.after(kSweepMs, [this] { sweep(); });
}

}  // namespace plenary
