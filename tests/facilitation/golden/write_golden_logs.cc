// write_golden_logs FOLDER: writes the logs of the present format there, where they are not there yet. What a release
// has written is never written again.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "tests/facilitation/golden/format_1.h"

int main(int argc, char** argv) {
  if (argc != 2 || std::string(argv[1]) == "--help") {
    std::cout
        << "usage: write_golden_logs FOLDER\nWrites logs of format 1 (FOLDER is tests/golden/format-1) where they "
           "are not there yet.\n";
    return argc == 2 ? 0 : 2;
  }
  for (const auto& file : plenary::golden::kFormat1) {
    const std::filesystem::path path = std::filesystem::path(argv[1]) / file.name;
    if (std::filesystem::exists(path)) {
      std::cout << path.string() << " is there, and stays as it is\n";
      continue;
    }
    const std::string content = plenary::golden::to_text(file.write());
    std::ofstream out(path, std::ios::binary);
    out << content;
    if (!out.flush()) {
      std::cerr << "cannot write " << path << ": does the folder exist, and may you write there?\n";
      return 1;
    }
    std::cout << path.string() << "\n";
  }
}
