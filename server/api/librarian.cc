#include "server/api/librarian.h"

#include <utility>

#include "facilitation/clocks/local_time.h"
#include "facilitation/guidebook/parts.h"
#include "server/api/leaders.h"

namespace plenary {
namespace {

constexpr std::int64_t kGatherMs = 1'000;  // several take something back at once: one edition
constexpr std::int64_t kAgainMs = 60'000;  // until what cannot be read or stored is tried again

// Whatever is not granted any more: taken back, or other words.
bool takes_back_words(const Commit& commit) {
  for (const Step& step : commit.steps())
    for (const Effect& effect : step.effects()) {
      const Quote::State state = effect.put().quote().state();
      if (effect.put().has_quote() && (state == Quote::QUOTE_WITHDRAWN || state == Quote::SUPERSEDED)) return true;
    }
  return false;
}

bool bears_on_editions(const Commit& commit) {
  for (const Step& step : commit.steps())
    for (const Effect& effect : step.effects())
      if (effect.put().has_entry_field() || effect.put().has_entry()) return true;
  return false;
}

}  // namespace

void Librarian::heard(const LiveDocument& live, const Commit& commit) {
  const Document& document = live.document();
  if (document.board()) {
    if (!takes_back_words(commit)) return;
    look_at_all_ = true;
    return soon();
  }
  if (!guidebook::head_of(document) || !document.find("edition.1")) return;
  // The node before may have been killed half way.
  const bool is_new = heard_of_.insert(live.id()).second;
  if (!is_new && !bears_on_editions(commit)) return;
  due_.insert(live.id());
  soon();
}

void Librarian::soon() {
  if (!soon_) soon_ = clock_.after(kGatherMs, [this] { settle(); });
}

void Librarian::later(const std::string& guidebook) {
  due_.insert(guidebook);
  if (later_) return;
  later_ = clock_.after(kAgainMs, [this] {
    later_.reset();
    soon();
  });
}

void Librarian::settle() {
  soon_.reset();
  for (const std::string& guidebook : std::exchange(due_, {})) settle_guidebook(guidebook);
  if (!std::exchange(look_at_all_, false)) return;
  log_.list([this](std::optional<std::vector<std::string>> ids) {
    if (!ids) {  // later, then
      look_at_all_ = true;
      return soon();
    }
    for (const std::string& id : *ids)
      if (id.ends_with(kGuidebookEnding)) settle_guidebook(id);
  });
}

void Librarian::settle_guidebook(const std::string& id) {
  gathering_.gather(id, [this, id](std::shared_ptr<GatheredGuidebook> gathered) {
    if (!gathered || !gathered->whole) return later(id);
    const std::string today = in_utc(clock_.wall_ms()).substr(0, 10);
    std::optional<Edition> next = compose_edition_without(gathered->parts(), today);
    if (!next) return;
    Request request;
    *request.mutable_publish_edition()->mutable_edition() = std::move(*next);
    documents_.act(id, {"", /*server=*/true}, std::move(request), [this, id](const LiveDocument::Act& act) {
      if (act.outcome.accepted() && !act.stored) later(id);
    });
  });
}

}  // namespace plenary
