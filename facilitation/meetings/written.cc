#include "facilitation/meetings/written.h"

#include <algorithm>
#include <set>

#include "facilitation/document/programme.h"
#include "facilitation/templates/words.h"
#include "facilitation/templates/yaml_text.h"

namespace plenary {
namespace {

using yaml::Node;

// A map that is built key by key; what is empty is left out.
class Map {
 public:
  Map() { node_.kind = Node::map; }
  Map& words(const std::string& key, const std::string& text) {
    return text.empty() ? *this : put(key, scalar(text, true));
  }
  Map& word(const std::string& key, const std::string& text) {
    return text.empty() ? *this : put(key, scalar(text, false));
  }
  Map& number(const std::string& key, std::uint32_t number) {
    return number == 0 ? *this : put(key, scalar(std::to_string(number), false));
  }
  Map& truth(const std::string& key, bool truth) { return put(key, scalar(truth ? "true" : "false", false)); }
  Map& list(const std::string& key, const std::vector<std::string>& texts) {
    if (texts.empty()) return *this;
    Node list;
    list.kind = Node::sequence;
    for (const std::string& text : texts) list.items.push_back(scalar(text, true));
    return put(key, std::move(list));
  }
  Map& put(const std::string& key, Node value) {
    node_.entries.push_back({key, 0, 0, std::move(value)});
    return *this;
  }
  [[nodiscard]] const Node& node() const { return node_; }

 private:
  Node node_;
  static Node scalar(const std::string& text, bool quoted) {
    Node node;
    node.kind = Node::scalar;
    node.text = text;
    node.quoted = quoted;
    return node;
  }
};

class Writing {
 public:
  Writing(const std::string& id, const Document& meeting, const std::vector<ListedPerson>& people)
      : id_(id), meeting_(meeting), people_(people) {
    for (const ListedPerson& person : people) known_.insert(person.id());
  }

  std::string all() {
    line("schema_version: 1");
    write_meeting();
    write_policy();
    write_framework();
    write_people();
    write_agenda();
    write_groups();
    write_rest();
    return std::move(text_);
  }

 private:
  const std::string& id_;
  const Document& meeting_;
  const std::vector<ListedPerson>& people_;
  std::set<std::string> known_;
  std::string text_;

  void line(const std::string& words) { text_ += words + "\n"; }
  void entry(const Map& map, const std::string& indent = "  ") { line(indent + "- " + yaml::in_one_line(map.node())); }
  [[nodiscard]] std::vector<std::string> who(const google::protobuf::RepeatedPtrField<std::string>& people) const {
    std::vector<std::string> found;
    for (const std::string& person : people)
      if (known_.contains(person)) found.push_back(person);
    return found;
  }
  [[nodiscard]] std::string who(const std::string& person) const { return known_.contains(person) ? person : ""; }
  template <class Take>
  void each(const std::string& heading, Record::BodyCase kind, Take take) {
    bool first = true;
    for (const Record* record : meeting_.sorted()) {
      if (record->body_case() != kind) continue;
      if (std::exchange(first, false)) line(heading);
      entry(take(*record));
    }
  }

  void write_meeting() {
    const Meeting& meeting = *meeting_.meeting();
    if (meeting.fictional()) line("fictional: true");
    Map map;
    map.words("id", id_)
        .words("title", meeting.title())
        .words("series", meeting.series())
        .words("organiser", meeting.organiser());
    map.words("venue_as_listed", meeting.venue())
        .words("start_date", meeting.start_date())
        .words("end_date", meeting.end_date());
    map.words("time_zone", meeting.time_zone()).words("language", meeting.language());
    if (!meeting.main_outcome().empty()) map.put("main_outcome", Map().words("title", meeting.main_outcome()).node());
    line("meeting:");
    for (const yaml::Entry& entry : map.node().entries) line("  " + entry.key + ": " + yaml::in_one_line(entry.value));
    if (const std::string contact = who(meeting.key_contact()); !contact.empty())
      line("key_contact: " + yaml::in_one_line(Map().words("person", contact).node()));
  }

  void write_policy() {
    if (!meeting_.meeting()->has_policy()) return;
    const Policy& policy = meeting_.meeting()->policy();
    Map map;
    map.words("verbatim", policy.verbatim());
    map.list("capture_channels", {policy.capture_channels().begin(), policy.capture_channels().end()});
    map.list("external_material_kinds",
             {policy.external_material_kinds().begin(), policy.external_material_kinds().end()});
    map.truth("permission_required_before_use", policy.permission_required_before_use());
    map.truth("participants_list_published", policy.participants_list_published());
    if (policy.authors_visible_on_board()) map.truth("authors_visible_on_board", true);
    if (policy.smallest_group() != 0) map.number("smallest_group", policy.smallest_group());
    if (policy.working_notes_days() != 0) map.number("working_notes_days", policy.working_notes_days());
    line("policy: " + yaml::in_one_line(map.node()));
  }

