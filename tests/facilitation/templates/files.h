// Files of the project as the loaders take them.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "facilitation/templates/yaml_text.h"

namespace plenary::test {

inline std::filesystem::path source_folder() {
  const char* folder = std::getenv("PLENARY_SOURCE");
  if (!folder) throw std::runtime_error("set PLENARY_SOURCE to the project's folder, or run ctest");
  return folder;
}

inline NamedText file_of_project(const std::string& path) {
  std::ifstream in(source_folder() / path, std::ios::binary);
  if (!in) return {path, "", "No such file or directory"};
  return {path, {std::istreambuf_iterator<char>(in), {}}, ""};
}

// Every *.yaml in a folder, by name.
inline std::vector<NamedText> files_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(source_folder() / folder))
    if (entry.path().extension() == ".yaml") names.push_back(folder + "/" + entry.path().filename().string());
  std::sort(names.begin(), names.end());
  std::vector<NamedText> files;
  for (const auto& name : names) files.push_back(file_of_project(name));
  return files;
}

inline std::vector<std::string> sentences(const std::vector<Problem>& problems) {
  std::vector<std::string> lines;
  for (const Problem& problem : problems) lines.push_back(sentence(problem));
  return lines;
}

}  // namespace plenary::test
