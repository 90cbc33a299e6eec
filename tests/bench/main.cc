// scripts/bench: plenaryd beside the bare broadcaster, in the same run, load on one core and server on the other.
#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "tests/bench/cold_start.h"
#include "tests/bench/exporting.h"
#include "tests/bench/fan_out.h"
#include "tests/bench/joining.h"
#include "tests/bench/meeting.h"
#include "tests/bench/redis_on_files.h"
#include "tests/bench/typing.h"

namespace plenary::bench {
namespace {

struct Servers {
  std::string plenaryd, bare;
  std::filesystem::path data;

  [[nodiscard]] Program ours() const {
    std::filesystem::remove_all(data);
    return Program(on_data(), 0);
  }
  [[nodiscard]] std::vector<std::string> on_data() const {
    return {plenaryd, "--port", "0", "--data", data.string(), "--unlimited", "--log-level", "error"};
  }
  [[nodiscard]] Program bare_one() const { return Program({bare}, 0); }
};

class Run {
 public:
  Run(const Servers& servers, double seconds, bool quick) : servers_(servers), seconds_(seconds), quick_(quick) {}

  void one_writer(std::size_t viewers) {
    const FanOut work{1, viewers + 1, 1, 20, seconds_};
    FanOutResult ours = measured(work), bare = measured_bare(work);
    const std::string name = "one writer 20/s, " + std::to_string(viewers) + " viewers: ";
    const double bare_ms = bare.last_ms.at(0.99);
    note({name + "p99 to the last (3 x bare + one append)", "ms", ours.last_ms.at(0.99), bare_ms,
          3 * bare_ms + one_append_ms()});
    lost(ours);
  }

  void everybody(std::size_t people, bool judged) {
    const FanOut work{1, people, people, 5, seconds_};
    FanOutResult ours = measured(work), bare = measured_bare(work);
    const std::string name = std::to_string(people) + " people, each 5/s: ";
    note({name + "p99", "ms", ours.last_ms.at(0.99), bare.last_ms.at(0.99), judged ? 5.0 : -1});
    note({name + "CPU per million deliveries", "s", ours.cpu_per_million(), bare.cpu_per_million(), judged ? 1.5 : -1,
          true});
    note({name + "Redis CPU per million deliveries", "s",
          ours.deliveries ? ours.redis_cpu_seconds * 1e6 / static_cast<double>(ours.deliveries) : 0});
    lost(ours);
  }

  void largest_board() {
    std::size_t largest = 0;
    for (const std::size_t people : {100u, 200u, 300u, 400u, 600u, 800u}) {
      FanOutResult ours = measured({1, people, people, 5, seconds_});
      std::cerr << "  " << people << " people: p99 " << ours.last_ms.at(0.99) << " ms, lost " << ours.lost << "\n";
      if (ours.lost > 0 || !(ours.last_ms.at(0.99) < 100)) break;
      largest = people;
    }
    Figure figure{"everybody writes 5/s: largest N with p99 < 100 ms", "", static_cast<double>(largest), -1, 600};
    figure.at_least = true;
    note(figure);
  }

  void many_boards() {
    const FanOut work{200, 8, 8, 1, seconds_};
    FanOutResult ours = measured(work), bare = measured_bare(work);
    note({"200 boards x 8 people, 1/s each: p99", "ms", ours.last_ms.at(0.99), bare.last_ms.at(0.99), 3});
    note({"200 boards x 8 people, 1/s each: CPU per million deliveries", "s", ours.cpu_per_million(),
          bare.cpu_per_million(), 2, true});
    FanOutResult storing = measured_storing(work);
    note({"the same beside a bare one that stores before it sends: p99", "ms", ours.last_ms.at(0.99),
          storing.last_ms.at(0.99)});
    note({"the same: CPU per million deliveries", "s", ours.cpu_per_million(), storing.cpu_per_million()});
    lost(ours);
  }

