create table thing (
    id          text primary key,
    merchant_id bigint not null,
    name        text   not null,
    sequence    bigint not null default 1
);
alter table thing enable row level security;
alter table thing force row level security;
create policy tenant on thing using (merchant_id = nullif(current_setting('app.merchant', true), '')::bigint);
create policy system on thing to ${schema}_system using (true);
