// plenary export, log, at: looking at a board without taking part.
#include <google/protobuf/util/json_util.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <thread>

#include "clients/cli/commands.h"
#include "clients/cli/outline.h"
#include "clients/cli/programme_words.h"
#include "facilitation/document/document.h"
#include "facilitation/exports/formats.h"
#include "facilitation/exports/json.h"

namespace plenary::cli {
namespace {

constexpr std::chrono::seconds kFollowEvery{1};
constexpr std::chrono::seconds kWhileNotTold{5};
constexpr unsigned kTooOften = 429, kTryLater = 503;
constexpr const char* kUnreadable = "the server's answer cannot be read. Are both of the same version?";
constexpr std::uint32_t kPage = 1000;

struct ExportOptions {
  SeatOptions seat;
  std::string format = "md";
  std::string kind = "internal";
  std::string scope = "board";
  std::string file;
  bool kind_is_said = false;
};

// A record that was exported as JSON, in another format: for whom it is and what is in it was settled then.
int write_again(const ExportOptions& options, const Format& format) {
  if (options.kind_is_said || options.scope != "board")
    return fail("a file is what it was exported as: --kind and --scope are for links.");
  std::ifstream in(options.seat.link, std::ios::binary);
  const std::string json{std::istreambuf_iterator<char>(in), {}};
  const std::optional<SessionRecord> record = from_json(json);
  if (!record)
    return fail(options.seat.link +
                " is no session record. Take one that plenary export --format json, or the board's page, has written.");
  return put_out(format.write(*record), options.file);
}

int run_export(const ExportOptions& options) {
  const Format* format = format_named(options.format);
  if (!format->is_text && (options.file.empty() || options.file == "-") && ::isatty(STDOUT_FILENO) == 1)
    return fail("a terminal cannot show " + options.format + ". Say where to keep it: -o record" +
                std::string(format->ending));
  if (std::filesystem::is_regular_file(options.seat.link)) return write_again(options, *format);
  std::string rest = "export?format=" + options.format + "&kind=" + options.kind;
  if (options.scope != "board") rest += "&scope=" + options.scope;
  auto record = look(options.seat, rest);
  if (const auto* failure = std::get_if<client::Failure>(&record)) return fail(failure->sentence);
  return put_out(std::get<std::string>(record), options.file);
}

struct LogOptions {
  SeatOptions seat;
  std::uint32_t after = 0;
  bool follow = false;
  bool json = false;
};

// "2027-04-15T11:35:02.120+02:00" as people read it: "2027-04-15 11:35:02 +02:00".
std::string moment_words(std::string rfc3339) {
  if (rfc3339.size() < 20 || rfc3339[10] != 'T') return rfc3339;
  rfc3339[10] = ' ';
  const std::size_t zone = rfc3339.find_first_of("Z+-", 19);
  const std::string offset = zone == std::string::npos ? "" : rfc3339.substr(zone);
  return rfc3339.substr(0, 19) + (offset == "Z" ? " UTC" : " " + offset);
}

// What records are called on the board as it is now, by id.
using Called = std::map<std::string, std::string>;

std::string called(const Document& board, const Record& record) {
  const std::string label = label_of(board, record);
  switch (record.body_case()) {
    case Record::kBoard: return "the board";
    case Record::kCard: return "card " + label;
    case Record::kNote: return "note " + label;
    case Record::kDecision: return "decision " + label;
    case Record::kAction: return "action " + label;
    case Record::kCluster: return "group \"" + record.cluster().title() + "\"";
    case Record::kRegion: return record.region().title();
    case Record::kMember: return "a member";
    case Record::kInvitation: return "an invitation";
    case Record::kLink: return "a link";
    default: return label;  // kinds whose verbs come later
  }
}

// What was done, in words: who reads has no use for ids. What is not on the board any more is called by its id.
std::string readable(const LogLine& line, const Called& names) {
  std::string text = std::to_string(line.seq());
  text.insert(0, text.size() < 6 ? 6 - text.size() : 0, ' ');
  text += "  " + moment_words(line.at()) + "  ";
  std::string verbs;
  for (const std::string& verb : line.verbs()) verbs += (verbs.empty() ? "" : ", ") + verb;
  if (verbs.empty()) verbs = line.seq() == 1 ? "opened" : line.refused() > 0 ? "nothing" : "in part";
  text += verbs;
  if (line.refused() > 0) text += "  (" + std::to_string(line.refused()) + " refused)";
  std::vector<std::string> records;
  for (const std::string& id : line.records()) {
    const auto name = names.find(id);
    std::string one = name == names.end() ? id.substr(0, 12) : name->second;
    if (std::find(records.begin(), records.end(), one) == records.end()) records.push_back(std::move(one));
  }
  constexpr std::size_t kShown = 6;
  for (std::size_t i = 0; i < std::min(records.size(), kShown); ++i) text += (i == 0 ? "  -> " : ", ") + records[i];
  if (records.size() > kShown) text += " and " + std::to_string(records.size() - kShown) + " more";
  return text + "  " + line.chain().substr(0, 8);
}

std::optional<ReplicaAnswer> read_replica(const std::string& json) {
  ReplicaAnswer replica;
  google::protobuf::util::JsonParseOptions lenient;
  lenient.ignore_unknown_fields = true;
  if (!google::protobuf::util::JsonStringToMessage(json, &replica, lenient).ok()) return std::nullopt;
  return replica;
}

Document fold(const ReplicaAnswer& replica) {
  Document document;
  for (const Record& record : replica.records()) {
    Effect effect;
    *effect.mutable_put() = record;
    evolve(document, effect, replica.seq());
  }
  return document;
}

Called names_at(const SeatOptions& seat, std::uint32_t seq) {
  Called names;
  auto answer = look(seat, "at/" + std::to_string(seq));
  const auto replica =
      std::holds_alternative<std::string>(answer) ? read_replica(std::get<std::string>(answer)) : std::nullopt;
  if (!replica) return names;  // then by ids
  const Document board = fold(*replica);
  for (const Record* record : board.sorted()) names.emplace(record->id(), called(board, *record));
  return names;
}

int run_log(const LogOptions& options) {
  std::uint32_t after = options.after;
  google::protobuf::util::JsonParseOptions lenient;
  lenient.ignore_unknown_fields = true;
  for (bool begun = false;; begun = true) {
    auto page = look(options.seat, "log?after=" + std::to_string(after) + "&limit=" + std::to_string(kPage));
    if (const auto* failure = std::get_if<client::Failure>(&page)) {
      // Others at this address follow too; or the server is being started again.
      const bool passes =
          failure->status == kTooOften || (begun && (failure->status == 0 || failure->status == kTryLater));
      if (!options.follow || !passes) return fail(failure->sentence);
      std::this_thread::sleep_for(kWhileNotTold);
      continue;
    }
    const std::string& text = std::get<std::string>(page);
    std::vector<LogLine> lines;
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t end = std::min(text.find('\n', from), text.size());
      const std::string json = text.substr(from, end - from);
      from = end + 1;
      if (!google::protobuf::util::JsonStringToMessage(json, &lines.emplace_back(), lenient).ok())
        return fail("the server sent a line of its log that this client cannot read.");
      after = std::max(after, lines.back().seq());
      if (options.json) std::cout << json << "\n";
    }
    if (!options.json && !lines.empty()) {
      const Called names = names_at(options.seat, after);
      for (const LogLine& line : lines) std::cout << readable(line, names) << "\n";
    }
    std::cout.flush();
    if (!std::cout) return 0;  // whoever read has gone
    if (lines.size() == kPage) continue;
    if (!options.follow) return 0;
    std::this_thread::sleep_for(kFollowEvery);
  }
}

struct AtOptions {
  SeatOptions seat;
  std::uint32_t seq = 0;
  bool json = false;
};

// Empty, or what is wrong with it as the number of a commit.
std::string not_a_commit(const std::string& given) {
  const bool number = given.size() <= 9 && given.find_first_not_of("0123456789") == std::string::npos;
  if (number && given.find_first_not_of('0') != std::string::npos) return {};
  return "'" + given + "' is not the number of a commit. They count from 1, and `plenary log LINK` lists them.";
}

int run_at(const AtOptions& options) {
  auto answer = look(options.seat, "at/" + std::to_string(options.seq));
  if (const auto* failure = std::get_if<client::Failure>(&answer)) return fail(failure->sentence);
  const std::string& json = std::get<std::string>(answer);
  if (options.json) return put_out(json + "\n", {});
  std::optional<ReplicaAnswer> replica = read_replica(json);
  if (!replica) return fail(kUnreadable);
  auto names = look(options.seat, "people");
  if (const auto* failure = std::get_if<client::Failure>(&names)) return fail(failure->sentence);
  PeopleHere here;
  google::protobuf::util::JsonParseOptions lenient;
  lenient.ignore_unknown_fields = true;
  if (!google::protobuf::util::JsonStringToMessage(std::get<std::string>(names), &here, lenient).ok())
    return fail(kUnreadable);
  People people;
  for (const Person& person : here.people()) people.emplace(person.participant(), person);
  // Who has been removed since is a former member by now, here as in the record.
  for (Record& record : *replica->mutable_records())
    if (record.has_member() && !people.contains(record.member().participant()))
      record.mutable_member()->set_removed(true);
  const Document document = fold(*replica);
  std::cout << "As it was after commit " << replica->seq() << ", " << moment_words(replica->at()) << "\n\n";
  if (document.meeting()) {
    std::cout << meeting_in_words(document, people);
    return 0;
  }
  std::vector<std::string> lines = outline({document, people, nullptr, {}});
  lines.pop_back();  // who is here: nobody, then as now
  for (const std::string& line : lines) std::cout << line << "\n";
  return 0;
}

}  // namespace

