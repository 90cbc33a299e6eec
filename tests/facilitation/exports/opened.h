// A file of any format as its reader sees it: what can be read in it, a line a paragraph or a cell. Archives are opened
// by libzip, XML by pugixml, PDF by poppler-utils; a file that they cannot read fails the test.
#pragma once

#include <unistd.h>
#include <zip.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <pugixml.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "facilitation/exports/formats.h"

namespace plenary::test {

inline std::map<std::string, std::string> entries_of(const std::string& archive) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(archive.data(), archive.size(), 0, &error);
  zip_t* zip = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr;
  if (!zip) throw std::runtime_error(std::string("not a sound archive: ") + zip_error_strerror(&error));
  std::map<std::string, std::string> entries;
  for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
    zip_stat_t about;
    zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &about);
    std::string bytes(about.size, '\0');
    zip_file_t* file = zip_fopen_index(zip, static_cast<zip_uint64_t>(i), 0);
    if (!file || zip_fread(file, bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size()))
      throw std::runtime_error(std::string("cannot be unpacked: ") + about.name);
    zip_fclose(file);
    entries[about.name] = std::move(bytes);
  }
  zip_discard(zip);
  return entries;
}

inline pugi::xml_document parsed_xml(const std::string& text) {
  pugi::xml_document xml;
  const auto result = xml.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (!result) throw std::runtime_error(std::string("not XML: ") + result.description());
  return xml;
}

// Of DOCX and XLSX: the words of each `block` ("w:p", "c"), a line end where there is a w:br.
inline std::vector<std::string> blocks_of(const std::string& text, const char* block) {
  struct Reader : pugi::xml_tree_walker {
    const char* block;
    std::vector<std::string> blocks;
    bool for_each(pugi::xml_node& node) override {
      const std::string_view name = node.name();
      if (name == block) blocks.emplace_back();
      if (name == "w:br" && !blocks.empty()) blocks.back() += "\n";
      if (name == "w:tab" && !blocks.empty() && std::string_view(node.parent().name()) == "w:r") blocks.back() += "\t";
      if ((name == "w:t" || name == "t" || name == "v") && !blocks.empty()) blocks.back() += node.child_value();
      return true;
    }
  } reader;
  reader.block = block;
  pugi::xml_document xml = parsed_xml(text);
  xml.traverse(reader);
  return reader.blocks;
}

// What a program prints that is given the bytes as a file.
inline std::string told_by(const std::string& program, const std::string& arguments, const std::string& bytes) {
  char name[] = "/tmp/plenary-export-XXXXXX";
  const int file = mkstemp(name);
  if (file < 0 || write(file, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
    throw std::runtime_error("no temporary file");
  close(file);
  FILE* pipe = popen((program + " " + name + " " + arguments + " 2>&1").c_str(), "r");
  std::string out;
  char buffer[4096];
  for (std::size_t read; (read = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, read);
  const int code = pclose(pipe);
  unlink(name);
  if (code != 0) throw std::runtime_error(program + " (of poppler-utils) failed: " + out);
  return out;
}
inline std::string pdf_words(const std::string& pdf) { return told_by("pdftotext", "-", pdf); }

// Of a record or a guidebook.
template <class AnyFormat>
std::string opened(const AnyFormat& format, const std::string& bytes) {
  if (format.is_text) return bytes;
  if (format.name == "png") {  // what it is; its words are drawn
    if (bytes.substr(1, 3) != "PNG") throw std::runtime_error("not a picture");
    return "";
  }
  if (format.name == "pdf") return pdf_words(bytes) + "\n" + told_by("pdfinfo", "", bytes);
  std::string all;
  for (const auto& [name, content] : entries_of(bytes)) {
    all += name + "\n";
    if (name.ends_with(".xhtml") || name.ends_with(".opf")) (void)parsed_xml(content);
    if (!name.ends_with(".xml") && !name.ends_with(".rels")) {
      all += content;
      continue;
    }
    for (const std::string& block : blocks_of(content, format.name == "xlsx" ? "c" : "w:p")) all += block + "\n";
    if (name == "docProps/core.xml") all += content + "\n";
  }
  return all;
}

// Without blanks: a page breaks lines where it likes.
inline std::string closed_up(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\n' && c != '\f' && c != '\t' && c != '\r') out += c;
  return out;
}

}  // namespace plenary::test
