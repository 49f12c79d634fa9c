-- How often the end of the session was moved, each time by the life time that it was opened with; three times at the most.
alter table sessions add column extensions integer not null default 0
    constraint sessions_are_extended_three_times_at_most check (extensions between 0 and 3);
