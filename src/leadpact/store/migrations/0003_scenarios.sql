-- Drafts kept under a name, to be laid side by side; `model` is a model file's text.
create sequence scenario_ids;
create table scenario (
    scenario_id integer primary key default nextval('scenario_ids'),
    dataset_id integer not null,
    name varchar not null,
    model varchar not null,
    made_by varchar,
    made_at timestamp not null
);

-- What a link to What-if brings back, as JSON, under the beginning of its hash.
create table shared_look (
    address varchar primary key,
    content varchar not null,
    made_at timestamp not null
);
