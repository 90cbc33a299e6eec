// plenary tail, post: a board for scripts, as JSON lines in both directions.
#include <google/protobuf/util/json_util.h>
#include <unistd.h>

#include <iostream>
#include <map>

#include "clients/cli/commands.h"
#include "clients/cli/live_board.h"

namespace plenary::cli {
namespace {

std::string json_of(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string json;
  return google::protobuf::util::MessageToJsonString(message, &json, options).ok() ? json : std::string("{}");
}

// Every record that is there, then each as it changes; {"gone": ID} for what is not there, or not for you, any more.
class Tail : public LiveBoard {
 public:
  using LiveBoard::LiveBoard;

 private:
  void began() override { all(); }
  void reloaded() override {
    if (session_.state() == client::State::live) all();
  }
  void changed(const std::vector<std::string>& ids) override {
    for (const std::string& id : ids) one(id);
    std::cout << std::flush;
    if (!std::cout) leave(0);
  }
  void all() {
    std::map<std::string, std::string> now;
    for (const Record* record : session_.shown().sorted()) now.emplace(record->id(), json_of(*record));
    for (const auto& [id, json] : told_)
      if (!now.contains(id)) gone(id);
    for (const auto& [id, json] : now)
      if (told_[id] != json) std::cout << json << "\n";
    told_ = std::move(now);
    std::cout << std::flush;
  }
  void one(const std::string& id) {
    const Record* record = session_.shown().find(id);
    if (!record) {
      told_.erase(id);
      return gone(id);
    }
    std::string json = json_of(*record);
    if (told_[id] == json) return;
    std::cout << json << "\n";
    told_[id] = std::move(json);
  }
  static void gone(const std::string& id) { std::cout << "{\"gone\":\"" << id << "\"}\n"; }  // ids need no escaping

  std::map<std::string, std::string> told_;
};

// Each line a Request; its outcome comes as a line: {"cseq": 3, "accepted": true} or {"cseq": 3, "refused": ...}.
class Post : public LiveBoard {
 public:
  explicit Post(Seat seat) : LiveBoard(std::move(seat)), input_(loop_, STDIN_FILENO) {}
  int go() {
    const bool well = run();
    if (session_.outstanding() > 0)
      return fail(std::to_string(session_.outstanding()) + " requests are not stored yet; they are kept in " +
                  seat_.folder + " and sent next time.");
    return well && !failed_ ? 0 : 1;
  }

 private:
  void began() override {
    input_.read([this](std::string_view bytes) { came(bytes); },
                [this] {
                  if (!partial_.empty()) line(std::exchange(partial_, {}));
                  leave(30'000);
                });
  }
  void interrupted() override {
    input_.stop();
    leave(0);
  }
  void came(std::string_view bytes) {
    partial_ += bytes;
    for (std::size_t end = partial_.find('\n'); end != std::string::npos; end = partial_.find('\n')) {
      const std::string one = partial_.substr(0, end);
      partial_.erase(0, end + 1);
      line(one);
    }
    poke();
  }
  void line(const std::string& json) {
    if (json.find_first_not_of(" \t\r") == std::string::npos) return;
    Request request;
    const auto read = google::protobuf::util::JsonStringToMessage(json, &request);
    if (!read.ok()) return not_taken("this line is not a request: " + std::string(read.message()));
    const client::Now now = client::now_here();
    client::Taken taken;
    if (request.has_edit_text()) {
      const auto change = text::from_proto(request.edit_text().change());
      if (!change) return not_taken("the change of words is not in normal form.");
      taken = session_.edit_text(request.edit_text().id(), *change, now);  // its base is what is shown now
    } else {
      taken = session_.submit(std::move(request), now);
    }
    if (!taken) not_taken(taken.sentence);
  }
  void not_taken(const std::string& sentence) {
    failed_ = true;
    (void)fail(sentence);
  }
  void accepted(std::uint32_t cseq, std::uint32_t seq) override {
    std::cout << "{\"cseq\":" << cseq << ",\"accepted\":true,\"seq\":" << seq << "}" << std::endl;
  }
  void refused(const client::Handback& handback) override {
    failed_ = true;
    std::cout << "{\"cseq\":" << handback.request.cseq() << ",\"refused\":" << json_of(handback.refusal)
              << ",\"request\":" << json_of(handback.request) << "}" << std::endl;
    (void)fail(handback.sentence);
  }
  void retracted(const client::Handback& handback) override { refused(handback); }

  Input input_;
  std::string partial_;
  bool failed_ = false;
};

template <class Board>
std::variant<std::unique_ptr<Board>, int> open_board(const SeatOptions& options) {
  auto seat = take_seat(options);
  if (const auto* failure = std::get_if<client::Failure>(&seat)) return fail(failure->sentence);
  return std::make_unique<Board>(std::get<Seat>(std::move(seat)));
}

}  // namespace

void add_tail(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<SeatOptions>();
  CLI::App* command =
      app.add_subcommand("tail", "every record of a board as a JSON line, then each change as it comes");
  add_seat_options(*command, *options);
  command->callback([options, &exit_code] {
    auto board = open_board<Tail>(*options);
    if (const int* failed = std::get_if<int>(&board))
      exit_code = *failed;
    else
      exit_code = std::get<0>(board)->run() ? 0 : fail("the board is closed to you now.");
  });
}

void add_post(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<SeatOptions>();
  CLI::App* command = app.add_subcommand(
      "post", "requests from standard input, a JSON object each line (proto/requests.proto), outcomes as JSON lines");
  add_seat_options(*command, *options);
  command->footer(
      "Example: {\"add_card\": {\"id\": \"c1\", \"text\": \"Clean water\", \"place\": {\"region\": \"challenges\"}}}");
  command->callback([options, &exit_code] {
    auto board = open_board<Post>(*options);
    if (const int* failed = std::get_if<int>(&board))
      exit_code = *failed;
    else
      exit_code = std::get<0>(board)->go();
  });
}

}  // namespace plenary::cli
