#!/usr/bin/env bash
# Puts the packaged application in place and prepares a quick start of it:
#
#   docs/deploy/install.sh target/training-layer-0.1.0-SNAPSHOT.jar /opt/training-layer
#
# The jar is unpacked into FOLDER, and what Java finds out about its classes during a start is kept in a file: an AOT cache by
# Java 25 or newer, an archive of classes by older ones. For that the application is started three times, with a PostgreSQL of
# its own in a folder that is thrown away, and without any settings of this machine: to make the database, to learn, and to try what
# was learned on an empty folder. Then
#
#   java @/opt/training-layer/java.options -jar /opt/training-layer/training-layer.jar
#
# The file holds for one Java and for these jars, as they lie there: run this again after a new version of either. Without it, or
# with one that does not fit, the application starts all the same, only slower. JAVA names another java than that of the path;
# OPTIONS other options than these. What was in FOLDER is kept as FOLDER.old.
#
#   docs/deploy/install.sh --cache FOLDER      prepares only; FOLDER has the unpacked jar
set -euo pipefail

java=$(command -v "${JAVA:-java}" || true)
java=${java:-${JAVA:-java}}
[[ $java != */* || $java == /* ]] || java=$PWD/$java
options=${OPTIONS:--XX:+UseG1GC -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError}

fail() { echo "install.sh: $*" >&2; exit 1; }

[ $# -eq 2 ] || fail "say which jar goes where: install.sh JAR FOLDER, or install.sh --cache FOLDER"
version=$("$java" -version 2>&1) || fail "$java does not run; set JAVA to a Java 21 or newer"
[[ $version =~ version\ \"([0-9]+) ]] && feature=${BASH_REMATCH[1]} || fail "no version in what $java -version says: $version"
[ "$feature" -ge 21 ] || fail "this is Java $feature; set JAVA to a Java 21 or newer"

work=$(mktemp -d "${TMPDIR:-/tmp}/training-layer-install.XXXXXX")
chmod 755 "$work" # PostgreSQL does not run as root: its own user has to come in.
running=
end() { [ -z "$running" ] || kill "$running" 2>/dev/null && wait "$running" 2>/dev/null || true; rm -rf "$work"; }
trap end EXIT

# Only what is named here: no setting, and above all no database, of the machine.
# Takes the place of the shell that calls it, so that this may be ended by its number.
bare() { cd "$work" && exec env -i PATH="$PATH" LANG=C.UTF-8 TMPDIR="$work" "$@"; }

get() { # One page, as a browser would ask for it.
  exec 3<>"/dev/tcp/127.0.0.1/$1"
  printf 'GET %s HTTP/1.0\r\nHost: localhost\r\nAccept: text/html,*/*\r\n\r\n' "$2" >&3
  local line; read -r line <&3; cat <&3 >/dev/null; exec 3<&-; exec 3>&-
  [[ $line == *' 200'* ]]
}

start() { # FOLDER and options of Java: starts what is there, and waits until it is ready.
  local folder=$1 waited=0
  shift
  rm -f "$work/log"; : >"$work/log"
  # shellcheck disable=SC2086 # options are words
  bare "$java" $options "$@" -jar "$folder/training-layer.jar" \
    --server.address=127.0.0.1 --server.port=0 --traininglayer.base-url=http://localhost >"$work/log" 2>&1 &
  running=$!
  until grep -q 'Training Layer is ready' "$work/log"; do
    kill -0 "$running" 2>/dev/null || { cat "$work/log" >&2; fail "the application did not start"; }
    [ $((waited += 1)) -lt 1200 ] || { kill "$running"; cat "$work/log" >&2; fail "the application was not ready after ten minutes"; }
    sleep 0.5
  done
}

stop() {
  kill "$running"
  wait "$running" || true
  running=
}

prepare() { # FOLDER: writes the file, and leaves in flag how it is used.
  local folder=$1 port='' making file use
  if [ "$feature" -ge 25 ]; then
    file=training-layer.aot making=-XX:AOTCacheOutput= use=-XX:AOTCache=
  else
    file=training-layer.jsa making=-XX:ArchiveClassesAtExit= use=-XX:SharedArchiveFile=
  fi
  rm -f "$folder/training-layer.aot" "$folder/training-layer.jsa"
  # First the database. What unpacks it (org.tukaani.xz, a sealed package) must not be in the cache: Java 25 cannot take it from there.
  start "$folder"
  stop
  start "$folder" "$making$folder/$file"
  [[ $(<"$work/log") =~ Tomcat\ started\ on\ port\ ([0-9]+) ]] && port=${BASH_REMATCH[1]}
  for page in / /css/app.css /lti/jwks.json /openapi.json /actuator/health; do
    get "$port" "$page" || echo "install.sh: $page did not answer with 200; what it needs is not in the cache" >&2
  done
  stop
  [ -s "$folder/$file" ] || { cat "$work/log" >&2; fail "Java has not written $folder/$file"; }
  flag=$use$file
}

check() { # With a cache that does not fit Java ends at once. One that fits is started as a customer would: on an empty folder, database and all.
  local must=-Xshare:on
  [ "$feature" -lt 25 ] || must=-XX:AOTMode=on
  rm -rf "$work/data"
  (trap '[ -z "$running" ] || kill "$running" 2>/dev/null' EXIT; start "$1" "@$1/java.options" "$must"; stop) && return
  # Better slow than not at all.
  rm -f "$1/training-layer.aot" "$1/training-layer.jsa"
  printf '%s\n' $options >"$1/java.options"
  fail "what was prepared cannot be used by $java and is removed again; all is in place, and starts as before"
}

write_options() { # FOLDER where it will lie, FLAG with the name of the file
  local option
  for option in $options "${2%%=*}=$1/${2##*=}"; do echo "$option"; done
}

if [ "$1" = --cache ]; then
  folder=$(cd "$2" && pwd)
  prepare "$folder"
  write_options "$folder" "$flag" >"$folder/java.options"
  check "$folder"
  echo "prepared $folder"
  exit
fi

[ -f "$1" ] || fail "there is no file $1"
mkdir -p "$(dirname "$2")"
folder=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
for data in "$folder/data" "$folder.old/data"; do # Where somebody started the application there, this is the database.
  [ ! -e "$data" ] || fail "$data looks like a database of the application: move it elsewhere, and start it in that folder"
done
rm -rf "$folder.new"
cp "$1" "$work/training-layer.jar"
"$java" -Djarmode=tools -jar "$work/training-layer.jar" extract --destination "$folder.new" >/dev/null
rm "$work/training-layer.jar"
prepare "$folder.new"
write_options "$folder" "$flag" >"$folder.new/java.options"
chmod -R go+rX "$folder.new"
rm -rf "$folder.old"
[ ! -e "$folder" ] || mv "$folder" "$folder.old"
mv "$folder.new" "$folder"
check "$folder"
echo "installed in $folder; what was there before is in $folder.old, if anything was"
