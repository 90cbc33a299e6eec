#include "facilitation/exports/docx.h"

#include <map>

#include "facilitation/exports/archive.h"
#include "facilitation/exports/docx_parts.h"
#include "facilitation/exports/plain_words.h"
#include "facilitation/exports/xml.h"

namespace plenary {
namespace {

constexpr const char* kWord = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr int kTextWidth = 8192;  // in twentieths of a point: A4 less its margins

std::string accent_in_hex(const std::string& pillar) {
  if (pillar == "routes") return "17567A";
  if (pillar == "organisation") return "703768";
  if (pillar == "assessment") return "744D00";
  if (pillar == "rewards") return "2A613C";
  return "17211F";
}

bool runs_right_to_left(const Runs& runs) {  // by what people wrote; a paper of ours is read from the left
  for (const Run& run : runs)
    if (run.voice == Run::Voice::words) return plenary::runs_right_to_left(run.text);
  return false;
}

void text_of(pugi::xml_node run, const std::string& text) {
  pugi::xml_node node = add(run, "w:t", "xml:space", "preserve");
  add_text(node, text);
}

void write_run(pugi::xml_node parent, const Run& run, const char* style) {
  pugi::xml_node node = add(parent, "w:r");
  const bool rightwards = run.voice == Run::Voice::words && plenary::runs_right_to_left(run.text);
  if (style || run.voice == Run::Voice::strong || rightwards) {
    pugi::xml_node properties = add(node, "w:rPr");
    if (style)
      add(properties, "w:rStyle", "w:val", style);
    else if (run.voice == Run::Voice::strong)
      add(properties, "w:rStyle", "w:val", "Strong");
    if (rightwards) add(properties, "w:rtl");
  }
  if (run.voice != Run::Voice::words) return text_of(node, run.text);
  bool first = true;
  for (const std::string& line : shown_lines(run.text)) {
    if (!first) add(node, "w:br");
    text_of(node, line);
    first = false;
  }
}

class Body {
 public:
  explicit Body(pugi::xml_node body) : body_(body) {}
  bool announces = false;  // a table, a list or a quotation comes next

  void operator()(const Heading& heading) {
    const char* style = heading.level == Heading::Level::title  ? "Title"
                        : heading.level == Heading::Level::part ? "Heading1"
                                                                : "Heading2";
    Runs runs = heading.runs;
    for (Run& run : runs)
      if (run.voice == Run::Voice::words) run.text = shown_line(run.text);
    const int list = heading.level == Heading::Level::section ? list_for_section(heading.number) : 0;
    write(paragraph(body_, style, runs, false, false, 0, list), runs);
  }
  void operator()(const Passage& passage) {
    const bool by_lead = !passage.lead.empty() && passage.runs.empty();
    pugi::xml_node p =
        paragraph(body_, passage.number == 0 ? "Statement" : "NumberedParagraph", by_lead ? passage.lead : passage.runs,
                  !passage.remarks.empty() || announces, !passage.remarks.empty(), 1,
                  passage.number == 0 ? 0 : list_for_paragraph(passage.section, passage.number));
    mark(p, passage.anchor);
    if (!passage.lead.empty()) {
      write(p, passage.lead, "Lead");
      write_run(p, {Run::Voice::ours, "  ", ""}, nullptr);
    }
    write(p, passage.runs);
    if (passage.remarks.empty()) return;
    pugi::xml_node remarks = paragraph(body_, "Remarks", {});
    for (std::size_t i = 0; i < passage.remarks.size(); ++i) {
      if (i != 0) write_run(remarks, {Run::Voice::ours, " · ", ""}, nullptr);
      write(remarks, passage.remarks[i]);
    }
  }
  void operator()(const Quotation& quotation) { write(paragraph(body_, "Quote", quotation.runs), quotation.runs); }
  void operator()(const Listing& listing) {
    for (const Runs& item : listing.items) write(paragraph(body_, "ListBullet", item), item);
  }
  void operator()(const Facts& facts) {
    pugi::xml_node table = begin_table({1700, kTextWidth - 1700}, false);
    for (const Fact& fact : facts.facts) {
      pugi::xml_node row = begin_row(table);
      write(paragraph(cell(row, 1700), "TableSmall", {}), {{Run::Voice::ours, fact.name, ""}});
      write(paragraph(cell(row, kTextWidth - 1700), "TableSmall", fact.runs), fact.runs);
    }
    after_table();
  }
  void operator()(const PaperTable& table) {
    const std::vector<std::size_t> shown = table.shown();
    const std::vector<int> widths = widths_of(table, shown);
    pugi::xml_node node = begin_table(widths, true);
    // One column says itself what it is.
    pugi::xml_node head = shown.size() == 1 ? pugi::xml_node() : begin_row(node);
    if (head) add(add(head, "w:trPr"), "w:tblHeader");
    for (std::size_t i = 0; head && i < shown.size(); ++i)
      write(paragraph(cell(head, widths[i]), "TableHeading", {}),
            {{Run::Voice::ours, table.columns[shown[i]].title, ""}});
    for (const PaperRow& row : table.rows) {
      pugi::xml_node line = begin_row(node);
      add(add(line, "w:trPr"), "w:cantSplit");
      for (std::size_t i = 0; i < shown.size(); ++i) {
        const PaperColumn& column = table.columns[shown[i]];
        const Runs& runs = row.cells[shown[i]];
        pugi::xml_node p = paragraph(cell(line, widths[i]),
                                     column.width == PaperColumn::Width::broad ? "TableWords" : "TableSmall", runs);
        if (i == 0) mark(p, row.anchor);
        write(p, runs);
        if (column.title == "Dots" && row.dots != 0 && row.dots <= 20) {
          std::string dots = "  ";
          for (std::uint32_t dot = 0; dot < row.dots; ++dot) dots += "●";
          write_run(p, {Run::Voice::ours, dots, ""}, "Reference");
        }
      }
    }
    after_table();
  }

