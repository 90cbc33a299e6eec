#include "server/offline.h"

#include <filesystem>
#include <iostream>
#include <map>
#include <stdexcept>

#include "facilitation/document/session_record.h"
#include "server/live/schema.h"

namespace plenary {
namespace {

constexpr std::uint32_t kPage = 1'000;

std::string hex(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const char byte : bytes) {
    text += kDigits[static_cast<unsigned char>(byte) >> 4];
    text += kDigits[static_cast<unsigned char>(byte) & 15];
  }
  return text;
}

struct Walked {
  Document document;
  Chain chain{};
  std::vector<Chain> chains;  // after each commit
  std::string problem;        // empty: everything holds
};

Walked walk(boost::asio::io_context& loop, Log& log, const ChainMaker& chain, const std::string& id) {
  Walked walked;

  std::optional<LoadedDocument> loaded;
  log.load(id, [&](LoadedDocument answer) { loaded = std::move(answer); });
  wait_for(loop, [&] { return loaded.has_value(); });
  if (!loaded || loaded->kind != LoadedDocument::found) {
    walked.problem = loaded ? loaded->detail : "no answer";
    if (walked.problem.empty()) walked.problem = "cannot be loaded";
  }

  Chain at{};
  LogPosition head;
  try {
    for (bool more = true; more;) {
      std::optional<ReadAnswer> page;
      log.read(id, walked.document.seq(), kPage, [&](ReadAnswer answer) { page = std::move(answer); });
      wait_for(loop, [&] { return page.has_value(); });
      if (!page || page->kind != ReadAnswer::ok)
        throw BrokenLog("cannot be read after commit " + std::to_string(walked.document.seq()) +
                        (page ? ": " + page->detail : ""));
      head = page->head;
      for (const LogEntry& entry : page->entries) {
        if (!chain.follows(entry, at))
          throw BrokenLog("the chain does not hold at commit " + std::to_string(entry.seq));
        evolve(walked.document, parsed_commit(entry));
        at = entry.chain;
        walked.chains.push_back(at);
        if (loaded->snapshot && loaded->snapshot->at().seq() == entry.seq &&
            state_hash(walked.document) != loaded->snapshot->state_hash())
          throw BrokenLog("the snapshot at commit " + std::to_string(entry.seq) + " is not what the commits lead to");
      }
      more = !page->entries.empty();
    }
    if (head.seq != walked.document.seq() || head.chain != at) throw BrokenLog("the entries do not lead to the head");
    if (const std::string fault = fault_of_approval(walked.document); !fault.empty()) throw BrokenLog(fault);
  } catch (const BrokenLog& broken) {
    if (walked.problem.empty()) walked.problem = broken.what();
  }
  walked.chain = at;
  return walked;
}

// A board that is not here says nothing either way.
bool is_in(const std::map<std::string, std::vector<Chain>>& chains, const SourceLog& source) {
  const auto found = chains.find(source.document());
  if (found == chains.end()) return true;
  if (source.seq() == 0 || source.seq() > found->second.size()) return false;
  const Chain& chain = found->second[source.seq() - 1];
  return std::string(chain.begin(), chain.end()) == source.chain();
}

std::optional<std::vector<std::string>> documents_of(boost::asio::io_context& loop, Log& log) {
  bool answered = false;
  std::optional<std::vector<std::string>> ids;
  log.list([&](std::optional<std::vector<std::string>> answer) {
    ids = std::move(answer);
    answered = true;
  });
  wait_for(loop, [&] { return answered; });
  if (!ids) std::cerr << "plenaryd: Redis does not say which documents there are; see the lines above.\n";
  return ids;
}

}  // namespace

void refuse_what_is_no_data_folder(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::exists(path / "instance", error) ||
      std::filesystem::exists(path / "redis" / "appendonlydir", error))
    return;
  if (error && error != std::errc::no_such_file_or_directory && error != std::errc::not_a_directory)
    throw std::runtime_error("The data folder " + path.string() + " cannot be looked into: " + error.message() +
                             ". Do this as the user who runs the server.");
  throw std::runtime_error(
      path.string() +
      " is not a data folder: nothing was ever kept there. Name the folder that plenaryd was started with (--data).");
}

int verify_everything(boost::asio::io_context& loop, Log& log, const ChainKeys& keys) {
  const auto ids = documents_of(loop, log);
  if (!ids) return 1;
  int result = 0;
  std::map<std::string, std::vector<Chain>> chains;
  std::map<std::string, std::vector<SourceLog>> drafted_from;  // approved records
  for (const std::string& id : *ids) {
    Walked walked = walk(loop, log, keys.of(id), id);
    drafted_from.emplace(id, approved_sources(walked.document));
    chains.emplace(id, std::move(walked.chains));
    const bool holds = walked.problem.empty();
    if (!holds) result = 1;
    // Of a damaged document nothing is counted: the figures would be those of the part before the damage.
    if (!holds) {
      std::cout << "DAMAGED  " << id << "  " << walked.problem << "\n";
      continue;
    }
    std::cout << "ok       " << id << "  commits " << walked.document.seq() << "  records " << walked.document.size()
              << "  state " << hex(state_hash(walked.document)).substr(0, 16) << "  chain "
              << hex(std::string(walked.chain.begin(), walked.chain.end())) << "\n";
  }
  for (const auto& [record, sources] : drafted_from)
    for (const SourceLog& source : sources)
      if (!is_in(chains, source)) {
        result = 1;
        std::cout << "DAMAGED  " << record << "  it was drafted from another history of " << source.document()
                  << " than the one that is here\n";
      }
  if (result == 0)
    std::cout << "Nothing that is here was changed. Whether the newest commits are here, only what was kept elsewhere "
                 "can tell:\n"
                 "compare the number of commits and the chain with those in an exported record or an archive.\n";
  std::cout << ids->size() << (ids->size() == 1 ? " document" : " documents")
            << (result == 0 ? ", everything holds\n" : ": at least one is damaged; restore it from a backup\n");
  return result;
}

}  // namespace plenary
