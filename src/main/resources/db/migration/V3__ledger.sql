-- The ledger: every learning record, appended once, never changed.

-- The last position given out in each partition of the log. The row is locked until the
-- transaction that appends commits, so positions become visible in their order.
create table statement_partition (
  partition smallint primary key,
  position  bigint   not null default 0
);

insert into statement_partition (partition)
select generate_series(0, 15);

-- One row is one statement. The keys are short hashes of what statements are asked by, made by the
-- application: IRIs have no length limit, index entries have one.
create table statement (
  organisation_id uuid        not null,
  id              uuid        not null,
  seq             bigint      not null generated always as identity,
  stored          timestamptz not null,
  happened_at     timestamptz not null,
  partition       smallint    not null,
  position        bigint      not null,
  verb_key        uuid        not null,
  actor_key       uuid        not null,
  object_key      uuid,
  ref_id          uuid,
  voiding         boolean     not null,
  registration    uuid,
  authority_key   uuid        not null,
  mentions        uuid[]      not null,
  version         text        not null,
  authority       text        not null,
  json            text        not null,
  primary key (organisation_id, id),
  unique (partition, position)
);

comment on column statement.stored is 'microseconds, the same in the database and in JSON';
comment on column statement.object_key is 'activity, agent or identified group; null for a reference or a statement inside';
comment on column statement.ref_id is 'the statement that the object refers to';
comment on column statement.voiding is 'the verb is voided: the statement at ref_id does not count any more';
comment on column statement.mentions is 'every agent, group member and activity anywhere in the statement';
comment on column statement.version is 'xAPI version of the statement, for those that do not say it themselves';
comment on column statement.json is 'as received or emitted, without what the LRS fills in';

create index statement_stored on statement (organisation_id, stored, seq);
create index statement_actor on statement (organisation_id, actor_key, stored, seq);
create index statement_object on statement (organisation_id, object_key, stored, seq);
create index statement_verb on statement (organisation_id, verb_key, stored, seq);
create index statement_registration on statement (organisation_id, registration, stored, seq)
  where registration is not null;
create index statement_referring on statement (organisation_id, stored, seq)
  where ref_id is not null;
create index statement_voiding on statement (organisation_id, ref_id)
  where voiding;
-- A small pending list: the rare flush of a long one would hold up an answer.
create index statement_mentions on statement using gin (mentions)
  with (gin_pending_list_limit = 256);

-- What is known of activities and verbs from the statements so far, the last word for each property.
create table xapi_definition (
  organisation_id uuid  not null,
  key             uuid  not null,
  definition      jsonb not null,
  primary key (organisation_id, key)
);

create function merged_definition(old jsonb, new jsonb) returns jsonb
  language sql immutable parallel safe
  return old || new
    || case when old ? 'name' and new ? 'name'
         then jsonb_build_object('name', (old -> 'name') || (new -> 'name')) else '{}' end
    || case when old ? 'description' and new ? 'description'
         then jsonb_build_object('description', (old -> 'description') || (new -> 'description'))
         else '{}' end
    || case when old ? 'display' and new ? 'display'
         then jsonb_build_object('display', (old -> 'display') || (new -> 'display')) else '{}' end;

-- Keys with which other software uses the LRS. The key alone names its organisation.
create table lrs_credential (
  organisation_id uuid        not null,
  key             text        not null unique,
  label           text        not null,
  scopes          text[]      not null,
  secret_hash     text        not null,
  created_at      timestamptz not null,
  last_used_at    timestamptz,
  revoked_at      timestamptz,
  primary key (organisation_id, key)
);
