-- SPDX-License-Identifier: Apache-2.0
-- The catalog: one plain script for H2 and PostgreSQL (15 or newer, for regexp_like).
--
-- Columns that recur:
--   slug      the identity that callers use; never reused for something else
--   name_key  the name folded for comparing and ordering (see query/Names): 'Kiko Kostadinov' -> 'kiko kostadinov'
--   *_first, *_last  the first and the last day of a calendar date that may be known to the year or month only:
--             '2022' is 2022-01-01 .. 2022-12-31, '2022-10-01' is that day twice
--   position  the place in an ordered list, from 0
-- byCodePoint, a setting, makes PostgreSQL compare what lists are ordered by as H2 does and cursors expect: by code point,
-- whatever the locale of the database. On H2 it is an empty comment.
-- Sequences step by 50 because Hibernate takes numbers in blocks of that size.

create sequence brand_seq start with 1 increment by 50;
create sequence designer_seq start with 1 increment by 50;
create sequence silhouette_seq start with 1 increment by 50;
create sequence collaborator_seq start with 1 increment by 50;
create sequence collaboration_seq start with 1 increment by 50;
create sequence sneaker_seq start with 1 increment by 50;
create sequence price_seq start with 1 increment by 50;

create table brand (
  id bigint not null primary key,
  slug varchar(120) ${byCodePoint} not null,
  name varchar(200) not null,
  name_key varchar(200) ${byCodePoint} not null,
  constraint brand_slug_unique unique (slug),
  constraint brand_slug_format check (regexp_like(slug, '^[a-z0-9]+(-[a-z0-9]+)*$'))
);
create index brand_by_name on brand (name_key, slug);

create table designer (
  id bigint not null primary key,
  slug varchar(120) ${byCodePoint} not null,
  name varchar(200) not null,
  name_key varchar(200) ${byCodePoint} not null,
  constraint designer_slug_unique unique (slug),
  constraint designer_slug_format check (regexp_like(slug, '^[a-z0-9]+(-[a-z0-9]+)*$'))
);
create index designer_by_name on designer (name_key, slug);

create table silhouette (
  id bigint not null primary key,
  slug varchar(120) ${byCodePoint} not null,
  name varchar(200) not null,
  name_key varchar(200) ${byCodePoint} not null,
  brand_id bigint not null,
  line varchar(200),
  line_key varchar(200) ${byCodePoint},
  released_first date,
  released_last date,
  retro_released_first date,
  retro_released_last date,
  design_concept varchar(1000),
  upper_material varchar(1000),
  note varchar(2000),
  predecessor_id bigint,
  constraint silhouette_slug_unique unique (slug),
  constraint silhouette_slug_format check (regexp_like(slug, '^[a-z0-9]+(-[a-z0-9]+)*$')),
  constraint silhouette_brand foreign key (brand_id) references brand (id),
  constraint silhouette_predecessor foreign key (predecessor_id) references silhouette (id),
  -- A silhouette has one successor at most: it is the one that names it as its predecessor.
  constraint silhouette_predecessor_unique unique (predecessor_id),
  constraint silhouette_predecessor_other check (predecessor_id <> id),
  constraint silhouette_line_key check ((line is null) = (line_key is null)),
  constraint silhouette_released check ((released_first is null) = (released_last is null) and released_first <= released_last),
  constraint silhouette_retro_released check ((retro_released_first is null) = (retro_released_last is null) and retro_released_first <= retro_released_last)
);
create index silhouette_by_name on silhouette (name_key, slug);
create index silhouette_by_brand on silhouette (brand_id);
create index silhouette_by_line on silhouette (line_key);
-- Nulls last in both directions, which one index cannot be walked for both ways.
create index silhouette_by_released on silhouette (released_first asc nulls last, slug);
create index silhouette_by_released_descending on silhouette (released_first desc nulls last, slug desc);

