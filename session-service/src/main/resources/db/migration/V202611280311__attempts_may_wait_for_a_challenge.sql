-- An authorization may wait for its payer, who has a challenge to answer, and is completed then, under a reference of its
-- own that stands before it is sent. send_before and session_sequence are those of the step under way.
alter table payment_attempts
    add column authenticates                 boolean     not null default false,
    add column authentication_status         text        check (authentication_status in
        ('frictionless', 'challenge', 'challenged', 'failed', 'unavailable', 'not_enrolled')),
    add column authentication_eci            text,
    add column authentication_transaction_id text,
    -- where the payer answers; whoever has it may answer
    add column challenge_url                 text,
    -- when a payment without a session stops waiting for its payer
    add column challenge_until               timestamptz;

alter table payment_attempts drop constraint payment_attempts_status_check;
alter table payment_attempts add constraint payment_attempts_status_check check (status in
    ('undecided', 'challenged', 'completing', 'approved', 'declined', 'not_sent', 'reversed'));

drop index attempts_stand_alone;
create unique index attempts_stand_alone on payment_attempts (payment_id)
    where status in ('undecided', 'challenged', 'completing', 'approved') and not given_up;
drop index attempts_to_decide;
create index attempts_to_decide on payment_attempts (lease_until) where status in ('undecided', 'completing');
drop index attempts_to_release;
create index attempts_to_release on payment_attempts (lease_until)
    where status in ('approved', 'challenged') and given_up;
create index attempts_to_answer on payment_attempts (challenge_until) where status = 'challenged' and not given_up;

-- A payer whom the bank could not confirm is told so.
alter table sessions drop constraint sessions_fail_for_a_reason;
alter table sessions add constraint sessions_fail_for_a_reason check (failure_reason in
    ('declined', 'not_activatable', 'temporarily_unavailable', 'verification_refused', 'payment_refused',
    'authentication_failed'));
