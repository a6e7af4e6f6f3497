-- What those who lead the work say of one person's work at the check-in after eight weeks. Only ever
-- added to: who said what and when stays, and the newest of a check-in holds.
create table check_in_confirmation (
  id              uuid primary key,
  registration    uuid not null,
  organisation_id uuid not null,
  course_id       uuid not null,
  learner_id      uuid not null,
  by_learner_id   uuid,
  replies         jsonb not null,
  confirmed_at    timestamptz not null
);

create index check_in_confirmation_course on check_in_confirmation (course_id, registration, confirmed_at);
create index check_in_confirmation_learner on check_in_confirmation (organisation_id, learner_id);

comment on table check_in_confirmation is 'What a lead confirmed about somebody''s work; goes with the person it is about';
comment on column check_in_confirmation.registration is 'of the check-in it belongs to';
comment on column check_in_confirmation.by_learner_id is 'who said it; null once they were erased';

create trigger confirmation_of_somebody before insert on check_in_confirmation
  for each row execute function attempt_of_somebody();
