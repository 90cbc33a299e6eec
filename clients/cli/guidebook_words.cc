#include "clients/cli/guidebook_words.h"

#include <algorithm>

namespace plenary::cli {
namespace {

std::string as_said(std::string word) {
  std::replace(word.begin(), word.end(), '_', ' ');
  return word;
}

std::string line_of(const Readiness& part) {
  const bool is_chapter = part.type() == "chapter";
  std::string line = is_chapter ? part.title() : "  " + part.type() + " " + part.id() + ": " + part.title();
  line += part.state() == "ready" ? " (ready)" : part.missing().empty() ? " (can be ready)" : " (draft)";
  for (const Missing& missing : part.missing())
    line += std::string("\n") + (is_chapter ? "    " : "      ") + "- " + missing.sentence();
  return line + "\n";
}

std::string line_of(const BlockedByConsent& blocked) {
  const std::string what = blocked.field().empty()
                               ? "quotation " + blocked.quote().document() + " " + blocked.quote().id()
                               : as_said(blocked.field());
  return "  " + blocked.owner() + ", " + what + ": " + as_said(blocked.reason()) + "\n";
}

std::string line_of(const EditionTold& edition) {
  std::string line = "  " + edition.number() + ", " + edition.date() + ": " + std::to_string(edition.quotations()) +
                     (edition.quotations() == 1 ? " quotation" : " quotations");
  if (edition.quotations_removed() > 0)
    line += ", " + std::to_string(edition.quotations_removed()) + " removed since the one before";
  return line + "\n";
}

}  // namespace

std::string guidebook_in_words(const ReadinessAnswer& answer) {
  std::string text;
  for (const Readiness& part : answer.parts())
    text += (part.type() == "chapter" && !text.empty() ? "\n" : "") + line_of(part);
  if (!answer.blocked().empty()) text += "\nWaits for somebody's yes, and is not printed:\n";
  for (const BlockedByConsent& blocked : answer.blocked()) text += line_of(blocked);
  text += answer.editions().empty() ? "\nNothing is published yet.\n" : "\nEditions:\n";
  for (const EditionTold& edition : answer.editions()) text += line_of(edition);
  if (answer.taken_back() > 0) text += "Something was taken back since; the next edition is on its way.\n";
  return text;
}

}  // namespace plenary::cli
