// The contract of what is apart from logs: people, what is kept for a while, and what is only said.
#include <algorithm>

#include "tests/server/store/contract.h"

namespace plenary {
namespace {

ListedPerson person(const std::string& id, const std::string& name) {
  ListedPerson made;
  made.set_id(id);
  made.set_name(name);
  made.add_affiliations("Universit\xc3\xa9");
  return made;
}

std::string listed(StoreRig& rig, const std::string& document) {
  const auto people =
      answer_of<std::optional<std::vector<ListedPerson>>>(rig, [&](auto done) { rig.people().list(document, done); });
  REQUIRE(people.has_value());
  std::string names;
  for (const ListedPerson& one : *people) names += (names.empty() ? "" : ", ") + one.id() + ' ' + one.name();
  return names;
}

std::string found(StoreRig& rig, const std::string& key) {
  const KeptAnswer answer = answer_of<KeptAnswer>(rig, [&](auto done) { rig.kept().get(key, done); });
  REQUIRE(answer.kind != KeptAnswer::unavailable);
  return answer.kind == KeptAnswer::found ? answer.value : "(missing)";
}

}  // namespace

TEST_CASE("people are found by id, listed by document, corrected, and gone when removed", "[store][people]") {
  const auto rig = make_rig();
  const auto put = [&](const std::string& document, const ListedPerson& one) {
    CHECK(answer_of<bool>(*rig, [&](auto done) { rig->people().put(document, one, done); }));
  };
  const auto find = [&](const std::string& id) {
    return answer_of<PersonAnswer>(*rig, [&](auto done) { rig->people().find(id, done); });
  };
  put("meeting", person("p2", "Ana"));
  put("meeting", person("p1", "Bj\xc3\xb6rn"));
  put("other", person("p1", "Bj\xc3\xb6rn \xc3\x85"));
  CHECK(listed(*rig, "meeting") == "p1 Bj\xc3\xb6rn \xc3\x85, p2 Ana");
  CHECK(listed(*rig, "nowhere").empty());
  REQUIRE(find("p1").kind == PersonAnswer::found);
  CHECK(find("p1").person.affiliations(0) == "Universit\xc3\xa9");
  CHECK(find("p3").kind == PersonAnswer::missing);

  CHECK(answer_of<bool>(*rig, [&](auto done) { rig->people().remove("p1", done); }));
  CHECK(find("p1").kind == PersonAnswer::missing);
  CHECK(listed(*rig, "meeting") == "p2 Ana");
  CHECK(listed(*rig, "other").empty());
  CHECK(answer_of<bool>(*rig, [&](auto done) { rig->people().remove("p1", done); }));
}

TEST_CASE("ARCHIVE-4: what is suppressed is named once, in order, from any node", "[store][suppressed]") {
  const auto rig = make_rig();
  const auto add = [&](std::initializer_list<std::pair<const char*, const char*>> named) {
    std::vector<SuppressedWords> words;
    for (const auto& [document, record] : named) {
      words.emplace_back().set_document(document);
      words.back().set_record(record);
    }
    return answer_of<bool>(*rig, [&](auto done) { rig->suppressed().add(words, done); });
  };
  const auto all = [&] {
    const auto words =
        answer_of<std::optional<std::vector<SuppressedWords>>>(*rig, [&](auto done) { rig->suppressed().list(done); });
    REQUIRE(words.has_value());
    std::string text;
    for (const SuppressedWords& one : *words) text += one.document() + "/" + one.record() + " ";
    return text;
  };
  CHECK(all() == "");
  CHECK(add({}));
  CHECK(add({{"meet.b2", "q1"}, {"meet.b1", "q9"}}));
  CHECK(add({{"meet.b1", "q9"}, {"meet.b1", "q10"}}));
  CHECK(all() == "meet.b1/q10 meet.b1/q9 meet.b2/q1 ");
}

TEST_CASE("what is kept for a while is put once, replaced only where it is as believed, and removed", "[store][kept]") {
  const auto rig = make_rig();
  KeptForAWhile& kept = rig->kept();
  const std::string bytes("a\0b\xff", 4);
  const auto put_new = [&](const std::string& value) {
    return answer_of<KeepAnswer>(*rig, [&](auto done) { kept.put_new("k", value, 60'000, done); });
  };
  const auto replace = [&](const std::string& expected, const std::string& value) {
    return answer_of<KeepAnswer>(*rig, [&](auto done) { kept.replace("k", expected, value, 60'000, done); });
  };
  CHECK(found(*rig, "k") == "(missing)");
  CHECK(replace("x", "y") == KeepAnswer::differs);
  CHECK(put_new(bytes) == KeepAnswer::kept);
  CHECK(put_new("other") == KeepAnswer::differs);
  CHECK(found(*rig, "k") == bytes);
  CHECK(replace("other", "y") == KeepAnswer::differs);
  CHECK(replace(bytes, "y") == KeepAnswer::kept);
  CHECK(found(*rig, "k") == "y");
  CHECK(answer_of<KeepAnswer>(*rig, [&](auto done) { kept.remove("k", done); }) == KeepAnswer::kept);
  CHECK(answer_of<KeepAnswer>(*rig, [&](auto done) { kept.remove("k", done); }) == KeepAnswer::kept);
  CHECK(answer_of<KeepAnswer>(*rig, [&](auto done) { kept.renew("k", 60'000, done); }) == KeepAnswer::differs);
  CHECK(found(*rig, "k") == "(missing)");
}

TEST_CASE("what is kept for a while ends by itself, later if renewed", "[store][kept]") {
  const auto rig = make_rig();
  KeptForAWhile& kept = rig->kept();
  const auto put = [&](const std::string& key) {
    return answer_of<KeepAnswer>(*rig, [&](auto done) { kept.put_new(key, "v", 200, done); });
  };
  REQUIRE(put("short") == KeepAnswer::kept);
  REQUIRE(put("renewed") == KeepAnswer::kept);
  CHECK(answer_of<KeepAnswer>(*rig, [&](auto done) { kept.renew("renewed", 60'000, done); }) == KeepAnswer::kept);
  rig->pass_ms(250);
  CHECK(found(*rig, "short") == "(missing)");
  CHECK(found(*rig, "renewed") == "v");
  CHECK(put("short") == KeepAnswer::kept);
}

TEST_CASE("what is kept for a while is listed by its keys, once each", "[store][kept]") {
  const auto rig = make_rig();
  const auto listed_keys = [&] {
    auto keys = answer_of<std::optional<std::vector<std::string>>>(*rig, [&](auto done) { rig->kept().list(done); });
    REQUIRE(keys);
    std::sort(keys->begin(), keys->end());
    return *keys;
  };
  CHECK(listed_keys().empty());
  std::vector<std::string> put;
  for (int i = 0; i < 1'200; ++i) {  // several pages
    put.push_back("k" + std::to_string(10'000 + i));
    REQUIRE(answer_of<KeepAnswer>(*rig, [&](auto done) { rig->kept().put_new(put.back(), "v", 60'000, done); }) ==
            KeepAnswer::kept);
  }
  CHECK(listed_keys() == put);
}

TEST_CASE(
    "PRESENCE-4: what is said of a document is heard in its order by whoever listens to that document, and kept "
    "nowhere",
    "[store][presence]") {
  const auto rig = make_rig();
  const std::string bytes("\0\xff one", 6);
  std::vector<std::string> heard, heard_later;
  int begun = 0;
  const auto listens = [&](std::size_t which, std::vector<std::string>& into) {
    rig->presence(which).listen(
        "doc", [&into](std::string_view message) { into.emplace_back(message); }, [&begun] { ++begun; });
    CHECK(into.empty());
  };
  listens(0, heard);
  rig->run_until([&] { return begun == 1; });
  rig->presence(1).say("other", "not this one");
  rig->presence(1).say("doc", bytes);
  rig->presence(1).say("doc", "two");
  rig->run_until([&] { return heard.size() >= 2; });
  CHECK(heard == std::vector<std::string>{bytes, "two"});

  listens(1, heard_later);
  rig->run_until([&] { return begun == 2; });
  rig->presence(0).stop_listening("doc");
  rig->presence(1).say("doc", "three");  // by itself
  rig->run_until([&] { return !heard_later.empty(); });
  CHECK(heard_later == std::vector<std::string>{"three"});
  CHECK(heard.size() == 2);
}

}  // namespace plenary
