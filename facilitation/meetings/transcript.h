// The story of one breakout, as a meeting file may tell it: who wrote what when, who lost the connection, what was
// decided, and the figures that must come out. `plenary rehearse` plays it through a running server; tests compare.
//
// The things are records of the vocabulary, as they stand when they are made; who and when stands beside them. Times
// within records are absolute (the breakout's start added); `at_s` is seconds from the start of the breakout.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "proto/records.pb.h"

namespace plenary {

struct ToldPhase {
  PhaseKind kind = PHASE_KIND_UNSPECIFIED;
  std::uint32_t planned_minutes = 0;
  std::uint32_t extended_minutes = 0;
  std::uint32_t from_s = 0;
  std::uint32_t to_s = 0;
  std::string ended_by;  // participant, or "timer"
};

struct ToldPresence {
  enum Event { joined, connection_lost, resumed } event = joined;
  std::uint32_t at_s = 0;
  std::string person;
  std::uint32_t queued_operations = 0;  // written while away, sent on return
};

// One card, link, note, decision, action or quote.
struct Told {
  std::uint32_t at_s = 0;                    // when the server had it
  std::optional<std::uint32_t> queued_at_s;  // when it was written, by somebody who was offline then
  std::string by;                            // participant; empty where the file does not say (links)
  std::uint32_t revisions = 0;               // how often its words were changed afterwards
  Record record;
};

struct ToldCluster {
  std::uint32_t at_s = 0;
  std::string by;
  Record record;
  std::vector<std::string> cards;  // in order
};

struct ToldVote {
  std::uint32_t opened_s = 0;
  std::uint32_t closed_s = 0;
  Record record;
  std::vector<Ballot> ballots;
  std::vector<std::string> tie_for_first;
  std::string tie_note;
};

struct ToldDecision {
  std::uint32_t at_s = 0;  // first version
  std::uint32_t closed_s = 0;
  Record record;                                              // as it stands when it is closed, all versions in it
  std::vector<std::map<std::string, std::string>> responses;  // of each round, by participant
  std::vector<std::uint32_t> rounds_s;                        // when each began
  std::map<std::string, std::uint32_t> totals;
};

struct ToldQuote {
  std::uint32_t said_s = 0;
  Record record;
  std::optional<AttributionRequest> request;  // with the answer, if one is told
  std::string approved_text;                  // of an answer with edits
  bool withdrawn = false;                     // in the end
};

struct EdgeCase {
  std::string id;
  std::string what;
  std::string expect;
};

// The figures that the file itself gives.
struct Expected {
  std::uint32_t cards = 0;
  std::map<std::string, std::uint32_t> cards_by_region;
  std::uint32_t clusters = 0;
  std::uint32_t clustered_cards = 0;
  std::uint32_t links = 0;
  std::uint32_t dots_cast = 0;
  std::uint32_t objections = 0;
  std::map<std::string, std::uint32_t> decisions;  // total, adopted, ...
  std::map<std::string, std::uint32_t> actions;    // total, accepted, proposed
  std::map<std::string, std::uint32_t> quotes;
  std::map<std::string, std::uint32_t> notes;  // total, record, working
  std::uint32_t actual_length_s = 0;
  std::uint32_t overrun_s = 0;
};

struct Transcript {
  std::string board;  // document id
  std::int64_t starts_ms = 0;
  std::uint32_t planned_minutes = 0;
  std::vector<std::string> voters;
  std::uint32_t quorum_needed = 0;
  std::vector<CaptureChoice> capture_choices;
  std::vector<ToldPhase> phases;
  std::vector<ToldPresence> presence;  // by time
  std::vector<Told> cards;             // in the order of the file, as all below
  std::vector<ToldCluster> clusters;
  std::vector<std::string> unclustered;
  std::vector<Told> links;
  std::vector<Told> notes;
  std::vector<ToldDecision> decisions;
  std::vector<Told> actions;
  std::optional<ToldVote> vote;
  std::vector<ToldQuote> quotes;
  std::vector<Told> recording_markers;
  Harvest harvest;
  std::uint32_t questions_for_research = 0;
  std::vector<EdgeCase> edge_cases;
  Expected expected;
};

}  // namespace plenary
