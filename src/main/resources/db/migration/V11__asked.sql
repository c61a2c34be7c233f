-- SPDX-License-Identifier: Apache-2.0
-- More of what a sneaker is, to filter and to sort by.

-- audience: the people that it is made for. status: whether it is announced, for sale or discontinued. Null if not known.
alter table sneaker add column audience varchar(20);
alter table sneaker add column status varchar(20);
alter table sneaker add constraint sneaker_audience
  check (regexp_like(audience, '^(MEN|WOMEN|UNISEX|GRADE_SCHOOL|PRE_SCHOOL|TODDLER)$'));
alter table sneaker add constraint sneaker_status check (regexp_like(status, '^(ANNOUNCED|AVAILABLE|DISCONTINUED)$'));
