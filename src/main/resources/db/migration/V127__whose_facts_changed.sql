-- Whose facts have changed, so that a node which keeps the facts of an organisation in its memory
-- reads those of these people again and no others. Noted by the database itself, in the transaction
-- of the change; by a number instead of a name, for some hours.
create table adoption_person_change (
  organisation_id uuid        not null,
  who             bigint      not null,
  changed_in      xid8        not null default pg_current_xact_id(),
  noted_at        timestamptz not null default clock_timestamp()
);

create index adoption_person_change_in on adoption_person_change (organisation_id, changed_in);
create index adoption_person_change_at on adoption_person_change (noted_at);

comment on table adoption_person_change is 'People whose facts changed within the last hours, as numbers; kept facts of theirs are read again';
comment on column adoption_person_change.changed_in is 'transaction of the change: whoever reads later than it may not have seen it yet';

create function note_adoption_person_change() returns trigger language plpgsql as $$
begin
  insert into adoption_person_change (organisation_id, who)
  select distinct organisation_id, hashtextextended(home_page || ' ' || account, 0)
    from changed
   where account is not null and home_page is not null;
  return null;
end
$$;

create trigger changes_person_added after insert on adoption_fact
  referencing new table as changed
  for each statement execute function note_adoption_person_change();
create trigger changes_person_from after update on adoption_fact
  referencing old table as changed
  for each statement execute function note_adoption_person_change();
create trigger changes_person_to after update on adoption_fact
  referencing new table as changed
  for each statement execute function note_adoption_person_change();
create trigger changes_person_removed after delete on adoption_fact
  referencing old table as changed
  for each statement execute function note_adoption_person_change();
