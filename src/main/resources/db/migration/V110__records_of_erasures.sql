-- What an erasure did, table by table, without anything that says whom.
create table erasure_record (
  id              uuid primary key,
  organisation_id uuid        not null references organisation (id),
  erased_at       timestamptz not null,
  erased_by       text        not null,
  cause           text        not null check (cause in ('ASKED', 'RETENTION')),
  people          int         not null check (people > 0),
  lines           jsonb       not null
);

create index erasure_record_newest on erasure_record (organisation_id, erased_at desc);

comment on table erasure_record is 'What erasures did, by kind and number; never whom';
comment on column erasure_record.lines is 'one for each kind of rows: name, table, onErasure, before, left';

create trigger erasure_record_stays before update on erasure_record
  for each row execute function signed_stays();

-- A contact of a course stays when whoever entered it is erased.
alter table course_contact alter column entered_by drop not null;

-- A page that is still open enters no contact for somebody who was erased.
create function contact_of_somebody() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(7310, hashtext(new.entered_by::text) & 63);
  if exists (select 1 from erased_learner e where e.learner_id = new.entered_by) then
    return null;
  end if;
  return new;
end $$;

create trigger contact_of_somebody before insert on course_contact
  for each row execute function contact_of_somebody();
