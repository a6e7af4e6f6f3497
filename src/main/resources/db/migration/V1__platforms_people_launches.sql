-- Organisations, the platforms they connect, and how people arrive from them.

create table organisation (
  id         uuid primary key,
  name       text not null,
  created_at timestamptz not null default now()
);

insert into organisation (id, name) values ('00000000-0000-7000-8000-000000000001', 'Default');

-- One registration of this tool with a learning platform.
create table lti_platform (
  id                     uuid primary key,
  organisation_id        uuid not null references organisation (id),
  name                   text not null,
  issuer                 text not null,
  client_id              text not null,
  authorization_endpoint text not null,
  token_endpoint         text not null,
  token_audience         text,
  jwks_uri               text not null,
  product_family         text,
  new_deployments        text not null check (new_deployments in ('HOLD', 'ACCEPT')),
  anonymous_allowed      boolean not null default false,
  created_at             timestamptz not null default now(),
  updated_at             timestamptz not null default now(),
  unique (issuer, client_id)
);
create index on lti_platform (organisation_id);

create table lti_deployment (
  platform_id   uuid not null references lti_platform (id) on delete cascade,
  deployment_id text not null,
  accepted      boolean not null,
  first_seen_at timestamptz not null default now(),
  primary key (platform_id, deployment_id)
);

-- A person as one platform knows them.
create table person (
  id              uuid primary key,
  organisation_id uuid not null references organisation (id),
  platform_id     uuid not null references lti_platform (id),
  subject         text not null,
  name            text,
  job_role        text,
  teaches         boolean not null default false,
  sample          boolean not null default false,
  first_seen_at   timestamptz not null default now(),
  last_seen_at    timestamptz not null default now(),
  unique (platform_id, subject)
);
create index on person (organisation_id);

-- A login that has begun and not ended. Neither the state nor the secret that binds it to a
-- browser is kept, only their hashes.
create table lti_login (
  handle         text primary key,
  state_hash     bytea not null,
  binding_hash   bytea not null,
  nonce          text not null,
  platform_id    uuid not null references lti_platform (id) on delete cascade,
  target         text not null,
  login_hint     text not null,
  message_hint   text,
  storage_target text,
  created_at     timestamptz not null,
  expires_at     timestamptz not null
);
create index on lti_login (expires_at);

-- A verified launch. Pages carry its token, of which only the hash is kept.
create table lti_launch (
  id                  uuid primary key,
  token_hash          bytea not null unique,
  organisation_id     uuid not null references organisation (id),
  platform_id         uuid not null references lti_platform (id),
  learner_id          uuid not null references person (id) on delete cascade,
  roles               text[] not null,
  job_role            text,
  deployment_id       text not null,
  context_id          text,
  context_title       text,
  resource_link_id    text not null,
  resource_link_title text,
  target_link_uri     text not null,
  custom              jsonb not null,
  locale              text not null,
  line_item           text,
  line_items          text,
  ags_scopes          text[],
  roster              text,
  return_url          text,
  launched_at         timestamptz not null,
  expires_at          timestamptz not null
);
create index on lti_launch (learner_id);
create index on lti_launch (expires_at);

create table lti_refusal (
  id              uuid primary key,
  code            text not null,
  at              timestamptz not null,
  organisation_id uuid references organisation (id),
  reason          text not null,
  cause           text not null,
  expected        text,
  got             text,
  issuer          text,
  client_id       text
);
create index on lti_refusal (at desc);

-- Keys this tool signs with. The private half is encrypted (AES-GCM) with the secret key.
create table lti_tool_key (
  kid         text primary key,
  public_jwk  text not null,
  private_key bytea not null,
  created_at  timestamptz not null,
  signs_from  timestamptz not null,
  shown_until timestamptz
);

-- Work that one node at a time does.
create table lti_lease (
  task  text primary key,
  until timestamptz not null
);
