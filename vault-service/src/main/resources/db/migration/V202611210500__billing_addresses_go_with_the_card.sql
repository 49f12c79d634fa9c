-- What the card page asks for besides the card, what the merchant knows of it already, and where it goes.
alter table capture
    add column address_field     text not null default 'hidden',
    add column prefilled_address jsonb;
alter table staged_card add column billing_address jsonb;
alter table payment_instrument add column billing_address jsonb;
