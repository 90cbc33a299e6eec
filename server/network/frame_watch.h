// Beast waits for ever for the end of a message, skips empty fragments without end, and answers every ping (measured: one
// client, one core). So the bytes of a client are watched on their way to Beast. This reads frame headers only, and
// judges nothing but time and number:
//
//   0             1               2 or 8 bytes    4 bytes
//   FIN…opcode    MASK…length     longer length   mask      payload      opcodes from 8 are control frames
//
// Plain value; time is given.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace plenary {

class FrameWatch {
 public:
  explicit FrameWatch(std::uint32_t control_window_ms = 10'000) : window_ms_(control_window_ms) {}

  // Bytes in their order, as they came.
  void saw(const void* bytes, std::size_t count, std::int64_t now_ms);

  // When the message that is under way began; nothing between messages. Fragments, however many, are one message.
  [[nodiscard]] std::optional<std::int64_t> message_since() const;
  // Payload still to come of the frame under way.
  [[nodiscard]] std::uint64_t left_in_frame() const { return left_; }
  // Control frames since the window began; a window begins with the first one after the last has passed.
  [[nodiscard]] std::uint32_t control_frames(std::int64_t now_ms) const;

 private:
  std::array<std::uint8_t, 14> header_{};
  std::uint8_t have_ = 0;  // bytes of the header so far; 0: between frames, or in a payload
  bool in_message_ = false;
  std::uint32_t window_ms_;
  std::uint32_t controls_ = 0;
  std::uint64_t left_ = 0;
  std::int64_t since_ms_ = 0;
  std::int64_t window_since_ms_ = 0;

  void begin_frame(std::uint8_t first, std::int64_t now_ms);
  [[nodiscard]] std::size_t header_size() const;  // 2 until the second byte is known
  void end_header();
  void end_frame();
};

}  // namespace plenary
