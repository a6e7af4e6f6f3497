-- Facts say more: where and when they arose, and what those of each kind say beyond that. Nothing is
-- rewritten; rows that are there get these columns when the ledger is read once more.
alter table adoption_fact
  add column attempt          uuid,
  add column version          text,
  add column key_version      text,
  add column setting          text,
  add column item             text,
  add column at               timestamptz,
  add column took_ms          bigint,
  add column prevalence       double precision,
  add column corrected        boolean,
  add column truth            text,
  add column choice           text,
  add column reason           text,
  add column knew             boolean,
  add column condition        text,
  add column form             text,
  add column wall_ms          bigint,
  add column perceived_ms     bigint,
  add column finished         boolean,
  add column quality          double precision,
  add column critical_defects integer,
  add column rater            text,
  add column blind            boolean,
  add column topic            text,
  add column scale_length     integer,
  add column scale_value      integer,
  add column wave             text,
  add column steps_done       text[],
  add column steps_all        text[],
  add column checked          boolean,
  add column active           boolean,
  add column outputs          integer,
  add column source           text;

-- What became of the statements that came, by the day on which they were stored: how many are which
-- kind of fact, and why others do not count. Counted with the position of their partition.
create table adoption_arrival (
  organisation_id uuid        not null,
  partition       integer     not null,
  day             date        not null,
  kind            text        not null,
  reason          text        not null,
  statements      bigint      not null,
  last_statement  uuid        not null,
  last_stored     timestamptz not null,
  primary key (organisation_id, partition, day, kind, reason)
);

comment on column adoption_arrival.kind is 'of the fact that they are or would be; empty for none';
comment on column adoption_arrival.reason is 'why they do not count; empty when they do, or need not';

-- The facts by kind, each with the columns that it has; what somebody answered anew counts once.
create view fact_review_unit as
  select organisation_id, statement_id, home_page, account, course, module, step, attempt,
         version as item_version, key_version, item as unit, setting, guidance,
         case when wrong then 'ERROR' else 'CLEAN' end as truth, upper(severity) as severity,
         family as error_type, response = 'flag' as flagged, corrected,
         confidence / 100.0 as confidence, prevalence, at as decided_at, took_ms, week
    from adoption_fact
   where kind = 'review_unit';

create view fact_policy_decision as
  select organisation_id, statement_id, home_page, account, course, module, step, attempt,
         version as scenario_version, key_version as policy_version, item as scenario, setting,
         guidance, upper(truth) as truth, upper(choice) as choice, knew, reason,
         at as decided_at, took_ms, week
    from adoption_fact
   where kind = 'policy_decision';

create view fact_timed_task as
  select organisation_id, statement_id, home_page, account, course, module, step, attempt,
         version as task_version, form, upper(condition) as condition, took_ms as active_ms, wall_ms,
         perceived_ms, finished, quality, critical_defects, rater, blind, at as finished_at, week
    from adoption_fact
   where kind = 'timed_task';

create view fact_confidence_rating as
  select organisation_id, statement_id, home_page, account, course, module, step, attempt, topic,
         item, scale_length, scale_value, upper(wave) as wave, rated_at, week
    from (select f.*, f.at as rated_at,
                 row_number() over (partition by organisation_id, attempt, step, item
                                    order by at desc, statement_id) as nth
            from adoption_fact f
           where kind = 'confidence_rating') latest
   where nth = 1;

-- One entry to one step of one run. In a module the attempt is the run; of work outside, each answer
-- about a piece of work is one, and says which steps were taken and which were not.
create view fact_workflow_step as
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
         and x.home_page = f.home_page and x.account = f.account
         and x.attempt = f.attempt and x.step = f.step) d on f.kind = 'step_opened'
   where f.kind in ('step_opened', 'step_passed_over')
  union all
  select w.organisation_id, w.statement_id, w.home_page, w.account, w.course, w.module,
         w.version, w.statement_id, s.step, w.setting, null, w.at,
         case when s.step = any(w.steps_done) then 'DONE' else 'SKIPPED' end,
         null, w.checked, w.week
    from (select f.*, row_number() over (partition by organisation_id, attempt, step, item
                                         order by at desc, statement_id) as nth
            from adoption_fact f
           where kind = 'workflow_step') w
   cross join lateral unnest(w.steps_all) as s (step)
   where w.nth = 1;

-- Person by ISO week. What the tool saw adds up; what somebody told about the same days does not.
create view fact_use_week as
  select organisation_id, home_page, account, week, bool_or(active) as active,
         greatest(coalesce(sum(outputs) filter (where source = 'observed'), 0),
                  coalesce(max(outputs) filter (where source = 'reported'), 0)) as outputs,
         bool_or(source = 'observed') as observed
    from (select f.*, row_number() over (
                        partition by organisation_id,
                          case when source = 'reported' then attempt end,
                          case when source = 'reported' then step else statement_id::text end,
                          case when source = 'reported' then item end
                        order by at desc, statement_id) as nth
            from adoption_fact f
           where kind = 'use_week') latest
   where nth = 1
   group by organisation_id, home_page, account, week;

comment on view fact_use_week is 'weeks with something known; weeks of people of whom nothing is known are no zeros';
