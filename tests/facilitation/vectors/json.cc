#include "tests/facilitation/vectors/json.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <stdexcept>

#include "facilitation/text/change.h"

namespace plenary::vectors {
namespace {

std::string quoted(const std::string& utf8) {
  static constexpr char kDigits[] = "0123456789abcdef";
  const std::optional<std::u16string> units = text::to_units(utf8);
  if (!units) throw std::logic_error("a string in JSON that is not UTF-8");
  std::string out = "\"";
  for (const char16_t unit : *units) {
    if (unit == u'"' || unit == u'\\') {
      out += '\\';
      out += static_cast<char>(unit);
    } else if (unit >= 0x20 && unit < 0x7f) {
      out += static_cast<char>(unit);
    } else {
      out += "\\u";
      for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[unit >> shift & 0xf];
    }
  }
  return out + '"';
}

template <class Items, class Write>
std::string joined(const Items& items, const char* open, const char* between, const char* close, Write write) {
  std::string out = open;
  for (const auto& item : items) {
    if (&item != &items.front()) out += between;
    out += write(item);
  }
  return out + close;
}

}  // namespace

Json& Json::set(std::string key, Json value) {
  std::get<Object>(value_).emplace_back(std::move(key), std::move(value));
  return *this;
}

Json& Json::add(Json value) {
  std::get<Array>(value_).push_back(std::move(value));
  return *this;
}

std::string Json::on_one_line() const {
  struct Writer {
    std::string operator()(const Object& object) const {
      return joined(object, "{", ", ", "}",
                    [](const auto& field) { return quoted(field.first) + ": " + field.second.on_one_line(); });
    }
    std::string operator()(const Array& array) const {
      return joined(array, "[", ", ", "]", [](const Json& each) { return each.on_one_line(); });
    }
    std::string operator()(const std::string& text) const { return quoted(text); }
    std::string operator()(const Token& token) const { return token.text; }
  };
  return std::visit(Writer{}, value_);
}

std::string Json::as_file() const {
  return joined(std::get<Object>(value_), "{\n", ",\n", "\n}\n", [](const auto& field) {
    const auto* array = std::get_if<Array>(&field.second.value_);
    const std::string value = !array || array->empty() ? field.second.on_one_line()
                                                       : joined(*array, "[\n    ", ",\n    ", "\n  ]",
                                                                [](const Json& each) { return each.on_one_line(); });
    return "  " + quoted(field.first) + ": " + value;
  });
}

class Json::Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Json value() {
    skip_space();
    switch (peek()) {
      case '{': return object();
      case '[': return array();
      case '"': return Json(string());
      default: return token();
    }
  }
  void end() {
    skip_space();
    if (at_ != text_.size()) throw std::runtime_error("words after the end of JSON");
  }

 private:
  Json object() {
    Object fields;
    for (bool more = open('}'); more; more = next('}')) {
      skip_space();
      std::string key = string();
      expect(':');
      fields.emplace_back(std::move(key), value());
    }
    std::stable_sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Json json;
    json.value_ = std::move(fields);
    return json;
  }
  Json array() {
    Array items;
    for (bool more = open(']'); more; more = next(']')) items.push_back(value());
    return Json(std::move(items));
  }
  std::string string() {
    if (peek() != '"') throw std::runtime_error("JSON: a string is missing");
    ++at_;
    std::string out;
    std::u16string escaped;  // kept until it ends, as a pair may be two escapes
    const auto flush = [&] { out += text::to_utf8(escaped), escaped.clear(); };
    for (; peek() != '"'; ++at_) {
      if (peek() != '\\') {
        flush();
        out += peek();
        continue;
      }
      ++at_;
      if (peek() == 'u') {
        escaped += static_cast<char16_t>(std::stoul(std::string(text_.substr(at_ + 1, 4)), nullptr, 16));
        at_ += 4;
        continue;
      }
      static constexpr std::string_view kShort = "bfnrt\"\\/";
      static constexpr std::string_view kMeant = "\b\f\n\r\t\"\\/";
      flush();
      out += kMeant.at(kShort.find(peek()));
    }
    ++at_;
    flush();
    return out;
  }
  Json token() {
    const std::size_t end = std::min(text_.find_first_of(",]} \n\t\r", at_), text_.size());
    Json json;
    json.value_ = Token{std::string(text_.substr(at_, end - at_))};
    at_ = end;
    return json;
  }

  bool open(char close) {
    ++at_;
    skip_space();
    if (peek() != close) return true;
    ++at_;
    return false;
  }
  bool next(char close) {
    skip_space();
    const bool more = peek() == ',';
    if (!more && peek() != close) throw std::runtime_error("JSON: a comma is missing");
    ++at_;
    return more;
  }
  void expect(char wanted) {
    skip_space();
    if (peek() != wanted) throw std::runtime_error(std::string("JSON: missing ") + wanted);
    ++at_;
  }
  void skip_space() { at_ = std::min(text_.find_first_not_of(" \n\t\r", at_), text_.size()); }
  char peek() const {
    if (at_ >= text_.size()) throw std::runtime_error("JSON that ends too early");
    return text_[at_];
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

Json Json::parse(std::string_view text) {
  Parser parser(text);
  Json json = parser.value();
  parser.end();
  return json;
}

Json json_of(const google::protobuf::Message& message) {
  std::string text;
  const auto status = google::protobuf::util::MessageToJsonString(message, &text);
  if (!status.ok()) throw std::runtime_error(status.ToString());
  return Json::parse(text);
}

std::string bytes_of(const google::protobuf::Message& message) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

namespace {
constexpr std::string_view kBase64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
}

std::string base64(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k) out += i + k <= bytes.size() ? kBase64Digits[group >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

std::string from_base64(std::string_view text) {
  if (text.size() % 4 != 0) throw std::runtime_error("base64 that ends too early");
  std::string out;
  for (; !text.empty(); text.remove_prefix(4)) {
    const std::size_t padding = text.size() > 4 ? 0 : text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      const std::size_t digit = k < 4 - padding ? kBase64Digits.find(text[k]) : 0;
      if (digit == std::string_view::npos) throw std::runtime_error("base64 with a character that is none of it");
      group = group << 6 | static_cast<std::uint32_t>(digit);
    }
    for (std::size_t k = 0; k + padding < 3; ++k) out += static_cast<char>(group >> (16 - 8 * k));
  }
  return out;
}

std::string hex(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const char byte : bytes) {
    out += kDigits[static_cast<unsigned char>(byte) >> 4];
    out += kDigits[byte & 0xf];
  }
  return out;
}

}  // namespace plenary::vectors
