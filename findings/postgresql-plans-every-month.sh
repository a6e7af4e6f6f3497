#!/usr/bin/env bash
# PostgreSQL plans a page over monthly partitions for every month that there is, when the filter names none.
#
# PostgreSQL 15 or newer (found with 15.18 and 18.6), with initdb, pg_ctl and psql; as root it also needs setpriv.
#
# Valid input: a table of records with four indexes, once as it is and once by range of a month with 6, 12 and 24
# partitions; all are empty and analyzed. One page: the newest 20 of one verb that nothing voids and no reference leads
# to, so the table stands in the query four times. EXPLAIN (SUMMARY) says how long planning took; the median of 15.
#
#   planning, µs                    15.18    18.6
#   one table                         126     150
#   6 months                         1439     741
#   12 months                        2478    1711
#   24 months                        4813    2844
#   24, the filter names the last    4811    2260
#
# Planning grows with the partitions, though a page has 20 rows and all tables are empty. The months are not pruned, as
# what voids a record may lie in any month; naming the month in one place leaves the other three. Times differ between
# machines, so the script holds only ratios: 6 months are slower than one table at least threefold, 24 slower than 6 at
# least twofold, and 24 slower than one table at least eightfold; naming a month saves less than half.
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
sql() { psql -qAt -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U finder postgres; }
echo 'show server_version;' | sql

# table NAME MONTHS: with no months it is one table
table() {
  echo "create table $1 (id uuid not null, stored timestamptz not null, verb int not null, person int not null,
    refers uuid, voids uuid)$([ "$2" = 0 ] || echo " partition by range (stored)");"
  for ((m = 0; m < $2; m++)); do
    echo "create table $1_$m partition of $1 for values
      from (timestamptz '2026-01-01 00:00Z' + interval '$m months') to (timestamptz '2026-01-01 00:00Z' + interval '$((m + 1)) months');"
  done
  echo "create index on $1 (id); create index on $1 (verb, stored); create index on $1 (refers); create index on $1 (voids); analyze $1;"
}
# page NAME MORE
page() {
  echo "explain (summary) select s.id from $1 s where s.verb = 7 $2
      and not exists (select 1 from $1 v where v.voids = s.id)
      and (s.refers is null or exists (select 1 from $1 t where t.id = s.refers
        and not exists (select 1 from $1 w where w.voids = t.id)))
    order by s.stored desc limit 20;"
}
# median NAME MORE: microseconds
median() {
  for ((i = 0; i < 18; i++)); do page "$1" "$2"; done | sql | sed -n 's/^Planning Time: \([0-9]*\)\.\([0-9]*\) ms$/\1\2/p' |
    tail -n 15 | sed 's/^0*//' | sort -n | sed -n 8p
}
{ table one 0; table six 6; table twelve 12; table many 24; } | sql
one=$(median one ''); six=$(median six ''); twelve=$(median twelve ''); many=$(median many '')
month=$(median many "and s.stored >= timestamptz '2027-12-01 00:00Z'")
echo "planning in microseconds: one table $one, 6 months $six, 12 months $twelve, 24 months $many, one of 24 named in the filter $month"
[ "$six" -gt $((one * 3)) ]
[ "$many" -gt $((six * 2)) ]
[ "$many" -gt $((one * 8)) ]
[ $((month * 2)) -gt "$many" ]
echo 'as found'
