#include <map>
#include <set>

#include "facilitation/clocks/local_time.h"
#include "facilitation/document/scales.h"
#include "facilitation/exports/note_marks.h"
#include "facilitation/exports/paper_writing.h"
#include "facilitation/records/said.h"

namespace plenary {
namespace {

using Ids = google::protobuf::RepeatedPtrField<std::string>;

class GroupPaper {
 public:
  GroupPaper(Writing& writing, const GroupRecord& group, const std::string& zone, int place, bool with_notes)
      : writing_(writing), group_(group), zone_(zone), place_(place), with_notes_(with_notes) {
    for (const auto& card : group_.cards()) cards_[card.id()] = &card;
    for (const auto& cluster : group_.clusters()) clusters_[cluster.id()] = &cluster;
    for (const auto& note : group_.notes()) know(note.id(), ours("note " + std::to_string(note.number())));
    for (const auto& card : group_.cards()) know(card.id(), label_of(card));
    for (const auto& cluster : group_.clusters())
      know(cluster.id(), ours("cluster “") + words(cluster.title()) + ours("”"));
    for (const auto& decision : group_.decisions())
      know(decision.id(), ours("decision " + std::to_string(decision.number())));
    for (const auto& action : group_.actions()) know(action.id(), ours("action " + std::to_string(action.number())));
    for (const auto& vote : group_.votes())
      know(vote.id(), vote.title().empty() ? ours("the vote on " + spoken(vote.target()) + "s")
                                           : ours("the vote “") + words(vote.title()) + ours("”"));
    for (const auto& link : group_.links()) {
      links_of_[link.from()].push_back(&link);
      links_of_[link.to()].push_back(&link);
    }
    for (const auto& region : group_.regions()) know(region.id(), ours("region “") + words(region.title()) + ours("”"));
  }

  void write() {
    write_harvest(writing_, group_);
    write_reports(writing_, group_);
    write_differences(writing_, group_);
    if (with_notes_) write_notes();
    write_quotations(writing_, group_, zone_);
    write_outline();
    write_regions();
    write_clusters();
    write_links();
    write_votes(writing_, group_, [this](const std::string& id) { return anchor(id); });
    write_decisions();
    write_actions();
    write_findings();
    write_set_aside();
    write_phases(writing_, group_, zone_);
    write_markers(writing_, group_, zone_);
    write_annex();
  }

 private:
  Writing& writing_;
  const GroupRecord& group_;
  const std::string& zone_;
  int place_;
  bool with_notes_;
  std::map<std::string, const RecordCard*> cards_;
  std::map<std::string, const RecordCluster*> clusters_;
  std::map<std::string, Runs> labels_;
  std::map<std::string, std::vector<const RecordLink*>> links_of_;  // by card, at either end
  std::map<std::string, std::string> anchors_;

  void know(const std::string& id, Runs label) {
    const std::string& anchor =
        anchors_.emplace(id, "r" + std::to_string(place_) + "-" + std::to_string(anchors_.size() + 1)).first->second;
    for (Run& run : label) run.to = anchor;
    labels_[id] = std::move(label);
  }
  // Where something was left out nobody can say that there was nothing.
  [[nodiscard]] Runs none_here(const std::string& sentence) const {
    return ours(group_.withheld() == 0 ? sentence : "None that this copy may show.");
  }
  static Runs label_of(const RecordCard& card) {
    return card.number() == 0 ? ours("card ") + words(card.id()) : ours("card " + std::to_string(card.number()));
  }
  // As people call it, never an id. What has no place of its own in this paper is called by what it is.
  [[nodiscard]] Runs label(const std::string& id) const {
    if (const auto found = labels_.find(id); found != labels_.end()) return found->second;
    for (const RecordLink& link : group_.links())
      if (link.id() == id) return ours("the link from ") + label(link.from()) + ours(" to ") + label(link.to());
    for (const RecordReport& report : group_.reports())
      if (report.id() == id) return ours("the report of ") + words(report.group());
    for (const RecordDifference& difference : group_.differences())
      if (difference.id() == id) return ours("the difference “") + words(difference.subject()) + ours("”");
    for (const RecordMarker& marker : group_.markers())
      if (marker.id() == id) return ours(mark_said(marker.kind(), marker.channel()));
    return id == "harvest" ? ours("what the group brings") : ours("another part of the board");
  }
  [[nodiscard]] Runs labels(const Ids& ids) const {
    std::vector<Runs> parts;
    for (const auto& id : ids) parts.push_back(label(id));
    return joined(parts, ", ");
  }

