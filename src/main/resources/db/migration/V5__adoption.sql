-- How far the figures have read each partition of the ledger, who follows it, and in which epoch.
-- Erasure and rebuild start a new epoch, so that a batch read before them cannot be written after.
create table adoption_position (
  partition    integer     primary key,
  position     bigint      not null default 0,
  epoch        bigint      not null default 0,
  as_of        timestamptz not null default '-infinity',
  unrecognised bigint      not null default 0,
  lease_owner  uuid,
  lease_until  timestamptz not null default '-infinity'
);

-- One row for each statement that counts, so that sending it again changes nothing and voiding it
-- takes its part out again. A voided statement leaves its id behind, without anything else.
create table adoption_fact (
  organisation_id uuid    not null,
  statement_id    uuid    not null,
  kind            text,
  home_page       text,
  account         text,
  course          text,
  module          text,
  week            date,
  step            text,
  exposure        text,
  band            text,
  severity        text,
  family          text,
  wrong           boolean,
  flagged         boolean,
  confidence      integer,
  primary key (organisation_id, statement_id)
);

create index adoption_fact_person on adoption_fact (organisation_id, account, home_page);

-- What one person did in one week, as counters that add and subtract exactly. The dashboards read
-- this table and nothing below it. Sums of probabilities are in units of 1e-9.
create table adoption_person_cell (
  organisation_id    uuid    not null,
  module             text    not null,
  course             text    not null,
  kind               text    not null,
  item               text    not null,
  exposure           text    not null,
  band               text    not null,
  week               date    not null,
  home_page          text    not null,
  account            text    not null,
  definition         integer not null,
  hits               bigint  not null,
  misses             bigint  not null,
  false_alarms       bigint  not null,
  correct_rejections bigint  not null,
  critical_hits      bigint  not null,
  critical_misses    bigint  not null,
  major_hits         bigint  not null,
  major_misses       bigint  not null,
  minor_hits         bigint  not null,
  minor_misses       bigint  not null,
  rated              bigint  not null,
  sum_p              bigint  not null,
  sum_y              bigint  not null,
  sum_pp             bigint  not null,
  sum_py             bigint  not null,
  opened             bigint  not null,
  finished           bigint  not null,
  passed             bigint  not null,
  primary key (organisation_id, module, course, kind, item, exposure, band, week, home_page,
               account, definition)
);

create index adoption_person_cell_person
  on adoption_person_cell (organisation_id, account, home_page);
