-- By what else than the platform's id somebody can be named in a table that is imported: only the
-- fingerprints, as the platform's list of people shares them.
create table lti_person_key (
  learner_id      uuid not null references person (id) on delete cascade,
  kind            text not null check (kind in ('EMAIL', 'SOURCED_ID')),
  organisation_id uuid not null,
  digest          text not null,
  primary key (learner_id, kind)
);

create index lti_person_key_digest on lti_person_key (organisation_id, digest);

comment on table lti_person_key is 'SHA-256 of organisation and e-mail address or sourcedId, to find people in imported tables; goes with the person, and when the platform no longer shares it';

-- Imports that were made, and which lines of theirs were refused.
create table data_import (
  id              uuid primary key,
  organisation_id uuid not null,
  kind            text not null,
  file_name       text not null,
  file_sha256     text not null,
  imported_by     text not null,
  at              timestamptz not null default now(),
  fresh           integer not null,
  changed         integer not null,
  unchanged       integer not null,
  refused         integer not null,
  problems        jsonb not null
);

create index data_import_newest on data_import (organisation_id, at desc);

comment on table data_import is 'Imported tables: when, by whom, how many lines did what; the file itself is not kept';
comment on column data_import.problems is 'why lines were refused; persons that stood there are left out';
