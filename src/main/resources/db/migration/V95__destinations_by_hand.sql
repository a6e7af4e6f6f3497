-- What people do about a destination and its messages: hold it, let it run empty, throw a message
-- away with a reason, send once more what happened since a day.
alter table outbox_destination
  add column by_hand text check (by_hand in ('PAUSED', 'DRAINING')),
  add column by_hand_at timestamptz;
comment on column outbox_destination.by_hand is 'PAUSED: nothing is sent; DRAINING: nothing new is put in';
alter table outbox_message add column discarded_because text;
comment on column outbox_message.discarded_because is 'why somebody threw it away; the state is GIVEN_UP then';

create table sending_since (
  id              uuid primary key,
  organisation_id uuid not null,
  destination_id  uuid not null,
  since           timestamptz not null,
  asked_at        timestamptz not null default now(),
  reached_at      timestamptz,
  reached_seq     bigint,
  put_in          bigint not null default 0,
  finished_at     timestamptz
);
comment on column sending_since.reached_at is 'stored and seq of the last statement that was looked at';
create index sending_since_open on sending_since (asked_at) where finished_at is null;
create index sending_since_listed on sending_since (organisation_id, asked_at);
