#!/usr/bin/env bash
# Servers with an error made on purpose (server/live/seeded_bugs.h), one at a time: the torture has to find each. Three
# seeds are tried, since no two runs are alike; a run ends at the first promise that is broken.
#
#   tests/torture/catches_bugs.sh FOLDER-OF-PROGRAMS [NAME...]
#
# Left out: those that need a rarer moment than a short run has. The simulation finds them all.
set -euo pipefail

programs=${1:?"the folder of plenary_torture, please"}
shift
bugs=("$@")
[ ${#bugs[@]} -gt 0 ] || bugs=(ack_before_append broadcast_before_append unrecorded_refusals dedupe_by_window masked_by_clients)

report=$(mktemp)
trap 'rm -f "$report"' EXIT
missed=0
for bug in "${bugs[@]}"; do
  found=
  for seed in 1 2 3; do
    began=$SECONDS
    "$programs/plenary_torture" --brief --seconds 15 --seed "$seed" --bug "$bug" >"$report" 2>&1 || true
    # A promise, not a server that does not start.
    if found=$(grep -m 1 -oP '^FAIL  \K.*(?= \(looked)' "$report"); then break; fi
  done
  printf '%-26s seed %d, %2d s  %s\n' "$bug" "$seed" $((SECONDS - began)) "${found:-NOT FOUND: $(tail -n 1 "$report")}"
  [ -n "$found" ] || missed=$((missed + 1))
done
[ $missed = 0 ]
