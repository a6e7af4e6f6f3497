-- A login that the platform has not answered in time is told once.
alter table lti_login add column told boolean not null default false;
