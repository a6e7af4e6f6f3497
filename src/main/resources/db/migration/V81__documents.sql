-- Documents that content keeps in the record store: state, agent profiles, activity profiles.

-- The key is a hash of what identifies a document, made by the application; the other columns are
-- what lists and erasure ask by. Each kind has a table of its own, so that each can be kept for its
-- own time; a column that a kind does not know stays empty.
create table state_document (
  organisation_id uuid        not null,
  key             uuid        not null,
  activity_key    uuid,
  agent_key       uuid,
  registration    uuid,
  activity        text,
  id              text        not null,
  content_type    text        not null,
  content         bytea       not null,
  etag            text        not null,
  modified        timestamptz not null,
  primary key (organisation_id, key)
);

comment on column state_document.activity is 'the IRI, for whoever looks';
comment on column state_document.etag is 'SHA-1 of the content in hex digits';

create table agent_profile (like state_document including all);
create table activity_profile (like state_document including all);

alter table state_document add constraint state_document_place
  check (activity_key is not null and agent_key is not null);
alter table agent_profile add constraint agent_profile_place
  check (agent_key is not null and activity_key is null and registration is null);
alter table activity_profile add constraint activity_profile_place
  check (activity_key is not null and agent_key is null and registration is null);

create index state_document_of on state_document (organisation_id, agent_key, activity_key);
create index agent_profile_of on agent_profile (organisation_id, agent_key);
create index activity_profile_of on activity_profile (organisation_id, activity_key);
