-- Unfinished work of a generation that takes minutes: what a fit goes on from after a kill.
create table bench (
    run_id     bigint primary key references run on delete cascade,
    generation integer not null,
    work       bytea, -- null where there is progress alone
    phase      text,
    done       bigint,
    total      bigint,
    loss       double precision,
    rate       double precision, -- steps per second
    told_at    timestamptz not null
);
alter table bench alter column work set storage external;
