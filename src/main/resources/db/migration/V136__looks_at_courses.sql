-- All looks at figures of a course, not only the last one: figure by figure whose contributions it
-- was of, by role, and of which roles it was told. What was kept before knew items, not figures,
-- and cannot be held against these; its table stays for nodes of the version before.
comment on table adoption_course_shown is 'Looks of the version before; to be dropped by a later one';

create table adoption_course_look (
  organisation_id uuid        not null,
  course          text        not null,
  module          text        not null,
  metric          text        not null,
  shown_at        timestamptz not null,
  look            bytea       not null
);

create index adoption_course_look_of
  on adoption_course_look (organisation_id, course, module, metric);

comment on table adoption_course_look is 'Whose contributions figures of a course were of, each time that they moved; kept for half a year';
comment on column adoption_course_look.look is 'compressed sums of prints of contributions in 256 buckets of people; who it was cannot be told from it';
