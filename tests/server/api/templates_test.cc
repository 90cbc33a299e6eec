// Templates of a meeting's own over HTTP: written, checked, begun with a board; groups opened from them; and what becomes
// of their boards when a template is changed or taken away.
#include <google/protobuf/util/json_util.h>

#include "facilitation/templates/template_file.h"
#include "facilitation/templates/written_template.h"
#include "tests/catch.h"
#include "tests/server/api/fair.h"

using namespace plenary;
using namespace plenary::test;

namespace {

std::string rivers_file(const std::string& title = "Rivers", const std::string& id = "own.rivers") {
  return "id: " + id + "\nversion: 1\ntitle: " + title +
         "\npillar: any\npurpose: To see.\nframing_question: Where to?\ntotal_minutes: 5\nregions:\n"
         "  - {id: a, title: A, prompt: Why, card_kinds: [idea], layout: {col: 0, row: 0, w: 1, h: 1}}\n"
         "phases:\n  - {kind: silent, minutes: 5, title: Write}\n"
         "decision_prompts: [{id: go, text: Do we go, method: consent}]\n"
         "guidebook_hooks: [{from: \"region:a\", to: tool.limits}]\n# ours\n";
}

std::string in_json(const std::string& text) {
  std::string quoted;
  for (const char c : text)
    if (c == '\n')
      quoted += "\\n";
    else if (c == '"' || c == '\\')
      quoted += std::string("\\") + c;
    else
      quoted += c;
  return "\"" + quoted + "\"";
}

struct OwnTemplates : Fair {
  explicit OwnTemplates(Rates rates = {}) : Fair(rates) {
    Template& board = house.templates["roar-routes"];
    board = *read_own_template({"", rivers_file("Routes", "own.x"), ""}).board;
    board.set_id("roar-routes");
    board.set_version(3);
  }
  TemplateAnswer writes(const std::string& yaml, const std::string& rest = R"(, "save": true)") {
    return message_in<TemplateAnswer>(post(fay, "template", "{\"yaml\": " + in_json(yaml) + rest + "}"));
  }
  TemplateAnswer changes(const std::string& yaml, int number) {
    return writes(yaml, R"(, "save": true, "id": "own.rivers", "if_number": )" + std::to_string(number));
  }
  TemplateAnswer shows(const std::string& asked) { return message_in<TemplateAnswer>(get(fay, "template?" + asked)); }
  OpenedGroup opens(const std::string& id, const std::string& title) {
    const auto answer = message_in<OpenGroupsAnswer>(post(
        fay, "groups", R"({"agenda_item": "work", "template_id": ")" + id + R"(", "titles": [")" + title + "\"]}"));
    house.passes(10);
    REQUIRE(answer.groups_size() == 1);
    return answer.groups(0);
  }
  std::string listed() {
    std::string told;
    const auto answer = message_in<TemplatesAnswer>(get(fay, "templates"));
    for (const TemplateHere& here : answer.templates())
      told += here.id() + " " + here.title() + " " + std::to_string(here.version()) + " " +
              std::to_string(here.boards()) + (here.own() ? " own" : "") + (here.in_trash() ? " trash" : "") + "; ";
    return told;
  }
};

}  // namespace

TEST_CASE(
    "SYS-27: a template of the meeting's own is written, stands among those of the server, and groups open from it",
    "[api][templates]") {
  OwnTemplates own;
  const TemplateAnswer saved = own.writes(rivers_file());
  CHECK(saved.problems().empty());
  CHECK(saved.saved());
  CHECK(saved.remarks());
  CHECK(saved.template_().title() == "Rivers");
  CHECK(own.listed() == "own.rivers Rivers 1 0 own; roar-routes Routes 3 0; ");
  const OpenedGroup opened = own.opens("own.rivers", "Group");
  CHECK(opened.problem().empty());
  const Document board = own.house.folded(opened.document());
  CHECK(board.board()->template_id() == "own.rivers");
  CHECK(board.board()->template_version() == 1);
  CHECK(board.board()->framing_question() == "Where to?");
  CHECK(board.region("a") != nullptr);
  CHECK(board.find("phase.1")->phase().kind() == SILENT);
  const Breakout group = own.meeting().find(opened.breakout())->breakout();
  CHECK(group.template_id() == "own.rivers");
  CHECK(group.template_version() == 1);
  CHECK(own.listed() == "own.rivers Rivers 1 1 own; roar-routes Routes 3 0; ");
}

