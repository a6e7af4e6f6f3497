-- One word for one thing: messages in an outbox, grades, line items, scaled scores. And what the
-- outbox needs to tell a message that a neighbour fails on from a neighbour who fails.

alter table delivery_destination rename to outbox_destination;
alter table delivery_lane rename to outbox_lane;
alter table delivery_parcel rename to outbox_message;
alter table delivery_grade rename to grade;

alter index delivery_destination_pkey rename to outbox_destination_pkey;
alter index delivery_lane_pkey rename to outbox_lane_pkey;
alter index delivery_parcel_pkey rename to outbox_message_pkey;
alter index delivery_parcel_waiting rename to outbox_message_waiting;
alter index delivery_parcel_stopped rename to outbox_message_stopped;
alter index delivery_parcel_delivered rename to outbox_message_delivered;
alter index delivery_parcel_scores rename to outbox_message_scores;
alter index delivery_parcel_learner rename to outbox_message_learner;
alter index delivery_grade_pkey rename to grade_pkey;

-- Destinations are never deleted. Checking that they are there locks the same row for every message,
-- in the transaction of an answer.
alter table outbox_message drop constraint delivery_parcel_destination_id_fkey;
comment on column outbox_message.payload is 'what is sent, unless it is kept elsewhere: the text of a statement is in the ledger';

alter table outbox_message rename column share to scaled;
alter table outbox_message add column tried_at timestamptz;
alter table outbox_message add column set_aside boolean not null default false;
comment on column outbox_message.scaled is 'of a score: 0 to 1, as xAPI and AGS call it before it is given its maximum';
comment on column outbox_message.tried_at is 'the last try that came to no end';
comment on column outbox_message.set_aside is 'others got through while this one failed: it waits by itself';

alter table outbox_lane add column delivered_at timestamptz;
comment on column outbox_lane.delivered_at is 'when something of this lane last arrived';

alter table outbox_destination add column removed_at timestamptz;
comment on column outbox_destination.removed_at is 'since when this record store is in no node''s settings';

-- Messages of a store that is gone for good, and letters that nobody asked for again, end: nothing is
-- sent, and they stay in sight until they are forgotten like what was delivered.
alter table outbox_message drop constraint delivery_parcel_state_check;
alter table outbox_message add constraint outbox_message_state_check
  check (state in ('WAITING', 'DELIVERED', 'DEAD', 'CONFLICT', 'GIVEN_UP'));
create index outbox_message_given_up on outbox_message (finished_at) where state = 'GIVEN_UP';
-- What has failed several times by itself comes after what has not.
drop index outbox_message_waiting;
create index outbox_message_waiting on outbox_message (destination_id, lane, (attempts >= 3), id)
  where state = 'WAITING';
drop index outbox_message_stopped;
create index outbox_message_stopped on outbox_message (destination_id, id)
  where state in ('DEAD', 'CONFLICT', 'GIVEN_UP');

alter table grade rename column hindrance to obstacle;
alter table grade drop constraint delivery_grade_hindrance_check;
update grade set obstacle = 'NO_LINE_ITEM' where obstacle = 'NO_COLUMN';
alter table grade add constraint grade_obstacle_check
  check (obstacle in ('NO_LINE_ITEM', 'NOT_A_LEARNER'));
alter table grade add column passed boolean not null default false;
alter table grade add column pass_mark double precision;
alter table grade add column not_passed text;
alter table grade add column scopes text[] not null default '{}';
comment on column grade.score is 'best score of all attempts, 0 to 1, as the tool says it; what is sent may be less';
comment on column grade.passed is 'whether one of the attempts was passed';
comment on column grade.not_passed is 'why none was: a code';
comment on column grade.scopes is 'what the platform allowed at the last launch, as far as it said so';

-- Who has passed already is known from the attempts.
update grade g set passed = true
where exists (
  select 1 from attempt a
  where a.organisation_id = g.organisation_id and a.learner_id = g.learner_id
    and a.platform_id = g.platform_id and a.resource_link_id = g.resource_link_id
    and a.module_id = g.module_id and a.passed);

-- For grades that found a line item in the meantime, for retention, and for rescoring a module.
create index grade_without_line_item on grade (platform_id, resource_link_id, module_id)
  where obstacle = 'NO_LINE_ITEM';
create index grade_link on grade (platform_id, resource_link_id, module_id, updated_at)
  where line_item is not null and obstacle is null;
create index grade_updated on grade (updated_at);
create index grade_module on grade (organisation_id, module_id);
create index attempt_completed on attempt (organisation_id, module_id)
  where completed_at is not null;
