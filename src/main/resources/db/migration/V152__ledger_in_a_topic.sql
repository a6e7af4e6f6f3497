-- Up to where each partition of the ledger was copied to a topic of Kafka. Empty where there is none.
create table kafka_feed (
  partition integer primary key,
  since     bigint  not null,
  position  bigint  not null
);

comment on column kafka_feed.since is 'where the copy began: nothing up to there ever was in the topic';
comment on column kafka_feed.position is 'all up to here was acknowledged by the brokers';
