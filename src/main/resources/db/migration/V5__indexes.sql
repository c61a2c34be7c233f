-- SPDX-License-Identifier: Apache-2.0
-- The indexes that a large import into H2 has dropped, until it has rebuilt them. definition: the statement that does so.
create table index_to_rebuild (
  name varchar(200) not null primary key,
  definition varchar(4000) not null
);

-- The search index finds and sorts sneakers; no query needs these any more.
drop index if exists sneaker_by_name;
drop index if exists sneaker_by_released;
drop index if exists sneaker_by_released_descending;
drop index if exists sneaker_by_released_last;
drop index if exists sneaker_technology_by_slug;
