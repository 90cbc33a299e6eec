#include "tests/torture/disk.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

namespace plenary::torture {
namespace {

namespace fs = std::filesystem;

bool write_all(const char* file, const std::string& text) {
  std::ofstream out(file);
  out << text << std::flush;
  return out.good();
}

// Empty: what is mounted from here on is seen by us and by those whom we start, and by nobody else.
std::string own_namespace() {
  if (unshare(CLONE_NEWNS) != 0) {
    // Who is not root is root of a user namespace, where there are any.
    const std::string user = std::to_string(getuid()), group = std::to_string(getgid());
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return std::string("no namespace for it: ") + std::strerror(errno);
    if (!write_all("/proc/self/setgroups", "deny") || !write_all("/proc/self/uid_map", user + " " + user + " 1") ||
        !write_all("/proc/self/gid_map", group + " " + group + " 1"))
      return "its namespace has no users";
  }
  if (mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
    return std::string("its namespace is not private: ") + std::strerror(errno);
  return {};
}

}  // namespace

Disk::Disk(const fs::path& folder, std::uint64_t bytes) : folder_(folder), why_not_(own_namespace()) {
  fs::create_directory(folder_);
  if (!why_not_.empty()) return;
  if (mount("plenary-torture", folder_.c_str(), "tmpfs", MS_NOSUID | MS_NODEV,
            ("mode=700,size=" + std::to_string(bytes)).c_str()) != 0)
    why_not_ = std::string("no tmpfs: ") + std::strerror(errno);
}

Disk::~Disk() {
  if (why_not_.empty()) umount2(folder_.c_str(), MNT_DETACH);
}

void Disk::fill() {
  const int file = open((folder_ / "ballast").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return;
  // Others write meanwhile: most of it at once, which is all or nothing, the rest page by page.
  struct statvfs room {};
  fstatvfs(file, &room);
  const auto most = static_cast<off_t>(room.f_bavail * room.f_frsize / 16 * 15);
  (void)!posix_fallocate(file, 0, most);
  lseek(file, 0, SEEK_END);
  const std::vector<char> pages(64 * 1024, 'x');
  for (std::size_t size = pages.size(); size >= 4096; size /= 2)
    while (write(file, pages.data(), size) > 0) {
    }
  close(file);
}

void Disk::make_room() { fs::remove(folder_ / "ballast"); }

void Disk::keep() {
  if (!why_not_.empty()) return;
  const fs::path aside = folder_.string() + "-kept";
  std::error_code ignored;
  fs::remove(folder_ / "ballast", ignored);
  fs::copy(folder_, aside, fs::copy_options::recursive | fs::copy_options::copy_symlinks, ignored);
}

}  // namespace plenary::torture
