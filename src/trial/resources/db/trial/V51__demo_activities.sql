-- Prepared activities have numbers of their own, below 10 and from 1001 on: what is added later
-- begins behind them.
select setval(pg_get_serial_sequence('demo_link', 'id'),
  greatest(1100, (select coalesce(max(id), 0) from demo_link)));
