-- What is said in a statement of its own and belongs to another fact: why somebody decided as they
-- did, and how long a task felt. Each is a row, joined when it is read, so that it may come first or
-- last, and goes alone when it is voided. Of workflows, where people check and where an AI helps.
alter table adoption_fact
  add column steps_check   text[],
  add column steps_ai      text[],
  add column steps_ai_used text[];

comment on column adoption_fact.steps_check is 'of a workflow: the steps in which a person checks; null when not said';
comment on column adoption_fact.steps_ai is 'of a workflow: the steps that an AI may do; null when not said';
comment on column adoption_fact.steps_ai_used is 'of a workflow: the steps that were given to an AI';

create or replace view fact_policy_decision as
  select f.organisation_id, f.statement_id, f.home_page, f.account, f.course, f.module, f.step,
         f.attempt, f.version as scenario_version, f.key_version as policy_version,
         f.item as scenario, f.setting, f.guidance, upper(f.truth) as truth,
         upper(f.choice) as choice,
         case when f.knowledge is null then f.knew else (
           select case k.truth when 'permitted' then k.choice = 'use'
                               when 'conditional' then k.choice = 'use_with_safeguard'
                               when 'prohibited' then k.choice = 'avoid' else k.correct end
             from adoption_fact k
            where k.organisation_id = f.organisation_id and k.account = f.account
              and k.home_page = f.home_page and k.kind in ('policy_decision', 'confident_choice')
              and k.attempt = f.attempt and k.step = split_part(f.knowledge, '/', 1)
              and k.item = split_part(f.knowledge, '/', 3)
            order by k.at desc, k.statement_id
            limit 1) end as knew,
         coalesce(f.reason, (
           select r.response
             from adoption_fact r
            where r.organisation_id = f.organisation_id and r.account = f.account
              and r.home_page = f.home_page and r.kind = 'decision_reason'
              and r.module = f.module and r.attempt = f.attempt and r.step = f.step
              and f.item = ''
            order by r.at desc, r.statement_id
            limit 1)) as reason,
         f.at as decided_at, f.took_ms, f.week
    from adoption_fact f
   where f.kind = 'policy_decision' or (f.kind = 'confident_choice' and f.truth is not null);

create or replace view fact_timed_task as
  select f.organisation_id, f.statement_id, f.home_page, f.account, f.course, f.module, f.step,
         f.attempt, f.version as task_version, f.form, upper(f.condition) as condition,
         f.took_ms as active_ms, f.wall_ms,
         coalesce(f.perceived_ms, (
           select p.perceived_ms
             from adoption_fact p
            where p.organisation_id = f.organisation_id and p.account = f.account
              and p.home_page = f.home_page and p.kind = 'time_felt'
              and p.module = f.module and p.attempt = f.attempt and p.step = f.step
              and p.condition = f.condition
            order by p.at desc, p.statement_id
            limit 1)) as perceived_ms,
         f.finished, f.quality, f.critical_defects, f.rater, f.blind, f.at as finished_at, f.week
    from adoption_fact f
   where f.kind = 'timed_task';

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
         case when w.steps_ai is null then null
              when s.step = any(w.steps_done) and s.step = any(w.steps_ai_used) then 'USED'
              when s.step = any(w.steps_ai) then 'BYPASSED' else 'NONE' end,
         w.checked, w.week
    from (select f.*, row_number() over (partition by organisation_id, home_page, account, module,
                                           coalesce(attempt, statement_id), step, item
                                         order by at desc, statement_id) as nth
            from adoption_fact f
           where kind = 'workflow_step') w
   cross join lateral unnest(w.steps_all) as s (step)
   where w.nth = 1;
