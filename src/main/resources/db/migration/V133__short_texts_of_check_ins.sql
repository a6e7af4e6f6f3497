-- The short text that is reviewed after the questions of a check-in. A row is there from when somebody
-- opened it, so that it stays the same until it is handed in, and no other check-in gives it again.
create table check_in_review (
  registration    uuid primary key,
  organisation_id uuid not null,
  course_id       uuid not null,
  learner_id      uuid not null,
  item            text not null,
  begun_at        timestamptz not null,
  touched_at      timestamptz not null,
  active_millis   bigint not null default 0,
  opened          boolean not null default false,
  marks           text[],
  confidence      integer,
  submitted_at    timestamptz,
  sample          boolean not null
);

create index check_in_review_learner on check_in_review (organisation_id, learner_id, begun_at);

comment on table check_in_review is 'Which short text somebody looked at in a check-in, and what they would not let stand; what was handed in is final. Goes when the person is erased';
comment on column check_in_review.registration is 'of the check-in it belongs to';
comment on column check_in_review.opened is 'whether its source was opened before it was handed in';
comment on column check_in_review.active_millis is 'gaps between what was done on the page, each capped at two minutes';
comment on column check_in_review.marks is 'ids of the sentences that were marked; null before it was handed in';

-- A page that is still open of somebody who was erased answers nothing more.
create trigger check_in_review_of_somebody before insert on check_in_review
  for each row execute function attempt_of_somebody();
