-- SPDX-License-Identifier: Apache-2.0
-- Null for a chart that does not say for whom it is.
alter table size_chart add column audience varchar(20);
alter table size_chart add constraint size_chart_audience check (regexp_like(audience, '^(MEN|WOMEN|UNISEX|GRADE_SCHOOL|PRE_SCHOOL|TODDLER)$'));
