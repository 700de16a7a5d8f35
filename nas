#!/bin/sh
# Builds NAS4J on first use and when its sources changed, then starts it.
set -eu
unset CDPATH

self=$0
while [ -h "$self" ]; do
  link=$(readlink "$self")
  case $link in /*) self=$link ;; *) self=$(dirname "$self")/$link ;; esac
done
root=$(cd "$(dirname "$self")" && pwd -P)
builds=$root/.nas # a folder for each build, and `current`: its name, written when that build began

say() {
  echo "nas: $*" >&2
}

is_built() {
  { read -r build <"$builds/current"; } 2>/dev/null && [ -x "$builds/$build/bin/nas" ]
}

# is_current: has no source changed since? Folders count too: a deleted file changes its folder.
is_current() {
  newer=$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/src/main "$root/.mvn" "$root/experiments/src/assembly" \
    -newer "$builds/current" -print -quit) && [ -z "$newer" ]
}

lock() {
  if command -v flock >/dev/null; then
    exec 9>"$builds/lock" # the system unlocks it when this process and its children are gone
    flock -n 9 && return
    say "waiting for a build that another start began"
    flock 9
  else
    waited=0
    until mkdir "$builds/lock.d" 2>/dev/null; do
      [ "$waited" -gt 0 ] || say "waiting for a build that another start began"
      waited=$((waited + 1))
      if [ "$waited" -gt 900 ]; then
        say "no end of it in 15 minutes. Maybe it was killed: then remove [$builds/lock.d]"
        exit 1
      fi
      sleep 1
    done
    trap 'rmdir "$builds/lock.d"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
  fi
}

unlock() {
  if command -v flock >/dev/null; then
    exec 9>&-
  else
    rmdir "$builds/lock.d"
    trap - EXIT INT TERM
  fi
}

# make_build: a running search keeps the build it was started from; so each build has its own folder.
make_build() {
  previous=${build:-none}
  build=$(date +%Y%m%d-%H%M%S)-$$
  echo "$build" >"$builds/next"
  say "building (minutes the first time, seconds later)"
  # Maven keeps the copy of a resource that was deleted.
  find "$root"/*/target/quick/classes -type f ! -name '*.class' -exec rm -f {} + 2>/dev/null || true
  if ! (cd "$root" && ./mvnw -q -Pquick,app -Ddistribution.directory="$builds" -Ddistribution.name="$build" package) \
    >"$builds/build.log" 2>&1 </dev/null; then
    tail -n 40 "$builds/build.log" >&2
    say "the build failed; all it said is in [$builds/build.log]"
    exit 1
  fi
  for jar in "$builds/$build"/lib/*.jar; do # the libraries stay the same: one copy for all builds
    same=$builds/$previous/lib/${jar##*/}
    case $same in
      */nas*-SNAPSHOT.jar | */nas.jar) ;;
      *) [ ! -f "$same" ] || { ln "$same" "$jar.same" 2>/dev/null && mv "$jar.same" "$jar"; } || true ;;
    esac
  done
  "$builds/$build/bin/nas" --version >/dev/null 2>&1 || true # makes its start-up cache
  mv "$builds/next" "$builds/current"
  for old in "$builds"/[0-9]*; do
    [ "$old" = "$builds/$build" ] || rm -rf "$old/cache"
  done
  find "$builds" -mindepth 1 -maxdepth 1 -name '[0-9]*' ! -name "$build" -mtime +14 -exec rm -rf {} +
}

if ! is_built || ! is_current; then
  if { mkdir -p "$builds" && [ -w "$builds" ]; } 2>/dev/null; then
    lock
    is_built && is_current || make_build
    unlock
  elif is_built; then
    say "sources changed since the build [$build], but [$builds] cannot be written: starting that build"
  else
    say "not built yet, and [$builds] cannot be written. Maybe let its owner run ./nas once."
    exit 1
  fi
fi
exec "$builds/$build/bin/nas" "$@"
