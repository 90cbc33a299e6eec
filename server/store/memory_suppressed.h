// What is suppressed, in memory, for tests.
#pragma once

#include <set>

#include "server/store/memory_log.h"

namespace plenary {

class MemorySuppressed : public SuppressionList {
 public:
  explicit MemorySuppressed(Post post) : post_(std::move(post)) {}

  void add(const std::vector<SuppressedWords>& words, std::function<void(bool)> done) override {
    for (const SuppressedWords& one : words) kept_.emplace(one.document(), one.record());
    post_([done = std::move(done)] { done(true); });
  }
  void list(std::function<void(std::optional<std::vector<SuppressedWords>>)> done) override {
    std::vector<SuppressedWords> words;
    for (const auto& [document, record] : kept_) {
      words.emplace_back().set_document(document);
      words.back().set_record(record);
    }
    post_([done = std::move(done), words = std::move(words)] { done(words); });
  }

 private:
  Post post_;
  std::set<std::pair<std::string, std::string>> kept_;
};

}  // namespace plenary
