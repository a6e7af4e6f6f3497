-- Invented people and their half year of practice.

create table sample_history (
  organisation_id uuid primary key,
  state           text        not null check (state in ('WAITING', 'MAKING', 'READY', 'REMOVED', 'FAILED')),
  seed            bigint      not null,
  people          integer     not null,
  ends_at         timestamptz not null,
  done            integer[]   not null default '{}',
  lease_owner     uuid,
  leased_until    timestamptz
);

comment on table sample_history is 'The plan, fixed when it begins, so that whoever goes on with it makes the same history';
comment on column sample_history.done is 'numbers of the people whose history is complete';
comment on column sample_history.lease_owner is 'the one application that works on it now';