TEST_CASE("MEETING-5: SYS-27: what is wrong with a file is told by line, column and field, and nothing is kept",
          "[api][templates]") {
  OwnTemplates own;
  const std::size_t commits = own.house.commits("fair");
  std::string wrong = rivers_file();
  wrong.replace(wrong.find("kind: silent"), 12, "kind: silence");
  const TemplateAnswer answer = own.writes(wrong);
  REQUIRE(answer.problems_size() == 1);
  CHECK(answer.problems(0).line() == 11);
  CHECK(answer.problems(0).column() == 12);
  CHECK(answer.problems(0).field() == "phases[0].kind");
  CHECK_THAT(answer.problems(0).sentence(), PLENARY_CONTAINS("'silence' is not a phase kind; use one of"));
  CHECK_FALSE(answer.saved());
  CHECK(answer.template_().title() == "Rivers");  // what could be read
  CHECK(own.writes(rivers_file(), "").problems().empty());
  CHECK(own.house.commits("fair") == commits);  // checked only
  CHECK(own.writes(rivers_file("x", "roar-routes")).problems(0).field() == "id");
}

TEST_CASE("SYS-27: fields and file say the same, both ways", "[api][templates]") {
  OwnTemplates own;
  const TemplateAnswer read = own.writes(rivers_file(), "");
  std::string json;
  REQUIRE(google::protobuf::util::MessageToJsonString(read.template_(), &json).ok());
  const TemplateAnswer again =
      message_in<TemplateAnswer>(own.post(own.fay, "template", R"({"template": )" + json + "}"));
  CHECK(again.problems().empty());
  CHECK_FALSE(again.remarks());
  CHECK(again.template_().SerializeAsString() == read.template_().SerializeAsString());
  Template unnamed = read.template_();
  unnamed.clear_id();
  unnamed.set_title("What we learned");
  json.clear();
  REQUIRE(google::protobuf::util::MessageToJsonString(unnamed, &json).ok());
  const TemplateAnswer named =
      message_in<TemplateAnswer>(own.post(own.fay, "template", R"({"save": true, "template": )" + json + "}"));
  CHECK(named.saved());
  CHECK(named.template_().id() == "own.what-we-learned");
  const TemplateAnswer empty = message_in<TemplateAnswer>(
      own.post(own.fay, "template", R"({"template": {"id": "own.new", "regions": [{"id": "a"}]}, "save": true})"));
  CHECK_FALSE(empty.saved());
  std::string missing;
  for (const TemplateProblem& problem : empty.problems())
    if (problem.kind() == "missing") missing += problem.field() + " ";
  CHECK(missing ==
        "regions[0].title regions[0].prompt regions[0].card_kinds regions[0].layout title pillar purpose "
        "framing_question phases ");
}

TEST_CASE("MEETING-4: SYS-27: a running board keeps the version that it began with; others begin with the new one",
          "[api][templates]") {
  OwnTemplates own;
  own.writes(rivers_file());
  const OpenedGroup before = own.opens("own.rivers", "Before");
  CHECK(own.changes(rivers_file("Lakes"), 1).saved());
  CHECK(own.changes(rivers_file("Seas"), 1).sentence() ==
        "It has changed since you looked. Look again, then try once more.");
  const OpenedGroup after = own.opens("own.rivers", "After");
  CHECK(own.house.folded(before.document()).board()->template_version() == 1);
  CHECK(own.house.folded(after.document()).board()->template_version() == 2);
  CHECK(own.shows("id=own.rivers&version=1").template_().title() == "Rivers");
  CHECK(own.shows("id=own.rivers").template_().title() == "Lakes");
  CHECK(own.shows("id=own.rivers").yaml().find("version: 2") != std::string::npos);
  CHECK(said(own.get(own.fay, "template?id=own.rivers&version=3")) == "404 not_found");
}

TEST_CASE("SYS-27: one that is taken away is offered no more; its boards go on and are exported; it comes back",
          "[api][templates]") {
  OwnTemplates own;
  own.writes(rivers_file());
  const OpenedGroup opened = own.opens("own.rivers", "Group");
  own.does(own.fay, "trash_template { id: 'own.rivers' }");
  CHECK(own.listed() == "own.rivers Rivers 1 1 own trash; roar-routes Routes 3 0; ");
  CHECK(own.posts(own.fay, "groups", R"({"agenda_item": "work", "template_id": "own.rivers", "count": 1})") ==
        "409 in_trash");
  const JoinAnswer guest = message_in<JoinAnswer>(own.house.join(opened.links().at("facilitator"), "Gus"));
  own.house.acts(
      guest.participant(),
      [] {
        Request request;
        request.mutable_add_card()->set_id("c1");
        request.mutable_add_card()->set_kind(IDEA);
        request.mutable_add_card()->set_text("Rain");
        request.mutable_add_card()->mutable_place()->set_region("a");
        return request;
      }(),
      opened.document());
  CHECK(own.house.folded(opened.document()).find("c1") != nullptr);
  const Answered record = own.house.get("/api/documents/" + opened.document() + "/export?format=json", guest);
  CHECK(said(record) == "200");
  CHECK_THAT(record.response.body, PLENARY_CONTAINS("own.rivers"));
  CHECK(own.shows("id=own.rivers").template_().title() == "Rivers");
  own.does(own.fay, "restore_template { id: 'own.rivers' }");
  CHECK(own.opens("own.rivers", "Again").problem().empty());
}

