-- Figures ask for the people who did something, by their accounts.
create index person_subject on person (platform_id, subject);
