#include "facilitation/exports/ics.h"

#include "facilitation/clocks/calendar_lines.h"
#include "facilitation/exports/paper.h"
#include "facilitation/exports/plain_words.h"

namespace plenary {
namespace {

std::string in_calendar(const std::string& said) { return calendar_words(shown_line(said)); }

class Calendar {
 public:
  explicit Calendar(const SessionRecord& record) : record_(record) {}

  std::string all() && {
    lines_.line("BEGIN", "VCALENDAR");
    lines_.line("VERSION", "2.0");
    lines_.line("PRODID", "-//Plenary//Session record//EN");
    lines_.line("CALSCALE", "GREGORIAN");
    lines_.line("X-WR-CALNAME",
                in_calendar(record_.head().title().empty() ? "Session record" : record_.head().title()));
    about();
    lines_.line("X-PLENARY-GENERATED-AT", record_.generated_at());
    for (const GroupRecord& group : record_.groups()) {
      for (const RecordAction& action : group.actions()) to_do(group, action);
      for (const RecordDecision& decision : group.decisions()) review(group, decision);
    }
    lines_.line("END", "VCALENDAR");
    return std::move(lines_).text();
  }

 private:
  const SessionRecord& record_;
  CalendarLines lines_;

  void about() {
    const RecordHead& head = record_.head();
    std::string about = head.meeting_title() + ", session " + head.session_number() + ". Copy: " + record_.kind() +
                        ". Filters: " + record_.filters() + ". Attribution: " + record_.policy().attribution() +
                        ". Schema: " + std::to_string(record_.schema_version()) + ".";
    for (const GroupRecord& group : record_.groups())
      about += " Made from " + group.document() + " at commit " + std::to_string(group.at().seq()) + ", chain " +
               in_hex(group.at().chain()) + ".";
    lines_.line("X-WR-CALDESC", in_calendar(about));
  }

  // What changes with the hour of an export would make two files of one state differ: the day of the session stands for it.
  void begin(const char* what, const GroupRecord& group, const std::string& id) {
    lines_.line("BEGIN", what);
    lines_.line("UID", in_calendar(id + "." + group.document()) + "@plenary");
    lines_.line("DTSTAMP",
                (record_.head().date().empty() ? "19700101" : calendar_day(record_.head().date())) + "T000000Z");
  }

  void to_do(const GroupRecord& group, const RecordAction& action) {
    if (action.due().empty()) return;
    begin("VTODO", group, action.id());
    lines_.line("DUE;VALUE=DATE", calendar_day(action.due()));
    lines_.line("SUMMARY", in_calendar(action.text()));
    std::string who = action.owner().empty() ? "Nobody owns it yet." : "Owner: " + action.owner() + ".";
    if (!action.accepted_by_owner()) who += " Proposed, not accepted.";
    lines_.line("DESCRIPTION", in_calendar(group.title() + ", action " + std::to_string(action.number()) + ". " + who));
    lines_.line("STATUS", action.state() == "done" ? "COMPLETED" : "NEEDS-ACTION");
    lines_.line("END", "VTODO");
  }

  void review(const GroupRecord& group, const RecordDecision& decision) {
    const bool stands = decision.state() == "adopted" || decision.state() == "adopted_with_stand_asides" ||
                        decision.state() == "due_for_review" || decision.state() == "reaffirmed";
    if (decision.review_date().empty() || !stands) return;
    begin("VEVENT", group, decision.id());
    lines_.line("DTSTART;VALUE=DATE", calendar_day(decision.review_date()));
    lines_.line("DTEND;VALUE=DATE", calendar_day_after(decision.review_date()));
    lines_.line("TRANSP", "TRANSPARENT");
    lines_.line("SUMMARY",
                in_calendar("Look again at decision " + std::to_string(decision.number()) + ": " + decision.title()));
    std::string about = group.title() + ". " + decision.text();
    if (!decision.change_signal().empty()) about += " Change it if: " + decision.change_signal();
    lines_.line("DESCRIPTION", in_calendar(about));
    lines_.line("END", "VEVENT");
  }
};

}  // namespace

std::string to_ics(const SessionRecord& record) { return Calendar(record).all(); }

}  // namespace plenary
