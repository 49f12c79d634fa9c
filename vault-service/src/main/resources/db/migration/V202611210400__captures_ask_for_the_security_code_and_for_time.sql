-- What the card page shows of a verification, and where it asks how the session stands and for more time.
alter table capture
    add column security_code         boolean not null default false,
    add column verification_total    text,
    add column verification_currency text,
    add column standing_path         text,
    add column extend_path           text,
    add constraint capture_verification check ((verification_total is null) = (verification_currency is null));
