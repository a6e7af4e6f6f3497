-- What figures of cohorts are made of has changed: noted by the database itself, in the transaction
-- of the change, whoever makes it. A row is gone as soon as the figures have been made anew.
create table adoption_change (
  id              bigint generated always as identity primary key,
  organisation_id uuid not null
);

create index adoption_change_organisation on adoption_change (organisation_id);

comment on table adoption_change is 'Organisations of which something has changed in weeks that have ended, until their figures are made anew';

-- Figures tell of weeks that have ended: what happens in this one changes none.
create function note_adoption_change() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'adoption_fact' then
    insert into adoption_change (organisation_id)
    select distinct organisation_id from changed
     where week < date_trunc('week', now() at time zone 'UTC')::date;
  else
    insert into adoption_change (organisation_id)
    select distinct organisation_id from changed;
  end if;
  return null;
end
$$;

do $$
declare
  of_figures text;
begin
  foreach of_figures in array array['adoption_fact', 'roster_span', 'roster_cohort',
      'baseline_task', 'work_product', 'work_rating'] loop
    execute format('create trigger changes_figures_added after insert on %I
      referencing new table as changed
      for each statement execute function note_adoption_change()', of_figures);
    execute format('create trigger changes_figures_changed after update on %I
      referencing old table as changed
      for each statement execute function note_adoption_change()', of_figures);
    execute format('create trigger changes_figures_removed after delete on %I
      referencing old table as changed
      for each statement execute function note_adoption_change()', of_figures);
  end loop;
end
$$;
