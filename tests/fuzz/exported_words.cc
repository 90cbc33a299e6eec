// People's words, whatever they are, through a session record into each format: they are shown as they are, in a file that
// its reader can read, and become nothing else: no markup, no script, no link, no formula, no other event.
//
// Formats that set type (PDF, PNG) are left to the tests of exports: a search would wait for fonts.
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <set>

#include "facilitation/exports/formats.h"
#include "facilitation/exports/markdown_words.h"
#include "facilitation/exports/plain_words.h"
#include "facilitation/meetings/csv.h"
#include "facilitation/records/compile.h"
#include "facilitation/text/change.h"
#include "tests/facilitation/exports/hostile_words.h"
#include "tests/facilitation/exports/opened.h"
#include "tests/facilitation/exports/parsed.h"
#include "tests/fuzz/project_files.h"
#include "tests/fuzz/target.h"

namespace plenary::fuzz {
namespace {

// A board with one of everything that people write on; words begin with '%'.
constexpr const char* kWrittenBoard = R"(
  { id: 'board' board { title: '%' session_title: '%' session_number: 'II' framing_question: '%' purpose: '%'
    meeting_title: '%' time_zone: 'Europe/Rome' starts_ms: 1808214900000 planned_minutes: 45 } }
  { id: 'r1' region { title: '%' prompt: '%' order: 1 fields: 'baseline' } }
  { id: 'p1' phase { kind: ROUND order: 1 planned_minutes: 9 state: ENDED started_ms: 1808214900000 ended_ms: 1808215500000 } }
  { id: 'k1' cluster { title: '%' region: 'r1' order: 'V000' } }
  { id: 'c1' text { content: '%' } card { kind: IDEA region: 'r1' cluster: 'k1' order: 'V000' number: 1 author: 'ann'
    source: '%' fields { name: 'baseline' answer: '%' } } }
  { id: 'c2' text { content: '%' } card { kind: QUOTE region: 'r1' order: 'V001' number: 2 author: 'ben' } }
  { id: 'c3' text { content: '%' } card { kind: RISK region: 'r1' order: 'V002' number: 3 author: 'ben' } }
  { id: 'l1' link { from: 'c1' to: 'c3' label: '%' } }
  { id: 'n1' text { content: '%' } note { visibility: RECORD by: 'ria' at_ms: 1808215000000 } }
  { id: 'v1' vote { method: DOTS target: 'card' targets: 'c1' dots_each: 5 closed_ms: 9 totals { key: 'c1' value: 3 }
    title: '%' } }
  { id: 'd1' decision { number: 1 title: '%' state: ADOPTED owner: 'ann' review_date: '2027-09-01' change_signal: '%'
    adopted_version: 1 versions { number: 1 text: '%' by: 'ben' } deferred_reason: '%' } }
  { id: 'd2' decision { number: 2 title: '%' by_method: true method: CONSENT state: NOT_ADOPTED not_adopted_reason: '%'
    versions { number: 1 text: '%' } clarifications { question: '%' answer: '%' }
    objections { by: 'ben' version: 1 reason: '%' } rounds { number: 1 version: 1 opened_ms: 1 closed_ms: 2 } } }
  { id: 'a1' action { text: '%' owner: 'ben' due: '2027-05-01' state: OPEN number: 1 accepted_by_owner: true } }
  { id: 'harvest' harvest { headline: '%' disagreement_kept: '%' example: '%' } }
  { id: 'q1' text { content: '%' } quote { state: GRANTED speaker: 'ann' captured_by: 'ria' said_ms: 1808215000000
    request: 'ask' } }
  { id: 'ask' attribution_request { quote: 'q1' speaker: 'ann' answer: 'granted' answered_ms: 5 for_kinds: 'publication'
    kinds: 'publication' identification: FULL } }
  { id: 'm0' recording_marker { kind: START channel: 'audio' at_ms: 1808214900000 } }
  { id: 'm1' recording_marker { kind: MOMENT channel: 'audio' label: '%' at_ms: 1808215000000 } }
  { id: 'member.ann' member { participant: 'ann' role: PARTICIPANT joined_ms: 1 } }
  { id: 'member.ben' member { participant: 'ben' role: PARTICIPANT joined_ms: 1 } }
  { id: 'member.ria' member { participant: 'ria' role: RAPPORTEUR joined_ms: 1 } })";

std::vector<Record> written_board() {
  std::vector<Record> records;
  std::string_view rest = kWrittenBoard;
  int depth = 0;
  std::size_t from = 0;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (rest[i] == '{' && depth++ == 0) from = i + 1;
    if (rest[i] != '}' || --depth > 0) continue;
    Record& record = records.emplace_back();
    if (!google::protobuf::TextFormat::ParseFromString(std::string(rest.substr(from, i - from)), &record))
      throw std::logic_error("not a record: " + std::string(rest.substr(from, i - from)));
  }
  return records;
}

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// `next` gives the words for each place that waits for some.
template <class Next>
void write_words(Message& message, Next&& next) {
  const auto& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      const bool many = field->is_repeated();
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        write_words(
            many ? *reflection.MutableRepeatedMessage(&message, field, i) : *reflection.MutableMessage(&message, field),
            next);
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        const std::string value =
            many ? reflection.GetRepeatedString(message, field, i) : reflection.GetString(message, field);
        if (value != "%") continue;
        many ? reflection.SetRepeatedString(&message, field, i, next()) : reflection.SetString(&message, field, next());
      }
    }
  }
}

