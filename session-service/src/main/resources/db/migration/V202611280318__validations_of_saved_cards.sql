-- Questions whether a saved card is alive: authorizations of nothing. A row stands before its authorization is sent, under a
-- reference that is used for no other. The address that is compared is stored nowhere.
create table validations (
    id                  text        primary key,
    merchant_id         bigint      not null,
    instrument_id       text        not null,
    -- one that never reached the acquirer may be begun again, under another reference
    tries               integer     not null,
    authorize_reference text        not null unique,
    status              text        not null check (status in ('undecided', 'valid', 'invalid', 'not_sent')),
    send_before         timestamptz not null,
    response_code       text,
    avs_result          text,
    cvc_result          text,
    answered_at         timestamptz,
    -- until when one replica alone deals with it
    lease_until         timestamptz not null,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    -- counts the changes from 1: the version that compare-and-set compares
    sequence            bigint      not null,
    constraint answered_validations_have_a_code
        check ((status in ('valid', 'invalid')) = (response_code is not null and answered_at is not null))
);
create index validations_to_decide on validations (lease_until) where status = 'undecided';
create index validations_by_instrument on validations (merchant_id, instrument_id, created_at desc);

alter table validations enable row level security;
alter table validations force row level security;
create policy tenant on validations
    using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on validations to ${schema}_system using (true);
