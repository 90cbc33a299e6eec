// An afternoon on a board: silent writing, reveal, clusters, links, a merge, the trash, a decision, an action, people
// who come, change roles and go; and what was refused.
#include "tests/facilitation/golden/format_1.h"
#include "tests/facilitation/golden/writer.h"

namespace plenary::golden {
namespace {

using text::Change;

void opens(Writer& log) {
  log.by_server(
      900,
      {
          effect(R"({"put": {"id": "board", "version": 1, "board": {"title": "Group 2: water", "meeting": "m1",
                 "session": "s2", "sessionTitle": "What we learned", "sessionNumber": "II", "pillar": "A",
                 "templateId": "lessons", "templateVersion": 3, "framingQuestion": "What would you do again?",
                 "framingSource": "programme, p. 4", "purpose": "Lessons", "openingWords": "Welcome.",
                 "timeZone": "Europe/Rome", "startsMs": "1847000000000", "plannedMinutes": 75,
                 "meetingTitle": "Rivers 2027", "fictional": true,
                 "policy": {"verbatim": "Nothing is quoted without permission.", "captureChannels": ["written_notes"],
                            "externalMaterialKinds": ["publication"], "permissionRequiredBeforeUse": true}}}})"),
          effect(R"({"put": {"id": "r1", "version": 1, "region": {"title": "Keep", "prompt": "What worked?",
                 "cardKinds": ["LESSON", "EXAMPLE"], "layout": {"col": 1, "row": 1, "w": 2, "h": 1}, "order": 1}}})"),
          effect(R"({"put": {"id": "r2", "version": 1, "region": {"title": "Change", "prompt": "What did not?",
                 "cardKinds": ["RISK"], "layout": {"col": 3, "row": 1, "w": 2, "h": 1}, "order": 2,
                 "fields": ["horizon", "owner"], "scoreMin": 1, "scoreMax": 5}}})"),
          effect(
              R"({"put": {"id": "invitation.f", "version": 1, "invitation": {"role": "FACILITATOR", "label": "lead"}}})"),
          effect(R"({"put": {"id": "invitation.p", "version": 1, "invitation": {"role": "PARTICIPANT"}}})"),
      });
  log.commit();
  log.by_server(901, {effect(R"({"put": {"id": "member.p1", "version": 1, "member": {"participant": "p1",
      "role": "FACILITATOR", "mode": "IN_ROOM", "invitation": "invitation.f", "joinedMs": "1847000001000"}}})")});
  log.by_server(901, {effect(R"({"put": {"id": "member.p2", "version": 1, "member": {"participant": "p2",
      "role": "PARTICIPANT", "mode": "REMOTE", "invitation": "invitation.p", "joinedMs": "1847000001500",
      "policyAcknowledged": true}}})")});
  log.by_server(901, {effect(R"({"put": {"id": "member.p3", "version": 1, "member": {"participant": "p3",
      "role": "PARTICIPANT", "mode": "TABLE_DEVICE", "invitation": "invitation.p", "voices": 4}}})")});
  log.commit();
}

