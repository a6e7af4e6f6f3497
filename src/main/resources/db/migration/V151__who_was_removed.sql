-- People of an OpenID Connect provider whose account was removed here. The provider would bring them
-- back at their next sign-in; they stay out until somebody invites them again.
create table console_removed (
  id              uuid        not null default gen_random_uuid() unique,
  organisation_id uuid        not null,
  oidc_issuer     text        not null,
  oidc_subject    text        not null,
  username        text        not null,
  removed_by      text        not null,
  removed_at      timestamptz not null default now(),
  primary key (oidc_issuer, oidc_subject)
);
