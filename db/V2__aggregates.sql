-- Whether statistics over replicates are all that is kept of an experiment.
alter table experiment add column aggregated boolean not null default false;

-- A run of such an experiment is a block of consecutive replicates, the first of which is
-- `replicate`. `passed` counts those before the one that last_generation is of.
alter table run add column replicates integer not null default 1;
alter table run add column passed integer not null default 0;

-- Statistics of a block so far, its present replicate included.
alter table checkpoint add column aggregate bytea;
alter table checkpoint alter column aggregate set storage external;

-- Statistics over all replicates whose blocks are completed. A merge holds the row of the sweep point.
create table aggregate (
    experiment_id uuid not null,
    sweep_point   integer not null,
    generation    integer not null,
    content       bytea not null, -- of every metric
    primary key (experiment_id, sweep_point, generation),
    foreign key (experiment_id, sweep_point) references sweep_point on delete cascade
);
alter table aggregate alter column content set storage external;
