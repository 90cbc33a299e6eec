// plenary: a board from the command line.
#include <google/protobuf/stubs/logging.h>

#include <iostream>

#include "clients/cli/commands.h"

namespace plenary::cli {

void add_look_options(CLI::App& command, SeatOptions& options) {
  command.add_option("LINK", options.link, "link to a board: http://HOST:PORT/join#TOKEN (in quotes)")->required();
  command.add_option(
      "--state", options.state,
      "folder where your seat and what is not sent yet are kept ($XDG_STATE_HOME/plenary/<hash of the link>)");
  command.add_option("--fingerprint", options.trust.fingerprint,
                     "SHA-256 of the server's certificate: trust exactly this one");
}

void add_seat_options(CLI::App& command, SeatOptions& options) {
  add_look_options(command, options);
  command.add_option("--name", options.name, "the name that the others see (your user name)");
  command.add_option("--affiliation", options.affiliation, "several are separated by ;");
  command.add_option("--mode", options.mode, "how you take part; joining again says it anew (not said)")
      ->check(CLI::IsMember({"in_room", "remote", "table_device"}));
}

int fail(const std::string& sentence) {
  std::cerr << "plenary: " << sentence << "\n";
  return 1;
}

}  // namespace plenary::cli

int main(int argc, char** argv) {
  using namespace plenary::cli;
  google::protobuf::SetLogHandler(nullptr);  // what cannot be read is said in our own words
  CLI::App app{
      "A Plenary board from the command line.\n"
      "Exit codes: 0 done; 1 refused or failed, with the reason on standard error; 2 the command was not understood."};
  app.footer("plenary COMMAND --help says more about one of them.");
  int exit_code = 0;
  add_join(app, exit_code);
  add_rehearse(app, exit_code);
  add_programme(app, exit_code);
  add_guidebook(app, exit_code);
  add_links(app, exit_code);
  add_template(app, exit_code);
  add_export(app, exit_code);
  add_log(app, exit_code);
  add_at(app, exit_code);
  add_verify(app, exit_code);
  add_tail(app, exit_code);
  add_post(app, exit_code);
  app.allow_extras();                          // of its own alone, to be told below: the commands were made before
  std::vector<char*> said(argv, argv + argc);  // `plenary help`, for who says it so
  std::string asks_for_help = "--help";
  if (argc == 2 && std::string(argv[1]) == "help") said[1] = asks_for_help.data();
  try {
    app.parse(argc, said.data());
    if (app.get_subcommands().empty()) {
      const std::vector<std::string> unknown = app.remaining();
      std::cerr << "plenary: " << (unknown.empty() ? "Say what to do" : "There is no command '" + unknown.front() + "'")
                << "; the commands are";
      for (const CLI::App* command : app.get_subcommands({})) std::cerr << ' ' << command->get_name();
      std::cerr << ".\nTry: plenary --help\n";
      return 2;
    }
  } catch (const CLI::Success& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    std::cerr << "plenary: " << error.what() << "\nTry: plenary "
              << (app.get_subcommands().empty() ? "" : app.get_subcommands().front()->get_name() + " ") << "--help\n";
    return 2;
  } catch (const std::exception& error) {
    return fail(error.what());
  }
  return exit_code;
}