  // Where a record is written in full, everything else leads there.
  [[nodiscard]] std::string anchor(const std::string& id) const { return anchors_.at(id); }

  [[nodiscard]] PaperRow row_of(const RecordCard& card) const {
    std::vector<Runs> remarks;
    if (!card.source().empty()) remarks.push_back(ours("source: ") + words(card.source()));
    for (const auto& [field, value] : std::map<std::string, std::string>(card.fields().begin(), card.fields().end()))
      remarks.push_back(ours(spoken(field) + ": ") + words(spoken_if_choice(value)));
    if (!card.actor_type().empty()) remarks.push_back(ours(spoken(card.actor_type())));
    if (!card.chain_stage().empty()) remarks.push_back(ours("stage: " + spoken(card.chain_stage())));
    if (card.sdgs_size() > 0) {
      std::string goals;
      for (const std::uint32_t goal : card.sdgs()) goals += (goals.empty() ? "" : ", ") + std::to_string(goal);
      remarks.push_back(ours("SDG " + goals));
    }
    if (const auto linked = links_of_.find(card.id()); linked != links_of_.end())
      for (const RecordLink* link : linked->second) remarks.push_back(said_of_link(*link, card.id()));
    if (!card.merged_into().empty()) remarks.push_back(ours("merged into ") + label(card.merged_into()));
    if (card.parked()) remarks.push_back(ours("set aside"));
    const auto came = card.late_ms() == 0 ? std::nullopt : local_time(card.late_ms(), zone_.empty() ? "UTC" : zone_);
    if (card.late()) remarks.push_back(ours(came ? "late, on " + day_in_words(came->date) : "late"));
    if (!card.presenter_mark().empty()) remarks.push_back(ours("presenter: " + spoken(card.presenter_mark())));
    return {{label_of(card), card.kind().empty() ? Runs{} : ours(spoken(card.kind())), words(card.text()),
             joined(remarks, "; ")},
            "",
            0};
  }
  // A link as its one end tells it: "starts card 5", and of that card "card 3 starts this".
  [[nodiscard]] Runs said_of_link(const RecordLink& link, const std::string& at) const {
    const Runs how = link.label().empty() ? ours("goes with") : words(link.label());
    return link.from() == at ? how + ours(" ") + label(link.to())
                             : label(link.from()) + ours(" ") + how + ours(" this");
  }
  // One of several that could be chosen, "2_to_4_years", as it is said; anything else as it was written.
  static std::string spoken_if_choice(const std::string& value) {
    const bool is_one = value.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
    return is_one ? spoken(value) : value;
  }
  static PaperTable card_table() {
    return {{{"Card", "", "", kNarrow},
             {"Kind", ", ", "", kNarrow},
             {"Words", ": ", "", kBroad},
             {"Remarks", " (", ")", kSome}},
            {}};
  }
  void write_cards(const Ids& ids, bool in_full) {
    PaperTable table = card_table();
    for (const auto& id : ids)
      if (const auto card = cards_.find(id); card != cards_.end()) {
        table.rows.push_back(row_of(*card->second));
        if (in_full) table.rows.back().anchor = anchor(id);
      }
    if (!table.rows.empty()) writing_.add(std::move(table));
  }

  void write_notes() {
    writing_.section("Discussion");
    if (group_.notes().empty()) writing_.paragraph(ours("No notes were taken for the record."));
    for (const RecordNote& note : group_.notes()) {
      Passage paragraph;
      if (const auto local = local_time(note.at_ms(), zone_)) paragraph.lead = ours(local->clock);
      paragraph.between = " — ";
      paragraph.runs = words(without_note_marks(note.text()));
      if (!note.by().empty()) paragraph.remarks.push_back(ours("noted by ") + words(note.by()));
      if (!note.refs().empty()) paragraph.remarks.push_back(ours("see ") + labels(note.refs()));
      paragraph.anchor = anchor(note.id());
      writing_.paragraph(std::move(paragraph));
    }
  }