  [[nodiscard]] const std::vector<DocxNumbers>& lists() const { return lists_; }

 private:
  pugi::xml_node body_;
  int bookmarks_ = 0;
  std::vector<DocxNumbers> lists_;
  int list_ = 1, next_section_ = 1, section_ = 0, next_paragraph_ = 1;

  // Word counts by itself. Where its count would be another one than the record's, a list begins with the record's.
  int list_for_section(int number) {
    if (number != next_section_) begin_list({number, 0});
    section_ = number;
    next_section_ = number + 1;
    next_paragraph_ = 1;
    return list_;
  }
  int list_for_paragraph(int section, int number) {
    if (section != section_ || number != next_paragraph_) {
      begin_list({section, number});
      next_section_ = 0;  // no section of this list has been counted
    }
    section_ = section;
    next_paragraph_ = number + 1;
    return list_;
  }
  void begin_list(DocxNumbers numbers) {
    lists_.push_back(numbers);
    list_ = kFirstOfMoreNumbers + static_cast<int>(lists_.size()) - 1;
  }

  // Names of bookmarks are of letters, digits and _.
  static std::string name_of(std::string anchor) {
    for (char& c : anchor)
      if (c == '-') c = '_';
    return anchor;
  }
  void mark(pugi::xml_node p, const std::string& anchor) {
    if (anchor.empty()) return;
    const std::string id = std::to_string(++bookmarks_);
    pugi::xml_node start = add(p, "w:bookmarkStart", "w:id", id);
    start.append_attribute("w:name") = name_of(anchor).c_str();
    add(p, "w:bookmarkEnd", "w:id", id);
  }
  // `list` 0: as the style says.
  static pugi::xml_node paragraph(pugi::xml_node parent, const char* style, const Runs& runs, bool keep_next = false,
                                  bool close = false, int level = 0, int list = 0) {
    pugi::xml_node p = add(parent, "w:p");
    pugi::xml_node properties = add(p, "w:pPr");
    add(properties, "w:pStyle", "w:val", style);
    if (keep_next) add(properties, "w:keepNext");
    if (list != 0) {
      pugi::xml_node numbers = add(properties, "w:numPr");
      add(numbers, "w:ilvl", "w:val", std::to_string(level));
      add(numbers, "w:numId", "w:val", std::to_string(list));
    }
    if (runs_right_to_left(runs)) add(properties, "w:bidi");
    if (close) add(properties, "w:spacing", "w:after", "20");
    return p;
  }
  static void write(pugi::xml_node p, const Runs& runs, const char* style = nullptr) {
    for (const Run& run : runs) {
      if (run.to.empty()) {
        write_run(p, run, style);
        continue;
      }
      pugi::xml_node link = add(p, "w:hyperlink", "w:anchor", name_of(run.to));
      link.append_attribute("w:history") = "1";
      write_run(link, run, style ? style : "Reference");
    }
  }
  pugi::xml_node begin_table(const std::vector<int>& widths, bool ruled) {
    pugi::xml_node table = add(body_, "w:tbl");
    pugi::xml_node properties = add(table, "w:tblPr");
    add(properties, "w:tblStyle", "w:val", ruled ? "RecordTable" : "TableNormal");
    pugi::xml_node width = add(properties, "w:tblW", "w:w", std::to_string(kTextWidth));
    width.append_attribute("w:type") = "dxa";
    add(properties, "w:tblLayout", "w:type", "fixed");
    if (!ruled) {
      pugi::xml_node margins = add(properties, "w:tblCellMar");
      add(margins, "w:left", "w:w", "0").append_attribute("w:type") = "dxa";
      add(margins, "w:right", "w:w", "113").append_attribute("w:type") = "dxa";
    }
    pugi::xml_node grid = add(table, "w:tblGrid");
    for (const int one : widths) add(grid, "w:gridCol", "w:w", std::to_string(one));
    return table;
  }
  static pugi::xml_node begin_row(pugi::xml_node table) { return add(table, "w:tr"); }
  static pugi::xml_node cell(pugi::xml_node row, int width) {
    pugi::xml_node node = add(row, "w:tc");
    add(add(node, "w:tcPr"), "w:tcW", "w:w", std::to_string(width)).append_attribute("w:type") = "dxa";
    return node;
  }
  void after_table() {  // two tables that touch become one
    pugi::xml_node p = add(body_, "w:p");
    pugi::xml_node spacing = add(add(p, "w:pPr"), "w:spacing", "w:before", "0");
    spacing.append_attribute("w:after") = "60";
    spacing.append_attribute("w:line") = "120";
    spacing.append_attribute("w:lineRule") = "exact";
  }
  static std::vector<int> widths_of(const PaperTable& table, const std::vector<std::size_t>& shown) {
    std::vector<int> shares;
    int sum = 0;
    for (const std::size_t i : shown) {
      const auto width = table.columns[i].width;
      shares.push_back(width == PaperColumn::Width::broad ? 52 : width == PaperColumn::Width::some ? 22 : 13);
      if (table.columns[i].title == "Dots") shares.back() = 26;
      sum += shares.back();
    }
    int left = kTextWidth;
    for (std::size_t i = 0; i + 1 < shares.size(); ++i) left -= shares[i] = shares[i] * kTextWidth / sum;
    if (!shares.empty()) shares.back() = left;
    return shares;
  }
};

void field(pugi::xml_node p, const char* what) {
  add(add(p, "w:r"), "w:fldChar", "w:fldCharType", "begin");
  pugi::xml_node instruction = add(add(p, "w:r"), "w:instrText", "xml:space", "preserve");
  add_text(instruction, what);
  add(add(p, "w:r"), "w:fldChar", "w:fldCharType", "separate");
  text_of(add(p, "w:r"), "1");
  add(add(p, "w:r"), "w:fldChar", "w:fldCharType", "end");
}

std::string running(const char* root, const char* style, const std::string& left, const std::string& right,
                    bool pages) {
  pugi::xml_document xml;
  pugi::xml_node p = add(add(xml, root, "xmlns:w", kWord), "w:p");
  add(add(p, "w:pPr"), "w:pStyle", "w:val", style);
  text_of(add(p, "w:r"), left);
  add(add(p, "w:r"), "w:tab");
  text_of(add(p, "w:r"), right);
  if (pages) {
    field(p, " PAGE ");
    text_of(add(p, "w:r"), " / ");
    field(p, " NUMPAGES ");
  }
  return saved(xml);
}

std::string core_properties(const Paper& paper) {
  pugi::xml_document xml;
  pugi::xml_node root = add(xml, "cp:coreProperties", "xmlns:cp",
                            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
  root.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
  root.append_attribute("xmlns:dcterms") = "http://purl.org/dc/terms/";
  root.append_attribute("xmlns:xsi") = "http://www.w3.org/2001/XMLSchema-instance";
  const auto property = [&](const char* name, const std::string& text) {
    pugi::xml_node node = add(root, name);
    add_text(node, text);
    return node;
  };
  property("dc:title", shown_line(paper.title));
  property("dc:subject", shown_line(paper.meeting));
  property("dc:creator", "Plenary");
  property("dc:language", "en-GB");
  for (const char* when : {"dcterms:created", "dcterms:modified"})
    property(when, paper.generated_at).append_attribute("xsi:type") = "dcterms:W3CDTF";
  return saved(xml);
}

std::string document_of(const Paper& paper, std::vector<DocxNumbers>& lists) {
  pugi::xml_document xml;
  pugi::xml_node root = add(xml, "w:document", "xmlns:w", kWord);
  root.append_attribute("xmlns:r") = kRelations;
  pugi::xml_node body = add(root, "w:body");
  if (accent_in_hex(paper.pillar) != accent_in_hex("")) {
    pugi::xml_node p = add(body, "w:p");
    add(add(p, "w:pPr"), "w:pStyle", "w:val", "Pillar");
    std::string pillar = paper.pillar;
    pillar[0] = static_cast<char>(pillar[0] - 'a' + 'A');
    text_of(add(p, "w:r"), pillar);
  }
  Body writing(body);
  for (std::size_t i = 0; i < paper.blocks.size(); ++i) {
    writing.announces = announces_next(paper, i);
    std::visit(writing, paper.blocks[i]);
  }
  pugi::xml_node colophon = add(body, "w:p");
  add(add(colophon, "w:pPr"), "w:pStyle", "w:val", "Colophon");
  text_of(add(colophon, "w:r"), "About this file");
  writing(paper.colophon);
  lists = writing.lists();

  pugi::xml_node section = add(body, "w:sectPr");
  add(section, "w:headerReference", "w:type", "default").append_attribute("r:id") = "rId4";
  add(section, "w:footerReference", "w:type", "default").append_attribute("r:id") = "rId5";
  add(section, "w:pgSz", "w:w", "11906").append_attribute("w:h") = "16838";
  pugi::xml_node margins = add(section, "w:pgMar", "w:top", "1588");
  for (const auto& [side, width] : {std::pair("w:right", "1474"),
                                    {"w:bottom", "1418"},
                                    {"w:left", "2240"},
                                    {"w:header", "794"},
                                    {"w:footer", "737"},
                                    {"w:gutter", "0"}})
    margins.append_attribute(side) = width;
  return saved(xml);
}

}  // namespace

std::string to_docx(const Paper& paper) {
  const std::string title = shown_line(paper.title), meeting = shown_line(paper.meeting),
                    session = shown_line(paper.session);
  std::vector<DocxNumbers> lists;
  std::string document = document_of(paper, lists);
  return zipped(
      {{"[Content_Types].xml", std::string(kDocxContentTypes)},
       {"_rels/.rels", std::string(kDocxRelations)},
       {"word/document.xml", std::move(document)},
       {"word/_rels/document.xml.rels", std::string(kDocxDocumentRelations)},
       {"word/styles.xml", docx_styles(accent_in_hex(paper.pillar))},
       {"word/numbering.xml", docx_numbering(accent_in_hex(paper.pillar), lists)},
       {"word/settings.xml", std::string(kDocxSettings)},
       {"word/header1.xml", running("w:hdr", "Header", meeting, title, false)},
       {"word/footer1.xml",
        running("w:ftr", "Footer", session + (session.empty() ? "" : " · ") + shown_line(paper.status), "", true)},
       {"docProps/core.xml", core_properties(paper)},
       {"docProps/app.xml", std::string(kDocxApp)}});
}

}  // namespace plenary
