-- SPDX-License-Identifier: Apache-2.0
-- Sizes of more systems, thirds and widths; charts for an audience. The longest size, USC13.5-2E, has ten characters.

alter table price drop constraint price_size_format;
alter table price add constraint price_size_format check (regexp_like(size, '^(OS|((US|USW|UK|JP|CN)[1-9][0-9]?(\.5)?|EU[1-9][0-9]?(\.(33|5|67))?|(USY|USC|UKC)(0|1?[1-9]|10)(\.5)?|KR[1-9][0-9]{1,2})(-(2A|[ABDE]|[2-6]E))?)$') or (size = '' and kind = 'RETAIL'));

alter table size_chart_size drop constraint size_chart_size_format;
alter table size_chart_size drop constraint size_chart_size_system;
alter table size_chart_size add constraint size_chart_size_format check (regexp_like(size, '^((US|USW|UK|JP|CN)[1-9][0-9]?(\.5)?|EU[1-9][0-9]?(\.(33|5|67))?|(USY|USC|UKC)(0|1?[1-9]|10)(\.5)?|KR[1-9][0-9]{1,2})$'));
alter table size_chart_size add constraint size_chart_size_system check (regexp_like(size, '^' || size_system || '[0-9]'));

-- Null for a chart that does not say for whom it is.
alter table size_chart add column audience varchar(20);
alter table size_chart add constraint size_chart_audience check (regexp_like(audience, '^(MEN|WOMEN|UNISEX|GRADE_SCHOOL|PRE_SCHOOL|TODDLER)$'));