  void write_framework() {
    std::vector<const Record*> pillars;
    for (const Record* record : meeting_.sorted())
      if (record->has_pillar()) pillars.push_back(record);
    if (pillars.empty()) return;
    std::stable_sort(pillars.begin(), pillars.end(),
                     [](const Record* a, const Record* b) { return a->pillar().order() < b->pillar().order(); });
    line("framework:\n  pillars:");
    for (const Record* record : pillars) {
      const Pillar& pillar = record->pillar();
      Map map;
      map.words("id", record->id()).words("letter", pillar.letter()).word("order", std::to_string(pillar.order()));
      entry(map.words("name", pillar.name()).words("question", pillar.question()), "    ");
    }
  }

  void write_people() {
    bool first = true;
    for (const ListedPerson& person : people_) {
      const Member* member = meeting_.member(person.id());
      if (!member || member->removed()) continue;
      if (std::exchange(first, false)) line("participants:");
      Map map;
      map.words("id", person.id()).words("participant", person.id()).words("name", person.name());
      map.words("family_name", person.family_name().empty() ? person.name() : person.family_name());
      map.list("affiliations", {person.affiliations().begin(), person.affiliations().end()});
      map.words("country_stated", person.country()).words("organisation_type", person.organisation_type());
      map.words("time_zone", person.time_zone());
      if (member->role() != PARTICIPANT) map.word("role", word_for(member->role()));
      entry(map.word("mode", word_for(member->mode())));
    }
  }

  [[nodiscard]] Map item(const Record& record, const std::string& day_of_session) const {
    const AgendaItem& item = record.agenda_item();
    Map map;
    map.words("id", record.id());
    if (!item.parent().empty()) map.word("order", std::to_string(item.order()));
    if (item.day() != day_of_session) map.words("day", item.day());
    map.word("kind", word_for(item.kind())).words("number", item.number()).words("title", item.title());
    map.words("pillar", item.pillar()).words("start", item.start()).words("end", item.end());
    map.words("end_basis", item.end_basis()).words("latest_end", item.latest_end());
    map.number("planned_minutes", item.planned_minutes()).number("absorbs_minutes", item.absorbs_minutes());
    map.list("speakers", who(item.speakers()));
    if (item.hidden() || item.kind() == SURPRISE) map.truth("hidden", item.hidden());
    return map;
  }

  void write_agenda() {
    const auto sessions = parts_of(meeting_, "");
    if (sessions.empty()) return;
    line("agenda:");
    for (const Record* session : sessions) {
      Map map = item(*session, "");
      Node parts;
      parts.kind = Node::sequence;
      // Numbered anew, the hidden ones among the others: the reader takes them apart again.
      std::uint32_t order = 0;
      for (const Record* part : parts_of(meeting_, session->id())) {
        Record numbered = *part;
        numbered.mutable_agenda_item()->set_order(++order);
        parts.items.push_back(item(numbered, session->agenda_item().day()).node());
      }
      text_ += "  - ";
      bool first = true;
      for (const yaml::Entry& entry : map.node().entries)
        line((std::exchange(first, false) ? "" : "    ") + entry.key + ": " + yaml::in_one_line(entry.value));
      if (!parts.items.empty()) line("    items:");
      for (const Node& part : parts.items) line("      - " + yaml::in_one_line(part));
    }
  }

  void write_groups() {
    bool first = true;
    for (const Record* record : meeting_.sorted()) {
      if (!record->has_breakout() || record->breakout().has_trashed()) continue;
      if (std::exchange(first, false)) line("breakout_slots:");
      const Breakout& group = record->breakout();
      Map map;
      if (record->id() != "breakout." + group.session()) map.words("id", record->id());
      map.words("session", group.session()).words("agenda_item", group.agenda_item()).words("pillar", group.pillar());
      map.words("title", group.title()).words("window", group.window());
      map.number("available_minutes", group.available_minutes())
          .number("groups", group.groups())
          .number("cap", group.cap());
      if (group.self_choice()) map.truth("self_choice", true);
      map.words("template", group.template_id()).list("members", who(group.members()));
      entry(map);
    }
  }

  void write_rest() {
    each("case_studies:", Record::kCaseStudy, [this](const Record& record) {
      const CaseStudy& study = record.case_study();
      Map map;
      map.words("id", record.id()).words("agenda_item", study.agenda_item()).words("pillar", study.pillar());
      return map.words("title", study.title()).words("speaker", who(study.speaker()));
    });
    each("resources:", Record::kResource, [](const Record& record) {
      const Resource& resource = record.resource();
      Map map;
      map.words("id", record.id()).words("series", resource.series()).words("title", resource.title());
      return map.list("authors", {resource.authors().begin(), resource.authors().end()}).words("url", resource.url());
    });
  }
};

}  // namespace

std::string as_yaml(const std::string& id, const Document& meeting, const std::vector<ListedPerson>& people) {
  return meeting.meeting() ? Writing(id, meeting, people).all() : std::string();
}

}  // namespace plenary
