// Rehearsals out of memory, for tests: as RedisRemover answers.
#pragma once

#include <set>

#include "server/store/memory_log.h"

namespace plenary {

class MemoryRemover : public Remover {
 public:
  // `forget_people`: those of the documents that it is asked about (MemoryPeople::forget_documents).
  using ForgetPeople = std::function<void(const std::function<bool(const std::string&)>& which)>;
  MemoryRemover(std::shared_ptr<MemoryDocuments> documents, ForgetPeople forget_people, Post post)
      : documents_(std::move(documents)), forget_people_(std::move(forget_people)), post_(std::move(post)) {}

  void remove(const std::string& rehearsal, std::function<void(StoreAnswer)> done) override;
  void finish(const std::string& rehearsal, std::function<void(StoreAnswer)> done) override;
  void left(std::function<void(std::optional<Left>)> done) override;

  bool away = false;  // as if the store did not answer

 private:
  std::shared_ptr<MemoryDocuments> documents_;
  ForgetPeople forget_people_;
  Post post_;
  std::set<std::string> unfinished_;
};

}  // namespace plenary
