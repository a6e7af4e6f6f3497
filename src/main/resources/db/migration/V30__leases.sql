-- Leases are kept in one place, and know who holds them.
alter table lti_lease rename to lease;
alter table lease add column holder uuid;

-- Who looked for a column and found none left an empty row as its lease.
delete from lti_line_item where line_item is null;
alter table lti_line_item alter column line_item set not null;
alter table lti_line_item drop column leased_until;
alter table lti_roster drop column leased_until;
