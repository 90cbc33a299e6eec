// plenary programme: the day of a meeting, a calendar, a file, and a file brought in.
#include <google/protobuf/util/json_util.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "clients/cli/commands.h"
#include "clients/cli/programme_words.h"

namespace plenary::cli {
namespace {

struct ProgrammeOptions {
  SeatOptions seat;
  std::string format;
  std::string output;
  std::string file;
  bool people = false;
  bool apply = false;
  bool take_out_gone = false;
};

bool read(const std::string& json, google::protobuf::Message& message) {
  google::protobuf::util::JsonParseOptions lenient;
  lenient.ignore_unknown_fields = true;
  return google::protobuf::util::JsonStringToMessage(json, &message, lenient).ok();
}
int unreadable() { return fail("the server's answer cannot be read. Are both of the same version?"); }

int show(const ProgrammeOptions& options) {
  auto answer = look(options.seat, "programme");
  if (const auto* failure = std::get_if<client::Failure>(&answer)) return fail(failure->sentence);
  ProgrammeAnswer programme;
  if (!read(std::get<std::string>(answer), programme)) return unreadable();
  std::cout << programme_in_words(programme) << std::flush;
  return std::cout ? 0 : fail("standard output takes no more.");
}

int write_out(const ProgrammeOptions& options) {
  const std::string rest = "programme?format=" + options.format;
  auto answer = options.format == "yaml" ? as_oneself(options.seat, rest) : look(options.seat, rest);
  if (const auto* failure = std::get_if<client::Failure>(&answer)) return fail(failure->sentence);
  return put_out(std::get<std::string>(answer), options.output);
}

bool ends_with(const std::string& name, std::string_view ending) {
  return name.size() >= ending.size() && name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
}

int bring_in(const ProgrammeOptions& options) {
  ImportRequest asked;
  const bool yaml = ends_with(options.file, ".yaml") || ends_with(options.file, ".yml");
  if (!yaml && !ends_with(options.file, ".csv"))
    return fail(options.file + " is neither .yaml nor .csv; save it as one of them.");
  if (yaml && options.people) return fail("--people is about a table; a .yaml file says itself what it lists.");
  std::ifstream in(options.file, std::ios::binary);
  if (!in) return fail(options.file + " cannot be read; check the name.");
  asked.set_format(yaml ? "yaml" : "csv");
  if (!yaml) asked.set_what(options.people ? "people" : "programme");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  asked.set_text(text);
  asked.set_apply(options.apply);
  asked.set_take_out_gone(options.take_out_gone);
  auto answer = as_oneself(options.seat, "import", &asked);
  if (const auto* failure = std::get_if<client::Failure>(&answer)) return fail(failure->sentence);
  ImportAnswer told;
  if (!read(std::get<std::string>(answer), told)) return unreadable();
  std::cout << import_in_words(told, options.file) << std::flush;
  if (told.problems_size() > 0) return fail("nothing was brought in; mend the file first.");
  if (!options.apply) std::cerr << "This was a preview. Say --apply to bring it in.\n";
  if (!options.take_out_gone && told.gone_size() > 0)
    std::cerr << "What is gone from the file stays, unless you say --take-out-gone.\n";
  return options.apply && !told.applied() ? fail("it was not brought in; try again.") : 0;
}

}  // namespace

void add_programme(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<ProgrammeOptions>();
  CLI::App* command =
      app.add_subcommand("programme", "how the day of a meeting is going; its programme as a file, and from one");
  add_look_options(*command, options->seat);
  command->add_option("--name", options->seat.name,
                      "the name that the others see, if you join by this (your user name)");
  auto* format = command->add_option("--export", options->format, "ics for calendars, yaml to mend and bring back")
                     ->check(CLI::IsMember({"ics", "yaml"}));
  command->add_option("-o,--output", options->output, "file (standard output)")->needs(format);
  auto* import =
      command
          ->add_option("--import", options->file, "a .yaml as in facilitation/meetings, or a .csv: what would change")
          ->excludes(format);
  command->add_flag("--people", options->people, "the .csv is a list of people")->needs(import);
  command->add_flag("--apply", options->apply, "bring it in")->needs(import);
  command->add_flag("--take-out-gone", options->take_out_gone, "what is not in the file any more goes to the trash")
      ->needs(import);
  command->callback([options, &exit_code] {
    exit_code = !options->file.empty()     ? bring_in(*options)
                : !options->format.empty() ? write_out(*options)
                                           : show(*options);
  });
}

}  // namespace plenary::cli
