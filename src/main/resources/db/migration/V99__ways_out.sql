-- Who took statements away, what for, and how far the file got.
create table statement_export (
  id              uuid        primary key,
  organisation_id uuid        not null,
  who             text        not null,
  purpose         text        not null,
  format          text        not null,
  naming          text        not null,
  verb            text,
  activity        text,
  template        text,
  since           timestamptz,
  until           timestamptz,
  after_id        uuid,
  through         timestamptz not null,
  begun_at        timestamptz not null default now(),
  expected        bigint,
  state           text        not null default 'WAITING'
                  check (state in ('WAITING', 'RUNNING', 'WRITTEN', 'BROKEN_OFF')),
  written_rows    bigint      not null default 0,
  last_id         uuid,
  sha256          text,
  noted_at        timestamptz
);

create index statement_export_newest on statement_export (organisation_id, begun_at desc);

comment on column statement_export.through is 'everything stored until then is in it and nothing later: where the next one begins';
comment on column statement_export.last_id is 'the last statement that was written: where it can go on';
comment on column statement_export.expected is 'at most so many; null when they are too many to count';

-- The key of an organisation by which people have other names in files. A change leaves nothing of
-- the one before.
create table pseudonym_key (
  organisation_id uuid        primary key,
  number          integer     not null,
  secret          bytea       not null,
  made_at         timestamptz not null default now()
);
