-- SPDX-License-Identifier: Apache-2.0
-- What an entry is found by, besides its slug.

-- The slugs of an entry before it was renamed, one a line, in order. The same slugs are in entry_alias, to be looked up.
alter table brand add column former_slugs varchar(12200);
alter table designer add column former_slugs varchar(12200);
alter table silhouette add column former_slugs varchar(12200);
alter table collaborator add column former_slugs varchar(12200);
alter table collaboration add column former_slugs varchar(12200);
alter table size_chart add column former_slugs varchar(12200);
alter table sneaker add column former_slugs varchar(12200);

-- scheme: the kind of entry and the kind of alias. The alias is unique in its scheme. folded: a former slug of a sneaker, normalized like
-- a style code; it shows whether a new style code would hide the former slug.
create table entry_alias (
  alias varchar(200) ${byCodePoint} not null,
  scheme varchar(40) not null,
  entry_id bigint not null,
  folded varchar(200) ${byCodePoint},
  constraint entry_alias_pk primary key (alias, scheme)
);
create index entry_alias_by_folded on entry_alias (folded, scheme);

-- The style codes after the first one, the GTINs with their sizes, and what other sources call a sneaker: one a line. All of them are in
-- entry_alias, too, where they are unique.
alter table sneaker add column more_style_codes varchar(400);
alter table sneaker add column gtins varchar(6000);
alter table sneaker add column identifiers varchar(8000);

-- The slug before a change that renamed the entry.
alter table catalog_change add column former_slug varchar(120);
