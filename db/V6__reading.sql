-- What lists of experiments are read by: each order for keyset pages, of all and of one state; parts of names.
create extension if not exists pg_trgm;
create index experiment_by_name on experiment (name, id);
create index experiment_newest_of_state on experiment (state, created_at desc, id desc);
create index experiment_by_name_of_state on experiment (state, name, id);
create index experiment_words on experiment using gin (lower(name) gin_trgm_ops, lower(description) gin_trgm_ops);

-- Generations of one run lie together, so that a sample of the table's pages sees few runs and the planner would
-- take a run for thousands of rows, and read whole tables rather than ask an index a few hundred times.
alter table generation alter column run_id set (n_distinct = -0.02);
