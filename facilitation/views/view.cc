#include "facilitation/views/view.h"

#include <algorithm>
#include <set>

namespace plenary {
namespace {

bool class_may_see(const Audience& who, ViewerClass viewers) {
  switch (who.kind) {
    case Audience::all: return true;
    case Audience::rapporteurs_only:
    case Audience::rapporteurs_and_author: return viewers == ViewerClass::rapporteurs;
    case Audience::staff_only:
    case Audience::staff_and_author: return viewers == ViewerClass::rapporteurs || viewers == ViewerClass::facilitators;
    case Audience::facilitators_only: return viewers == ViewerClass::facilitators;
    case Audience::crew_only: return viewers == ViewerClass::facilitators || viewers == ViewerClass::hosts;
    case Audience::author_only:
    case Audience::nobody: return false;
  }
  return false;
}

// Does this participant get it as a part of their own? Unless they are sent it with their class already.
bool is_own_part(const Audience& who, const std::string& participant, const Document& document) {
  return who.is_personal() && !class_may_see(who, class_of(document.role_of(participant)));
}

// Is what everybody is shown of this record the same, whoever they are?
bool alike_for_all(const Record& record) {
  if (record.has_edition()) return false;  // its manifest is not
  return audience(record).kind == Audience::all && !(record.has_note() && !record.note().speaker().empty());
}

constexpr ViewerClass kClasses[kViewerClasses] = {ViewerClass::everyone, ViewerClass::rapporteurs,
                                                  ViewerClass::facilitators, ViewerClass::hosts};

std::string& record_id(const Effect& effect, std::string& scratch) {
  switch (effect.kind_case()) {
    case Effect::kPut: scratch = effect.put().id(); break;
    case Effect::kRemove: scratch = effect.remove(); break;
    case Effect::kEdit: scratch = effect.edit().id(); break;
    case Effect::KIND_NOT_SET: scratch.clear(); break;
  }
  return scratch;
}

// Records that a commit both puts and removes, as they were before it (nothing: they were not there).
using MadeAnew = std::map<std::string, std::optional<Record>>;

MadeAnew made_anew_by(const Commit& commit, const Document& document) {
  MadeAnew anew;
  std::set<std::string> removed;
  for (const Step& step : commit.steps())
    for (const Effect& effect : step.effects())
      if (effect.has_remove()) removed.insert(effect.remove());
  if (removed.empty()) return anew;
  for (const Step& step : commit.steps())
    for (const Effect& effect : step.effects()) {
      if (!effect.has_put() || !removed.contains(effect.put().id())) continue;
      const Record* before = document.find(effect.put().id());
      anew.emplace(effect.put().id(), before ? std::optional<Record>(*before) : std::nullopt);
    }
  return anew;
}

// Builds what each class and each author is sent, effect by effect.
//
// But of a record that is made anew under its id everybody is sent only what came of it, after the rest. Told effect by
// effect it would come apart: what all are shown arrives before what is one person's own, so the removal of what they
// alone saw would hit what everybody sees now under that id.
class Showing {
 public:
  Showing(Document& document, CommitView& view, MadeAnew anew)
      : document_(document), view_(view), anew_(std::move(anew)) {}

  void take(const Effect& effect, Seq seq) {
    std::string id;
    record_id(effect, id);
    const Record* was = document_.find(id);
    const bool existed = was != nullptr;
    const Audience before = existed ? audience(*was) : Audience{Audience::nobody, {}};
    const bool alike_before = !existed || alike_for_all(*was);

    plenary::evolve(document_, effect, seq);

    const Record* now = document_.find(id);
    const Audience after = now ? audience(*now) : Audience{Audience::nobody, {}};
    const bool alike = alike_before && (now ? alike_for_all(*now) : existed);
    if (!alike) split();
    if (now && now->has_member() && effect.has_put()) view_.members_changed.push_back(now->member().participant());
    if (anew_.contains(id)) return;

    if (view_.same_for_all) {
      show(effect, now, view_.shared[0], ViewerClass::everyone, existed, existed, now != nullptr);
    } else {
      for (std::size_t i = 0; i < kViewerClasses; ++i)
        show(effect, now, view_.shared[i], kClasses[i], existed, class_may_see(before, kClasses[i]),
             class_may_see(after, kClasses[i]));
    }
    show_author(effect, now, before, after);
  }

