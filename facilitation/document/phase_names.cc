#include "facilitation/document/phase_names.h"

#include <algorithm>

namespace plenary {
namespace {

struct PhaseName {
  PhaseKind kind;
  std::string_view word, said;
};
constexpr PhaseName kPhases[] = {{ARRIVE, "arrive", "Arriving"},
                                 {FRAME, "frame", "The question"},
                                 {SILENT, "silent", "Silent writing"},
                                 {PAIR, "pair", "In pairs"},
                                 {ROUND, "round", "Round"},
                                 {CLUSTER_PHASE, "cluster", "Grouping"},
                                 {VOTE_PHASE, "vote", "Vote"},
                                 {DISCUSS, "discuss", "Discussion"},
                                 {DECIDE, "decide", "Decision"},
                                 {HARVEST_PHASE, "harvest", "Harvest"},
                                 {REPORT, "report", "Report"},
                                 {CLOSE, "close", "Close"}};

}  // namespace

std::string phase_said(PhaseKind kind) {
  for (const PhaseName& name : kPhases)
    if (name.kind == kind) return std::string(name.said);
  return "Phase";
}

std::string phase_said(std::string_view kind) {
  for (const PhaseName& name : kPhases)
    if (name.word == kind) return std::string(name.said);
  std::string other(kind);
  std::replace(other.begin(), other.end(), '_', ' ');
  return other;
}

}  // namespace plenary
