-- Trial authorizations. A row stands before its authorization is sent, under a reference that is used for no other.
create table verifications (
    id                     text        primary key,
    merchant_id            bigint      not null,
    session_id             text        not null references sessions (id),
    -- the version of the session that waits for the result
    session_sequence       bigint      not null,
    staged_card_id         text,
    instrument_id          text,
    amount                 bigint      not null check (amount > 0),
    currency               text        not null,
    authorize_reference    text        not null unique,
    status                 text        not null check (status in
        ('undecided', 'approved', 'declined', 'not_sent', 'voided')),
    send_before            timestamptz not null,
    -- how many references for the release the acquirer has refused
    releases               integer     not null,
    response_code          text,
    network_transaction_id text,
    -- until when one replica alone deals with it
    lease_until            timestamptz not null,
    created_at             timestamptz not null,
    updated_at             timestamptz not null,
    -- counts the changes from 1: the version that compare-and-set compares
    sequence               bigint      not null,
    constraint verifications_are_about_one_card check ((staged_card_id is null) <> (instrument_id is null)),
    -- a completion tries its card once
    constraint completions_have_one_verification unique (session_id, session_sequence)
);

create index verifications_to_decide on verifications (lease_until) where status = 'undecided';
create index verifications_to_release on verifications (lease_until) where status = 'approved';

alter table verifications enable row level security;
alter table verifications force row level security;
create policy tenant on verifications
    using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on verifications to ${schema}_system using (true);
