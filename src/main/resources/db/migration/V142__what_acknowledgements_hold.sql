-- Until when an acknowledgement holds, with which score it was given, and in which form its hash was
-- made: form 2 binds these and the title. Name and words are gone rightly only where an erasure is
-- noted. What was written before stays in form 1.
alter table acknowledgement add column form integer not null default 1;
alter table acknowledgement add column valid_until date;
alter table acknowledgement add column score numeric(7, 6);
alter table acknowledgement add column erased_at timestamptz;

comment on column acknowledgement.form is 'which lines the hash is made of';
comment on column acknowledgement.valid_until is 'the day from which it is asked again; null where it holds for good';
comment on column acknowledgement.score is 'of the steps that counted and were finished by then, 0 to 1; null where none was';
comment on column acknowledgement.erased_at is 'when the person was erased; without it name and words may not be missing';

create or replace function acknowledgement_stays() returns trigger language plpgsql as $$
begin
  -- Nodes of the version before erase without noting when.
  if tg_op = 'UPDATE' and new.salt is null and new.erased_at is null then
    new.erased_at := now();
  end if;
  if tg_op = 'UPDATE'
    and to_jsonb(new) - '{person_name,person_account,comment,salt,erased_at}'::text[]
      = to_jsonb(old) - '{person_name,person_account,comment,salt,erased_at}'::text[]
    and new.person_name is null and new.person_account is null and new.comment is null
    and new.salt is null and new.erased_at is not null
    and (old.erased_at is null or new.erased_at = old.erased_at) then
    return new;
  end if;
  raise exception 'an acknowledgement is not changed';
end $$;

-- Erased before it was noted: the day is not known any more.
update acknowledgement set erased_at = now() where salt is null;
