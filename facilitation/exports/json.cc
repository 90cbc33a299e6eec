#include "facilitation/exports/json.h"

#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/type_resolver_util.h>

#include <memory>
#include <stdexcept>

#include "facilitation/document/canonical.h"

namespace plenary {
namespace {

namespace pb = google::protobuf;
constexpr const char* kPrefix = "type.googleapis.com";

std::string written_as_json(const pb::Message& record) {
  const std::unique_ptr<pb::util::TypeResolver> types(
      pb::util::NewTypeResolverForDescriptorPool(kPrefix, pb::DescriptorPool::generated_pool()));
  pb::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  std::string json;
  const auto status = pb::util::BinaryToJsonString(
      types.get(), std::string(kPrefix) + "/" + record.GetDescriptor()->full_name(), canonical(record), &json, options);
  if (!status.ok()) throw std::logic_error("a record could not be written as JSON: " + status.ToString());
  if (!json.ends_with('\n')) json += '\n';
  return json;
}

}  // namespace

std::string to_json(const SessionRecord& record) { return written_as_json(record); }
std::string to_json(const GuidebookRecord& record) { return written_as_json(record); }

std::optional<SessionRecord> from_json(const std::string& json) {
  SessionRecord record;
  if (!pb::util::JsonStringToMessage(json, &record).ok()) return std::nullopt;
  return record;
}

}  // namespace plenary
