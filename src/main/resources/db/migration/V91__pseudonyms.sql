-- By what people are named in facts that leave the house: a secret of the organisation. Without it
-- nobody can tell who somebody is, or that two organisations mean the same.
create table pseudonym_secret (
  organisation_id uuid primary key references organisation (id),
  secret          bytea not null
);

comment on table pseudonym_secret is 'Key of the pseudonyms in exported facts; taking it away makes new ones';
