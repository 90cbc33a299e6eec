// Within this folder: what a browser shows of a paper, in pieces, for formats that are pages of some kind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plenary {

struct Paper;

struct HtmlParts {
  struct Section {
    std::string id, number, title;  // written: markup, not words
    bool is_part = false;
  };
  std::string pillar_class;      // " routes", or nothing
  std::string head, body, foot;  // closed elements, but for <br>
  std::vector<Section> sections;
};
[[nodiscard]] HtmlParts html_parts(const Paper& paper);
[[nodiscard]] std::string html_escaped(std::string_view text);  // for attributes, too, that stand in double quotes

}  // namespace plenary
