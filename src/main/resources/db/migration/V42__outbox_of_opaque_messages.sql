-- The outbox knows neither statement nor grade: a message has a content id, a reference to what it
-- is about, and a payload that its sender understands. What only scores have goes into their payload
-- (form 2); the last timestamp and the last trace belong to the grade.

alter table grade add column scored_at timestamptz;
alter table grade add column code text;
comment on column grade.scored_at is 'the timestamp of the newest score that was put on its way; the next one is later';
comment on column grade.code is 'under which code the trace of the last fault of that score is found';

update grade g set scored_at = newest.scored_at, code = newest.code
from (
  select grade_id, max(scored_at) as scored_at, (array_agg(code order by id desc))[1] as code
  from outbox_message where grade_id is not null group by grade_id) newest
where g.id = newest.grade_id;

update outbox_message
set payload_format = 2,
  payload = case when state = 'DELIVERED' then '' else jsonb_build_object(
    'subject', subject,
    'scaled', coalesce(scaled, 0),
    'scoredAt', to_char(scored_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'checkFirst', check_first,
    'comment', case when payload like '{%' then payload::jsonb ->> 'comment' else '' end)::text end
where line_item is not null;

-- Grades and their messages are forgotten and erased by those who keep them; checking each message
-- against its grade would lock the grade for nothing.
alter table outbox_message drop constraint delivery_parcel_grade_id_fkey;
alter table outbox_message rename column grade_id to reference;
alter index delivery_parcel_grade_id_id_idx rename to outbox_message_reference;
drop index outbox_message_scores;
alter table outbox_message
  drop column line_item,
  drop column subject,
  drop column scored_at,
  drop column scaled,
  drop column check_first,
  drop column code;
comment on column outbox_message.reference is 'what the message is about; known to its sender only';
comment on column outbox_message.payload is 'as the sender understands it, in the form payload_format; empty where the content is kept elsewhere, and once it was delivered';

alter table outbox_destination rename column platform_id to reference;
comment on column outbox_destination.reference is 'by which its kind knows it: the platform of a gradebook';
