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

-- The slug as it would be read if it were a style code: what tells whether a new style code would be hidden by a slug.
alter table sneaker add column slug_key varchar(120);
update sneaker set slug_key = upper(replace(slug, '-', ''));
alter table sneaker alter column slug_key set not null;
create index sneaker_by_slug_key on sneaker (slug_key);

-- What the prices of an exported catalog are ordered by, so that it is the same from every database.
alter table price alter column size set data type varchar(10) ${byCodePoint};
alter table price alter column currency set data type varchar(3) ${byCodePoint};
alter table price alter column kind set data type varchar(10) ${byCodePoint};
alter table price alter column source set data type varchar(200) ${byCodePoint};

-- H2 cannot check 'in' any more once the connection that declared it is closed, until the database is opened anew.
alter table silhouette_designer drop constraint silhouette_designer_role;
alter table silhouette_designer add constraint silhouette_designer_role check (regexp_like(role, '^(DESIGNER|RELAUNCH|NAMESAKE)$'));
alter table price drop constraint price_kind;
alter table price add constraint price_kind check (regexp_like(kind, '^(RETAIL|ASK|BID|SALE)$'));
