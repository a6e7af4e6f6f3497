-- How platforms come to be registered, whether they are in use, and whom one registration serves.

alter table lti_platform add column state text not null default 'ACTIVE'
  check (state in ('ACTIVE', 'PENDING', 'OUT_OF_USE'));
-- By whom it was entered first.
alter table lti_platform add column origin text not null default 'CONSOLE'
  check (origin in ('FILE', 'CONSOLE', 'REGISTRATION'));

alter table lti_deployment add column last_seen_at timestamptz;
alter table lti_deployment add column tenant text not null default '';

-- An institution (tool_platform.guid) that came through a registration. The first is at home: its
-- people are kept under the empty tenant, as before others came.
create table lti_tenant (
  platform_id   uuid not null references lti_platform (id) on delete cascade,
  guid          text not null,
  tenant        text not null,
  home          boolean not null,
  name          text,
  accepted      boolean not null,
  first_seen_at timestamptz not null,
  last_seen_at  timestamptz not null,
  primary key (platform_id, guid)
);
create unique index lti_tenant_home on lti_tenant (platform_id) where home;

-- A code with which one LMS may register itself; only its hash is kept.
create table lti_invite (
  id              uuid primary key,
  code_hash       bytea not null unique,
  organisation_id uuid not null references organisation (id),
  label           text not null,
  made_by         text not null,
  made_at         timestamptz not null,
  expires_at      timestamptz not null,
  -- Somebody is registering with it right now.
  claimed_until   timestamptz,
  used_at         timestamptz,
  platform_id     uuid references lti_platform (id) on delete set null
);
create index on lti_invite (organisation_id, made_at desc);

-- What a platform answered when the tool was registered by URL. The answer holds no secret: the
-- access token, if there was one, is sealed.
create table lti_registration (
  platform_id           uuid primary key references lti_platform (id) on delete cascade,
  registered_at         timestamptz not null,
  updated_at            timestamptz not null,
  openid_configuration  text not null,
  product_version       text,
  account_name          text,
  account_guid          text,
  scopes                text[] not null,
  configuration         jsonb not null,
  answer                jsonb not null,
  registration_address  text,
  registration_token    bytea,
  -- The last time the configuration was sent again, and what came of it.
  sent_at               timestamptz,
  sent_result           text
);
