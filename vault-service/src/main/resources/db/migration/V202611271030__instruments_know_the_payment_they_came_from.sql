-- A card may be saved with a payment, which says how it is to be charged later.
alter table payment_instrument
    add column source_payment text,
    add column recurring_model text,
    add constraint instrument_recurring_model check
        (recurring_model in ('CardOnFile', 'Subscription', 'UnscheduledCardOnFile'));
