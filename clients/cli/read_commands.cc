// plenary export, log, at: looking at a board without taking part.
#include <google/protobuf/util/json_util.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <thread>

#include "clients/cli/commands.h"
#include "clients/cli/outline.h"
#include "facilitation/document/document.h"

namespace plenary::cli {
namespace {

constexpr std::chrono::seconds kFollowEvery{1};
constexpr std::chrono::seconds kWhenTooOften{5};
constexpr unsigned kTooOften = 429;
constexpr std::uint32_t kPage = 1000;

struct ExportOptions {
  SeatOptions seat;
  std::string format = "md";
  std::string scope = "board";
  std::string file;
};

// Whole or not at all: a record cut short must not look like a record.
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

int run_export(const ExportOptions& options) {
  std::string rest = "export?format=" + options.format;
  if (options.scope == "session") rest += "&scope=session";
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

std::string readable(const LogLine& line) {
  std::string text = std::to_string(line.seq());
  text.insert(0, text.size() < 6 ? 6 - text.size() : 0, ' ');
  text += "  " + moment_words(line.at()) + "  ";
  std::string verbs;
  for (const std::string& verb : line.verbs()) verbs += (verbs.empty() ? "" : ", ") + verb;
  text += verbs.empty() ? "-" : verbs;
  if (line.refused() > 0) text += "  (" + std::to_string(line.refused()) + " refused)";
  if (line.records_size() > 0) text += "  ->";
  for (int i = 0; i < line.records_size() && i < 6; ++i) text += " " + line.records(i).substr(0, 12);
  if (line.records_size() > 6) text += " and " + std::to_string(line.records_size() - 6) + " more";
  return text + "  " + line.chain().substr(0, 8);
}

int run_log(const LogOptions& options) {
  std::uint32_t after = options.after;
  google::protobuf::util::JsonParseOptions lenient;
  lenient.ignore_unknown_fields = true;
  for (;;) {
    auto page = look(options.seat, "log?after=" + std::to_string(after) + "&limit=" + std::to_string(kPage));
    if (const auto* failure = std::get_if<client::Failure>(&page)) {
      if (!options.follow || failure->status != kTooOften) return fail(failure->sentence);
      std::this_thread::sleep_for(kWhenTooOften);  // others at this address follow too
      continue;
    }
    const std::string& text = std::get<std::string>(page);
    std::uint32_t lines = 0;
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t end = std::min(text.find('\n', from), text.size());
      const std::string json = text.substr(from, end - from);
      from = end + 1;
      LogLine line;
      if (!google::protobuf::util::JsonStringToMessage(json, &line, lenient).ok())
        return fail("the server sent a line of its log that this client cannot read.");
      std::cout << (options.json ? json : readable(line)) << "\n";
      after = std::max(after, line.seq());
      ++lines;
    }
    std::cout.flush();
    if (!std::cout) return 0;  // whoever read has gone
    if (lines == kPage) continue;
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
  ReplicaAnswer replica;
  google::protobuf::util::JsonParseOptions lenient;
  lenient.ignore_unknown_fields = true;
  if (!google::protobuf::util::JsonStringToMessage(json, &replica, lenient).ok())
    return fail("the server's answer cannot be read. Are both of the same version?");
  auto names = look(options.seat, "people");
  if (const auto* failure = std::get_if<client::Failure>(&names)) return fail(failure->sentence);
  PeopleHere here;
  if (!google::protobuf::util::JsonStringToMessage(std::get<std::string>(names), &here, lenient).ok())
    return fail("the server's answer cannot be read. Are both of the same version?");
  People people;
  for (const Person& person : here.people()) people.emplace(person.participant(), person);
  std::cout << "As it was after commit " << replica.seq() << ", " << moment_words(replica.at()) << "\n\n";
  Document document;
  for (const Record& record : replica.records()) {
    Effect effect;
    *effect.mutable_put() = record;
    // Who has been removed since is a former member by now, here as in the record.
    if (record.has_member() && !people.contains(record.member().participant())) effect.mutable_put()->mutable_member()->set_removed(true);
    evolve(document, effect, replica.seq());
  }
  std::vector<std::string> lines = outline({document, people, nullptr, {}});
  lines.pop_back();  // who is here: nobody, then as now
  for (const std::string& line : lines) std::cout << line << "\n";
  return 0;
}

}  // namespace

void add_export(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App* command = app.add_subcommand("export", "the session record of a board, or of its whole session");
  add_look_options(*command, options->seat);
  command->add_option("--format", options->format, "md to read, json with everything in it (md)")
      ->check(CLI::IsMember({"md", "json"}));
  command->add_option("--scope", options->scope, "this board, or all boards of its session (board)")
      ->check(CLI::IsMember({"board", "session"}));
  command->add_option("-o,--output", options->file, "file (standard output)");
  command->callback([options, &exit_code] { exit_code = run_export(*options); });
}

void add_log(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<LogOptions>();
  CLI::App* command = app.add_subcommand("log", "the commits of a board, as far as you may see them");
  add_look_options(*command, options->seat);
  command->add_option("--after", options->after, "only commits after this one");
  command->add_flag("--follow,-f", options->follow, "go on as they come");
  command->add_flag("--json", options->json, "JSON, a line each");
  command->callback([options, &exit_code] { exit_code = run_log(*options); });
}

void add_at(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<AtOptions>();
  CLI::App* command = app.add_subcommand("at", "a board as it was after a commit");
  add_look_options(*command, options->seat);
  command->add_option("seq", options->seq, "number of the commit; `plenary log` lists them")
      ->required()
      ->check(not_a_commit);
  command->add_flag("--json", options->json, "the records as JSON");
  command->callback([options, &exit_code] { exit_code = run_at(*options); });
}

}  // namespace plenary::cli
