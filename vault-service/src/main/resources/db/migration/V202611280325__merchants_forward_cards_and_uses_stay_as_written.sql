-- Merchants have cards sent themselves: by which key, and also what was refused or withheld.
alter table card_use add column key_id text;
alter table card_use drop constraint card_use_outcome;
alter table card_use add constraint card_use_outcome
    check (outcome in ('answered', 'not_sent', 'unknown', 'withheld', 'refused'));

-- A forward is found by what it is for, and counted by the minute.
create index card_use_by_intent on card_use (merchant_id, intent);
create index card_use_of_merchants on card_use (merchant_id, used_at) where caller = 'merchant';

-- The record of uses only grows. What a running service may still change is how a use ended, and that once.
revoke update, delete, truncate on card_use from ${schema}_app, ${schema}_system;
grant update (outcome, detail, ended_at) on card_use to ${schema}_app;

create function card_use_ends_once() returns trigger language plpgsql as $$
begin
    if old.outcome is not null then
        raise exception 'how a use of a card ended is written down once';
    end if;
    return new;
end
$$;
create trigger card_use_ends_once before update on card_use for each row execute function card_use_ends_once();
