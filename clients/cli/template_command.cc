// plenary template: is a template right? It asks no server, and says what the server would say.
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>

#include "clients/cli/commands.h"
#include "facilitation/document/own_templates.h"
#include "facilitation/templates/template_file.h"

namespace plenary::cli {
namespace {

NamedText read(const std::string& path) {
  NamedText file;
  file.name = path;
  std::ifstream in(path, std::ios::binary);
  file.text.assign(std::istreambuf_iterator<char>(in), {});
  if (!in.is_open() || in.bad()) file.unreadable = std::strerror(errno);
  return file;
}

bool is_of_a_meeting(const NamedText& file) {
  std::vector<Problem> problems;
  const auto root = yaml::parse(file, problems);
  const auto* id = root ? root->find("id") : nullptr;
  return id && is_own_template(id->text);
}

void print(const Template& board) {
  std::cout << board.id() << " " << board.version() << ": " << board.title() << ", " << board.regions_size()
            << " regions, " << board.phases_size() << " phases, " << board.total_minutes() << " minutes\n";
}

int run(const std::vector<std::string>& paths) {
  std::vector<NamedText> of_server;
  std::vector<Problem> problems;
  for (const std::string& path : paths) {
    NamedText file = read(path);
    if (!file.unreadable.empty() || !is_of_a_meeting(file)) {
      of_server.push_back(std::move(file));
      continue;
    }
    const OwnTemplate own = read_own_template(file);
    problems.insert(problems.end(), own.problems.begin(), own.problems.end());
    if (own.problems.empty()) print(*own.board);
  }
  const LoadedTemplates loaded = load_templates(of_server);
  problems.insert(problems.end(), loaded.problems.begin(), loaded.problems.end());
  for (const Template& board : loaded.templates) print(board);
  for (const Problem& problem : problems) std::cerr << sentence(problem) << "\n";
  return problems.empty() ? 0 : 1;
}

}  // namespace

void add_template(CLI::App& app, int& exit_code) {
  auto files = std::make_shared<std::vector<std::string>>();
  CLI::App* command = app.add_subcommand("template", "check board templates: each mistake with file, line and field");
  command->add_option("FILE", *files, "templates as YAML, of a server or of a meeting's own")->required();
  command->callback([files, &exit_code] { exit_code = run(*files); });
}

}  // namespace plenary::cli
