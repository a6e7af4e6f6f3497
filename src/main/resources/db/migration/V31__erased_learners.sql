-- Who was erased a short while ago: only that an id is gone. A page that is still open on some node
-- must not begin anew for it. The trigger and the erasure wait for each other by advisory locks, 64
-- of them for all people, so that erasing many takes no more.
create table erased_learner (
  learner_id uuid primary key,
  erased_at  timestamptz not null default now()
);

create function attempt_of_somebody() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(7310, hashtext(new.learner_id::text) & 63);
  if exists (select 1 from erased_learner e where e.learner_id = new.learner_id) then
    return null;
  end if;
  return new;
end $$;

create trigger attempt_of_somebody before insert on attempt
  for each row execute function attempt_of_somebody();
