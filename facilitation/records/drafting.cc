#include "facilitation/records/drafting.h"
#include "facilitation/document/phase_names.h"

#include <algorithm>
#include <map>
#include <set>

#include "facilitation/clocks/local_time.h"
#include "facilitation/document/programme.h"
#include "facilitation/document/scales.h"
#include "facilitation/document/session_record.h"
#include "facilitation/records/said.h"

namespace plenary {
namespace {

// "in_two_words" as it is read.
std::string as_read(std::string word) {
  std::replace(word.begin(), word.end(), '_', ' ');
  return word;
}

std::string sentence_of(std::string words) {
  if (!words.empty() && std::string(".!?…”").find(words.back()) == std::string::npos) words += ".";
  return words;
}

std::string minutes_of(std::int64_t ms) { return std::to_string((ms + 30'000) / 60'000); }

std::string plural(std::uint32_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

class GroupDraft {
 public:
  GroupDraft(const GroupRecord& group, const Document& board, std::vector<DraftedParagraph>& draft)
      : group_(group), board_(board), draft_(draft) {
    for (const RecordCard& card : group.cards()) cards_[card.id()] = &card;
  }

  void write() {
    harvest();
    reports();
    presented_case();
    for (const RecordNote& note : group_.notes()) {
      Paragraph& paragraph = add("discussion", "note:" + note.id(), note.text(), note.id());
      paragraph.set_at_ms(note.at_ms());
      for (const std::string& ref : note.refs())
        if (paragraph.sources_size() < 100) refer(paragraph, ref);
    }
    for (const RecordVote& vote : group_.votes()) weigh(vote);
    for (const RecordDecision& decision : group_.decisions()) decide(decision);
    differences();
    for (const RecordAction& action : group_.actions()) act(action);
    open_questions();
    quotations();
    how_it_went();
    annex();
  }

 private:
  const GroupRecord& group_;
  const Document& board_;
  std::vector<DraftedParagraph>& draft_;
  std::map<std::string, const RecordCard*> cards_;

  Paragraph& add(const char* section, const std::string& key, std::string text, const std::string& source) {
    DraftedParagraph& drafted = draft_.emplace_back();
    drafted.text = std::move(text);
    Paragraph& paragraph = drafted.paragraph;
    paragraph.set_section(section);
    paragraph.set_board(group_.document());
    paragraph.set_drafted_from(group_.document() + "/" + key);
    paragraph.set_drafted_digest(words_digest(drafted.text));
    if (!source.empty()) refer(paragraph, source);
    return paragraph;
  }
  void refer(Paragraph& paragraph, const std::string& id) const {
    SourceRef& source = *paragraph.add_sources();
    source.set_document(group_.document());
    source.set_id(id);
    const auto card = cards_.find(id);
    if (card == cards_.end() || card->second->sdgs().empty()) return;
    std::set<std::uint32_t> goals(paragraph.sdgs().begin(), paragraph.sdgs().end());
    goals.insert(card->second->sdgs().begin(), card->second->sdgs().end());
    paragraph.mutable_sdgs()->Assign(goals.begin(), goals.end());
  }

  void harvest() {
    const RecordHarvest& harvest = group_.harvest();
    if (!harvest.headline().empty())
      add("summary", "harvest:headline", sentence_of(harvest.headline()), "harvest");
    else if (harvest.no_headline())
      add("summary", "harvest:headline", "The group did not agree on a headline.", "harvest");
    if (!harvest.disagreement_kept().empty())
      add("disagreements", "harvest:disagreement", sentence_of(harvest.disagreement_kept()), "harvest");
    if (!harvest.example().empty())
      add("guidebook", "harvest:example", "Example: " + sentence_of(harvest.example()), "harvest");
  }

  // Of a board that deals with one case, which its presenter looks at before it goes outside.
  void presented_case() {
    const Board& board = *board_.board();
    if (board.presenter_review_days() == 0) return;
    Paragraph& paragraph = add("presentations", "case", "Case: " + sentence_of(board.title()), "");
    for (const Record* record : board_.sorted())
      if (record->member().role() == PRESENTER && !record->member().removed())
        paragraph.add_presenters(record->member().participant());
  }

  // On the board of a plenary: what each group said there, and the answers.
  void reports() {
    for (const RecordReport& report : group_.reports()) {
      if (report.started_ms() == 0) continue;
      std::string said =
          report.headline().empty() ? "The group did not agree on a headline." : sentence_of(report.headline());
      add("summary", "report:" + report.id(), std::move(said), report.id()).set_heading(report.group());
      for (const RecordReportedDecision& decision : report.decisions()) {
        std::string text = "Decision " + std::to_string(decision.number()) + " of " + report.group() + ": " +
                           sentence_of(decision.text());
        text += decision.outcome().empty() ? " Not answered by the plenary."
                                           : " By the plenary: " + as_read(decision.outcome()) + ".";
        if (!decision.reason().empty()) text += " " + sentence_of(decision.reason());
        add("decisions", "report:" + report.id() + ":" + std::to_string(decision.number()), std::move(text),
            report.id());
      }
    }
  }

  void differences() {
    for (const RecordDifference& difference : group_.differences()) {
      std::string text;
      for (const RecordSide& side : difference.sides())
        text += (text.empty() ? "" : "\n") + side.group() + ": " +
                (side.text().empty() ? "no headline." : sentence_of(side.text()));
      if (!difference.remark().empty()) text += "\n" + sentence_of(difference.remark());
      add("disagreements", "difference:" + difference.id(), std::move(text), difference.id())
          .set_heading(difference.subject());
    }
  }

  void weigh(const RecordVote& vote) {
    std::string results;
    for (const RecordResult& result : vote.results()) {
      results += (results.empty() ? "" : "\n") + result.name() + ": ";
      results += vote.method() == "dots"     ? plural(result.dots(), "dot", "dots")
                 : vote.method() == "rating" ? scores_of(result)
                                             : counts_of(vote, result);
    }
    Paragraph& paragraph = add("weighed", "vote:" + vote.id(), std::move(results), vote.id());
    paragraph.set_heading(vote.title());
    for (const RecordResult& result : vote.results())
      if (paragraph.sources_size() < 100 && board_.find(result.id())) refer(paragraph, result.id());
    std::string how = vote.scale().empty() ? "" : "Scale: " + vote.scale() + ". ";
    const std::uint32_t did_not = std::min(vote.could_not_vote(), vote.voters());
    how += std::to_string(vote.voters() - did_not) + " of " + plural(vote.voters(), "person", "people") +
           " who might vote did.";
    if (vote.method() == "dots")
      how += " " + std::to_string(vote.dots_cast()) + " of " + std::to_string(vote.dots_cast() + vote.dots_unspent()) +
             " dots were used.";
    if (did_not != 0) how += " " + plural(did_not, "person", "people") + " did not, or could not.";
    if (vote.tied_for_first_size() > 1)
      how += " " + std::to_string(vote.tied_for_first_size()) + " are tied for first; the tie stands.";
    add("weighed", "vote:" + vote.id() + ":how", std::move(how), vote.id());
  }

  // "impact: median 4, from 2 to 5; cost: median 3, from 3 to 3".
  static std::string scores_of(const RecordResult& result) {
    std::string told;
    for (const RecordScore& score : result.scores())
      told += (told.empty() ? "" : "; ") + (score.criterion().empty() ? "" : score.criterion() + ": ") + "median " +
              median_in_words(score.median()) + ", from " + std::to_string(score.lowest()) + " to " +
              std::to_string(score.highest());
    return told.empty() ? "nobody said anything" : told;
  }
  // In the order of the values; never a mean.
  static std::string counts_of(const RecordVote& vote, const RecordResult& result) {
    std::string told;
    for (const auto& [value, count] :
         std::map<std::string, std::uint32_t>(result.counts().begin(), result.counts().end()))
      told += (told.empty() ? "" : ", ") +
              (vote.method() == "ranking" ? "place " + value
               : vote.scale().empty()     ? as_read(value)
                                          : level_of(vote.scale(), value)) +
              ": " + std::to_string(count);
    return told.empty() ? "nobody said anything" : told;
  }
  // "level 5 (Stand aside)": by its number alone, it means opposite things on two scales.
  static std::string level_of(const std::string& scale, const std::string& level) {
    const bool is_number = level.size() == 1 && level[0] >= '0' && level[0] <= '9';
    const std::string_view words = is_number ? words_of_level(scale, static_cast<std::uint32_t>(level[0] - '0')) : "";
    return "level " + level + (words.empty() ? "" : " (" + std::string(words) + ")");
  }

  void decide(const RecordDecision& decision) {
    const std::string key = "decision:" + decision.id();
    const Decision* kept = board_.decision(decision.id());
    Paragraph& text = add("decisions", key, sentence_of(decision.text()), decision.id());
    text.set_heading("Decision " + std::to_string(decision.number()) +
                     (decision.title().empty() ? "" : ": " + decision.title()));
    if (kept) text.set_owner(kept->owner());
    for (const std::string& card : decision.based_on())
      if (text.sources_size() < 100) refer(text, card);
    for (const RecordDecisionVersion& version : decision.versions())
      if (version.number() != decision.version())
        add("decisions", key + ":version:" + std::to_string(version.number()),
            "Version " + std::to_string(version.number()) + " was: " + sentence_of(version.text()), decision.id());
    add("decisions", key + ":outcome", outcome_of(decision), decision.id());
    int number = 0;
    for (const RecordObjection& objection : decision.objections())
      add("decisions", key + ":objection:" + std::to_string(++number), words_of(objection), decision.id());
    number = 0;
    for (const RecordConcern& concern : decision.concerns())
      add("decisions", key + ":concern:" + std::to_string(++number), "Concern kept: " + sentence_of(concern.text()),
          decision.id());
    number = 0;
    for (const RecordConcern& stand_aside : decision.stand_asides())
      if (!stand_aside.text().empty())
        add("decisions", key + ":stand_aside:" + std::to_string(++number),
            "Stands aside: " + sentence_of(stand_aside.text()), decision.id());
    number = 0;
    for (const std::string& needed : decision.needed_first())
      add("decisions", key + ":needed:" + std::to_string(++number), "Needed first: " + sentence_of(needed),
          decision.id());
    number = 0;
    for (const RecordDecisionReview& review : decision.reviews())
      add("decisions", key + ":later:" + std::to_string(++number),
          "Later " + as_read(review.state()) + (review.reason().empty() ? "." : ": " + sentence_of(review.reason())),
          decision.id())
          .set_at_ms(review.at_ms());
    if (!decision.review_date().empty() || !decision.change_signal().empty()) {
      std::string review =
          decision.review_date().empty() ? "" : "To be reviewed on " + day_in_words(decision.review_date()) + ".";
      if (!decision.change_signal().empty())
        review +=
            (review.empty() ? "Signal to change course: " : " Or sooner: ") + sentence_of(decision.change_signal());
      add("decisions", key + ":review", std::move(review), decision.id());
    }
  }

  // An option is a text, or a card or cluster of this board.
  [[nodiscard]] std::string name_of_option(const std::string& option) const {
    if (const auto card = cards_.find(option); card != cards_.end())
      return "card " + std::to_string(card->second->number()) + " (" + card->second->text() + ")";
    if (const Cluster* cluster = board_.cluster(option)) return cluster->title();
    return option;
  }
  // What was responded, as it is read: a level of a scale, an option, a word of ours.
  [[nodiscard]] std::string name_of_response(const RecordDecision& decision, const std::string& response) const {
    if (decision.method() == "gradients") return level_of(decision.scale(), response);
    if (decision.method() != "majority") return as_read(response);
    const bool is_place = response.size() < 4 && response.find_first_not_of("0123456789") == std::string::npos;
    const int place = is_place && !response.empty() ? std::stoi(response) : 0;
    const bool is_there = place > 0 && place <= decision.options_size();
    return name_of_option(is_there ? decision.options(place - 1) : response);
  }

  [[nodiscard]] std::string outcome_of(const RecordDecision& decision) const {
    std::string text = as_read(decision.state()) + ".";
    text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    if (!decision.method().empty()) text += " Method: " + as_read(decision.method()) + ".";
    if (!decision.scale().empty())
      text += " Scale: " + name_of_scale(decision.scale()) + "; stakes: " + decision.stakes() + ".";
    if (const Decision* before = board_.decision(decision.replaces()))
      text += " Replaces decision " + std::to_string(before->number()) + ".";
    if (!decision.adopted_option().empty())
      text += " Chosen: " + sentence_of(name_of_option(decision.adopted_option()));
    for (const RecordDecisionRound& round : decision.rounds()) {
      text += " Round " + std::to_string(round.number()) + ":";
      std::string counts;
      for (const auto& [value, count] :
           std::map<std::string, std::uint32_t>(round.counts().begin(), round.counts().end()))
        counts += (counts.empty() ? " " : ", ") + name_of_response(decision, value) + ": " + std::to_string(count);
      text += counts + ".";
    }
    if (decision.quorum_needed() != 0)
      text += " Quorum: " + std::to_string(decision.quorum_needed()) + " needed of " +
              std::to_string(decision.quorum_base()) + ", " + std::to_string(decision.quorum_present()) + " present.";
    if (decision.stood_aside() != 0) text += " Stood aside: " + std::to_string(decision.stood_aside()) + ".";
    if (decision.excused() != 0)
      text += " Declared an interest and did not respond: " + std::to_string(decision.excused()) + ".";
    for (const std::string* why : {&decision.not_adopted_reason(), &decision.deferred_reason()})
      if (!why->empty()) text += " " + sentence_of(*why);
    if (!decision.deferred_to().empty()) text += " To: " + sentence_of(day_in_words(decision.deferred_to()));
    if (!decision.plenary_outcome().empty()) text += " By the plenary: " + as_read(decision.plenary_outcome()) + ".";
    if (!decision.plenary_reason().empty()) text += " " + sentence_of(decision.plenary_reason());
    return text;
  }

  static std::string words_of(const RecordObjection& objection) {
    std::string text = "Objection: " + sentence_of(objection.reason());
    if (!objection.judged().empty())
      text += objection.judged() == "qualifies" ? " The group took it as one" : " The group took it as a concern";
    if (!objection.judged().empty())
      text += objection.judged_reason().empty() ? "." : ": " + sentence_of(objection.judged_reason());
    if (objection.resolution() == "amended") text += " The text was changed.";
    if (objection.resolution() == "withdrawn") text += " It was withdrawn.";
    return text;
  }

  void act(const RecordAction& action) {
    std::string text = sentence_of(action.text());
    if (!action.due().empty()) text += " Due on " + day_in_words(action.due()) + ".";
    text += action.accepted_by_owner() ? " Accepted by its owner." : " Proposed: its owner has not accepted it.";
    if (action.state() == "done" || action.state() == "dropped")
      text += " " + std::string(action.state() == "done" ? "Done." : "Dropped.");
    Paragraph& paragraph = add("actions", "action:" + action.id(), std::move(text), action.id());
    if (const Action* kept = board_.action(action.id())) paragraph.set_owner(kept->owner());
    if (!action.from().empty()) refer(paragraph, action.from());
  }

  // One by a method is not adopted without; one that was only written down may be.
  void lacks(const RecordDecision& decision) {
    const Decision* kept = board_.decision(decision.id());
    if (!kept || kept->within_the_room() || (kept->state() != ADOPTED && kept->state() != ADOPTED_WITH_STAND_ASIDES))
      return;
    std::string what = kept->owner().empty() ? "an owner" : "";
    if (kept->review_date().empty()) what += std::string(what.empty() ? "" : " and ") + "a day to look again";
    if (what.empty()) return;
    add("open_questions", "lacks:" + decision.id(),
        "Decision " + std::to_string(decision.number()) + " still needs " + what + ".", decision.id())
        .set_internal(true);
  }

  void open_questions() {
    for (const RecordCard& card : group_.cards())
      if (card.kind() == "question" && card.merged_into().empty())
        add("open_questions", "question:" + card.id(), card.text(), card.id());
    for (const RecordDecision& decision : group_.decisions()) lacks(decision);
    // What is incomplete, and was not let be; for those who can still mend it.
    for (const CheckFinding& finding : group_.findings()) {
      if (finding.dismissed()) continue;
      std::string about, key = "check:" + finding.check();
      for (int i = 0; i < finding.numbers_size(); ++i)
        about += (about.empty() ? "Card " : ", card ") + std::to_string(finding.numbers(i));
      for (const std::string& card : finding.cards()) key += ":" + card;
      if (!finding.decision().empty()) key += ":" + finding.decision();
      const std::string source = finding.cards_size() > 0 ? finding.cards(0) : finding.decision();
      add("open_questions", key, (about.empty() ? "" : about + ": ") + finding.text(), source).set_internal(true);
    }
  }

  // The words stay where they were captured: what may be said of them can change with every answer of their speaker.
  void quotations() {
    std::vector<const Record*> quotes;
    for (const auto& [id, entry] : board_.entries())
      if (entry.record.has_quote() && entry.record.quote().state() != Quote::DISCARDED) quotes.push_back(&entry.record);
    std::sort(quotes.begin(), quotes.end(), [](const Record* a, const Record* b) {
      return std::make_pair(a->quote().said_ms(), std::string_view(a->id())) <
             std::make_pair(b->quote().said_ms(), std::string_view(b->id()));
    });
    for (const Record* quote : quotes) {
      Paragraph& paragraph = add("quotations", "quote:" + quote->id(), "", quote->id());
      paragraph.set_quotation(true);
      paragraph.set_at_ms(quote->quote().said_ms());
    }
  }

  void how_it_went() {
    std::string phases;
    for (const RecordPhase& phase : group_.phases()) {
      phases +=
          (phases.empty() ? "" : "\n") + (phase.title().empty() ? phase_said(phase.kind()) : phase.title()) + ": ";
      if (phase.again())
        phases += "again";
      else if (phase.planned_minutes() == 0)
        phases += "no limit";
      else
        phases += "planned " + std::to_string(phase.planned_minutes()) + " min";
      if (phase.ended_ms() != 0)
        phases += ", took " + minutes_of(phase.ended_ms() - phase.started_ms() - phase.paused_for_ms()) + " min";
      if (phase.paused_for_ms() != 0) phases += ", paused for " + minutes_of(phase.paused_for_ms()) + " min";
    }
    if (!phases.empty()) add("how_it_went", "phases", std::move(phases), "");
    std::string left;
    if (group_.hidden_cards() + group_.held_back_cards() != 0)
      left = plural(group_.hidden_cards() + group_.held_back_cards(), "card was", "cards were") + " not shown.";
    if (group_.trashed_cards() != 0)
      left += (left.empty() ? "" : " ") + plural(group_.trashed_cards(), "card was", "cards were") + " thrown away.";
    if (!left.empty()) add("how_it_went", "left_out", std::move(left), "");
  }

  // "SDG 6, 11": Sustainable Development Goals.
  static std::string goals_of(const RecordCard& card) {
    std::string goals;
    for (const std::uint32_t goal : card.sdgs()) goals += (goals.empty() ? "SDG " : ", ") + std::to_string(goal);
    return goals;
  }
  void annex() {
    for (const RecordRegion& region : group_.regions()) {
      bool first = true;
      for (const std::string& id : region.cards()) {
        const RecordCard& card = *cards_.at(id);
        std::string text = "Card " + std::to_string(card.number()) + ", " + as_read(card.kind()) + ": " + card.text();
        if (card.late()) text += " (late)";
        if (card.parked()) text += " (parked)";
        if (card.sdgs_size() > 0) text += " (" + goals_of(card) + ")";
        if (!card.merged_into().empty()) text += " (merged into another)";
        Paragraph& paragraph = add("annex", "card:" + id, std::move(text), id);
        // A card of this kind is somebody's own words, and nobody was asked for them.
        paragraph.set_internal(card.kind() == "quote");
        if (first) paragraph.set_heading(region.title());
        first = false;
      }
    }
    clusters();
    links();
    marks();
  }
  // What was grouped, as it was voted on: "Plant trees: cards 3, 5, 7".
  void clusters() {
    bool first = true;
    for (const RecordCluster& cluster : group_.clusters()) {
      if (!cluster.merged_into().empty()) continue;
      std::string text = cluster.title();
      for (int i = 0; i < cluster.cards_size(); ++i)
        if (const auto card = cards_.find(cluster.cards(i)); card != cards_.end())
          text += (i == 0 ? (cluster.cards_size() == 1 ? ": card " : ": cards ") : ", ") +
                  std::to_string(card->second->number());
      Paragraph& paragraph = add("annex", "cluster:" + cluster.id(), sentence_of(std::move(text)), cluster.id());
      for (const std::string& card : cluster.cards())
        if (paragraph.sources_size() < 100) refer(paragraph, card);
      if (first) paragraph.set_heading("Groups of cards");
      first = false;
    }
  }
  // Many to a paragraph: they are short, and there are many.
  void links() {
    constexpr int kToAParagraph = 100;
    const auto number_of = [&](const std::string& id) { return std::to_string(cards_.at(id)->number()); };
    Paragraph* paragraph = nullptr;
    int told = 0;
    for (const RecordLink& link : group_.links()) {
      if (!cards_.contains(link.from()) || !cards_.contains(link.to())) continue;
      if (told++ % kToAParagraph == 0) {
        paragraph = &add("annex", "links:" + std::to_string(told / kToAParagraph + 1), "", link.from());
        paragraph->set_heading("Links");
      }
      std::string& text = draft_.back().text;
      text += (text.empty() ? "Card " : "\nCard ") + number_of(link.from()) + " " +
              (link.label().empty() ? "goes with" : link.label()) + " card " + number_of(link.to()) + ".";
      paragraph->set_drafted_digest(words_digest(text));
    }
  }
  // Times and kinds, for whoever has the recording.
  void marks() {
    bool first = true;
    for (const RecordMarker& mark : group_.markers()) {
      std::string text = mark_said(mark.kind(), mark.channel());
      if (!mark.label().empty()) text += ": " + mark.label();
      Paragraph& paragraph = add("annex", "mark:" + mark.id(), sentence_of(std::move(text)), mark.id());
      paragraph.set_at_ms(mark.at_ms());
      paragraph.set_internal(true);
      if (first) paragraph.set_heading("Marks in the recording");
      first = false;
    }
  }
};

}  // namespace

void draft_presentations(const Document& programme, const std::string& meeting, const std::string& session,
                         std::vector<DraftedParagraph>& draft) {
  if (session.empty()) return;
  for (const Record* record : parts_of(programme, session)) {
    const AgendaItem& item = record->agenda_item();
    const bool is_case = item.kind() == CASE_STUDY_ITEM;
    if (item.hidden() || item.title().empty() || (!is_case && item.kind() != PRESENTATION)) continue;
    DraftedParagraph& drafted = draft.emplace_back();
    drafted.text = (is_case ? "Case study: " : "Presentation: ") + sentence_of(item.title());
    drafted.paragraph.set_section("presentations");
    drafted.paragraph.set_drafted_from(meeting + "/presentation:" + record->id());
    drafted.paragraph.set_drafted_digest(words_digest(drafted.text));
    *drafted.paragraph.mutable_presenters() = item.speakers();
  }
}

void draft_group(const GroupRecord& group, const Document& board, std::vector<DraftedParagraph>& draft) {
  GroupDraft(group, board, draft).write();
}

}  // namespace plenary
