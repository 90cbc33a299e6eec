#include "clients/cli/outline.h"

#include <google/protobuf/util/message_differencer.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "facilitation/checks/findings.h"
#include "facilitation/checks/sheet.h"
#include "facilitation/templates/words.h"

namespace plenary::cli {
namespace {

std::string flat(std::string words) {
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words;
}

std::string marks_of(const OutlineOf& of, const Record& record) {
  const Card& card = record.card();
  std::string marks;
  const auto mark = [&](bool set, const std::string& word) {
    if (set) marks += "  [" + word + "]";
  };
  mark(card.withdrawn_ms() != 0, "withdrawn by its author");
  mark(of.is_mine && of.is_mine(record.id()), "mine");
  mark(card.hidden() && !card.has_held(), "hidden until the reveal");
  mark(card.has_held(), "held back: " + card.held().reason());
  mark(card.late(), "late");
  mark(card.parked(), "parked");
  mark(card.locked(), "locked");
  if (const Record* other = card.merged_into().empty() ? nullptr : of.document.find(card.merged_into()))
    mark(true, "in " + label_of(of.document, *other));
  mark(!card.source().empty(), "source: " + card.source());
  for (const FieldAnswer& field : card.fields()) mark(true, field.name() + ": " + field.answer());
  std::string goals;
  for (const std::uint32_t goal : card.sdgs()) goals += (goals.empty() ? "" : ", ") + std::to_string(goal);
  mark(!goals.empty(), "SDG " + goals);
  mark(card.actor_type() != ACTOR_TYPE_UNSPECIFIED, word_for(card.actor_type()));
  mark(card.chain_stage() != CHAIN_STAGE_UNSPECIFIED, "stage: " + word_for(card.chain_stage()));
  return marks;
}

std::string card_line(const OutlineOf& of, const Record& record) {
  const std::string label = label_of(of.document, record);
  return std::string(label.size() < 4 ? 4 - label.size() : 0, ' ') + label + "  " + kind_word(record.card().kind()) +
         "  " + flat(record.text().content()) + marks_of(of, record);
}

class Lines {
 public:
  explicit Lines(const OutlineOf& of) : of_(of) {}

  std::vector<std::string> take() && {
    head();
    for (const Record* region : regions_in_order(of_.document)) this->region(*region);
    loose_clusters();
    section("Notes", notes_in_order(of_.document));
    section("Decisions", decisions_in_order(of_.document));
    missing();
    section("Actions", actions_in_order(of_.document));
    section("Quotations (rapporteurs and their speakers see them)", quotes_in_order(of_.document));
    section("Refused, or not answered, long ago: their speakers alone are shown these words", withheld());
    trash();
    lines_.push_back("");
    lines_.push_back(presence_line(of_));
    return std::move(lines_);
  }

 private:
  void head() {
    const Board* board = of_.document.board();
    if (!board) return;
    lines_.push_back(board->title() + (board->fictional() ? "  (fictional)" : ""));
    if (board->rehearsal()) lines_.push_back("REHEARSAL: nothing here is kept.");
    if (!board->framing_question().empty()) lines_.push_back(board->framing_question());
    lines_.push_back("Times are those of " + (board->time_zone().empty() ? "UTC" : board->time_zone()) + ".");
    if (board->silent_writing())
      lines_.push_back("Silent writing: everybody sees their own cards only, until the reveal.");
    if (board->locked()) lines_.push_back("The board is locked: only notes may be written.");
    if (board->closed()) lines_.push_back("The board is closed.");
    for (std::string& line : leading_lines(of_)) lines_.push_back(std::move(line));
  }