  void write_outline() {
    if (group_.outline().empty()) return;
    writing_.section("The map, from challenge to projects");
    for (const OutlineLine& line : group_.outline()) {
      std::string indent;
      for (std::uint32_t i = 0; i < line.depth(); ++i) indent += "› ";
      if (line.card().empty())
        writing_.paragraph(ours(line.text() + ":"));
      else
        writing_.item(ours(indent) + label(line.card()) + ours(": ") + words(line.text()));
    }
  }

  // "Incomplete" is what a check found and nobody has settled yet.
  void write_findings() {
    if (group_.findings().empty() && group_.stages_without_actor().empty() && group_.names_withheld() == 0 &&
        group_.left_out_by_presenter() == 0 && group_.presenter_check().empty())
      return;
    writing_.section("Incomplete");
    if (group_.presenter_check() == "waited_for")
      writing_.paragraph(ours("The presenter has not yet looked at what was written of the case."));
    if (group_.presenter_check() == "overdue")
      writing_.paragraph(ours("The presenter did not look at what was written of the case in time."));
    if (group_.presenter_check() == "answered")
      writing_.paragraph(ours("The presenter has looked at what was written of the case."));
    if (group_.left_out_by_presenter() != 0)
      writing_.paragraph(ours("Left out of this copy, as its presenter asks: " +
                              plenary::counted(group_.left_out_by_presenter(), "card", "cards") + "."));
    if (group_.names_withheld() != 0)
      writing_.paragraph(ours("Left out of this copy, because it names somebody who has not agreed to it: " +
                              plenary::counted(group_.names_withheld(), "piece", "pieces") + "."));
    for (const CheckFinding& finding : group_.findings()) {
      Passage paragraph;
      std::vector<Runs> about;
      for (const std::string& card : finding.cards()) about.push_back(label(card));
      if (!finding.decision().empty()) about.push_back(label(finding.decision()));
      paragraph.lead = about.empty() ? ours("The board") : joined(about, ", ");
      paragraph.between = ": ";
      paragraph.runs = ours(finding.text());
      std::vector<Runs> missing;
      for (const std::string& field : finding.fields()) missing.push_back(ours(spoken(field)));
      if (!missing.empty()) paragraph.remarks.push_back(ours("missing: ") + joined(missing, ", "));
      if (finding.dismissed()) paragraph.remarks.push_back(ours("let be: ") + words(finding.reason()));
      writing_.paragraph(std::move(paragraph));
    }
    std::vector<Runs> stages;
    for (const std::string& stage : group_.stages_without_actor()) stages.push_back(ours(spoken(stage)));
    if (!stages.empty())
      writing_.paragraph(ours("Stages of the innovation chain at which no actor stands: ") + joined(stages, ", ") +
                         ours("."));
  }

  void write_regions() {
    writing_.section("The board, by region");
    std::set<std::string> written;
    for (const RecordRegion& region : group_.regions()) {
      Passage paragraph;
      paragraph.lead = words(region.title());
      paragraph.between = ": ";
      if (!region.prompt().empty()) paragraph.runs = words(region.prompt());
      paragraph.anchor = anchor(region.id());
      writing_.paragraph(std::move(paragraph));
      if (region.cards().empty()) writing_.item(ours("no cards"));
      Ids first;  // a card stands in one region; should it be named in two, it is led to once
      for (const auto& id : region.cards())
        if (written.insert(id).second) first.Add()->assign(id);
      write_cards(first, true);
    }
    Ids elsewhere;
    for (const RecordCard& card : group_.cards())
      if (!written.contains(card.id())) elsewhere.Add()->assign(card.id());
    if (!elsewhere.empty()) writing_.paragraph(ours("In no region:"));
    write_cards(elsewhere, true);
    if (group_.held_back_cards() != 0)
      writing_.paragraph(ours("Cards that the facilitators held back when silent writing ended, which are not shown: " +
                              std::to_string(group_.held_back_cards()) + "."));
    if (group_.hidden_cards() != 0)
      writing_.paragraph(ours(
          "Cards still hidden in silent writing, which are not shown: " + std::to_string(group_.hidden_cards()) + "."));
    if (group_.withheld() != 0)
      writing_.paragraph(ours(
          "Notes and cards with somebody's own words that they took back, or have not let go, which are not shown: " +
          std::to_string(group_.withheld()) + "."));
    if (group_.trashed_cards() != 0)
      writing_.paragraph(
          ours("Cards in the trash, which are not shown: " + std::to_string(group_.trashed_cards()) + "."));
  }

