// Clusters: cards that the group says belong together, with a title. Clusters may lie in clusters, never in a circle.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "facilitation/document/clusters.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/order.h"
#include "facilitation/rules/placing.h"
#include "facilitation/rules/standing.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

No cluster_is_here(const Record* cluster) {
  if (!cluster) return not_found("cluster");
  return is_here(cluster->cluster());
}

No cluster_can_change(const Situation& here, const Record* cluster) {
  if (No no = cluster_is_here(cluster)) return no;
  return region_is_open(here, cluster->cluster().region());
}

// After every other: clusters are few, and have no place among cards.
std::string last_order(const Document& document) {
  std::string last;
  for (const auto& [id, entry] : document.entries())
    if (entry.record.has_cluster()) last = std::max(last, entry.record.cluster().order());
  const auto next = order::between(last, {});
  return next ? next->front() : order::fresh(1).front();
}

// Cards come into a cluster: into its region too, at the end of it, if it lies in one and they do not.
void take_in(const Situation& here, const std::string& cluster, const std::string& region,
             const std::vector<const Record*>& cards, Outcome& outcome) {
  std::vector<const Record*> arriving;
  for (const Record* card : cards)
    if (!region.empty() && card->card().region() != region) arriving.push_back(card);
  Keys keys;
  if (!arriving.empty()) {
    Target end;
    end.region = region;
    keys = keys_at(here, end, arriving, standing_now(here));
  }
  std::map<const Record*, std::string> order;  // looked up, never walked: addresses are no order
  for (std::size_t i = 0; i < arriving.size(); ++i) order[arriving[i]] = keys.given[i];
  for (const auto& [record, key] : keys.standing) order[record] = key;

  for (const Record* record : cards) {
    Record next = next_of(*record);
    next.mutable_card()->set_cluster(cluster);
    if (!region.empty()) next.mutable_card()->set_region(region);
    if (const auto key = order.find(record); key != order.end()) next.mutable_card()->set_order(key->second);
    put_if_changed(outcome, *record, std::move(next));
  }
  std::erase_if(keys.standing, [&](const auto& standing) {
    return std::find(cards.begin(), cards.end(), standing.first) != cards.end();
  });
  put_standing(outcome, keys);
}

No find_cards(const Situation& here, const Ids& ids, std::vector<const Record*>& cards) {
  if (ids.empty()) return {};
  if (No no = ids_to_act_on("cards", ids)) return no;
  for (const std::string& id : ids) {
    const Record* card = here.card(id);
    if (No no = card_can_change(here, card)) return no;
    cards.push_back(card);
  }
  return {};
}

std::vector<const Record*> members_of(const Document& document, const std::set<std::string>& clusters) {
  std::vector<const Record*> members;
  document.each_card([&](const Record& card) {
    if (clusters.count(card.card().cluster())) members.push_back(&card);
  });
  std::sort(members.begin(), members.end(), [](const Record* a, const Record* b) {
    return std::tie(a->card().region(), a->card().order(), a->id()) <
           std::tie(b->card().region(), b->card().order(), b->id());
  });
  return members;
}

// What stays may have lain in what goes, with others between: it comes to lie where the outermost of those that go lay,
// or what was between would lie in it and it in that.
std::string parent_without(const Document& document, const std::string& id, const std::set<std::string>& from) {
  std::string parent = document.cluster(id)->parent();
  std::string outer = parent;
  for (std::size_t steps = 0; steps <= document.size(); ++steps) {
    const Cluster* cluster = document.cluster(outer);
    if (!cluster) break;
    if (from.count(outer)) parent = cluster->parent();
    outer = cluster->parent();
  }
  return parent;
}

// The clusters that lay in these lie in `parent` now.
void hand_on_nested(const Situation& here, const std::set<std::string>& from, const std::string& parent,
                    const std::string& except, Outcome& outcome) {
  for (const Record* record : here.document.sorted()) {
    if (!record->has_cluster() || !from.count(record->cluster().parent())) continue;
    if (record->id() == except || from.count(record->id())) continue;
    Record next = next_of(*record);
    next.mutable_cluster()->set_parent(parent);
    put_if_changed(outcome, *record, std::move(next));
  }
}

// A cluster goes to another region with all that lies in it. Cards keep the order they had among themselves.
No take_to_region(const Situation& here, const std::string& cluster, const std::string& region, Outcome& outcome) {
  if (region.empty()) return {};  // it lies in none any more; its cards stay where they are
  if (!here.region(region)) return not_found("region");
  if (No no = region_is_open(here, region)) return no;
  std::set<std::string> going;
  for (const Record* record : here.document.sorted())
    if (record->has_cluster() && !is_gone(record->cluster()) && lies_in(here.document, record->id(), cluster))
      going.insert(record->id());
  std::vector<const Record*> cards = members_of(here.document, going);
  std::erase_if(cards, [](const Record* card) { return is_gone(card->card()); });
  for (const Record* card : cards)
    if (No no = is_unlocked(here, card->card())) return no;
  for (const std::string& id : going) {
    if (id == cluster) continue;  // is put by whoever asks
    Record next = next_of(*here.document.find(id));
    next.mutable_cluster()->set_region(region);
    put_if_changed(outcome, *here.document.find(id), std::move(next));
  }
  std::vector<const Record*> arriving;
  for (const Record* card : cards)
    if (card->card().region() != region) arriving.push_back(card);
  if (arriving.empty()) return {};
  Target end;
  end.region = region;
  const Keys keys = keys_at(here, end, arriving, standing_now(here));
  for (std::size_t i = 0; i < arriving.size(); ++i) {
    Record next = next_of(*arriving[i]);
    next.mutable_card()->set_region(region);
    next.mutable_card()->set_order(keys.given[i]);
    next.mutable_card()->set_placed(false);
    put(outcome, std::move(next));
  }
  put_standing(outcome, keys);
  return {};
}

}  // namespace

