-- A cohort's figures ask for the facts of its people, kind by kind and week by week.
create index adoption_fact_of_person
  on adoption_fact (organisation_id, account, home_page, kind, week);
drop index adoption_fact_person;

create index adoption_fact_passed on adoption_fact (organisation_id, home_page, account, at)
  where kind = 'module_passed';

create index roster_span_cohort on roster_span (organisation_id, cohort)
  where superseded_at is null and kind = 'POST';
