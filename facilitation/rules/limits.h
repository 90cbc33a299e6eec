// How much and how long. Guards against accidents and scripts, generous for people; each is told in its refusal.
// Characters are code points.
#pragma once

#include <cstddef>
#include <cstdint>

namespace plenary::limits {

inline constexpr std::uint32_t card_characters = 280;
inline constexpr std::uint32_t quote_card_characters = 600;  // cards of kind QUOTE
inline constexpr std::uint32_t note_characters = 20'000;
inline constexpr std::uint32_t note_bytes = 65'536;
inline constexpr std::uint32_t quotation_characters = 600;
inline constexpr std::uint32_t quotations = 500;
inline constexpr std::uint32_t markers = 2'000;
inline constexpr std::uint32_t decision_characters = 600;
inline constexpr std::uint32_t action_characters = 600;
inline constexpr std::uint32_t title_characters = 80;
inline constexpr std::uint32_t label_characters = 80;
inline constexpr std::uint32_t source_characters = 400;
inline constexpr std::uint32_t remark_characters = 400;  // reasons, change signals, where something was deferred to

inline constexpr std::uint32_t dismissals = 500;  // of warnings, on one board
inline constexpr std::uint32_t card_fields = 40;
inline constexpr std::uint32_t field_characters = 400;

inline constexpr std::uint32_t cards = 10'000;         // of a board, the trash included
inline constexpr std::uint32_t cards_in_silence = 40;  // of one person, in one silent writing
inline constexpr std::uint32_t regions = 64;
inline constexpr std::uint32_t links = 5'000;
inline constexpr std::uint32_t notes = 2'000;
inline constexpr std::uint32_t clusters = 500;
inline constexpr std::uint32_t decisions = 500;
inline constexpr std::uint32_t actions = 1'000;
inline constexpr std::uint32_t versions_of_a_decision = 100;
inline constexpr std::size_t proposal_id_length =
    20;                                       // "response." + decision + "." + round + "." + participant is an id too
inline constexpr std::uint32_t options = 20;  // of a majority
inline constexpr std::uint32_t clarifications = 100;
inline constexpr std::uint32_t decision_rounds = 50;
inline constexpr std::uint32_t reviews = 50;
inline constexpr std::uint32_t invitations = 1'000;
inline constexpr std::uint32_t members = 2'000;
inline constexpr std::uint32_t refs = 100;
inline constexpr std::uint32_t phases = 40;
inline constexpr std::uint32_t phase_words_characters = 400;
inline constexpr std::uint32_t phase_minutes = 24 * 60;
inline constexpr std::int64_t timer_grace_ms = 10'000;  // between a deadline and the next phase, to finish a sentence
inline constexpr std::int64_t takeover_after_ms = 120'000;  // a facilitator keeps the role for so long while away
inline constexpr std::uint32_t turns = 200;                 // of one round
inline constexpr std::uint32_t turn_seconds = 3'600;
inline constexpr std::uint32_t votes = 100;
inline constexpr std::uint32_t vote_targets = 500;
inline constexpr std::uint32_t vote_criteria = 10;
inline constexpr std::uint32_t dots_each = 100;
inline constexpr std::uint32_t cards_released = 2'000;  // of a moderated board, in one moment
inline constexpr std::uint32_t pair = 3;
inline constexpr std::uint32_t announcements = 500;
inline constexpr std::size_t announcement_id_length = 20;  // "receipt." + announcement + "." + participant is an id too
inline constexpr std::uint32_t voices = 12;                // people at a table device
inline constexpr std::size_t vote_id_length = 20;          // "ballot." + vote + "." + participant is an id too
inline constexpr std::uint32_t headline_words = 20;
inline constexpr std::uint32_t harvest_characters = 600;
inline constexpr std::uint32_t reports = 500;
inline constexpr std::uint32_t report_seconds = 120;  // if nobody says otherwise
inline constexpr std::uint32_t longest_report_seconds = 3'600;
inline constexpr std::uint32_t differences = 200;
inline constexpr std::uint32_t sides_of_a_difference = 10;
inline constexpr std::uint32_t presenters = 32;     // of one presentation
inline constexpr std::uint32_t paragraphs = 2'000;  // of a session record, the trash included
inline constexpr std::uint32_t paragraph_characters = 4'000;
inline constexpr std::uint32_t heading_characters = 300;
inline constexpr std::uint32_t corrections = 1'000;
inline constexpr std::size_t correction_id_length = 50;  // correction + ".statement" is an id too
inline constexpr std::uint32_t approvals = 20;
inline constexpr std::uint32_t recordings = 20;
inline constexpr std::uint32_t address_characters = 2'000;
inline constexpr std::uint32_t ids_in_a_request = 200;

inline constexpr std::uint32_t agenda_items = 1'000;  // of a meeting, the trash included
inline constexpr std::uint32_t breakouts = 500;
inline constexpr std::uint32_t template_versions = 500;     // of a meeting's own templates, all together
inline constexpr std::uint32_t programme_characters = 300;  // of a title in a programme, a venue, an organiser
inline constexpr std::uint32_t number_characters = 20;      // "II", "3b"
inline constexpr std::uint32_t agenda_minutes = 24 * 60;
inline constexpr std::uint32_t policy_characters = 4'000;
inline constexpr std::uint32_t policy_kinds = 20;  // of capture, of external material
inline constexpr std::uint32_t seats = 2'000;      // as many as there can be people
inline constexpr std::uint32_t earlier_seatings = 50;
inline constexpr std::uint32_t earlier_runs = 20;                // of a phase; older ones are not kept
inline constexpr std::uint32_t rehearsal_minutes = 7 * 24 * 60;  // from when it is begun or extended
inline constexpr std::uint32_t imported_records = 4'000;

inline constexpr std::uint32_t entries = 500;  // of a guidebook, the trash included
inline constexpr std::uint32_t meetings_of_a_guidebook = 50;
inline constexpr std::uint32_t editions = 500;
inline constexpr std::uint32_t edition_bytes = 2'000'000;
inline constexpr std::uint32_t agreements = 200;  // of people, to be named in one field
inline constexpr std::size_t document_id_length = 200;

inline constexpr std::size_t id_length = 64;
inline constexpr std::size_t participant_length = id_length - 7;  // "member." + participant is an id too

}  // namespace plenary::limits
