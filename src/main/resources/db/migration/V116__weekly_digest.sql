-- When the weekly digest goes to whoever answers for the training layer; none without a row.
create table digest_setting (
  organisation_id uuid primary key references organisation (id),
  day             smallint not null check (day between 1 and 7),
  hour            smallint not null check (hour between 0 and 23),
  zone            text not null,
  set_by          text not null,
  set_at          timestamptz not null default now()
);
comment on column digest_setting.day is '1 is Monday (ISO 8601)';
comment on column digest_setting.hour is 'by the clocks of the zone';

-- One a week, whichever node comes first and however the setting is changed meanwhile.
create table digest_sent (
  organisation_id uuid not null references organisation (id),
  week            date not null,
  sent_at         timestamptz not null default now(),
  primary key (organisation_id, week)
);
comment on column digest_sent.week is 'Monday of the week in which it was due, by the clocks of the zone';
