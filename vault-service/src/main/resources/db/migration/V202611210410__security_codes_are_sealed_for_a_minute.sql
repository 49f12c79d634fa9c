-- The keys of sealed security codes: one a minute, wrapped by the root key, destroyed when the last seal under it has ended.
-- The seals themselves are stored nowhere.
create table seal_key (
    minute      bigint      primary key,
    root_key_id text        not null,
    wrapped     bytea       not null,
    destroy_at  timestamptz not null
);

-- One seal serves one intent.
create table seal_use (
    seal_id     text        primary key,
    merchant_id bigint      not null,
    intent      text        not null,
    used_until  timestamptz not null
);
create index seal_use_by_end on seal_use (used_until);

-- Keys belong to no merchant: only the system role sees them.
alter table seal_key enable row level security;
alter table seal_key force row level security;
create policy system on seal_key to ${schema}_system using (true);
alter table seal_use enable row level security;
alter table seal_use force row level security;
create policy tenant on seal_use using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on seal_use to ${schema}_system using (true);
