-- What a person did with a claim, and whether that was right, are two things; one column said the
-- first of claims and the second of choices. One pass over the table, without a dead row.
alter table adoption_fact rename column exposure to guidance;
alter table adoption_fact add column correct boolean;
alter table adoption_fact
  alter column correct type boolean using (
    case kind when 'review_unit' then wrong = flagged when 'confident_choice' then flagged end),
  alter column flagged type text using (
    case when kind = 'review_unit' then case when flagged then 'flag' else 'accept' end end);
alter table adoption_fact rename column flagged to response;

-- How far the projection has read each partition.
alter table adoption_position rename to adoption_offset;
alter index adoption_position_pkey rename to adoption_offset_pkey;

-- By which definition the cells of each metric are counted. A metric that is missing here, or older
-- than the application's, is counted anew from the facts, alone.
create table adoption_metric (
  metric     text        primary key,
  definition integer     not null,
  counted_at timestamptz not null
);

-- What one person did in one week: one row a counter, so that a metric needs no column of its own.
-- Counters add and subtract exactly. Pages read this table and nothing below it.
create table adoption_cell (
  organisation_id uuid    not null,
  module          text    not null,
  course          text    not null,
  week            date    not null,
  home_page       text    not null,
  account         text    not null,
  metric          text    not null,
  definition      integer not null,
  item            text    not null,
  name            text    not null,
  value           bigint  not null,
  primary key (organisation_id, module, course, week, home_page, account, metric, definition, item,
               name)
);

-- The cells as they were counted until now. Of confidence, sums of probabilities are left out: they
-- follow from the answer option and the number of judgements.
insert into adoption_cell
select organisation_id, module, course, week, home_page, account,
       case kind when 'review' then 'M4' when 'family' then 'M4' when 'calibration' then 'M3'
                 else 'P4' end,
       1,
       case kind when 'review' then 'round/' || exposure || '/' || band
                 when 'family' then 'family/' || exposure || '/' || item
                 when 'calibration' then item
                 when 'step' then 'step/' || item
                 else 'module' end,
       counter.name,
       sum(counter.value)
  from adoption_person_cell
 cross join lateral (values
       ('hits', hits), ('misses', misses),
       ('false-alarms', false_alarms), ('correct-rejections', correct_rejections),
       ('critical-hits', critical_hits), ('critical-misses', critical_misses),
       ('major-hits', major_hits), ('major-misses', major_misses),
       ('minor-hits', minor_hits), ('minor-misses', minor_misses),
       ('rated', rated), ('right', sum_y),
       ('opened', opened), ('finished', finished), ('passed', passed)) as counter (name, value)
 where counter.value <> 0 and definition = 1
 group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;

drop table adoption_person_cell;

create index adoption_cell_person on adoption_cell (organisation_id, account, home_page);

insert into adoption_metric (metric, definition, counted_at)
values ('M3', 1, now()), ('M4', 1, now()), ('P4', 1, now());
