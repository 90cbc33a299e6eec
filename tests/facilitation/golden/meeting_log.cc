// A meeting: agenda, people by id, breakouts, and a day on which the programme changes.
#include "tests/facilitation/golden/format_1.h"
#include "tests/facilitation/golden/writer.h"

namespace plenary::golden {

GoldenLog meeting_log() {
  Writer log("A meeting: agenda, people, breakouts, and a day on which the programme changes.");
  log.by_server(
      900,
      {
          effect(R"({"put": {"id": "meeting", "version": 1, "meeting": {"title": "Rivers 2027", "series": "Rivers",
                 "organiser": "The Foundation", "venue": "Villa", "startDate": "2027-05-03", "endDate": "2027-05-07",
                 "timeZone": "Europe/Rome", "language": "en", "fictional": true, "keyContact": "p1",
                 "mainOutcome": "a guidebook", "policy": {"verbatim": "Nothing is quoted without permission.",
                 "captureChannels": ["audio", "written_notes"], "participantsListPublished": true,
                 "authorsVisibleOnBoard": true}}}})"),
          effect(R"({"put": {"id": "pillar.a", "version": 1, "pillar": {"letter": "A", "order": 1, "name": "Memory",
                 "question": "What must not be forgotten?"}}})"),
          effect(R"({"put": {"id": "i1", "version": 1, "agendaItem": {"kind": "SESSION", "title": "What we learned",
                 "number": "II", "pillar": "pillar.a", "order": 1, "day": "2027-05-04", "start": "09:00", "end": "12:30",
                 "endBasis": "stated", "breakoutsListed": true}}})"),
          effect(R"({"put": {"id": "i2", "version": 1, "agendaItem": {"kind": "SURPRISE", "title": "A boat", "order": 2,
                 "day": "2027-05-04", "latestEnd": "22:00", "hidden": true}}})"),
          effect(R"({"put": {"id": "i3", "version": 1, "agendaItem": {"kind": "CASE_STUDY_ITEM", "title": "The Po",
                 "parent": "i1", "order": 1, "speakers": ["p2", "p3"]}}})"),
          effect(
              R"({"put": {"id": "b1", "version": 1, "breakout": {"agendaItem": "i1", "session": "II", "pillar": "pillar.a",
                 "title": "Group 2", "board": "board-2", "window": "10:00-11:15", "availableMinutes": 75, "groups": 3,
                 "members": ["p2", "p3"], "startsMs": "1809417600000"}}})"),
          effect(R"({"put": {"id": "cs1", "version": 1, "caseStudy": {"agendaItem": "i3", "pillar": "pillar.a",
                 "title": "The Po", "speaker": "p2", "presenterCheck": "ASKED"}}})"),
          effect(R"({"put": {"id": "x1", "version": 1, "resource": {"series": "Reader", "title": "Acque",
                 "authors": ["A. Author"], "url": "http://example.org/broken page"}}})"),
      });
  log.commit().snapshot();
  log.by_server(901, {effect(R"({"put": {"id": "member.p1", "version": 1, "member": {"participant": "p1",
      "role": "PLENARY_HOST", "mode": "IN_ROOM", "policyAcknowledged": true}}})")});
  log.by_server(901, {effect(R"({"put": {"id": "member.p2", "version": 1, "member": {"participant": "p2",
      "role": "PRESENTER", "mode": "REMOTE"}}})")});
  log.commit();
  log.step("p1", 72, {effect(R"({"put": {"id": "invitation.p3", "version": 1, "invitation": {"role": "CO_FACILITATOR",
      "participant": "p3", "label": "second table"}}})")});
  log.refused("p2", 72, FORBIDDEN);
  log.refused("p1", 72, ALREADY_EXISTS, {"invitation.p3"});
  log.commit();
  log.step("p1", 70,
           {effect(R"({"put": {"id": "member.p2", "version": 2, "member": {"participant": "p2",
      "role": "OBSERVER", "mode": "REMOTE"}}})"),
            effect(R"({"remove": "i2"})")});
  log.commit();
  return log.finish();
}

}  // namespace plenary::golden
