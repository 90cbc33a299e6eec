// Looking through every log of a data folder with nothing else running: `plenaryd --verify`, `plenaryd --archive FILE`.
#pragma once

#include <filesystem>
#include <string>

#include "server/live/ports.h"

namespace boost::asio {
class io_context;
}

namespace plenary {

// Whoever only looks must not begin an installation where there is none, and then find that "everything holds". Throws.
void refuse_what_is_no_data_folder(const std::filesystem::path& path);

// Folds every document from its first commit, checks chains, heads and the stored snapshots' state hashes; a line each
// on standard output. 0: everything holds; 1: something does not, said in its line.
[[nodiscard]] int verify_everything(boost::asio::io_context& loop, Log& log, const ChainMaker& chain);

// The same walk, written as an Archive to `path` (mode 0600: it holds everything, the hidden included).
[[nodiscard]] int archive_everything(boost::asio::io_context& loop, Log& log, const ChainMaker& chain,
                                     std::int64_t made_ms, const std::string& path);

}  // namespace plenary
