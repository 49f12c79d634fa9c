-- The cards that network tokens will one day be asked for, as payment_instrument.* tells them.
-- A deleted card leaves its sequence alone, so that a late event cannot bring it back.
create table card (
    merchant_id        bigint      not null,
    payment_instrument text        not null,
    sequence           bigint      not null check (sequence > 0),
    status             text        not null,
    brand              text,
    last4              text,
    exp_month          smallint,
    exp_year           smallint,
    created_at         timestamptz not null default now(),
    updated_at         timestamptz not null default now(),
    -- The merchant leads: an event under another merchant's name meets another row, never somebody else's.
    primary key (merchant_id, payment_instrument),
    constraint facts_until_deleted check (num_nulls(brand, last4, exp_month, exp_year) = case status when 'deleted' then 4 else 0 end)
);

alter table card enable row level security;
alter table card force row level security;
create policy tenant on card to public
    using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on card to ${schema}_system using (true);
