-- What a rep can work and should bring: leads a month, quota in money a month, and what the rep
-- takes (values apart by semicolons, NULL for all) and since when.
create table rep (
    dataset_id integer not null,
    owner varchar not null,
    capacity_a_month double,
    quota double,
    product varchar,
    territory varchar,
    since date
);

-- What a source cost in a month, which is told by its first day.
create table spend (
    dataset_id integer not null,
    source varchar not null,
    month date not null,
    cost double not null
);

-- What the last save replaced, so that it can be taken back; and that save.
create table rep_before as select * from rep limit 0;
create table spend_before as select * from spend limit 0;
create table save (
    dataset_id integer not null,
    entered varchar not null,
    saved_at timestamp not null,
    saved_by varchar
);
