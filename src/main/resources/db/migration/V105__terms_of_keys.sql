-- What a key of the record store is bound to, beside its scopes: a last moment, an earlier secret
-- that still works for a while, actors and activities, a rate, and the pages it is used from.
-- An empty array limits nothing; no rate is the configured one, 0 is none.
alter table lrs_credential
  add column expires_at           timestamptz,
  add column rotated_at           timestamptz,
  add column earlier_secret_hash  text,
  add column earlier_secret_until timestamptz,
  add column actors               text[]  not null default '{}',
  add column activities           text[]  not null default '{}',
  add column per_minute           integer check (per_minute >= 0),
  add column origins              text[]  not null default '{}',
  add constraint earlier_secret_has_an_end
    check ((earlier_secret_hash is null) = (earlier_secret_until is null));
