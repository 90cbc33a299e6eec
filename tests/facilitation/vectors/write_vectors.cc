// write_vectors FOLDER: writes the files of tests/vectors there.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "tests/facilitation/vectors/vectors.h"

int main(int argc, char** argv) {
  if (argc != 2 || std::string(argv[1]) == "--help") {
    std::cout << "usage: write_vectors FOLDER\nWrites the vectors for other languages; FOLDER is tests/vectors.\n";
    return argc == 2 ? 0 : 2;
  }
  for (const auto& file : plenary::vectors::kVectorFiles) {
    const std::filesystem::path path = std::filesystem::path(argv[1]) / file.name;
    const std::string content = file.write();
    std::ofstream out(path, std::ios::binary);
    out << content;
    if (!out.flush()) {
      std::cerr << "cannot write " << path << ": does the folder exist, and may you write there?\n";
      return 1;
    }
    std::cout << path.string() << "\n";
  }
}
