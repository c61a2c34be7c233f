-- SPDX-License-Identifier: Apache-2.0
-- The releases that changes took away: calendars show them as cancelled as long as the change is stored. Only few changes have one.

-- sneaker_id, sneaker_created_at: identify the sneaker, which can be deleted. release_day: the day on which it was to be released.
create table catalog_change_cancelled_drop (
  place bigint not null primary key,
  sneaker_id bigint not null,
  sneaker_created_at timestamp(6) with time zone not null,
  release_day date not null,
  constraint cancelled_drop_change foreign key (place) references catalog_change (place)
);
create index cancelled_drop_by_day on catalog_change_cancelled_drop (release_day);