// What the rules let through is UTF-8; other bytes stand for the letters of Latin-1.
std::string as_words(std::string_view bytes) {
  if (text::to_units(bytes)) return std::string(bytes);
  std::u16string units;
  for (const char c : bytes) units += static_cast<unsigned char>(c);
  return text::to_utf8(units);
}

void look_at_xml(const std::string& name, const std::string& text) {
  pugi::xml_document xml;
  const auto read = xml.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_doctype);
  must(read, name + " is not XML: " + read.description());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    must(c >= 0x20 || c == '\n' || c == '\r' || c == '\t', name + " holds a control character");
    must(c != 0xEF || (text.compare(i, 3, "\xef\xbf\xbe") != 0 && text.compare(i, 3, "\xef\xbf\xbf") != 0),
         name + " holds what is no character");
  }
}

// As a browser reads tags: none that runs or loads anything, no attribute that does, no address that is not within the page.
void look_at_html(const std::string& page) {
  static const std::set<std::string> kForbidden = {"script", "iframe", "object", "embed", "form",  "img",
                                                   "link",   "base",   "svg",    "math",  "video", "audio"};
  for (std::size_t at = page.find('<'); at != page.npos; at = page.find('<', at)) {
    std::string name;
    for (++at;
         at < page.size() && (std::isalnum(static_cast<unsigned char>(page[at])) || page[at] == '/' || page[at] == '!');
         ++at)
      name += static_cast<char>(std::tolower(static_cast<unsigned char>(page[at])));
    must(!name.empty(), "the page holds a '<' that begins nothing");
    must(!kForbidden.contains(name), "the page holds a <" + name + ">");
    while (at < page.size() && page[at] != '>') {
      if (page[at] == ' ' || page[at] == '\n' || page[at] == '/') {
        ++at;
        continue;
      }
      std::string attribute, value;
      while (at < page.size() && std::string_view(" \n=>/").find(page[at]) == std::string_view::npos)
        attribute += static_cast<char>(std::tolower(static_cast<unsigned char>(page[at++])));
      must(!attribute.starts_with("on"), "the page holds an attribute " + attribute);
      if (at < page.size() && page[at] == '=') {
        must(at + 1 < page.size() && page[at + 1] == '"',
             "the page holds an attribute without quotation marks: " + attribute);
        const std::size_t end = page.find('"', at + 2);
        must(end != page.npos, "the page holds an attribute that does not end");
        value = page.substr(at + 2, end - at - 2);
        at = end + 1;
      }
      if (attribute == "href" || attribute == "src") must(value.starts_with("#"), "the page leads to " + value);
    }
    if (name == "style") at = page.find("</style", at);
  }
}

void look_at_markdown(const std::string& page) {
  const test::Parsed read = test::parsed(page);
  for (const char* never : {"html_block", "html_inline", "image", "link", "table", "code", "code_block",
                            "footnote_reference", "footnote_definition", "strikethrough"})
    must(!read.nodes.contains(never), std::string("the record in Markdown holds a ") + never);
}

void look_at_json(const std::string& bytes) {
  google::protobuf::Struct read;
  const auto status = google::protobuf::util::JsonStringToMessage(bytes, &read);
  must(status.ok(), "a file is not JSON: " + status.ToString());
}

void look_at_calendar(const std::string& bytes) {
  int events = 0, ends = 0, calendars = 0;
  for (std::size_t from = 0; from < bytes.size();) {
    const std::size_t end = bytes.find("\r\n", from);
    must(end != bytes.npos, "a line of the calendar does not end");
    const std::string_view line(bytes.data() + from, end - from);
    must(line.size() <= 75, "a line of the calendar is longer than 75 bytes");
    must(line.find_first_of("\r\n") == line.npos, "a line of the calendar ends in another way");
    events += line == "BEGIN:VEVENT" || line == "BEGIN:VTODO";
    ends += line == "END:VEVENT" || line == "END:VTODO";
    calendars += line == "BEGIN:VCALENDAR";
    must(!line.starts_with("ATTACH") && !line.starts_with("BEGIN:VALARM"),
         "the calendar holds something that is not ours");
    from = end + 2;
  }
  must(events == ends && calendars == 1, "the calendar is not whole");
  must(events <= 4, "words became an event");
}

