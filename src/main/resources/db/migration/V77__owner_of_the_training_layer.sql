-- One person at a time answers for the training layer. Who did before stays on record.
create table training_layer_owner (
  id              bigint generated always as identity primary key,
  organisation_id uuid not null references organisation (id),
  user_id         uuid not null,
  name            text not null,
  from_day        date not null,
  until_day       date,
  note            text not null,
  recorded_by     text not null,
  recorded_at     timestamptz not null default now(),
  check (until_day is null or until_day >= from_day)
);

create unique index training_layer_owner_now on training_layer_owner (organisation_id)
  where until_day is null;

comment on table training_layer_owner is 'Who answers for the training layer, with each hand-over';
comment on column training_layer_owner.until_day is 'first day no more; null while it goes on';