  void joins(std::uint32_t cards, double ms, double kib) {
    Program server = servers_.ours();
    JoinResult result = join_board(server, join(server.port(), server.links().at("facilitator")), cards);
    const std::string name = "join a board of " + std::to_string(cards) + " cards: ";
    note({name + "median", "ms", result.ms.at(0.5), -1, ms});
    note({name + "the first", "ms", result.first_ms});
    note({name + "bytes", "KiB", static_cast<double>(result.bytes) / 1'024, -1, kib});
    note({name + "100 at once, the last", "ms", result.hundred_last_ms, -1, cards >= 10'000 ? 400.0 : -1});
  }

  void memory() {
    const std::size_t connections = quick_ ? 2'000 : 10'000;
    double bare_bytes = 0;
    {
      Program bare = servers_.bare_one();
      bare_bytes = idle_connections(bare, nullptr, connections).bytes_each / 1'024;
    }
    {
      Program server = servers_.ours();
      const Seat leading = join(server.port(), server.links().at("facilitator"));
      const IdleResult idle = idle_connections(server, &leading, connections);
      note({"memory per idle connection at " + std::to_string(idle.connections), "KiB", idle.bytes_each / 1'024,
            bare_bytes, 12});
    }
    Program server =
        servers_.ours();  // a fresh one: what ten thousand connections gave back would count as the boards'
    const Seat leading = join(server.port(), server.links().at("facilitator"));
    note({"memory per board of 1,000 cards held", "KiB", board_bytes(server, leading, 1'000, quick_ ? 8 : 80) / 1'024,
          -1, 900});
  }

  void typing() {
    Program server = servers_.ours();
    const TypingResult result = type_into_note(server, join(server.port(), server.links().at("facilitator")), 20'000);
    Figure figure{"20,000 edits of a note by one, read by another", "/s", result.edits_per_second, -1, 50'000};
    figure.at_least = true;
    note(figure);
    lost_ += result.lost;
    // At most 128 requests go into one append (LiveOptions), one append in flight: no more than this reaches the disk.
    const double append = append_ms(servers_.data.string() + "-append").at(0.5);
    note({"one append, on disk: median", "ms", append});
    Figure disk{"edits that this disk can take, 128 an append", "/s", 128'000 / append};
    note(disk);
  }

  void exporting() {
    for (const Written& written : write_large_record()) {
      const double to_reach = written.format == "md"                                ? 20
                              : written.format == "pdf" || written.format == "docx" ? 150
                                                                                    : -1;
      note({"log to record of 300 cards and 20 pages of notes as " + written.format, "ms", written.ms, -1, to_reach});
      note({"the same, bytes", "KiB", written.kib});
    }
    for (const Written& written : write_large_guidebook()) {
      note({"guidebook of 200 entries as " + written.format, "ms", written.ms, -1,
            written.format == "pdf" ? 2'000.0 : -1});
      note({"the same, bytes", "KiB", written.kib});
    }
  }

  // Somebody saves the records of forty boards as PDF, one after the other, while sixty people write on another.
  void exporting_meanwhile() {
    Program server = servers_.ours();
    const Seat leading = join(server.port(), server.links().at("facilitator"));
    std::vector<Seat> boards;
    for (int i = 0; i < 40; ++i) {
      boards.push_back(join(server.port(), fresh_board(server.port(), leading, "Board").at("participant")));
      fill(server.port(), boards.back(), 100);
    }
    const FanOut work{1, 60, 60, 5, seconds_};
    FanOutResult alone = run(work, server, &leading);
    std::atomic<std::size_t> saved = 0;
    std::thread saving([&] {
      for (const Seat& board : boards)
        saved +=
            http(server.port(), "GET", "/api/documents/" + board.document + "/export?format=pdf", board.session, "")
                .status == 200;
    });
    FanOutResult meanwhile = run(work, server, &leading);
    saving.join();
    const double before = alone.last_ms.at(0.99);
    note({"60 people, each 5/s, while " + std::to_string(saved) + " records are saved: p99", "ms",
          meanwhile.last_ms.at(0.99), before, 1.2, true});
    lost(meanwhile);
  }

  void meeting() {
    Program server = servers_.ours();
    MeetingWork work;
    work.seconds = quick_ ? seconds_ : std::max(seconds_, 10.0);
    if (quick_) work.groups = 8, work.people = 60;
    MeetingResult result = lead_meeting(server, work);
    const std::string name = std::to_string(work.people) + " people in " + std::to_string(work.groups) + " groups: ";
    note({name + "a phase begun in all of them is with everybody, p99", "ms", result.told_ms.at(0.99), -1, 300});
    note({name + "server CPU while they write", "%", 100 * result.cpu_without});
    note({name + "of it for " + std::to_string(work.consoles) + " consoles", "%", 100 * result.console_share(), -1, 5});
    lost_ += result.missed;
  }

  void cold_start() {
    std::filesystem::remove_all(servers_.data);
    ColdStart work;
    if (quick_) work = {20, 1'000, 2'000};
    const ColdStartResult result =
        start_cold(work, servers_.data, [this] { return std::make_unique<Program>(servers_.on_data(), 0); });
    const std::string name =
        "cold start, " + std::to_string(work.boards) + " boards, " + std::to_string(work.commits) + " commits each: ";
    note({name + "stored", "MiB", result.stored_mib});
    note({name + "Redis alone", "ms", result.redis_ms});
    note({name + "READY", "ms", result.ready_ms});
    note({name + "first board", "ms", result.first_board_ms, -1, 1'000});
  }

  [[nodiscard]] const std::vector<Figure>& figures() const { return figures_; }
  [[nodiscard]] bool lost_nothing() const { return lost_ == 0; }

 private:
  FanOutResult measured(const FanOut& work) {
    Program server = servers_.ours();
    const Seat leading = join(server.port(), server.links().at("facilitator"));
    return run(work, server, &leading);
  }
  FanOutResult measured_bare(const FanOut& work) {
    Program server = servers_.bare_one();
    return run(work, server, nullptr);
  }
  // The bare one with a Redis beside it that keeps every message on disk before anybody is sent it.
  FanOutResult measured_storing(const FanOut& work) {
    std::filesystem::remove_all(servers_.data);
    std::filesystem::create_directories(servers_.data);
    const RedisOnFiles redis(servers_.data, RedisOnFiles::Sync::always);
    Program server({servers_.bare, "--storing", redis.socket()}, 0);
    return run(work, server, nullptr);
  }
  double one_append_ms() {
    if (one_append_ms_ < 0) {
      one_append_ms_ = append_ms(servers_.data.string() + "-append").at(0.99);
      note({"one append, on disk: p99", "ms", one_append_ms_});
    }
    return one_append_ms_;
  }
  void note(Figure figure) {
    figures_.push_back(std::move(figure));
    std::cerr << table({figures_.back()});
  }
  void lost(const FanOutResult& result) { lost_ += result.lost; }

  Servers servers_;
  double seconds_;
  bool quick_;
  std::uint64_t lost_ = 0;
  double one_append_ms_ = -1;
  std::vector<Figure> figures_;
};

}  // namespace
}  // namespace plenary::bench

int main(int argc, char** argv) {
  using namespace plenary::bench;
  CLI::App app{"Measures plenaryd beside a bare broadcaster that parses nothing and stores nothing, in the same run."};
  const std::filesystem::path here = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  Servers servers{here / "plenaryd", here / "bare_broadcaster",
                  std::filesystem::temp_directory_path() / ("plenary-bench-" + std::to_string(getpid()))};
  std::string json_file, only;
  double seconds = 5;
  bool quick = false;
  app.add_option("--json", json_file, "Write the figures to this file too");
  app.add_option("--only", only,
                 "One of: writer, everybody, boards, largest, join, typing, meeting, exports, cold, memory");
  app.add_option("--seconds", seconds, "Of load in each measurement")->capture_default_str();
  app.add_flag("--quick", quick, "Smaller numbers, to see that it runs");
  CLI11_PARSE(app, argc, argv);
  try {
    stay_on_core(1);
    Run run(servers, seconds, quick);
    const auto wanted = [&](const char* name) { return only.empty() || only == name; };
    if (wanted("writer")) {
      run.one_writer(50);
      run.one_writer(quick ? 200 : 1'000);
    }
    if (wanted("everybody")) {
      run.everybody(60, true);
      run.everybody(100, true);
    }
    if (wanted("boards")) run.many_boards();
    if (wanted("largest")) run.largest_board();
    if (wanted("join")) {
      run.joins(1'000, 5, 60);
      if (!quick) run.joins(10'000, 20, 500);
    }
    if (wanted("typing")) run.typing();
    if (wanted("meeting")) run.meeting();
    if (wanted("exports")) run.exporting();
    if (wanted("exports")) run.exporting_meanwhile();
    if (wanted("cold")) run.cold_start();
    if (wanted("memory")) run.memory();
    std::cout << table(run.figures());
    if (!json_file.empty()) std::ofstream(json_file) << json(run.figures());
    std::filesystem::remove_all(servers.data);
    if (!run.lost_nothing())
      std::cout << "Some changes did not reach everybody in time: the figures above do not count.\n";
    return run.lost_nothing() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "plenary_bench: " << error.what() << "\n";
    return 1;
  }
}
