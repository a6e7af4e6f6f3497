-- Which statements a record store gets, as set in the console: every list that is not empty must be
-- met. What the settings of the application leave out stays out.
create table destination_filter (
  destination_id  uuid primary key,
  organisation_id uuid not null,
  verbs           text[] not null,
  activities      text[] not null,
  templates       text[] not null,
  changed_at      timestamptz not null default now()
);
comment on column destination_filter.activities is 'ids of activities; what is below them goes too';
comment on column destination_filter.templates is 'ids of statement templates of our xAPI Profile';

-- How many statements were left out. Several rows of each destination, so that those who answer at
-- the same time do not wait for one another.
create table destination_left_out (
  destination_id  uuid not null,
  slot            smallint not null,
  statements      bigint not null,
  since           timestamptz not null default now(),
  primary key (destination_id, slot)
);
