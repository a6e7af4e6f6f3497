-- A correction says which key it is about: nodes that do not have it yet leave it to those that do.
alter table key_correction add column target_version text;

comment on column key_correction.target_version is 'the version that whoever asked had; no older key is followed. Null in rows from before';

-- What somebody answered anew counts once: of the same person, at the same place of the same attempt.
-- An answer that names no attempt stands for itself.
create or replace view fact_confidence_rating as
  select organisation_id, statement_id, home_page, account, course, module, step, attempt, topic,
         item, scale_length, scale_value, upper(wave) as wave, rated_at, week
    from (select f.*, f.at as rated_at,
                 row_number() over (partition by organisation_id, home_page, account, module,
                                      coalesce(attempt, statement_id), step, item
                                    order by at desc, statement_id) as nth
            from adoption_fact f
           where kind = 'confidence_rating') latest
   where nth = 1;

create or replace view fact_workflow_step as
  select f.organisation_id, f.statement_id, f.home_page, f.account, f.course, f.module,
         f.version as workflow_version, f.attempt as run, f.step, f.setting,
         case when f.kind = 'step_opened' then f.at end as entered,
         d.at as "left",
         case when f.kind = 'step_passed_over' then 'PASSED_OVER'
              when d.at is null then 'OPEN' else 'DONE' end as outcome,
         null::text as ai_step, null::boolean as checked, f.week
    from adoption_fact f
    left join lateral (
      select min(x.at) as at
        from adoption_fact x
       where x.organisation_id = f.organisation_id and x.kind = 'step_finished'
         and x.home_page = f.home_page and x.account = f.account and x.module = f.module
         and x.attempt = f.attempt and x.step = f.step) d on f.kind = 'step_opened'
   where f.kind in ('step_opened', 'step_passed_over')
  union all
  select w.organisation_id, w.statement_id, w.home_page, w.account, w.course, w.module,
         w.version, w.statement_id, s.step, w.setting, null, w.at,
         case when s.step = any(w.steps_done) then 'DONE' else 'SKIPPED' end,
         null, w.checked, w.week
    from (select f.*, row_number() over (partition by organisation_id, home_page, account, module,
                                           coalesce(attempt, statement_id), step, item
                                         order by at desc, statement_id) as nth
            from adoption_fact f
           where kind = 'workflow_step') w
   cross join lateral unnest(w.steps_all) as s (step)
   where w.nth = 1;

create or replace view fact_use_week as
  select organisation_id, home_page, account, week, bool_or(active) as active,
         greatest(coalesce(sum(outputs) filter (where source = 'observed'), 0),
                  coalesce(max(outputs) filter (where source = 'reported'), 0)) as outputs,
         bool_or(source = 'observed') as observed
    from (select f.*, row_number() over (
                        partition by organisation_id, home_page, account, module,
                          case when source = 'reported' and attempt is not null
                               then attempt else statement_id end,
                          case when source = 'reported' then step end,
                          case when source = 'reported' then item end
                        order by at desc, statement_id) as nth
            from adoption_fact f
           where kind = 'use_week') latest
   where nth = 1
   group by organisation_id, home_page, account, week;
