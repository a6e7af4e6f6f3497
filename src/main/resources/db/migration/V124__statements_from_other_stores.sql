-- Record stores that are read from: how far each was read, how it does, and what could not be taken.
create table record_source (
  id              uuid primary key,
  organisation_id uuid not null,
  name            text not null,
  read_through    timestamptz,
  more            text,
  walk_through    timestamptz,
  due_at          timestamptz not null default now(),
  paused_at       timestamptz,
  failures        int not null default 0,
  last_error      text,
  last_error_at   timestamptz,
  looked_at       timestamptz,
  caught_up_at    timestamptz,
  added           bigint not null default 0,
  known           bigint not null default 0,
  refused         bigint not null default 0
);
comment on column record_source.read_through is 'every statement that is stored there until then was read';
comment on column record_source.more is 'the next page of the walk that is under way, as the store named it';

comment on column record_source.walk_through is 'until when the store was consistent as the walk began; null where it did not say';

create table record_source_refusal (
  source_id       uuid not null,
  digest          bytea not null,
  organisation_id uuid not null,
  kind            text not null,
  reason          text not null,
  json            text not null,
  refused_at      timestamptz not null default now(),
  primary key (source_id, digest)
);
comment on column record_source_refusal.digest is 'SHA-256 of the text, so that it is kept once however often it is read';
create index record_source_refusal_listed on record_source_refusal (source_id, kind, refused_at desc);
