// Recordings of sessions as files: FOLDER/<document>/<id>, and <id>.part while one arrives piece by piece. A piece is
// written where it belongs or not at all, so that whoever lost the connection goes on where it stopped.
//
// Everything here waits for the disk: it is called beside the loop, and from one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plenary {

struct KeptRecording {
  std::uint64_t bytes = 0;
  std::string media_type;  // "audio/mpeg", by what is in it
  std::string ending;      // ".mp3"
};

class RecordingFiles {
 public:
  struct Limits {
    std::uint64_t most_bytes = 4ull << 30;  // of one recording
    std::uint64_t left_free = 1ull << 30;   // so much the disk must have after a piece: logs come first
    std::size_t files = 60;                 // of one record, whole or on their way
  };
  // Any that is not stays outside: it is answered as if the disk had failed.
  [[nodiscard]] static bool is_name(const std::string& name);

  explicit RecordingFiles(std::filesystem::path folder) : RecordingFiles(std::move(folder), Limits{}) {}
  RecordingFiles(std::filesystem::path folder, Limits limits) : folder_(std::move(folder)), limits_(limits) {}

  struct Piece {
    enum class Is { here, too_large, too_many, no_room, failed } is = Is::failed;
    std::uint64_t has = 0;  // bytes of the recording that are here now
  };
  // A piece that does not begin at what is here writes nothing and is answered by `here` and where to go on.
  Piece take(const std::string& document, const std::string& id, std::uint64_t offset, std::string_view bytes);

  enum class Finish { whole, incomplete, no_recording, failed };
  // All of it is here: so many bytes. Asked again it is whole again. `no_recording`: no format that players know; it is
  // gone then.
  Finish finish(const std::string& document, const std::string& id, std::uint64_t bytes);

  [[nodiscard]] std::optional<KeptRecording> find(const std::string& document, const std::string& id) const;
  // Empty: it cannot be read, or there is nothing at that place.
  [[nodiscard]] std::string read(const std::string& document, const std::string& id, std::uint64_t from,
                                 std::size_t most) const;
  bool remove(const std::string& document, const std::string& id);  // false: it stands, or nobody knows
  // What nobody has gone on with for so many days.
  void forget_unfinished(int days);

  // Documents that have recordings here, whole or on their way.
  [[nodiscard]] std::vector<std::string> documents() const;
  [[nodiscard]] std::vector<std::string> whole_ones(const std::string& document) const;  // their ids, in order
  // Of a document, whole ones that nothing names now, and nothing was seen to name for so many days.
  void forget_unnamed(const std::string& document, const std::function<bool(const std::string& id)>& is_named,
                      int days);

 private:
  [[nodiscard]] std::filesystem::path place(const std::string& document, const std::string& id) const;
  std::filesystem::path folder_;
  Limits limits_;
};

// By the first bytes of a file; nothing: no format that players know.
[[nodiscard]] std::optional<KeptRecording> media_of(std::string_view first_bytes);

}  // namespace plenary
