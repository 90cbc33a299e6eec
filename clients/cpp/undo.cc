#include "clients/cpp/undo.h"

#include <algorithm>
#include <set>
#include <utility>

#include "clients/cpp/predict.h"
#include "facilitation/document/card_fields.h"
#include "facilitation/document/clusters.h"

namespace plenary::client {
namespace {

WayBack nothing(std::string notice) { return {{}, std::move(notice)}; }
WayBack one(Request request) {
  WayBack way;
  way.requests.push_back(std::move(request));
  return way;
}
const char* const kChanged = "Somebody has changed this since; it was left as it is.";
const char* const kGone = "This is not there any more.";

// A request that makes one record what it was, if what we made of it still stands.
template <class Body>
using Get = const Body* (Document::*)(std::string_view) const;

template <class Ids>
std::vector<std::string> all(const Ids& ids) {
  return {ids.begin(), ids.end()};
}

template <class Body>
FindWayBack if_still(Get<Body> get, const std::string& id, std::function<bool(const Body&)> stands,
                     std::function<Request(std::uint32_t version)> back) {
  return [=](const Document& now) {
    const Body* body = (now.*get)(id);
    if (!body) return nothing(kGone);
    if (!stands(*body)) return nothing(kChanged);
    return one(back(now.find(id)->version()));
  };
}

// The same verb on several cards: back for those that are still as we left them.
FindWayBack cards_if_still(std::vector<std::string> ids, std::function<bool(const Card&)> stands,
                           std::function<Request(const std::vector<std::string>&)> back) {
  return [=](const Document& now) {
    std::vector<std::string> still;
    for (const std::string& id : ids)
      if (const Card* card = now.card(id); card && stands(*card)) still.push_back(id);
    return still.empty() ? nothing(kChanged) : one(back(still));
  };
}

// ---- cards

FindWayBack back_from(const AddCard& asked) {
  return [asked](const Document& now) {
    const Card* card = now.card(asked.id());
    if (!card) return nothing(kGone);
    if (card->has_trashed()) return nothing("It is in the trash already.");
    const bool as_written = now.find(asked.id())->text().content() == asked.text() && card->merged_into().empty() &&
                            card->cluster() == asked.place().cluster();
    if (!as_written) return nothing(kChanged);
    Request request;
    request.mutable_trash_cards()->add_ids(asked.id());
    return one(std::move(request));
  };
}

bool tags_stand(const SetCard& asked, const Card& now) {
  return (!asked.set_sdgs() ||
          std::equal(asked.sdgs().begin(), asked.sdgs().end(), now.sdgs().begin(), now.sdgs().end())) &&
         (!asked.has_actor_type() || now.actor_type() == asked.actor_type()) &&
         (!asked.has_chain_stage() || now.chain_stage() == asked.chain_stage()) &&
         std::all_of(asked.fields().begin(), asked.fields().end(),
                     [&](const auto& one) { return answer_in(now, one.first) == one.second; });
}

void set_tags_back(const SetCard& asked, const Card& was, SetCard& back) {
  if (asked.set_sdgs()) {
    back.set_set_sdgs(true);
    *back.mutable_sdgs() = was.sdgs();
  }
  if (asked.has_actor_type()) back.set_actor_type(was.actor_type());
  if (asked.has_chain_stage()) back.set_chain_stage(was.chain_stage());
  for (const auto& [name, answer] : asked.fields()) (*back.mutable_fields())[name] = answer_in(was, name);
}

std::optional<FindWayBack> back_from(const SetCard& asked, const Document& before) {
  const Card* card = before.card(asked.id());
  if (!card) return std::nullopt;
  return if_still<Card>(
      &Document::card, asked.id(),
      [asked](const Card& now) {
        return (!asked.has_kind() || now.kind() == asked.kind()) &&
               (!asked.has_source() || now.source() == asked.source()) && tags_stand(asked, now);
      },
      [asked, was = *card](std::uint32_t version) {
        Request request;
        SetCard& set = *request.mutable_set_card();
        set.set_id(asked.id());
        if (asked.has_kind()) set.set_kind(was.kind());
        if (asked.has_source()) set.set_source(was.source());
        set_tags_back(asked, was, set);
        set.set_if_version(version);
        return request;
      });
}

struct WasPlaced {
  std::string id;
  Card card;
  std::vector<std::string> following;  // the cards before it in its region, the nearest first
};

// In reading order, so that a card comes back before those that followed it.
template <class Ids>
std::vector<WasPlaced> placed_before(const Ids& ids, const Document& before) {
  std::vector<WasPlaced> was;
  for (const std::string& id : ids) {
    const Card* card = before.card(id);
    if (!card) continue;
    WasPlaced placed{id, *card, {}};
    for (const Record* other : cards_of_region(before, card->region())) {
      if (other->id() == id) break;
      placed.following.push_back(other->id());
    }
    std::reverse(placed.following.begin(), placed.following.end());
    was.push_back(std::move(placed));
  }
  std::stable_sort(was.begin(), was.end(),
                   [](const WasPlaced& a, const WasPlaced& b) { return a.following.size() < b.following.size(); });
  return was;
}

// Beside the nearest card that is still there, or comes back before this one.
Request move_back(const WasPlaced& placed, const Document& now, std::uint32_t version,
                  const std::set<std::string>& come_back) {
  const std::string& region = placed.card.region();
  Request request;
  MoveCards& move = *request.mutable_move_cards();
  move.add_ids(placed.id);
  Place& to = *move.mutable_to();
  to.set_region(region);
  to.set_cluster(placed.card.cluster());
  const auto after = std::find_if(placed.following.begin(), placed.following.end(), [&](const std::string& other) {
    return come_back.contains(other) || (now.card(other) && now.card(other)->region() == region);
  });
  if (after != placed.following.end()) {
    to.set_after(*after);
  } else {
    for (const Record* first : cards_of_region(now, region)) {
      if (first->id() == placed.id) continue;
      to.set_before(first->id());
      break;
    }
  }
  to.set_placed(placed.card.placed());
  to.set_x(placed.card.x());
  to.set_y(placed.card.y());
  move.set_if_version(version);
  return request;
}

FindWayBack back_from(const MoveCards& asked, const Document& before) {
  const std::vector<WasPlaced> was = placed_before(asked.ids(), before);
  return [asked, was](const Document& now) {
    WayBack way;
    std::set<std::string> come_back;
    for (const WasPlaced& placed : was) {
      const Card* card = now.card(placed.id);
      const bool stands =
          card && card->cluster() == asked.to().cluster() &&
          (asked.to().region().empty() || card->region() == asked.to().region() || !asked.to().cluster().empty());
      if (!stands) continue;
      way.requests.push_back(move_back(placed, now, now.find(placed.id)->version(), come_back));
      come_back.insert(placed.id);
    }
    if (way.requests.empty()) way.notice = kChanged;
    return way;
  };
}

template <class Asked>
std::vector<std::string> changed_by(const Asked& asked, const Document& before, std::function<bool(const Card&)> had) {
  std::vector<std::string> ids;
  for (const std::string& id : asked.ids())
    if (const Card* card = before.card(id); card && !had(*card)) ids.push_back(id);
  return ids;
}

FindWayBack back_from(const LockCards& asked, const Document& before) {
  const bool to = asked.locked();
  const auto stands = [to](const Card& card) { return card.locked() == to; };
  return cards_if_still(changed_by(asked, before, stands), stands, [to](const std::vector<std::string>& ids) {
    Request request;
    for (const std::string& id : ids) request.mutable_lock_cards()->add_ids(id);
    request.mutable_lock_cards()->set_locked(!to);
    return request;
  });
}
FindWayBack back_from(const ParkCards& asked, const Document& before) {
  const bool to = asked.parked();
  const auto stands = [to](const Card& card) { return card.parked() == to; };
  return cards_if_still(changed_by(asked, before, stands), stands, [to](const std::vector<std::string>& ids) {
    Request request;
    for (const std::string& id : ids) request.mutable_park_cards()->add_ids(id);
    request.mutable_park_cards()->set_parked(!to);
    return request;
  });
}
FindWayBack back_from(const TrashCards& asked, const Document& before) {
  const auto stands = [](const Card& card) { return card.has_trashed(); };
  return cards_if_still(changed_by(asked, before, stands), stands, [](const std::vector<std::string>& ids) {
    Request request;
    for (const std::string& id : ids) request.mutable_restore_cards()->add_ids(id);
    return request;
  });
}
FindWayBack back_from(const RestoreCards& asked, const Document& before) {
  const auto stands = [](const Card& card) { return !card.has_trashed(); };
  return cards_if_still(changed_by(asked, before, stands), stands, [](const std::vector<std::string>& ids) {
    Request request;
    for (const std::string& id : ids) request.mutable_trash_cards()->add_ids(id);
    return request;
  });
}
FindWayBack back_from(const MergeCards& asked) {
  const std::string then = asked.undo() ? std::string() : asked.into();
  return cards_if_still(
      all(asked.from()), [then](const Card& card) { return card.merged_into() == then; },
      [asked](const std::vector<std::string>& ids) {
        Request request;
        MergeCards& merge = *request.mutable_merge_cards();
        merge.set_into(asked.into());
        for (const std::string& id : ids) merge.add_from(id);
        merge.set_undo(!asked.undo());
        return request;
      });
}

// ---- clusters

std::vector<std::string> cards_in(const Document& document, const std::string& cluster) {
  std::vector<std::string> cards;
  document.each_card([&](const Record& record) {
    if (record.card().cluster() == cluster) cards.push_back(record.id());
  });
  std::sort(cards.begin(), cards.end());
  return cards;
}

// The group is dissolved, and cards that it brought into another region, or took out of another group, go back.
FindWayBack back_from(const AddCluster& asked, const Document& before) {
  const std::vector<WasPlaced> was = placed_before(asked.cards(), before);
  return [asked, was](const Document& now) {
    const Cluster* cluster = now.cluster(asked.id());
    if (!cluster || cluster->dissolved()) return nothing(kGone);
    std::vector<std::string> put = all(asked.cards());
    for (const std::string& id : cards_in(now, asked.id()))
      if (std::find(put.begin(), put.end(), id) == put.end()) return nothing(kChanged);
    if (cluster->title() != asked.title()) return nothing(kChanged);
    Request dissolve;
    dissolve.mutable_dissolve_cluster()->set_id(asked.id());
    WayBack way = one(std::move(dissolve));
    std::set<std::string> come_back;
    for (const WasPlaced& placed : was) {
      const Card* card = now.card(placed.id);
      if (!card || card->cluster() != asked.id()) continue;
      if (placed.card.cluster().empty() && card->region() == placed.card.region()) continue;
      // Dissolving is one change of the card; a second one since is somebody else's.
      way.requests.push_back(move_back(placed, now, now.find(placed.id)->version() + 1, come_back));
      come_back.insert(placed.id);
    }
    return way;
  };
}

// A group that comes back takes its cards to the end of its region: they go where they were. `changes`: of each card by its
// coming back; one more since is somebody else's.
void move_those_that_came(const std::vector<WasPlaced>& was, const std::set<std::string>& came, std::uint32_t changes,
                          const Document& now, WayBack& way) {
  std::set<std::string> come_back;
  for (const WasPlaced& placed : was) {
    const Card* card = now.card(placed.id);
    if (!card || !came.contains(placed.id) || card->region() == placed.card.region()) continue;
    way.requests.push_back(move_back(placed, now, now.find(placed.id)->version() + changes, come_back));
    come_back.insert(placed.id);
  }
}

// Neither in the trash nor merged: such cards keep their group, and nothing moves them.
bool is_there(const Document& now, const std::string& id) {
  const Card* card = now.card(id);
  return card && !card->has_trashed() && card->merged_into().empty();
}

// All of them, and those of the clusters within.
std::vector<std::string> cards_within(const Document& document, const std::string& cluster) {
  std::vector<std::string> cards;
  document.each_card([&](const Record& record) {
    if (lies_in(document, record.card().cluster(), cluster)) cards.push_back(record.id());
  });
  std::sort(cards.begin(), cards.end());
  return cards;
}

// Those within it that lie in no region.
std::vector<std::string> placeless_within(const Document& document, const std::string& outer) {
  std::vector<std::string> clusters;
  for (const Record* record : document.sorted())
    if (record->has_cluster() && record->id() != outer && record->cluster().region().empty() &&
        lies_in(document, record->id(), outer))
      clusters.push_back(record->id());
  return clusters;
}

FindWayBack back_to_region(const SetCluster& asked, const Document& before, const Cluster& cluster) {
  const std::vector<WasPlaced> was = placed_before(cards_within(before, asked.id()), before);
  const std::vector<std::string> placeless = placeless_within(before, asked.id());
  return [asked, was, placeless, cluster](const Document& now) {
    const Cluster* stands = now.cluster(asked.id());
    if (!stands) return nothing(kGone);
    if (stands->region() != asked.region() || (asked.has_title() && stands->title() != asked.title()) ||
        (asked.has_parent() && stands->parent() != asked.parent()))
      return nothing(kChanged);
    Request request;
    SetCluster& set = *request.mutable_set_cluster();
    set.set_id(asked.id());
    set.set_region(cluster.region());
    if (asked.has_title()) set.set_title(cluster.title());
    if (asked.has_parent()) set.set_parent(cluster.parent());
    set.set_if_version(now.find(asked.id())->version());
    WayBack way = one(std::move(request));
    for (const std::string& id : placeless) {
      if (!now.cluster(id) || now.cluster(id)->region() != asked.region()) continue;
      Request within;
      within.mutable_set_cluster()->set_id(id);
      within.mutable_set_cluster()->set_region("");
      way.requests.push_back(std::move(within));
    }
    std::set<std::string> came;
    for (const std::string& id : cards_within(now, asked.id()))
      if (is_there(now, id)) came.insert(id);
    const std::uint32_t changes = cluster.region().empty() ? 0 : 1;  // to no region it takes none along
    move_those_that_came(was, came, changes, now, way);
    return way;
  };
}

std::optional<FindWayBack> back_from(const SetCluster& asked, const Document& before) {
  const Cluster* cluster = before.cluster(asked.id());
  if (!cluster) return std::nullopt;
  if (asked.has_region()) return back_to_region(asked, before, *cluster);
  return if_still<Cluster>(
      &Document::cluster, asked.id(),
      [asked](const Cluster& now) {
        return (!asked.has_title() || now.title() == asked.title()) &&
               (!asked.has_parent() || now.parent() == asked.parent());
      },
      [asked, was = *cluster](std::uint32_t version) {
        Request request;
        SetCluster& set = *request.mutable_set_cluster();
        set.set_id(asked.id());
        if (asked.has_title()) set.set_title(was.title());
        if (asked.has_parent()) set.set_parent(was.parent());
        set.set_if_version(version);
        return request;
      });
}

// A cluster comes back with those of its cards that are still where the request left them.
FindWayBack restore_clusters(std::vector<std::pair<std::string, std::vector<std::string>>> clusters,
                             std::string left_in) {
  return [clusters, left_in](const Document& now) {
    WayBack way;
    for (const auto& [id, cards] : clusters) {
      const Cluster* cluster = now.cluster(id);
      if (!cluster || (!cluster->dissolved() && cluster->merged_into().empty())) continue;
      Request request;
      request.mutable_restore_cluster()->set_id(id);
      for (const std::string& card : cards)
        if (is_there(now, card) && now.card(card)->cluster() == left_in)
          request.mutable_restore_cluster()->add_cards(card);
      way.requests.push_back(std::move(request));
    }
    if (way.requests.empty()) way.notice = kChanged;
    return way;
  };
}
FindWayBack back_from(const MergeClusters& asked, const Document& before) {
  std::vector<std::pair<std::string, std::vector<std::string>>> clusters;
  std::vector<std::string> cards;
  for (const std::string& id : asked.from()) {
    clusters.emplace_back(id, cards_in(before, id));
    cards.insert(cards.end(), clusters.back().second.begin(), clusters.back().second.end());
  }
  return [apart = restore_clusters(std::move(clusters), asked.into()),
          was = placed_before(cards, before)](const Document& now) {
    WayBack way = apart(now);
    std::set<std::string> came;
    for (const Request& request : way.requests)
      came.insert(request.restore_cluster().cards().begin(), request.restore_cluster().cards().end());
    move_those_that_came(was, came, 1, now, way);
    return way;
  };
}
FindWayBack back_from(const DissolveCluster& asked, const Document& before) {
  return restore_clusters({{asked.id(), cards_in(before, asked.id())}}, {});
}
FindWayBack back_from(const RestoreCluster& asked) {
  return [asked](const Document& now) {
    const Cluster* cluster = now.cluster(asked.id());
    if (!cluster || cluster->dissolved()) return nothing(kGone);
    std::vector<std::string> put = all(asked.cards());
    for (const std::string& id : cards_in(now, asked.id()))
      if (std::find(put.begin(), put.end(), id) == put.end()) return nothing(kChanged);
    Request request;
    request.mutable_dissolve_cluster()->set_id(asked.id());
    return one(std::move(request));
  };
}

// ---- links, notes

FindWayBack back_from(const AddLink& asked) {
  return if_still<Link>(
      &Document::link, asked.id(), [asked](const Link& link) { return link.label() == asked.label(); },
      [asked](std::uint32_t) {
        Request request;
        request.mutable_remove_link()->set_id(asked.id());
        return request;
      });
}
std::optional<FindWayBack> back_from(const SetLink& asked, const Document& before) {
  const Link* link = before.link(asked.id());
  if (!link) return std::nullopt;
  return if_still<Link>(
      &Document::link, asked.id(), [asked](const Link& now) { return now.label() == asked.label(); },
      [id = asked.id(), was = link->label()](std::uint32_t) {
        Request request;
        request.mutable_set_link()->set_id(id);
        request.mutable_set_link()->set_label(was);
        return request;
      });
}
std::optional<FindWayBack> back_from(const RemoveLink& asked, const Document& before,
                                     const std::function<std::string()>& new_id) {
  const Link* link = before.link(asked.id());
  if (!link) return std::nullopt;
  return [was = *link, id = new_id()](const Document& now) {
    if (!now.card(was.from()) || !now.card(was.to())) return nothing(kGone);
    Request request;
    AddLink& add = *request.mutable_add_link();
    add.set_id(id);
    add.set_from(was.from());
    add.set_to(was.to());
    add.set_label(was.label());
    return one(std::move(request));
  };
}

FindWayBack back_from(const AddNote& asked) {
  return [asked](const Document& now) {
    const Note* note = now.note(asked.id());
    if (!note) return nothing(kGone);
    if (note->has_trashed() || now.find(asked.id())->text().content() != asked.text()) return nothing(kChanged);
    Request request;
    request.mutable_trash_note()->set_id(asked.id());
    return one(std::move(request));
  };
}
std::optional<FindWayBack> back_from(const SetNote& asked, const Document& before) {
  const Note* note = before.note(asked.id());
  if (!note) return std::nullopt;
  return if_still<Note>(
      &Document::note, asked.id(),
      [asked](const Note& now) {
        return (!asked.has_visibility() || now.visibility() == asked.visibility()) &&
               (!asked.has_speaker() || now.speaker() == asked.speaker()) &&
               (!asked.has_at_ms() || now.at_ms() == asked.at_ms()) &&
               (!asked.set_refs() || all(now.refs()) == all(asked.refs()));
      },
      [asked, was = *note](std::uint32_t version) {
        Request request;
        SetNote& set = *request.mutable_set_note();
        set.set_id(asked.id());
        if (asked.has_visibility()) set.set_visibility(was.visibility());
        if (asked.has_speaker()) set.set_speaker(was.speaker());
        if (asked.has_at_ms()) set.set_at_ms(was.at_ms());
        set.set_set_refs(asked.set_refs());
        if (asked.set_refs()) *set.mutable_refs() = was.refs();
        set.set_if_version(version);
        return request;
      });
}
FindWayBack back_from(const TrashNote& asked) {
  return if_still<Note>(
      &Document::note, asked.id(), [](const Note& note) { return note.has_trashed(); },
      [id = asked.id()](std::uint32_t) {
        Request request;
        request.mutable_restore_note()->set_id(id);
        return request;
      });
}
FindWayBack back_from(const MergeNotes& asked) {
  const std::string then = asked.undo() ? std::string() : asked.into();
  return [asked, then](const Document& now) {
    Request request;
    MergeNotes& merge = *request.mutable_merge_notes();
    merge.set_into(asked.into());
    merge.set_undo(!asked.undo());
    for (const std::string& id : asked.from())
      if (now.note(id) && now.note(id)->merged_into() == then) merge.add_from(id);
    return merge.from().empty() ? nothing(kChanged) : one(std::move(request));
  };
}
FindWayBack back_from(const RestoreNote& asked) {
  return if_still<Note>(
      &Document::note, asked.id(), [](const Note& note) { return !note.has_trashed(); },
      [id = asked.id()](std::uint32_t) {
        Request request;
        request.mutable_trash_note()->set_id(id);
        return request;
      });
}

// ---- decisions and actions

std::string words_of(const Decision& decision) {
  return decision.versions().empty() ? std::string() : decision.versions().rbegin()->text();
}

FindWayBack back_from(const AddDecision& asked) {
  return if_still<Decision>(
      &Document::decision, asked.id(),
      [asked](const Decision& now) {
        return now.title() == asked.title() && words_of(now) == asked.text() && !now.has_trashed();
      },
      [id = asked.id()](std::uint32_t version) {
        Request request;
        request.mutable_set_decision()->set_id(id);
        request.mutable_set_decision()->set_trashed(true);
        request.mutable_set_decision()->set_if_version(version);
        return request;
      });
}
std::optional<FindWayBack> back_from(const SetDecision& asked, const Document& before) {
  const Decision* decision = before.decision(asked.id());
  if (!decision) return std::nullopt;
  return if_still<Decision>(
      &Document::decision, asked.id(),
      [asked](const Decision& now) {
        return (!asked.has_title() || now.title() == asked.title()) &&
               (!asked.has_text() || words_of(now) == asked.text()) &&
               (!asked.has_state() || now.state() == asked.state()) &&
               (!asked.has_owner() || now.owner() == asked.owner()) &&
               (!asked.has_review_date() || now.review_date() == asked.review_date()) &&
               (!asked.has_change_signal() || now.change_signal() == asked.change_signal()) &&
               (!asked.has_deferred_reason() || now.deferred_reason() == asked.deferred_reason()) &&
               (!asked.has_deferred_to() || now.deferred_to() == asked.deferred_to()) &&
               (!asked.has_trashed() || now.has_trashed() == asked.trashed());
      },
      [asked, was = *decision](std::uint32_t version) {
        Request request;
        SetDecision& set = *request.mutable_set_decision();
        set.set_id(asked.id());
        if (asked.has_title()) set.set_title(was.title());
        if (asked.has_text()) set.set_text(words_of(was));
        if (asked.has_state()) set.set_state(was.state());
        if (asked.has_owner()) set.set_owner(was.owner());
        if (asked.has_review_date()) set.set_review_date(was.review_date());
        if (asked.has_change_signal()) set.set_change_signal(was.change_signal());
        if (asked.has_deferred_reason()) set.set_deferred_reason(was.deferred_reason());
        if (asked.has_deferred_to()) set.set_deferred_to(was.deferred_to());
        if (asked.has_trashed()) set.set_trashed(was.has_trashed());
        set.set_if_version(version);
        return request;
      });
}
FindWayBack back_from(const AddAction& asked) {
  return if_still<Action>(
      &Document::action, asked.id(),
      [asked](const Action& now) {
        return now.text() == asked.text() && now.owner() == asked.owner() && !now.accepted_by_owner() &&
               !now.has_trashed();
      },
      [id = asked.id()](std::uint32_t version) {
        Request request;
        request.mutable_set_action()->set_id(id);
        request.mutable_set_action()->set_trashed(true);
        request.mutable_set_action()->set_if_version(version);
        return request;
      });
}
std::optional<FindWayBack> back_from(const SetAction& asked, const Document& before) {
  const Action* action = before.action(asked.id());
  if (!action) return std::nullopt;
  return if_still<Action>(
      &Document::action, asked.id(),
      [asked](const Action& now) {
        return (!asked.has_text() || now.text() == asked.text()) &&
               (!asked.has_owner() || now.owner() == asked.owner()) && (!asked.has_due() || now.due() == asked.due()) &&
               (!asked.has_state() || now.state() == asked.state()) &&
               (!asked.has_trashed() || now.has_trashed() == asked.trashed());
      },
      [asked, was = *action](std::uint32_t version) {
        Request request;
        SetAction& set = *request.mutable_set_action();
        set.set_id(asked.id());
        if (asked.has_text()) set.set_text(was.text());
        if (asked.has_owner()) set.set_owner(was.owner());
        if (asked.has_due()) set.set_due(was.due());
        if (asked.has_state()) set.set_state(was.state());
        if (asked.has_trashed()) set.set_trashed(was.has_trashed());
        set.set_if_version(version);
        return request;
      });
}
FindWayBack back_from(const AcceptAction& asked) {
  return if_still<Action>(
      &Document::action, asked.id(), [asked](const Action& now) { return now.accepted_by_owner() == asked.accepted(); },
      [asked](std::uint32_t) {
        Request request;
        request.mutable_accept_action()->set_id(asked.id());
        request.mutable_accept_action()->set_accepted(!asked.accepted());
        return request;
      });
}

}  // namespace

std::optional<FindWayBack> way_back(const Request& request, const Document& before,
                                    const std::function<std::string()>& new_id) {
  switch (request.verb_case()) {
    case Request::kAddCard: return back_from(request.add_card());
    case Request::kSetCard: return back_from(request.set_card(), before);
    case Request::kMoveCards: return back_from(request.move_cards(), before);
    case Request::kLockCards: return back_from(request.lock_cards(), before);
    case Request::kParkCards: return back_from(request.park_cards(), before);
    case Request::kTrashCards: return back_from(request.trash_cards(), before);
    case Request::kRestoreCards: return back_from(request.restore_cards(), before);
    case Request::kMergeCards: return back_from(request.merge_cards());
    case Request::kAddCluster: return back_from(request.add_cluster(), before);
    case Request::kSetCluster: return back_from(request.set_cluster(), before);
    case Request::kMergeClusters: return back_from(request.merge_clusters(), before);
    case Request::kDissolveCluster: return back_from(request.dissolve_cluster(), before);
    case Request::kRestoreCluster: return back_from(request.restore_cluster());
    case Request::kAddLink: return back_from(request.add_link());
    case Request::kSetLink: return back_from(request.set_link(), before);
    case Request::kRemoveLink: return back_from(request.remove_link(), before, new_id);
    case Request::kAddNote: return back_from(request.add_note());
    case Request::kSetNote: return back_from(request.set_note(), before);
    case Request::kMergeNotes: return back_from(request.merge_notes());
    case Request::kTrashNote: return back_from(request.trash_note());
    case Request::kRestoreNote: return back_from(request.restore_note());
    case Request::kAddDecision: return back_from(request.add_decision());
    case Request::kSetDecision: return back_from(request.set_decision(), before);
    case Request::kAddAction: return back_from(request.add_action());
    case Request::kSetAction: return back_from(request.set_action(), before);
    case Request::kAcceptAction: return back_from(request.accept_action());
    // Words are undone as words. Acts of facilitation and of the server have opposites of their own.
    case Request::kWithdrawCard:  // for good
    case Request::kEditText:
    case Request::kStartSilentWriting:
    case Request::kRevealCards:
    case Request::kSetBoard:
    case Request::kSetRegion:
    case Request::kSetRole:
    case Request::kRemoveMember:
    case Request::kAddInvitation:
    case Request::kRevokeInvitation:
    case Request::kOpenDocument:
    case Request::kPausePhase:
    case Request::kStartPhase:
    case Request::kSetPhaseTime:
    case Request::kStartRound:
    case Request::kEndTurn:
    case Request::kGiveTurnBack:
    case Request::kCastBallot:
    case Request::kCloseVote:
    case Request::kSetOffRecord:
    case Request::kSetSpotlight:
    case Request::kTakeOver:
    case Request::kSetPairs:
    case Request::kReleaseCards:
    case Request::kHoldCards:
    case Request::kAnnounce:
    case Request::kAcknowledge:
    case Request::kAcknowledgePolicy:
    case Request::kSetCredit:
    case Request::kSetGather:
    case Request::kSetVoices:
    case Request::kCaptureQuote:
    case Request::kSetQuote:
    case Request::kDiscardQuote:
    case Request::kRequestAttribution:
    case Request::kAnswerAttribution:
    case Request::kReportGrant:
    case Request::kReopenAttribution:
    case Request::kWithdrawAttribution:
    case Request::kSetCapture:
    case Request::kAddMarker:
    case Request::kRemoveMarker:
    case Request::kDraftProposal:
    case Request::kAmendProposal:
    case Request::kOpenProposal:
    case Request::kTakeProposalOn:
    case Request::kAskAboutProposal:
    case Request::kAnswerAboutProposal:
    case Request::kReactToProposal:
    case Request::kAskAboutInterests:
    case Request::kDismissCheck:
    case Request::kCheckHarvest:
    case Request::kAddLateThought:
    case Request::kOpenDecisionRound:
    case Request::kRespondToProposal:
    case Request::kExcuseOneself:
    case Request::kPauseDecisionRound:
    case Request::kCloseDecisionRound:
    case Request::kJudgeObjection:
    case Request::kWithdrawObjection:
    case Request::kConcludeProposal:
    case Request::kWithdrawProposal:
    case Request::kReadBackDecision:
    case Request::kReviewDecision:
    case Request::kSetPlenaryOutcome:
    case Request::kBeginReport:
    case Request::kEndReport:
    case Request::kOrderReports:
    case Request::kAnswerDecision:
    case Request::kKeepDifference:
    case Request::kRemoveDifference:
    case Request::kOpenGallery:
    case Request::kLeaveMark:
    case Request::kAskTheGroup:
    case Request::kLetIn:
    case Request::kAddParagraph:
    case Request::kSetParagraph:
    case Request::kTrashParagraph:
    case Request::kSetRecord:
    case Request::kProposeCorrection:
    case Request::kAnswerCorrection:
    case Request::kIssueCorrigendum:
    case Request::kRestoreParagraph:
    case Request::kCirculateRecord:
    case Request::kWithdrawCorrection:
    case Request::kApproveRecord:
    case Request::kSettleOffer:
    case Request::kLapseAttributions:
    case Request::kNoteErased:
    case Request::kSetPhases:
    case Request::kOpenVote:
    case Request::kSetSignal:
    case Request::kSetHarvest:
    case Request::kAddAgendaItem:
    case Request::kSetAgendaItem:
    case Request::kMoveAgendaItem:
    case Request::kTrashAgendaItem:
    case Request::kRestoreAgendaItem:
    case Request::kBeginAgendaItem:
    case Request::kEndAgendaItem:
    case Request::kRevealAgendaItem:
    case Request::kSetMeeting:
    case Request::kImportProgramme:
    case Request::kSetRehearsal:
    case Request::kHandOver:
    case Request::kSetTemplate:
    case Request::kTrashTemplate:
    case Request::kRestoreTemplate:
    case Request::kAddBreakout:
    case Request::kSetBreakout:
    case Request::kTrashBreakout:
    case Request::kRestoreBreakout:
    case Request::kSeatPeople:
    case Request::kTakeSeat:
    case Request::kSeatMember:
    case Request::kTakeReport:
    case Request::kDiscardBallots:
    case Request::kPurgeWorkingNotes:
    case Request::kSetGuidebook:
    case Request::kAddEntry:
    case Request::kSetEntry:
    case Request::kMoveEntry:
    case Request::kTrashEntry:
    case Request::kRestoreEntry:
    case Request::kSetField:
    case Request::kUseQuote:
    case Request::kMarkReady:
    case Request::kAgreeToBeNamed:
    case Request::kTakeInMeeting:
    case Request::kPublishEdition:
    case Request::kAdmit:
    case Request::kNoteAbsence:
    case Request::VERB_NOT_SET: break;
  }
  return std::nullopt;
}

void UndoStack::push(UndoStep step) {
  if (step.empty()) return;
  steps_.push_back(std::move(step));
  if (steps_.size() > kMost) steps_.erase(steps_.begin());
}

std::optional<UndoStep> UndoStack::pop() {
  if (steps_.empty()) return std::nullopt;
  UndoStep step = std::move(steps_.back());
  steps_.pop_back();
  return step;
}

void UndoStack::words_changed(const std::string& id, const text::Change& on_shown) {
  if (on_shown.changes_nothing()) return;
  for (UndoStep& step : steps_)
    for (UndoPart& part : step)
      if (auto* words = std::get_if<UndoWords>(&part); words && words->id == id)
        words->change = text::transform(words->change, on_shown, text::Side::right);
}

bool UndoStack::has_words_of(const std::string& id) const {
  for (const UndoStep& step : steps_)
    for (const UndoPart& part : step)
      if (const auto* words = std::get_if<UndoWords>(&part); words && words->id == id) return true;
  return false;
}

std::vector<std::string> UndoStack::records_with_words() const {
  std::vector<std::string> ids;
  for (const UndoStep& step : steps_)
    for (const UndoPart& part : step)
      if (const auto* words = std::get_if<UndoWords>(&part); words) ids.push_back(words->id);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

void UndoStack::words_lost(const std::string& id) {
  for (UndoStep& step : steps_)
    std::erase_if(step, [&](const UndoPart& part) {
      const auto* words = std::get_if<UndoWords>(&part);
      return words && words->id == id;
    });
  std::erase_if(steps_, [](const UndoStep& step) { return step.empty(); });
}

void UndoStack::rename(const std::map<std::uint32_t, std::uint32_t>& renamed) {
  for (UndoStep& step : steps_)
    for (UndoPart& part : step)
      if (auto* request = std::get_if<UndoRequest>(&part)) {
        const auto name = renamed.find(request->cseq);
        request->cseq = name == renamed.end() ? 0 : name->second;
      }
}

void UndoStack::forget(std::uint32_t cseq) {
  for (UndoStep& step : steps_)
    std::erase_if(step, [&](const UndoPart& part) {
      const auto* request = std::get_if<UndoRequest>(&part);
      return request && request->cseq == cseq;
    });
  std::erase_if(steps_, [](const UndoStep& step) { return step.empty(); });
}

}  // namespace plenary::client
