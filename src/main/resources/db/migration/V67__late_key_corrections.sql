-- Attempts that were finished in an older version after its answer key had been corrected: they said
-- so by the key of that version to the end, and wait to be judged by the correction, too.
create table key_correction_late (
  registration    uuid        primary key,
  organisation_id uuid        not null,
  correction_id   uuid        not null references key_correction (id) on delete cascade,
  noted_at        timestamptz not null default now()
);

create index key_correction_late_of on key_correction_late (correction_id);

-- Corrections before this passed attempts that were under way as far as they were. Those that have
-- ended since, or will, are looked at once more; what says the same already stays.
insert into key_correction_late (registration, organisation_id, correction_id)
select distinct on (a.registration) a.registration, a.organisation_id, c.id
from attempt a
join key_correction c on c.organisation_id = a.organisation_id and c.module_id = a.module_id
where not a.sample and a.completed_at > c.asked_at and a.module_version <> c.key_version
order by a.registration, c.asked_at desc;
