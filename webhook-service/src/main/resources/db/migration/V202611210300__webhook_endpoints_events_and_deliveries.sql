-- Where merchants want to be told. The secret is sealed under the service's key (AES-256-GCM).
create table webhook_endpoint (
    id              text        primary key,
    merchant_id     bigint      not null,
    url             text        not null,
    event_types     text[]      not null,
    description     text,
    status          text        not null check (status in ('enabled', 'disabled')),
    sealed_secret   bytea       not null,
    sequence        bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);
create index webhook_endpoint_of_merchant on webhook_endpoint (merchant_id, created_at desc, id desc);
alter table webhook_endpoint enable row level security;
alter table webhook_endpoint force row level security;
create policy tenant on webhook_endpoint
    using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on webhook_endpoint to ${schema}_system using (true);

-- What happened, as the merchant is told it: the body holds the very bytes that every attempt sends and signs.
create table webhook_event (
    id           text        primary key,
    merchant_id  bigint      not null,
    type         text        not null,
    aggregate_id text        not null,
    sequence     bigint      not null,
    body         bytea       not null,
    created_at   timestamptz not null,
    received_at  timestamptz not null default now()
);
create index webhook_event_of_merchant on webhook_event (merchant_id, created_at desc, id desc);
alter table webhook_event enable row level security;
alter table webhook_event force row level security;
create policy tenant on webhook_event
    using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on webhook_event to ${schema}_system using (true);

-- One event on its way to one receiver; this table is the queue. A session's callback keeps its URL here, an
-- endpoint's URL and secret are read at each attempt (the url of such a row is what it was when the event came).
create table webhook_delivery (
    id          text        primary key,
    merchant_id bigint      not null,
    event_id    text        not null,
    event_type  text        not null,
    endpoint_id text,
    url         text        not null,
    -- Who shares a place in the line: an endpoint, or the callbacks of one merchant to one host.
    queue       text        not null,
    status      text        not null check (status in ('pending', 'leased', 'delivered', 'exhausted', 'held')),
    attempt     integer     not null default 0,
    due_at      timestamptz not null default now(),
    lease_id    uuid,
    lease_until timestamptz,
    last_status integer,
    last_error  text,
    sequence    bigint      not null default 1,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    constraint a_lease_while_leased check ((status = 'leased') = (lease_id is not null and lease_until is not null))
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);
-- The hot indexes: only rows that wait, only rows that somebody has. Finished rows cost a claim nothing.
create index webhook_delivery_due on webhook_delivery (queue, due_at) where status = 'pending';
create index webhook_delivery_leased on webhook_delivery (lease_until) where status = 'leased';
create index webhook_delivery_of_merchant on webhook_delivery (merchant_id, created_at desc, id desc);
create index webhook_delivery_of_event on webhook_delivery (event_id);
create index webhook_delivery_of_endpoint on webhook_delivery (endpoint_id, created_at desc, id desc)
    where endpoint_id is not null;
alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
create policy tenant on webhook_delivery
    using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on webhook_delivery to ${schema}_system using (true);

-- What was tried and what came of it. Rows are added and read: no policy allows to change or delete one.
create table webhook_attempt (
    id          bigint      generated always as identity primary key,
    merchant_id bigint      not null,
    delivery_id text        not null,
    number      integer     not null,
    lease_id    uuid        not null,
    status_code integer,
    error       text,
    -- True where the lease had passed to another sender: the result was noted and changed nothing.
    superseded  boolean     not null default false,
    started_at  timestamptz not null,
    duration_ms integer     not null,
    recorded_at timestamptz not null default now(),
    constraint an_answer_or_an_error check ((status_code is null) <> (error is null))
);
create index webhook_attempt_of_delivery on webhook_attempt (delivery_id, id);
alter table webhook_attempt enable row level security;
alter table webhook_attempt force row level security;
create policy tenant_reads on webhook_attempt for select
    using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy tenant_adds on webhook_attempt for insert
    with check (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system_reads on webhook_attempt for select to ${schema}_system using (true);
create policy system_adds on webhook_attempt for insert to ${schema}_system with check (true);
revoke update, delete on webhook_attempt from ${schema}_app, ${schema}_system;
