// plenary rehearse: a whole breakout, played through a running server.
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include "clients/cli/commands.h"
#include "clients/cli/rehearsal.h"
#include "clients/cli/words.h"
#include "clients/cpp/connection.h"

namespace plenary::cli {
namespace {

struct RehearseOptions {
  std::string file;
  std::string server;
  std::string data = ".plenary";
  std::string links_file;
  std::vector<std::string> links;  // "ROLE=LINK", or "ROLE LINK"
  std::string fingerprint;
  double speed = 0;
  std::uint64_t seed = 1;
  bool here = false;
  bool quiet = false;
};

using Links = std::map<std::string, std::string>;

// A line as plenaryd prints it: ROLE LINK. Others (READY, comments) are passed over.
void read_link_line(const std::string& line, Links& links) {
  std::istringstream words(line);
  std::string role, link;
  words >> role >> link;
  if (role_from(role) && client::read_link(link)) links.emplace(role, link);
}

std::variant<Links, client::Failure> find_links(const RehearseOptions& options) {
  Links links;
  for (std::string given : options.links) {
    if (const std::size_t equals = given.find('='); equals != std::string::npos && given.find(' ') == std::string::npos)
      given[equals] = ' ';
    const std::size_t before = links.size();
    read_link_line(given, links);
    if (links.size() == before)
      return client::Failure{
          "--link is ROLE=LINK, for example facilitator=http://127.0.0.1:8080/join#...; this is not: " + given, 0};
  }
  if (!links.empty()) return links;
  const std::string file = options.links_file.empty() ? options.data + "/links" : options.links_file;
  std::ifstream in(file);
  if (!in)
    return client::Failure{file +
                               " cannot be read. plenaryd writes it when it starts: run scripts/run first, or name its "
                               "folder with --data, or pass links with --link.",
                           0};
  for (std::string line; std::getline(in, line);) read_link_line(line, links);
  if (!links.contains("facilitator"))
    return client::Failure{file + " holds no link for a facilitator. Is it the file that plenaryd wrote?", 0};
  return links;
}

// The links as they would be under another address of the same server.
std::variant<Links, client::Failure> moved_to(const std::string& server, Links links) {
  const auto address = client::server_address(server);
  if (!address)
    return client::Failure{"--server is an address such as http://127.0.0.1:8080; this is not: " + server, 0};
  for (auto& [role, link] : links) link = address->url() + "/join#" + client::read_link(link)->token;
  return links;
}

// A board like the one of the links, before anybody wrote on it. The link itself asks for it: nobody joins the board that
// is only the pattern.
std::variant<Links, client::Failure> fresh_board(const Links& links, const std::string& title,
                                                 const client::Trust& trust) {
  const auto of_facilitator = links.find("facilitator");
  if (of_facilitator == links.end())
    return client::Failure{
        "A fresh board is opened by the link of a facilitator, and there is none among those given; add --link "
        "facilitator=LINK.",
        0};
  const auto link = client::read_link(of_facilitator->second);
  CopyRequest asked;
  asked.set_like("of-link");
  asked.set_title("Rehearsal" + (title.size() > 60 ? "" : ": " + title));
  asked.set_trial(true);
  auto copy = client::copy_board(link->server, link->token, asked, trust);
  if (const auto* failure = std::get_if<client::Failure>(&copy))
    return client::Failure{
        "A fresh board cannot be opened: " + failure->sentence + " With --here it is played on the board itself.",
        failure->status};
  Links fresh;
  for (const auto& [role, url] : std::get<CopyAnswer>(copy).links()) fresh.emplace(role, url);
  return fresh;
}

void print(const Rehearsed& rehearsed) {
  std::size_t width = 0;
  for (const Compared& one : rehearsed.figures) width = std::max(width, one.figure.size());
  if (!rehearsed.figures.empty()) std::cout << "\n" << std::string(width, ' ') << "  told  found\n";
  const auto number = [](std::uint32_t value) {
    const std::string text = std::to_string(value);
    return std::string(text.size() < 6 ? 6 - text.size() : 0, ' ') + text;
  };
  for (const Compared& one : rehearsed.figures)
    std::cout << one.figure << std::string(width - one.figure.size(), ' ') << number(one.expected) << " "
              << number(one.found) << "  " << (one.same() ? "ok" : "DIFFERENT")
              << (one.give == 0 ? "" : "  (may be off by " + std::to_string(one.give) + ")") << "\n";
  for (const std::string& figure : rehearsed.not_compared) std::cout << "not compared: " << figure << "\n";
  for (const std::string& refusal : rehearsed.refusals) std::cout << "refused: " << refusal << "\n";
}

int run(const RehearseOptions& options) {
  std::ifstream in(options.file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const LoadedMeetings loaded = load_meetings({NamedText{options.file, text, in.bad() ? "it cannot be read" : ""}});
  for (const Problem& problem : loaded.problems) (void)fail(sentence(problem));
  if (!loaded.problems.empty() || loaded.meetings.empty()) return 1;
  const MeetingPlan& meeting = loaded.meetings.front();
  if (!meeting.transcript)
    return fail(
        options.file +
        " is a programme without a transcript: there is nothing to play. Try facilitation/meetings/demo-2027.yaml.");

  const client::Trust trust{options.fingerprint};
  auto links = find_links(options);
  if (!options.server.empty() && std::holds_alternative<Links>(links))
    links = moved_to(options.server, std::get<Links>(links));
  if (const auto* failure = std::get_if<client::Failure>(&links)) return fail(failure->sentence);

  RehearsalOptions play;
  play.speed = options.speed;
  play.seed = options.seed;
  play.trust = trust;
  play.links = std::get<Links>(links);
  if (!options.quiet) play.say = [](const std::string& line) { std::cout << line << std::endl; };
  if (options.here) {
    std::uint32_t chance = 0;
    client::random_bytes_here(&chance, sizeof chance);
    play.id_prefix = "r" + std::to_string(chance) + "-";
  } else {
    auto fresh = fresh_board(play.links, meeting.boards.empty() ? "" : meeting.boards.front().board.title(), trust);
    if (const auto* failure = std::get_if<client::Failure>(&fresh)) return fail(failure->sentence);
    play.links = std::get<Links>(fresh);
  }
  std::cout << "board  " << play.links.at("facilitator") << "\n";

  const Rehearsed rehearsed = rehearse(meeting, play);
  print(rehearsed);
  if (!rehearsed.problem.empty()) return fail(rehearsed.problem);
  std::cout << (rehearsed.as_told() ? "\nAs told.\n" : "\nNOT as told.\n");
  return rehearsed.as_told() ? 0 : 1;
}

}  // namespace

void add_rehearse(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<RehearseOptions>();
  CLI::App* command =
      app.add_subcommand("rehearse", "play a breakout that a meeting file tells through a running server, and compare");
  command->add_option("FILE", options->file, "a meeting with a transcript: facilitation/meetings/demo-2027.yaml")
      ->required()
      ->check(CLI::ExistingFile);
  command->add_option("--server", options->server, "address of the server, if it is not the one in the links");
  command->add_option("--data", options->data, "data folder of plenaryd, which holds its links (.plenary)");
  command->add_option("--links", options->links_file, "a file of lines ROLE LINK, as plenaryd prints them");
  command->add_option("--link", options->links, "ROLE=LINK; several");
  command->add_option("--fingerprint", options->fingerprint,
                      "SHA-256 of the server's certificate: trust exactly this one");
  command->add_option("--speed", options->speed, "times as fast as told; 0: as fast as it goes (0)")
      ->check([](const std::string& given) {
        char* end = nullptr;
        const double speed = std::strtod(given.c_str(), &end);
        return end != given.c_str() && *end == 0 && speed >= 0
                   ? std::string()
                   : "'" + given + "' is not a speed: give a number from 0 on, for example 20";
      });
  command->add_option("--seed", options->seed, "how notes are divided while they are typed (1)");
  command->add_flag("--here", options->here, "on the board of the links itself, not on a fresh one");
  command->add_flag("--quiet,-q", options->quiet, "only the table at the end");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace plenary::cli
