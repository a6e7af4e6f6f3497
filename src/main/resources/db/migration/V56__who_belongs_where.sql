-- Who works as what and in which group, and who is expected to use the tool, from day to day. Rows
-- are never changed: what no longer holds is marked, so that one sees what was believed when.
create table roster_cohort (
  organisation_id uuid not null,
  name            text not null,
  wave            text not null,
  trained_on      date,
  owner           text not null,
  import_id       uuid not null,
  changed_at      timestamptz not null default now(),
  primary key (organisation_id, name)
);

comment on table roster_cohort is 'Groups of people that are trained together';

create table roster_span (
  id              bigint generated always as identity primary key,
  organisation_id uuid not null,
  learner_id      uuid not null,
  kind            text not null check (kind in ('POST', 'EXPECTED')),
  from_day        date not null,
  to_day          date,
  role            text not null default '',
  team            text not null default '',
  study           text not null default '',
  site_group      text not null default '',
  cohort          text not null default '',
  import_id       uuid not null,
  made_at         timestamptz not null default now(),
  superseded_at   timestamptz,
  superseded_by   uuid,
  check (to_day is null or to_day >= from_day),
  check ((kind = 'POST') = (role <> '')),
  check ((superseded_at is null) = (superseded_by is null))
);

create index roster_span_learner on roster_span (organisation_id, learner_id, kind);
create index roster_span_in_force on roster_span (organisation_id, kind, from_day) where superseded_at is null;

comment on table roster_span is 'From when to when somebody has a post (kind POST) or is expected to use the tool (kind EXPECTED)';
comment on column roster_span.to_day is 'the last day, inclusive; null while it goes on';
comment on column roster_span.superseded_by is 'the import since which the row no longer holds';

-- Of what holds, nothing overlaps.
create function roster_span_alone() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7356, hashtext(new.learner_id::text));
  if exists (
    select from roster_span other
    where other.organisation_id = new.organisation_id and other.learner_id = new.learner_id
      and other.kind = new.kind and other.superseded_at is null and other.id <> new.id
      and other.from_day <= coalesce(new.to_day, 'infinity'::date)
      and coalesce(other.to_day, 'infinity'::date) >= new.from_day) then
    raise exception 'spans of one person overlap' using errcode = 'exclusion_violation';
  end if;
  return new;
end $$;

create trigger roster_span_alone after insert on roster_span
  for each row when (new.superseded_at is null) execute function roster_span_alone();

create trigger roster_span_of_somebody before insert on roster_span
  for each row execute function attempt_of_somebody();
