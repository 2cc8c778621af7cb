-- What happened to an experiment and its runs, in order. Whoever writes holds the experiment's row, so that numbers
-- ascend in the order in which transactions commit: who has read up to a number has missed nothing before it.
create table event (
    experiment_id uuid not null references experiment on delete cascade,
    seq           bigint not null,
    at            timestamptz not null default now(),
    type          text not null,
    data          text not null, -- JSON
    primary key (experiment_id, seq)
);

-- Processes that compute. For people and autoscalers: no run depends on it.
create table worker (
    name         text primary key,
    pools        text[] not null,
    slots        integer not null,
    memory       bigint not null, -- of the runs computed at once, in bytes
    code_version text not null,
    draining     boolean not null default false,
    started_at   timestamptz not null default now(),
    heartbeat_at timestamptz not null default now()
);

-- Runs that a ticket holds may be asked to pause.
drop index run_held;
create index run_held on run (experiment_id, ticket) where state in ('running', 'pausing', 'cancelling');
create index run_halted on run (experiment_id, id) where state in ('paused', 'failed', 'cancelled');
