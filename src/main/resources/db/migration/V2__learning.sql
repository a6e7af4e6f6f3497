-- Attempts and what was answered in them.

create table attempt (
  registration     uuid primary key,
  organisation_id  uuid not null,
  learner_id       uuid not null,
  platform_id      uuid not null,
  context_id       text,
  resource_link_id text not null,
  module_id        text not null,
  module_version   text not null,
  number           integer not null check (number > 0),
  sample           boolean not null,
  started_at       timestamptz not null,
  saved_at         timestamptz not null,
  last_event_at    timestamptz not null,
  completed_at     timestamptz,
  score            double precision,
  passed           boolean,
  version          integer not null default 0,
  state            jsonb not null,
  unique (organisation_id, learner_id, resource_link_id, module_id, number)
);

comment on table attempt is 'One attempt of one person at one module; state is what the rules go by, the other columns find and describe it';
comment on column attempt.registration is 'also the xAPI registration';
comment on column attempt.version is 'rises with every change';

create table judgement (
  registration    uuid not null references attempt on delete cascade,
  seq             integer not null,
  organisation_id uuid not null,
  step            text not null,
  item            text,
  answer          jsonb not null,
  saved_at        timestamptz not null,
  primary key (registration, seq)
);

comment on table judgement is 'Every answer that changed an attempt, in order; only ever appended';
