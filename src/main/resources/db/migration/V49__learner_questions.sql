-- What learners ask about a place of a module, or hold to be wrong there, and what they are answered.
create table learner_question (
  id              uuid primary key,
  organisation_id uuid not null,
  course_id       uuid,
  learner_id      uuid not null,
  module_id       text not null,
  module_version  text not null,
  step            text not null,
  step_title      text not null,
  item            text,
  item_text       text,
  kind            text not null check (kind in ('DOUBT', 'QUESTION')),
  body            text not null,
  asked_at        timestamptz not null default now(),
  answer          text,
  answered_at     timestamptz,
  answered_from   text check (answered_from in ('COURSE', 'CONSOLE')),
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_from is null))
);

create index learner_question_course on learner_question (course_id, asked_at);
create index learner_question_organisation on learner_question (organisation_id, asked_at);
create index learner_question_learner on learner_question (organisation_id, learner_id);

comment on table learner_question is 'What learners ask or doubt at a place of a module, and the answer; goes when the person is erased';
comment on column learner_question.course_id is 'null where somebody came from outside a course; then only the console sees it';
comment on column learner_question.item is 'what within the step it is about, by its id in the module; null for the whole step';
comment on column learner_question.item_text is 'how that read when it was asked';

-- A page that is still open of somebody who was erased asks nothing more.
create trigger question_of_somebody before insert on learner_question
  for each row execute function attempt_of_somebody();
