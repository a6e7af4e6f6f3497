-- Answer keys that were corrected, and how far the records follow them: attempts are judged anew in
-- small steps, in the order of their registrations.
create table key_correction (
  id              uuid        primary key,
  organisation_id uuid        not null,
  module_id       text        not null,
  reason          text        not null,
  lower_too       boolean     not null,
  asked_at        timestamptz not null default now(),
  key_version     text,
  reached         uuid,
  attempts        integer     not null default 0,
  corrected       integer     not null default 0,
  finished_at     timestamptz
);

create index key_correction_open on key_correction (asked_at) where finished_at is null;
create index key_correction_newest on key_correction (organisation_id, asked_at desc);

comment on column key_correction.lower_too is 'whether an attempt that comes to less is told anew as a whole; answers always are';
comment on column key_correction.key_version is 'the newest version when its first step was done';
comment on column key_correction.reached is 'the last registration that was judged';
comment on column key_correction.corrected is 'statements that were replaced';
