-- The answers of an attempt, in order, as they were given, are its response log: so the table is called
-- as the glossary and everything else calls it.
alter table judgement rename to response_log;
alter index judgement_pkey rename to response_log_pkey;
alter table response_log
  rename constraint judgement_registration_fkey to response_log_registration_fkey;
