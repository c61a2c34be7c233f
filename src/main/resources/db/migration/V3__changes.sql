-- SPDX-License-Identifier: Apache-2.0
-- What was changed, in the order in which it was committed.

-- The changes up to this write are no longer kept: whoever has seen less must begin again.
alter table catalog_revision add column changes_after bigint default 1 not null;
update catalog_revision set changes_after = revision;

-- place: the number of the write times 2^24 (16777216), plus the number of the change within it, from 1. So places are in the order of the
-- writes, and those of one write stand together.
-- slug, name: of what was changed, as they were left; of a price, those of its sneaker.
-- The columns from price_id on are of prices only, except size, which is '' for a retail price that holds for every size.
-- previous_amount: of the price that was current before in its series, or of this one before it was corrected.
create table catalog_change (
  place bigint not null primary key,
  written_at timestamp(6) with time zone not null,
  resource varchar(20) not null,
  change varchar(10) not null,
  slug varchar(120) not null,
  name varchar(200) not null,
  price_id bigint,
  amount numeric(16, 4),
  previous_amount numeric(16, 4),
  currency varchar(3),
  kind varchar(10),
  size varchar(10),
  source varchar(200),
  observed_at timestamp(6) with time zone,
  is_current boolean,
  constraint catalog_change_kind check (regexp_like(change, '^(CREATED|CHANGED|DELETED)$')),
  constraint catalog_change_price check ((resource = 'prices') = (price_id is not null))
);
create index catalog_change_by_resource on catalog_change (resource, place);

-- The collaborators, by slug, that a change is about: of a collaboration, of a sneaker before and after, of its prices.
create table catalog_change_collaborator (
  place bigint not null,
  collaborator varchar(120) ${byCodePoint} not null,
  primary key (place, collaborator),
  constraint catalog_change_collaborator_change foreign key (place) references catalog_change (place)
);
create index catalog_change_collaborator_by_slug on catalog_change_collaborator (collaborator, place);
