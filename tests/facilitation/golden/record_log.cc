// A session record: drafted, written by two, circulated, corrected, approved, and a corrigendum.
#include "tests/facilitation/golden/format_1.h"
#include "tests/facilitation/golden/writer.h"

namespace plenary::golden {

using text::Change;

GoldenLog record_log() {
  Writer log("A session record: drafted, written by two, circulated, corrected, approved, and a corrigendum.");
  log.by_server(
      920, {effect(R"({"put": {"id": "record", "version": 1, "sessionRecord": {"state": "RECORD_DRAFT",
                 "title": "Routes, group 2", "boards": ["rivers.b2"], "meeting": "rivers", "meetingTitle": "Rivers 2027",
                 "session": "i1", "sessionNumber": "II", "sessionTitle": "What we learned", "pillar": "pillar.a",
                 "timeZone": "Europe/Rome", "fictional": true, "startsMs": "1809417600000",
                 "framingQuestion": "What must not be forgotten?", "framingSource": "the programme",
                 "policy": {"verbatim": "Nothing is quoted without permission.", "participantsListPublished": true},
                 "attendees": [{"participant": "p1", "role": "RAPPORTEUR", "mode": "IN_ROOM", "board": "rivers.b2"},
                               {"participant": "p2", "role": "PARTICIPANT", "mode": "REMOTE", "board": "rivers.b2", "voices": 4}],
                 "pauses": [{"fromMs": "1809418000000", "toMs": "1809418300000"}], "keyContact": "p1",
                 "sources": [{"document": "rivers.b2", "epoch": "77", "seq": 41, "chain": "AQIDBAUGBwgJCgsMDQ4PEA=="}],
                 "groups": [{"board": "rivers.b2", "title": "Group 2", "templateId": "roar-routes", "templateVersion": 1}],
                 "draftedMs": "1809420000000"}}})"),
            effect(R"({"put": {"id": "a", "version": 1, "text": {"content": "The river was spoken of.", "version": 1,
                 "lineage": 7}, "paragraph": {"section": "discussion", "order": "U", "by": "p1",
                 "sources": [{"document": "rivers.b2", "id": "n1"}], "draftedFrom": "rivers.b2/n1",
                 "draftedDigest": "AQIDBAUGBwg=", "board": "rivers.b2", "atMs": "1809417700000"}}})"),
            effect(R"({"put": {"id": "q", "version": 1, "paragraph": {"section": "quotations", "order": "U",
                 "quotation": true, "by": "p1", "sources": [{"document": "rivers.b2", "id": "quote-1"}]}}})")});
  log.commit().snapshot();
  log.step("p1", 40,
           {effect(R"({"put": {"id": "b", "version": 1, "paragraph": {"section": "discussion", "order": "V", "by": "p1",
                 "heading": "What floods", "internal": true, "owner": "p2"}}})"),
            edit("b", Change().insert(u"The low fields \u2013 twice."))});
  log.step("p2", 12, {edit("b", Change().keep(14).insert(u", and the mill").keep(9))});
  log.step("p1", 12, {edit("a", Change().erase(3).insert(u"Again the").keep(21))});
  log.commit();
  log.step(
      "p1", 41,
      {effect(R"({"put": {"id": "a", "version": 2, "paragraph": {"section": "discussion", "number": 1, "order": "U",
                 "by": "p1", "sources": [{"document": "rivers.b2", "id": "n1"}]}}})"),
       effect(R"({"put": {"id": "record", "version": 2, "sessionRecord": {"state": "CIRCULATED",
                 "title": "Routes, group 2", "boards": ["rivers.b2"], "circulatedMs": "1809500000000",
                 "correctionsUntilMs": "1810100000000", "approvalsNeeded": 2, "keyContact": "p1",
                 "recordings": [{"id": "r1", "label": "The room", "url": "https://example.org/room.mp3",
                                 "channel": "audio", "startedMs": "1809417600000", "board": "rivers.b2"}],
                 "settled": [{"key": "rivers.b2/c4", "digest": "AQID"}]}}})")});
  log.refused("p2", 41, FORBIDDEN, {"correction"});
  log.commit();
  log.step("p2", 42,
           {effect(R"({"put": {"id": "c1", "version": 1, "correction": {"paragraph": "a", "paragraphNumber": 1,
      "proposedText": "Both rivers were spoken of.", "by": "p2", "atMs": "1809600000000", "state": "proposed",
      "section": "discussion", "reason": "It was both."}}})")});
  log.commit();
  log.step("p1", 43,
           {effect(R"({"put": {"id": "c1", "version": 2, "correction": {"paragraph": "a", "paragraphNumber": 1,
      "proposedText": "Both rivers were spoken of.", "by": "p2", "atMs": "1809600000000", "state": "accepted",
      "section": "discussion", "reason": "It was both.", "answer": "So it was.", "answeredBy": "p1",
      "answeredMs": "1809700000000"}}})"),
            edit("a", Change().erase(30).insert(u"Both rivers were spoken of."))});
  log.commit();
  log.step("p1", 44, {effect(R"({"put": {"id": "record", "version": 3, "sessionRecord": {"state": "APPROVED",
      "title": "Routes, group 2", "circulatedMs": "1809500000000", "approvedMs": "1810200000000",
      "approvals": [{"by": "p1", "atMs": "1810100000001"}, {"by": "p2", "atMs": "1810200000000"}],
      "contentHash": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}}})")});
  log.commit().snapshot();
  log.step("p1", 45,
           {effect(R"({"put": {"id": "c2", "version": 1, "correction": {"paragraph": "b", "state": "issued",
      "corrigendum": 1, "proposedText": "The low fields, once.", "by": "p1", "atMs": "1810300000000",
      "answer": "Counted again."}}})"),
            effect(R"({"put": {"id": "record", "version": 4, "sessionRecord": {"state": "CORRECTED",
      "title": "Routes, group 2", "approvedMs": "1810200000000"}}})")});
  log.commit();
  return log.finish();
}

}  // namespace plenary::golden
