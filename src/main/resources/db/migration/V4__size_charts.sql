-- SPDX-License-Identifier: Apache-2.0
-- Which sizes a brand says are the same shoe.

create sequence size_chart_seq start with 1 increment by 50;

create table size_chart (
  id bigint not null primary key,
  slug varchar(120) ${byCodePoint} not null,
  name varchar(200) not null,
  name_key varchar(200) ${byCodePoint} not null,
  brand_id bigint not null,
  revision bigint default 1 not null,
  constraint size_chart_slug_unique unique (slug),
  constraint size_chart_slug_format check (regexp_like(slug, '^[a-z0-9]+(-[a-z0-9]+)*$')),
  constraint size_chart_brand foreign key (brand_id) references brand (id)
);
create index size_chart_by_name on size_chart (name_key, slug);
create index size_chart_by_brand on size_chart (brand_id);

-- The sizes of a chart, row by row. chart_row: the row that a size stands in, from 0; the sizes of one row are the same shoe. A row has one size
-- of a system at most, and a size stands in one row of a chart at most.
create table size_chart_size (
  size_chart_id bigint not null,
  position integer not null,
  chart_row integer not null,
  size_system varchar(3) not null,
  size varchar(10) ${byCodePoint} not null,
  primary key (size_chart_id, position),
  constraint size_chart_size_unique unique (size_chart_id, size),
  constraint size_chart_size_of_row unique (size_chart_id, chart_row, size_system),
  constraint size_chart_size_chart foreign key (size_chart_id) references size_chart (id),
  constraint size_chart_size_format check (regexp_like(size, '^(US|USW|UK|EU|JP)[1-9][0-9]?(\.5)?$')),
  constraint size_chart_size_system check (regexp_like(size, '^' || size_system || '[1-9]')),
  constraint size_chart_size_position check (position >= 0 and chart_row >= 0)
);
-- What is the same as a size, whichever brand says so.
create index size_chart_size_by_size on size_chart_size (size, size_chart_id, chart_row);
