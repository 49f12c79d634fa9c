-- A saved card that the payer chose, in the place of one that was entered.
alter table sessions add column chosen_instrument_id text;
alter table sessions add constraint completions_are_about_one_card
    check (staged_card_id is null or chosen_instrument_id is null);

-- Why the session failed, or why its last attempt came to nothing.
alter table sessions add column failure_reason text check (failure_reason in
    ('declined', 'not_activatable', 'temporarily_unavailable', 'verification_refused'));
alter table sessions add column failure_detail text;
alter table sessions add constraint failed_sessions_have_a_reason
    check (status <> 'failed' or failure_reason is not null);
