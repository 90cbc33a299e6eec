// plenary join: a board as an outline that is always up to date, and a line to type on. On a plain pipe, changes come as
// lines, and commands are carried out one after the other.
#include <fcntl.h>
#include <google/protobuf/util/json_util.h>
#include <unistd.h>

#include <iostream>
#include <map>
#include <utility>
#include <vector>

#include "clients/cli/commands.h"
#include "clients/cli/live_board.h"
#include "clients/cli/said.h"
#include "clients/cli/terminal.h"

namespace plenary::cli {
namespace {

constexpr std::chrono::milliseconds kDrawEvery{60};
constexpr std::int64_t kLeaveWithinMs = 15'000;
constexpr std::size_t kNewsKept = 4;
constexpr std::int64_t kReadMs = 3'000;  // so long, and until the next line, what came unasked is seen

struct JoinOptions {
  SeatOptions seat;
  std::string commands;
  bool plain = false;
  bool read_policy = false;
};

class AtTheBoard : public LiveBoard {
 public:
  AtTheBoard(Seat seat, int input, bool page, bool read_policy)
      : LiveBoard(std::move(seat)), input_(loop_, input), draw_(loop_), wait_(loop_), page_(page) {
    if (read_policy) lines_.emplace_back("policy read");
    if (page_) terminal_ = std::make_unique<Terminal>();
  }

  int go() {
    input_.read([this](std::string_view bytes) { came(bytes); },
                [this] {
                  at_end_ = true;
                  if (!partial_.empty()) lines_.push_back(std::exchange(partial_, {}));
                  next_line();
                });
    const bool ended_well = run();
    const client::SavedState state = saved();
    terminal_.reset();
    if (!ended_well) {
      std::cerr << "plenary: " << state.sentence() << "\n";
      for (const std::string& words : session_.words_kept()) std::cerr << "  " << words << "\n";
      return 1;
    }
    if (state.changes > 0)
      std::cerr << "plenary: " << state.changes << (state.changes == 1 ? " change is" : " changes are") << " kept in "
                << seat_.folder << " and will be sent when you join again.\n";
    return failed_ || (!page_ && state.changes > 0) ? 1 : 0;
  }

 private:
  // ---- what is typed
  void came(std::string_view bytes) {
    if (terminal_) {
      bool over = false;
      for (std::string& line : terminal_->typed(bytes, over)) lines_.push_back(std::move(line));
      if (over) return interrupted();
      draw_soon();
    } else {
      partial_ += bytes;
      for (std::size_t end = partial_.find('\n'); end != std::string::npos; end = partial_.find('\n')) {
        lines_.push_back(partial_.substr(0, end));
        partial_.erase(0, end + 1);
      }
    }
    next_line();
  }

  // A script's next line may name what the last one made, so it waits for that to be settled.
  [[nodiscard]] bool ready() const {
    if (waiting_ || leaving_) return false;
    if (!has_begun()) return false;
    return page_ || session_.state() != client::State::live || session_.outstanding() == 0;
  }

  void next_line() {
    while (!lines_.empty() && ready()) {
      const std::string line = std::move(lines_.front());
      lines_.pop_front();
      carry_out(line);
    }
    if (!at_end_ || !lines_.empty() || waiting_) return;
    if (has_begun()) return leave(kLeaveWithinMs);
    if (std::exchange(gives_up_, true)) return;
    wait_.expires_after(std::chrono::milliseconds(kLeaveWithinMs));
    wait_.async_wait([this](boost::system::error_code error) {
      if (error || has_begun() || leaving_) return;
      refuse("The board did not open" + (trouble().empty() ? "" : ": " + trouble()) + ". Try again in a moment.");
      leave(0);
    });
  }

