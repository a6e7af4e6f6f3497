-- How long what is kept, by kind. Where there is no row, nothing goes by itself.
create table retention_period (
  organisation_id uuid        not null references organisation (id),
  kind            text        not null,
  days            int         not null check (days > 0),
  set_by          text        not null,
  set_at          timestamptz not null default now(),
  primary key (organisation_id, kind)
);

-- Who has not been seen for how long, by a person's last sign of life.
create index person_last_seen on person (organisation_id, last_seen_at);
