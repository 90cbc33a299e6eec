// What a Markdown reader makes of a text: GitHub's parser with all its extensions.
#pragma once

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <map>
#include <memory>
#include <string>

namespace plenary::test {

struct Parsed {
  std::map<std::string, int> nodes;  // kind of node: how many
  std::string words;                 // everything that is shown as text; line breaks as \n
};

inline Parsed parsed(const std::string& markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, void (*)(cmark_parser*)> parser(cmark_parser_new(CMARK_OPT_FOOTNOTES),
                                                                      cmark_parser_free);
  for (const char* name : {"table", "strikethrough", "autolink", "tagfilter", "tasklist"})
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  const std::unique_ptr<cmark_node, void (*)(cmark_node*)> root(cmark_parser_finish(parser.get()), cmark_node_free);
  const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> at(cmark_iter_new(root.get()), cmark_iter_free);
  Parsed result;
  for (cmark_event_type event; (event = cmark_iter_next(at.get())) != CMARK_EVENT_DONE;) {
    if (event != CMARK_EVENT_ENTER) continue;
    cmark_node* node = cmark_iter_get_node(at.get());
    ++result.nodes[cmark_node_get_type_string(node)];
    if (cmark_node_get_type(node) == CMARK_NODE_TEXT) result.words += cmark_node_get_literal(node);
    if (cmark_node_get_type(node) == CMARK_NODE_LINEBREAK || cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK)
      result.words += "\n";
  }
  return result;
}

}  // namespace plenary::test
