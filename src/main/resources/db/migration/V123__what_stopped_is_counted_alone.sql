-- What stopped and still waits for somebody is counted without passing over what was given up.
create index outbox_message_needs_somebody on outbox_message (destination_id, state)
  where state in ('DEAD', 'CONFLICT');
