-- What people acknowledged, or declined to: kept apart from attempts, each record bound to the one
-- before it in its organisation, so that none can be changed, taken out or put in unseen. What names
-- the person stands outside of what is bound; only its digest is inside. So somebody can be erased
-- and the chain still holds.
create table acknowledgement (
  id                uuid primary key,
  organisation_id   uuid not null,
  seq               bigint not null,
  learner_id        uuid not null,
  registration      uuid not null,
  attempt           integer not null,
  course_id         uuid,
  module_id         text not null,
  module_version    text not null,
  module_title      text not null,
  step              text not null,
  statement         text not null,
  statement_sha256  text not null,
  statement_version text not null,
  meaning           text not null,
  accepted          boolean not null,
  signed_at         timestamptz not null,
  person_name       text,
  person_account    text,
  comment           text,
  salt              text,
  person_sha256     text not null,
  comment_sha256    text not null,
  previous          text not null,
  hash              text not null,
  unique (organisation_id, seq)
);

create index acknowledgement_course on acknowledgement (course_id, seq) where not accepted;
create index acknowledgement_learner on acknowledgement (organisation_id, learner_id);

comment on table acknowledgement is 'Acknowledgements and refusals as they were made; only ever appended, except that a person''s name, account and words go when they are erased';
comment on column acknowledgement.salt is 'random, so that a digest tells nothing of a name once both are gone';
comment on column acknowledgement.previous is 'hash of the record before; sixty-four zeros for the first';

create table acknowledgement_chain (
  organisation_id uuid primary key,
  seq             bigint not null,
  hash            text not null
);

comment on table acknowledgement_chain is 'The newest record of each organisation''s chain';

create function acknowledgement_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
    and to_jsonb(new) - '{person_name,person_account,comment,salt}'::text[]
      = to_jsonb(old) - '{person_name,person_account,comment,salt}'::text[]
    and new.person_name is null and new.person_account is null and new.comment is null
    and new.salt is null then
    return new;
  end if;
  raise exception 'an acknowledgement is not changed';
end $$;

create trigger acknowledgement_stays before update or delete on acknowledgement
  for each row execute function acknowledgement_stays();
