// One target as a program of libFuzzer's. PLENARY_FUZZ_TARGET is its name in target.h.
//
//   fuzz_frame --seeds FOLDER    writes the inputs that a search begins with, and ends
//   fuzz_frame FILE              one input; everything else is libFuzzer's: -help=1
#include <google/protobuf/stubs/logging.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/fuzz/target.h"

using namespace plenary::fuzz;

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  // It has a line to say about every string that is not UTF-8.
  google::protobuf::SetLogHandler([](google::protobuf::LogLevel level, const char*, int, const std::string& what) {
    if (level == google::protobuf::LOGLEVEL_FATAL) std::fprintf(stderr, "%s\n", what.c_str());
  });
  if (*count != 3 || std::string_view((*arguments)[1]) != "--seeds") return 0;
  const std::filesystem::path folder = (*arguments)[2];
  int number = 0;
  for (const std::string& seed : plenary::fuzz::PLENARY_FUZZ_TARGET.seeds()) {
    std::ofstream out(folder / ("seed-" + std::to_string(++number)), std::ios::binary);
    out.write(seed.data(), static_cast<std::streamsize>(seed.size()));
    if (!out.flush()) {
      std::fprintf(stderr, "seeds cannot be written to %s\n", folder.c_str());
      std::exit(1);
    }
  }
  std::exit(0);
}

// noexcept: what is thrown ends the program where it is thrown, with the whole stack to be read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) noexcept {
  plenary::fuzz::PLENARY_FUZZ_TARGET.look({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
