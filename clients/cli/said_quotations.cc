// Somebody's own words, and leave to use them: captured and asked for by rapporteurs, answered by whoever said them. The
// outline numbers them Q1, Q2, ... for whoever is sent them.
#include "clients/cli/said_line.h"

namespace plenary::cli {
namespace {

const Record& find_quote(const SaidWhere& where, const std::string& word) {
  const std::vector<const Record*> quotes = quotes_in_order(where.document);
  const std::string digits = !word.empty() && (word[0] == 'q' || word[0] == 'Q') ? word.substr(1) : word;
  const bool is_number =
      !digits.empty() && digits.size() < 5 && digits.find_first_not_of("0123456789") == std::string::npos;
  const std::size_t number = is_number ? std::stoul(digits) : 0;
  if (number == 0 || number > quotes.size())
    unclear("There is no quotation '" + word + "'. `show` lists those that you can see: Q1, Q2, ...");
  return *quotes[number - 1];
}

std::vector<std::string> kinds_in(const std::string& line) {
  std::vector<std::string> kinds;
  Rest rest(line);
  while (!rest.empty()) {
    std::string kind = lower(rest.word(""));
    if (!kind.empty() && kind.back() == ',') kind.pop_back();
    if (!kind.empty() && kind != "and") kinds.push_back(kind);
  }
  if (kinds.empty()) unclear("Say for which kinds of material, for example publication, blog, video.");
  return kinds;
}

Identification level_in(const std::string& word) {
  if (word == "full") return FULL;
  if (word == "affiliation") return BY_AFFILIATION;
  if (word == "role") return BY_ROLE;
  if (word == "none") return NONE;
  unclear("Say how: /as full (name and affiliation), /as affiliation, /as role, /as none.");
}

// "quote Ada Lovelace: It is a slogan."
Said quote(Rest rest, const SaidWhere& where) {
  const std::string line = rest.all("who said what: `quote NAME: WORDS`, or `quote ?: WORDS`");
  const std::size_t colon = line.find(':');
  if (colon == std::string::npos) unclear("Say who said it, then a colon: `quote NAME: WORDS`, or `quote ?: WORDS`.");
  const std::string who = trimmed(line.substr(0, colon));
  Request request;
  CaptureQuote& capture = *request.mutable_capture_quote();
  capture.set_id(where.new_id());
  capture.set_speaker(who == "?" ? "unknown" : must(find_person(where.document, where.people, who)));
  capture.set_text(trimmed(line.substr(colon + 1)));
  return Ask{request};
}

Said ask(Rest rest, const SaidWhere& where) {
  const Record& quote = find_quote(where, rest.word("which quotation"));
  std::string line =
      rest.all("for which kinds, how, and until when: `ask Q1 publication, blog /as full /until 2027-05-03`");
  Request request;
  RequestAttribution& ask = *request.mutable_request_attribution();
  ask.set_id(where.new_id());
  ask.set_quote(quote.id());
  ask.set_quote_version(quote.text().version());
  if (const auto fits = option(line, "fits")) {
    const bool is_number =
        !fits->empty() && fits->size() < 5 && fits->find_first_not_of("0123456789") == std::string::npos;
    if (!is_number) unclear("Say how many people in the list the descriptor fits, as a number.");
    ask.set_said_as_fits(static_cast<std::uint32_t>(std::stoul(*fits)));
  }
  if (const auto said_as = option(line, "descriptor")) ask.set_said_as(*said_as);
  ask.set_identification(level_in(option(line, "as").value_or("full")));
  ask.set_answer_by(option(line, "until").value_or(""));
  for (const std::string& kind : kinds_in(line)) ask.add_for_kinds(kind);
  return Ask{request};
}

AnswerAttribution& answer(Request& request, const Record& quote) {
  AnswerAttribution& answer = *request.mutable_answer_attribution();
  answer.set_id(quote.quote().request());
  answer.set_quote_version(quote.text().version());
  if (answer.id().empty()) unclear("Nobody has asked for these words yet.");
  return answer;
}

Said grant(Rest rest, const SaidWhere& where) {
  const Record& quote = find_quote(where, rest.word("which quotation"));
  std::string line = rest.all("for which kinds, and how: `grant Q1 publication /as none`");
  Request request;
  AnswerAttribution& grants = answer(request, quote);
  const std::optional<std::string> words = option(line, "words");
  grants.set_answer(words ? "granted_with_edits" : "granted");
  grants.set_text(words.value_or(""));
  grants.set_identification(level_in(option(line, "as").value_or("none")));
  for (const std::string& kind : kinds_in(line)) grants.add_kinds(kind);
  return Ask{request};
}

Said decline(Rest rest, const SaidWhere& where) {
  Request request;
  answer(request, find_quote(where, rest.word("which quotation"))).set_answer("declined");
  return Ask{request};
}

// A yes that was given elsewhere: good for nothing before its speaker says so here.
Said reported(Rest rest, const SaidWhere& where) {
  const Record& quote = find_quote(where, rest.word("which quotation"));
  std::string line = rest.all(
      "for which kinds, and how it was given: "
      "`reported Q1 blog /as none /on 2027-04-18 /how email /seen the mail of 18 April`");
  Request request;
  ReportGrant& told = *request.mutable_report_grant();
  told.set_request(quote.quote().request());
  if (told.request().empty()) unclear("Nobody has asked for these words yet: `ask` first, then tell what was said.");
  told.set_quote_version(quote.text().version());
  told.set_evidence(option(line, "seen").value_or(""));
  told.set_how(option(line, "how").value_or(""));
  told.set_given_on(option(line, "on").value_or(""));
  told.set_identification(level_in(option(line, "as").value_or("none")));
  for (const std::string& kind : kinds_in(line)) told.add_kinds(kind);
  return Ask{request};
}

Said again(Rest rest, const SaidWhere& where) {
  Request request;
  request.mutable_reopen_attribution()->set_id(find_quote(where, rest.word("which quotation")).quote().request());
  request.mutable_reopen_attribution()->set_answer_by(rest.all_or_nothing());
  return Ask{request};
}

// A number is that of a card; a quotation is called q1.
Said take_back(Rest rest, const SaidWhere& where) {
  if (const Found card = find_card(where.document, rest.peek())) {
    Request request;
    request.mutable_withdraw_card()->set_id(card.id);
    return Ask{request};
  }
  Request request;
  request.mutable_withdraw_attribution()->set_quote(find_quote(where, rest.word("which quotation")).id());
  return Ask{request};
}

Said discard(Rest rest, const SaidWhere& where) {
  Request request;
  request.mutable_discard_quote()->set_id(find_quote(where, rest.word("which quotation")).id());
  return Ask{request};
}

}  // namespace

std::vector<Row> rows_of_quotations() {
  return {
      {"quote", "quote NAME: WORDS", "rapporteurs: captures what somebody said; ? if nobody knows who", quote},
      {"ask", "ask QUOTATION KIND, ... [/as HOW] /until DATE",
       "rapporteurs: may it be used, and how is its speaker named", ask},
      {"reported", "reported QUOTATION KIND, ... [/as HOW] /on DATE /how WAY /seen WHERE",
       "rapporteurs: its speaker said yes elsewhere (voice, email, letter, form); it counts when they say so here",
       reported},
      {"grant", "grant QUOTATION KIND, ... [/as HOW] [/words NEW]",
       "my words may be used for that; as none if I do not say how", grant},
      {"decline", "decline QUOTATION", "my words may not be used", decline},
      {"again", "again QUOTATION [DATE]", "after all, ask me again", again},
      {"takeback", "takeback QUOTATION | takeback CARD",
       "my own words end here, and are erased; the place of a card is kept", take_back},
      {"discard", "discard QUOTATION", "rapporteurs: words that nobody was asked for", discard},
  };
}

}  // namespace plenary::cli