void writes_in_silence(Writer& log) {
  log.step("p1", 60, {effect(R"({"put": {"id": "board", "version": 2, "board": {"title": "Group 2: water",
      "framingQuestion": "What would you do again?", "silentWriting": true}}})")});
  log.refused("p1", 60, NOTHING_TO_DO);
  log.commit();
  log.step("p2", 10,
           {effect(R"({"put": {"id": "c1", "version": 1, "card": {"kind": "LESSON", "region": "r1",
                                 "order": "a0", "author": "p2", "writtenMs": "1847000004000", "hidden": true}}})"),
            edit("c1", Change().insert(u"Listen to the millers"))});
  log.step("p3", 10,
           {effect(R"({"put": {"id": "c2", "version": 1, "card": {"kind": "RISK", "region": "r2",
                                 "order": "a0", "author": "p3", "hidden": true, "placed": true, "x": 0.25, "y": 0.1}}})"),
            edit("c2", Change().insert(u"L\u2019eau \u00e9tait haute \U0001f30a"))});
  log.refused("p2", 12, NOT_FOUND, {"text"});
  log.refused("p2", 10, TOO_LONG, {"280", "311"});
  log.commit();
  log.step("p2", 10,
           {effect(R"({"put": {"id": "c3", "version": 1, "card": {"kind": "LESSON", "region": "r1",
                                 "order": "a1", "author": "p2", "hidden": true, "source": "minutes, 2019"}}})"),
            edit("c3", Change().insert(u"listen to the miller"))});
  log.step("p3", 10, {effect(R"({"put": {"id": "c4", "version": 1, "card": {"kind": "INDICATOR", "region": "r2",
                                 "order": "a1", "author": "p3", "hidden": true, "sdgs": [6, 13],
                                 "fields": [{"name": "baseline", "answer": "3.2"}, {"name": "direction", "answer": "down"}, {"name": "horizon", "answer": "2030"}]}}})")});
  log.commit();
  log.step(
      "p1", 61,
      {
          effect(R"({"put": {"id": "board", "version": 3, "board": {"title": "Group 2: water",
                 "framingQuestion": "What would you do again?"}}})"),
          effect(
              R"({"put": {"id": "c4", "version": 2, "card": {"kind": "INDICATOR", "region": "r2", "order": "a1", "number": 1,
                 "author": "p3", "sdgs": [6, 13], "fields": [{"name": "baseline", "answer": "3.2"}, {"name": "direction", "answer": "down"}, {"name": "horizon", "answer": "2030"}]}}})"),
          effect(
              R"({"put": {"id": "c1", "version": 2, "card": {"kind": "LESSON", "region": "r1", "order": "a0", "number": 2,
                 "author": "p2", "writtenMs": "1847000004000"}}})"),
          effect(
              R"({"put": {"id": "c3", "version": 2, "card": {"kind": "LESSON", "region": "r1", "order": "a1", "number": 3,
                 "author": "p2", "source": "minutes, 2019"}}})"),
          effect(
              R"({"put": {"id": "c2", "version": 2, "card": {"kind": "RISK", "region": "r2", "order": "a0", "number": 4,
                 "author": "p3", "placed": true, "x": 0.25, "y": 0.1, "late": true}}})"),
      });
  log.commit().snapshot();
}

void arranges(Writer& log) {
  log.step("p2", 20,
           {effect(R"({"put": {"id": "k1", "version": 1, "cluster": {"title": "People", "region": "r1",
                                 "order": "a0", "namedBy": "p2", "placed": true, "x": 0.5, "y": 0.5}}})"),
            effect(R"({"put": {"id": "c1", "version": 3, "card": {"kind": "LESSON", "region": "r1",
                                 "cluster": "k1", "order": "a0", "number": 2, "author": "p2"}}})")});
  log.step(
      "p3", 20,
      {effect(R"({"put": {"id": "k2", "version": 1, "cluster": {"title": "Mills", "parent": "k1", "order": "a0"}}})")});
  log.refused("p3", 21, CYCLE);
  log.step("p2", 30,
           {effect(R"({"put": {"id": "l1", "version": 1, "link": {"from": "c1", "to": "c2", "label": "because",
                                 "author": "p2"}}})")});
  log.step("p3", 30,
           {effect(R"({"put": {"id": "l2", "version": 1, "link": {"from": "c3", "to": "c2", "author": "p3"}}})")});
  log.commit();
  log.step("p2", 18,
           {effect(R"({"put": {"id": "c3", "version": 3, "card": {"kind": "LESSON", "region": "r1", "order": "a1",
                                 "number": 3, "author": "p2", "source": "minutes, 2019", "mergedInto": "c1"}}})")});
  log.step("p3", 32, {effect(R"({"remove": "l2"})")});
  log.refused("p3", 32, NOT_FOUND);
  log.step("p1", 14,
           {effect(R"({"put": {"id": "c2", "version": 3, "card": {"kind": "RISK", "region": "r2", "order": "a0",
                                 "number": 4, "author": "p3", "locked": true, "parked": true}}})")});
  log.refused("p3", 16, LOCKED);
  log.commit();
  log.step("p3", 16, {effect(R"({"put": {"id": "c4", "version": 3, "card": {"kind": "INDICATOR", "region": "r2",
                                 "order": "a1", "number": 1, "author": "p3",
                                 "trashed": {"by": "p3", "atMs": "1847000009000", "reason": "said elsewhere"}}}})")});
  log.step("p2", 12,
           {edit("c1",
                 Change().keep(6).erase(2).insert(u"with").keep(13).insert(u" \U0001f469\U0001f3fd\u200d\U0001f33e"))});
  log.step("p3", 12, {edit("c1", Change().keep(23).erase(8))});
  log.refused("p2", 12, STALE_TEXT);
  log.step("p2", 24, {effect(R"({"put": {"id": "k2", "version": 2, "cluster": {"title": "Mills", "parent": "k1",
                                 "order": "a0", "mergedInto": "k1", "dissolved": true}}})")});
  log.commit();
}

