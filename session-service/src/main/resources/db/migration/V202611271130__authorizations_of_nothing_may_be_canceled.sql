-- A card that was stored with a payment of nothing: its authorization holds nothing, and may be let go of all the same.
alter table payment_operations drop constraint payment_operations_amount_check;
alter table payment_operations add constraint only_a_cancellation_may_be_about_nothing
    check (amount > 0 or (amount = 0 and type = 'cancellation'));
