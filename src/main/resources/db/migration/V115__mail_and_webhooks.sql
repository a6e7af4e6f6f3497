-- E-mails and calls to addresses of an organisation leave by the same outbox as records and grades.
alter table outbox_destination drop constraint delivery_destination_kind_check;
alter table outbox_destination add constraint outbox_destination_kind_check
  check (kind in ('LRS', 'GRADEBOOK', 'MAIL', 'WEBHOOK'));

comment on column outbox_message.learner_id is
  'whose it is; of what is about nobody who learns, an id made of what it is about';

-- Where a console user is reached, if they want to be.
alter table console_user add column email text;
comment on column console_user.email is 'for the weekly digest and test mails; null for nowhere';
