-- Attachments of statements: what is in them once for each organisation, however many have it.
create table attachment (
  organisation_id uuid  not null,
  sha256          text  not null,
  content         bytea not null,
  primary key (organisation_id, sha256)
);

comment on column attachment.sha256 is 'of the content, in hex digits, whichever hash statements name it by';

-- Pictures and documents are packed already; packing them again costs and saves nothing.
alter table attachment alter column content set storage external;

create table statement_attachment (
  organisation_id uuid not null,
  statement_id    uuid not null,
  sha2            text not null,
  sha256          text not null,
  primary key (organisation_id, statement_id, sha2),
  foreign key (organisation_id, statement_id) references statement (organisation_id, id)
    on delete cascade,
  foreign key (organisation_id, sha256) references attachment (organisation_id, sha256)
);

comment on column statement_attachment.sha2 is 'as the statement names it, in lower case';

create index statement_attachment_content on statement_attachment (organisation_id, sha256);