  void region(const Record& region) {
    lines_.push_back("");
    lines_.push_back(region.region().title() + "  {" + region.id() + "}" +
                     (region.region().locked() ? "  [locked]" : ""));
    std::vector<const Record*> cards;
    of_.document.each_card([&](const Record& card) {
      if (card.card().region() == region.id() && !card.card().has_trashed()) cards.push_back(&card);
    });
    std::sort(cards.begin(), cards.end(), [](const Record* a, const Record* b) {
      return std::tie(a->card().order(), a->id()) < std::tie(b->card().order(), b->id());
    });
    std::vector<std::string> clusters;  // in the order in which their first card comes
    for (const Record* card : cards)
      if (!card->card().cluster().empty() &&
          std::find(clusters.begin(), clusters.end(), card->card().cluster()) == clusters.end())
        clusters.push_back(card->card().cluster());
    for (const std::string& id : clusters) {
      const Record* cluster = of_.document.find(id);
      lines_.push_back("  " + (cluster && cluster->has_cluster() ? cluster->cluster().title() : id) + inside(cluster));
      for (const Record* card : cards)
        if (card->card().cluster() == id) this->card(*card, "  ");
    }
    for (const Record* card : cards)
      if (card->card().cluster().empty()) this->card(*card, "");
  }

  std::string inside(const Record* cluster) const {
    if (!cluster || !cluster->has_cluster() || cluster->cluster().parent().empty()) return "";
    const Cluster* parent = of_.document.cluster(cluster->cluster().parent());
    return parent ? "  (in " + parent->title() + ")" : "";
  }

  void card(const Record& card, const std::string& indent) {
    lines_.push_back(indent + card_line(of_, card));
    for (const Record* record : of_.document.sorted()) {
      if (!record->has_link() || record->link().from() != card.id()) continue;
      const Record* to = of_.document.find(record->link().to());
      if (to && to->card().has_trashed()) continue;  // as in a record: it comes back with the card
      lines_.push_back(indent + "        " + (record->link().label().empty() ? "goes with" : record->link().label()) +
                       " -> " + (to ? label_of(of_.document, *to) : "?"));
    }
  }

  void loose_clusters() {
    std::set<std::string> used;
    of_.document.each_card([&](const Record& card) { used.insert(card.card().cluster()); });
    bool begun = false;
    for (const Record* record : of_.document.sorted()) {
      if (!record->has_cluster() || record->cluster().dissolved() || !record->cluster().merged_into().empty() ||
          used.contains(record->id()))
        continue;
      if (!begun) lines_.insert(lines_.end(), {"", "Groups without cards"});
      begun = true;
      lines_.push_back("  " + record->cluster().title());
    }
  }

  void section(const std::string& title, const std::vector<const Record*>& records) {
    if (records.empty()) return;
    lines_.push_back("");
    lines_.push_back(title);
    for (const Record* record : records) {
      lines_.push_back("  " + in_one_line(of_, *record));
      if (!record->has_decision()) continue;
      for (const std::string& line : deciding_lines(of_, *record)) lines_.push_back("      " + line);
    }
  }

  // Told to rapporteurs, of whom the speaker may be one.
  std::vector<const Record*> withheld() const {
    std::set<std::string> own;
    std::vector<const Record*> requests;
    for (const Record* record : of_.document.sorted())
      if (record->has_quote()) own.insert(record->quote().request());
    for (const Record* record : of_.document.sorted()) {
      const AttributionRequest& request = record->attribution_request();
      const bool refused = request.answer() == "declined" || (request.answer().empty() && request.lapsed_ms() != 0);
      if (request.withheld() && refused && !own.contains(record->id())) requests.push_back(record);
    }
    return requests;
  }

  // As far as it can be known without the list of people: the server tells of names beside it.
  void missing() {
    const std::vector<CheckFinding> findings = checks::findings(of_.document);
    const std::vector<std::string> stages = checks::stages_without_actor(of_.document);
    if (findings.empty() && stages.empty()) return;
    lines_.push_back("");
    lines_.push_back("What is missing (`letbe` lets a warning be, with a reason)");
    for (const CheckFinding& finding : findings) {
      std::string about;
      for (const std::string& card : finding.cards())
        if (const Record* record = of_.document.find(card))
          about += (about.empty() ? "" : ", ") + label_of(of_.document, *record);
      if (const Record* record = of_.document.find(finding.decision())) about = label_of(of_.document, *record);
      std::string line = "  " + finding.check() + (about.empty() ? "" : "  " + about) + "  " + finding.text();
      std::string missing;
      for (const std::string& field : finding.fields()) missing += (missing.empty() ? "" : ", ") + field;
      if (!missing.empty()) line += "  [missing: " + missing + "]";
      if (finding.dismissed()) line += "  [let be: " + flat(finding.reason()) + "]";
      lines_.push_back(line);
    }
    if (stages.empty()) return;
    std::string line = "  no actor stands at";
    for (const std::string& stage : stages) line += (line.ends_with("at") ? " " : ", ") + stage;
    lines_.push_back(line);
  }

