// Board templates from YAML: one file a template, and conventions.yaml, which says in words what they share and is
// checked against the vocabulary. Everything that is wrong is told at once; a file with a problem gives no template.
//
// Pure: whoever has files reads them (facilitation/templates/*.yaml) and passes the text with a name for messages.
#pragma once

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

}  // namespace plenary
