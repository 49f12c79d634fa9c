-- The operator's data. Row-level security shows it to the system role alone, so that no statement on a merchant's
-- behalf can read another merchant's settings or key hashes.
create sequence merchant_number as bigint start with 10001;

create table merchants (
    id                      bigint      primary key,
    name                    text        not null,
    active                  boolean     not null,
    embed_origins           text        not null,
    redirect_hosts          text        not null,
    three_d_secure          boolean     not null,
    skip_cvc_for_one_click  boolean     not null,
    callback_secret_version integer     not null,
    created_at              timestamptz not null,
    updated_at              timestamptz not null,
    sequence                bigint      not null
);
create index merchants_by_age on merchants (created_at desc, id desc);
alter table merchants enable row level security;
alter table merchants force row level security;
create policy system on merchants to ${schema}_system using (true);

-- Secrets are not kept, only their keyed hashes.
create table api_keys (
    id          text        primary key,
    merchant_id bigint      not null references merchants (id),
    hash        text        not null unique,
    scopes      text        not null,
    created_at  timestamptz not null,
    revoked_at  timestamptz
);
create index api_keys_by_merchant on api_keys (merchant_id);
alter table api_keys enable row level security;
alter table api_keys force row level security;
create policy system on api_keys to ${schema}_system using (true);
