-- The connection doctor: refusals become stories; keys that outlive an outage and a leak.

alter table lti_story add column reason text;
-- False while a test is under way.
alter table lti_story add column finished boolean not null default true;
create index on lti_story (platform_id, at desc);
create index on lti_story (course_id, at desc);
create index on lti_story (passed, at desc);

insert into lti_story
  (id, code, at, kind, passed, organisation_id, issuer, client_id, summary, reason, checks)
select id, code, at, 'LAUNCH', false, organisation_id, issuer, client_id, cause, reason,
  jsonb_build_array(jsonb_build_object(
    'what', cause, 'expected', expected, 'got', got, 'passed', false))
from lti_refusal;
drop table lti_refusal;

-- A key that signs no more loses its private half; its public half is shown a while longer.
alter table lti_tool_key alter column private_key drop not null;
-- Set when the key was withdrawn at once, because it leaked.
alter table lti_tool_key add column withdrawn_at timestamptz;

-- The last good key set of each address, for nodes that start while the platform is away.
create table lti_key_set (
  address        text primary key,
  -- The set as it came; null where it was never read.
  keys           text,
  read_at        timestamptz,
  tried_at       timestamptz,
  -- When it was last read because of an unknown key id.
  asked_again_at timestamptz,
  -- Until then one node is reading.
  reading_until  timestamptz,
  problem        text
);
