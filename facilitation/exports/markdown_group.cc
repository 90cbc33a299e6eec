#include <map>
#include <set>

#include "facilitation/exports/markdown_page.h"
#include "facilitation/clocks/local_time.h"

namespace plenary {
namespace {

using Ids = google::protobuf::RepeatedPtrField<std::string>;

class GroupPages {
 public:
  GroupPages(Page& page, const GroupRecord& group, const std::string& zone) : page_(page), group_(group), zone_(zone) {
    for (const auto& card : group_.cards()) cards_[card.id()] = &card;
    for (const auto& cluster : group_.clusters()) clusters_[cluster.id()] = &cluster;
    for (const auto& note : group_.notes()) labels_[note.id()] = "note " + std::to_string(note.number());
    for (const auto& card : group_.cards()) labels_[card.id()] = label_of(card);
    for (const auto& cluster : group_.clusters())
      labels_[cluster.id()] = "cluster “" + in_markdown(cluster.title()) + "”";
    for (const auto& decision : group_.decisions())
      labels_[decision.id()] = "decision " + std::to_string(decision.number());
    for (const auto& action : group_.actions()) labels_[action.id()] = "action " + std::to_string(action.number());
    for (const auto& region : group_.regions()) labels_[region.id()] = "region “" + in_markdown(region.title()) + "”";
  }

  void write() {
    write_harvest(page_, group_);
    write_notes();
    write_regions();
    write_clusters();
    write_links();
    write_votes(page_, group_);
    write_decisions();
    write_actions();
    write_set_aside();
    write_phases(page_, group_, zone_);
    write_annex();
  }

 private:
  Page& page_;
  const GroupRecord& group_;
  const std::string& zone_;
  std::map<std::string, const RecordCard*> cards_;
  std::map<std::string, const RecordCluster*> clusters_;
  std::map<std::string, std::string> labels_;

  static std::string label_of(const RecordCard& card) {
    return card.number() == 0 ? "card " + card.id() : "card " + std::to_string(card.number());
  }
  [[nodiscard]] std::string label(const std::string& id) const {
    const auto found = labels_.find(id);
    return found == labels_.end() ? in_markdown(id) : found->second;
  }
  [[nodiscard]] std::string labels(const Ids& ids) const {
    std::vector<std::string> parts;
    for (const auto& id : ids) parts.push_back(label(id));
    return joined(parts, ", ");
  }

  [[nodiscard]] std::string card_line(const RecordCard& card) const {
    std::string line = label_of(card) + (card.kind().empty() ? "" : ", " + spoken(card.kind())) + ": " +
                       in_markdown(card.text(), "  ");
    std::vector<std::string> remarks;
    if (!card.source().empty()) remarks.push_back("source: " + in_markdown(card.source(), "  "));
    for (const auto& [field, value] : std::map<std::string, std::string>(card.fields().begin(), card.fields().end()))
      remarks.push_back(in_markdown(field, "  ") + ": " + in_markdown(value, "  "));
    if (!card.merged_into().empty()) remarks.push_back("merged into " + label(card.merged_into()));
    if (card.parked()) remarks.push_back("set aside");
    if (card.late()) remarks.push_back("late");
    return remarks.empty() ? line : line + " (" + joined(remarks, "; ") + ")";
  }
  void write_cards(const Ids& ids) {
    for (const auto& id : ids)
      if (const auto card = cards_.find(id); card != cards_.end()) page_.item(card_line(*card->second));
  }

  void write_notes() {
    page_.section("Discussion");
    if (group_.notes().empty()) page_.paragraph("No notes were taken for the record.");
    for (const RecordNote& note : group_.notes()) {
      const auto local = local_time(note.at_ms(), zone_);
      std::string words = (local ? local->clock + " — " : "") + in_markdown(note.text());
      std::vector<std::string> remarks;
      if (!note.by().empty()) remarks.push_back("noted by " + in_markdown(note.by()));
      if (!note.refs().empty()) remarks.push_back("see " + labels(note.refs()));
      page_.paragraph(remarks.empty() ? words : words + " (" + joined(remarks, "; ") + ")");
    }
  }

  void write_regions() {
    page_.section("The board, by region");
    std::set<std::string> written;
    for (const RecordRegion& region : group_.regions()) {
      page_.paragraph(in_markdown(region.title()) +
                      (region.prompt().empty() ? "" : ": " + in_markdown(region.prompt())));
      if (region.cards().empty()) page_.item("no cards");
      write_cards(region.cards());
      written.insert(region.cards().begin(), region.cards().end());
    }
    Ids elsewhere;
    for (const RecordCard& card : group_.cards())
      if (!written.contains(card.id())) elsewhere.Add()->assign(card.id());
    if (!elsewhere.empty()) page_.paragraph("In no region:");
    write_cards(elsewhere);
    if (group_.hidden_cards() != 0)
      page_.paragraph(
          "Cards still hidden in silent writing, which are not shown: " + std::to_string(group_.hidden_cards()) + ".");
    if (group_.trashed_cards() != 0)
      page_.paragraph("Cards in the trash, which are not shown: " + std::to_string(group_.trashed_cards()) + ".");
  }

