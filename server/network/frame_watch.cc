#include "server/network/frame_watch.h"

#include <algorithm>

namespace plenary {
namespace {
constexpr std::uint8_t kFin = 0x80;
constexpr std::uint8_t kControl = 0x08;
constexpr std::uint8_t kMask = 0x80;
}  // namespace

void FrameWatch::saw(const void* bytes, std::size_t count, std::int64_t now_ms) {
  auto* at = static_cast<const std::uint8_t*>(bytes);
  auto* const end = at + count;
  while (at != end) {
    if (left_ > 0) {
      const auto part = std::min<std::uint64_t>(left_, static_cast<std::uint64_t>(end - at));
      left_ -= part;
      at += part;
      if (left_ == 0) end_frame();
      continue;
    }
    if (have_ == 0) begin_frame(*at, now_ms);
    header_[have_++] = *at++;
    if (have_ == header_size()) end_header();
  }
}

void FrameWatch::begin_frame(std::uint8_t first, std::int64_t now_ms) {
  if (first & kControl) {
    if (controls_ == 0 || now_ms - window_since_ms_ >= window_ms_) {
      window_since_ms_ = now_ms;
      controls_ = 0;
    }
    ++controls_;
  } else if (!in_message_) {
    in_message_ = true;
    since_ms_ = now_ms;
  }
}

std::size_t FrameWatch::header_size() const {
  if (have_ < 2) return 2;
  const auto length = header_[1] & 0x7f;
  return 2 + (length == 126 ? 2 : length == 127 ? 8 : 0) + (header_[1] & kMask ? 4 : 0);
}

void FrameWatch::end_header() {
  const auto length = header_[1] & 0x7f;
  const int extended = length == 126 ? 2 : length == 127 ? 8 : 0;
  left_ = extended ? 0 : length;
  for (int i = 0; i < extended; ++i) left_ = left_ << 8 | header_[2 + i];
  have_ = 0;
  if (left_ == 0) end_frame();
}

void FrameWatch::end_frame() {
  if ((header_[0] & kControl) == 0 && (header_[0] & kFin) != 0) in_message_ = false;
}

std::optional<std::int64_t> FrameWatch::message_since() const {
  if (!in_message_) return std::nullopt;
  return since_ms_;
}

std::uint32_t FrameWatch::control_frames(std::int64_t now_ms) const {
  return now_ms - window_since_ms_ < window_ms_ ? controls_ : 0;
}

}  // namespace plenary
