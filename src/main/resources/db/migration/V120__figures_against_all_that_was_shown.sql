-- Figures are held against all that was shown while periods overlap, not only against the last time.
-- Whose they are is kept as a sketch: so many numbers that name nobody. What was released before
-- stays; it moves once without being held back, since whose it was is not known in this form.
drop table adoption_release_print;

create table adoption_release_people (
  organisation_id uuid    not null,
  cohort          text    not null,
  weeks           integer not null,
  figure          text    not null,
  people          bytea   not null,
  primary key (organisation_id, weeks, cohort, figure),
  foreign key (organisation_id, weeks, cohort) references adoption_release on delete cascade
);

create table adoption_shown (
  organisation_id uuid    not null,
  basis           text    not null,
  cohort          text    not null,
  weeks           integer not null,
  to_day          date    not null,
  people          bytea   not null
);

create unique index adoption_shown_once
  on adoption_shown (organisation_id, basis, cohort, weeks, sha256(people));
create index adoption_shown_day on adoption_shown (organisation_id, to_day);

comment on table adoption_shown is 'Whose contributions figures of groups were ever shown of, while a period of today overlaps with the one of then';
comment on column adoption_shown.basis is 'what the figures rest on: reviews, those of critical errors, tasks, …';
comment on column adoption_shown.people is 'sums of prints of contributions in 256 buckets of people; who it was cannot be told from it';
