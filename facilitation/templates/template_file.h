// Board templates from YAML: one file a template, and conventions.yaml, which says in words what they share and is
// checked against the vocabulary. Everything that is wrong is told at once; a file with a problem gives no template.
//
// Pure: whoever has files reads them (facilitation/templates/*.yaml) and passes the text with a name for messages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/templates/yaml_text.h"
#include "proto/templates.pb.h"

namespace plenary {

struct LoadedTemplates {
  std::vector<Template> templates;  // by id
  std::vector<Problem> problems;    // in the order of the files
  [[nodiscard]] const Template* find(std::string_view id) const;
};

[[nodiscard]] LoadedTemplates load_templates(const std::vector<NamedText>& files);

// A template of a meeting's own, read by the same rules; its id begins with "own.".
inline constexpr std::size_t kLongestOwnTemplate = 32'768;  // bytes of its file
struct OwnTemplate {
  std::optional<Template> board;  // as far as it could be read; right only without problems
  std::vector<Problem> problems;
  bool remarks = false;  // the file says something after a #, which the template does not hold
};
[[nodiscard]] OwnTemplate read_own_template(const NamedText& file);

// The same file with another version in it; all else as it was written.
[[nodiscard]] std::string with_version(const std::string& yaml, std::uint32_t version);

}  // namespace plenary
