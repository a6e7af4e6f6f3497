-- What came in with a key or a token is found by whom it came in with: for those who read their own
-- alone, and for whoever asks for everything that has to do with an agent.
create index statement_authority on statement (organisation_id, authority_key, stored, seq);
