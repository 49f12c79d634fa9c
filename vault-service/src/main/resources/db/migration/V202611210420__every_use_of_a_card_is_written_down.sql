-- Who sent which card where and what for, written before it is sent. A row without an outcome is one that a crash left.
create table card_use (
    id          text        primary key,
    merchant_id bigint      not null,
    caller      text        not null,
    profile     text        not null,
    card_id     text        not null,
    intent      text        not null,
    used_at     timestamptz not null default clock_timestamp(),
    outcome     text,
    detail      text,
    ended_at    timestamptz,
    constraint card_use_outcome check (outcome in ('answered', 'not_sent', 'unknown'))
);
create index card_use_by_card on card_use (merchant_id, card_id, used_at);

alter table card_use enable row level security;
alter table card_use force row level security;
create policy tenant on card_use using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on card_use to ${schema}_system using (true);