  void write_clusters() {
    writing_.section("Clusters");
    if (group_.clusters().empty()) writing_.paragraph(none_here("The cards were not grouped."));
    std::set<std::string> written;
    for (const RecordCluster& cluster : group_.clusters())
      if (!clusters_.contains(cluster.parent())) write_cluster(cluster, {}, written);
    for (const RecordCluster& cluster : group_.clusters())
      write_cluster(cluster, {}, written);  // only what a cycle would hide
    Ids loose;
    for (const RecordCard& card : group_.cards())
      if (!clusters_.contains(card.cluster())) loose.Add()->assign(card.id());
    if (!group_.clusters().empty() && !loose.empty())
      writing_.paragraph(ours("In no cluster: ") + labels(loose) + ours("."));
  }
  void write_cluster(const RecordCluster& cluster, const Runs& path, std::set<std::string>& written) {
    if (!written.insert(cluster.id()).second) return;
    Passage paragraph;
    paragraph.lead = path + words(cluster.title());
    if (!cluster.merged_into().empty())
      paragraph.remarks.push_back(ours("merged into ") + label(cluster.merged_into()));
    paragraph.anchor = anchor(cluster.id());
    const Runs deeper = paragraph.lead + ours(" › ");
    writing_.paragraph(std::move(paragraph));
    if (cluster.cards().empty()) writing_.item(ours("no cards"));
    write_cards(cluster.cards(), false);
    for (const RecordCluster& inner : group_.clusters())
      if (inner.parent() == cluster.id()) write_cluster(inner, deeper, written);
  }

  void write_links() {
    writing_.section("Links");
    if (group_.links().empty()) return writing_.paragraph(none_here("No cards were linked."));
    PaperTable table{{{"From", "", "", kSome}, {"To", " → ", "", kSome}, {"How", ": ", "", kBroad}}, {}};
    for (const RecordLink& link : group_.links())
      table.rows.push_back(
          {{label(link.from()), label(link.to()), link.label().empty() ? Runs{} : words(link.label())}, "", 0});
    writing_.add(std::move(table));
  }

  void write_decisions() {
    writing_.section("Decisions");
    if (group_.decisions().empty()) writing_.paragraph(none_here("No decisions were written down."));
    for (const RecordDecision& decision : group_.decisions()) {
      Passage paragraph;
      paragraph.lead = ours("Decision " + std::to_string(decision.number()));
      paragraph.between = ": ";
      paragraph.runs = stated(decision.title()) + ours(" — " + spoken(decision.state()));
      paragraph.anchor = anchor(decision.id());
      writing_.paragraph(std::move(paragraph));
      writing_.quotation(decision.text());
      Facts facts;
      const auto fact = [&](const char* what, const std::string& said) {
        if (!said.empty()) facts.facts.push_back({what, words(said)});
      };
      if (!decision.method().empty()) facts.facts.push_back({"Method", ours(spoken(decision.method()))});
      fact("Owner", decision.owner());
      fact("Review date", day_in_words(decision.review_date()));
      fact("Change signal", decision.change_signal());
      fact("Why not now", decision.deferred_reason());
      fact("Goes to", day_in_words(decision.deferred_to()));
      fact("Why not", decision.not_adopted_reason());
      for (const std::string& needed : decision.needed_first()) fact("Needed first", needed);
      if (!decision.plenary_outcome().empty())
        facts.facts.push_back(
            {"Plenary",
             ours(spoken(decision.plenary_outcome())) +
                 (decision.plenary_reason().empty() ? Runs{} : ours(": ") + words(decision.plenary_reason()))});
      if (decision.interests_asked()) facts.facts.push_back({"Interests", ours("the group was asked who has one")});
      write_how_it_was_decided(decision, facts);
      if (!decision.based_on().empty()) facts.facts.push_back({"Based on", labels(decision.based_on())});
      if (!facts.facts.empty()) writing_.add(std::move(facts));
    }
  }

