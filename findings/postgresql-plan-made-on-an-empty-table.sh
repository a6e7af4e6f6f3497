#!/usr/bin/env bash
# PostgreSQL and a plan that was made before a table was ever analyzed.
#
# PostgreSQL 15 or newer (found with 15.18 and 18.6), with initdb, pg_ctl and psql; as root it also needs setpriv.
#
# Valid input: a table with primary key (organisation, id) and one more index that begins with organisation. A prepared
# statement asks for rows that are not there yet, by the whole key; its generic plan is made while the table is empty.
# Then 10,000 rows of one organisation come. Autovacuum is off here, to stand for the minute before it comes by.
#
#   the kept plan               looks by                               rows read to find none
#   before analyze              organisation alone, then compares id   10000
#   after analyze               organisation and id                    0
#
# For a table that was never analyzed one condition is as good as two (one row either way), and nothing makes the plan
# anew while the table grows. So a young database slows down with each row until autovacuum has looked at it; whoever
# does not want to wait analyzes growing tables early.
set -euo pipefail
command -v psql >/dev/null || { echo "needs psql"; exit 2; }
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1); bin=${bin:-$(dirname "$(readlink -f "$(command -v postgres)")")}
[ -x "$bin/initdb" ] || { echo "needs PostgreSQL's initdb"; exit 2; }
work=$(mktemp -d); chmod 755 "$work"; mkdir "$work/data"; cd "$work"
as=(); if [ "$(id -u)" = 0 ]; then chown 65534:65534 data; as=(setpriv --reuid=65534 --regid=65534 --clear-groups); fi
trap '"${as[@]}" "$bin/pg_ctl" -D data -m immediate stop >/dev/null 2>&1; rm -rf "$work"' EXIT
port=$((20000 + RANDOM % 10000))
"${as[@]}" "$bin/initdb" -D data -U finder -A trust >/dev/null
"${as[@]}" "$bin/pg_ctl" -D data -l data/log -w -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c autovacuum=off" start >/dev/null
psql -qAt -h 127.0.0.1 -p "$port" -U finder postgres > plans <<'X'
create table record (organisation uuid, id uuid, verb uuid, position bigint, body text, primary key (organisation, id));
create index record_verb on record (organisation, verb, position);
set plan_cache_mode = force_generic_plan;
prepare fresh (uuid, uuid[]) as
  select i.id from unnest($2) as i (id)
  where not exists (select from record r where r.organisation = $1 and r.id = i.id);
execute fresh('00000000-0000-0000-0000-000000000001', '{}');
insert into record select '00000000-0000-0000-0000-000000000001', gen_random_uuid(), gen_random_uuid(), n, repeat('x', 1000)
  from generate_series(1, 10000) n;
explain (analyze, costs off, timing off, summary off)
  execute fresh('00000000-0000-0000-0000-000000000001', array[gen_random_uuid()]);
\echo ----
analyze record;
explain (analyze, costs off, timing off, summary off)
  execute fresh('00000000-0000-0000-0000-000000000001', array[gen_random_uuid()]);
X
cat plans
before=$(sed '/^----$/,$d' plans); after=$(sed '1,/^----$/d' plans)
grep -q 'Index Cond: (organisation = $1)$' <<< "$before"
grep -q 'rows=10000' <<< "$before"
! grep -q 'rows=10000' <<< "$after"
grep -q 'Index Cond: ((organisation = $1) AND (id = i.id))' <<< "$after"
echo 'as found'
