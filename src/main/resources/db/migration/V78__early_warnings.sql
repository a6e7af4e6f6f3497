-- What the rules W1 to W11 said of each cohort in each week, and what became of their alerts.
create table warning_look (
  organisation_id uuid not null references organisation (id),
  cohort          text not null,
  week            date not null,
  rule            text not null,
  rule_version    int not null,
  state           text not null check (state in ('FIRES', 'QUIET', 'NO_DATA')),
  evidence        text not null,
  value           double precision,
  lower           double precision,
  upper           double precision,
  held_against    double precision not null,
  n               bigint not null,
  people          int not null,
  first_week      int,
  last_week       int,
  distance        double precision not null,
  p               double precision,
  looked_at       timestamptz not null,
  primary key (organisation_id, cohort, week, rule, rule_version)
);

comment on table warning_look is 'One look of one rule at one cohort in one week; the last of the week holds';
comment on column warning_look.week is 'Monday of the ISO week';
comment on column warning_look.people is 'how many people it is about; fewer than the smallest group are never shown';

create table warning_alert (
  id              uuid primary key,
  organisation_id uuid not null references organisation (id),
  cohort          text not null,
  rule            text not null,
  rule_version    int not null,
  opened_week     date not null,
  opened_at       timestamptz not null,
  owner           text not null,
  state           text not null check (state in ('OPEN', 'ACKNOWLEDGED', 'ACTION', 'CLOSED')),
  action          text,
  check_on        date,
  reason          text,
  closed_at       timestamptz,
  muted_until     date,
  mute_reason     text,
  check ((state = 'CLOSED') = (closed_at is not null)),
  check (state <> 'CLOSED' or reason is not null),
  check (state <> 'ACTION' or (action is not null and check_on is not null)),
  check ((muted_until is null) = (mute_reason is null))
);

create unique index warning_alert_one on warning_alert (organisation_id, cohort, rule)
  where state <> 'CLOSED';
create index warning_alert_week on warning_alert (organisation_id, opened_week);

comment on table warning_alert is 'A rule that holds and what is done about it; one at a time for a rule and cohort';

create table warning_alert_step (
  id              bigint generated always as identity primary key,
  organisation_id uuid not null,
  alert_id        uuid not null references warning_alert (id),
  kind            text not null
    check (kind in ('OPENED', 'ACKNOWLEDGED', 'ACTION', 'MUTED', 'ASSIGNED', 'CLOSED')),
  who             text not null,
  note            text not null,
  day             date,
  at              timestamptz not null default now()
);

create index warning_alert_step_of on warning_alert_step (organisation_id, alert_id, id);

comment on table warning_alert_step is 'What was done about an alert; only ever added to';
comment on column warning_alert_step.day is 'when it is looked at again, or until when it is muted';
