-- An experiment is one submitted spec. Its counters are kept by whoever changes the state of its runs,
-- in the same transaction, runs first and the experiment last, so that reading progress is reading one row.
create table experiment (
    id                uuid primary key,
    name              text not null,
    description       text not null,
    tags              varchar[] not null,
    spec              text not null, -- JSON as sent, the seed added
    resolved          text not null, -- JSON with every default explicit: what is computed
    datasets          text not null, -- JSON object: name in the spec -> id of the data set
    dataset_ids       uuid[] not null,
    metric_labels     text[] not null, -- names the positions of generation.metrics
    priority          smallint not null,
    seed              bigint not null,
    state             text not null,
    runs_total        integer not null,
    runs_queued       integer not null,
    runs_running      integer not null default 0,
    runs_completed    integer not null default 0,
    runs_failed       integer not null default 0,
    runs_cancelled    integer not null default 0,
    generations_total bigint not null,
    generations_done  bigint not null default 0,
    code_version      text not null,
    created_at        timestamptz not null,
    started_at        timestamptz,
    finished_at       timestamptz,
    updated_at        timestamptz not null,
    version           bigint not null default 0
) with (fillfactor = 70);
create index experiment_newest on experiment (created_at desc, id desc);
create index experiment_tags on experiment using gin (tags);

create table sweep_point (
    experiment_id uuid not null references experiment on delete cascade,
    ordinal       integer not null,
    values        text not null, -- JSON object: pointer -> value
    primary key (experiment_id, ordinal)
);

-- One replicate of one sweep point. Ids ascend with (sweep point, replicate).
-- epoch grows with every claim: an append names the epoch it was computed under, so a lost lease writes nothing.
create table run (
    id              bigint generated always as identity (cache 1) primary key,
    experiment_id   uuid not null references experiment on delete cascade,
    sweep_point     integer not null,
    replicate       integer not null,
    seed            bigint not null,
    generations     integer not null, -- index of the last generation
    state           text not null,
    ticket          integer,
    epoch           bigint not null default 0,
    worker          text,
    code_version    text,
    last_generation integer not null default -1,
    last_metrics    double precision[],
    error           text,
    started_at      timestamptz,
    finished_at     timestamptz
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
create index run_of_experiment on run (experiment_id, id);
create index run_queued on run (experiment_id, id) where state = 'queued';
create index run_held on run (experiment_id, ticket) where state in ('running', 'cancelling');

create table checkpoint (
    run_id     bigint primary key references run on delete cascade,
    generation integer not null,
    state      bytea not null
);
alter table checkpoint alter column state set storage external;

-- The hot table: no foreign key and no other index.
create table generation (
    run_id     bigint not null,
    generation integer not null,
    metrics    double precision[] not null,
    primary key (run_id, generation)
);

create table snapshot (
    run_id     bigint not null references run on delete cascade,
    generation integer not null,
    content    bytea not null, -- generated data and the fitted model
    primary key (run_id, generation)
);

create table idempotency (
    key           text primary key,
    fingerprint   bytea not null,
    experiment_id uuid not null references experiment on delete cascade,
    created_at    timestamptz not null default now()
);

create table dataset (
    id         uuid primary key,
    name       text not null unique,
    kind       text not null,
    media_type text not null,
    rows       bigint not null,
    shape      bigint[] not null,
    columns    text[] not null,
    statistics text not null, -- JSON
    bytes      bigint not null, -- of the upload, unpacked
    content    bytea not null, -- the upload, gzip
    created_at timestamptz not null
);
alter table dataset alter column content set storage external;

-- The engine's own table, one for each pool of workers.
create table scheduled_tasks_cpu (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
) with (autovacuum_vacuum_scale_factor = 0.02);
create index scheduled_tasks_cpu_due on scheduled_tasks_cpu (priority desc, execution_time asc);
create index scheduled_tasks_cpu_heartbeat on scheduled_tasks_cpu (last_heartbeat);
