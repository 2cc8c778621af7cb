-- Whose an experiment or a data set is: of the caller that a key or token names, 'local' where nobody is asked.
alter table experiment add column owner text not null default 'local';
create index experiment_newest_of_owner on experiment (owner, created_at desc, id desc);
create index experiment_by_name_of_owner on experiment (owner, name, id);
create index experiment_unfinished_of_owner on experiment (owner) where finished_at is null;

alter table dataset add column owner text not null default 'local';
alter table dataset drop constraint dataset_name_key;
alter table dataset add constraint dataset_name_of_owner unique (owner, name);

alter table idempotency add column owner text not null default 'local';
alter table idempotency drop constraint idempotency_pkey;
alter table idempotency add primary key (owner, key);

create table api_key (
    id           bigint generated always as identity primary key,
    owner        text not null,
    name         text not null,
    hash         bytea not null, -- SHA-256 of the secret, which is 256 random bits
    scopes       text[] not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz -- to the minute
);
