alter table sessions drop constraint sessions_type_check;
alter table sessions add constraint sessions_are_of_a_type check (type in ('tokenization', 'checkout'));

-- From the first card on that was tried.
alter table sessions add column payment_id text unique;
alter table sessions add constraint only_checkouts_have_a_payment check (payment_id is null or type = 'checkout');
-- Whether the card that the completion is about is saved once it has paid.
alter table sessions add column card_kept boolean not null default false;

alter table sessions drop constraint completed_sessions_have_an_instrument;
alter table sessions add constraint completed_sessions_have_what_they_were_for check (case
    when status <> 'completed' then instrument_id is null
    when type = 'checkout' then payment_id is not null
    else instrument_id is not null
end);

alter table sessions drop constraint sessions_failure_reason_check;
alter table sessions add constraint sessions_fail_for_a_reason check (failure_reason in
    ('declined', 'not_activatable', 'temporarily_unavailable', 'verification_refused', 'payment_refused'));
