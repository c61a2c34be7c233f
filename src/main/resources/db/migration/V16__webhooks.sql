-- SPDX-License-Identifier: Apache-2.0
-- Subscribers to which the service sends the changes itself, and what it has sent them.

-- cache 1: ids are in the order of creation, also after a restart.
create sequence webhook_seq start with 1 increment by 1 cache 1;

-- secret: the key of the signatures, base64. base: the base address of the links in its messages. resources, collaborators, changes: its
-- filter, as JSON lists; null for all. alert_*: the price that it waits for; null for a subscriber of changes. alert_size: null for any size.
-- alert_below: whether the lowest price was below the amount when it was last compared. position: up to where its changes are in
-- webhook_delivery, as in catalog_change. last_number: of its last delivery. pending: how many of its deliveries wait for their turn.
-- attempts: how many failed in a row. gap_*: the last time that changes were no longer stored when it needed them.
create table webhook (
  id bigint not null primary key,
  address varchar(2000) not null,
  secret varchar(100) not null,
  base varchar(2000) not null,
  resources varchar(100000),
  collaborators varchar(100000),
  changes varchar(100000),
  alert_sneaker_id bigint,
  alert_amount numeric(16, 4),
  alert_currency varchar(3),
  alert_kind varchar(10),
  alert_condition varchar(10),
  alert_size varchar(10),
  alert_below boolean,
  created_at timestamp(6) with time zone not null,
  status varchar(10) not null,
  status_at timestamp(6) with time zone not null,
  status_reason varchar(500),
  position bigint not null,
  last_number integer not null,
  pending integer not null,
  attempts integer not null,
  failing_since timestamp(6) with time zone,
  next_attempt_at timestamp(6) with time zone,
  gap_after bigint,
  gap_to bigint,
  gap_at timestamp(6) with time zone,
  constraint webhook_status check (regexp_like(status, '^(ACTIVE|OFF)$')),
  constraint webhook_alert check (
    (alert_sneaker_id is null) = (alert_amount is null) and (alert_sneaker_id is null) = (alert_currency is null)
    and (alert_sneaker_id is null) = (alert_kind is null) and (alert_sneaker_id is null) = (alert_condition is null)
    and (alert_sneaker_id is null) = (alert_below is null))
);

-- number: the order of the messages of a webhook, from 1. body: as it is sent, so that a repeated message has the same bytes.
create table webhook_delivery (
  webhook_id bigint not null,
  number integer not null,
  message_id varchar(100) not null,
  type varchar(40) not null,
  body varchar(1000000) not null,
  created_at timestamp(6) with time zone not null,
  status varchar(10) not null,
  attempts integer not null,
  attempted_at timestamp(6) with time zone,
  response_status integer,
  error varchar(200),
  millis integer,
  primary key (webhook_id, number),
  constraint webhook_delivery_webhook foreign key (webhook_id) references webhook (id) on delete cascade,
  constraint webhook_delivery_status check (regexp_like(status, '^(PENDING|DELIVERED|FAILED)$'))
);
create index webhook_delivery_by_status on webhook_delivery (webhook_id, status, number);
