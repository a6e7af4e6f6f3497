-- Reports that were made: what a hash on a printed page belongs to. A report that names people keeps
-- its hash only; the text of others is the snapshot that they are shown from again.
create table evidence_report (
  id              uuid primary key,
  organisation_id uuid not null references organisation (id),
  report          text not null,
  filters         text not null,
  hash            text not null,
  records         int not null,
  software        text not null,
  made_at         timestamptz not null,
  made_by         text not null,
  document        text
);

create index evidence_report_hash on evidence_report (organisation_id, hash);
create index evidence_report_newest on evidence_report (organisation_id, made_at desc);

comment on table evidence_report is 'Evidence reports that were made; only ever added to';
comment on column evidence_report.document is 'canonical JSON of which hash is the SHA-256; null where the report names people';

create trigger evidence_report_stays before update or delete on evidence_report
  for each row execute function signed_stays();