create table silhouette_designer (
  silhouette_id bigint not null,
  position integer not null,
  designer_id bigint not null,
  role varchar(20) not null,
  primary key (silhouette_id, position),
  constraint silhouette_designer_unique unique (silhouette_id, designer_id, role),
  constraint silhouette_designer_silhouette foreign key (silhouette_id) references silhouette (id),
  constraint silhouette_designer_designer foreign key (designer_id) references designer (id),
  constraint silhouette_designer_role check (role in ('DESIGNER', 'RELAUNCH', 'NAMESAKE')),
  constraint silhouette_designer_position check (position >= 0)
);
create index silhouette_designer_by_designer on silhouette_designer (designer_id, role);

create table silhouette_technology (
  silhouette_id bigint not null,
  position integer not null,
  slug varchar(120) ${byCodePoint} not null,
  name varchar(200) not null,
  placement varchar(200),
  benefit varchar(500),
  primary key (silhouette_id, position),
  constraint silhouette_technology_unique unique (silhouette_id, slug),
  constraint silhouette_technology_silhouette foreign key (silhouette_id) references silhouette (id),
  constraint silhouette_technology_slug_format check (regexp_like(slug, '^[a-z0-9]+(-[a-z0-9]+)*$')),
  constraint silhouette_technology_position check (position >= 0)
);
create index silhouette_technology_by_slug on silhouette_technology (slug);

create table silhouette_award (
  silhouette_id bigint not null,
  position integer not null,
  name varchar(200) not null,
  awarded_by varchar(200),
  award_year integer,
  primary key (silhouette_id, position),
  constraint silhouette_award_silhouette foreign key (silhouette_id) references silhouette (id),
  constraint silhouette_award_position check (position >= 0)
);

create table collaborator (
  id bigint not null primary key,
  slug varchar(120) ${byCodePoint} not null,
  name varchar(200) not null,
  name_key varchar(200) ${byCodePoint} not null,
  note varchar(2000),
  constraint collaborator_slug_unique unique (slug),
  constraint collaborator_slug_format check (regexp_like(slug, '^[a-z0-9]+(-[a-z0-9]+)*$'))
);
create index collaborator_by_name on collaborator (name_key, slug);

create table collaboration (
  id bigint not null primary key,
  slug varchar(120) ${byCodePoint} not null,
  name varchar(200) not null,
  name_key varchar(200) ${byCodePoint} not null,
  brand_id bigint not null,
  constraint collaboration_slug_unique unique (slug),
  constraint collaboration_slug_format check (regexp_like(slug, '^[a-z0-9]+(-[a-z0-9]+)*$')),
  constraint collaboration_brand foreign key (brand_id) references brand (id)
);
create index collaboration_by_name on collaboration (name_key, slug);
create index collaboration_by_brand on collaboration (brand_id);

-- position is the billing order.
create table collaboration_collaborator (
  collaboration_id bigint not null,
  position integer not null,
  collaborator_id bigint not null,
  primary key (collaboration_id, position),
  constraint collaboration_collaborator_unique unique (collaboration_id, collaborator_id),
  constraint collaboration_collaborator_collaboration foreign key (collaboration_id) references collaboration (id),
  constraint collaboration_collaborator_collaborator foreign key (collaborator_id) references collaborator (id),
  constraint collaboration_collaborator_position check (position >= 0)
);
create index collaboration_collaborator_by_collaborator on collaboration_collaborator (collaborator_id);

