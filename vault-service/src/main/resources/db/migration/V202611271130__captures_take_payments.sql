-- What is paid on the card page: a fixed sum or one that the payer names, whether the card is kept, and with which card.
-- Null where a card is only saved.
alter table capture add column checkout jsonb;
