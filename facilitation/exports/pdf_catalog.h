// Within this folder: what cairo 1.16 leaves unsaid in a PDF. It writes the structure of a document, but not that the
// document has one, nor in which language it is, nor one element that holds the others; readers aloud ask for all three.
//
// An incremental update says so, as PDF provides: some objects once more at the end, and where they stand now.
//
//   Catalog ─▶ StructTreeRoot (n) ─▶ P, H1, P ...              as cairo writes it
//   Catalog ─▶ StructTreeRoot (new) ─▶ Document (n) ─▶ P, H1, P ...   n is still the parent of all of them
#pragma once

#include <string>

namespace plenary::pdf {

[[nodiscard]] std::string said_to_be_tagged(std::string bytes);  // as they came, if they are not as cairo writes them

}  // namespace plenary::pdf
