// plenary verify: is what is kept still what it was? For an archive file here; for a data folder by plenaryd, which alone
// can open its Redis.
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "clients/cli/archive.h"
#include "clients/cli/commands.h"

namespace plenary::cli {
namespace {

namespace fs = std::filesystem;

int verify_archive(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  Archive archive;
  if (!in || !archive.ParseFromIstream(&in) || archive.format() == 0)
    return fail(path + " is not an archive. `plenaryd --archive FILE` makes one.");
  if (archive.format() != 1)
    return fail(path + " is an archive of format " + std::to_string(archive.format()) +
                "; this version reads format 1.");
  bool all_hold = true;
  for (const VerifiedDocument& document : verify(archive)) {
    const bool holds = document.problem.empty();
    all_hold = all_hold && holds;
    std::cout << (holds ? "ok       " : "DAMAGED  ") << document.document << "  commits " << document.commits;
    if (document.erased > 0) std::cout << "  erased " << document.erased;
    if (!holds) std::cout << "  " << document.problem;
    std::cout << "\n";
  }
  std::cout << archive.documents_size() << (archive.documents_size() == 1 ? " document" : " documents")
            << (all_hold ? ", everything holds\n" : ": at least one is damaged\n");
  return all_hold ? 0 : 1;
}

// Takes the place of this program: its output and exit code are the answer.
int verify_folder(const std::string& folder) {
  std::error_code error;
  const fs::path beside = fs::read_symlink("/proc/self/exe", error).parent_path() / "plenaryd";
  const std::string program = !error && fs::exists(beside) ? beside.string() : "plenaryd";
  ::execlp(program.c_str(), "plenaryd", "--verify", "--data", folder.c_str(), static_cast<char*>(nullptr));
  return fail("a data folder is verified by plenaryd, which cannot be started (" + std::string(std::strerror(errno)) +
              "); build it, or put it beside this program.");
}

}  // namespace

void add_verify(CLI::App& app, int& exit_code) {
  auto path = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("verify", "fold every log again and check chains and states, offline");
  command->add_option("WHAT", *path, "an archive (plenaryd --archive FILE), or a data folder that no server is using")
      ->required()
      ->check(CLI::ExistingPath);
  command->callback(
      [path, &exit_code] { exit_code = fs::is_directory(*path) ? verify_folder(*path) : verify_archive(*path); });
}

}  // namespace plenary::cli