  void write_clusters() {
    page_.section("Clusters");
    if (group_.clusters().empty()) page_.paragraph("The cards were not grouped.");
    std::set<std::string> written;
    for (const RecordCluster& cluster : group_.clusters())
      if (!is_inside_another(cluster)) write_cluster(cluster, "", written);
    for (const RecordCluster& cluster : group_.clusters())
      write_cluster(cluster, "", written);  // only what a cycle would hide
    Ids loose;
    for (const RecordCard& card : group_.cards())
      if (!clusters_.contains(card.cluster())) loose.Add()->assign(card.id());
    if (!group_.clusters().empty() && !loose.empty()) page_.paragraph("In no cluster: " + labels(loose) + ".");
  }
  [[nodiscard]] bool is_inside_another(const RecordCluster& cluster) const {
    return clusters_.contains(cluster.parent());
  }
  void write_cluster(const RecordCluster& cluster, const std::string& path, std::set<std::string>& written) {
    if (!written.insert(cluster.id()).second) return;
    const std::string title = path + in_markdown(cluster.title());
    page_.paragraph(title +
                    (cluster.merged_into().empty() ? "" : " (merged into " + label(cluster.merged_into()) + ")"));
    if (cluster.cards().empty()) page_.item("no cards");
    write_cards(cluster.cards());
    for (const RecordCluster& inner : group_.clusters())
      if (inner.parent() == cluster.id()) write_cluster(inner, title + " › ", written);
  }

  void write_links() {
    page_.section("Links");
    if (group_.links().empty()) page_.paragraph("No cards were linked.");
    for (const RecordLink& link : group_.links())
      page_.item(label(link.from()) + " → " + label(link.to()) +
                 (link.label().empty() ? "" : ": " + in_markdown(link.label(), "  ")));
  }

  void write_decisions() {
    page_.section("Decisions");
    if (group_.decisions().empty()) page_.paragraph("No decisions were written down.");
    for (const RecordDecision& decision : group_.decisions()) {
      page_.paragraph("Decision " + std::to_string(decision.number()) + ": " + stated(decision.title()) + " — " +
                      spoken(decision.state()));
      page_.quotation(decision.text());
      const auto item = [&](const char* what, const std::string& words) {
        if (!words.empty()) page_.item(std::string(what) + ": " + in_markdown(words, "  "));
      };
      if (!decision.method().empty()) page_.item("Method: " + spoken(decision.method()));
      item("Owner", decision.owner());
      item("Review date", decision.review_date());
      item("Change signal", decision.change_signal());
      item("Why not now", decision.deferred_reason());
      item("Goes to", decision.deferred_to());
      if (!decision.based_on().empty()) page_.item("Based on: " + labels(decision.based_on()));
    }
  }

  void write_actions() {
    page_.section("Actions");
    if (group_.actions().empty()) page_.paragraph("No actions were written down.");
    for (const RecordAction& action : group_.actions()) {
      std::vector<std::string> remarks = {
          "owner: " + stated(action.owner()), "due: " + stated(action.due()),
          spoken(action.state()) +
              (action.accepted_by_owner() ? ", accepted by the owner" : ", not accepted by an owner")};
      if (!action.from().empty()) remarks.push_back("from " + label(action.from()));
      page_.paragraph("Action " + std::to_string(action.number()) + ": " + in_markdown(action.text()) + " (" +
                      joined(remarks, "; ") + ")");
    }
  }

  void write_set_aside() {
    page_.section("Set aside");
    if (group_.set_aside().empty()) page_.paragraph("Nothing was set aside or merged.");
    for (const RecordCard& card : group_.set_aside()) page_.item(card_line(card));
  }

  void write_annex() {
    page_.section("Annex: ids");
    page_.paragraph("Made from the document " + in_markdown(group_.document()) + " at commit " +
                    std::to_string(group_.at().seq()) + ", chain " + stated(in_hex(group_.at().chain())) + ", state " +
                    in_hex(group_.state_hash()) + ". Template: " + stated(group_.template_id()) + ", version " +
                    std::to_string(group_.template_version()) + ".");
    for (const RecordCard& card : group_.cards()) {
      std::vector<std::string> places = {in_markdown(card.id())};
      if (!card.region().empty()) places.push_back("region " + in_markdown(card.region()));
      if (!card.cluster().empty()) places.push_back("cluster " + in_markdown(card.cluster()));
      page_.item(label_of(card) + ": " + joined(places, ", "));
    }
    for (const RecordCluster& cluster : group_.clusters())
      page_.item(label(cluster.id()) + ": " + in_markdown(cluster.id()));
    for (const RecordLink& link : group_.links())
      page_.item("link " + label(link.from()) + " → " + label(link.to()) + ": " + in_markdown(link.id()));
    for (const RecordNote& note : group_.notes()) page_.item(label(note.id()) + ": " + in_markdown(note.id()));
    for (const RecordDecision& decision : group_.decisions())
      page_.item(label(decision.id()) + ": " + in_markdown(decision.id()) + ", text version " +
                 std::to_string(decision.version()));
    for (const RecordAction& action : group_.actions())
      page_.item(label(action.id()) + ": " + in_markdown(action.id()));
  }
};

}  // namespace

void write_group(Page& page, const GroupRecord& group, const std::string& time_zone) {
  GroupPages(page, group, time_zone).write();
}

}  // namespace plenary
