-- The intent: an amount that a merchant wants to be paid. Its row is locked for every change, so that the sums below hold
-- however many captures and refunds come at once.
create table payments (
    id                       text        primary key,
    merchant_id              bigint      not null,
    reference_id             text        not null,
    invoice_number           text,
    session_id               text        references sessions (id),
    customer_id              text,
    instrument_id            text,
    amount                   bigint      not null check (amount >= 0),
    currency                 text        not null,
    -- what nobody searches by: description, capture, interaction, metadata, addresses, browser
    terms                    jsonb       not null,
    status                   text        not null check (status in
        ('pending', 'requires_action', 'authorized', 'captured', 'refused', 'canceled', 'expired', 'refunded')),
    captured                 bigint      not null check (captured >= 0),
    refunded                 bigint      not null check (refunded >= 0),
    refusal_reason           text,
    refusal_retry            text check (refusal_retry in ('never', 'later', 'other_data')),
    refusal_code             text,
    confirmation_code        text,
    network_transaction_id   text,
    approved_at              timestamptz,
    created_instrument_id    text,
    authorization_expires_at timestamptz,
    created_at               timestamptz not null,
    updated_at               timestamptz not null,
    -- counts the changes from 1: the events' sequence
    sequence                 bigint      not null,
    constraint sessions_have_one_payment unique (session_id),
    constraint no_more_is_captured_than_authorized check (captured <= amount),
    constraint no_more_is_refunded_than_captured check (refunded <= captured),
    constraint refused_payments_have_a_reason check ((status = 'refused') = (refusal_reason is not null))
);
create index payments_by_age on payments (merchant_id, created_at desc, id desc);
create index payments_by_status on payments (merchant_id, status, created_at desc, id desc);
create index payments_by_reference on payments (merchant_id, reference_id);
create index payments_by_invoice on payments (merchant_id, invoice_number) where invoice_number is not null;
create index payments_by_customer on payments (merchant_id, customer_id, created_at desc) where customer_id is not null;
create index payments_by_instrument on payments (merchant_id, instrument_id, created_at desc)
    where instrument_id is not null;
create index payments_to_expire on payments (authorization_expires_at) where status = 'authorized';

-- One authorization with one credential. A row stands before it is sent, under a reference that is used for no other.
create table payment_attempts (
    id                     text        primary key,
    merchant_id            bigint      not null,
    payment_id             text        not null references payments (id),
    number                 integer     not null,
    session_id             text,
    session_sequence       bigint      not null,
    staged_card_id         text,
    instrument_id          text,
    capture                boolean     not null,
    status                 text        not null check (status in
        ('undecided', 'approved', 'declined', 'not_sent', 'reversed')),
    -- nobody waits for it any more: should it hold the amount, it is to let go of it
    given_up               boolean     not null,
    -- how many references for its release the acquirer has refused
    releases               integer     not null,
    send_before            timestamptz not null,
    response_code          text,
    authorization_code     text,
    network_transaction_id text,
    avs_result             text,
    cvc_result             text,
    answered_at            timestamptz,
    -- until when one replica alone deals with it
    lease_until            timestamptz not null,
    created_at             timestamptz not null,
    constraint attempts_are_about_one_card check ((staged_card_id is null) <> (instrument_id is null)),
    constraint attempts_are_counted unique (payment_id, number)
);
-- Nobody is charged twice: of all attempts at a payment one alone may hold its amount.
create unique index attempts_stand_alone on payment_attempts (payment_id)
    where status in ('undecided', 'approved') and not given_up;
create index attempts_to_decide on payment_attempts (lease_until) where status = 'undecided';
create index attempts_to_release on payment_attempts (lease_until) where status = 'approved' and given_up;

-- A part of an authorized amount taken or given back, or all of it let go of; sent once, under its id as reference.
create table payment_operations (
    id            text        primary key,
    merchant_id   bigint      not null,
    payment_id    text        not null references payments (id),
    type          text        not null check (type in ('capture', 'refund', 'cancellation')),
    amount        bigint      not null check (amount > 0),
    status        text        not null check (status in ('pending', 'succeeded', 'failed')),
    for_expiry    boolean     not null,
    send_before   timestamptz not null,
    response_code text,
    lease_until   timestamptz not null,
    created_at    timestamptz not null
);
create index operations_of_a_payment on payment_operations (payment_id, created_at);
create index operations_to_decide on payment_operations (lease_until) where status = 'pending';

-- The merchant's own names: each belongs to one payment, or to the session that will have it.
create table payment_names (
    merchant_id bigint not null,
    kind        text   not null check (kind in ('reference', 'invoice')),
    value       text   not null,
    owner       text   not null,
    primary key (merchant_id, kind, value)
);

-- By which authorization the holder of a saved card agreed to later ones.
create table first_transactions (
    merchant_id            bigint not null,
    instrument_id          text   not null,
    network_transaction_id text   not null,
    primary key (merchant_id, instrument_id)
);

alter table payments enable row level security;
alter table payments force row level security;
create policy tenant on payments
    using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on payments to ${schema}_system using (true);
alter table payment_attempts enable row level security;
alter table payment_attempts force row level security;
create policy tenant on payment_attempts
    using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on payment_attempts to ${schema}_system using (true);
alter table payment_operations enable row level security;
alter table payment_operations force row level security;
create policy tenant on payment_operations
    using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on payment_operations to ${schema}_system using (true);
alter table payment_names enable row level security;
alter table payment_names force row level security;
create policy tenant on payment_names
    using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on payment_names to ${schema}_system using (true);
alter table first_transactions enable row level security;
alter table first_transactions force row level security;
create policy tenant on first_transactions
    using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on first_transactions to ${schema}_system using (true);
