-- Collapses that are kept: table collapsed_<number> holds the packed leads of the data set in that
-- version, collapsed_<number>_word its products, sources and owners. `fingerprint` tells what was
-- packed and how; another criterion, or another as-of date where one looks at it, is another one.
create sequence collapsed_numbers;
create table collapsed (
    number integer not null,
    dataset_id integer not null,
    version bigint not null,
    fingerprint varchar not null,
    made_at timestamp not null
);
