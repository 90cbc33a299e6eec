#include "facilitation/exports/xlsx.h"

#include <algorithm>

#include "facilitation/exports/archive.h"
#include "facilitation/exports/plain_words.h"
#include "facilitation/exports/xml.h"

namespace plenary {
namespace {

constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* kPackage = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::size_t kMostInACell = 32'000;  // bytes; a cell holds 32,767 characters

enum CellStyle { kWordsStyle, kHeadStyle, kQuotedStyle, kNumberStyle };
constexpr std::string_view kStyles =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="10"/><color rgb="FF17211F"/><name val="Noto Sans"/><family val="2"/></font><font><b/><sz val="10"/><color rgb="FF17211F"/><name val="Noto Sans"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3E6DF"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF17211F"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)";

std::string place(std::size_t column, std::size_t row) {  // "B3"
  return std::string(1, static_cast<char>('A' + column)) + std::to_string(row + 1);
}

// A cell's words: "_x0041_" would be read as a character; it is not if the first sign is said in that way.
std::string cell_words(const std::string& words) {
  std::string text;
  for (const std::string& line : shown_lines(words)) text += (text.empty() ? "" : "\n") + line;
  if (text.size() > kMostInACell) {
    std::size_t end = kMostInACell;
    while ((static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    text = text.substr(0, end) + "… (cut: a cell holds no more; the other formats have all of it)";
  }
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = std::string_view(text).substr(at);
    const bool code = rest.size() >= 7 && rest[0] == '_' && rest[1] == 'x' && rest[6] == '_' &&
                      std::all_of(rest.begin() + 2, rest.begin() + 6, [](char c) {
                        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
                      });
    out += code ? "_x005F_" : std::string(1, text[at]);
  }
  return out;
}

void write_words(pugi::xml_node cell, const std::string& words, CellStyle style) {
  cell.append_attribute("s") = static_cast<int>(style);
  cell.append_attribute("t") = "inlineStr";
  pugi::xml_node text = add(add(cell, "is"), "t", "xml:space", "preserve");
  add_text(text, words);
}

std::string sheet_of(const Sheet& sheet, bool first) {
  pugi::xml_document xml;
  pugi::xml_node root = add(xml, "worksheet", "xmlns", kMain);
  const std::string last = place(sheet.columns.size() - 1, sheet.rows.size());
  add(root, "dimension", "ref", "A1:" + last);
  pugi::xml_node view = add(add(root, "sheetViews"), "sheetView", "workbookViewId", "0");
  if (first) view.append_attribute("tabSelected") = "1";
  pugi::xml_node pane = add(view, "pane", "ySplit", "1");
  pane.append_attribute("topLeftCell") = "A2";
  pane.append_attribute("activePane") = "bottomLeft";
  pane.append_attribute("state") = "frozen";
  pugi::xml_node columns = add(root, "cols");
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    pugi::xml_node column = add(columns, "col", "min", std::to_string(i + 1));
    column.append_attribute("max") = std::to_string(i + 1).c_str();
    column.append_attribute("width") = sheet.columns[i].width;
    column.append_attribute("customWidth") = "1";
  }
  pugi::xml_node data = add(root, "sheetData");
  pugi::xml_node head = add(data, "row", "r", "1");
  for (std::size_t i = 0; i < sheet.columns.size(); ++i)
    write_words(add(head, "c", "r", place(i, 0)), sheet.columns[i].name, kHeadStyle);
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    pugi::xml_node row = add(data, "row", "r", std::to_string(r + 2));
    for (std::size_t i = 0; i < sheet.rows[r].size(); ++i) {
      const Cell& cell = sheet.rows[r][i];
      if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        pugi::xml_node node = add(row, "c", "r", place(i, r + 1));
        node.append_attribute("s") = static_cast<int>(kNumberStyle);
        add_text(add(node, "v"), std::to_string(*number));
      } else if (const auto* words = std::get_if<std::string>(&cell)) {
        write_words(add(row, "c", "r", place(i, r + 1)), cell_words(*words),
                    defused(*words).starts_with('\'') ? kQuotedStyle : kWordsStyle);
      }
    }
  }
  if (!sheet.rows.empty()) add(root, "autoFilter", "ref", "A1:" + last);
  return saved(xml);
}

