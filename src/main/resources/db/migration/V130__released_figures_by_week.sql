-- What was told of groups, one row for each Monday on which it was: the line of a figure over time is
-- of numbers that had been let through, and of no other. A release that is made anew within a week
-- takes the place of the one before it.
create table adoption_release_week (
  organisation_id uuid        not null,
  cohort          text        not null,
  weeks           integer     not null,
  to_day          date        not null,
  content         jsonb       not null,
  primary key (organisation_id, weeks, cohort, to_day)
);

insert into adoption_release_week (organisation_id, cohort, weeks, to_day, content)
select organisation_id, cohort, weeks, to_day, content from adoption_release;

comment on table adoption_release_week is 'Guarded figures of groups as they were told last before each Monday, for a year';
