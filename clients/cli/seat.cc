#include "clients/cli/seat.h"

#include <fcntl.h>
#include <google/protobuf/util/json_util.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace plenary::cli {
namespace {

namespace fs = std::filesystem;

const char* const kLinkHelp =
    "This is not a link to a board. A link looks like http://127.0.0.1:8080/join#abc..., and the part after # belongs "
    "to "
    "it; in a shell, put it in quotes.";

std::string hash_of(const std::string& text) {  // FNV-1a: tells links apart, keeps them out of folder names
  std::uint64_t hash = 1469598103934665603u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string name;
  for (int shift = 60; shift >= 0; shift -= 4) name += kDigits[(hash >> shift) & 15];
  return name;
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

bool write_privately(const std::string& path, const std::string& text) {
  const std::string beside = path + ".new";
  const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return false;
  const bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const bool closed = ::close(file) == 0;
  return written && closed && std::rename(beside.c_str(), path.c_str()) == 0;
}

std::optional<JoinAnswer> kept_session(const std::string& folder) {
  std::ifstream in(folder + "/session.json");
  const std::string json{std::istreambuf_iterator<char>(in), {}};
  JoinAnswer answer;
  if (json.empty() || !google::protobuf::util::JsonStringToMessage(json, &answer).ok() || answer.session().empty())
    return std::nullopt;
  return answer;
}

bool keep_session(const std::string& folder, const JoinAnswer& answer) {
  std::string json;
  return google::protobuf::util::MessageToJsonString(answer, &json).ok() &&
         write_privately(folder + "/session.json", json + "\n");
}

// Who sits here, as they said it: a session that has ended is begun again by the same name, not by that of the account.
JoinRequest kept_person(const std::string& folder) {
  std::ifstream in(folder + "/person.json");
  const std::string json{std::istreambuf_iterator<char>(in), {}};
  JoinRequest person;
  if (!google::protobuf::util::JsonStringToMessage(json, &person).ok()) person.Clear();
  return person;
}

bool keep_person(const std::string& folder, const JoinRequest& person) {
  std::string json;
  return google::protobuf::util::MessageToJsonString(person, &json).ok() &&
         write_privately(folder + "/person.json", json + "\n");
}

// A server may move to another address; a link stays the link.
std::string hash_of_link(const client::Link& link) { return hash_of(link.token); }

std::string kept_link(const std::string& folder) {
  std::ifstream in(folder + "/link");
  std::string hash;
  std::getline(in, hash);
  return hash;
}

std::string my_name() {
  if (const std::string user = variable("USER"); !user.empty()) return user;
  const passwd* account = getpwuid(geteuid());
  return account ? account->pw_name : "Guest";
}

}  // namespace

std::string default_folder(const client::Link& link) {
  std::string state = variable("XDG_STATE_HOME");
  if (state.empty()) state = variable("HOME") + "/.local/state";
  return state + "/plenary/" + hash_of(link.server.url() + "#" + link.token);
}

std::string Seat::outbox_path() const {
  const std::string path = folder + "/outbox." + joined.participant();
  std::error_code error;
  if (const std::string earlier = folder + "/outbox"; fs::exists(earlier, error) && !fs::exists(path, error))
    fs::rename(earlier, path, error);  // as it was named when a seat had one
  return path;
}

std::optional<client::Failure> Seat::join_again() {
  const client::Link mine{link.server, joined.personal().empty() ? link.token : joined.personal()};
  auto answer = client::join(mine, person, joined.session(), trust);
  if (const auto* failure = std::get_if<client::Failure>(&answer)) return *failure;
  const std::string personal = joined.personal();
  joined = std::get<JoinAnswer>(std::move(answer));
  if (joined.personal().empty()) joined.set_personal(personal);
  if (!folder.empty() && (!keep_session(folder, joined) || !keep_person(folder, person)))
    return client::Failure{"The session cannot be kept in " + folder + "; is the disk full?", 0};
  return {};
}

bool has_seat(const SeatOptions& options) {
  const std::optional<client::Link> link = client::read_link(options.link);
  return link && kept_session(options.state.empty() ? default_folder(*link) : options.state);
}

std::variant<Seat, client::Failure> take_seat(const SeatOptions& options) {
  std::optional<client::Link> link = client::read_link(options.link);
  if (!options.code.empty()) {
    const std::optional<client::ServerAddress> server = client::server_address(options.link);
    if (!server)
      return client::Failure{"With --code, in place of a link stands the server's address: http://127.0.0.1:8080", 0};
    auto opened = client::open_code(*server, options.code, options.trust);
    if (const auto* failure = std::get_if<client::Failure>(&opened)) return *failure;
    link = std::get<client::Link>(std::move(opened));
  }
  if (!link) return client::Failure{kLinkHelp, 0};
  Seat seat;
  seat.link = *link;
  seat.trust = options.trust;
  seat.folder = options.state.empty() ? default_folder(*link) : options.state;
  std::error_code error;
  fs::create_directories(seat.folder, error);
  if (error)
    return client::Failure{
        "The folder " + seat.folder + " cannot be made: " + error.message() + ". Choose another with --state.", 0};
  fs::permissions(seat.folder, fs::perms::owner_all, error);
  if (const std::string kept = kept_link(seat.folder); kept.empty()) {
    if (!write_privately(seat.folder + "/link", hash_of_link(*link) + "\n"))
      return client::Failure{"Nothing can be written to " + seat.folder + ". Choose another folder with --state.", 0};
  } else if (kept != hash_of_link(*link)) {
    return client::Failure{
        "The folder " + seat.folder +
            " keeps a seat that was taken with another link. Choose another with --state: each person "
            "and each link needs their own.",
        0};
  }
  seat.person = kept_person(seat.folder);
  if (!options.name.empty()) seat.person.set_name(options.name);
  if (seat.person.name().empty()) seat.person.set_name(my_name());
  if (!options.affiliation.empty()) seat.person.set_affiliation(options.affiliation);
  if (options.mode == "in_room") seat.person.set_mode(IN_ROOM);
  if (options.mode == "remote") seat.person.set_mode(REMOTE);
  if (options.mode == "table_device") seat.person.set_mode(TABLE_DEVICE);
  if (auto kept = kept_session(seat.folder)) {
    seat.joined = std::move(*kept);
    const bool as_before = options.name.empty() && options.affiliation.empty() && options.mode.empty();
    if (as_before) return seat;
  }
  if (const auto problem = seat.join_again()) return *problem;
  return seat;
}

client::Answered<std::string> look(const SeatOptions& options, const std::string& rest) {
  const std::optional<client::Link> link = client::read_link(options.link);
  if (!link) return client::Failure{kLinkHelp, 0};
  if (const auto kept = kept_session(options.state.empty() ? default_folder(*link) : options.state)) {
    auto answer = client::read_document(link->server, kept->session(), kept->document(), rest, options.trust);
    const auto* failure = std::get_if<client::Failure>(&answer);
    if (!failure || failure->status != 401) return answer;
  }
  return client::read_document(link->server, link->token, "of-link", rest, options.trust);
}

std::variant<Seat, client::Failure> take_passing_seat(const std::string& text, const JoinRequest& person,
                                                      const client::Trust& trust) {
  const std::optional<client::Link> link = client::read_link(text);
  if (!link) return client::Failure{kLinkHelp, 0};
  Seat seat;
  seat.link = *link;
  seat.trust = trust;
  seat.person = person;
  if (const auto problem = seat.join_again()) return *problem;
  return seat;
}

}  // namespace plenary::cli
