// Every command of `plenary`: a function that adds it to the program, one file a group of commands. `exit_code` is what
// the program will end with: 0 done, 1 refused or failed (the reason is on standard error), 2 not understood.
#pragma once

#include <CLI/CLI.hpp>

#include "clients/cli/seat.h"

namespace plenary::cli {

void add_join(CLI::App& app, int& exit_code);    // join_command.cc
void add_export(CLI::App& app, int& exit_code);  // read_commands.cc: export, log, at
void add_log(CLI::App& app, int& exit_code);
void add_at(CLI::App& app, int& exit_code);
void add_programme(CLI::App& app, int& exit_code);  // programme_command.cc
void add_guidebook(CLI::App& app, int& exit_code);  // guidebook_command.cc
void add_links(CLI::App& app, int& exit_code);      // links_command.cc
void add_template(CLI::App& app, int& exit_code);   // template_command.cc
void add_verify(CLI::App& app, int& exit_code);     // verify_command.cc
void add_tail(CLI::App& app, int& exit_code);       // json_commands.cc: tail, post
void add_post(CLI::App& app, int& exit_code);
void add_rehearse(CLI::App& app, int& exit_code);  // rehearse_command.cc

// LINK and what goes with it, the same for every command that needs a seat.
void add_seat_options(CLI::App& command, SeatOptions& options);
// The part of them that somebody needs who only looks.
void add_look_options(CLI::App& command, SeatOptions& options);
// "plenary: SENTENCE" on standard error; returns 1.
int fail(const std::string& sentence);
// GET (or POST with a body) on the document of the link, by the person who has taken a seat with it, never by the link alone.
client::Answered<std::string> as_oneself(const SeatOptions& options, const std::string& rest,
                                         const google::protobuf::Message* body = nullptr);
// To a file, whole or not at all: what is cut short must not look like a record. Empty or "-": standard output.
int put_out(const std::string& bytes, const std::string& file);

}  // namespace plenary::cli
