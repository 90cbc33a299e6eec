// Looking through every log of a data folder with nothing else running: `plenaryd --verify`. For archives:
// offline_archives.h.
#pragma once

#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <string>

#include "server/live/ports.h"

namespace plenary {

// Runs the loop until `ready` is set by a callback.
template <class Ready>
void wait_for(boost::asio::io_context& loop, const Ready& ready) {
  while (!ready() && loop.run_one() > 0) {
  }
}

// Whoever only looks must not begin an installation where there is none, and then find that "everything holds". Throws.
void refuse_what_is_no_data_folder(const std::filesystem::path& path);

// Folds every document from its first commit, checks chains, heads and the stored snapshots' state hashes; a line each
// on standard output. 0: everything holds; 1: something does not, said in its line.
[[nodiscard]] int verify_everything(boost::asio::io_context& loop, Log& log, const ChainKeys& keys);

}  // namespace plenary