Outcome decide_verb(const Situation& here, const AddCluster& asked) {
  if (No no =
          first_of({id_is_free(here.document, asked.id()), one_line("title", asked.title(), limits::title_characters)}))
    return refused(*no);
  if (!asked.region().empty() && !here.region(asked.region())) return refused(not_found("region"));
  if (No no = region_is_open(here, asked.region())) return refused(*no);
  if (!asked.parent().empty())
    if (No no = cluster_is_here(here.cluster(asked.parent()))) return refused(*no);
  std::vector<const Record*> cards;
  if (No no = find_cards(here, asked.cards(), cards)) return refused(*no);
  if (No no = room_for_one_more(here.document, Record::kCluster, "clusters", limits::clusters)) return refused(*no);

  Record record = new_record(asked.id());
  Cluster& cluster = *record.mutable_cluster();
  cluster.set_title(asked.title());
  cluster.set_region(asked.region());
  cluster.set_parent(asked.parent());
  cluster.set_order(last_order(here.document));
  if (!asked.title().empty()) cluster.set_named_by(here.me());
  Outcome outcome;
  put(outcome, std::move(record));
  take_in(here, asked.id(), asked.region(), cards, outcome);
  return outcome;
}

Outcome decide_verb(const Situation& here, const SetCluster& asked) {
  const Record* record = here.cluster(asked.id());
  if (No no = cluster_can_change(here, record)) return refused(*no);
  if (No no = version_is(*record, asked.if_version())) return refused(*no);
  Record next = next_of(*record);
  Cluster& cluster = *next.mutable_cluster();
  if (asked.has_title() && asked.title() != cluster.title()) {
    if (No no = one_line("title", asked.title(), limits::title_characters)) return refused(*no);
    cluster.set_title(asked.title());
    cluster.set_named_by(here.me());
  }
  if (asked.has_parent()) {
    if (!asked.parent().empty()) {
      if (No no = cluster_is_here(here.cluster(asked.parent()))) return refused(*no);
      if (lies_in(here.document, asked.parent(), asked.id())) return refused(CYCLE);
    }
    cluster.set_parent(asked.parent());
  }
  Outcome outcome;
  if (asked.has_region()) {
    if (No no = take_to_region(here, asked.id(), asked.region(), outcome)) return refused(*no);
    cluster.set_region(asked.region());
    cluster.set_placed(false);
  }
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const MergeClusters& asked) {
  if (No no = ids_to_act_on("from", asked.from())) return refused(*no);
  const Record* into = here.cluster(asked.into());
  if (No no = cluster_can_change(here, into)) return refused(*no);
  std::set<std::string> from;
  for (const std::string& id : asked.from()) {
    if (id == asked.into()) return refused(CYCLE);
    if (No no = cluster_can_change(here, here.cluster(id))) return refused(*no);
    from.insert(id);
  }
  const std::vector<const Record*> cards = members_of(here.document, from);
  for (const Record* card : cards)
    if (!is_gone(card->card()))
      if (No no = is_unlocked(here, card->card())) return refused(*no);

  Outcome outcome;
  for (const std::string& id : asked.from()) {
    Record next = next_of(*here.document.find(id));
    next.mutable_cluster()->set_merged_into(asked.into());
    put(outcome, std::move(next));
  }
  const std::string parent = parent_without(here.document, asked.into(), from);
  if (parent != into->cluster().parent()) {
    Record next = next_of(*into);
    next.mutable_cluster()->set_parent(parent);
    put(outcome, std::move(next));
  }
  hand_on_nested(here, from, asked.into(), asked.into(), outcome);
  take_in(here, asked.into(), into->cluster().region(), cards, outcome);
  return outcome;
}

Outcome decide_verb(const Situation& here, const DissolveCluster& asked) {
  const Record* record = here.cluster(asked.id());
  if (No no = cluster_can_change(here, record)) return refused(*no);
  const std::vector<const Record*> cards = members_of(here.document, {asked.id()});
  for (const Record* card : cards)
    if (!is_gone(card->card()))
      if (No no = is_unlocked(here, card->card())) return refused(*no);
  Outcome outcome;
  Record next = next_of(*record);
  next.mutable_cluster()->set_dissolved(true);
  put(outcome, std::move(next));
  hand_on_nested(here, {asked.id()}, record->cluster().parent(), {}, outcome);
  take_in(here, {}, {}, cards, outcome);
  return outcome;
}

Outcome decide_verb(const Situation& here, const RestoreCluster& asked) {
  const Record* record = here.cluster(asked.id());
  if (!record) return refused(not_found("cluster"));
  if (No no = region_is_open(here, record->cluster().region())) return refused(*no);
  if (!is_gone(record->cluster())) return refused(NOTHING_TO_DO);
  std::vector<const Record*> cards;
  if (No no = find_cards(here, asked.cards(), cards)) return refused(*no);
  Record next = next_of(*record);
  Cluster& cluster = *next.mutable_cluster();
  cluster.clear_dissolved();
  cluster.clear_merged_into();
  const std::string parent = living_cluster(here.document, cluster.parent());
  cluster.set_parent(lies_in(here.document, parent, asked.id()) ? std::string() : parent);
  Outcome outcome;
  put(outcome, std::move(next));
  take_in(here, asked.id(), record->cluster().region(), cards, outcome);
  return outcome;
}

}  // namespace plenary
