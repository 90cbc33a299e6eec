// plenary archive: a meeting as one file, for whoever leads it.
#include <sys/stat.h>

#include "clients/cli/commands.h"
#include "facilitation/archives/archive_file.h"

namespace plenary::cli {
namespace {

struct ArchiveOptions {
  SeatOptions seat;
  std::string file;
};

int run_archive(const ArchiveOptions& options) {
  auto answer = as_oneself(options.seat, "archive");
  if (const auto* failure = std::get_if<client::Failure>(&answer)) return fail(failure->sentence);
  const std::string& bytes = std::get<std::string>(answer);
  if (const auto read = read_archive(bytes); !read.problem.empty()) return fail("what the server sent" + read.problem);
  ::umask(077);  // it holds everything, what is hidden and who wrote it included
  return put_out(bytes, options.file);
}

}  // namespace

client::Answered<std::string> as_oneself(const SeatOptions& options, const std::string& rest,
                                         const google::protobuf::Message* body) {
  auto taken = take_seat(options);
  if (const auto* failure = std::get_if<client::Failure>(&taken)) return *failure;
  Seat& seat = std::get<Seat>(taken);
  for (bool again = false;; again = true) {
    auto answer =
        body ? client::send_document(seat.link.server, seat.joined.session(), seat.joined.document(), rest, *body,
                                     seat.trust)
             : client::read_document(seat.link.server, seat.joined.session(), seat.joined.document(), rest, seat.trust);
    const auto* failure = std::get_if<client::Failure>(&answer);
    if (!failure || failure->status != 401 || again) return answer;
    if (std::string problem = seat.join_again(); !problem.empty()) return client::Failure{std::move(problem), 0};
  }
}

void add_archive(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<ArchiveOptions>();
  CLI::App* command =
      app.add_subcommand("archive", "a whole meeting as one file, with its people: for whoever leads it");
  add_look_options(*command, options->seat);
  command->add_option("FILE", options->file, "where to keep it; what is hidden and who wrote what stand in it")
      ->required();
  command->add_option("--name", options->seat.name,
                      "the name that the others see, if you join by this (your user name)");
  command->callback([options, &exit_code] { exit_code = run_archive(*options); });
}

}  // namespace plenary::cli
