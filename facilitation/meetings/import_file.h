// A programme, or a list of people, that somebody brings to a meeting that is there: a file of this folder's form, or a
// table. What comes out is one request (ImportProgramme) and the people for the people store; nothing is decided here.
//
//   programme.yaml ─┐                        ┌─ request ─▶ decide: the preview is what it would do, applying does it
//   programme.csv  ─┼─▶ read_import ─────────┼─ people ──▶ the people store, before the request is sent
//   people.csv     ─┘   (problems by line)   └─ lines ───▶ where a record stands, for refusals
//
// Of a file every part may be missing; ids that it does not list may be those of the meeting. A table of people without
// ids knows each by their name as it is written; a table of a programme names its items by id. Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "facilitation/document/document.h"
#include "facilitation/templates/yaml_text.h"
#include "proto/requests.pb.h"
#include "proto/templates.pb.h"

namespace plenary {

struct ImportedFile {
  ImportProgramme request;
  std::vector<ListedPerson> people;
  std::map<std::string, std::uint32_t> lines;  // by record id
  std::vector<Problem> problems;               // if there are any, the rest is not to be used
};

// What a meeting knows already.
struct ImportInto {
  std::string id;  // of the meeting document
  const Document& meeting;
  const std::vector<ListedPerson>& people;  // of the people store: a table names speakers as they are called
};

[[nodiscard]] ImportedFile read_import_yaml(const NamedText& file, const ImportInto& into);
[[nodiscard]] ImportedFile read_import_people(const NamedText& table, const ImportInto& into);
[[nodiscard]] ImportedFile read_import_programme(const NamedText& table, const ImportInto& into);

// Items that came with a programme and are not in this file: what would be gone. Without those that run, that people
// added, or whose parts stay. Parts before their session.
[[nodiscard]] std::vector<std::string> gone_from(const ImportProgramme& request, const Document& meeting);

}  // namespace plenary
