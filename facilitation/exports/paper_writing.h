// Within this folder: a paper as it grows, and the small words that its writers share.
#pragma once

#include <functional>
#include <string_view>
#include <utility>

#include "facilitation/exports/paper.h"
#include "proto/session_record.pb.h"

namespace plenary {

inline constexpr auto kNarrow = PaperColumn::Width::narrow;
inline constexpr auto kSome = PaperColumn::Width::some;
inline constexpr auto kBroad = PaperColumn::Width::broad;

[[nodiscard]] Runs ours(std::string text);
[[nodiscard]] Runs words(std::string text);          // somebody's
[[nodiscard]] Runs stated(const std::string& text);  // somebody's, or "not stated"
[[nodiscard]] Runs operator+(Runs left, Runs right);
[[nodiscard]] Runs joined(const std::vector<Runs>& parts, const std::string& between);
// For everybody, by the kind of copy: publication, blog, video.
[[nodiscard]] bool is_external(const std::string& kind);
[[nodiscard]] std::string counted(std::uint32_t count, const char* one, const char* many);

// Sections and paragraphs are numbered as they come.
class Writing {
 public:
  explicit Writing(Paper& paper) : paper_(paper) {}

  void section(const std::string& title) { section(ours(title)); }
  void section(Runs title) {  // somebody's words
    paragraph_ = 0;
    add(Heading{Heading::Level::section, ++section_, std::move(title)});
  }
  // By the number that it has in every record.
  void section(const std::string& title, int number) {
    section_ = number - 1;
    section(title);
  }
  void part(Runs title) { add(Heading{Heading::Level::part, 0, std::move(title)}); }
  void paragraph(Runs runs) {
    Passage block;
    block.runs = std::move(runs);
    paragraph(std::move(block));
  }
  void paragraph(Passage block) {
    block.section = section_;
    block.number = ++paragraph_;
    add(std::move(block));
  }
  void quotation(const std::string& text) { add(Quotation{words(text)}); }
  void item(Runs runs) { add(Listing{{std::move(runs)}}); }
  void add(Block block) { paper_.blocks.push_back(std::move(block)); }

 private:
  Paper& paper_;
  int section_ = 0;
  int paragraph_ = 0;
};

// One board's part: discussion, board, clusters, links, decisions, actions, what was set aside, annex. `place` tells
// groups apart where anchors are made. `with_notes`: a copy that may hold notes says so where there are none.
void write_group(Writing& writing, const GroupRecord& group, const std::string& time_zone, int place, bool with_notes);

// A board on one page: its question, what stands in each region, what was decided, what is still missing.
void write_on_one_page(Writing& writing, const SessionRecord& record);

// A record that people wrote: what became of it; its sections and paragraphs, corrigenda.
void write_status(Writing& writing, const SessionRecord& record);
void write_written(Writing& writing, const SessionRecord& record);

// How it was led. What did not happen has no section.
void write_harvest(Writing& writing, const GroupRecord& group);
void write_reports(Writing& writing, const GroupRecord& group);
void write_differences(Writing& writing, const GroupRecord& group);
// `anchor_of`: where references to a vote lead, by its id.
void write_votes(Writing& writing, const GroupRecord& group,
                 const std::function<std::string(const std::string&)>& anchor_of);
void write_quotations(Writing& writing, const GroupRecord& group, const std::string& time_zone);
void write_markers(Writing& writing, const GroupRecord& group, const std::string& time_zone);
void write_phases(Writing& writing, const GroupRecord& group, const std::string& time_zone);

}  // namespace plenary
