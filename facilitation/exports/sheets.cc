#include "facilitation/exports/sheets.h"

#include <cmath>
#include <functional>
#include <map>

#include "facilitation/clocks/local_time.h"
#include "facilitation/exports/paper.h"
#include "facilitation/exports/responses.h"
#include "proto/session_record.pb.h"

namespace plenary {
namespace {

using Ids = google::protobuf::RepeatedPtrField<std::string>;

std::string joined(const Ids& ids) {
  std::string all;
  for (const std::string& id : ids) all += (all.empty() ? "" : " ") + id;
  return all;
}
Cell number(std::uint64_t value) { return static_cast<std::int64_t>(value); }
Cell yes(bool it_is) { return it_is ? Cell("yes") : Cell(); }
Cell said(const std::string& words) { return words.empty() ? Cell() : Cell(words); }
Cell clock(std::int64_t ms, const std::string& zone) {
  if (ms == 0) return {};
  const auto local = local_time(ms, zone);
  return local ? Cell(local->clock) : Cell();
}

Sheet about(const SessionRecord& record) {
  Sheet sheet{"record", {{"what", 18}, {"value", 80}}, {}};
  const auto row = [&](const char* what, const std::string& value) {
    sheet.rows.push_back({std::string(what), value});
  };
  const RecordHead& head = record.head();
  row("generated_at", record.generated_at());
  row("schema_version", std::to_string(record.schema_version()));
  row("copy", record.kind());
  row("filters", record.filters());
  row("status", record.status());
  row("title", head.title());
  row("meeting", head.meeting_title());
  row("session", head.session_number());
  row("session_title", head.session_title());
  row("pillar", head.pillar());
  row("date", head.date());
  row("local_time", head.local_time());
  row("time_zone", head.time_zone());
  row("place", head.place());
  row("fictional", head.fictional() ? "yes" : "no");
  row("not_verbatim", record.not_verbatim());
  for (const auto& channel : record.policy().capture_channels()) row("captured_as", spoken(channel));
  row("attribution", record.policy().attribution());
  row("policy_words", record.policy().verbatim());
  row("question", record.framing_question());
  row("question_source", record.framing_source());
  row("in_room", std::to_string(record.attendance().in_room()));
  row("remote", std::to_string(record.attendance().remote()));
  row("not_said", std::to_string(record.attendance().not_said()));
  for (const OrganisationType& one : record.attendance().types())
    row("of_type", one.type() + ": " + std::to_string(one.people()));
  if (record.attendance().types_size() > 0) row("of_other_types", std::to_string(record.attendance().of_other_types()));
  // Of boards, their positions stand in the sheet of groups.
  const auto made_from = [&](const char* what, const std::string& document, std::uint64_t seq,
                             const std::string& chain) {
    row(what, document + " at commit " + std::to_string(seq) + ", chain " + in_hex(chain));
  };
  const WrittenRecord& written = record.written();
  if (record.has_written()) made_from("made_from", written.document(), written.at().seq(), written.at().chain());
  for (const SourceLog& source : written.sources())
    made_from("drafted_from", source.document(), source.seq(), source.chain());
  return sheet;
}

Sheet paragraphs(const SessionRecord& record) {
  Sheet sheet{"paragraphs",
              {{"section", 24},
               {"number"},
               {"id"},
               {"group", 24},
               {"heading", 32},
               {"words", 80},
               {"said_by", 28},
               {"owner", 28},
               {"from", 24},
               {"internal"},
               {"corrigenda"},
               {"presented_by", 28}},
              {}};
  for (const RecordSection& section : record.written().sections())
    for (const RecordParagraph& one : section.paragraphs()) {
      std::string corrigenda;
      for (const std::uint32_t number : one.corrigenda())
        corrigenda += (corrigenda.empty() ? "" : " ") + std::to_string(number);
      std::string from;
      for (const std::string& label : one.from())
        if (!label.empty()) from += (from.empty() ? "" : ", ") + label;
      std::string presenters;
      for (const std::string& presenter : one.presented_by())
        presenters += (presenters.empty() ? "" : ", ") + presenter;
      sheet.rows.push_back(
          {said(section.title()), std::to_string(section.number()) + "." + std::to_string(one.number()), one.id(),
           said(one.group()), said(one.heading()), said(one.has_quotation() ? one.quotation().text() : one.text()),
           said(one.quotation().said_by()), said(one.owner()), said(from), yes(one.internal()), said(corrigenda),
           said(presenters)});
    }
  for (const RecordCorrigendum& one : record.written().corrigenda())
    sheet.rows.push_back({said("Corrigenda"), "17." + std::to_string(one.number()), Cell(), Cell(), Cell(),
                          said(one.text()), Cell(), Cell(), said(one.reason()), Cell(),
                          said(std::to_string(one.number())), Cell()});
  return sheet;
}

Sheet groups(const SessionRecord& record) {
  Sheet sheet{"groups",
              {{"group", 24},
               {"title", 32},
               {"question", 60},
               {"template"},
               {"template_version"},
               {"commit"},
               {"chain", 34},
               {"state", 66},
               {"hidden_cards"},
               {"trashed_cards"},
               {"headline", 60},
               {"disagreement_kept", 60},
               {"example", 60},
               {"held_back_cards"},
               {"withheld"},
               {"names_withheld"}},
              {}};
  for (const GroupRecord& group : record.groups())
    sheet.rows.push_back({group.document(), said(group.title()), said(group.framing_question()),
                          said(group.template_id()), number(group.template_version()), number(group.at().seq()),
                          said(in_hex(group.at().chain())), said(in_hex(group.state_hash())),
                          number(group.hidden_cards()), number(group.trashed_cards()), said(group.harvest().headline()),
                          said(group.harvest().disagreement_kept()), said(group.harvest().example()),
                          number(group.held_back_cards()), number(group.withheld()), number(group.names_withheld())});
  return sheet;
}

Sheet people(const SessionRecord& record) {
  Sheet sheet{"people", {{"name", 32}, {"affiliations", 40}, {"role", 16}, {"how"}}, {}};
  for (const AttendingPerson& person : record.attendance().people()) {
    std::string affiliations;
    for (const auto& one : person.affiliations()) affiliations += (affiliations.empty() ? "" : "; ") + one;
    sheet.rows.push_back(
        {said(person.name()), said(affiliations), said(spoken(person.role())), said(spoken(person.mode()))});
  }
  return sheet;
}

std::string goals(const RecordCard& card) {
  std::string all;
  for (const std::uint32_t goal : card.sdgs()) all += (all.empty() ? "" : ", ") + std::to_string(goal);
  return all;
}

std::string in_field(const RecordCard& card, const char* name) {
  const auto found = card.fields().find(name);
  return found == card.fields().end() ? "" : found->second;
}

// Half a score is written as words; a whole one can be counted with.
Cell median_cell(double median) {
  const auto halves = static_cast<std::int64_t>(std::llround(median * 2));
  return halves % 2 == 0 ? Cell(halves / 2) : Cell(std::to_string(halves / 2) + ".5");
}

// The indicator sheets as a table: a row an indicator, what is missing said in the last column.
constexpr const char* kSheetFields[] = {"kind",          "horizon", "by",    "baseline", "direction", "spillover_to",
                                        "does_not_tell", "source",  "owner", "gaming",   "review"};

std::vector<Cell> sheet_row(const GroupRecord& group, const RecordCard& card) {
  std::vector<Cell> row = {number(card.number()), card.id(), said(card.text())};
  for (const char* field : kSheetFields) row.push_back(said(spoken(in_field(card, field))));
  std::string missing;
  for (const CheckFinding& finding : group.findings())
    if (!finding.cards().empty() && finding.cards(0) == card.id())
      for (const std::string& field : finding.fields()) missing += (missing.empty() ? "" : ", ") + spoken(field);
  row.push_back(said(missing));
  return row;
}

// Of a decision by a method; of one that was written down these cells are empty.
void add_how_it_was_decided(const GroupRecord& group, const RecordDecision& decision, std::vector<Cell>& cells) {
  const bool went_by_a_method = decision.quorum_base() != 0 || decision.excused() != 0;
  const auto counted = [&](std::uint64_t count) { return went_by_a_method ? number(count) : Cell(); };
  const bool was_closed = !decision.rounds().empty();
  std::string options;
  for (const std::string& option : decision.options())
    options += (options.empty() ? "" : "; ") + option_in_words(group, option);
  cells.push_back(said(decision.scale()));
  cells.push_back(said(decision.stakes()));
  cells.push_back(said(options));
  cells.push_back(said(option_in_words(group, decision.adopted_option())));
  cells.push_back(was_closed ? said(counts_in_words(group, decision, *decision.rounds().rbegin())) : Cell());
  cells.push_back(was_closed ? number(decision.rounds().rbegin()->responded()) : Cell());
  const bool was_opened = decision.quorum_base() != 0;
  cells.push_back(was_opened ? number(decision.quorum_needed()) : Cell());
  cells.push_back(was_opened ? number(decision.quorum_base()) : Cell());
  cells.push_back(was_opened ? number(decision.quorum_present()) : Cell());
  cells.push_back(counted(static_cast<std::uint64_t>(decision.objections_size())));
  cells.push_back(counted(static_cast<std::uint64_t>(decision.concerns_size())));
  cells.push_back(counted(decision.stood_aside()));
  cells.push_back(counted(decision.excused()));
  cells.push_back(said(spoken(decision.plenary_outcome())));
}

// A row a round and a response, so that they can be counted; then what was said against a proposal.
void add_rounds(const GroupRecord& group, const std::function<void(std::vector<Cell>)>& row) {
  for (const RecordDecision& decision : group.decisions())
    for (const RecordDecisionRound& round : decision.rounds())
      for (const auto& [response, count] :
           std::map<std::string, std::uint32_t>(round.counts().begin(), round.counts().end()))
        row({number(decision.number()), decision.id(), number(round.number()), number(round.version()),
             number(round.responded()), said(response), said(response_in_words(group, decision, response)),
             number(count)});
}
void add_objections(const GroupRecord& group, const std::function<void(std::vector<Cell>)>& row) {
  for (const RecordDecision& decision : group.decisions())
    for (const RecordObjection& objection : decision.objections())
      row({number(decision.number()), decision.id(), number(objection.version()), said(objection.reason()),
           said(objection.said_by()), said(spoken(objection.judged())), said(objection.judged_reason()),
           said(spoken(objection.resolution()))});
}

// Rows of every group's own: the first column says whose.
template <class Fill>
Sheet of_groups(const SessionRecord& record, Sheet sheet, Fill fill) {
  sheet.columns.insert(sheet.columns.begin(), {"group", 24});
  for (const GroupRecord& group : record.groups())
    fill(group, [&](std::vector<Cell> row) {
      row.insert(row.begin(), group.document());
      sheet.rows.push_back(std::move(row));
    });
  return sheet;
}

}  // namespace

std::vector<Sheet> sheets_of(const SessionRecord& record) {
  const std::string& zone = record.head().time_zone();
  std::vector<Sheet> sheets = {about(record), groups(record), people(record)};
  sheets.push_back(of_groups(record,
                             {"notes", {{"number"}, {"id"}, {"time"}, {"words", 80}, {"by", 24}, {"refs", 24}}, {}},
                             [&](const GroupRecord& group, auto row) {
                               for (const RecordNote& note : group.notes())
                                 row({number(note.number()), note.id(), clock(note.at_ms(), zone), said(note.text()),
                                      said(note.by()), said(joined(note.refs()))});
                             }));
  sheets.push_back(of_groups(record,
                             {"cards",
                              {{"number"},
                               {"id"},
                               {"kind"},
                               {"words", 80},
                               {"source", 32},
                               {"region", 16},
                               {"cluster"},
                               {"parked"},
                               {"merged_into"},
                               {"late"},
                               {"fields", 40},
                               {"sdgs"},
                               {"actor_type"},
                               {"chain_stage"}},
                              {}},
                             [](const GroupRecord& group, auto row) {
                               for (const RecordCard& card : group.cards()) {
                                 std::string fields;
                                 for (const auto& [name, value] :
                                      std::map<std::string, std::string>(card.fields().begin(), card.fields().end()))
                                   fields += (fields.empty() ? "" : "\n") + name + ": " + value;
                                 row({number(card.number()), card.id(), said(spoken(card.kind())), said(card.text()),
                                      said(card.source()), said(card.region()), said(card.cluster()),
                                      yes(card.parked()), said(card.merged_into()), yes(card.late()), said(fields),
                                      goals(card), said(spoken(card.actor_type())), said(spoken(card.chain_stage()))});
                               }
                             }));
  sheets.push_back(of_groups(record,
                             {"clusters", {{"id"}, {"title", 48}, {"parent"}, {"cards", 40}, {"merged_into"}}, {}},
                             [](const GroupRecord& group, auto row) {
                               for (const RecordCluster& cluster : group.clusters())
                                 row({cluster.id(), said(cluster.title()), said(cluster.parent()),
                                      said(joined(cluster.cards())), said(cluster.merged_into())});
                             }));
  sheets.push_back(of_groups(record, {"links", {{"id"}, {"from"}, {"to"}, {"label", 32}}, {}},
                             [](const GroupRecord& group, auto row) {
                               for (const RecordLink& link : group.links())
                                 row({link.id(), link.from(), link.to(), said(link.label())});
                             }));
  sheets.push_back(of_groups(
      record, {"votes", {{"vote"}, {"method"}, {"target_id"}, {"target", 48}, {"dots"}, {"value"}, {"count"}}, {}},
      [](const GroupRecord& group, auto row) {
        for (const RecordVote& vote : group.votes())
          for (const RecordResult& result : vote.results()) {
            for (const RecordScore& score : result.scores()) {
              const std::string of = score.criterion().empty() ? "" : score.criterion() + ": ";
              row({vote.id(),
                   spoken(vote.method()),
                   result.id(),
                   said(result.name()),
                   {},
                   of + "median",
                   median_cell(score.median())});
              row({vote.id(),
                   spoken(vote.method()),
                   result.id(),
                   said(result.name()),
                   {},
                   of + "lowest",
                   number(score.lowest())});
              row({vote.id(),
                   spoken(vote.method()),
                   result.id(),
                   said(result.name()),
                   {},
                   of + "highest",
                   number(score.highest())});
            }
            if (result.counts().empty() && result.scores().empty())
              row({vote.id(), spoken(vote.method()), result.id(), said(result.name()), number(result.dots()), {}, {}});
            for (const auto& [value, count] :
                 std::map<std::string, std::uint32_t>(result.counts().begin(), result.counts().end()))
              row({vote.id(), spoken(vote.method()), result.id(), said(result.name()), {}, value, number(count)});
          }
      }));
  sheets.push_back(of_groups(record,
                             {"decisions",
                              {{"number"},
                               {"id"},
                               {"title", 32},
                               {"words", 80},
                               {"method", 18},
                               {"state", 22},
                               {"owner", 28},
                               {"review_date"},
                               {"change_signal", 40},
                               {"deferred_reason", 40},
                               {"deferred_to", 24},
                               {"based_on", 24},
                               {"text_version"},
                               {"scale"},
                               {"stakes"},
                               {"options", 40},
                               {"chosen", 40},
                               {"counts", 48},
                               {"responded"},
                               {"quorum_needed"},
                               {"quorum_of"},
                               {"quorum_present"},
                               {"objections"},
                               {"concerns"},
                               {"stood_aside"},
                               {"excused"},
                               {"plenary", 24}},
                              {}},
                             [](const GroupRecord& group, auto row) {
                               for (const RecordDecision& decision : group.decisions()) {
                                 std::vector<Cell> cells = {
                                     number(decision.number()),       decision.id(),
                                     said(decision.title()),          said(decision.text()),
                                     said(spoken(decision.method())), said(spoken(decision.state())),
                                     said(decision.owner()),          said(decision.review_date()),
                                     said(decision.change_signal()),  said(decision.deferred_reason()),
                                     said(decision.deferred_to()),    said(joined(decision.based_on())),
                                     number(decision.version())};
                                 add_how_it_was_decided(group, decision, cells);
                                 row(std::move(cells));
                               }
                             }));
  sheets.push_back(of_groups(
      record,
      {"actions",
       {{"number"}, {"id"}, {"words", 80}, {"owner", 28}, {"due"}, {"from"}, {"state"}, {"accepted_by_owner"}},
       {}},
      [](const GroupRecord& group, auto row) {
        for (const RecordAction& action : group.actions())
          row({number(action.number()), action.id(), said(action.text()), said(action.owner()), said(action.due()),
               said(action.from()), said(spoken(action.state())), yes(action.accepted_by_owner())});
      }));
  sheets.push_back(of_groups(
      record,
      {"phases",
       {{"kind"},
        {"title", 32},
        {"from"},
        {"planned_minutes"},
        {"added_minutes"},
        {"took_seconds"},
        {"paused_seconds"}},
       {}},
      [&](const GroupRecord& group, auto row) {
        for (const RecordPhase& phase : group.phases())
          row({spoken(phase.kind()), said(phase.title()), clock(phase.started_ms(), zone),
               phase.again() ? Cell() : number(phase.planned_minutes()),
               std::int64_t{phase.extended_minutes()} - phase.shortened_minutes(),
               phase.ended_ms() == 0 ? Cell()
                                     : Cell((phase.ended_ms() - phase.started_ms() - phase.paused_for_ms()) / 1000),
               phase.paused_for_ms() / 1000});
      }));
  sheets.push_back(of_groups(
      record,
      {"quotations",
       {{"id"}, {"words", 80}, {"said_by", 40}, {"identification"}, {"kinds", 24}, {"with_edits"}, {"time"}},
       {}},
      [&](const GroupRecord& group, auto row) {
        for (const RecordQuotation& quotation : group.quotations())
          row({quotation.id(), said(quotation.text()), said(quotation.said_by()), quotation.identification(),
               said(joined(quotation.kinds())), yes(quotation.with_edits()), clock(quotation.said_ms(), zone)});
      }));
  sheets.push_back(of_groups(record, {"markers", {{"id"}, {"time"}, {"kind"}, {"channel"}, {"ref"}, {"label", 48}}, {}},
                             [&](const GroupRecord& group, auto row) {
                               for (const RecordMarker& marker : group.markers())
                                 row({marker.id(), clock(marker.at_ms(), zone), spoken(marker.kind()),
                                      said(marker.channel()), said(marker.ref()), said(marker.label())});
                             }));
  Sheet indicators{"indicators", {{"number"}, {"id"}, {"words", 60}}, {}};
  for (const char* field : kSheetFields) indicators.columns.push_back({field, 24});
  indicators.columns.push_back({"missing", 32});
  sheets.push_back(of_groups(record, std::move(indicators), [](const GroupRecord& group, auto row) {
    for (const RecordCard& card : group.cards())
      if (card.kind() == "indicator") row(sheet_row(group, card));
  }));
  sheets.push_back(
      of_groups(record,
                {"incomplete",
                 {{"check", 32}, {"cards"}, {"decision"}, {"what", 80}, {"missing", 32}, {"let_be_because", 40}},
                 {}},
                [](const GroupRecord& group, auto row) {
                  for (const CheckFinding& finding : group.findings())
                    row({finding.check(), said(joined(finding.cards())), said(finding.decision()), said(finding.text()),
                         said(joined(finding.fields())), said(finding.reason())});
                }));
  sheets.push_back(
      of_groups(record, {"map", {{"depth"}, {"id"}, {"words", 80}}, {}}, [](const GroupRecord& group, auto row) {
        for (const OutlineLine& line : group.outline())
          row({number(line.depth()), said(line.card()), said(line.text())});
      }));
  sheets.push_back(of_groups(record,
                             {"rounds",
                              {{"decision"},
                               {"decision_id"},
                               {"round"},
                               {"text_version"},
                               {"responded"},
                               {"response", 22},
                               {"in_words", 48},
                               {"count"}},
                              {}},
                             [](const GroupRecord& group, auto row) { add_rounds(group, row); }));
  sheets.push_back(of_groups(record,
                             {"objections",
                              {{"decision"},
                               {"decision_id"},
                               {"text_version"},
                               {"words", 80},
                               {"said_by", 28},
                               {"judged", 18},
                               {"judged_because", 48},
                               {"became"}},
                              {}},
                             [](const GroupRecord& group, auto row) { add_objections(group, row); }));
  sheets.push_back(paragraphs(record));
  // What people wrote is paragraphs: what of boards can be counted is in the copies of the boards.
  if (record.has_written())
    std::erase_if(sheets, [](const Sheet& sheet) { return sheet.rows.empty() && sheet.name != "paragraphs"; });
  return sheets;
}

}  // namespace plenary
