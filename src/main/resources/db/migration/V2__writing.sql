-- SPDX-License-Identifier: Apache-2.0
-- What writing needs.

-- The number of the last write that was committed, in one row that every writer locks first. So writes follow one another, and
-- what a writer has checked (that a slug is free, that a reference is there) still holds when it commits.
create table catalog_revision (
  id integer not null primary key,
  revision bigint not null,
  constraint catalog_revision_one_row check (id = 1)
);
insert into catalog_revision (id, revision) values (1, 1);

-- The write that an entry was last changed by: what a caller's If-Match is compared with.
alter table brand add column revision bigint default 1 not null;
alter table designer add column revision bigint default 1 not null;
alter table silhouette add column revision bigint default 1 not null;
alter table collaborator add column revision bigint default 1 not null;
alter table collaboration add column revision bigint default 1 not null;
alter table sneaker add column revision bigint default 1 not null;

-- What the prices of an exported catalog are ordered by, so that it is the same from every database.
alter table price alter column size set data type varchar(10) ${byCodePoint};
alter table price alter column currency set data type varchar(3) ${byCodePoint};
alter table price alter column kind set data type varchar(10) ${byCodePoint};
alter table price alter column source set data type varchar(200) ${byCodePoint};
