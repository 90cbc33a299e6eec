// plenary guidebook: what is missing from it and what was published; an edition as a file.
#include <google/protobuf/empty.pb.h>
#include <google/protobuf/util/json_util.h>

#include <iostream>

#include "clients/cli/commands.h"
#include "clients/cli/guidebook_words.h"
#include "facilitation/exports/guidebook_formats.h"

namespace plenary::cli {
namespace {

struct GuidebookOptions {
  SeatOptions seat;
  std::string format;
  std::string edition;
  std::string output;
};

// By a link of the guidebook itself, or of the meeting or a board of it: then as oneself, who comes to its guidebook.
client::Answered<std::string> ask_guidebook(const GuidebookOptions& options, const std::string& rest) {
  // Asked of a board, an export would be the board's own record: so what it is comes first.
  auto looked = look(options.seat, "readiness");
  const auto* refused = std::get_if<client::Failure>(&looked);
  if (!refused || refused->status != 400) return rest == "readiness" ? looked : look(options.seat, rest);
  if (!has_seat(options.seat))
    return client::Failure{
        "This is the link of a board or a meeting, and one comes to its guidebook as who one is there. Join first: "
        "plenary join LINK; then ask again.",
        0};
  auto taken = take_seat(options.seat);
  if (const auto* failure = std::get_if<client::Failure>(&taken)) return *failure;
  Seat& seat = std::get<Seat>(taken);
  const std::string meeting = seat.joined.meeting().empty() ? seat.joined.document() : seat.joined.meeting();
  const auto opened = client::send_document(seat.link.server, seat.joined.session(), meeting, "guidebook",
                                            google::protobuf::Empty(), seat.trust);
  if (const auto* failure = std::get_if<client::Failure>(&opened)) return *failure;
  google::protobuf::util::JsonParseOptions lenient;
  lenient.ignore_unknown_fields = true;
  OpenGuidebookAnswer guidebook;
  if (!google::protobuf::util::JsonStringToMessage(std::get<std::string>(opened), &guidebook, lenient).ok())
    return client::Failure{"the server's answer cannot be read. Are both of the same version?", 0};
  return client::read_document(seat.link.server, seat.joined.session(), guidebook.document(), rest, seat.trust);
}

int show_guidebook(const GuidebookOptions& options) {
  auto answer = ask_guidebook(options, "readiness");
  if (const auto* failure = std::get_if<client::Failure>(&answer)) return fail(failure->sentence);
  google::protobuf::util::JsonParseOptions lenient;
  lenient.ignore_unknown_fields = true;
  ReadinessAnswer told;
  if (!google::protobuf::util::JsonStringToMessage(std::get<std::string>(answer), &told, lenient).ok())
    return fail("the server's answer cannot be read. Are both of the same version?");
  std::cout << guidebook_in_words(told) << std::flush;
  return std::cout ? 0 : fail("standard output takes no more.");
}

int export_edition(const GuidebookOptions& options) {
  std::string rest = "export?format=" + options.format;
  if (!options.edition.empty()) rest += "&edition=" + options.edition;
  auto answer = ask_guidebook(options, rest);
  if (const auto* failure = std::get_if<client::Failure>(&answer)) return fail(failure->sentence);
  return put_out(std::get<std::string>(answer), options.output);
}

}  // namespace

void add_guidebook(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<GuidebookOptions>();
  CLI::App* command = app.add_subcommand("guidebook", "what is missing from a guidebook; an edition of it as a file");
  add_look_options(*command, options->seat);
  std::vector<std::string> names;
  for (const GuidebookFormat& format : guidebook_formats()) names.emplace_back(format.name);
  auto* format =
      command
          ->add_option("--export", options->format,
                       "md, html, pdf to read; docx to work on; xlsx, csv (a zip) to count; json; site: pages "
                       "for any web server (a zip)")
          ->check(CLI::IsMember(names));
  command->add_option("--edition", options->edition, "its number, or draft (the latest)")
      ->needs(format)
      ->check([](const std::string& given) {
        const bool number = !given.empty() && given.find_first_not_of("0123456789") == std::string::npos;
        return number || given == "draft" ? std::string() : "an edition is a number, or draft";
      });
  command->add_option("-o,--output", options->output, "file (standard output)")->needs(format);
  command->callback([options, &exit_code] {
    exit_code = options->format.empty() ? show_guidebook(*options) : export_edition(*options);
  });
}

}  // namespace plenary::cli
