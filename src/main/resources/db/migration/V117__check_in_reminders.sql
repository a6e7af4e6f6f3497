-- Reminders of check-ins by e-mail: off in each organisation until somebody switches them on.
create table check_in_reminder_setting (
  organisation_id uuid primary key references organisation (id),
  set_by          text not null,
  set_at          timestamptz not null default now()
);
comment on table check_in_reminder_setting is 'A row where reminders are on';

-- Kept for nothing but reminders: from a launch to the last check-in of the person's plans.
create table check_in_reminder_address (
  organisation_id uuid not null references organisation (id),
  learner_id      uuid not null,
  email           text not null,
  platform        text,
  taken_at        timestamptz not null default now(),
  primary key (organisation_id, learner_id)
);
comment on column check_in_reminder_address.email is 'as the last launch said it';
comment on column check_in_reminder_address.platform is 'scheme, host and port of the learning platform; null when it did not say';

-- One reminder for each check-in, whichever node comes first.
create table check_in_reminder_sent (
  registration    uuid primary key,
  organisation_id uuid not null,
  learner_id      uuid not null,
  sent_at         timestamptz not null default now()
);
create index on check_in_reminder_sent (organisation_id, learner_id);

-- Who wants none. No address is needed to know that.
create table check_in_reminder_refused (
  organisation_id uuid not null,
  learner_id      uuid not null,
  refused_at      timestamptz not null default now(),
  primary key (organisation_id, learner_id)
);