  void trash() {
    const std::size_t count = in_the_trash(of_.document).size();
    if (count == 0) return;
    lines_.push_back("");
    lines_.push_back("In the trash: " + std::to_string(count) + " (`trash` lists it, `restore NUMBER` brings back)");
  }

  const OutlineOf& of_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> outline(const OutlineOf& of) { return Lines(of).take(); }

std::vector<std::string> trash_lines(const OutlineOf& of) {
  std::vector<std::string> lines;
  for (const Record* record : in_the_trash(of.document)) {
    const std::string& reason = trashed(*record)->reason();
    lines.push_back(in_one_line(of, *record) + (reason.empty() ? "" : "  because: " + flat(reason)));
  }
  return lines;
}

std::string difference(const OutlineOf& of, const Document& before) {
  std::vector<std::string> lines;
  for (const Record* record : of.document.sorted()) {
    const Record* was = before.find(record->id());
    if (!was || !google::protobuf::util::MessageDifferencer::Equals(*was, *record))
      lines.push_back(in_one_line(of, *record));
  }
  for (const Record* was : before.sorted())
    if (!of.document.find(was->id()))
      lines.push_back(in_one_line({before, of.people, of.is_mine, {}}, *was) + "  [gone]");
  constexpr std::size_t kShown = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(lines.size(), kShown); ++i) text += (i == 0 ? "" : "; ") + lines[i];
  return lines.size() <= kShown ? text : text + "; and " + std::to_string(lines.size() - kShown) + " more";
}

std::string called(const OutlineOf& of, const Record& record) {
  const std::string label = label_of(of.document, record);
  switch (record.body_case()) {
    case Record::kCard: return "card " + label;
    case Record::kNote: return "note " + label;
    case Record::kCluster: return "a group";
    case Record::kQuote: return "a quotation";
    case Record::kDecision: return "decision " + label;
    case Record::kAction: return "action " + label;
    default: return "something";
  }
}

std::string in_one_line(const OutlineOf& of, const Record& record) {
  const std::string label = label_of(of.document, record);
  switch (record.body_case()) {
    case Record::kCard: {
      const Region* region = of.document.region(record.card().region());
      const Cluster* cluster = of.document.cluster(record.card().cluster());
      return "card " + label + " [" + (region ? region->title() : record.card().region()) +
             (cluster ? " / " + cluster->title() : "") + "] " + kind_word(record.card().kind()) + " \"" +
             flat(record.text().content()) + "\"" + marks_of(of, record) +
             (record.card().has_trashed() ? "  [trash]" : "");
    }
    case Record::kCluster: {
      const Cluster* parent = of.document.cluster(record.cluster().parent());
      return "group \"" + record.cluster().title() + "\"" + (parent ? "  (in " + parent->title() + ")" : "") +
             (record.cluster().dissolved() ? "  [dissolved]" : "");
    }
    case Record::kLink: {
      const Record* from = of.document.find(record.link().from());
      const Record* to = of.document.find(record.link().to());
      return "link " + (from ? label_of(of.document, *from) : "?") + " " + record.link().label() + " -> " +
             (to ? label_of(of.document, *to) : "?");
    }
    case Record::kNote:
      return "note " + label + "  " + clock_of(of.document, record.note().at_ms()) +
             (record.note().visibility() == Note::WORKING ? "  [working]" : "") + "  " + flat(record.text().content()) +
             (record.note().has_trashed()           ? "  [trash]"
              : record.note().merged_into().empty() ? ""
                                                    : "  [merged]");
    case Record::kDecision:
      return "decision " + label + "  " + decision_state_word(record.decision().state()) + "  " +
             record.decision().title() + ": " + flat(latest_words(record.decision())) +
             (record.decision().owner().empty()
                  ? ""
                  : "  (" + person_name(of.document, of.people, record.decision().owner()) + ")") +
             (record.decision().has_trashed() ? "  [trash]" : "");
    case Record::kAction:
      return "action " + label + "  " + action_state_word(record.action().state()) + "  " +
             flat(record.action().text()) +
             (record.action().owner().empty()
                  ? ""
                  : "  (" + person_name(of.document, of.people, record.action().owner()) +
                        (record.action().accepted_by_owner() ? ", accepted)" : ", has not accepted)")) +
             (record.action().due().empty() ? "" : "  by " + record.action().due()) +
             (record.action().has_trashed() ? "  [trash]" : "");
    case Record::kQuote: {
      const Record* asked = of.document.find(record.quote().request());
      const AttributionRequest request = asked ? asked->attribution_request() : AttributionRequest();
      std::string line = label + "  " + quotation_state_word(record.quote().state()) + "  ";
      line += record.quote().speaker() == "unknown" ? "somebody"
                                                    : person_name(of.document, of.people, record.quote().speaker());
      if (!record.text().content().empty()) line += ": \"" + flat(record.text().content()) + "\"";
      if (record.quote().state() == Quote::REQUESTED) line += "  [answer by " + request.answer_by() + "]";
      if (record.quote().state() == Quote::REQUESTED && request.has_reported())
        line += "  [a yes was reported, not confirmed]";
      std::string kinds;
      for (const std::string& kind : request.kinds()) kinds += (kinds.empty() ? "" : ", ") + kind;
      const bool granted =
          record.quote().state() == Quote::GRANTED || record.quote().state() == Quote::GRANTED_WITH_EDITS;
      return granted ? line + "  [for " + kinds + "]" : line;
    }
    case Record::kDecisionResponse: return response_in_one_line(of, record.decision_response());
    case Record::kAttributionRequest: {
      const AttributionRequest& request = record.attribution_request();
      if (!request.withheld()) return "a question whether words may be quoted";
      return request.answer() == "declined" ? "not to be quoted, since " + clock_of(of.document, request.answered_ms())
                                            : "no answer by " + clock_of(of.document, request.lapsed_ms());
    }
    case Record::kRecordingMarker:
      return "mark in the recording at " + clock_of(of.document, record.recording_marker().at_ms()) +
             (record.recording_marker().label().empty() ? "" : ", " + record.recording_marker().label());
    case Record::kCaptureChoice: return "your choices about recording";
    case Record::kMember:
      return "person " + person_name(of.document, of.people, record.member().participant()) + "  " +
             role_word(record.member().role()) + (record.member().removed() ? "  [removed]" : "");
    case Record::kBoard:
      return "board \"" + record.board().title() + "\"" +
             (record.board().silent_writing() ? "  [silent writing]" : "") +
             (record.board().locked() ? "  [locked]" : "") + (record.board().closed() ? "  [closed]" : "");
    case Record::kRegion: return "region " + record.region().title() + (record.region().locked() ? "  [locked]" : "");
    case Record::kPhase:
    case Record::kVote:
    case Record::kBallot:
    case Record::kSpeakingTurn:
    case Record::kSignal:
    case Record::kAnnouncement:
    case Record::kReceipt:
    case Record::kHarvest:
    case Record::kOffRecord: return leading_in_one_line(of, record);
    default:  // kinds whose verbs come later
      return "record " + record.id();
  }
}

std::string presence_line(const OutlineOf& of) {
  if (!of.connected) return "Here: not known while you are offline";
  std::map<std::string, std::string> doing;
  for (const Presence& presence : of.here) {
    std::string& does = doing[person_name(of.document, of.people, presence.participant())];
    if (const Record* record = presence.writing().empty() ? nullptr : of.document.find(presence.writing()))
      does = " (writing in " + label_of(of.document, *record) + ")";
    if (presence.dragging_size() > 0) does = " (moving cards)";
  }
  if (doing.empty()) return "Here: nobody else";
  std::string line = "Here: ";
  bool first = true;
  for (const auto& [name, does] : doing) {
    line += (first ? "" : ", ") + name + does;
    first = false;
  }
  return line;
}

}  // namespace plenary::cli
