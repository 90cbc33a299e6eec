# Sourced first by every script: where the project is, how --help and errors look.
# shellcheck shell=bash
set -euo pipefail

project=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
verb=scripts/$(basename "$0")
jobs=$(nproc)

# fail CAUSE [WAY OUT]: ends the script with both.
fail() {
  printf '%s: %s\n' "$verb" "$1" >&2
  [ $# -lt 2 ] || printf '  %s\n' "$2" >&2
  exit 1
}

# A script's opening comment is its --help.
help() {
  awk 'NR > 1 && !/^#/ { exit } NR > 1 { sub(/^# ?/, ""); print }' "$0"
  exit 0
}

# step NAME COMMAND...: runs it, telling what is happening, how long it took, and at the end whether it held.
step() {
  local name=$1 began=$SECONDS code=0
  shift
  printf '\n── %s\n' "$name"
  "$@" || code=$?
  printf '── %s: %s, %d s\n' "$name" "$([ $code = 0 ] && echo "holds" || echo "FAILED")" $((SECONDS - began))
  return $code
}

# build PRESET [TARGET...]: configures if need be and builds. One at a time a preset, since two ninjas in one folder
# would write over each other.
build() {
  local preset=$1 folder=$project/build/$1
  shift
  mkdir -p "$folder"
  (
    flock 9
    cd "$project"
    if [ ! -e "$folder/build.ninja" ]; then
      cmake --preset "$preset" >"$folder/configure.txt" 2>&1 9>&- || {
        tail -n 30 "$folder/configure.txt" >&2
        fail "CMake could not configure the preset '$preset'" "all it said: build/$preset/configure.txt"
      }
    fi
    # Nothing to do is nothing to say.
    [ "$(ninja -C "$folder" -n --quiet ${1:+"$@"} 2>&1 9>&-)" != "ninja: no work to do." ] || exit 0
    cmake --build "$folder" --parallel "$jobs" ${1:+--target "$@"} 9>&- ||
      fail "the build of '$preset' failed" "the first error above is the one to read"
  ) 9>"$folder/.lock"
}
