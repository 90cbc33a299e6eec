// Something that is fuzzed: what is done with bytes that may be anything, what must hold of it whatever they are, and the
// inputs that a search begins with. One file a target; it is called by libFuzzer (libfuzzer.cc), and with the seeds and
// every input that once failed by the ordinary tests (corpus_test.cc).
//
// A seed that does not depend on the day, the machine or an order of hashes gives the same input in every run.
#pragma once

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace plenary::fuzz {

// Never caught by a target: it is what the search looks for.
struct DoesNotHold : std::logic_error {
  using std::logic_error::logic_error;
};
void must(bool holds, std::string_view what);
// Shows both.
void must_equal(std::string_view one, std::string_view other, std::string_view what);

struct Target {
  std::string_view name;
  void (*look)(std::string_view input);
  std::vector<std::string> (*seeds)();
};
extern const Target frame, request, log_entry, text_change, yaml_file, import_table, exported_words, archive, link,
    http_head;

// Numbers and words out of an input, so that every input means something: where it has ended, everything is zero.
class Bytes {
 public:
  explicit Bytes(std::string_view input) : left_(input) {}
  [[nodiscard]] bool ended() const { return left_.empty(); }
  std::uint8_t byte();
  std::uint32_t below(std::uint32_t bound);  // 0 if there is nothing below it; bounds up to 65,536
  std::string_view words(std::size_t most);  // a length in one byte, then that many; shorter at the end
  std::string_view rest();

 private:
  std::string_view left_;
};

// The bytes of a protobuf message, the same for the same message.
template <class Message>
[[nodiscard]] std::string canonical(const Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

}  // namespace plenary::fuzz
