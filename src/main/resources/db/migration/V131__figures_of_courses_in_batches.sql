-- What was told of a course last, figure by figure, and whose contributions it was of: figures move
-- only where at least five people have changed something in each of them.
create table adoption_course_release (
  organisation_id uuid        not null,
  course          text        not null,
  module          text        not null,
  metric          text        not null,
  definition      integer     not null,
  moved_at        timestamptz not null,
  figures         text        not null,
  primary key (organisation_id, course, module, metric)
);

create table adoption_course_shown (
  organisation_id uuid        not null,
  course          text        not null,
  module          text        not null,
  metric          text        not null,
  part            text        not null,
  shown_at        timestamptz not null,
  people          bytea       not null
);

create index adoption_course_shown_part
  on adoption_course_shown (organisation_id, course, module, metric);

comment on table adoption_course_release is 'Guarded figures of a course as pages and downloads show them';
comment on column adoption_course_release.figures is 'JSON as text: its order is the one of the page';
comment on column adoption_course_shown.people is 'sums of prints of contributions in 256 buckets of people; who it was cannot be told from it';
comment on column adoption_course_shown.part is 'of all items or of one, of everybody or of one role';
