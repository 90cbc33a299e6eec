// JSON for the vectors: read from protobuf's own mapping, written one case a line, every character beyond ASCII
// escaped, map keys in order. The same value always gives the same bytes, whatever version of protobuf printed it.
#pragma once

#include <google/protobuf/message.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace plenary::vectors {

class Json {
 public:
  using Object = std::vector<std::pair<std::string, Json>>;
  using Array = std::vector<Json>;

  Json() : value_(Object{}) {}
  Json(const char* text) : value_(std::string(text)) {}
  Json(std::string text) : value_(std::move(text)) {}
  Json(bool yes) : value_(Token{yes ? "true" : "false"}) {}
  Json(std::int32_t number) : value_(Token{std::to_string(number)}) {}
  Json(std::uint32_t number) : value_(Token{std::to_string(number)}) {}
  Json(Array array) : value_(std::move(array)) {}

  // Keys stay in the order in which they are set.
  Json& set(std::string key, Json value);
  Json& add(Json value);

  [[nodiscard]] std::string on_one_line() const;
  // An object whose arrays have one element a line.
  [[nodiscard]] std::string as_file() const;

  static Json parse(std::string_view text);

 private:
  struct Token {
    std::string text;  // a number, true, false, null: as it was written
  };
  class Parser;
  std::variant<Object, Array, std::string, Token> value_;
};

// The protobuf JSON mapping, keys in order.
[[nodiscard]] Json json_of(const google::protobuf::Message& message);

// Fields in the order of their numbers, maps by key.
[[nodiscard]] std::string bytes_of(const google::protobuf::Message& message);
[[nodiscard]] std::string base64(std::string_view bytes);
[[nodiscard]] std::string from_base64(std::string_view text);  // throws std::runtime_error
[[nodiscard]] std::string hex(std::string_view bytes);

}  // namespace plenary::vectors
