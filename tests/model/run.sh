#!/usr/bin/env bash
# Runs checks of the model and prints one line each: name, expected, found, states, seconds.
#
#   run.sh                everything; needs up to 5 GB and about five minutes on two cores
#   run.sh --quick        a selection in some 20 seconds, errors that it must find included
#   run.sh base epochs    only these
#   run.sh --story low    one, and its counter-example told line by line
#
# Exits 1 if anything is not as expected. WORK=DIR keeps what the checks wrote; SAMPLE_SECONDS=600 makes the sample of
# the largest space longer; JOBS=1 runs one at a time.
#
# holds   the whole state space was searched and no promise was broken
# sample  bitstate hashing: a large part of the space was searched, not all of it
# ends    no cycle: every run comes to an end, and `holds` says that every end is a good one
# fails   a promise is broken, as it must be; breadth first, so the story is a shortest one
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
jobs=${JOBS:-2}

runs() {
  cat <<'LIST'
base             holds  log
two_failovers    holds  log       -DFAILOVERS=2 -DCRASHES=0
two_and_crash    holds  log       -DFAILOVERS=2 -DMOVES=0 -DGHOSTS=0
split_brain      holds  log       -DSPLIT -DFAILOVERS=2 -DCRASHES=0 -DGHOSTS=0 -DMOVES=2
split_ghost      holds  log       -DSPLIT -DCRASHES=0
epochs           holds  log       -DMINTS=2 -DFAILOVERS=2 -DCRASHES=0 -DGHOSTS=0
epochs_ghost     holds  log       -DMINTS=2 -DCRASHES=0
refuse_before    holds  log       -DREFUSE_BEFORE -DCRASHES=0 -DFAILOVERS=2
three_requests   holds  log       -DN0=3 -DCRASHES=0
two_and_two      holds  log       -DN1=2 -DCRASHES=0
client_crash     holds  log       -DCLIENTCRASHES=1 -DCRASHES=0
outbox_lost      holds  log       -DOUTBOX_LOST -DCRASHES=0
no_heal          holds  log       -DNO_HEAL -DCRASHES=0
no_heal_epochs   holds  log       -DNO_HEAL -DMINTS=2 -DCRASHES=0 -DGHOSTS=0
abandon          holds  log       -DABANDON -DCRASHES=0
unlogged_fresh   holds  log       -DUNLOGGED_FRESH -DFAILOVERS=2 -DCRASHES=0
unlogged_before  holds  log       -DUNLOGGED_FRESH -DREFUSE_BEFORE -DCRASHES=0 -DMOVES=2
unlogged_crash   holds  log       -DUNLOGGED_FRESH -DGHOSTS=0
everything       sample log       -DSPLIT -DFAILOVERS=2 -DMOVES=2 -DMINTS=1 -DN0=3
progress         ends   log       -DCRASHES=0
progress_crash   ends   log       -DGHOSTS=0
progress_two     ends   log       -DFAILOVERS=2 -DCRASHES=0 -DGHOSTS=0
progress_split   ends   log       -DSPLIT -DCRASHES=0 -DGHOSTS=0
bare_xadd        fails  log       -DBARE_XADD
bare_xadd_calm   holds  log       -DBARE_XADD -DFAILOVERS=0
seq_only         fails  log       -DSEQ_ONLY
heal_unchecked   fails  log       -DHEAL_UNCHECKED
dedupe_window    fails  log       -DDEDUPE_WINDOW
any_higher       fails  log       -DANY_HIGHER
low              fails  log       -DLOW_RESOLVED
ack_before       fails  log       -DACK_BEFORE
drop_at_ack      fails  log       -DDROP_AT_ACK
unlogged         fails  log       -DUNLOGGED
unlogged_calm    fails  log       -DUNLOGGED -DREFUSE_BEFORE -DMOVES=2 -DFAILOVERS=0 -DCRASHES=0 -DGHOSTS=0
refusal_final    fails  log       -DREFUSAL_FINAL
stable_weak      fails  log       -DSTABLE_WEAK
stable_unchecked fails  log       -DSTABLE_UNCHECKED
epoch_token      fails  log       -DRESUME_BY_SEQ
epoch_token_mint fails  log       -DRESUME_BY_SEQ -DMINTS=2
erase            holds  erase
erase_blind      fails  erase     -DBLIND
erase_heal       fails  erase     -DHEAL_ACROSS
erase_early      fails  erase     -DCONFIRM_EARLY
erase_counted    fails  erase     -DCOUNTED
snapshot         holds  snapshot
snapshot_by_seq  fails  snapshot  -DBY_SEQ
snapshot_ahead   fails  snapshot  -DUNCHECKED
snapshot_missing fails  snapshot  -DNO_EXISTS
snapshot_outside fails  snapshot  -DOUTSIDE
LIST
}
quick="two_and_crash bare_xadd seq_only heal_unchecked ack_before unlogged_calm stable_unchecked epoch_token
  erase erase_heal snapshot snapshot_by_seq"