  static std::string level_in_words(const RecordDecision& decision, const std::string& response) {
    const bool is_level = response.size() == 1 && response[0] >= '1' && response[0] <= '9';
    const auto said =
        is_level ? words_of_level(decision.scale(), static_cast<std::uint32_t>(response[0] - '0')) : std::string_view();
    return "level " + spoken(response) + (said.empty() ? "" : " (" + std::string(said) + ")");
  }
  // An option is a text, or a card or cluster of this board.
  [[nodiscard]] Runs option(const std::string& said) const {
    if (const auto card = cards_.find(said); card != cards_.end())
      return label_of(*card->second) + ours(" (") + words(card->second->text()) + ours(")");
    if (const auto cluster = clusters_.find(said); cluster != clusters_.end()) return words(cluster->second->title());
    return words(said);
  }
  // "consent: 4, object: 1": counts in the order of what was responded; options by their words.
  Runs counted(const RecordDecision& decision, const RecordDecisionRound& round) const {
    Runs said =
        ours("version " + std::to_string(round.version()) + ", " + std::to_string(round.responded()) + " responded; ");
    bool first = true;
    for (const auto& [response, count] :
         std::map<std::string, std::uint32_t>(round.counts().begin(), round.counts().end())) {
      const bool is_place =
          decision.options_size() > 0 && response.find_first_not_of("0123456789") == std::string::npos;
      const int place = is_place && response.size() < 4 ? std::stoi(response) : 0;
      said = said + ours(first ? "" : ", ");
      if (place > 0 && place <= decision.options_size())
        said = said + option(decision.options(place - 1));
      else if (decision.method() == "majority")
        said = said + option(response);
      else
        said = said + ours(decision.scale().empty() ? spoken(response) : level_in_words(decision, response));
      said = said + ours(": " + std::to_string(count));
      first = false;
    }
    return said;
  }

  static std::uint32_t latest_version_of(const RecordDecision& decision) {
    return decision.versions().empty() ? decision.version() : decision.versions().rbegin()->number();
  }
  // "to version 2: ", "to versions 1 and 2: ".
  static Runs to_versions(const RecordConcern& concern) {
    std::vector<Runs> numbers;
    for (const std::uint32_t version : concern.versions()) numbers.push_back(ours(std::to_string(version)));
    return ours(numbers.size() == 1 ? "to version " : "to versions ") + joined(numbers, " and ") + ours(": ");
  }

  static Runs with_name(const std::string& text, const std::string& said_by) {
    Runs said = words(text);
    return said_by.empty() ? said : said + ours(text.empty() ? "" : " — ") + words(said_by);
  }

  void write_how_it_was_decided(const RecordDecision& decision, Facts& facts) const {
    const auto fact = [&](std::string what, Runs said) { facts.facts.push_back({std::move(what), std::move(said)}); };
    if (!decision.scale().empty())
      fact("Scale", ours(name_of_scale(decision.scale()) + "; stakes: " + decision.stakes()));
    if (!decision.adopted_option().empty()) fact("Chosen", option(decision.adopted_option()));
    for (const RecordDecisionVersion& version : decision.versions())
      if (version.number() != decision.version())
        fact("Version " + std::to_string(version.number()), words(version.text()));
    for (const RecordClarification& asked : decision.clarifications())
      fact("Asked",
           words(asked.question()) + ours(" — ") + (asked.not_known() ? ours("not known") : stated(asked.answer())));
    for (const RecordDecisionRound& round : decision.rounds())
      fact("Round " + std::to_string(round.number()), counted(decision, round));
    if (decision.quorum_needed() > 0)
      fact("Quorum",
           ours(std::to_string(decision.quorum_needed()) + " needed of " + std::to_string(decision.quorum_base()) +
                ", " + std::to_string(decision.quorum_present()) + " present"));
    for (const RecordObjection& objection : decision.objections()) {
      fact("Objection", ours("to version " + std::to_string(objection.version()) + ": ") +
                            with_name(objection.reason(), objection.said_by()));
      const std::string& reason = objection.judged_reason();
      if (!objection.judged().empty())
        fact("Taken as", ours(objection.judged() == "qualifies" ? "an objection" : "a concern") +
                             (reason.empty() ? Runs{} : ours(": ") + words(reason)));
      if (objection.resolution() == "withdrawn") fact("How it was met", ours("who raised it withdrew it"));
      if (objection.resolution() == "amended") fact("How it was met", ours("the text was changed"));
    }
    for (const RecordConcern& concern : decision.concerns()) {
      Runs said = with_name(concern.text(), concern.said_by());
      if (latest_version_of(decision) > 1 && concern.versions_size() > 0) said = to_versions(concern) + said;
      if (concern.handled_as() == "agreed")
        said = said + ours(" (an objection; who raised it agrees that it is a concern)");
      if (concern.handled_as() == "disagreement_noted") said = said + ours(" (an objection; who raised it disagrees)");
      fact("Concern", std::move(said));
    }
    if (decision.stood_aside() > 0) fact("Stood aside", ours(std::to_string(decision.stood_aside())));
    for (const RecordConcern& stand_aside : decision.stand_asides())
      fact("Stands aside", with_name(stand_aside.text(), stand_aside.said_by()));
    if (decision.excused() > 0) fact("Excused, with an interest", ours(std::to_string(decision.excused())));
    if (!decision.replaces().empty()) fact("Replaces", label(decision.replaces()));
    for (const RecordDecisionReview& review : decision.reviews())
      fact("Later", ours(spoken(review.state()) + (review.reason().empty() ? "" : ": ")) + words(review.reason()));
  }

