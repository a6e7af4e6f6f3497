-- Since when the gradebook says that the activity of a link was deleted; a launch of it says better.
alter table lti_resource_link add column gone_at timestamptz;

-- Why the settings of a course were changed; null for changes from before it was asked.
alter table course_settings_change add column reason text;
