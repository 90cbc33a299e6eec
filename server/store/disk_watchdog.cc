#include "server/store/disk_watchdog.h"

#include <sys/statvfs.h>

namespace plenary {

DiskWatchdog::DiskWatchdog(boost::asio::io_context& io, FreeBytes free, std::uint64_t floor_bytes, Report report,
                           std::chrono::milliseconds every)
    : free_(std::move(free)), floor_(floor_bytes), report_(std::move(report)), every_(every), timer_(io) {
  look();
}

void DiskWatchdog::look() {
  const auto free = free_();
  if (free && !read_only_ && *free < floor_) {
    read_only_ = true;
    report_("The server's disk is nearly full (" + std::to_string(*free >> 20) + " MiB free, " +
            std::to_string(floor_ >> 20) +
            " MiB needed). Nothing is lost; changes are taken again when there is room.");
  } else if (free && read_only_ && *free >= floor_ + floor_ / 16) {
    read_only_ = false;
    report_(std::nullopt);
  }
  timer_.expires_after(every_);
  timer_.async_wait([this](boost::system::error_code error) {
    if (!error) look();
  });
}

DiskWatchdog::FreeBytes free_bytes_of(std::filesystem::path path) {
  return [path = std::move(path)]() -> std::optional<std::uint64_t> {
    struct statvfs room {};
    if (statvfs(path.c_str(), &room) != 0) return std::nullopt;
    return static_cast<std::uint64_t>(room.f_bavail) * room.f_frsize;
  };
}

}  // namespace plenary
