-- Real work outside of modules: tasks that were measured before AI, and work products that are rated
-- without knowing who made them and how.
create table baseline_task (
  id               bigint generated always as identity primary key,
  organisation_id  uuid not null,
  learner_id       uuid not null,
  task_form        text not null,
  condition        text not null check (condition in ('UNAIDED', 'AIDED')),
  done_on          date not null,
  finished         boolean not null,
  active_seconds   integer check (active_seconds > 0 and active_seconds <= 28800),
  quality          numeric(5, 2) check (quality between 0 and 100),
  critical_defects integer check (critical_defects >= 0),
  import_id        uuid not null,
  made_at          timestamptz not null default now(),
  superseded_at    timestamptz,
  superseded_by    uuid,
  check ((superseded_at is null) = (superseded_by is null))
);

create unique index baseline_task_one on baseline_task
  (organisation_id, learner_id, task_form, condition, done_on) where superseded_at is null;
create index baseline_task_learner on baseline_task (organisation_id, learner_id);

comment on table baseline_task is 'Tasks measured elsewhere, usually before AI; a correction marks the former row';

create trigger baseline_of_somebody before insert on baseline_task
  for each row execute function attempt_of_somebody();

create table work_product (
  id              uuid primary key,
  organisation_id uuid not null,
  code            text not null,
  learner_id      uuid not null,
  task_form       text not null,
  role            text not null,
  condition       text check (condition in ('UNAIDED', 'AIDED')),
  active_seconds  integer check (active_seconds > 0 and active_seconds <= 28800),
  finished        boolean not null,
  done_on         date not null,
  double_rated    boolean not null,
  registered_by   uuid not null,
  registered_name text not null,
  registered_at   timestamptz not null default now(),
  unique (organisation_id, code)
);

create index work_product_learner on work_product (organisation_id, learner_id);

comment on table work_product is 'Work products that are rated under a code; the documents themselves are not kept';
comment on column work_product.condition is 'without or with AI; null where nobody knows';
comment on column work_product.double_rated is 'drawn when it was registered: a second person rates it too';

create trigger work_of_somebody before insert on work_product
  for each row execute function attempt_of_somebody();

create table work_rating (
  id               uuid primary key,
  organisation_id  uuid not null,
  product_id       uuid not null references work_product (id) on delete cascade,
  rater            uuid not null,
  rater_name       text not null,
  rubric           text not null,
  rubric_version   text not null,
  levels           jsonb not null,
  quality          numeric(5, 2) not null check (quality between 0 and 100),
  critical_defects integer not null check (critical_defects >= 0),
  guess            text not null check (guess in ('NONE', 'UNAIDED', 'AIDED')),
  reason           text,
  rated_at         timestamptz not null default now(),
  superseded_at    timestamptz
);

create unique index work_rating_one on work_rating (product_id, rater) where superseded_at is null;

comment on table work_rating is 'Ratings of work products; a correction marks the former row and says why';
comment on column work_rating.guess is 'whether the rater could tell with or without AI; the rating was blind where they could not';