  void write_actions() {
    writing_.section("Actions");
    if (group_.actions().empty()) writing_.paragraph(none_here("No actions were written down."));
    for (const RecordAction& action : group_.actions()) {
      Passage paragraph;
      paragraph.lead = ours("Action " + std::to_string(action.number()));
      paragraph.between = ": ";
      paragraph.runs = words(action.text());
      paragraph.remarks = {ours("owner: ") + stated(action.owner()), ours("due: ") + stated(day_in_words(action.due())),
                           ours(spoken(action.state()) + (action.accepted_by_owner() ? ", accepted by the owner"
                                                                                     : ", not accepted by an owner"))};
      if (!action.from().empty()) paragraph.remarks.push_back(ours("from ") + label(action.from()));
      paragraph.anchor = anchor(action.id());
      writing_.paragraph(std::move(paragraph));
    }
  }

  void write_set_aside() {
    writing_.section("Set aside");
    if (group_.set_aside().empty()) return writing_.paragraph(ours("Nothing was set aside or merged."));
    PaperTable table = card_table();
    for (const RecordCard& card : group_.set_aside()) table.rows.push_back(row_of(card));
    writing_.add(std::move(table));
  }

  void write_annex() {
    writing_.section("Annex: ids");
    writing_.paragraph(ours("Made from the document ") + words(group_.document()) +
                       ours(" at commit " + std::to_string(group_.at().seq()) + ", chain ") +
                       stated(in_hex(group_.at().chain())) +
                       ours(", state " + in_hex(group_.state_hash()) + ". Template: ") + stated(group_.template_id()) +
                       ours(", version " + std::to_string(group_.template_version()) + "."));
    PaperTable table{{{"What", "", "", kBroad},
                      {"Id", ": ", "", kSome},
                      {"Region", ", region ", "", kSome},
                      {"Cluster", ", cluster ", "", kSome},
                      {"Text", ", text version ", "", kNarrow}},
                     {}};
    // An index: it leads nowhere, the places in the text lead to each other.
    const auto row = [&](Runs what, const std::string& id, const std::string& region = "",
                         const std::string& cluster = "", const std::string& version = "") {
      for (Run& run : what) run.to.clear();
      const auto cell = [](const std::string& text) { return text.empty() ? Runs{} : words(text); };
      table.rows.push_back({{std::move(what), words(id), cell(region), cell(cluster), cell(version)}, "", 0});
    };
    for (const RecordCard& card : group_.cards()) row(label(card.id()), card.id(), card.region(), card.cluster());
    for (const RecordCluster& cluster : group_.clusters()) row(label(cluster.id()), cluster.id());
    for (const RecordLink& link : group_.links())
      row(ours("link ") + label(link.from()) + ours(" → ") + label(link.to()), link.id());
    for (const RecordNote& note : group_.notes()) row(label(note.id()), note.id());
    for (const RecordDecision& decision : group_.decisions())
      row(label(decision.id()), decision.id(), "", "", std::to_string(decision.version()));
    for (const RecordAction& action : group_.actions()) row(label(action.id()), action.id());
    if (!table.rows.empty()) writing_.add(std::move(table));
  }
};

}  // namespace

void write_group(Writing& writing, const GroupRecord& group, const std::string& time_zone, int place, bool with_notes) {
  GroupPaper(writing, group, time_zone, place, with_notes).write();
}

}  // namespace plenary
