#include "facilitation/records/draft.h"

#include <algorithm>
#include <map>
#include <set>

#include "facilitation/document/session_record.h"
#include "facilitation/records/drafting.h"

namespace plenary {
namespace {

void add_attendees(SessionRecordHead& head, const BoardState& board) {
  for (const Record* record : board.document.sorted()) {
    const Member& member = record->member();
    if (!record->has_member() || member.removed() || member.joined_ms() == 0 || member.visiting()) continue;
    Attendee& attendee = *head.add_attendees();
    attendee.set_participant(member.participant());
    attendee.set_role(member.role());
    attendee.set_mode(member.mode());
    attendee.set_board(board.id);
    attendee.set_voices(member.voices());
  }
}

void add_pauses(SessionRecordHead& head, const Document& board) {
  std::vector<OffRecord> pauses;
  for (const Record* record : board.sorted())
    if (record->has_off_record()) pauses.push_back(record->off_record());
  std::sort(pauses.begin(), pauses.end(),
            [](const OffRecord& a, const OffRecord& b) { return a.from_ms() < b.from_ms(); });
  for (const OffRecord& pause : pauses) {
    OffRecord& kept = *head.add_pauses();
    kept.set_from_ms(pause.from_ms());
    kept.set_to_ms(pause.to_ms());
  }
}

void add_source(SessionRecordHead& head, const BoardState& board) {
  SourceLog& source = *head.add_sources();
  source.set_document(board.id);
  source.set_epoch(board.at.epoch());
  source.set_seq(board.at.seq());
  source.set_chain(board.at.chain());
}

SessionRecordHead head_from(const std::vector<BoardState>& boards) {
  SessionRecordHead head;
  const Board& first = *boards.front().document.board();
  head.set_state(SessionRecordHead::RECORD_DRAFT);
  head.set_title(boards.size() == 1 ? first.title()
                                    : "Session " + first.session_number() + ": " + first.session_title());
  head.set_meeting(first.meeting());
  head.set_meeting_title(first.meeting_title());
  head.set_session(first.session());
  head.set_session_number(first.session_number());
  head.set_session_title(first.session_title());
  head.set_pillar(first.pillar());
  head.set_time_zone(first.time_zone());
  head.set_venue(first.venue());
  head.set_fictional(first.fictional());
  *head.mutable_policy() = first.policy();
  head.set_framing_question(first.framing_question());
  head.set_framing_source(first.framing_source());
  for (const BoardState& state : boards) {
    const Board& board = *state.document.board();
    head.add_boards(state.id);
    GroupOfRecord& group = *head.add_groups();
    group.set_board(state.id);
    group.set_title(board.title());
    group.set_template_id(board.template_id());
    group.set_template_version(board.template_version());
    if (board.starts_ms() != 0 && (head.starts_ms() == 0 || board.starts_ms() < head.starts_ms()))
      head.set_starts_ms(board.starts_ms());
    if (board.framing_question() != first.framing_question()) head.clear_framing_question();
    add_attendees(head, state);
    add_pauses(head, state.document);
    add_source(head, state);
  }
  return head;
}

std::vector<BoardState> boards_among(const std::vector<BoardState>& given) {
  std::vector<BoardState> boards;
  std::vector<const BoardState*> in_order;
  for (const BoardState& board : given)
    if (board.document.board()) in_order.push_back(&board);
  std::sort(in_order.begin(), in_order.end(), [](const BoardState* a, const BoardState* b) { return a->id < b->id; });
  for (const BoardState* board : in_order) boards.push_back(*board);
  return boards;
}

// Four digits that rise, as facilitation/rules gives them.
std::string order_key(std::size_t place) {
  static constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  std::string key = "V000";
  for (int at = 3; at > 0 && place > 0; --at, place /= 62) key[static_cast<std::size_t>(at)] = kDigits[place % 62];
  return key;
}

}  // namespace

std::vector<DraftedParagraph> draft_of(const std::vector<BoardState>& given, const Document* programme) {
  const std::vector<BoardState> boards = boards_among(given);
  // With what only those who were there may see, and without a name: whoever is spoken of, is by id.
  const SessionRecord record = compile_session(boards, {}, 0, RecordKind::internal);
  std::vector<DraftedParagraph> draft;
  if (programme && !boards.empty())
    draft_presentations(*programme, boards.front().document.board()->meeting(),
                        boards.front().document.board()->session(), draft);
  for (const GroupRecord& group : record.groups())
    if (const BoardState* board = state_of(boards, group.document())) draft_group(group, board->document, draft);
  std::stable_sort(draft.begin(), draft.end(), [](const DraftedParagraph& a, const DraftedParagraph& b) {
    return record_section(a.paragraph.section())->number < record_section(b.paragraph.section())->number;
  });
  return draft;
}

std::vector<Record> opening_of(const std::vector<BoardState>& given, const Document* programme,
                               const std::string& contact, std::int64_t drafted_ms) {
  const std::vector<BoardState> boards = boards_among(given);
  std::vector<Record> records;
  Record& head = records.emplace_back();
  head.set_id("record");
  *head.mutable_session_record() = head_from(boards);
  head.mutable_session_record()->set_drafted_ms(drafted_ms);
  head.mutable_session_record()->set_key_contact(contact);
  std::map<std::string, std::size_t> places;
  for (DraftedParagraph& drafted : draft_of(boards, programme)) {
    Record& record = records.emplace_back();
    record.set_id("p" + std::to_string(records.size() - 1));
    *record.mutable_paragraph() = std::move(drafted.paragraph);
    record.mutable_paragraph()->set_order(order_key(places[record.paragraph().section()]++));
    if (!drafted.text.empty()) record.mutable_text()->set_content(std::move(drafted.text));
  }
  return records;
}

std::vector<Offer> offers_of(const Document& record, const std::vector<BoardState>& boards, const Document* programme) {
  std::map<std::string, const Record*> drafted_before;
  std::map<std::string, std::string> settled;
  for (const auto& [id, entry] : record.entries())
    if (entry.record.has_paragraph() && !entry.record.paragraph().drafted_from().empty())
      drafted_before.emplace(entry.record.paragraph().drafted_from(), &entry.record);
  if (const SessionRecordHead* head = record_head(record))
    for (const SettledOffer& one : head->settled()) settled.emplace(one.key(), one.digest());
  std::vector<Offer> offers;
  std::set<std::string> still_there;
  for (DraftedParagraph& now : draft_of(boards, programme)) {
    const std::string& key = now.paragraph.drafted_from();
    still_there.insert(key);
    const auto before = drafted_before.find(key);
    if (before == drafted_before.end()) {
      const auto looked_at = settled.find(key);
      if (looked_at != settled.end() && looked_at->second == now.paragraph.drafted_digest()) continue;
      offers.push_back({Offer::Change::fresh, std::move(now), ""});
      continue;
    }
    if (before->second->paragraph().drafted_digest() == now.paragraph.drafted_digest()) continue;
    offers.push_back({Offer::Change::changed, std::move(now), before->second->id()});
  }
  for (const auto& [key, before] : drafted_before) {
    const bool is_in_the_record = !before->paragraph().has_trashed();
    if (still_there.contains(key) || !is_in_the_record) continue;
    const std::string settled_as = words_digest("gone");
    if (before->paragraph().drafted_digest() == settled_as) continue;
    Offer& gone =
        offers.emplace_back(Offer{Offer::Change::gone, {before->paragraph(), before->text().content()}, before->id()});
    gone.drafted.paragraph.set_drafted_digest(settled_as);
  }
  return offers;
}

}  // namespace plenary
