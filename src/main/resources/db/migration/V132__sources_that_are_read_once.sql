-- Statements of erased people that may stand in another record store still: what is read from there
-- again is known by its id, and stays away.
create table record_source_erased (
  organisation_id uuid not null,
  statement_id    uuid not null,
  primary key (organisation_id, statement_id)
);

alter table record_source add column lost int not null default 0;
comment on column record_source.lost is 'walks in a row that were lost before they brought anything new';
