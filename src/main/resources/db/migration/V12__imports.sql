-- SPDX-License-Identifier: Apache-2.0
-- What an import changed, so that it can be undone, and which rows it left out.

-- cache 1: ids are in the order of the imports, also after a restart.
create sequence import_seq start with 1 increment by 1 cache 1;

-- revision: of its write; of the last write before it if it wrote nothing. answer: its response as JSON, without changes and addresses.
-- undone_by: the import that undid it. rejected_type: the media type of the file with the rows that it left out; null without such rows.
create table import_record (
  id bigint not null primary key,
  revision bigint not null,
  undo varchar(20) not null,
  undone_by bigint,
  rejected_type varchar(40),
  answer varchar(1000000) not null,
  constraint import_record_undo check (regexp_like(undo, '^(AVAILABLE|UNDONE|NOTHING|NOT_RECORDED|TOO_LARGE)$'))
);

-- One row for each entry or price that changed, with its fields before and after as JSON; and one row for each run of consecutive ids that
-- were created, without fields. position: the order of the import, from 1.
create table import_change (
  import_id bigint not null,
  position integer not null,
  resource varchar(20) not null,
  first_id bigint not null,
  last_id bigint not null,
  line bigint,
  slug varchar(200),
  before_fields varchar(1000000),
  after_fields varchar(1000000),
  primary key (import_id, position)
);

-- The rows of the file that an import left out, as lines of a file of the same format, with their faults. position: from 0, the header.
create table import_rejected (
  import_id bigint not null,
  position integer not null,
  content varchar(1000000) not null,
  primary key (import_id, position)
);
create index import_change_by_resource on import_change (import_id, resource, first_id);
