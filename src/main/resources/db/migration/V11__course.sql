-- What a teacher sets for a course, who set it when, and what people are in a course.

-- The settings in force, as one document, so that a copied course takes them over as a whole.
-- Without a course they are the organisation's.
create table course_settings (
  organisation_id uuid not null references organisation (id),
  course_id       uuid references lti_course (id) on delete cascade,
  settings        jsonb not null,
  version         integer not null,
  changed_at      timestamptz not null,
  changed_by      uuid references person (id) on delete set null,
  unique nulls not distinct (organisation_id, course_id)
);
create index on course_settings (course_id);

comment on column course_settings.version is 'rises with every change; a page that shows an older one changes nothing';

-- Only ever appended.
create table course_settings_change (
  id              bigint generated always as identity primary key,
  organisation_id uuid not null references organisation (id),
  course_id       uuid references lti_course (id) on delete cascade,
  at              timestamptz not null,
  by_person       uuid references person (id) on delete set null,
  before          jsonb,
  after           jsonb not null
);
create index on course_settings_change (organisation_id, course_id, at desc);

-- The platform's own test student; never in figures or grades.
alter table person add column test_user boolean not null default false;

-- The link's own parameters (pass mark, attempts), for launches that a page of ours leads on to.
alter table lti_resource_link add column custom jsonb not null default '{}';

alter table attempt add column course_id uuid references lti_course (id) on delete set null;
create index on attempt (course_id);
create index on attempt (organisation_id, platform_id, context_id);
