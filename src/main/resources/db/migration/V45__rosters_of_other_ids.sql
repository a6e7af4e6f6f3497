-- Since when the platform's list names people by other ids than its launches do; such a list is not
-- gone by.
alter table lti_roster add column unmatched_at timestamptz;

-- A link with the title of its course (OpenOLAT) has no name of its own.
update lti_resource_link l set title = null
from lti_course c
where c.id = l.course_id and lower(l.title) = lower(c.title);
