-- Who was erased, so that they do not come back: a digest under a secret, and nothing else of them.
create table erased_account_secret (
  organisation_id uuid primary key,
  secret          bytea not null
);
create table erased_account (
  organisation_id uuid not null,
  digest          bytea not null,
  erased_at       timestamptz not null default now(),
  primary key (organisation_id, digest)
);
comment on column erased_account.digest is 'SHA-256 of the secret of the organisation and the key of the account';
