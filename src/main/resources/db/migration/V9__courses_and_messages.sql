-- Courses, tenants of one registration, and launches of every message type.

-- A course (LTI: context) as its launches describe it.
create table lti_course (
  id              uuid primary key,
  organisation_id uuid not null references organisation (id),
  platform_id     uuid not null references lti_platform (id) on delete cascade,
  tenant          text not null default '',
  context_id      text not null,
  title           text,
  -- Ids of the courses it was copied from, the nearest first.
  history         text[] not null default '{}',
  line_items      text,
  roster          text,
  first_launch_at timestamptz not null,
  last_launch_at  timestamptz not null,
  unique (platform_id, tenant, context_id)
);
create index on lti_course (organisation_id, last_launch_at desc);

-- A link in a course that leads to a module.
create table lti_resource_link (
  course_id        uuid not null references lti_course (id) on delete cascade,
  resource_link_id text not null,
  title            text,
  module_id        text not null,
  line_item        text,
  last_launch_at   timestamptz not null,
  primary key (course_id, resource_link_id)
);

-- One registration may serve several institutions (tool_platform.guid).
alter table person add column tenant text not null default '';
alter table person drop constraint person_platform_id_subject_key;
alter table person add constraint person_platform_tenant_subject unique (platform_id, tenant, subject);

alter table lti_launch add column tenant text not null default '';
alter table lti_launch add column test_user boolean not null default false;
alter table lti_launch add column course_id uuid references lti_course (id) on delete set null;
alter table lti_launch add column message_type text not null default 'LtiResourceLinkRequest';
-- What only this message type brings: deep linking settings, or whose submission is reviewed.
alter table lti_launch add column message_details jsonb;
alter table lti_launch alter column resource_link_id drop not null;
create index on lti_launch (course_id);

-- What happened on the connections, as lists of checks, for a limited time.
create table lti_story (
  id              uuid primary key,
  code            text not null,
  at              timestamptz not null,
  kind            text not null,
  passed          boolean not null,
  organisation_id uuid references organisation (id),
  platform_id     uuid references lti_platform (id) on delete cascade,
  course_id       uuid references lti_course (id) on delete cascade,
  issuer          text,
  client_id       text,
  summary         text not null,
  checks          jsonb not null
);
create index on lti_story (code);
create index on lti_story (organisation_id, at desc);
create index on lti_story (at);
