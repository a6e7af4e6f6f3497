-- Guarded figures for tools that read SQL. A tool signs in with a role of its own that is a member of
-- adoption_bi, and sees the organisations that stand beside its name in bi_reader. The views read
-- what was released; nothing below them can be reached.
create table bi_reader (
  role_name       text not null,
  organisation_id uuid not null references organisation (id),
  added_at        timestamptz not null default now(),
  primary key (role_name, organisation_id)
);

comment on table bi_reader is 'Which role of the database may read the figures of which organisation, through the views of adoption_v1';

create schema adoption_v1;

comment on schema adoption_v1 is 'Guarded figures, version 1. Figures are for improving training and workflow, not for appraising individuals.';

create view adoption_v1.metric_cell with (security_barrier) as
  select r.organisation_id, r.cohort, r.weeks, r.to_day - 7 * r.weeks as from_day, r.to_day,
         r.made_at, f.key as figure,
         -- A limit that is nowhere has no number.
         nullif(nullif(f.value ->> 'estimate', 'Infinity'), '-Infinity')::double precision
           as estimate,
         nullif(nullif(f.value ->> 'lower', 'Infinity'), '-Infinity')::double precision as lower,
         nullif(nullif(f.value ->> 'upper', 'Infinity'), '-Infinity')::double precision as upper,
         0.95::double precision as level,
         f.value ->> 'bound' as bound,
         case when (f.value ->> 'people')::int < 20 then '<20' else f.value ->> 'people' end
           as people,
         (f.value ->> 'units')::bigint as units,
         case f.value ->> 'status' when 'INSUFFICIENT_DATA' then 'THIN'
                                   else f.value ->> 'status' end as status,
         r.content -> 'held' ? f.key as held,
         (f.value ->> 'version')::int as definition,
         f.value ->> 'asOf' as as_of
    from public.adoption_release r
   cross join lateral jsonb_each(r.content -> 'figures') f
   where exists (select from public.bi_reader b
                  where b.organisation_id = r.organisation_id and b.role_name = session_user);

create view adoption_v1.retention_cell with (security_barrier) as
  select * from adoption_v1.metric_cell where figure like 'use.%';

create view adoption_v1.funnel_cell with (security_barrier) as
  select * from adoption_v1.metric_cell where figure like 'M5.%' or figure like 'P4.%';

create view adoption_v1.detection_cell with (security_barrier) as
  select * from adoption_v1.metric_cell where figure like 'M4.%';

create view adoption_v1.definition with (security_barrier) as
  select distinct organisation_id, figure, definition from adoption_v1.metric_cell;

create view adoption_v1.alert with (security_barrier) as
  select a.organisation_id, a.id, a.cohort, a.rule, a.rule_version, a.opened_week, a.opened_at,
         a.state, a.check_on, a.closed_at, a.muted_until
    from public.warning_alert a
   where exists (select from public.bi_reader b
                  where b.organisation_id = a.organisation_id and b.role_name = session_user);

create view adoption_v1.verdict with (security_barrier) as
  select v.organisation_id, v.id, v.cohort, v.look, v.outcome, v.hash, v.signed_at
    from public.verdict v
   where exists (select from public.bi_reader b
                  where b.organisation_id = v.organisation_id and b.role_name = session_user);

create view adoption_v1.data_quality with (security_barrier) as
  select a.organisation_id, a.kind, a.reason, sum(a.statements)::bigint as statements,
         max(a.day) as last_day
    from public.adoption_arrival a
   where exists (select from public.bi_reader b
                  where b.organisation_id = a.organisation_id and b.role_name = session_user)
   group by a.organisation_id, a.kind, a.reason;

comment on view adoption_v1.metric_cell is 'One released figure of one group over one period; estimate, lower and upper are empty where status is SUPPRESSED or NOT_MEASURED';
comment on column adoption_v1.metric_cell.estimate is 'do_not_average: an average of rates of groups is not the rate of all; take the row of the organisation';
comment on column adoption_v1.metric_cell.people is 'do_not_sum: people who contributed; one person is in several groups and weeks';
comment on column adoption_v1.metric_cell.units is 'do_not_sum: units that the figure rests on, its denominator; groups and periods overlap';
comment on column adoption_v1.metric_cell.held is 'the figure stayed as it was, because fewer than five people have changed something';
comment on view adoption_v1.retention_cell is 'Figures of use that lasts';
comment on view adoption_v1.funnel_cell is 'Figures of the way through a piece of work and through modules';
comment on view adoption_v1.detection_cell is 'Figures of catching errors';
comment on view adoption_v1.definition is 'Versions of definitions that figures go by';
comment on view adoption_v1.alert is 'Early warnings, without what they saw';
comment on view adoption_v1.verdict is 'Verdicts, without their documents';
comment on view adoption_v1.data_quality is 'Statements by what became of them';

-- The role, where this user may make one; else whoever may makes it (docs/bi.md).
do $$
begin
  if not exists (select from pg_roles where rolname = 'adoption_bi') then
    create role adoption_bi nologin;
  end if;
exception
  when insufficient_privilege or duplicate_object or unique_violation then
    raise notice 'the role adoption_bi is not made here';
end $$;

do $$
begin
  if exists (select from pg_roles where rolname = 'adoption_bi') then
    grant usage on schema adoption_v1 to adoption_bi;
    grant select on all tables in schema adoption_v1 to adoption_bi;
  end if;
end $$;
