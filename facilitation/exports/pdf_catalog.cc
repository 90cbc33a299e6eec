#include "facilitation/exports/pdf_catalog.h"

#include <cstdio>
#include <cstdlib>
#include <optional>

namespace plenary::pdf {
namespace {

std::optional<std::size_t> number_after(const std::string& bytes, const char* name, std::size_t from) {
  const auto at = bytes.find(name, from);
  if (at == bytes.npos) return std::nullopt;
  return std::strtoul(bytes.c_str() + at + std::char_traits<char>::length(name), nullptr, 10);
}

// "   /K [ 3 0 R ]\n" and what follows, between "<<" and ">>".
std::optional<std::string> dictionary(const std::string& bytes, std::size_t number) {
  const std::string begin = "\n" + std::to_string(number) + " 0 obj\n<<";
  const auto at = bytes.find(begin);
  const auto end = bytes.find(">>\nendobj", at);
  if (at == bytes.npos || end == bytes.npos) return std::nullopt;
  return bytes.substr(at + begin.size(), end - at - begin.size());
}

std::string without(std::string text, const std::string& part) {
  if (const auto at = text.find(part); at != text.npos) text.erase(at, part.size());
  return text;
}

std::string line_of(const std::string& text, const char* name) {  // "   /ParentTree 7 0 R\n"
  const auto at = text.find(name);
  if (at == text.npos) return "";
  return "   " + text.substr(at, text.find('\n', at) - at) + "\n";
}

}  // namespace

std::string said_to_be_tagged(std::string bytes) {
  const auto trailer = bytes.rfind("trailer");
  if (trailer == bytes.npos) return bytes;
  const auto root = number_after(bytes, "/Root ", trailer), size = number_after(bytes, "/Size ", trailer);
  const auto info = number_after(bytes, "/Info ", trailer), previous = number_after(bytes, "startxref", trailer);
  if (!root || !size || !info || !previous) return bytes;
  const auto catalog = dictionary(bytes, *root);
  const auto tree_number = catalog ? number_after(*catalog, "/StructTreeRoot ", 0) : std::nullopt;
  const auto tree = tree_number ? dictionary(bytes, *tree_number) : std::nullopt;
  if (!tree) return bytes;

  std::string xref = "xref\n";
  const auto object = [&](std::size_t number, const std::string& content) {
    char entry[48];
    std::snprintf(entry, sizeof entry, "%zu 1\n%010zu 00000 n \n", number, bytes.size());
    xref += entry;
    bytes += std::to_string(number) + " 0 obj\n<<" + content + ">>\nendobj\n";
  };
  const std::string old = " " + std::to_string(*tree_number) + " 0 R", fresh = " " + std::to_string(*size) + " 0 R";
  const std::string parents = line_of(*tree, "/ParentTree");
  object(*tree_number, " /Type /StructElem\n   /S /Document\n   /P" + fresh + "\n" +
                           without(without(*tree, " /Type /StructTreeRoot\n"), parents));
  object(
      *root,
      without(*catalog, line_of(*catalog, "/StructTreeRoot")) + "   /StructTreeRoot" + fresh +
          "\n   /MarkInfo << /Marked true >>\n   /Lang (en-GB)\n   /ViewerPreferences << /DisplayDocTitle true >>\n");
  object(*size, " /Type /StructTreeRoot\n   /K [" + old + " ]\n" + parents);
  const std::size_t here = bytes.size();
  return bytes + xref + "trailer\n<< /Size " + std::to_string(*size + 1) + "\n   /Root " + std::to_string(*root) +
         " 0 R\n   /Info " + std::to_string(*info) + " 0 R\n   /Prev " + std::to_string(*previous) +
         "\n>>\nstartxref\n" + std::to_string(here) + "\n%%EOF\n";
}

}  // namespace plenary::pdf
