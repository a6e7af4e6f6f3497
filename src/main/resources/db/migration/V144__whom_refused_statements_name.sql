-- Whom a refused statement names, by the keys that statements have; null until it was looked at.
alter table record_source_refusal add column mentions uuid[];
comment on column record_source_refusal.mentions is 'keys of all accounts and addresses that it names; null until it was looked at';
create index record_source_refusal_not_looked_at on record_source_refusal (refused_at) where mentions is null;
