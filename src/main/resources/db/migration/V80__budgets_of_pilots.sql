-- What a pilot costs and what of that is training, as entered; the newest row of a cohort holds.
create table pilot_budget (
  id              bigint generated always as identity primary key,
  organisation_id uuid not null references organisation (id),
  cohort          text not null,
  currency        text not null,
  total           numeric(14, 2) not null check (total > 0),
  training        numeric(14, 2) not null check (training >= 0 and training <= total),
  hours           numeric(10, 1) not null check (hours >= 0),
  note            text not null,
  entered_by      text not null,
  entered_at      timestamptz not null
);

create index pilot_budget_newest on pilot_budget (organisation_id, cohort, id);

comment on table pilot_budget is 'Only ever added to';
comment on column pilot_budget.hours is 'hours of training of all people together';
