-- A card in another vault is charged by the connector to that vault's acquirer, which the attempt remembers: all that is
-- done with its authorization later goes there.
alter table payment_attempts add column connector text;
alter table payment_attempts add column external_token jsonb;
alter table payment_attempts drop constraint attempts_are_about_one_card;
alter table payment_attempts add constraint attempts_are_about_one_card
    check (num_nonnulls(staged_card_id, instrument_id, external_token) = 1);
alter table payment_attempts add constraint external_cards_have_a_connector
    check ((connector is null) = (external_token is null));

-- Where it was made, as the merchant names the counter or terminal.
alter table payments add column device_id text;
create index payments_by_device on payments (merchant_id, device_id, created_at desc) where device_id is not null;
