-- A module that was handed over for a course in a content selection. The platform tells of the link
-- itself only when somebody opens it; until then this is what is known.
create table lti_chosen_link (
  course_id uuid not null references lti_course (id) on delete cascade,
  module_id text not null,
  title     text not null,
  chosen_at timestamptz not null,
  primary key (course_id, module_id)
);
