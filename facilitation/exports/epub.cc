#include "facilitation/exports/epub.h"

#include "facilitation/exports/archive.h"
#include "facilitation/exports/html_parts.h"
#include "facilitation/exports/html_style.h"
#include "facilitation/exports/paper.h"
#include "facilitation/exports/plain_words.h"

namespace plenary {
namespace {

constexpr const char* kXml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
constexpr const char* kXhtml =
    "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" "
    "lang=\"en\" xml:lang=\"en\">\n";

// What is written for browsers has one element that XML closes.
std::string as_xml(const std::string& html) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t found; (found = html.find("<br>", at)) != std::string::npos; at = found + 4)
    out += html.substr(at, found - at) + "<br/>";
  return out + html.substr(at);
}

std::string page(const std::string& title, const std::string& style, const std::string& body) {
  return kXml + std::string(kXhtml) + "<head>\n<title>" + html_escaped(title) + "</title>\n" + style +
         "</head>\n<body>\n" + as_xml(body) + "</body>\n</html>\n";
}

// What tells this book from any other: where the record comes from, as its colophon says it.
std::string identifier_of(const Paper& paper) {
  std::string said;
  for (const Fact& fact : paper.colophon.facts) said += fact.name + " " + plain(fact.runs) + "; ";
  return said;
}

std::string package_of(const Paper& paper, const std::string& title) {
  return kXml +
         std::string(
             "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" "
             "xml:lang=\"en\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n") +
         "<dc:identifier id=\"id\">" + html_escaped(shown_line(identifier_of(paper))) + "</dc:identifier>\n<dc:title>" +
         html_escaped(title) + "</dc:title>\n<dc:language>en</dc:language>\n<dc:publisher>" +
         html_escaped(shown_line(paper.meeting)) + "</dc:publisher>\n<meta property=\"dcterms:modified\">" +
         html_escaped(paper.generated_at) +
         "</meta>\n</metadata>\n<manifest>\n"
         "<item id=\"nav\" href=\"contents.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n"
         "<item id=\"record\" href=\"record.xhtml\" media-type=\"application/xhtml+xml\"/>\n"
         "<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n</manifest>\n"
         "<spine>\n<itemref idref=\"record\"/>\n</spine>\n</package>\n";
}

}  // namespace

std::string to_epub(const Paper& paper) {
  const HtmlParts parts = html_parts(paper);
  const std::string title = shown_line(paper.title);
  const std::string style = "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n";
  const std::string body = "<div class=\"sheet" + parts.pillar_class + "\">\n<header>\n" + parts.head +
                           "</header>\n<main>\n" + parts.body + "</main>\n<footer>\n<h2>About this file</h2>\n" +
                           parts.foot + "</footer>\n</div>\n";
  std::string contents;
  for (const HtmlParts::Section& section : parts.sections)
    contents += "<li><a href=\"record.xhtml#" + section.id + "\">" + section.title + "</a></li>\n";
  const std::string nav = "<nav epub:type=\"toc\">\n<h1>Contents</h1>\n<ol>\n" + contents + "</ol>\n</nav>\n";
  return zipped({{"mimetype", "application/epub+zip", false},
                 {"META-INF/container.xml",
                  kXml + std::string("<container version=\"1.0\" "
                                     "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n<rootfiles>\n"
                                     "<rootfile full-path=\"package.opf\" "
                                     "media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n")},
                 {"package.opf", package_of(paper, title)},
                 {"contents.xhtml", page("Contents", "", nav)},
                 {"record.xhtml", page(title, style, body)},
                 {"style.css", std::string(kHtmlStyle) + ".sheet { display: block; padding: 0 0 0 3.2rem; }\n"}});
}

}  // namespace plenary
