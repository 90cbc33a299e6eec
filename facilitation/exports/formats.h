// The formats that a session record is exported in: one pure function each, one row each. Same record, same bytes.
//
// In every format that is text the moment of the export is alone on its line, so that two exports of one state differ in
// that line and nowhere else; in the others it stands in one place of the words, and in the properties of the file.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "proto/session_record.pb.h"

namespace plenary {

struct Format {
  std::string_view name;        // what people ask for: "md"
  std::string_view media_type;  // what HTTP says: "text/markdown; charset=utf-8"
  std::string_view ending;      // of a file: ".md"
  bool is_text;                 // may be shown on a terminal
  bool has_pages;               // is read from top to bottom
  bool is_whole;                // all of the record; else the board, or the days, or the marks in a recording
  std::string (*write)(const SessionRecord&);
};

[[nodiscard]] std::span<const Format> formats();
[[nodiscard]] const Format* format_named(std::string_view name);  // nullptr: there is none
[[nodiscard]] std::string format_names();                         // "md, json": for messages

}  // namespace plenary
