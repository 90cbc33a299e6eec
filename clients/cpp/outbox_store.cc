#include "clients/cpp/outbox_store.h"

#include <algorithm>

namespace plenary::client {

void keep_in(OutboxContents& contents, const HeldRequest& request) {
  const auto place = std::lower_bound(contents.requests.begin(), contents.requests.end(), request.cseq,
                                      [](const HeldRequest& held, std::uint32_t cseq) { return held.cseq < cseq; });
  if (place != contents.requests.end() && place->cseq == request.cseq) {
    *place = request;
  } else {
    contents.requests.insert(place, request);
  }
  contents.last_cseq = std::max(contents.last_cseq, request.cseq);
  if (request.request.has_edit_text()) forget_words_in(contents, request.request.edit_text().id());
}

void keep_in(OutboxContents& contents, const HeldWords& words) {
  forget_words_in(contents, words.record);
  contents.words.push_back(words);
}

void forget_words_in(OutboxContents& contents, const std::string& record) {
  std::erase_if(contents.words, [&](const HeldWords& words) { return words.record == record; });
}

void drop_in(OutboxContents& contents, std::uint32_t up_to) {
  std::erase_if(contents.requests, [&](const HeldRequest& held) { return held.cseq <= up_to; });
}

bool MemoryOutbox::replace(const OutboxContents& contents) {
  if (!failing_) contents_ = contents;
  return !failing_;
}

bool MemoryOutbox::keep(const HeldRequest& request) {
  if (!failing_) keep_in(contents_, request);
  return !failing_;
}

bool MemoryOutbox::keep(const HeldWords& words) {
  if (!failing_) keep_in(contents_, words);
  return !failing_;
}

bool MemoryOutbox::forget_words(const std::string& record) {
  if (!failing_) forget_words_in(contents_, record);
  return !failing_;
}

bool MemoryOutbox::drop(std::uint32_t up_to) {
  if (!failing_) drop_in(contents_, up_to);
  return !failing_;
}

}  // namespace plenary::client
