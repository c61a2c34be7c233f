-- SPDX-License-Identifier: Apache-2.0
-- What a page about an entry shows. images, links, tags and metadata are JSON, which no query reads: null if there are none. The search
-- index finds sneakers by their tags.
alter table brand add column description varchar(5000);
alter table brand add column images varchar(100000);
alter table brand add column links varchar(100000);

alter table designer add column description varchar(5000);
alter table designer add column images varchar(100000);
alter table designer add column links varchar(100000);

alter table collaborator add column description varchar(5000);
alter table collaborator add column images varchar(100000);
alter table collaborator add column links varchar(100000);

alter table silhouette add column description varchar(5000);
alter table silhouette add column images varchar(100000);
alter table silhouette add column links varchar(100000);

alter table sneaker add column description varchar(5000);
alter table sneaker add column images varchar(100000);
alter table sneaker add column links varchar(100000);
alter table sneaker add column tags varchar(100000);
alter table sneaker add column metadata varchar(100000);