  void carry_out(const std::string& line) {
    const SaidWhere where{session_.shown(),   session_.people(),         [this] { return session_.new_id(); },
                          session_.me().role, session_.me().participant, waiting_cards_};
    const client::Now now = client::now_here();
    answer_.clear();
    std::erase_if(news_, [&](const News& one) { return now.steady_ms - one.since_ms >= kReadMs; });
    Said said = understand(line, where);
    if (auto* ask = std::get_if<Ask>(&said)) return told(session_.submit(std::move(ask->request), now), line);
    if (auto* write = std::get_if<WriteWords>(&said))
      return told(session_.set_words(write->id, write->words, now), line);
    if (auto* wait = std::get_if<Wait>(&said)) return wait_for(wait->ms);
    if (auto* tell = std::get_if<Tell>(&said)) return say(tell->words);
    if (auto* unclear = std::get_if<NotUnderstood>(&said)) return not_taken(unclear->sentence, line);
    switch (std::get<Simple>(said)) {
      case Simple::undo: return take_back("Undone: ", [&] { return session_.undo(now); });
      case Simple::redo: return take_back("Done again: ", [&] { return session_.redo(now); });
      case Simple::show: return show();
      case Simple::trash: return show_trash();
      case Simple::people: return people();
      case Simple::screen: return screen();
      case Simple::state: return say(state_line());
      case Simple::help: return say(help_text());
      case Simple::quit:
        lines_.clear();
        at_end_ = true;
        if (session_.outstanding() > 0)
          say("Leaving as soon as your changes are stored, or in " + std::to_string(kLeaveWithinMs / 1000) +
              " s. Ctrl-C leaves at once; what is not stored is kept on this device and sent next time.");
        return leave(kLeaveWithinMs);
      case Simple::nothing: return;
    }
  }

  void told(const client::Taken& taken, const std::string& line) {
    if (!taken) return not_taken(taken.sentence, line);
    poke();
    draw_soon();
  }

  void take_back(const std::string& how, const std::function<client::Taken()>& back) {
    const Document before = session_.shown();
    noticed_.clear();
    const client::Taken taken = back();
    if (!taken && taken.sentence != noticed_) return refuse(taken.sentence);
    failed_ = failed_ || (!taken && !page_);
    if (const std::string what = difference(outline_of(), before); !what.empty()) news(how + what);
    poke();
    draw_soon();
  }

  void show_trash() {
    const std::vector<std::string> lines = trash_lines(outline_of());
    std::string text = lines.empty() ? "The trash is empty." : "In the trash:";
    for (const std::string& line : lines) text += "\n  " + line;
    say(text);
  }

  void wait_for(std::int64_t ms) {
    waiting_ = true;
    wait_.expires_after(std::chrono::milliseconds(ms));
    wait_.async_wait([this](boost::system::error_code error) {
      if (error) return;
      waiting_ = false;
      next_line();
    });
  }

  void people() {
    std::string text;
    for (const Record* record : session_.shown().sorted())
      if (record->has_member() && !record->member().removed())
        text += "  " + person_name(session_.shown(), session_.people(), record->member().participant()) + "  " +
                role_word(record->member().role()) + ", " + mode_words(record->member().mode()) +
                (record->member().participant() == session_.me().participant ? "  (you)" : "") + "\n";
    say(text);
  }

  // Asked for over HTTP: on the board's own line nothing of it comes to whoever looks.
  void screen() {
    const auto answered = client::read_document(seat_.link.server, seat_.joined.session(), seat_.joined.document(),
                                                "screening", seat_.trust);
    if (const auto* failure = std::get_if<client::Failure>(&answered)) return refuse(failure->sentence);
    ScreeningAnswer answer;
    if (!google::protobuf::util::JsonStringToMessage(std::get<std::string>(answered), &answer).ok())
      return refuse("The server's answer was not understood. Update the program you use.");
    waiting_cards_.assign(answer.cards().begin(), answer.cards().end());
    std::string text = waiting_cards_.empty() ? "Nothing waits to be looked through." : "";
    for (std::size_t i = 0; i < waiting_cards_.size(); ++i) {
      const ScreeningCard& card = waiting_cards_[i];
      const Region* region = session_.shown().region(card.region());
      text += "  S" + std::to_string(i + 1) + "  " + kind_word(card.kind()) + "  [" +
              (region ? region->title() : card.region()) + "]  " + card.text() +
              (card.held_reason().empty() ? "" : "  [held back: " + card.held_reason() + "]") + "\n";
    }
    say(text);
  }

