-- What was chosen in a content selection (Deep Linking 2.0), once for each launch.
create table lti_content_answer (
  launch_id   uuid primary key references lti_launch (id) on delete cascade,
  nonce       text not null,
  -- The claims of the answer without its times, to be signed again if it did not arrive.
  claims      jsonb not null,
  answered_at timestamptz not null
);
