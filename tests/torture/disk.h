// A small disk that can be made full and given room again: a tmpfs in a mount namespace of our own, so that it goes with
// this process, whatever way this process goes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace plenary::torture {

class Disk {
 public:
  // Before anything else is started. If this machine does not allow it, `folder` is a folder like any other.
  Disk(const std::filesystem::path& folder, std::uint64_t bytes);
  ~Disk();
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] const std::string& why_not() const { return why_not_; }  // empty: it can be made full
  void fill();                                                           // to the last page
  void make_room();
  void keep();  // what is on it goes to the folder that it was mounted on

 private:
  std::filesystem::path folder_;
  std::string why_not_;
};

}  // namespace plenary::torture
