-- Decisions about a use of AI name the question that tells whether somebody knew the rule; it stands
-- in the same attempt. Rows that were kept as choices with a confidence are decisions as well.
alter table adoption_fact add column knowledge text;

comment on column adoption_fact.knowledge is 'step, part and item of the question that tells whether the rule was known';

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
         f.reason, f.at as decided_at, f.took_ms, f.week
    from adoption_fact f
   where f.kind = 'policy_decision' or (f.kind = 'confident_choice' and f.truth is not null);
