-- People who may sign in to the console and the dashboards.
create table console_user (
  username        text primary key check (username = lower(username)),
  organisation_id uuid        not null,
  password_hash   text        not null,
  roles           text[]      not null,
  failures        integer     not null default 0,
  locked_until    timestamptz,
  created_at      timestamptz not null default now(),
  signed_in_at    timestamptz
);

-- The one-time link with which the first of them is made.
create table console_setup (
  id         smallint primary key check (id = 1),
  code_hash  text        not null,
  expires_at timestamptz not null
);
