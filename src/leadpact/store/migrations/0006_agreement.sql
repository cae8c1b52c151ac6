-- The people at work here. A role is viewer, marketing, sales or admin.
create sequence person_ids;
create table person (
    person_id integer primary key default nextval('person_ids'),
    name varchar not null,
    role varchar not null,
    joined_at timestamp not null
);

-- One way to one definition: opened, proposed blind, revealed, made joint, ended. The criteria and the
-- points to start from are `start`, a scoring model as JSON. The joint points stand in `joint`.
create sequence round_ids;
create table round (
    round_id integer primary key default nextval('round_ids'),
    dataset_id integer not null,
    start varchar not null,
    opened_by varchar not null,
    opened_at timestamp not null,
    revealed_at timestamp,
    joint varchar,
    joint_edition integer not null default 0,
    joint_by varchar,
    joint_at timestamp,
    ended_at timestamp,
    ended_by varchar
);

-- What each team proposes now; `edition` rises with every change.
create table team_proposal (
    round_id integer not null,
    team varchar not null,
    model varchar not null,
    edition integer not null,
    changed_by varchar,
    changed_at timestamp,
    ready_by varchar,
    ready_at timestamp
);

-- Every change of a proposal, never altered: which part of it, from what to what. A criterion that
-- one team proposes or drops stands here once, and is in both proposals.
create sequence proposal_change_ids;
create table proposal_change (
    change_id integer primary key default nextval('proposal_change_ids'),
    round_id integer not null,
    team varchar not null,
    part varchar not null,
    was varchar,
    became varchar,
    changed_by varchar not null,
    changed_at timestamp not null
);

-- "The no's we are looking for", as each team names them.
create sequence red_flag_ids;
create table red_flag (
    red_flag_id integer primary key default nextval('red_flag_ids'),
    round_id integer not null,
    team varchar not null,
    words varchar not null,
    reason varchar,
    named_by varchar not null,
    named_at timestamp not null,
    dropped_at timestamp
);

-- Leads that people grade by hand without knowing their outcome.
create sequence grading_ids;
create table grading (
    grading_id integer primary key default nextval('grading_ids'),
    dataset_id integer not null,
    seed bigint not null,
    model varchar not null,
    started_by varchar not null,
    started_at timestamp not null
);
create table graded_by_hand (
    grading_id integer not null,
    place integer not null,
    lead_id varchar not null
);
create table hand_grade (
    grading_id integer not null,
    lead_id varchar not null,
    person_id integer not null,
    person varchar not null,
    team varchar not null,
    grade varchar not null,
    graded_at timestamp not null
);
create table hand_grading_done (
    grading_id integer not null,
    person_id integer not null,
    done_at timestamp not null
);

-- Definitions and what was signed: only ever added to. `content` is JSON, `hash` its SHA-256.
create sequence definition_ids;
create table definition (
    definition_id integer primary key default nextval('definition_ids'),
    dataset_id integer not null,
    number integer not null,
    round_id integer,
    content varchar not null,
    hash varchar not null,
    put_up_by varchar not null,
    put_up_at timestamp not null
);
create table sign_off (
    definition_id integer not null,
    team varchar not null,
    person_id integer not null,
    person varchar not null,
    hash varchar not null,
    signed_at timestamp not null
);
create table withdrawal (
    definition_id integer not null,
    withdrawn_by varchar not null,
    withdrawn_at timestamp not null,
    words varchar not null
);
create table review (
    definition_id integer not null,
    dataset_id integer not null,
    verdict varchar not null,
    words varchar not null,
    figures varchar not null,
    reviewed_by varchar not null,
    reviewed_at timestamp not null
);

-- Which questions reps and marketers ask to qualify; `product` NULL where it is asked for all. What
-- was taken back stays, and can be brought back.
create sequence survey_answer_ids;
create table survey_answer (
    answer_id integer primary key default nextval('survey_answer_ids'),
    dataset_id integer not null,
    person varchar not null,
    team varchar not null,
    question varchar not null,
    product varchar,
    answered_at timestamp not null,
    taken_in_by varchar not null,
    taken_back_by varchar,
    taken_back_at timestamp
);
-- Questions heard on rides and calls.
create sequence heard_question_ids;
create table heard_question (
    heard_id integer primary key default nextval('heard_question_ids'),
    dataset_id integer not null,
    heard_on date not null,
    rep varchar not null,
    question varchar not null,
    product varchar,
    noted_by varchar not null,
    noted_at timestamp not null,
    taken_back_by varchar,
    taken_back_at timestamp
);
-- Two ways to write one question, taken together as `question`; `written` is the key of the other.
create table same_question (
    dataset_id integer not null,
    written varchar not null,
    question varchar not null
);
-- Where a question is asked, and in which words.
create table question_coverage (
    dataset_id integer not null,
    question varchar not null,
    channel varchar not null,
    asked varchar not null,
    set_by varchar not null,
    set_at timestamp not null
);

-- What each team promises; the newest of a kind counts.
create sequence promise_ids;
create table promise (
    promise_id integer primary key default nextval('promise_ids'),
    dataset_id integer not null,
    content varchar not null,
    team varchar not null,
    kind varchar not null,
    made_by varchar not null,
    made_at timestamp not null
);

-- The checklists as this house wrote them, the newest of a name first; and what was answered.
create sequence checklist_ids;
create table checklist (
    checklist_id integer primary key default nextval('checklist_ids'),
    name varchar not null,
    content varchar not null,
    set_by varchar not null,
    set_at timestamp not null
);
create sequence assessment_ids;
create table assessment (
    assessment_id integer primary key default nextval('assessment_ids'),
    dataset_id integer not null,
    checklist varchar not null,
    content varchar not null,
    assessed_by varchar not null,
    assessed_at timestamp not null,
    ended_at timestamp
);
create sequence assessment_answer_ids;
create table assessment_answer (
    answer_id integer primary key default nextval('assessment_answer_ids'),
    assessment_id integer not null,
    item varchar not null,
    step integer not null,
    note varchar,
    answered_by varchar not null,
    answered_at timestamp not null
);
