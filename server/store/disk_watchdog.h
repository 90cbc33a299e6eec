// Looks once a second how much room is left where the data is. Below the floor it says so, before Redis (which ends on a
// full disk) does; with a little more than the floor again it takes it back. Documents are read-only meanwhile.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace plenary {

class DiskWatchdog {
 public:
  using FreeBytes = std::function<std::optional<std::uint64_t>()>;  // nullopt: not known
  // Called when it changes: a sentence for people, or nothing: there is room again.
  using Report = std::function<void(const std::optional<std::string>& read_only)>;

  // Reports at once if there is too little room now.
  DiskWatchdog(boost::asio::io_context& io, FreeBytes free, std::uint64_t floor_bytes, Report report,
               std::chrono::milliseconds every = std::chrono::seconds(1));

 private:
  void look();

  FreeBytes free_;
  std::uint64_t floor_;
  Report report_;
  std::chrono::milliseconds every_;
  boost::asio::steady_timer timer_;
  bool read_only_ = false;
};

inline constexpr std::uint64_t kDiskFloorBytes = 256u << 20;
// Of the file system that holds `path`, for users who are not root.
[[nodiscard]] DiskWatchdog::FreeBytes free_bytes_of(std::filesystem::path path);

}  // namespace plenary
