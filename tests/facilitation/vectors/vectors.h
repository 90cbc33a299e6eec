// Files that other languages check themselves against: tests/vectors. Each is a pure function; write_vectors writes
// them, vectors_test compares them with what is committed.
#pragma once

#include <string>
#include <vector>

namespace plenary::vectors {

[[nodiscard]] std::string text_vectors();
[[nodiscard]] std::string effects_vectors();
[[nodiscard]] std::string wire_vectors();

struct VectorFile {
  const char* name;
  std::string (*write)();
};
inline const std::vector<VectorFile> kVectorFiles = {
    {"text.json", text_vectors},
    {"effects.json", effects_vectors},
    {"wire.json", wire_vectors},
};

}  // namespace plenary::vectors
