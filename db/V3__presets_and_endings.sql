-- Name of the preset that an experiment was submitted from.
alter table experiment add column preset text;

-- Why a completed run has fewer generations than were asked for: nothing was left to train on.
alter table run add column ending text;
