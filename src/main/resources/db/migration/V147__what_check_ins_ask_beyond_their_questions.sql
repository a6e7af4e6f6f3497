-- What some check-ins ask beyond their questions and their short text: a use of AI, and the self-rating
-- of the module. A row is there from when somebody opened it, so that it stays the same until it is done.
create table check_in_extra (
  registration    uuid not null,
  part            text not null,
  organisation_id uuid not null,
  course_id       uuid not null,
  learner_id      uuid not null,
  item            text not null,
  works           jsonb not null default '[]',
  answered        integer not null default 0,
  begun_at        timestamptz not null,
  touched_at      timestamptz not null,
  finished_at     timestamptz,
  sample          boolean not null,
  primary key (registration, part)
);

create index check_in_extra_learner on check_in_extra (organisation_id, learner_id, begun_at);

comment on table check_in_extra is 'What somebody answered in a check-in beyond its questions; what was answered is final. Goes when the person is erased';
comment on column check_in_extra.registration is 'of the check-in it belongs to';
comment on column check_in_extra.part is 'permission or confidence';
comment on column check_in_extra.item is 'which use of AI; empty where there is one only';
comment on column check_in_extra.works is 'what was done in each step, in their order, as attempts keep it';
comment on column check_in_extra.answered is 'how many of the steps are done';
comment on column check_in_extra.touched_at is 'when the step that is asked was first shown';

-- A page that is still open of somebody who was erased answers nothing more.
create trigger check_in_extra_of_somebody before insert on check_in_extra
  for each row execute function attempt_of_somebody();
