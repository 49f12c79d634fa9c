create table sessions (
    id                  text        primary key,
    merchant_id         bigint      not null,
    reference_id        text        not null,
    type                text        not null check (type = 'tokenization'),
    status              text        not null check (status in
        ('pending', 'processing', 'requires_action', 'completed', 'failed', 'canceled', 'expired')),
    customer_id         text,
    device_id           text,
    settings            jsonb       not null,
    -- SHA-256 of the token in the payer's links; the token itself is kept nowhere
    link_token_hash     bytea       not null,
    attempts_left       integer     not null,
    opened              boolean     not null,
    staged_card_id      text,
    instrument_id       text,
    result              text check (result in ('created', 'selected')),
    called_off_by_payer boolean     not null,
    processing_since    timestamptz,
    -- until when one replica alone resolves an interrupted completion
    resolving_until     timestamptz,
    expires_at          timestamptz not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    -- counts the changes from 1: the version that compare-and-set compares, and the events' sequence
    sequence            bigint      not null,
    constraint sessions_have_unique_references unique (merchant_id, reference_id),
    constraint completed_sessions_have_an_instrument check ((status = 'completed') = (instrument_id is not null)),
    constraint processing_sessions_have_a_start check ((status = 'processing') = (processing_since is not null))
);

create index sessions_by_age on sessions (merchant_id, created_at desc, id desc);
create index sessions_by_customer on sessions (merchant_id, customer_id, created_at desc) where customer_id is not null;
create index sessions_by_device on sessions (merchant_id, device_id, created_at desc) where device_id is not null;
create index sessions_to_expire on sessions (expires_at) where status in ('pending', 'requires_action');
create index sessions_to_resolve on sessions (processing_since) where status = 'processing';

alter table sessions enable row level security;
alter table sessions force row level security;
create policy tenant on sessions
    using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on sessions to ${schema}_system using (true);