# Builds and runs one check in a folder of its own; prints its line.
check() { # name expected model flags...
  local name=$1 expected=$2 model=$3
  shift 3
  local how=(-DSAFETY -DNOREDUCE -DMEMLIM=5000) flags=(-m20000) limit=400
  case $expected in
  fails) how+=(-DBFS) ;;
  sample) how=(-DSAFETY -DNOREDUCE -DBITSTATE) flags=(-m20000 -w33 -k2) limit=${SAMPLE_SECONDS:-150} ;;
  ends) how=(-DNP -DNOREDUCE -DMEMLIM=5000) flags=(-m200000 -l) ;;
  esac

  mkdir -p "$work/$name" && cd "$work/$name" && rm -f ./*.trail && cp "$here/$model.pml" . || return
  if ! spin "$@" -a "$model.pml" >spin.out 2>&1 || ! gcc "${optimise:--O2}" "${how[@]}" -o pan pan.c >gcc.out 2>&1; then
    echo "$name: does not build"
    cat spin.out gcc.out 2>/dev/null
    return
  fi
  local began took
  began=$(date +%s.%N)
  timeout -s INT "$limit" ./pan "${flags[@]}" >pan.out 2>&1
  took=$(echo "$(date +%s.%N) - $began" | bc)

  local found detail
  found=$(verdict "$expected" "$model" "$@")
  detail=${found#"$expected"}
  printf '%-17s %-7s %-10s %12s %7.1fs  %s\n' "$name" "$expected" "$(mark "$found" "$expected")" \
    "$(grep -oE '^ *[0-9.e+]+ states, stored' pan.out | awk '{ print $1 }')" "$took" "${detail#: }"
}

mark() { if [ "${1%%:*}" = "$2" ]; then echo ok; else echo UNEXPECTED; fi; }

# What the search found, in the words of the table; a counter-example is told in the file `story`.
verdict() { # expected model flags...
  local expected=$1 model=$2
  shift 2
  if compgen -G '*.trail' >/dev/null; then
    spin "$@" -t -T "$model.pml" 2>&1 |
      grep -vE '^(spin:|[[:space:]]+[a-z]+(\[[0-9]\])? = |#|[ 0-9]*:|.*processes created|Never|.*proc )' |
      sed 's/^ *$//' | sed '/BROKEN/q' >story
    echo "fails: $(grep -m1 BROKEN story | sed 's/.*BROKEN *//')"
  elif ! grep -q 'errors: 0' pan.out; then
    echo "did not finish"
  elif [ "$expected" = sample ]; then
    echo sample
  elif grep -qE 'search was not completed|max search depth|out of memory|interrupted' pan.out; then
    echo "did not finish"
  elif [ "$expected" = ends ]; then
    echo ends
  else
    echo holds
  fi
}

story=
case ${1:-} in
--help | -h) awk 'NR > 1 && !/^#/ { exit } NR > 1 { sub(/^# ?/, ""); print }' "$0" && exit ;;
--quick)
  optimise=-O1 # these spaces are small: compiling them is most of the time
  # shellcheck disable=SC2086  # a list of names
  set -- $quick
  ;;
--story)
  story=yes jobs=1
  shift
  ;;
-*) echo "run.sh: unknown option '$1'; see --help" >&2 && exit 2 ;;
esac
for tool in spin gcc bc; do
  command -v $tool >/dev/null || { echo "run.sh: $tool is not installed; scripts/setup test installs it" >&2 && exit 2; }
done
list=$(runs)
if [ $# -gt 0 ]; then
  list=
  for name in "$@"; do
    line=$(runs | grep -E "^$name ") || { echo "run.sh: there is no check named '$name'" >&2 && exit 2; }
    list+=$line$'\n'
  done
fi

work=${WORK:-}
if [ -z "$work" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
mkdir -p "$work"
export here work optimise=${optimise:--O2}
export -f check mark verdict
sed '/^$/d' <<<"$list" | xargs -P "$jobs" -I{} bash -c 'check {}' | tee "$work/table"
if [ -n "$story" ]; then
  for name in "$@"; do
    if [ -f "$work/$name/story" ]; then printf -- '--- %s\n' "$name" && cat "$work/$name/story"; fi
  done
fi
! grep -qE 'UNEXPECTED|does not build' "$work/table"
