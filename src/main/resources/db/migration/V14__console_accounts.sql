-- The console for real: accounts, one-time links, tries, sessions, and who changed what.

-- Who changed what in the console. Only ever added to: a row younger than a year cannot be
-- deleted, and none can be changed.
create table console_audit (
  id              bigint generated always as identity primary key,
  organisation_id uuid        not null,
  at              timestamptz not null default now(),
  who             text        not null,
  action          text        not null,
  subject         text        not null,
  before          jsonb       not null,
  after           jsonb       not null,
  address         text
);
create index on console_audit (organisation_id, id desc);
create index on console_audit (organisation_id, at);

create function console_audit_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '1 year' then
    return old;
  end if;
  raise exception 'the audit log is only ever added to';
end $$;
create trigger console_audit_stays before update or delete on console_audit
  for each row execute function console_audit_stays();

-- Tries to sign in are counted by name, known or not, and by address; see console_try.
alter table console_user
  drop column failures,
  drop column locked_until,
  add column id                  uuid        not null default gen_random_uuid() unique,
  -- Null for people who only sign in by OpenID Connect.
  alter column password_hash drop not null,
  add column password_changed_at timestamptz not null default now(),
  add column disabled_at         timestamptz,
  -- Sessions carry it; a new one ends them all.
  add column session_key         uuid        not null default gen_random_uuid(),
  add column oidc_issuer         text,
  add column oidc_subject        text,
  add unique (oidc_issuer, oidc_subject);

-- Links that work once: for the first user, for a colleague, or for a new password.
drop table console_setup;
create table console_link (
  id              uuid primary key default gen_random_uuid(),
  code_hash       text        not null unique,
  organisation_id uuid        not null,
  kind            text        not null check (kind in ('SETUP', 'INVITATION', 'RESET')),
  label           text        not null,
  roles           text[]      not null,
  user_id         uuid references console_user (id) on delete cascade,
  made_by         text        not null,
  made_at         timestamptz not null default now(),
  expires_at      timestamptz not null
);

-- Recent tries to sign in, by name and by address. Neither stands here readably.
create table console_try (
  key     text primary key,
  tries   integer     not null,
  ends_at timestamptz not null
);
create index on console_try (ends_at);

-- Sessions, as Spring Session wants them.
create table console_session (
  primary_id            char(36) not null primary key,
  session_id            char(36) not null unique,
  creation_time         bigint   not null,
  last_access_time      bigint   not null,
  max_inactive_interval integer  not null,
  expiry_time           bigint   not null,
  principal_name        varchar(100)
);
create index on console_session (expiry_time);
create index on console_session (principal_name);

create table console_session_attributes (
  session_primary_id char(36)     not null references console_session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea        not null,
  primary key (session_primary_id, attribute_name)
);

-- Who may frame the pages that a platform launches, where an administrator said so.
create table console_frame_origin (
  platform_id uuid not null references lti_platform (id) on delete cascade,
  origin      text not null,
  primary key (platform_id, origin)
);
