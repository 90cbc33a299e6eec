// Refusals in English, for people: what happened, and what to do. Clients translate by code and args; the args are words
// of this folder's own and numbers, never anything that somebody wrote. What is not known here is not printed.
#include <algorithm>
#include <string_view>

#include "facilitation/checks/findings.h"
#include "facilitation/rules/decide.h"

namespace plenary {
namespace {

struct Wording {
  std::string_view arg;
  std::string_view words;
};

template <std::size_t count>
std::string_view wording(const Wording (&wordings)[count], std::string_view arg, std::string_view otherwise) {
  const auto found =
      std::find_if(std::begin(wordings), std::end(wordings), [arg](const Wording& w) { return w.arg == arg; });
  return found == std::end(wordings) ? otherwise : found->words;
}

std::string_view arg(const Refusal& refusal, int at) {
  return at < refusal.args_size() ? std::string_view(refusal.args(at)) : std::string_view();
}

std::string number(const Refusal& refusal, int at) {
  const std::string_view digits = arg(refusal, at);
  const bool is_number =
      !digits.empty() && digits.size() <= 10 && digits.find_first_not_of("0123456789") == std::string_view::npos;
  return is_number ? std::string(digits) : std::string("a certain number of");
}

// Names of fields and things as they are said.
constexpr Wording things[] = {
    {"id", "id"},
    {"ids", "list of cards"},
    {"from", "place it comes from"},
    {"cards", "list of cards"},
    {"text", "text"},
    {"title", "title"},
    {"label", "label"},
    {"source", "source"},
    {"reason", "reason"},
    {"kind", "kind"},
    {"region", "region"},
    {"template", "template"},
    {"place", "place"},
    {"card", "card"},
    {"cluster", "cluster"},
    {"link", "link"},
    {"note", "note"},
    {"decision", "decision"},
    {"action", "action"},
    {"member", "person"},
    {"invitation", "invitation"},
    {"board", "board"},
    {"refs", "list of references"},
    {"based_on", "list of references"},
    {"speaker", "speaker"},
    {"owner", "owner"},
    {"presenters", "presenters"},
    {"due", "due date"},
    {"review_date", "review date"},
    {"change_signal", "change signal"},
    {"deferred_reason", "reason for deferring"},
    {"deferred_to", "place it is deferred to"},
    {"state", "state"},
    {"method", "method"},
    {"visibility", "visibility"},
    {"role", "role"},
    {"mode", "way of taking part"},
    {"participant", "person"},
    {"change", "change of the words"},
    {"written_ms", "time of writing"},
    {"at_ms", "time"},
    {"if_version", "version"},
    {"to", "other end"},
    {"phase", "phase"},
    {"vote", "vote"},
    {"turn", "turn to speak"},
    {"minutes", "number of minutes"},
    {"target", "thing to vote on"},
    {"targets", "list of things to vote on"},
    {"value", "value"},
    {"criteria", "list of criteria"},
    {"pair", "list of pairs"},
    {"voices", "number of people"},
    {"announcement", "message"},
    {"scale", "scale"},
    {"participants", "list of speakers"},
    {"harvest", "harvest"},
    {"report", "report of a group"},
    {"on", "thing to mark"},
    {"gallery", "walk"},
    {"difference", "difference"},
    {"sides", "list of groups"},
    {"subject", "subject"},
    {"seconds", "number of seconds"},
    {"headline", "headline"},
    {"disagreement_kept", "disagreement kept"},
    {"example", "example"},
    {"agenda_item", "item of the programme"},
    {"breakout", "group"},
    {"rehearsal", "rehearsal"},
    {"pillar", "pillar"},
    {"parent", "session it belongs to"},
    {"number", "number"},
    {"name", "name"},
    {"letter", "letter"},
    {"question", "question"},
    {"day", "day"},
    {"start", "time it begins"},
    {"end", "time it ends"},
    {"planned_minutes", "number of planned minutes"},
    {"latest_end", "latest end"},
    {"end_basis", "reason for its end"},
    {"speakers", "list of speakers"},
    {"quote", "quotation"},
    {"request", "request for a quotation"},
    {"said_ms", "time it was said"},
    {"marker", "marker"},
    {"channel", "way of recording"},
    {"channels", "list of ways of recording"},
    {"ref", "reference"},
    {"for_kinds", "list of kinds of material"},
    {"kinds", "list of kinds of material"},
    {"identification", "level of identification"},
    {"said_as", "descriptor"},
    {"answer", "answer"},
    {"answer_by", "last day for an answer"},
    {"given_on", "day on which the yes was given"},
    {"how", "way in which the yes was given"},
    {"evidence", "place where the yes can be seen"},
    {"options", "list of options"},
    {"stakes", "weight of what is at stake"},
    {"response", "response"},
    {"objection", "objection"},
    {"round", "round"},
    {"quorum", "quorum"},
    {"outcome", "outcome"},
    {"replaces", "decision it replaces"},
    {"needed_first", "list of what is needed first"},
    {"hidden", "item"},
    {"gone", "list of what is gone"},
    {"places", "list of seats"},
    {"window", "window"},
    {"paragraph", "paragraph"},
    {"section", "section"},
    {"heading", "heading"},
    {"record", "session record"},
    {"correction", "correction"},
    {"key_contact", "person for corrections and withdrawals"},
    {"corrections_until", "end of the time for corrections"},
    {"approvals_needed", "number of people who approve"},
    {"recording", "recording"},
    {"key", "offer"},
    {"digest", "offer"},
    {"starts_ms", "time it begins"},
    {"template", "template"},
    {"meeting", "meeting"},
    {"series", "series"},
    {"organiser", "organiser"},
    {"venue", "place of the meeting"},
    {"start_date", "first day"},
    {"end_date", "last day"},
    {"time_zone", "time zone"},
    {"language", "language"},
    {"key_contact", "key contact"},
    {"main_outcome", "main outcome"},
    {"verbatim", "sentence that people are given"},
    {"capture_channels", "list of ways of recording"},
    {"external_material_kinds", "list of kinds of material"},
    {"smallest_group", "smallest group that names nobody"},
    {"working_notes_days", "days that working notes are kept"},
    {"url", "address"},
    {"authors", "list of authors"},
    {"guidebook", "guidebook"},
    {"entry", "entry"},
    {"chapter", "chapter"},
    {"type", "type"},
    {"field", "field"},
    {"sources", "list of sources"},
    {"period", "period"},
    {"organisation", "organisation"},
    {"organisation_type", "kind of organisation"},
    {"sdgs", "list of goals"},
    {"fields", "field"},
    {"actor_type", "side of the actor"},
    {"chain_stage", "stage of the innovation chain"},
    {"warning", "warning"},
    {"marks", "mark"},
    {"naming", "permission to name the organisation"},
    {"granted_by", "person who allowed the name"},
    {"granted_on", "day on which the name was allowed"},
    {"evidence", "evidence"},
    {"content", "content"},
    {"date", "date"},
    {"by", "person"},
    // Of a guidebook: what chapters and entries say.
    {"problem_statement", "part about the problem"},
    {"findings", "part about what was found"},
    {"how_this_was_made", "part about how this was made"},
    {"context", "part about the time before"},
    {"what_was_done", "part about what was done"},
    {"results_and_evidence", "part about results"},
    {"challenges", "part about what was hard"},
    {"lessons_learned", "part about lessons"},
    {"when_to_use", "part about when to use it"},
    {"steps", "part about steps"},
    {"limits", "part about its limits"},
    {"records", "list of records"},
    {"records.id", "id of a record"},
    {"records.text", "text of a record"},
};

std::string thing(const Refusal& refusal, int at) { return std::string(wording(things, arg(refusal, at), "request")); }

constexpr Wording problems[] = {
    {"missing", "is missing. Add it, then try again."},
    {"not_of_a_quotation", "of a quotation is its speaker's, and stands where it was captured. Leave it empty."},
    {"not_one_quotation", "must name the one quotation that is meant."},
    {"is_a_quotation", "is a quotation: its words are its speaker's. Ask them."},
    {"no_address", "needs an address that begins with https://. Copy it from where the recording is."},
    {"not_after_now", "must lie in the future, within a year. Choose a later day."},
    {"more_than_keepers",
     "is larger than the number of people who keep this record. Name more of them, or ask for fewer."},
    {"not_utf8", "is not readable text. Write it again."},
    {"control_character", "holds a character that cannot be shown. Take it out, then try again."},
    {"not_an_id", "holds an id that cannot be one. Update the program you use."},
    {"not_an_invitation", "is not one of an invitation. Update the program you use."},
    {"reserved", "is kept for something else. Choose another."},
    {"not_yet_there", "names a state that does not exist yet. Open the record again."},
    {"named_twice", "names the same thing twice. Name each once."},
    {"not_a_date", "is not a day. Write it like 2027-04-15."},
    {"not_a_participant", "names nobody who could be here. Choose somebody from the list."},
    {"unknown", "is not one that is known here. Choose another."},
    {"negative", "lies before all time. Check your clock."},
    {"outside_the_region", "lies outside the region. Put it inside."},
    {"beside_itself", "is the card itself. Choose another neighbour."},
    {"of_several_cards", "can be asked of one card only. Move them one by one."},
    {"same_card", "is the same card. Choose another card."},
    {"speaks_for_others", "speaks for others itself. Take those out of it first."},
    {"not_a_plain_state", "comes from a round of decision and cannot be written down by hand. Choose another."},
    {"not_accepted", "needs the owner to accept first. Ask the owner."},
    {"not_in_normal_form", "is not written as it should be. Update the program you use."},
    {"does_not_fit", "does not fit the words it was made on. Load the words anew, then change them again."},
    {"splits_a_character", "cuts a character in two. Change the words again."},
    {"empty", "holds nothing. Leave it out."},
    {"not_of_this_method", "belongs to another method of voting. Leave it out, or choose that method."},
    {"holds_a_slash", "holds a slash. Write it without one."},
    {"outside_the_scale", "is not on the scale. Choose one that is."},
    {"not_begun", "is not one that can end: it has not begun. It can be passed."},
    {"other_words", "are not the words of this board's policy. Read those that it has now."},
    {"not_passed", "is not one that can be given back: nobody passed it. Begin a round with whoever should speak."},
    {"nothing_here", "is empty: nothing of that kind is on the board. Group some cards, or vote on cards."},
    {"is_there", "is there. Take it out first."},
    {"not_two_or_three", "names a pair that is not two people, or three. Put them together anew."},
    {"not_a_table", "is for a table device only. Say first that you take part by one."},
    {"not_moderated", "does not keep cards for looking through: what is written is shown."},
    {"not_a_clock_time", "is not a clock time. Write it like 09:30."},
    {"skipped_by_clocks", "is one that clocks skip on that day. Choose another."},
    {"not_a_time_zone", "is not one that is known. Write it like Europe/Rome."},
    {"before_it_begins", "lies before the first. Mend one of the two."},
    {"outside_the_meeting", "is none of the meeting's. Choose one of them, or change the days of the meeting first."},
    {"before_its_start", "is not after its beginning. Choose a later one."},
    {"longer_than_its_time", "is more than lies between its beginning and its end. Plan less, or end it later."},
    {"taken", "is that of another group here. Choose another, or rename that group first."},
    {"is_a_part", "is part of a session itself. Choose the session."},
    {"has_parts_itself", "cannot be given: the item has parts of its own. Move those out first."},
    {"runs", "runs. End it first."},
    {"another_id", "has another id in its file. Keep the id, or save it as a new template."},
    {"does_not_run", "does not run. Look again."},
    {"has_begun", "has begun, and cannot be hidden any more."},
    {"a_part_has_begun", "has parts that have begun. Take those back first."},
    {"is_no_rehearsal", "is no rehearsal, so it does not end like one. Begin a rehearsal of it to try things out."},
    {"another_visibility", "is a working note where the other is a record note. Make both the same first."},
    {"another_runs", "cannot go on: another item runs. End that one first."},
    {"hidden", "is hidden. Reveal it first."},
    {"hidden_with_its_session", "is hidden with its session. Reveal the session."},
    {"is_oneself", "is yourself. Choose somebody else."},
    {"of_another_group", "is that of another group. Choose another."},
    {"not_of_a_programme", "holds something that is not of a programme. Leave it out."},
    {"added_by_hand", "names something that was added by hand. Take that out by hand, too."},
    {"is_in_the_file", "names something that the file holds. Leave it out of the list."},
    {"only_its_speaker_reopens", "was answered with no, or not at all. Only its speaker can ask to be asked again."},
    {"was_asked", "is settled: its speaker has been asked. Capture the words anew."},
    {"was_answered", "has been answered. Look again."},
    {"was_not_granted", "was not granted, so there is nothing to withdraw. Answer no instead."},
    {"unknown_speaker", "is unknown, so nobody can be asked. Say first who spoke."},
    {"is_over", "is over. Choose a later day."},
    {"is_to_come", "has not come yet. Choose an earlier day."},
    {"more_than_asked", "is more than its speaker was asked for. Choose less, or ask anew."},
    {"says_so_already", "is what it says already. Change the words first."},
    {"the_same", "is the same as before. Say yes to the words as they are, or change them."},
    {"goes_by_a_method", "goes its way by a method. Its words and its outcome come from there."},
    {"is_written_down", "is written down, and goes by no method. Draft a proposal instead."},
    {"not_at_this_step", "is not at that step now. Look again."},
    {"frozen", "stands still while a round is open. Close the round first."},
    {"fixed", "was fixed when the proposal was opened. Withdraw it and draft another."},
    {"not_answered", "is not answered yet. Answer every question, or say that it is not known."},
    {"too_few", "is not met: too few who may respond are here. Wait for others, or defer it."},
    {"off_record", "lies in what was off the record, of which nothing is kept. Choose another."},
    {"needs_two", "names one group. Name those that differ: two or more."},
    {"needs_a_day", "needs the day it is deferred to. Write it like 2027-04-15."},
    {"is_open", "is still open. Change the text, or ask whoever objected."},
    {"was_judged", "has been judged. Change the text, or ask whoever objected."},
    {"a_block_stands", "is a block, and stands until it is withdrawn or the text changes."},
    {"was_withdrawn", "was withdrawn, which asks for a new round. Open one."},
    {"not_adopted", "was not adopted. Choose one that was."},
    {"in_a_round", "cannot be taken back while a round is open. Wait until it is closed."},
    {"is_ready", "is ready, and stands still. Take it back to draft first."},
    {"too_long", "is too long. Update the program you use."},
    {"not_three_to_twenty", "has to be a number of people, from 3 to 20."},
    {"would_be_purged",
     "cannot become that of a working note: the time of working notes is over here, and its words would go."},
    {"not_one_to_ten_years", "has to be a number of days, from 1 to 3650."},
    {"no_case", "is none that a presenter looks at before it goes outside."},
    {"not_closed", "is still open. Write a card."},
    {"not_of_this_card", "is none that this card has. Choose one of its region, or of the sheet of an indicator."},
    {"not_a_choice", "is none of those to choose from. Choose one of them."},
    {"undecided", "is not settled. Say that it may be named, and who allowed it, or that it is not named."},
    {"no_source", "has no source. Name one, or say that it is reported and not verified."},
    {"has_parts_that_stay", "names a session with parts that stay. Move those out first."},
};

constexpr Wording forbiddens[] = {
    {"excused", "You declared an interest in this, so you do not respond. You can still speak."},
    {"last_facilitator", "A board needs somebody who guards the process. Make somebody else a facilitator first."},
    {"only_propose", "You can propose; outcomes are written down by a facilitator or a rapporteur. Ask one of them."},
    {"invitation_revoked", "This link was withdrawn. Ask a facilitator for a new one."},
    {"invitation_of_another", "This link is for somebody else. Ask a facilitator for one of your own."},
    {"moved", "You sit in another group now. Open the meeting to go there, or ask a facilitator."},
    {"assigned", "Seats in this group are given by a facilitator. Ask one of them."},
    {"waiting", "A facilitator lets people in. Wait a moment: this opens by itself."},
    {"not_on_a_walk", "Marks and questions are for people of other groups who walk the boards."},
    {"removed", "You were removed from here. Ask a facilitator if you think that is a mistake."},
    {"facilitator_is_here", "The facilitator is here. Ask them to hand the role over."},
    {"facilitator_may_return",
     "The facilitator has been away for less than two minutes and may return. Wait a moment, then try again."},
};

constexpr Wording phases[] = {
    {"silent_writing", "Not during silent writing. Wait until the cards are shown, then try again."},
    {"record_draft", "The record was not circulated yet. Circulate it first: those who were there are to read it."},
    {"record_not_approved", "The record was not approved yet. Change the paragraph itself."},
    {"corrections_open", "People can still ask for corrections. Approve it when that time is over."},
    {"corrections_unanswered", "A correction that somebody asked for has no answer yet. Answer it first."},
    {"corrections_closed",
     "The time for corrections is over, or has not begun. Write to the contact that the record names."},
    {"screening", "Cards wait to be looked through. Show them or hold them back first."},
    {"open_vote", "Not while a vote is open. Close it first."},
    {"arrive", "People are still arriving. Wait until the question has been read."},
    {"frame", "The question is being read. Keep your thought: writing begins in a moment."},
    {"silent", "Not during silent writing. Wait until the cards are shown, then try again."},
    {"pair", "Not while people talk in pairs. Wait until the cards are shown, then try again."},
    {"round", "Not during the round. Wait until everybody has spoken, then try again."},
    {"cluster", "Not while the cards are grouped. Wait for the next phase."},
    {"vote", "Not during the vote: the board stands still until it is closed. Your words are kept for you."},
    {"discuss", "Not during the discussion: only a facilitator sorts the board now. Ask them."},
    {"decide", "Not while the group decides: the board stands still. Your words are kept for you."},
    {"harvest", "Not during the harvest: the board stands still. Your words are kept for you."},
    {"report", "Not while the groups report: the board can be read."},
    {"close", "The board is closed and can only be read."},
};

constexpr Wording lockeds[] = {
    {"board", "The board is locked. Ask a facilitator to open it."},
    {"record", "This record was approved and is frozen. What is wrong in it is put right by a corrigendum."},
    {"region", "This part of the board is locked. Ask a facilitator to open it."},
    {"card", "This card is locked. Ask a facilitator to open it."},
};

constexpr Wording gones[] = {
    {"trash", "is in the trash. Take it out first."},
    {"merged", "was merged into another. Take it out of that one first."},
    {"dissolved", "was dissolved. Bring it back first."},
    {"ended", "has ended, and nothing of it is kept. Begin another one."},
    {"closed", "is closed. What you gave until then counts."},
    {"answered", "was answered already."},
    {"withdrawn", "was withdrawn by its speaker, and its words are gone."},
    {"taken_back", "was withdrawn by its author, and its words are gone. Write a new one."},
    {"discarded", "was discarded. Bring it back first."},
    {"purged", "was a working note, and its time is over: its words are gone for good. Write a new one."},
    {"removed", "is no longer here. Send a new invitation."},
};

constexpr Wording limited[] = {
    {"cards", "cards on one board"},
    {"cards_in_silence", "cards of one person in one silent writing"},
    {"regions", "regions on one board"},
    {"links", "links on one board"},
    {"dismissals", "warnings that are let be"},
    {"card_fields", "fields of one card"},
    {"paragraphs", "paragraphs in one record"},
    {"corrections", "corrections of one record"},
    {"approvals", "people who approve"},
    {"recordings", "recordings of one record"},
    {"notes", "notes on one board"},
    {"clusters", "clusters on one board"},
    {"decisions", "decisions on one board"},
    {"actions", "actions on one board"},
    {"versions", "versions of one decision"},
    {"open_proposals", "open proposal at a time"},
    {"options", "options"},
    {"clarifications", "questions about one proposal"},
    {"reactions", "reactions to one proposal"},
    {"decision_rounds", "rounds on one proposal"},
    {"reviews", "reviews of one decision"},
    {"invitations", "invitations"},
    {"members", "people"},
    {"refs", "references in one place"},
    {"based_on", "references in one place"},
    {"ids", "things in one request"},
    {"phases", "phases in one plan"},
    {"minutes", "minutes"},
    {"seconds", "seconds"},
    {"turns", "turns in one round"},
    {"votes", "votes on one board"},
    {"open_votes", "open vote at a time"},
    {"targets", "things to vote on"},
    {"criteria", "criteria"},
    {"dots", "dots for one person"},
    {"dots_on_one", "dots of one person on one thing"},
    {"headline_words", "words in a headline"},
    {"from", "things in one request"},
    {"cards_released", "cards shown in one moment"},
    {"announcements", "messages on one board"},
    {"reports", "reports of groups on one board"},
    {"differences", "differences on one board"},
    {"sides", "groups in one difference"},
    {"voices", "people at one table device"},
    {"rehearsal_minutes", "minutes in one rehearsal"},
    {"agenda_items", "items in one programme"},
    {"breakouts", "groups in one meeting"},
    {"template_versions", "versions of templates in one meeting, all together"},
    {"seats", "people in this group"},
    {"places", "seats in one request"},
    {"speakers", "speakers of one item"},
    {"authors", "authors of one work"},
    {"capture_channels", "ways of recording"},
    {"external_material_kinds", "kinds of material"},
    {"imported_records", "things in one file"},
    {"quotes", "quotations on one board"},
    {"markers", "markers on one board"},
    {"entries", "entries in one guidebook"},
    {"sources", "sources of one field"},
    {"used_quotes", "quotations in one place"},
    {"meetings", "meetings in one guidebook"},
    {"editions", "editions"},
    {"agreements", "people who agreed to be named in one place"},
};

constexpr Wording not_yours[] = {
    {"author", "Only who wrote this can do that. Ask them, or write a card of your own."},
    {"said_it", "Only whoever said it can do that. Nobody answers for another."},
    {"owner", "Only the owner can do that. Ask them."},
    {"speaker", "Only whose turn it is, or a facilitator, can do that. Ask them."},
    {"voices", "Only whoever sits there, or a facilitator, can say that. Ask them."},
    {"signal", "Only who gave this sign, or a facilitator, can take it back. Ask them."},
    {"objector", "Only whoever objected can do that. Nobody takes back another's objection."},
    {"asked_for_it", "Only who asked for this can take it back. Answer it instead."},
    {"its_proposer", "Only who proposed this can withdraw it. A facilitator can defer or refer it."},
    {"proposer", "Only who proposed this, a rapporteur or a facilitator can do that. Ask one of them."},
};

std::string told_too_long(const Refusal& refusal) {
  const std::string unit = arg(refusal, 2) == "bytes" ? " bytes" : " characters";
  return "That is " + number(refusal, 1) + unit + " long, and there is room for " + number(refusal, 0) +
         ". Shorten it, then try again.";
}

std::string limit_reached(const Refusal& refusal) {
  return "There can be " + number(refusal, 1) + " " + std::string(wording(limited, arg(refusal, 0), "of these")) +
         " at most. Do without this one, or tell a facilitator.";
}

}  // namespace

std::string sentence(const Refusal& refusal) {
  switch (refusal.code()) {
    case REFUSAL_NONE: return "Done.";
    case FORBIDDEN:
      return std::string(wording(forbiddens, arg(refusal, 0), "Your role does not include this. Ask a facilitator."));
    case PHASE_CLOSED:
      return std::string(wording(phases, arg(refusal, 0), "Not in this phase. Wait for the next one."));
    case LOCKED: return std::string(wording(lockeds, arg(refusal, 0), "This is locked. Ask a facilitator to open it."));
    case NOT_FOUND: return "There is no such " + thing(refusal, 0) + " here. Look again: it may be on another board.";
    case GONE:
      return "That " + thing(refusal, 0) + " " +
             std::string(wording(gones, arg(refusal, 1), "is no longer here. Look again."));
    case STALE: return "It has changed since you looked. Look again, then try once more.";
    case STALE_TEXT:
      return "The words have changed a great deal since you began. Put your change into the words as they are now.";
    case INVALID:
      if (arg(refusal, 1) == "not_right")
        return "In line " + number(refusal, 2) +
               " of the template something is not right. Have the file checked, which says what; mend it and save "
               "again.";
      return "The " + thing(refusal, 0) + " " +
             std::string(wording(problems, arg(refusal, 1), "cannot be taken as it is. Check it, then try again."));
    case TOO_LONG: return told_too_long(refusal);
    case LIMIT_REACHED: return limit_reached(refusal);
    case ALREADY_EXISTS: return "That id is taken. Try again with another.";
    case NOT_YOURS: return std::string(wording(not_yours, arg(refusal, 0), "This is somebody else's. Ask them."));
    case CYCLE: return "It would come to lie inside itself. Choose another place for it.";
    case CLOSED_BOARD: return "This board is closed and can only be read. Ask a facilitator to open it again.";
    case NOT_A_MEMBER:
      return "You are not among the people of this board. Open your link again, or ask a facilitator for one.";
    case UNSUPPORTED: return "This server does not know how to do that. Ask whoever runs it to update it.";
    case OFF_RECORD: return "This is off the record: nothing is kept now. Your words stay with you until it is over.";
    case CHECK_FAILED: {
      const std::string_view words = checks::sentence(arg(refusal, 0));
      return words.empty() ? "Something that this board asks for is missing. Look at its checks." : std::string(words);
    }
    case NOTHING_TO_DO: return "It is so already. There is nothing to do.";
    // Sentinels that protobuf adds, for the compiler.
    case RefusalCode_INT_MIN_SENTINEL_DO_NOT_USE_:
    case RefusalCode_INT_MAX_SENTINEL_DO_NOT_USE_: break;
  }
  return "That could not be done. Look again, then try once more.";
}

}  // namespace plenary
