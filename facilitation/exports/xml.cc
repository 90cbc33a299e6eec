#include "facilitation/exports/xml.h"

namespace plenary {
namespace {

struct Into : pugi::xml_writer {
  std::string& text;
  explicit Into(std::string& text) : text(text) {}
  void write(const void* bytes, std::size_t size) override { text.append(static_cast<const char*>(bytes), size); }
};

}  // namespace

std::string saved(const pugi::xml_document& xml) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  Into into(text);
  xml.save(into, "", pugi::format_raw | pugi::format_no_declaration);
  return text;
}

pugi::xml_node add(pugi::xml_node parent, const char* name, const char* attribute, const std::string& value) {
  pugi::xml_node node = parent.append_child(name);
  if (attribute) node.append_attribute(attribute) = value.c_str();
  return node;
}

void add_text(pugi::xml_node node, const std::string& text) {
  node.append_child(pugi::node_pcdata).set_value(text.c_str());
}

}  // namespace plenary
