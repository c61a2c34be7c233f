-- SPDX-License-Identifier: Apache-2.0
-- What a price also says: the condition of the shoe, its market, the reference of the source, the address of the offer.

-- market and reference are '' if they are not known, so that the natural key sees two of them as the same.
alter table price add column item_condition varchar(10) ${byCodePoint} default 'NEW' not null;
alter table price add column market varchar(2) ${byCodePoint} default '' not null;
alter table price add column reference varchar(200) ${byCodePoint} default '' not null;
alter table price add column offer_url varchar(2000);

-- H2 would keep the index of the old natural key, still unique, for the foreign key. So all three are created again.
alter table price drop constraint price_sneaker;
alter table price drop constraint price_natural_key;
alter table price drop constraint price_current;
alter table price add constraint price_natural_key
  unique (sneaker_id, size, currency, kind, source, item_condition, market, observed_at, reference);
-- The newest of a series, whatever its reference is, is the current price.
alter table price add constraint price_current
  unique (sneaker_id, size, currency, kind, source, item_condition, market, is_current);
alter table price add constraint price_sneaker foreign key (sneaker_id) references sneaker (id);
alter table price add constraint price_item_condition check (regexp_like(item_condition, '^(NEW|USED|DEFECT)$'));
alter table price add constraint price_market_format check (market = '' or regexp_like(market, '^[A-Z]{2}$'));

-- Null in changes from before, which are of new shoes.
alter table catalog_change add column item_condition varchar(10);
alter table catalog_change add column market varchar(2);
alter table catalog_change add column reference varchar(200);
alter table catalog_change add column offer_url varchar(2000);