  void finish() {
    for (const auto& [id, before] : anew_)
      show_what_came_of(id, before ? audience(*before) : Audience{Audience::nobody, {}});
  }

 private:
  // From here on the classes are told different things: each goes on from what all were told so far.
  void split() {
    if (!view_.same_for_all) return;
    view_.same_for_all = false;
    for (std::size_t i = 1; i < kViewerClasses; ++i) view_.shared[i] = view_.shared[0];
  }

  void show(const Effect& effect, const Record* now, Delta& delta, ViewerClass viewers, bool existed, bool saw,
            bool sees) {
    if (sees && (!saw || !existed)) {
      put_whole(*now, delta, viewers, /*with_words=*/existed || effect.put().has_text());
    } else if (sees) {
      if (effect.has_put()) {
        put_whole(*now, delta, viewers, effect.put().has_text());
      } else {
        *delta.add_effects() = effect;
      }
    } else if (saw) {
      delta.add_effects()->set_remove(effect.has_remove() ? effect.remove() : now->id());
    }
  }

  // A record that is new to the document comes as its put, its words as the edits that follow; one that was there
  // but not for these viewers comes whole.
  void put_whole(const Record& now, Delta& delta, ViewerClass viewers, bool with_words) {
    Record& put = *delta.add_effects()->mutable_put();
    put = shown(now, viewers, document_);
    if (!with_words) put.clear_text();
  }

  void show_author(const Effect& effect, const Record* now, const Audience& before, const Audience& after) {
    if (!after.is_personal() && now) {
      // From here on it comes with what all are shown, and whole: what this commit did to it before is in that. The
      // shared part is applied first, so nothing of it may be left to be done a second time.
      before.each([&](const std::string& one) { forget_effects_on(now->id(), view_.personal[one]); });
    }
    after.each([&](const std::string& one) {
      if (!is_own_part(after, one, document_)) return;
      Delta& own = view_.personal[one];
      const bool saw = before.includes(one) && is_own_part(before, one, document_);
      if (effect.has_put() || !saw) {
        put_whole(*now, own, ViewerClass::everyone,
                  effect.put().has_text() || (!saw && before.kind != Audience::nobody));
      } else {
        *own.add_effects() = effect;
      }
    });
    before.each([&](const std::string& one) {
      if (!is_own_part(before, one, document_)) return;
      if (after.kind == Audience::nobody || (after.is_personal() && !after.includes(one)))
        view_.personal[one].add_effects()->set_remove(now ? now->id() : effect.remove());
    });
    const bool fresh = effect.has_put() && before.kind == Audience::nobody;
    if (fresh && now && now->has_card() && !now->card().author().empty())
      view_.personal[now->card().author()].add_mine(now->id());
  }

  void show_what_came_of(const std::string& id, const Audience& before) {
    const Record* now = document_.find(id);
    const Audience after = now ? audience(*now) : Audience{Audience::nobody, {}};
    const auto show_to = [&](Delta& delta, ViewerClass viewers, bool saw, bool sees) {
      if (saw) delta.add_effects()->set_remove(id);
      if (sees) put_whole(*now, delta, viewers, /*with_words=*/true);
    };
    const std::size_t told_apart = view_.same_for_all ? 1 : kViewerClasses;
    for (std::size_t i = 0; i < told_apart; ++i)
      show_to(view_.shared[i], kClasses[i], class_may_see(before, kClasses[i]), class_may_see(after, kClasses[i]));
    before.each([&](const std::string& one) {
      if (!is_own_part(before, one, document_)) return;
      // The shared part has been put over what they held: both go, and it is put again as their class is shown it.
      const ViewerClass theirs = class_of(document_.role_of(one));
      show_to(view_.personal[one], theirs, true, class_may_see(after, theirs));
    });
    after.each([&](const std::string& one) {
      if (is_own_part(after, one, document_)) show_to(view_.personal[one], ViewerClass::everyone, false, true);
    });
    if (now && now->has_card() && !now->card().author().empty()) view_.personal[now->card().author()].add_mine(id);
  }