create table sneaker (
  id bigint not null primary key,
  slug varchar(120) ${byCodePoint} not null,
  name varchar(200) not null,
  name_key varchar(200) ${byCodePoint} not null,
  colorway varchar(200),
  style_code varchar(40),
  -- The style code without separators, in capitals: every way of writing it finds the sneaker.
  style_code_key varchar(40),
  silhouette_id bigint not null,
  collaboration_id bigint,
  released_first date,
  released_last date,
  constraint sneaker_slug_unique unique (slug),
  constraint sneaker_style_code_unique unique (style_code_key),
  constraint sneaker_slug_format check (regexp_like(slug, '^[a-z0-9]+(-[a-z0-9]+)*$')),
  constraint sneaker_style_code_key check ((style_code is null) = (style_code_key is null)),
  constraint sneaker_style_code_format check (regexp_like(style_code_key, '^[A-Z0-9]+$')),
  constraint sneaker_silhouette foreign key (silhouette_id) references silhouette (id),
  constraint sneaker_collaboration foreign key (collaboration_id) references collaboration (id),
  constraint sneaker_released check ((released_first is null) = (released_last is null) and released_first <= released_last)
);
create index sneaker_by_name on sneaker (name_key, slug);
create index sneaker_by_silhouette on sneaker (silhouette_id);
create index sneaker_by_collaboration on sneaker (collaboration_id);
create index sneaker_by_released on sneaker (released_first asc nulls last, slug);
create index sneaker_by_released_descending on sneaker (released_first desc nulls last, slug desc);
create index sneaker_by_released_last on sneaker (released_last);

-- What this colorway has beyond its silhouette: GORE-TEX, for instance.
create table sneaker_technology (
  sneaker_id bigint not null,
  position integer not null,
  slug varchar(120) ${byCodePoint} not null,
  name varchar(200) not null,
  placement varchar(200),
  benefit varchar(500),
  primary key (sneaker_id, position),
  constraint sneaker_technology_unique unique (sneaker_id, slug),
  constraint sneaker_technology_sneaker foreign key (sneaker_id) references sneaker (id),
  constraint sneaker_technology_slug_format check (regexp_like(slug, '^[a-z0-9]+(-[a-z0-9]+)*$')),
  constraint sneaker_technology_position check (position >= 0)
);
create index sneaker_technology_by_slug on sneaker_technology (slug);

-- Observations. size is '' for a retail price, which holds for every size: an empty text rather than null, so that the
-- natural key below sees two of them as the same.
create table price (
  id bigint not null primary key,
  sneaker_id bigint not null,
  size varchar(10) not null,
  amount numeric(16, 4) not null,
  currency varchar(3) not null,
  kind varchar(10) not null,
  source varchar(200) not null,
  observed_at timestamp(6) with time zone not null,
  -- true for the newest observation of its sneaker, size, currency, kind and source; null for the older ones, so that
  -- the constraint price_current lets many of them stand beside one that is true.
  is_current boolean,
  constraint price_natural_key unique (sneaker_id, size, currency, kind, source, observed_at),
  constraint price_current unique (sneaker_id, size, currency, kind, source, is_current),
  constraint price_sneaker foreign key (sneaker_id) references sneaker (id),
  constraint price_amount_positive check (amount > 0),
  constraint price_currency_format check (regexp_like(currency, '^[A-Z]{3}$')),
  constraint price_kind check (kind in ('RETAIL', 'ASK', 'BID', 'SALE')),
  constraint price_size_format check (regexp_like(size, '^(US|USW|UK|EU|JP)[1-9][0-9]?(\.5)?$') or (size = '' and kind = 'RETAIL')),
  constraint price_is_current check (is_current)
);
-- The lowest current price of a sneaker; a price range on its own; the flat list in its orders.
create index price_of_sneaker on price (sneaker_id, currency, kind, is_current, amount);
create index price_by_range on price (currency, kind, is_current, amount, sneaker_id);
-- Not with the columns of price_of_sneaker: H2 would take it for the prices of one sneaker and read those of all at that size.
create index price_by_size on price (size, observed_at, id);
create index price_by_amount on price (currency, amount, id);
create index price_by_observed_at on price (observed_at, id);

-- Which built-in data has been loaded: what an operator deleted does not come back at the next start.
create table catalog_load (
  name varchar(100) not null primary key,
  loaded_at timestamp(6) with time zone not null
);
