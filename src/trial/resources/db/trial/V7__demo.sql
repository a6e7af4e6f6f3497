-- The demo LMS: used only with profile "demo".

create table demo_key (
  id  smallint primary key check (id = 1),
  jwk text not null
);

-- A launch that was announced to the tool and not yet asked for; asked for once.
create table demo_launch (
  id         uuid primary key,
  person     text not null,
  link       text not null,
  created_at timestamptz not null default now()
);

create table demo_token (
  token_hash text primary key,
  scopes     text not null,
  expires_at timestamptz not null
);

create table demo_grade (
  line_item  integer not null,
  person     text not null,
  score      numeric,
  maximum    numeric,
  comment    text,
  posted_at  timestamptz not null,
  primary key (line_item, person)
);
