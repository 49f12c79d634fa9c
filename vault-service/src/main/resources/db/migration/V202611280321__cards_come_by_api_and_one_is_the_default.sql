-- A card that came server to server may ask for no network token; one card of a customer is the default.
alter table payment_instrument
    add column is_default           boolean not null default false,
    add column enable_network_token boolean not null default true,
    add constraint default_of_a_customer check (not is_default or customer_id is not null);
create unique index one_default_of_a_customer on payment_instrument (merchant_id, customer_id) where is_default;
-- The search: of a merchant, and by fingerprint.
create index instrument_by_age on payment_instrument (merchant_id, created_at desc, id desc);
create index instrument_by_fingerprint on payment_instrument (merchant_id, fingerprint, created_at desc, id desc);
