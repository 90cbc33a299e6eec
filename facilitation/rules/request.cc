// What a request is called, and its digest.
#include <google/protobuf/io/coded_stream.h>
#include <sodium.h>

#include "facilitation/document/canonical.h"
#include "facilitation/rules/decide.h"

namespace plenary {

std::uint32_t verb_number(const Request& request) { return static_cast<std::uint32_t>(request.verb_case()); }

std::string verb_name(std::uint32_t number) {
  const auto* field = Request::descriptor()->FindFieldByNumber(static_cast<int>(number));
  return field && field->containing_oneof() ? field->name() : std::string();
}

// The first 8 bytes, little endian, of BLAKE2b over the deterministic serialization without cseq. Unknown fields count:
// two requests that a later version tells apart are told apart here.
std::uint64_t request_digest(const Request& request) {
  const std::string bytes = canonical(request);
  // cseq is field 1, so it comes first: one byte of tag, and the number.
  static_assert(Request::kCseqFieldNumber == 1);
  using google::protobuf::io::CodedOutputStream;
  const std::size_t count = request.cseq() == 0 ? 0 : 1 + CodedOutputStream::VarintSize32(request.cseq());
  unsigned char hash[crypto_generichash_BYTES_MIN];
  crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(bytes.data()) + count,
                     bytes.size() - count, nullptr, 0);
  std::uint64_t digest = 0;
  for (int i = 7; i >= 0; --i) digest = digest << 8 | hash[i];
  return digest;
}

}  // namespace plenary