void decides(Writer& log) {
  log.step("p1", 50, {effect(R"({"put": {"id": "d1", "version": 1, "decision": {"number": 1, "title": "Map the mills",
      "method": "CONSENT", "state": "PROPOSED", "proposer": "p2", "owner": "p3", "reviewDate": "2027-10-01",
      "changeSignal": "two mills close", "basedOn": ["c1", "c2"],
      "versions": [{"number": 1, "text": "We map all mills.", "by": "p1", "atMs": "1847000010000"}]}}})")});
  log.step("p1", 55, {effect(R"({"put": {"id": "a1", "version": 1, "action": {"text": "Ask the archive", "owner": "p3",
      "due": "2027-06-30", "from": "d1", "state": "OPEN", "proposedBy": "p1", "number": 1}}})")});
  log.refused("p2", 57, NOT_YOURS);
  log.commit();
  log.step("p1", 51, {effect(R"({"put": {"id": "d1", "version": 2, "decision": {"number": 1, "title": "Map the mills",
      "method": "CONSENT", "state": "ADOPTED_WITH_STAND_ASIDES", "proposer": "p2", "owner": "p3", "adoptedVersion": 2,
      "standAsides": [{"by": "p2", "reason": "no time", "namedInRecord": true}],
      "versions": [{"number": 1, "text": "We map all mills.", "by": "p1", "atMs": "1847000010000"},
                   {"number": 2, "text": "We map the mills by June.", "by": "p1", "atMs": "1847000011000"}]}}})")});
  log.step("p3", 57, {effect(R"({"put": {"id": "a1", "version": 2, "action": {"text": "Ask the archive", "owner": "p3",
      "due": "2027-06-30", "from": "d1", "state": "OPEN", "proposedBy": "p1", "number": 1, "acceptedByOwner": true}}})")});
  log.commit();
}

void people_go(Writer& log) {
  log.step("p1", 70, {effect(R"({"put": {"id": "member.p2", "version": 2, "member": {"participant": "p2",
      "role": "RAPPORTEUR", "mode": "REMOTE", "invitation": "invitation.p", "policyAcknowledged": true}}})")});
  log.step("p2", 40,
           {effect(R"({"put": {"id": "n1", "version": 1, "note": {"visibility": "RECORD", "by": "p2",
                                 "atMs": "1847000012000", "refs": ["c1", "k1", "d1"], "speaker": "unknown"}}})"),
            edit("n1", Change().insert(u"The mills.\r\nAll of them."))});
  log.step("p2", 40, {effect(R"({"put": {"id": "n2", "version": 1, "note": {"visibility": "WORKING", "by": "p2"}}})")});
  log.step("p2", 42, {effect(R"({"put": {"id": "n2", "version": 2, "note": {"visibility": "WORKING", "by": "p2",
                                 "trashed": {"by": "p2", "atMs": "1847000013000"}}}})")});
  log.commit();
  log.step("p1", 71, {effect(R"({"put": {"id": "member.p3", "version": 2, "member": {"participant": "p3",
      "role": "PARTICIPANT", "mode": "TABLE_DEVICE", "invitation": "invitation.p", "voices": 4, "removed": true}}})")});
  log.step("p1", 73, {effect(R"({"put": {"id": "invitation.p", "version": 2, "invitation": {"role": "PARTICIPANT",
      "revoked": true}}})")});
  log.refused("p3", 10, NOT_A_MEMBER);
  log.commit();
  log.step("p1", 62, {effect(R"({"put": {"id": "board", "version": 4, "board": {"title": "Group 2: water",
      "framingQuestion": "What would you do again?", "locked": true, "closed": true}}})")});
  log.refused("p2", 10, CLOSED_BOARD);
  log.commit();
}

}  // namespace

GoldenLog board_log() {
  Writer log("An afternoon on a board: silent writing, clusters, links, the trash, a decision, people who go.");
  opens(log);
  writes_in_silence(log);
  arranges(log);
  decides(log);
  people_go(log);
  return log.finish();
}

}  // namespace plenary::golden
