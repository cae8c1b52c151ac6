-- Bumps, the ids of what a lead became, and what an import needs to be undone and mended.
alter table lead_given add column bumps double;
alter table lead_given add column opportunity_id varchar;
alter table lead_given add column contact_id varchar;
alter table lead add column bumps double;
alter table lead add column opportunity_id varchar;
alter table lead add column contact_id varchar;

-- Who imported it, which set of headers it had (to know it again), which sheet; rows that wait for
-- their lead and rows that are about something else; and when it was undone.
alter table upload add column imported_by varchar;
alter table upload add column header_key varchar;
alter table upload add column sheet varchar;
alter table upload add column rows_waiting bigint default 0;
alter table upload add column rows_left_out bigint default 0;
alter table upload add column undone_at timestamp;

-- How it was read (sheet, delimiter, header) where that was said, its columns, and how its dates
-- and numbers were taken, so that a handful of its rows can be taken the same way again.
alter table upload add column reading varchar;
alter table upload add column headers varchar;
alter table upload add column date_order varchar;
alter table upload add column decimal_mark varchar;

-- The fate of every row of an upload that is neither new nor quarantined.
create table row_fate (
    upload_id integer not null,
    line bigint not null,
    fate varchar not null
);

-- The upload that an own column came with.
alter table custom_field add column upload_id integer;

-- The row's cells by header, as JSON, where it could be read as a row; and the upload it went
-- through again in, mended.
alter table quarantine add column cells varchar;
alter table quarantine add column mended_by integer;

-- Rows about leads that are not there yet, by what they refer to; `joined_by` is the upload that
-- brought the lead, and `joined_by` of an event is that upload too. `content` tells equal rows.
alter table activity add column joined_by integer;
alter table stage_change add column joined_by integer;
create table waiting_row (
    dataset_id integer not null,
    upload_id integer not null,
    kind varchar not null,
    line bigint not null,
    lead_id varchar,
    email varchar,
    opportunity_id varchar,
    contact_id varchar,
    content varchar not null,
    cells varchar not null,
    joined_by integer
);

-- A lead as it was before the upload `changed_by` updated it, so that the upload can be undone.
create table lead_before as select 0 as changed_by, * from lead_given limit 0;
create table custom_before (
    dataset_id integer not null,
    changed_by integer not null,
    lead_id varchar not null,
    cells varchar not null
);

-- Leads that a person has said to be the same one, and pairs that a person has said are not.
create table lead_merge (
    dataset_id integer not null,
    lead_id varchar not null,
    into_lead_id varchar not null,
    merged_at timestamp not null,
    merged_by varchar
);
create table not_the_same (
    dataset_id integer not null,
    lead_id varchar not null,
    other_lead_id varchar not null
);