int put_out(const std::string& bytes, const std::string& file) {
  if (file.empty() || file == "-") {
    std::cout.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    std::cout.flush();
    return std::cout ? 0 : fail("standard output takes no more.");
  }
  const std::string beside = file + ".new";
  std::ofstream out(beside, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out || std::rename(beside.c_str(), file.c_str()) != 0)
    return fail(file + " cannot be written; choose another place with -o.");
  return 0;
}

void add_export(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App* command = app.add_subcommand("export", "the session record of a board, or of its whole session");
  add_look_options(*command, options->seat);
  const CLI::Option* kind =
      command
          ->add_option("--kind", options->kind,
                       "for whom: internal (those who were there), network, publication, blog or video (internal)")
          ->check(CLI::IsMember({"internal", "network", "publication", "blog", "video"}));
  std::vector<std::string> names;
  for (const Format& format : formats()) names.emplace_back(format.name);
  command
      ->add_option("--format", options->format,
                   "md, html, pdf to read; docx to work on; xlsx, csv (a zip) to count; svg, canvas: the board; ics: "
                   "what is to be done, for a calendar; vtt: chapters of a recording; json "
                   "with everything in it (md)")
      ->check(CLI::IsMember(names));
  command
      ->add_option(
          "--scope", options->scope,
          "this board, the board on one page, all boards of its session, or the record that people wrote of this "
          "board (board)")
      ->check(CLI::IsMember({"board", "page", "session", "record"}));
  command->add_option("-o,--output", options->file, "file (standard output)");
  command->footer(
      "In place of LINK, a file that was exported as JSON: it is written again in another format, offline.");
  command->callback([options, kind, &exit_code] {
    options->kind_is_said = kind->count() > 0;
    exit_code = run_export(*options);
  });
}

void add_log(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<LogOptions>();
  CLI::App* command = app.add_subcommand("log", "the commits of a board, as far as you may see them");
  add_look_options(*command, options->seat);
  command->add_option("--after", options->after, "only commits after this one")->check([](const std::string& given) {
    return given == "0" ? std::string() : not_a_commit(given);
  });
  command->add_flag("--follow,-f", options->follow, "go on as they come");
  command->add_flag("--json", options->json, "JSON, a line each");
  command->callback([options, &exit_code] { exit_code = run_log(*options); });
}

void add_at(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<AtOptions>();
  CLI::App* command = app.add_subcommand("at", "a board or a meeting as it was after a commit");
  add_look_options(*command, options->seat);
  command->add_option("SEQ", options->seq, "number of the commit; `plenary log` lists them")
      ->required()
      ->check(not_a_commit);
  command->add_flag("--json", options->json, "the records as JSON");
  command->callback([options, &exit_code] { exit_code = run_at(*options); });
}

}  // namespace plenary::cli
