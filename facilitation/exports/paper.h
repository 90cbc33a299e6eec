// A session record as a paper: what stands where, before anybody knows in which format. Made once from a record; each
// format for readers (md, html, docx, pdf) is a pure function of it, so that no two of them say the record differently.
//
//   4 Discussion                                Heading{section, number 4}
//   4.7 11:52 — The remote ... (see card 39)     Passage{4.7, lead "11:52", remarks}
//   card 39, risk: Moving the problem (late)     PaperTable{Card | Kind | Words | Remarks}, a row
//
// Text is a row of runs. What people wrote is a run of its own and stays data: a format writes it as text and never
// reads it as markup.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace plenary {

class SessionRecord;

struct Run {
  enum class Voice { ours, strong, words };  // words: somebody wrote them
  Voice voice = Voice::ours;
  std::string text;
  std::string to;  // the anchor of what is spoken of; empty: none
};
using Runs = std::vector<Run>;

struct Heading {
  enum class Level { title, part, section };  // part: a group's record within a session's
  Level level = Level::section;
  int number = 0;  // of a section
  Runs runs;
};

struct Passage {
  int section = 0, number = 0;  // "4.7"; 0: without a number
  Runs lead;                    // what it is about: a time, "Action 3", the name of a region
  std::string between;          // lead and runs, where they stand in one line: " — ", ": "
  Runs runs;
  std::vector<Runs> remarks;  // who noted it, what it refers to
  std::string anchor;
};

struct Quotation {
  Runs runs;
};
struct Listing {
  std::vector<Runs> items;
};

struct Fact {
  std::string name;
  Runs runs;
};
struct Facts {
  std::vector<Fact> facts;
};

// Read across, a row is a sentence: each cell with what its column puts before and after it.
struct PaperColumn {
  enum class Width { narrow, some, broad };  // a number or a word; a few words; what people wrote
  std::string title, before, after;
  Width width = Width::narrow;
};
struct PaperRow {
  std::vector<Runs> cells;
  std::string anchor;
  std::uint32_t dots = 0;  // what it was given, for formats that draw
};
struct PaperTable {
  std::vector<PaperColumn> columns;
  std::vector<PaperRow> rows;
  [[nodiscard]] std::vector<std::size_t> shown() const;  // the columns in which any row says something
};

using Block = std::variant<Heading, Passage, Quotation, Listing, Facts, PaperTable>;

struct Paper {
  std::string title, meeting, session;  // words of people; for running heads and properties of files
  std::string pillar;                   // "routes": its colour
  std::string status;
  std::string generated_at;  // RFC 3339
  bool one_page = false;     // set smaller, where pages are fixed, until it fits one
  std::vector<Block> blocks;
  Facts colophon;  // of the file: copy, filters, schema, positions in the logs; where Markdown has only its annex
};

[[nodiscard]] Paper paper_of(const SessionRecord& record);

// Does the block at `at` announce the next one: a table, a list, a quotation? Then a page does not end between them.
[[nodiscard]] bool announces_next(const Paper& paper, std::size_t at);

[[nodiscard]] std::string spoken(std::string word);  // "sense_of_the_room" as it is read
[[nodiscard]] std::string in_hex(const std::string& bytes);
[[nodiscard]] std::string plain(const Runs& runs);  // as one text

}  // namespace plenary