  static void forget_effects_on(const std::string& id, Delta& delta) {
    std::string scratch;
    auto& effects = *delta.mutable_effects();
    for (int i = effects.size() - 1; i >= 0; --i)
      if (record_id(effects[i], scratch) == id) effects.DeleteSubrange(i, 1);
  }

  Document& document_;
  CommitView& view_;
  const MadeAnew anew_;
};

}  // namespace

CommitView evolve_and_show(Document& document, const Commit& commit) {
  CommitView view;
  begin_commit(document, commit.seq(), commit.at_ms());
  Showing showing(document, view, made_anew_by(commit, document));
  for (const Step& step : commit.steps()) {
    for (const Effect& effect : step.effects()) showing.take(effect, commit.seq());
    Step counted;  // the step without its effects, which were taken above
    counted.set_client(step.client());
    counted.set_cseq(step.cseq());
    counted.set_request_digest(step.request_digest());
    counted.set_actor(step.actor());
    if (step.has_refusal()) *counted.mutable_refusal() = step.refusal();
    evolve(document, counted, commit.seq());
  }
  showing.finish();
  return view;
}

std::string snapshot_for(const Document& document, ViewerClass viewers) {
  // Record after record into the bytes, over one copy: ten thousand of them at once would be ten thousand times a dozen
  // pieces of memory.
  std::string bytes;
  SnapshotBody one;
  one.add_records();
  for (const auto& [id, entry] : document.entries()) {
    if (!class_may_see(audience(entry.record), viewers)) continue;
    Record& copy = *one.mutable_records(0);
    copy = entry.record;
    leave_out_what_is_not_shown(copy, viewers, document);
    one.AppendToString(&bytes);  // bodies laid end to end are one body
  }
  return bytes;
}

std::map<std::string, Delta> personal_parts(const Document& document) {
  std::map<std::string, Delta> parts;
  for (const auto& [id, entry] : document.entries()) {
    const Record& record = entry.record;
    const Audience who = audience(record);
    who.each([&](const std::string& one) {
      if (is_own_part(who, one, document))
        *parts[one].add_effects()->mutable_put() = shown(record, ViewerClass::everyone, document);
    });
    if (record.has_card() && !record.card().author().empty()) parts[record.card().author()].add_mine(id);
  }
  return parts;
}

std::optional<Delta> difference_since(const Document& document, Seq since, const Viewer& viewer) {
  if (document.last_removal() > since) return std::nullopt;
  const DocumentEntry* member = document.entry("member." + viewer.participant);
  if (member && member->changed > since) return std::nullopt;  // their rights may have been others
  Delta delta;
  for (const Record* record : document.sorted()) {
    const DocumentEntry& entry = *document.entry(record->id());
    if (entry.changed <= since) continue;
    if (may_see(*record, viewer)) {
      *delta.add_effects()->mutable_put() = shown(*record, class_of(viewer.role), document);
      if (entry.created > since && is_mine(*record, viewer.participant)) delta.add_mine(record->id());
    } else if ((record->has_note() || record->has_agenda_item() || record->has_quote() || record->has_entry() ||
                record->has_entry_field()) &&
               entry.created <= since) {
      // It may have been for them when they last looked. (Nothing hides a card or a link that was shown.)
      return std::nullopt;
    }
  }
  return delta;
}

Document replica_for(const Document& document, const Viewer& viewer) {
  Document replica;
  for (const Record* record : document.sorted()) {
    if (!may_see(*record, viewer)) continue;
    Effect effect;
    *effect.mutable_put() = shown(*record, class_of(viewer.role), document);
    evolve(replica, effect, document.seq());
  }
  return replica;
}

}  // namespace plenary
