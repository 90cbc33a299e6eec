// Within this folder: the few words in which its writers of XML speak to pugixml, which escapes.
#pragma once

#include <pugixml.hpp>
#include <string>

namespace plenary {

[[nodiscard]] std::string saved(const pugi::xml_document& xml);  // with its declaration, without blanks of ours

pugi::xml_node add(pugi::xml_node parent, const char* name, const char* attribute = nullptr,
                   const std::string& value = "");
void add_text(pugi::xml_node node, const std::string& text);

}  // namespace plenary