void look_at_cues(const std::string& bytes) {
  must(bytes.starts_with("WEBVTT"), "the marks are not WebVTT");
  for (std::size_t at = bytes.find("-->"); at != bytes.npos; at = bytes.find("-->", at + 3))
    must(at > 12 && bytes[at - 1] == ' ' && std::isdigit(static_cast<unsigned char>(bytes[at - 2])),
         "words became a cue");
  must(bytes.find('<') == bytes.npos, "words became markup of a cue");
}

void look_at_file(const Format& format, const std::string& bytes) {
  if (format.is_text) {
    must(text::to_units(bytes).has_value(), "a file in letters that are none");
    must(bytes.find('\0') == bytes.npos, "a file of words holds a zero byte");
    if (format.name == "html") look_at_html(bytes);
    if (format.name == "md") look_at_markdown(bytes);
    if (format.name == "json" || format.name == "canvas") look_at_json(bytes);
    if (format.name == "ics") look_at_calendar(bytes);
    if (format.name == "vtt") look_at_cues(bytes);
    if (format.name == "svg") {
      look_at_xml("the picture", bytes);
      for (const char* never : {"<script", "<foreignObject", "<image", "<use", " on", "href"})
        must(bytes.find(never) == bytes.npos || never[0] == ' ', std::string("the picture holds ") + never);
    }
    return;
  }
  for (const auto& [name, content] : test::entries_of(bytes)) {
    if (name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".xhtml") || name.ends_with(".opf"))
      look_at_xml(name, content);
    for (const char* never : {"<script", "javascript:\"", "TargetMode", "<w:instrText", "<f>", "<hyperlink"})
      must(!name.ends_with("xml") || name.starts_with("word/footer") || content.find(never) == content.npos,
           name + " holds " + never);
    if (name.ends_with(".csv")) {
      std::vector<Problem> problems;
      must(csv::parse({name, content, ""}, problems).has_value(),
           name + " is no table: " + (problems.empty() ? "" : sentence(problems.front())));
    }
  }
}

// By themselves in a paragraph: as they would be shown anywhere else, and nothing but words.
void look_at_paragraph(const std::string& words) {
  const test::Parsed page = test::parsed("**4.1** " + in_markdown(words) + "\n");
  for (const auto& [kind, count] : page.nodes)
    must(kind == "document" || kind == "paragraph" || kind == "text" || kind == "linebreak" || kind == "strong",
         "words became a " + kind + ": " + in_markdown(words));
}

void look_at_words(std::string_view input) {
  static const std::vector<Record> kBoard = written_board();
  Bytes bytes(input);
  constexpr RecordKind kKinds[] = {RecordKind::internal, RecordKind::network, RecordKind::publication, RecordKind::blog,
                                   RecordKind::video};
  const RecordKind kind = kKinds[bytes.byte() % std::size(kKinds)];
  const Format& format = formats()[bytes.byte() % formats().size()];
  // One text after the other, a zero byte between them, from the beginning when there are no more.
  std::vector<std::string> texts;
  for (std::string_view rest = bytes.rest();;) {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    texts.push_back(as_words(rest.substr(0, end)));
    if (end == rest.size()) break;
    rest.remove_prefix(end + 1);
  }
  std::size_t given = 0;
  const auto next = [&]() -> const std::string& { return texts[given++ % texts.size()]; };
  std::vector<Record> records = kBoard;
  for (Record& record : records) write_words(record, next);
  std::vector<Person> people;
  for (const char* participant : {"ann", "ben", "ria"}) {
    Person& person = people.emplace_back();
    person.set_participant(participant);
    person.set_name(next());
    person.set_family_name(next());
    person.add_affiliations(next());
  }
  for (const std::string& words : texts) look_at_paragraph(words);
  if (format.name == "pdf" || format.name == "png") return;
  const Document board = opened_with(records);
  Position at;
  at.set_epoch(7);
  at.set_seq(1);
  at.set_chain(std::string(16, '\x5a'));
  const SessionRecord record = compile_board({"demo.s2-b1", board, at}, people, 1'808'301'600'000, kind);
  look_at_file(format, format.write(record));
}

// Each hostile word in each format at least once, and all of them together.
std::vector<std::string> words_seeds() {
  std::vector<std::string> seeds;
  std::string all;
  for (const std::string& words : test::hostile_words()) all += words + '\0';
  all += "=cmd|' /C calc'!A0";
  all += '\0';
  all += "</style><script>alert(1)</script>]]>\" onload=\"x\xef\xbf\xbe\x01 javascript:x";
  for (std::size_t i = 0; i < formats().size(); ++i) {
    seeds.push_back(std::string{static_cast<char>(i % 5), static_cast<char>(i)} + all);
    seeds.push_back(std::string{static_cast<char>(i % 2 * 2), static_cast<char>(i)} + test::hostile_words()[i * 5]);
  }
  return seeds;
}

}  // namespace

const Target exported_words{"exported_words", look_at_words, words_seeds};

}  // namespace plenary::fuzz
