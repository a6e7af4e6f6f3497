-- After twelve weeks those who lead the work say whether somebody coached others and improved how the
-- work is done. That is about what one module teaches, also where nobody answered the check-in.
alter table check_in_confirmation add column module_id text;

comment on column check_in_confirmation.module_id is 'the module the check-in follows; null in rows from before it was kept';