  void show() {
    if (page_) return draw_soon();
    for (const std::string& line : outline(outline_of())) std::cout << line << "\n";
    say(state_line());
  }

  // ---- what is shown
  void say(const std::string& text) {
    if (!page_) {
      std::cout << text << (text.empty() || text.back() != '\n' ? "\n" : "") << std::flush;
      return;
    }
    answer_.clear();
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t end = std::min(text.find('\n', from), text.size());
      answer_.push_back(text.substr(from, end - from));
      from = end + 1;
    }
    draw_soon();
  }

  void refuse(const std::string& sentence) {
    failed_ = failed_ || !page_;
    if (!page_) {
      std::cerr << "plenary: " << sentence << std::endl;
    } else {
      news(sentence);
    }
  }

  // What was typed goes back to whoever typed it: there may be half a card in it.
  void not_taken(const std::string& sentence, const std::string& line) { refuse(sentence + " You typed: " + line); }

  void news(const std::string& sentence) {
    if (!page_) return say(sentence);
    news_.push_back({sentence, client::now_here().steady_ms});
    while (news_.size() > kNewsKept) news_.pop_front();
    draw_soon();
  }

  void draw_soon() {
    if (!page_ || drawing_) return;
    drawing_ = true;
    draw_.expires_after(kDrawEvery);
    draw_.async_wait([this](boost::system::error_code error) {
      drawing_ = false;
      if (!error) draw();
    });
  }

  void draw() {
    if (!terminal_) return;
    std::vector<std::string> below = answer_;
    for (const News& one : news_) below.push_back(one.sentence);
    if (const std::string why = trouble(); !why.empty()) below.push_back(why);
    terminal_->draw(outline(outline_of()), below,
                    saved().sentence() + "   " + role_word(session_.me().role) + "   help, quit, arrows scroll");
  }

  // ---- what the session tells
  void began() override {
    last_state_ = state_line();
    role_ = session_.me().role;
    if (!page_) {
      tell_policy();
      show();
      remember_all();
    }
    const Member* member = session_.shown().member(session_.me().participant);
    if (page_ && member && member->mode() == MODE_UNSPECIFIED)
      news(
          "You have not said how you take part. Leave and join again with --mode in_room, remote or table_device to "
          "say it.");
    if (page_) tell_policy();
    draw_soon();
    next_line();
  }
  // Joining says nothing of it: whoever has read it says so.
  void tell_policy() {
    const Board* board = session_.shown().board();
    if (!board || session_.shown().find("policy_read." + session_.me().participant)) return;
    if (!lines_.empty() && lines_.front() == "policy read") return;
    say(policy_words(*board) + "\nOnce you have read this, say `policy read`.");
  }
  void happened() override {
    const std::string now = state_line();
    if (now != last_state_) {
      last_state_ = now;
      if (!page_ && has_begun() && !leaving_) say(now);
    }
    draw_soon();
    next_line();
  }
  void interrupted() override {
    lines_.clear();
    at_end_ = true;
    input_.stop();
    leave(0);
  }
  void changed(const std::vector<std::string>& ids) override {
    if (page_) return;
    const OutlineOf of = outline_of();
    for (const std::string& id : ids) {
      const Record* record = session_.shown().find(id);
      if (record && record->has_member() && !session_.people().contains(record->member().participant())) {
        nameless_.push_back(id);
        continue;
      }
      if (record) remember(of, *record);
      std::cout << (record ? in_one_line(of, *record) : "gone: " + what_was(id)) << "\n";
    }
    std::cout << std::flush;
  }
  // What is gone from here may have been taken out of sight, and is not said once more: of a link its ends, else its label.
  void remember(const OutlineOf& of, const Record& record) {
    told_[record.id()] = record.has_link() ? in_one_line(of, record) : called(of, record);
  }
  void remember_all() {
    told_.clear();
    const OutlineOf of = outline_of();
    for (const Record* record : session_.shown().sorted()) remember(of, *record);
  }
  [[nodiscard]] std::string what_was(const std::string& id) {
    const auto told = told_.extract(id);
    return told ? told.mapped() : "something that was not told here";
  }
  // Who comes is told in the log first, by an id; the name follows.
  void people_changed() override {
    if (has_begun()) changed(std::exchange(nameless_, {}));
  }
  // Another role, or so long away that everything came anew.
  void reloaded() override {
    if (page_ || !has_begun()) return;
    remember_all();
    if (std::exchange(role_, session_.me().role) != session_.me().role)
      say("Your role is " + role_word(session_.me().role) + " now.");
    show();
  }
  void refused(const client::Handback& handback) override { handed_back("Refused: ", handback); }
  void retracted(const client::Handback& handback) override { handed_back("Taken back by the server: ", handback); }
  void handed_back(const std::string& how, const client::Handback& handback) {
    refuse(how + handback.sentence + (handback.words.empty() ? "" : " Your words: " + handback.words));
  }
  void notice(const std::string& sentence) override {
    noticed_ = sentence;
    news(sentence);
  }
  void while_away(const client::WhileAway& summary) override { news(summary.sentence()); }

