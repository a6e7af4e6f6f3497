-- What people answered some weeks after they passed a module. When a check-in is due follows from the
-- attempt and is kept nowhere; a row is there from the first answer on.
create table check_in (
  registration    uuid primary key,
  organisation_id uuid not null,
  course_id       uuid not null,
  learner_id      uuid not null,
  attempt         uuid not null,
  module_id       text not null,
  module_version  text not null,
  moment          text not null,
  due_at          timestamptz not null,
  replies         jsonb not null,
  stages          jsonb not null,
  answered_at     timestamptz not null,
  changed_at      timestamptz not null,
  last_event_at   timestamptz not null,
  changes         integer not null default 0,
  sample          boolean not null,
  unique (attempt, moment)
);

create index check_in_course on check_in (course_id, module_id);
create index check_in_organisation on check_in (organisation_id, due_at);

comment on table check_in is 'Answers of people to the check-ins after a module, as they stand; each answer and each change is a statement of the record store. Goes when the person is erased';
comment on column check_in.registration is 'the xAPI registration of this check-in; follows from the attempt and the moment';
comment on column check_in.attempt is 'the attempt that was passed';
comment on column check_in.moment is 'how long after it, ISO 8601';
comment on column check_in.stages is 'the stages that could be named, in their order: [{id, text}]';

-- A page that is still open of somebody who was erased answers nothing more.
create trigger check_in_of_somebody before insert on check_in
  for each row execute function attempt_of_somebody();
