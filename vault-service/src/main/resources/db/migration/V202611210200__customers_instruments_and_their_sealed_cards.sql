-- A merchant's payer. Registered with Panache; deleted, with all instruments, in one transaction of the SQL client.
create table customer (
    id              text        primary key,
    merchant_id     bigint      not null,
    reference_id    text        not null,
    email           text,
    first_name      text,
    last_name       text,
    phone           text,
    document_type   text,
    document_number text,
    address         text,
    metadata        text        not null default '{}',
    sequence        bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    constraint customer_reference unique (merchant_id, reference_id),
    constraint customer_of_merchant unique (merchant_id, id)
);
create index customer_by_age on customer (merchant_id, created_at desc, id desc);

-- The merchants' keys, wrapped by the root key. wraps_reserved counts what each version may have wrapped.
create table merchant_key (
    merchant_id    bigint      not null,
    version        integer     not null,
    root_key_id    text        not null,
    wrapped        bytea       not null,
    wraps_reserved bigint      not null default 0,
    created_at     timestamptz not null default now(),
    primary key (merchant_id, version)
);

-- Cards, each sealed by a key of its own. The keys stand apart, so that a backup of the one is worth nothing without the
-- other; to shred a card is to delete its key.
create table card_record (
    instrument_id text   primary key,
    merchant_id   bigint not null,
    record_key_id text   not null,
    ciphertext    bytea  not null
);
create table record_key (
    id            text   primary key,
    merchant_id   bigint not null,
    instrument_id text   not null,
    wrapped       bytea  not null
);
create index record_key_by_instrument on record_key (instrument_id);

-- What a payer may pay with again. A deleted instrument leaves no row.
create table payment_instrument (
    id                  text        primary key,
    merchant_id         bigint      not null,
    customer_id         text,
    storage             text        not null,
    status              text        not null,
    brand               text        not null,
    last4               text        not null,
    bin                 text        not null,
    exp_month           smallint    not null,
    exp_year            smallint    not null,
    funding             text,
    country             text,
    fingerprint         text        not null,
    fingerprint_version smallint    not null,
    source_session      text,
    metadata            jsonb       not null default '{}',
    expires_at          timestamptz,
    sequence            bigint      not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    constraint instrument_of_customer foreign key (merchant_id, customer_id) references customer (merchant_id, id),
    constraint instrument_storage check (storage in ('store', 'temporal')),
    constraint instrument_status check (status in ('active', 'suspended')),
    constraint instrument_ends check ((storage = 'temporal') = (expires_at is not null))
);
-- The same card of the same customer is one instrument.
create unique index one_live_instrument on payment_instrument
    (merchant_id, coalesce(customer_id, ''), storage, fingerprint_version, fingerprint);
create index instrument_of_customer_by_age on payment_instrument (merchant_id, customer_id, created_at desc, id desc);
create index instrument_by_end on payment_instrument (expires_at) where expires_at is not null;

-- A card that a payer entered and that is no instrument yet. Its sealed card stands under the instrument's future id.
create table staged_card (
    id                  text        primary key,
    merchant_id         bigint      not null,
    capture_id          text        not null,
    session_id          text        not null,
    instrument_id       text        not null,
    customer_id         text,
    storage             text        not null,
    state               text        not null,
    brand               text,
    last4               text,
    bin                 text,
    exp_month           smallint,
    exp_year            smallint,
    funding             text,
    country             text,
    fingerprint         text,
    fingerprint_version smallint,
    instrument_created  boolean,
    expires_at          timestamptz not null,
    created_at          timestamptz not null default now(),
    constraint staged_state check (state in ('staged', 'activated', 'discarded')),
    constraint staged_facts check (state <> 'staged' or fingerprint is not null)
);
create index staged_card_by_end on staged_card (expires_at);

-- A session's visit to the card page: what to show, where to complete and where the payer may be sent.
create table capture (
    id                   text        primary key,
    merchant_id          bigint      not null,
    session_id           text        not null,
    capability_hash      bytea       not null,
    merchant_name        text        not null,
    customer_id          text,
    storage              text        not null,
    allowed_card_types   text[],
    features             text[]      not null,
    locale               text,
    name_field           text        not null,
    prefilled_name       text,
    completion_path      text        not null,
    cancel_path          text        not null,
    return_origins       text[]      not null,
    frame_origins        text[]      not null,
    outcome              text,
    redirect_url         text,
    expires_at           timestamptz not null,
    created_at           timestamptz not null default now(),
    updated_at           timestamptz not null default now(),
    constraint one_capture_of_a_session unique (merchant_id, session_id)
);
create index capture_by_end on capture (expires_at);

-- The second wall: each merchant sees its own rows, relays and sweepers see all.
alter table customer enable row level security;
alter table customer force row level security;
create policy tenant on customer using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on customer to ${schema}_system using (true);
alter table merchant_key enable row level security;
alter table merchant_key force row level security;
create policy tenant on merchant_key using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on merchant_key to ${schema}_system using (true);
alter table card_record enable row level security;
alter table card_record force row level security;
create policy tenant on card_record using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on card_record to ${schema}_system using (true);
alter table record_key enable row level security;
alter table record_key force row level security;
create policy tenant on record_key using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on record_key to ${schema}_system using (true);
alter table payment_instrument enable row level security;
alter table payment_instrument force row level security;
create policy tenant on payment_instrument using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on payment_instrument to ${schema}_system using (true);
alter table staged_card enable row level security;
alter table staged_card force row level security;
create policy tenant on staged_card using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on staged_card to ${schema}_system using (true);
alter table capture enable row level security;
alter table capture force row level security;
create policy tenant on capture using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on capture to ${schema}_system using (true);
