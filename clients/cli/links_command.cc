// plenary links: the links of a board or a meeting, for whoever leads it; a new one, and one that is taken back.
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <iostream>
#include <map>

#include "clients/cli/commands.h"
#include "clients/cli/live_board.h"
#include "clients/cli/words.h"

namespace plenary::cli {
namespace {

struct LinksOptions {
  SeatOptions seat;
  std::string role;
  std::string label;
  std::string take_back;
};

struct ListedLink {
  std::string id;
  Invitation invitation;
  std::string whose;      // of a personal one
  bool has_come = false;  // whose it is
};

// Opens the document, changes a link where that is asked for, and takes the list.
class ListedLinks : public LiveBoard {
 public:
  ListedLinks(Seat seat, const LinksOptions& options) : LiveBoard(std::move(seat)), options_(options) {}

  std::vector<ListedLink> links;
  std::string made;  // the invitation that was asked for
  std::string problem;

  [[nodiscard]] const Seat& seat() const { return seat_; }

 private:
  void began() override {
    const Member* me = session_.shown().member(seat_.joined.participant());
    if (!me || (me->role() != FACILITATOR && me->role() != CO_FACILITATOR))
      return stop("Links are for whoever leads. Open it with the link of a facilitator.");
    Request request;
    if (!options_.role.empty()) {
      AddInvitation& add = *request.mutable_add_invitation();
      made = "invitation." + session_.new_id();
      add.set_id(made);
      add.set_role(*role_from(options_.role));
      add.set_label(options_.label);
    } else if (!options_.take_back.empty()) {
      const std::vector<std::string> fitting = ending_in(options_.take_back);
      if (fitting.size() != 1)
        return stop(fitting.empty()
                        ? "No link that is open ends in '" + options_.take_back + "'. Look at the list again."
                        : "Several links end in '" + options_.take_back + "'. Give more of it.");
      request.mutable_revoke_invitation()->set_id(fitting.front());
    } else {
      return take_list();
    }
    const client::Taken taken = session_.submit(std::move(request), client::now_here());
    if (!taken) return stop(taken.sentence);
    poke();
  }
  void happened() override {
    if (has_begun() && !leaving_ && session_.outstanding() == 0) take_list();
  }
  void refused(const client::Handback& handback) override { stop(handback.sentence); }
  void retracted(const client::Handback& handback) override { stop(handback.sentence); }

  std::vector<std::string> ending_in(const std::string& letters) const {
    std::vector<std::string> fitting;
    for (const Record* record : session_.shown().sorted())
      if (record->has_invitation() && !record->invitation().revoked() && record->id().ends_with(letters))
        fitting.push_back(record->id());
    return fitting;
  }
  void take_list() {
    links.clear();
    for (const Record* record : session_.shown().sorted()) {
      if (!record->has_invitation() || record->invitation().revoked()) continue;
      ListedLink link{record->id(), record->invitation(), {}, false};
      link.whose = link.invitation.participant();
      if (const Member* member = session_.shown().member(link.whose)) link.has_come = member->joined_ms() != 0;
      links.push_back(std::move(link));
    }
    std::stable_sort(links.begin(), links.end(), [](const ListedLink& a, const ListedLink& b) {
      return std::make_pair(!a.whose.empty(), a.invitation.role()) <
             std::make_pair(!b.whose.empty(), b.invitation.role());
    });
    leave(0);
  }
  void stop(const std::string& why) {
    problem = why;
    leave(0);
  }

  const LinksOptions& options_;
};

// The link itself; or why it is shown to nobody.
client::Answered<std::string> url_of(const Seat& seat, const std::string& invitation) {
  ShowLinkRequest asked;
  asked.set_invitation(invitation);
  auto answer =
      client::send_document(seat.link.server, seat.joined.session(), seat.joined.document(), "link", asked, seat.trust);
  if (const auto* failure = std::get_if<client::Failure>(&answer)) return *failure;
  google::protobuf::util::JsonParseOptions lenient;
  lenient.ignore_unknown_fields = true;
  ShowLinkAnswer told;
  if (!google::protobuf::util::JsonStringToMessage(std::get<std::string>(answer), &told, lenient).ok())
    return client::Failure{"the server's answer cannot be read. Are both of the same version?", 0};
  return told.url();
}

// Participant to name; who has none stays what they are.
std::map<std::string, std::string> names_here(const Seat& seat) {
  std::map<std::string, std::string> names;
  auto answer =
      client::read_document(seat.link.server, seat.joined.session(), seat.joined.document(), "people", seat.trust);
  google::protobuf::util::JsonParseOptions lenient;
  lenient.ignore_unknown_fields = true;
  PeopleHere here;
  if (const auto* json = std::get_if<std::string>(&answer))
    if (google::protobuf::util::JsonStringToMessage(*json, &here, lenient).ok())
      for (const Person& person : here.people()) names[person.participant()] = person.name();
  return names;
}

constexpr std::size_t kLettersShown = 6;

int print(ListedLinks& board) {
  const std::map<std::string, std::string> names = names_here(board.seat());
  for (ListedLink& link : board.links) {
    if (const auto name = names.find(link.whose); name != names.end()) link.whose = name->second;
    std::string line = link.id.substr(link.id.size() - std::min(kLettersShown, link.id.size())) + "  " +
                       role_word(link.invitation.role());
    if (!link.whose.empty()) line += ", for " + link.whose + " alone";
    if (!link.invitation.label().empty()) line += " (" + link.invitation.label() + ")";
    if (link.has_come) {
      std::cout << line << "  they have come, and it is shown to nobody else\n";
      continue;
    }
    auto url = url_of(board.seat(), link.id);
    if (const auto* failure = std::get_if<client::Failure>(&url)) return fail(failure->sentence);
    std::cout << line << "  " << std::get<std::string>(url) << "\n";
  }
  std::cout << std::flush;
  return std::cout ? 0 : fail("standard output takes no more.");
}

int run(const LinksOptions& options) {
  auto taken = take_seat(options.seat);
  if (const auto* failure = std::get_if<client::Failure>(&taken)) return fail(failure->sentence);
  ListedLinks board(std::get<Seat>(std::move(taken)), options);
  const bool well = board.run();
  if (!board.problem.empty()) return fail(board.problem);
  if (!well) return fail("it is closed to you now.");
  if (!options.take_back.empty()) {
    std::cout << "Taken back: nobody comes by it any more, and whoever came by it alone is out.\n" << std::flush;
    return 0;
  }
  if (board.made.empty()) return print(board);
  auto url = url_of(board.seat(), board.made);
  if (const auto* failure = std::get_if<client::Failure>(&url)) return fail(failure->sentence);
  std::cout << options.role << " " << std::get<std::string>(url) << "\n" << std::flush;
  return std::cout ? 0 : fail("standard output takes no more.");
}

}  // namespace

void add_links(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<LinksOptions>();
  CLI::App* command =
      app.add_subcommand("links", "who leads: the links of a board or a meeting; another one; one taken back");
  add_look_options(*command, options->seat);
  command->add_option("--name", options->seat.name,
                      "the name that the others see, if you join by this (your user name)");
  const std::vector<std::string> roles = {"observer",       "participant",  "rapporteur", "facilitator",
                                          "co_facilitator", "plenary_host", "presenter"};
  auto* made =
      command->add_option("--new", options->role, "make another link of this role")->check(CLI::IsMember(roles));
  command->add_option("--label", options->label, "what you call it; not a name")->needs(made);
  command
      ->add_option("--take-back", options->take_back, "the last letters of a link's id, as the list has them in front")
      ->excludes(made);
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace plenary::cli
