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

-- Two style codes that were stored as one, such as GX7982/GX7983, if each is a code by itself: at least five letters and digits, a digit
-- among them. They stay one code if another sneaker is found by one of the two.
create table split_style_code as
select id, joined_key, first_code, second_code,
  upper(replace(replace(replace(replace(first_code, ' ', ''), '.', ''), '_', ''), '-', '')) as first_key,
  upper(replace(replace(replace(replace(second_code, ' ', ''), '.', ''), '_', ''), '-', '')) as second_key
from (
  select id, style_code_key as joined_key,
    trim(substring(style_code from 1 for position('/' in style_code) - 1)) as first_code,
    trim(substring(style_code from position('/' in style_code) + 1)) as second_code
  from sneaker
  where regexp_like(style_code, '^[A-Za-z0-9]+([ ._-]+[A-Za-z0-9]+)* */ *[A-Za-z0-9]+([ ._-]+[A-Za-z0-9]+)*$')
) parts
where regexp_like(first_code, '[0-9]') and regexp_like(second_code, '[0-9]');
delete from split_style_code where length(first_key) < 5 or length(second_key) < 5;
delete from split_style_code where first_key in (select style_code_key from sneaker) or second_key in (select style_code_key from sneaker)
  or first_key in (select slug_key from sneaker) or second_key in (select slug_key from sneaker);
delete from split_style_code where first_key in (select second_key from split_style_code)
  or first_key in (select first_key from split_style_code group by first_key having count(*) > 1)
  or second_key in (select second_key from split_style_code group by second_key having count(*) > 1);
create index split_style_code_by_id on split_style_code (id);
insert into entry_alias (alias, scheme, entry_id) select second_key, 'sneaker style code', id from split_style_code;
insert into entry_alias (alias, scheme, entry_id) select joined_key, 'sneaker style code', id from split_style_code;
update sneaker set
  style_code = (select s.first_code from split_style_code s where s.id = sneaker.id),
  style_code_key = (select s.first_key from split_style_code s where s.id = sneaker.id),
  more_style_codes = (select s.second_code from split_style_code s where s.id = sneaker.id)
where id in (select id from split_style_code);
drop table split_style_code;

-- The slug before a change that renamed the entry.
alter table catalog_change add column former_slug varchar(120);
