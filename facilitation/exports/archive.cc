#include "facilitation/exports/archive.h"

#include <zip.h>

#include <memory>
#include <stdexcept>

namespace plenary {
namespace {

constexpr zip_uint16_t kMidnight = 0, kFirstOfJanuary1980 = (1 << 5) | 1;  // as zips count

void require(bool true_of_it, const char* what) {
  if (!true_of_it) throw std::runtime_error(std::string("an archive could not be made: ") + what);
}

}  // namespace

std::string zipped(const std::vector<ArchiveEntry>& entries) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  require(memory, "no memory");
  zip_source_keep(memory);  // the archive lets go of its own when it is closed
  const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> kept(memory, zip_source_free);
  zip_t* archive = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
  require(archive, zip_error_strerror(&error));
  for (const ArchiveEntry& entry : entries) {
    zip_source_t* bytes = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
    require(bytes, zip_strerror(archive));
    const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
    require(index >= 0, zip_strerror(archive));
    const auto at = static_cast<zip_uint64_t>(index);
    zip_set_file_compression(archive, at, entry.packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 6);
    zip_file_set_dostime(archive, at, kMidnight, kFirstOfJanuary1980, 0);
    zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX, 0100644U << 16);
  }
  require(zip_close(archive) == 0, "it could not be closed");
  require(zip_source_open(memory) == 0, "it could not be read");
  require(zip_source_seek(memory, 0, SEEK_END) == 0, "it could not be read");
  std::string out(static_cast<std::size_t>(zip_source_tell(memory)), '\0');
  require(zip_source_seek(memory, 0, SEEK_SET) == 0, "it could not be read");
  require(zip_source_read(memory, out.data(), out.size()) == static_cast<zip_int64_t>(out.size()),
          "it could not be read");
  zip_source_close(memory);
  return out;
}

}  // namespace plenary
