-- SPDX-License-Identifier: Apache-2.0
-- More of what a sneaker is, to filter and to sort by.

-- audience: the people that it is made for. status: whether it is announced, for sale or discontinued. Null if not known.
alter table sneaker add column audience varchar(20);
alter table sneaker add column status varchar(20);
alter table sneaker add constraint sneaker_audience
  check (regexp_like(audience, '^(MEN|WOMEN|UNISEX|GRADE_SCHOOL|PRE_SCHOOL|TODDLER)$'));
alter table sneaker add constraint sneaker_status check (regexp_like(status, '^(ANNOUNCED|AVAILABLE|DISCONTINUED)$'));

-- The maker's colour list, in the maker's order. A colour can recur: White/Black-White. base: the colour to filter by, null if not known.
create table sneaker_color (
  sneaker_id bigint not null,
  position integer not null,
  name varchar(100) not null,
  base varchar(20),
  hex varchar(7),
  primary key (sneaker_id, position),
  constraint sneaker_color_sneaker foreign key (sneaker_id) references sneaker (id),
  constraint sneaker_color_base check (regexp_like(base,
    '^(BLACK|GREY|WHITE|CREAM|BEIGE|BROWN|GUM|RED|PINK|ORANGE|YELLOW|GREEN|OLIVE|TEAL|BLUE|NAVY|PURPLE|SILVER|GOLD|MULTI)$')),
  constraint sneaker_color_hex check (regexp_like(hex, '^#[0-9a-f]{6}$')),
  constraint sneaker_color_position check (position >= 0)
);

-- The times of the writes that created and last changed a sneaker. Of an existing sneaker only the last write is known, if its changes are
-- still stored; its first change has the time. Else it is the time of this migration.
alter table sneaker add column created_at timestamp(6) with time zone;
alter table sneaker add column updated_at timestamp(6) with time zone;
update sneaker set updated_at = coalesce(
  (select c.written_at from catalog_change c where c.place = sneaker.revision * 16777216 + 1), current_timestamp);
update sneaker set created_at = updated_at;
alter table sneaker alter column created_at set not null;
alter table sneaker alter column updated_at set not null;

-- The designers of this colorway, in addition to those of its silhouette.
create table sneaker_designer (
  sneaker_id bigint not null,
  position integer not null,
  designer_id bigint not null,
  role varchar(20) not null,
  primary key (sneaker_id, position),
  constraint sneaker_designer_unique unique (sneaker_id, designer_id, role),
  constraint sneaker_designer_sneaker foreign key (sneaker_id) references sneaker (id),
  constraint sneaker_designer_designer foreign key (designer_id) references designer (id),
  constraint sneaker_designer_role check (regexp_like(role, '^(DESIGNER|RELAUNCH|NAMESAKE)$')),
  constraint sneaker_designer_position check (position >= 0)
);
create index sneaker_designer_by_designer on sneaker_designer (designer_id, role);

-- The brand of a sneaker whose silhouette is not known. Otherwise the silhouette has it.
alter table sneaker alter column silhouette_id drop not null;
alter table sneaker add column brand_id bigint;
alter table sneaker add constraint sneaker_brand foreign key (brand_id) references brand (id);
alter table sneaker add constraint sneaker_silhouette_or_brand check ((silhouette_id is null) <> (brand_id is null));
create index sneaker_by_brand on sneaker (brand_id);