TEST_CASE("SYS-27: one's own begins with a board of the meeting: what it is made of, and not a card",
          "[api][templates]") {
  OwnTemplates own;
  const OpenedGroup opened = own.opens("roar-routes", "Water");
  const JoinAnswer guest = message_in<JoinAnswer>(own.house.join(opened.links().at("participant"), "Gus"));
  own.house.acts(
      guest.participant(),
      [] {
        Request request;
        request.mutable_add_card()->set_id("c1");
        request.mutable_add_card()->set_kind(IDEA);
        request.mutable_add_card()->set_text("canary");
        request.mutable_add_card()->mutable_place()->set_region("a");
        return request;
      }(),
      opened.document());
  const Answered answered = own.get(own.fay, "template?board=" + opened.document());
  const auto begun = message_in<TemplateAnswer>(answered);
  CHECK(begun.problems().empty());
  CHECK(begun.template_().id() == "own.water");
  CHECK(begun.template_().version() == 1);
  CHECK(begun.template_().title() == "Water");
  CHECK(begun.template_().regions(0).prompt() == "Why");
  CHECK(begun.template_().phases(0).minutes() == 5);
  CHECK(begun.template_().decision_prompts(0).id() == "go");
  CHECK(begun.template_().guidebook_hooks(0).to() == "tool.limits");
  CHECK(answered.response.body.find("canary") == std::string::npos);
  CHECK(own.writes(begun.yaml()).saved());
  const OpenedGroup again = own.opens("own.water", "Next");
  CHECK(own.shows("board=" + again.document()).template_().id() == "own.next");
  CHECK(said(own.get(own.fay, "template?board=meet.blue")) == "404 not_found");  // of another meeting
  CHECK(said(own.get(own.fay, "template?board=fair")) == "404 not_found");
}

TEST_CASE("a template of the server is read, copied under an own id, and fetched as a file", "[api][templates]") {
  OwnTemplates own;
  CHECK_FALSE(own.shows("id=roar-routes").own());
  const TemplateAnswer copy = own.shows("copy=roar-routes");
  CHECK(copy.template_().id() == "own.routes");
  CHECK(copy.problems().empty());
  own.writes(rivers_file());
  const Answered fetched = own.get(own.fay, "template?id=own.rivers&format=yaml");
  CHECK(fetched.response.body == rivers_file());  // byte for byte, with its remarks
  CHECK(said(own.get(own.fay, "template?id=nothing")) == "404 not_found");
  CHECK(said(own.get(own.fay, "template?id=own.rivers&version=-1")) == "400 invalid");
}

TEST_CASE("SYS-27: next year's meeting has the templates, as they are now, and none that was taken away",
          "[api][templates]") {
  OwnTemplates own;
  own.writes(rivers_file());
  own.changes(rivers_file("Lakes"), 1);
  own.writes(rivers_file("Gone", "own.gone"));
  own.does(own.fay, "trash_template { id: 'own.gone' }");
  own.opens("own.rivers", "Group");
  const auto copy = message_in<CopyMeetingAnswer>(own.post(own.fay, "copy", R"({"groups": true})"));
  const Document fresh = own.house.folded(copy.document());
  const Record* kept = fresh.find("template.own.rivers.2");
  REQUIRE(kept);
  CHECK(kept->board_template().title() == "Lakes");
  CHECK(kept->board_template().by().empty());
  CHECK(fresh.find("template.own.rivers.1") == nullptr);
  CHECK(fresh.find("template.own.gone.1") == nullptr);
}

TEST_CASE("SYS-27: templates are for whoever leads: refused to all others, too large, too often", "[api][templates]") {
  OwnTemplates own;
  check_that_only_leaders_may(own, "template", "{\"yaml\": " + in_json(rivers_file()) + ", \"save\": true}");
  own.writes(rivers_file());
  for (const JoinAnswer* who : {&own.hos, &own.ann, &own.obs}) {
    CHECK(said(own.get(*who, "template?id=own.rivers")) == "403 forbidden");
    CHECK(said(own.get(*who, "templates")) == "403 forbidden");
    CHECK(own.get(*who, "log?effects=1").response.body.find("Rivers") == std::string::npos);
    CHECK(own.get(*who, "at/" + std::to_string(own.house.commits("fair"))).response.body.find("Rivers") ==
          std::string::npos);
  }
  CHECK(own.get(own.fay, "at/" + std::to_string(own.house.commits("fair"))).response.body.find("To see") !=
        std::string::npos);
  CHECK(own.posts(own.fay, "template", "{}") == "400 invalid");
  CHECK(own.writes(rivers_file() + repeated("#", 33'000)).problems(0).sentence().find("at most 32768") !=
        std::string::npos);
  Rates rates;
  rates.readings_per_person = {1, 0.001};
  OwnTemplates often(rates);
  CHECK(often.posts(often.fay, "template", "{\"yaml\": " + in_json(rivers_file()) + "}") == "200");
  CHECK(often.posts(often.fay, "template", "{\"yaml\": " + in_json(rivers_file()) + "}") == "429 too_often");
}
