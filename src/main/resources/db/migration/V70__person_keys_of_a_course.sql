-- By what else somebody can be named, as each course's list shares it: another course that shares
-- less, or names people by other ids, changes nothing of it. Which list shared what is there already
-- is not known: it is held for each course that lists the person, until that list is read again.
create table lti_course_person_key (
  course_id       uuid not null references lti_course (id) on delete cascade,
  learner_id      uuid not null references person (id) on delete cascade,
  kind            text not null check (kind in ('EMAIL', 'SOURCED_ID')),
  organisation_id uuid not null,
  digest          text not null,
  keyed           boolean not null default true,
  primary key (course_id, learner_id, kind)
);

insert into lti_course_person_key (course_id, learner_id, kind, organisation_id, digest, keyed)
select m.course_id, k.learner_id, k.kind, k.organisation_id, k.digest, false
  from lti_person_key k join lti_roster_member m on m.learner_id = k.learner_id;

drop table lti_person_key;

create index lti_course_person_key_digest on lti_course_person_key (organisation_id, digest);
create index lti_course_person_key_learner on lti_course_person_key (learner_id);
create index lti_course_person_key_bare on lti_course_person_key (organisation_id) where not keyed;

comment on table lti_course_person_key is 'Fingerprints of e-mail address or sourcedId, to find people in imported tables: without the secret key of the application nobody finds out by trying whose they are. Goes with the person, and when the list of the course no longer shares it';
comment on column lti_course_person_key.keyed is 'false for fingerprints of earlier days, until the application has started once';

-- Of refused lines that were kept, what names a person goes.
update data_import d set problems = (
  select coalesce(jsonb_agg(
    case when p ->> 'value' like '%@%' or exists (
        select from person who
        where who.organisation_id = d.organisation_id and who.subject = p ->> 'value')
      then p || '{"value": ""}' else p end order by place), '[]')
  from jsonb_array_elements(d.problems) with ordinality as one (p, place))
where d.problems <> '[]';
