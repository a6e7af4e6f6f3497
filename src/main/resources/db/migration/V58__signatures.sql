-- How a launch came about, so that a signature can go by it: which launch the platform itself sent
-- (pages derived from it have the same), when its login began here, when the platform issued its
-- token, and when the person signed in there, where the platform says so.
alter table lti_launch add column opened_by uuid;
alter table lti_launch add column login_begun_at timestamptz;
alter table lti_launch add column token_issued_at timestamptz;
alter table lti_launch add column signed_in_at timestamptz;

-- As what somebody acknowledged, and how they were recognised again. Empty in records from before.
alter table acknowledgement add column kind text;
alter table acknowledgement add column reauthentication text;
alter table acknowledgement add column zone text;
alter table acknowledgement add column asked_at timestamptz;
alter table acknowledgement add column opened_by uuid;
alter table acknowledgement add column login_begun_at timestamptz;
alter table acknowledgement add column token_issued_at timestamptz;
alter table acknowledgement add column signed_in_at timestamptz;

create unique index acknowledgement_opened_by on acknowledgement (organisation_id, opened_by)
  where opened_by is not null;

comment on column acknowledgement.kind is 'acknowledgement, or electronic-signature where the prerequisites were confirmed when it was made';
comment on column acknowledgement.reauthentication is 'none, fresh-launch, or fresh-sign-in where the platform says when the person signed in';
comment on column acknowledgement.opened_by is 'the launch that signed; no launch signs twice';
