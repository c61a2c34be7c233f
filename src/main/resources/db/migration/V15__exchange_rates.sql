-- SPDX-License-Identifier: Apache-2.0
-- Exchange rates of a day, by source.

create sequence exchange_rate_seq start with 1 increment by 50;

-- slug: base_currency, quote_currency, rate_date and source; it is unique like every slug, so a source has one rate for a pair and a day.
-- Two sources can have one each. rate: how many units of quote_currency one unit of base_currency is worth, exactly as the source says it.
create table exchange_rate (
  id bigint not null primary key,
  slug varchar(120) ${byCodePoint} not null,
  name varchar(200) not null,
  name_key varchar(200) ${byCodePoint} not null,
  base_currency varchar(3) ${byCodePoint} not null,
  quote_currency varchar(3) ${byCodePoint} not null,
  rate_date date not null,
  rate numeric(24, 12) not null,
  source varchar(60) ${byCodePoint} not null,
  revision bigint default 1 not null,
  former_slugs varchar(12200),
  constraint exchange_rate_slug_unique unique (slug),
  constraint exchange_rate_slug_format check (regexp_like(slug, '^[a-z0-9]+(-[a-z0-9]+)*$')),
  constraint exchange_rate_positive check (rate > 0),
  constraint exchange_rate_currencies check (base_currency <> quote_currency)
);
-- A conversion reads the rates of a few days into two or more currencies.
create index exchange_rate_by_quote on exchange_rate (quote_currency, rate_date);
-- The list, by day.
create index exchange_rate_by_date on exchange_rate (rate_date, slug);
