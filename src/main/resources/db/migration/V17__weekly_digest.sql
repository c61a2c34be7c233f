-- SPDX-License-Identifier: Apache-2.0
-- digest: how often a webhook gets the digest; null for a subscriber of changes or a price. digest_week: the last ISO week whose digest is
-- in webhook_delivery, or in which the webhook was created: 2026-W48.
alter table webhook add column digest varchar(10);
alter table webhook add column digest_week varchar(8);
alter table webhook add constraint webhook_digest check ((digest is null) = (digest_week is null));
