// Within this folder: a page of Markdown as it grows, and the small words that its writers share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facilitation/exports/markdown_words.h"
#include "proto/session_record.pb.h"

namespace plenary {

// Sections and paragraphs, numbered as they come: "## 4 Discussion", "**4.7** ...".
class Page {
 public:
  void line(const std::string& text) { text_ += text + "\n"; }
  void gap() {
    if (!text_.ends_with("\n\n")) text_ += "\n";
  }
  void section(const std::string& title) {
    gap();
    ++section_;
    paragraph_ = 0;
    line("## " + std::to_string(section_) + " " + title);
    gap();
  }
  void part(const std::string& title) {  // a group's record within a session's
    gap();
    line("# " + title);
    gap();
  }
  void paragraph(const std::string& text) {
    gap();
    line("**" + std::to_string(section_) + "." + std::to_string(++paragraph_) + "** " + text);
    gap();
  }
  void heading(const std::string& title) {
    gap();
    line("### " + title);
    gap();
  }
  void item(const std::string& text) { line("- " + text); }
  void quotation(const std::string& words) {
    gap();
    line("> " + in_markdown(words, "> "));
    gap();
  }
  [[nodiscard]] std::string text() && {
    while (text_.ends_with("\n\n")) text_.pop_back();
    return std::move(text_);
  }

 private:
  std::string text_;
  int section_ = 0;
  int paragraph_ = 0;
};

[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between);
[[nodiscard]] std::string in_hex(const std::string& bytes);
[[nodiscard]] std::string spoken(std::string word);          // "sense_of_the_room" as it is read
[[nodiscard]] std::string stated(const std::string& words);  // the words, or "not stated"

// One board's part: discussion, board, clusters, links, decisions, actions, what was set aside, annex.
void write_group(Page& page, const GroupRecord& group, const std::string& time_zone);

// How it was led. What did not happen has no section.
void write_harvest(Page& page, const GroupRecord& group);
void write_votes(Page& page, const GroupRecord& group);
void write_phases(Page& page, const GroupRecord& group, const std::string& time_zone);

}  // namespace plenary
