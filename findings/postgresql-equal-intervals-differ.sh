#!/usr/bin/env bash
# PostgreSQL and durations kept as interval.
#
# PostgreSQL 15 or newer (found with 15.18), with initdb, pg_ctl and psql; as root it also needs setpriv.
#
# Valid input: durations of ISO 8601, as result.duration has them (xAPI 1.0.3, Part Two, 4.6).
#
#   'P12M' = 'P360D'                   true, and distinct, group by, unique indexes take them for one
#   seconds of P12M, of P360D          31557600, 31104000: five days apart
#   seconds of P11M, of P12M           28512000, 31557600: the twelfth month has 35 days
#   PT0,5S                             invalid input (a comma is a decimal sign of ISO 8601, 4.2.2.4)
#   P4W, PT90S come back as            P28D, PT1M30S
#
# Compared are months of 30 days, extracted are years of 365.25. So two equal values sum up to different times on task, and
# a text that must be given back as it came does not. A duration is kept as text, and beside it as seconds by one rule.
set -euo pipefail
command -v psql >/dev/null || { echo "needs psql"; exit 2; }
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1); bin=${bin:-$(dirname "$(readlink -f "$(command -v postgres)")")}
[ -x "$bin/initdb" ] || { echo "needs PostgreSQL's initdb"; exit 2; }
work=$(mktemp -d); chmod 755 "$work"; mkdir "$work/data"; cd "$work"
as=(); if [ "$(id -u)" = 0 ]; then chown 65534:65534 data; as=(setpriv --reuid=65534 --regid=65534 --clear-groups); fi
trap '"${as[@]}" "$bin/pg_ctl" -D data -m immediate stop >/dev/null 2>&1; rm -rf "$work"' EXIT
port=$((20000 + RANDOM % 10000))
"${as[@]}" "$bin/initdb" -D data -U finder -A trust >/dev/null
"${as[@]}" "$bin/pg_ctl" -D data -l data/log -w -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=''" start >/dev/null
psql -qAt -h 127.0.0.1 -p "$port" -U finder postgres > out 2>&1 <<'X'
set intervalstyle = iso_8601;
select 'P12M'::interval = 'P360D', count(distinct d) from unnest('{P12M,P360D}'::interval[]) d;
select d, d::interval, extract(epoch from d::interval)::bigint from unnest('{P11M,P12M,P360D,P4W,PT90S}'::text[]) d;
select 'PT0,5S'::interval;
X
cat out
diff <(grep -v '^LINE\|\^' out) - <<'X'
t|1
P11M|P11M|28512000
P12M|P1Y|31557600
P360D|P360D|31104000
P4W|P28D|2419200
PT90S|PT1M30S|90
ERROR:  invalid input syntax for type interval: "PT0,5S"
X
echo 'as found'