  Input input_;
  asio::steady_timer draw_;
  asio::steady_timer wait_;
  std::unique_ptr<Terminal> terminal_;
  bool page_;
  bool drawing_ = false;
  bool waiting_ = false;
  bool at_end_ = false;
  bool failed_ = false;
  std::string partial_;
  std::deque<std::string> lines_;
  struct News {
    std::string sentence;
    std::int64_t since_ms;  // steady
  };
  std::deque<News> news_;              // what came unasked
  std::vector<std::string> answer_;    // to the last line
  std::string noticed_;                // last
  std::vector<std::string> nameless_;  // members who were not shown, because nobody knows yet what they are called
  std::map<std::string, std::string> told_;  // by id, on a plain pipe: what to call it once it is gone
  bool gives_up_ = false;                    // nothing more is typed, and the board has not opened yet
  Role role_ = ROLE_UNSPECIFIED;             // as it was shown last
  std::string last_state_;
  std::vector<ScreeningCard> waiting_cards_;  // as `screen` listed them last
};

int join(const JoinOptions& options) {
  int input = STDIN_FILENO;
  if (!options.commands.empty() && options.commands != "-") {
    input = ::open(options.commands.c_str(), O_RDONLY | O_CLOEXEC);
    if (input < 0) return fail("the commands in " + options.commands + " cannot be read; does the file exist?");
  }
  auto seat = take_seat(options.seat);
  if (const auto* failure = std::get_if<client::Failure>(&seat)) return fail(failure->sentence);
  const bool page = options.commands.empty() && !options.plain && is_terminal();
  return AtTheBoard(std::get<Seat>(std::move(seat)), input, page, options.read_policy).go();
}

}  // namespace

void add_join(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<JoinOptions>();
  CLI::App* command = app.add_subcommand("join", "take a seat at a board: see it, write on it");
  add_seat_options(*command, options->seat);
  command->add_option("--code", options->seat.code,
                      "the short code that somebody reads out; in place of LINK stands the server's address");
  command->add_option("--commands", options->commands,
                      "carry out the commands of this file, or of standard input (-), then leave");
  command->add_flag("--plain", options->plain, "lines instead of a page, also on a terminal");
  command->add_flag("--i-have-read-the-policy", options->read_policy,
                    "says so for good, with the time and which words they are; `policy` shows them");
  command->footer(
      "Whoever joins again is the same participant, and what was not sent is sent then.\nCommands at the board:\n" +
      help_text());
  command->callback([options, &exit_code] { exit_code = join(*options); });
}

}  // namespace plenary::cli
