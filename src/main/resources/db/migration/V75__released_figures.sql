-- What was told of groups of people last, and by whose contributions: a figure that would move by
-- what fewer than five people did stays as it is.
create table adoption_release (
  organisation_id uuid        not null,
  cohort          text        not null,
  weeks           integer     not null,
  to_day          date        not null,
  made_at         timestamptz not null,
  content         jsonb       not null,
  primary key (organisation_id, weeks, cohort)
);

create table adoption_release_print (
  organisation_id uuid    not null,
  cohort          text    not null,
  weeks           integer not null,
  figure          text    not null,
  prints          bytea   not null,
  primary key (organisation_id, weeks, cohort, figure),
  foreign key (organisation_id, weeks, cohort) references adoption_release on delete cascade
);

create table adoption_release_salt (
  organisation_id uuid   primary key,
  salt            bigint not null
);

comment on table adoption_release is 'Guarded figures of cohorts, roles and studies as pages and downloads show them';
comment on column adoption_release_print.prints is 'one number of 8 bytes a person, of what they contributed and a secret of the organisation; who it was cannot be told from it';
