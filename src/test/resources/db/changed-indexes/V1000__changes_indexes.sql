-- SPDX-License-Identifier: Apache-2.0
-- What a later migration may do; see BulkIndexesTest.
drop index price_by_observed_at;
drop index price_by_size;
create index price_by_size on price (size);
