-- A platform without access tokens has no services: launches only.
alter table lti_platform alter column token_endpoint drop not null;

-- From which network a login began, as a hash, so that nobody crowds out the logins of others.
alter table lti_login add column client_hash bytea;
