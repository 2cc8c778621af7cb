-- Which workers compute an experiment, and the memory that they have to set aside for each of its runs,
-- in bytes by estimate; 0 where it was not estimated.
alter table experiment add column pool text not null default 'cpu';
alter table experiment add column memory bigint not null default 0;

create table scheduled_tasks_neural (like scheduled_tasks_cpu including all) with (autovacuum_vacuum_scale_factor = 0.02);
create table scheduled_tasks_gpu (like scheduled_tasks_cpu including all) with (autovacuum_vacuum_scale_factor = 0.02);