std::string relation(pugi::xml_node root, const std::string& id, const std::string& kind, const std::string& target) {
  pugi::xml_node node = add(root, "Relationship", "Id", id);
  node.append_attribute("Type") = kind.c_str();
  node.append_attribute("Target") = target.c_str();
  return id;
}

}  // namespace

std::string to_xlsx(const std::vector<Sheet>& sheets, const std::string& generated_at) {
  constexpr const char* kTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  pugi::xml_document types, relations, book, book_relations, core;
  pugi::xml_node type_root =
      add(types, "Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
  const auto type = [&](const char* what, const char* name, const std::string& is, const std::string& kind) {
    add(type_root, what, name, is).append_attribute("ContentType") = kind.c_str();
  };
  type("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
  type("Default", "Extension", "xml", "application/xml");
  type("Override", "PartName", "/xl/workbook.xml", std::string(kTypes) + "sheet.main+xml");
  type("Override", "PartName", "/xl/styles.xml", std::string(kTypes) + "styles+xml");
  type("Override", "PartName", "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");

  pugi::xml_node root = add(relations, "Relationships", "xmlns", kPackage);
  relation(root, "rId1", std::string(kRelationships) + "/officeDocument", "xl/workbook.xml");
  relation(root, "rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
           "docProps/core.xml");

  pugi::xml_node book_root = add(book, "workbook", "xmlns", kMain);
  book_root.append_attribute("xmlns:r") = kRelationships;
  pugi::xml_node names = add(book_root, "sheets");
  pugi::xml_node rel_root = add(book_relations, "Relationships", "xmlns", kPackage);
  std::vector<ArchiveEntry> pages;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    pugi::xml_node name = add(names, "sheet", "name", sheets[i].name);
    name.append_attribute("sheetId") = number.c_str();
    name.append_attribute("r:id") = relation(rel_root, "rId" + number, std::string(kRelationships) + "/worksheet",
                                             "worksheets/sheet" + number + ".xml")
                                        .c_str();
    type("Override", "PartName", "/xl/worksheets/sheet" + number + ".xml", std::string(kTypes) + "worksheet+xml");
    pages.push_back({"xl/worksheets/sheet" + number + ".xml", sheet_of(sheets[i], i == 0)});
  }
  relation(rel_root, "rId" + std::to_string(sheets.size() + 1), std::string(kRelationships) + "/styles", "styles.xml");

  pugi::xml_node properties = add(core, "cp:coreProperties", "xmlns:cp",
                                  "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
  properties.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
  properties.append_attribute("xmlns:dcterms") = "http://purl.org/dc/terms/";
  properties.append_attribute("xmlns:xsi") = "http://www.w3.org/2001/XMLSchema-instance";
  add_text(add(properties, "dc:creator"), "Plenary");
  for (const char* when : {"dcterms:created", "dcterms:modified"}) {
    pugi::xml_node node = add(properties, when, "xsi:type", "dcterms:W3CDTF");
    add_text(node, generated_at);
  }

  std::vector<ArchiveEntry> entries = {
      {"[Content_Types].xml", saved(types)},   {"_rels/.rels", saved(relations)},
      {"xl/workbook.xml", saved(book)},        {"xl/_rels/workbook.xml.rels", saved(book_relations)},
      {"xl/styles.xml", std::string(kStyles)}, {"docProps/core.xml", saved(core)}};
  for (ArchiveEntry& page : pages) entries.push_back(std::move(page));
  return zipped(entries);
}

}  // namespace plenary
