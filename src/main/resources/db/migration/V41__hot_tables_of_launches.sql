-- A login lives for ten minutes at most and is worth nothing afterwards: it needs neither the log
-- of the database nor a wait for the disk. After a crash those under way are gone, and the course
-- is opened again.
alter table lti_login set unlogged;
-- Each check of a foreign key locks the row it points to; one platform's row would be locked by
-- every login and launch of its learners at once. A login whose platform is gone leads nowhere; a
-- launch goes with its person, who goes with the platform.
alter table lti_login drop constraint if exists lti_login_platform_id_fkey;
alter table lti_launch drop constraint if exists lti_launch_platform_id_fkey;
alter table lti_launch drop constraint if exists lti_launch_organisation_id_fkey;
