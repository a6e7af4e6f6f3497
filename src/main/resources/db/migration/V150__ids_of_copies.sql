-- Ids of copies under pseudonyms follow from a secret, so that nobody who knows a statement finds its copy.
alter table outbox_destination
  add column copy_secret bytea not null
    default sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),
  add column copies_keyed_from timestamptz;

comment on column outbox_destination.copies_keyed_from is
  'what happened earlier may have been sent under an older id, and keeps it; null where nothing was';

-- A day in which older nodes may still send.
update outbox_destination set copies_keyed_from = now() + interval '1 day' where kind = 'LRS';

-- What the other side said may name somebody: it stays beside the message it was said about.
update outbox_destination
set last_error = null, refused_because = null, refusals = 0,
  paused_because = case
    when paused_because is not null then coalesce(substring(paused_because from '[1-5][0-9][0-9]'), 'paused')
  end;
