#include "server/live/deflate.h"

#include <libdeflate.h>

#include <memory>
#include <new>
#include <stdexcept>

namespace plenary {

std::string deflated(const std::string& bytes) {
  constexpr int kFastest = 1;
  const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> compressor(
      libdeflate_alloc_compressor(kFastest), &libdeflate_free_compressor);
  if (!compressor) throw std::bad_alloc();
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  const std::size_t size =
      libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size());
  if (size == 0) throw std::logic_error("what is compressed does not fit its bound");
  out.resize(size);
  return out;
}

std::string inflated(const std::string& bytes, std::size_t size) {
  const std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)> decompressor(
      libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
  if (!decompressor) throw std::bad_alloc();
  std::string out(size, '\0');
  if (libdeflate_zlib_decompress(decompressor.get(), bytes.data(), bytes.size(), out.data(), out.size(), nullptr) !=
      LIBDEFLATE_SUCCESS)
    throw std::logic_error("what was compressed here cannot be read");
  return out;
}

}  // namespace plenary
