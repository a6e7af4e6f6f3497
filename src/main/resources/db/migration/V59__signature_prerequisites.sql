-- What an administrator confirmed before acknowledgements may be electronic signatures, and the
-- switch itself. Only ever appended; the newest line of a subject holds.
create table signature_setting (
  id              bigint generated always as identity primary key,
  organisation_id uuid not null,
  subject         text not null,
  confirmed       boolean not null,
  name            text not null,
  on_date         date not null,
  reason          text not null,
  changed_by      text not null,
  changed_at      timestamptz not null default now()
);

create index signature_setting_newest on signature_setting (organisation_id, subject, id desc);

comment on table signature_setting is 'Prerequisites of electronic signatures, each confirmed or withdrawn by name with date and reason, and the switch';
comment on column signature_setting.subject is 'a prerequisite, or switch';

create function signature_setting_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was confirmed is not changed; add a line';
end $$;

create trigger signature_setting_stays before update or delete on signature_setting
  for each row execute function signature_setting_stays();
