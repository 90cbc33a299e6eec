// A guidebook: chapters, entries, fields that two write in, an edition, and the next one without words that were taken back.
#include "tests/facilitation/golden/format_1.h"
#include "tests/facilitation/golden/writer.h"

namespace plenary::golden {

using text::Change;

GoldenLog guidebook_log() {
  Writer log("A guidebook: chapters, entries, fields that two write in, editions.");
  log.by_server(930,
                {effect(R"({"put": {"id": "guidebook", "version": 1, "guidebook": {"title": "Rivers: guidebook",
                 "meetings": ["rivers", "lakes"], "meetingTitles": ["Rivers 2027", "Lakes 2026"],
                 "organiser": "The Foundation", "fictional": true}}})"),
                 effect(R"({"put": {"id": "chapter.a", "version": 1, "chapter": {"pillar": "pillar.a", "order": "U",
                 "letter": "A", "name": "Memory", "question": "What must not be forgotten?", "state": "draft"}}})")});
  log.commit();
  log.step(
      "p1", 60,
      {effect(R"({"put": {"id": "tool", "version": 1, "entry": {"type": "tool", "chapter": "chapter.a", "order": "U",
                 "state": "draft", "title": "River contracts", "by": "p1"}}})"),
       effect(R"({"put": {"id": "tool.steps", "version": 1, "entryField": {"owner": "tool", "name": "steps",
                 "sources": [{"document": "rivers.b2", "id": "c4", "seen": 2}]}}})"),
       edit("tool.steps", Change().insert(u"1. Ask the millers.\n"))});
  log.step("p2", 12, {edit("tool.steps", Change().keep(20).insert(u"2. \u6c34 first.\n"))});
  log.commit().snapshot();
  log.step("p1", 12, {edit("tool.steps", Change().keep(3).erase(3).insert(u"Pay").keep(26))});
  log.step("p2", 61, {effect(R"({"put": {"id": "tool", "version": 2, "entry": {"type": "tool", "chapter": "chapter.a",
      "order": "U", "state": "ready", "title": "River contracts", "by": "p1", "place": "Ferrara", "period": "since 2019",
      "organisationType": "basin authority", "sector": "water", "sdgs": [6, 15], "reportedNotVerified": true,
      "naming": {"state": "NAMED", "organisation": "Autorit\u00e0 di bacino", "grantedBy": "p3", "grantedOn": "2027-06-01"},
      "quotes": [{"document": "rivers.b2", "id": "quote-1"}]}}})")});
  log.refused("p3", 61, FORBIDDEN);
  log.commit();
  log.step("p1", 62,
           {effect(R"({"put": {"id": "edition.1", "version": 1, "edition": {"number": "1", "date": "2027-06-02",
      "contentHash": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "by": "p1", "publishedMs": "1811900000000", "leftOut": 1,
      "reliedOn": [{"source": {"document": "rivers.b2", "id": "quote-1"}, "request": "ask-1", "textVersion": 2,
                    "textLineage": 4000000000, "identification": "affiliation"},
                   {"source": {"document": "rivers.guidebook", "id": "tool"}, "participant": "p3"}],
      "content": {"title": "Rivers: guidebook", "organiser": "The Foundation", "meetings": ["Rivers 2027"], "fictional": true,
        "chapters": [{"id": "chapter.a", "pillar": "pillar.a", "letter": "A", "name": "Memory",
          "question": "What must not be forgotten?", "entries": [{"id": "tool", "type": "tool", "title": "River contracts",
            "place": "Ferrara", "sdgs": [6, 15], "reportedNotVerified": true, "organisation": "Autorit\u00e0 di bacino",
            "fields": [{"id": "tool.steps", "name": "steps", "text": "1. Pay the millers."}],
            "quotes": [{"document": "rivers.b2", "id": "quote-1"}]}]}]}}}})")});
  log.commit();
  log.by_server(62,
                {effect(R"({"put": {"id": "edition.2", "version": 1, "edition": {"number": "2", "date": "2027-09-01",
      "contentHash": "HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "publishedMs": "1819900000000",
      "quotationsRemoved": 1, "passagesRemoved": 1}}})"),
                 effect(R"({"put": {"id": "tool", "version": 3, "entry": {"type": "tool", "chapter": "chapter.a",
      "order": "U", "state": "draft", "title": "River contracts", "trashed": {"by": "p1", "atMs": "1819900000001"}}}})")});
  log.commit();
  return log.finish();
}

}  // namespace plenary::golden
