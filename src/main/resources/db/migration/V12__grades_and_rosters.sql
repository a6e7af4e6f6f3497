-- Rosters of courses (NRPS 2.0), columns of gradebooks (AGS 2.0), and how each grade stands.

-- People are known from launches, and now from rosters too.
alter table person add column launched boolean not null default true;

-- Who came to which course, with every role they ever came with.
create table lti_course_person (
  course_id       uuid not null references lti_course (id) on delete cascade,
  learner_id      uuid not null references person (id) on delete cascade,
  roles           text[] not null,
  test_user       boolean not null,
  first_launch_at timestamptz not null,
  last_launch_at  timestamptz not null,
  primary key (course_id, learner_id)
);
create index on lti_course_person (learner_id);

insert into lti_course_person
  (course_id, learner_id, roles, test_user, first_launch_at, last_launch_at)
select l.course_id, l.learner_id,
  coalesce(array_agg(distinct r.role) filter (where r.role is not null), '{}'),
  bool_or(l.test_user), min(l.launched_at), max(l.launched_at)
from lti_launch l
left join lateral unnest(l.roles) as r (role) on true
where l.course_id is not null
group by l.course_id, l.learner_id;

-- How the synchronisation of a course's roster stands.
create table lti_roster (
  course_id    uuid primary key references lti_course (id) on delete cascade,
  due_at       timestamptz not null default now(),
  leased_until timestamptz,
  failures     int not null default 0,
  tried_at     timestamptz,
  -- The last time that the whole list was read and believed.
  complete_at  timestamptz,
  -- Since when the platform gives a list that is hard to believe.
  doubted_at   timestamptz,
  problem      text,
  code         text
);

create table lti_roster_member (
  course_id     uuid not null references lti_course (id) on delete cascade,
  learner_id    uuid not null references person (id) on delete cascade,
  roles         text[] not null,
  active        boolean not null,
  first_seen_at timestamptz not null,
  last_seen_at  timestamptz not null,
  left_at       timestamptz,
  primary key (course_id, learner_id)
);
create index on lti_roster_member (learner_id);

-- The column of a link and module, where no launch named it: found, or made by us.
create table lti_line_item (
  course_id        uuid not null references lti_course (id) on delete cascade,
  resource_link_id text not null,
  module_id        text not null,
  line_item        text,
  made             boolean not null default false,
  -- Whoever looks for it or makes it, one at a time.
  leased_until     timestamptz,
  primary key (course_id, resource_link_id, module_id)
);

-- One grade: of one person, for one module at one link.
create table delivery_grade (
  id               uuid primary key,
  organisation_id  uuid not null,
  platform_id      uuid not null,
  course_id        uuid,
  resource_link_id text not null,
  module_id        text not null,
  learner_id       uuid not null,
  subject          text not null,
  locale           text not null,
  -- The attempt that was finished last, and the best score so far, 0 to 1.
  registration     uuid not null,
  score            double precision not null,
  completed_at     timestamptz not null,
  -- Why nothing is sent: the platform has no column for it, or the person gets no grade.
  hindrance        text check (hindrance in ('NO_COLUMN', 'NOT_A_LEARNER')),
  reason           text,
  line_item        text,
  -- What the gradebook took from us last.
  sent_score       double precision,
  sent_at          timestamptz,
  updated_at       timestamptz not null default now(),
  unique (organisation_id, learner_id, platform_id, resource_link_id, module_id)
);
create index on delivery_grade (organisation_id, updated_at desc);
create index on delivery_grade (course_id);
create index on delivery_grade (learner_id);

alter table delivery_parcel add column grade_id uuid references delivery_grade (id) on delete cascade;
-- The share that the score stands for, 0 to 1.
alter table delivery_parcel add column share double precision;
-- Somebody asked for it again although the gradebook had an entry of its own: look first.
alter table delivery_parcel add column check_first boolean not null default false;
-- Under which short code the story of the last fault is found.
alter table delivery_parcel add column code text;
create index on delivery_parcel (grade_id, id desc) where grade_id is not null;

-- Everybody who belongs or belonged to a course or came to it. Whoever came since the list was read
-- belongs to it until the next one says otherwise; without a list everybody who came does. The
-- highest role ever seen counts, because Moodle's list calls non-editing teachers learners.
create view lti_membership as
select c.organisation_id, c.id as course_id, who.learner_id,
  array(select distinct unnest(coalesce(m.roles, '{}') || coalesce(v.roles, '{}'))) as roles,
  m.learner_id is not null as listed,
  v.learner_id is not null as launched,
  coalesce(v.test_user, false) as test_user,
  case
    when m.left_at is not null then coalesce(v.last_launch_at > m.left_at, false)
    when m.learner_id is not null then m.active
    when r.complete_at is null then true
    else v.last_launch_at > r.complete_at
  end as active,
  least(m.first_seen_at, v.first_launch_at) as first_seen_at,
  v.last_launch_at,
  m.left_at
from (
  select course_id, learner_id from lti_roster_member
  union
  select course_id, learner_id from lti_course_person) who
join lti_course c on c.id = who.course_id
left join lti_roster r on r.course_id = who.course_id
left join lti_roster_member m on m.course_id = who.course_id and m.learner_id = who.learner_id
left join lti_course_person v on v.course_id = who.course_id and v.learner_id = who.learner_id;
