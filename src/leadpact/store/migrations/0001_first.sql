-- The first schema.
create sequence dataset_ids;
create table dataset (
    dataset_id integer primary key default nextval('dataset_ids'),
    name varchar not null unique,
    is_sample boolean not null,
    created_at timestamp not null,
    as_of date,
    as_of_set date,
    maturity_days double,
    maturity_days_set integer
);

create sequence upload_ids;
create table upload (
    upload_id integer primary key default nextval('upload_ids'),
    dataset_id integer not null,
    kind varchar not null,
    file_name varchar not null,
    stored_name varchar not null,
    sha256 varchar not null,
    imported_at timestamp not null,
    mapping varchar not null,
    rows_read bigint not null,
    rows_new bigint not null,
    rows_updated bigint not null,
    rows_unchanged bigint not null,
    rows_duplicate bigint not null,
    rows_quarantined bigint not null
);

-- Cells that became empty, and dates later than the day of the import, by field.
create table upload_note (
    upload_id integer not null,
    field varchar not null,
    note varchar not null,
    example varchar,
    cells bigint not null
);

create table quarantine (
    upload_id integer not null,
    line bigint not null,
    field varchar,
    value varchar,
    reason varchar not null
);

-- A lead as its files give it.
create table lead_given (
    dataset_id integer not null,
    upload_id integer not null,
    lead_id varchar not null,
    email varchar,
    first_name varchar,
    last_name varchar,
    company varchar,
    title varchar,
    country varchar,
    seniority varchar,
    department varchar,
    industry varchar,
    employees double,
    company_size varchar,
    annual_revenue double,
    persona varchar,
    product varchar,
    source varchar,
    campaign varchar,
    interest varchar,
    relationship varchar,
    known_contact boolean,
    visits double,
    page_views double,
    downloads double,
    webinars double,
    forms double,
    email_clicks double,
    pricing_visits double,
    questions_answered double,
    last_activity_at timestamp,
    wants_contact boolean,
    timeline varchar,
    budget boolean,
    authority boolean,
    need boolean,
    student boolean,
    competitor boolean,
    free_mail boolean,
    created_at timestamp,
    first_touch_at timestamp,
    first_sales_contact_at timestamp,
    stage varchar,
    outcome varchar,
    mql_at timestamp,
    sal_at timestamp,
    sql_at timestamp,
    opportunity_at timestamp,
    won_at timestamp,
    lost_at timestamp,
    rejection_reason varchar,
    cycles double,
    prior_cycles double,
    amount double,
    owner varchar
);

-- A lead as every question sees it: what the files give, and what Leadpact works out.
create table lead (
    dataset_id integer not null,
    lead_id varchar not null,
    email varchar,
    first_name varchar,
    last_name varchar,
    company varchar,
    title varchar,
    country varchar,
    seniority varchar,
    department varchar,
    industry varchar,
    employees double,
    company_size varchar,
    annual_revenue double,
    persona varchar,
    product varchar,
    source varchar,
    campaign varchar,
    interest varchar,
    relationship varchar,
    known_contact boolean,
    visits double,
    page_views double,
    downloads double,
    webinars double,
    forms double,
    email_clicks double,
    pricing_visits double,
    questions_answered double,
    last_activity_at timestamp,
    wants_contact boolean,
    timeline varchar,
    budget boolean,
    authority boolean,
    need boolean,
    student boolean,
    competitor boolean,
    free_mail boolean,
    created_at timestamp,
    first_touch_at timestamp,
    first_sales_contact_at timestamp,
    stage varchar,
    outcome varchar,
    mql_at timestamp,
    sal_at timestamp,
    sql_at timestamp,
    opportunity_at timestamp,
    won_at timestamp,
    lost_at timestamp,
    rejection_reason varchar,
    cycles double,
    prior_cycles double,
    amount double,
    owner varchar,
    is_won boolean not null,
    is_lost boolean not null,
    days_to_win integer,
    handed_off boolean,
    rejected boolean,
    recycled boolean,
    written_off boolean
);

-- One trip through the hand-off.
create table hand_off (
    dataset_id integer not null,
    lead_id varchar not null,
    number integer not null,
    happened_at timestamp,
    decision varchar,
    decided_at timestamp,
    reason varchar,
    handed_back boolean not null,
    came_back boolean not null
);

create table custom_field (
    dataset_id integer not null,
    number integer not null,
    name varchar not null,
    type varchar not null,
    filled bigint not null
);

-- How many leads of the data set have a value in a lead field.
create table field_fill (
    dataset_id integer not null,
    field varchar not null,
    filled bigint not null
);

create table activity (
    dataset_id integer not null,
    upload_id integer not null,
    activity_id varchar not null,
    lead_id varchar not null,
    happened_at timestamp not null,
    activity varchar not null,
    detail varchar
);

create table stage_change (
    dataset_id integer not null,
    upload_id integer not null,
    stage_change_id varchar not null,
    lead_id varchar not null,
    happened_at timestamp not null,
    position bigint not null,
    from_stage varchar,
    to_stage varchar not null,
    reason varchar
);

-- Whether a source brings active or passive interest: by its name, or as a person says.
create table source_interest (
    dataset_id integer not null,
    source varchar not null,
    interest varchar,
    said_by_person boolean not null
);

create sequence proposal_ids;
create table proposal (
    proposal_id integer primary key default nextval('proposal_ids'),
    dataset_id integer not null,
    team varchar not null,
    model varchar not null,
    proposed_at timestamp not null
);

create sequence audit_ids;
create table audit (
    audit_id integer primary key default nextval('audit_ids'),
    happened_at timestamp not null,
    what varchar not null,
    dataset_id integer,
    detail varchar
);
