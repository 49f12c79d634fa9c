-- What is to be published, in the order of writing. The relay deletes a row once Kafka has it.
create table outbox (
    id         bigint generated always as identity primary key,
    topic      text        not null,
    record_key text        not null,
    headers    text        not null,
    payload    bytea,
    created_at timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);
-- The application appends and never reads: events of all tenants stand here.
revoke select, update, delete on outbox from ${schema}_app;

-- What a consumer has taken: the key makes an effect happen once.
create table inbox (
    consumer text        not null,
    event_id text        not null,
    taken_at timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_by_age on inbox (taken_at);

-- What an idempotency key has led to. Operators' keys stand under merchant 0.
create table idempotency_record (
    merchant_id bigint      not null,
    operation   text        not null,
    key         text        not null,
    fingerprint bytea       not null,
    resource_id text        not null,
    created_at  timestamptz not null default now(),
    primary key (merchant_id, operation, key)
);
create index idempotency_record_by_age on idempotency_record (created_at);
alter table idempotency_record enable row level security;
alter table idempotency_record force row level security;
create policy tenant on idempotency_record
    using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on idempotency_record to ${schema}_system using (true);

-- The merchants and the keyed hashes of their API keys, as heard from merchant.state.
create table merchant_view (
    merchant_id bigint      primary key,
    sequence    bigint      not null,
    state       text        not null,
    heard_at    timestamptz not null default now()
);
