-- What the gates ask for, as signed; and verdicts, frozen. Both stay as they were made.
create table verdict_thresholds (
  id              uuid primary key,
  organisation_id uuid not null references organisation (id),
  cohort          text not null,
  version         int not null,
  thresholds      text not null,
  looks           text not null,
  hash            text not null,
  before_outcomes boolean not null,
  loosened        text not null,
  reason          text not null,
  signed_name     text not null,
  signed_by       text not null,
  signed_at       timestamptz not null,
  unique (organisation_id, cohort, version)
);

comment on table verdict_thresholds is 'Thresholds of the gates of one cohort as signed; a later version holds for later looks';
comment on column verdict_thresholds.looks is 'weeks after the training in which a verdict is planned';
comment on column verdict_thresholds.before_outcomes is 'whether no outcome of the cohort was known when they were signed';
comment on column verdict_thresholds.loosened is 'those that let more pass than before; they need a reason';

create table verdict (
  id              uuid primary key,
  organisation_id uuid not null references organisation (id),
  cohort          text not null,
  look            int not null,
  outcome         text not null check (outcome in ('STOP', 'NOT_YET', 'FIX', 'GO')),
  document        text not null,
  hash            text not null,
  signed_name     text not null,
  signed_by       text not null,
  signed_at       timestamptz not null,
  unique (organisation_id, cohort, look)
);

comment on table verdict is 'Verdicts as signed';
comment on column verdict.document is 'canonical JSON; hash is its SHA-256';

create function signed_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was signed stays as it was' using errcode = 'integrity_constraint_violation';
end $$;

create trigger verdict_thresholds_stay before update or delete on verdict_thresholds
  for each row execute function signed_stays();
create trigger verdict_stays before update or delete on verdict
  for each row execute function signed_stays();
