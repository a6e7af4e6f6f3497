#!/usr/bin/env bash
# Builds the last commit in two fresh folders and compares the jars, byte by byte. Arguments go to Maven:
#   src/reproducible.sh
#   src/reproducible.sh -Dquick -Dspotless.check.skip
set -euo pipefail

sources=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/training-layer-reproducible.XXXXXX")
trap 'rm -rf "$work"' EXIT

for folder in one another/one/deeper; do
  git clone --quiet "$sources" "$work/$folder"
  (cd "$work/$folder" && mvn --quiet --batch-mode -DskipTests "$@" package)
done

differ=0
for jar in "$work"/one/target/training-layer-*.jar; do
  other=$work/another/one/deeper/target/$(basename "$jar")
  if cmp --quiet "$jar" "$other"; then
    echo "the same: $(sha256sum "$jar" | cut -c1-64) $(basename "$jar")"
  else
    differ=1
    echo "not the same: $(basename "$jar")" >&2
    diff <(unzip -lv "$jar") <(unzip -lv "$other") >&2 || true
  fi
done
exit $differ
