-- Whom the people of a course can ask, and when; entered by those who teach it.
create table course_contact (
  id              uuid primary key,
  organisation_id uuid        not null references organisation (id),
  course_id       uuid        not null,
  name            text        not null,
  reach           text        not null,
  note            text        not null,
  hours_day       smallint,
  hours_from      time,
  hours_to        time,
  hours_zone      text,
  entered_by      uuid        not null,
  entered_at      timestamptz not null default now(),
  check ((hours_day is null) = (hours_from is null)
     and (hours_day is null) = (hours_to is null)
     and (hours_day is null) = (hours_zone is null)),
  check (hours_day is null or hours_from < hours_to)
);

create index course_contact_course on course_contact (course_id, entered_at);

comment on column course_contact.hours_day is 'of the week, Monday is 1';

-- Who helps the others of a role, with the day on which they agreed to be named.
create table champion (
  id              uuid primary key,
  organisation_id uuid        not null references organisation (id),
  role            text        not null,
  name            text        not null,
  reach           text        not null,
  agreed_on       date        not null,
  named_by        text        not null,
  named_at        timestamptz not null default now()
);

create index champion_role on champion (organisation_id, role, named_at);
