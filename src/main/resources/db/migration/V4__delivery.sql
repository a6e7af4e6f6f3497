-- What leaves the house: destinations, their lanes, and the parcels that wait in them.

create table delivery_destination (
  id              uuid primary key,
  organisation_id uuid not null,
  kind            text not null check (kind in ('LRS', 'GRADEBOOK')),
  name            text not null,
  platform_id     uuid,
  -- Faults since the last delivery. From a threshold on only one probe at a time goes out.
  failures        int not null default 0,
  -- Refusals with the same words since the last delivery.
  refusals        int not null default 0,
  refused_because text,
  refused_since   timestamptz,
  -- Nothing is sent before this instant.
  retry_at        timestamptz,
  paused_because  text,
  last_error      text,
  last_error_at   timestamptz
);
create index on delivery_destination (organisation_id);

-- Each person's parcels share a lane; in each lane one request is under way at a time. Whoever
-- works in a lane holds its lease.
create table delivery_lane (
  destination_id uuid not null references delivery_destination (id),
  lane           smallint not null,
  owner          uuid,
  leased_until   timestamptz,
  failures       int not null default 0,
  not_before     timestamptz,
  delivered      bigint not null default 0,
  primary key (destination_id, lane)
);

create table delivery_parcel (
  id              bigint generated always as identity primary key,
  organisation_id uuid not null,
  destination_id  uuid not null references delivery_destination (id),
  lane            smallint not null,
  learner_id      uuid not null,
  -- The statement's id, or the id of a score made from its attempt and line item.
  content_id      uuid not null,
  -- Scores only.
  line_item       text,
  subject         text,
  scored_at       timestamptz,
  -- Exactly what is sent, and the version of its form. Emptied once a statement is delivered: the
  -- ledger has it.
  payload_format  smallint not null,
  payload         text not null,
  state           text not null default 'WAITING'
                  check (state in ('WAITING', 'DELIVERED', 'DEAD', 'CONFLICT')),
  attempts        int not null default 0,
  -- An attempt may have arrived although nobody saw the answer.
  in_doubt        boolean not null default false,
  due_at          timestamptz not null default now(),
  status          int,
  reason          text,
  created_at      timestamptz not null default now(),
  finished_at     timestamptz,
  unique (destination_id, content_id)
);
create index delivery_parcel_waiting on delivery_parcel (destination_id, lane, id)
  where state = 'WAITING';
create index delivery_parcel_stopped on delivery_parcel (destination_id, id)
  where state in ('DEAD', 'CONFLICT');
create index delivery_parcel_delivered on delivery_parcel (finished_at) where state = 'DELIVERED';
create index delivery_parcel_scores on delivery_parcel (organisation_id, id)
  where line_item is not null;
create index delivery_parcel_learner on delivery_parcel (learner_id);
