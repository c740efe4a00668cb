-- An import is worked on by one process at a time; whoever dies in the middle is followed by another, by the lease.
alter table import add column lease_until bigint not null default 0;
comment on column import.lease_until is 'until then one process reads or writes it and renews this; after it another may take over';
create policy system_finds_unfinished on import for select
  using ((select app.flag('system')) and state in ('reading', 'writing'));
