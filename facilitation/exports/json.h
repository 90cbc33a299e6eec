// The session record for machines: the protobuf JSON mapping of proto/session_record.proto, with the field names as
// they stand there, indented. It loses nothing: read back, it is the same record.
#pragma once

#include <optional>
#include <string>

#include "proto/guidebook_record.pb.h"
#include "proto/session_record.pb.h"

namespace plenary {

[[nodiscard]] std::string to_json(const SessionRecord& record);
[[nodiscard]] std::string to_json(const GuidebookRecord& record);               // of proto/guidebook_record.proto
[[nodiscard]] std::optional<SessionRecord> from_json(const std::string& json);  // nullopt: not a session record

}  // namespace plenary
